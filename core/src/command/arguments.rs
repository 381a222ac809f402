//! From what was typed or chosen to a command's typed arguments.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::CommandSpec;

/// The raw arguments as a platform gives them.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A typed line, such as `a red fox --seed 42`, and the files that came with it.
    Line {
        /// All that stands after the command.
        text: String,
        /// The files, in order; they fill the attachment arguments in order.
        attachments: Vec<Attachment>,
    },
    /// Values by argument name, as a form or a slash command gives them.
    Named(BTreeMap<String, Json>),
}

/// A file that a person sent along, not yet downloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The platform's own id or address of the file.
    pub id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Its media type, if the platform tells it.
    pub mime: Option<String>,
    /// Its size in bytes.
    pub size: u64,
}

/// What was typed does not fit; each has a message of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgumentFault {
    /// A required argument is missing.
    Missing,
}

/// Checks `input` by `spec` and types it.
pub(super) fn typed<T: DeserializeOwned>(spec: &CommandSpec, input: &Input) -> Result<T, ArgumentFault> {
    let _ = (spec, input);
    Err(ArgumentFault::Missing)
}
