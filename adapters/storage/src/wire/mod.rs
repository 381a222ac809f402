//! Rows as they are written: JSON that changes only with a migration, whatever the core's types become.

mod attempt;
mod facts;
mod outcome;
mod preferences;
mod progress;

use refrain_core::queue::store::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use attempt::CallOutcome;
pub(crate) use facts::{Facts, Token};
pub(crate) use outcome::{Outcome, Why};
pub(crate) use preferences::Chosen;
pub(crate) use progress::{Progress, Remote};

/// The text of a row's column.
pub(crate) fn write(row: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(row).map_err(|error| StoreError::Fault(error.to_string()))
}

/// Reads the text of a row's column.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(unreadable)
}

/// Whatever a row says that no version of ours has written.
pub(crate) fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Fault(format!("a row can't be read: {error}"))
}
