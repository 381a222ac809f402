//! The variables a process was started with, and the folder it stands in.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// Variables and a working folder. Only a binary makes one of the process's own: `Environment::new(std::env::vars_os())`.
///
/// `Debug` shows names, not values.
#[derive(Clone, Default)]
pub struct Environment {
    variables: BTreeMap<String, OsString>,
    folder: PathBuf,
}

impl Environment {
    /// These variables; paths are relative to the working folder of the process. Names that are no UTF-8 are none of ours
    /// and left out.
    pub fn new<N: Into<OsString>, V: Into<OsString>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let named = |(name, value): (N, V)| Some((name.into().into_string().ok()?, value.into()));
        Self { variables: variables.into_iter().filter_map(named).collect(), folder: PathBuf::new() }
    }

    /// Takes relative paths, that of `refrain.toml` first, from `folder`.
    #[must_use]
    pub fn in_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// The folder of `.ftl` files: `REFRAIN_LOCALES`, or `locales`. For what needs no other setting.
    pub fn locales(&self) -> PathBuf {
        self.path(self.variables.get("REFRAIN_LOCALES").map_or_else(|| "locales".into(), PathBuf::from))
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = (&str, &OsString)> {
        self.variables.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.join(path)
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").field("variables", &self.variables.keys()).field("folder", &self.folder).finish()
    }
}
