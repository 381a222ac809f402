//! What a failed statement means for the queue and for the operator.

use refrain_core::queue::store::{LeaseError, StoreError};
use sqlx::error::{DatabaseError, Error};

/// A step that was not done.
#[derive(Debug)]
pub(crate) enum Fault {
    /// No row has the lease.
    Lost,
    Store(StoreError),
}

impl Fault {
    pub(crate) fn slow() -> Self {
        Self::Store(StoreError::Unavailable("it gave no answer in time".to_owned()))
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Store(classify(&error))
    }
}

impl From<Fault> for LeaseError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lost => Self::Lost,
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lost => Self::Fault("a lease was asked for where there is none".to_owned()),
            Fault::Store(error) => error,
        }
    }
}

/// Errors of sqlx name no address and no password.
pub(super) fn classify(error: &Error) -> StoreError {
    let text = error.to_string();
    match error {
        Error::Database(database) => classify_database(&**database, text),
        Error::Io(_)
        | Error::Tls(_)
        | Error::Protocol(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed => StoreError::Unavailable(text),
        _ => StoreError::Fault(text),
    }
}

/// Whether another process holds SQLite's lock.
pub(super) fn is_locked(error: &Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.is_some_and(|code| matches!(primary(&code), Some(5 | 6)))
}

/// SQLite's primary result code: the lowest byte. PostgreSQL's codes have five characters, and are none.
fn primary(code: &str) -> Option<u32> {
    if code.len() == 5 { None } else { code.parse::<u32>().ok().map(|code| code & 0xFF) }
}

/// By SQLite's result codes and PostgreSQL's five characters.
fn classify_database(error: &dyn DatabaseError, text: String) -> StoreError {
    let Some(code) = error.code() else { return StoreError::Fault(text) };
    if code.len() == 5 {
        return match &*code {
            "53100" => StoreError::Full(text),
            "25006" | "42501" => StoreError::ReadOnly(text),
            "25P02" | "25P03" => StoreError::Unavailable(text), // The transaction is over, for want of a lock or of time.
            code if ["08", "40", "53", "55", "57", "58"].contains(&&code[..2]) => StoreError::Unavailable(text),
            _ => StoreError::Fault(text),
        };
    }
    match primary(&code) {
        Some(13) => StoreError::Full(text),
        Some(3 | 8 | 14) => StoreError::ReadOnly(text),
        Some(5 | 6 | 9 | 10 | 15) => StoreError::Unavailable(text),
        _ => StoreError::Fault(text),
    }
}
