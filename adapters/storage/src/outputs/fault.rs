//! What a failed operation on a file or an object means for the operator.

use std::error::Error;
use std::io::{self, ErrorKind};

use refrain_core::queue::OutputError;

/// Finds the operating system's own word below the layers of `error`.
pub(super) fn classify(error: &(dyn Error + 'static)) -> OutputError {
    let mut layer = Some(error);
    while let Some(current) = layer {
        if let Some(io) = current.downcast_ref::<io::Error>() {
            return classify_io(io);
        }
        if let Some(object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. }) =
            current.downcast_ref()
        {
            return OutputError::ReadOnly("access is denied".to_owned());
        }
        layer = current.source();
    }
    OutputError::Other(error.to_string())
}

/// Full and read-only are told apart because the operator does different things about them.
pub(super) fn classify_io(error: &io::Error) -> OutputError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => OutputError::Full,
        ErrorKind::ReadOnlyFilesystem => OutputError::ReadOnly("the file system is read-only".to_owned()),
        ErrorKind::PermissionDenied => OutputError::ReadOnly("permission denied".to_owned()),
        _ => OutputError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_spent_quota_are_both_full() {
        assert_eq!(classify_io(&ErrorKind::StorageFull.into()), OutputError::Full);
        assert_eq!(classify_io(&ErrorKind::QuotaExceeded.into()), OutputError::Full);
    }

    #[test]
    fn the_cause_is_found_below_the_layers_of_the_store() {
        let io = io::Error::from(ErrorKind::ReadOnlyFilesystem);
        let layered = object_store::Error::Generic { store: "test", source: Box::new(io) };

        assert_eq!(classify(&layered), OutputError::ReadOnly("the file system is read-only".to_owned()));
    }
}
