//! What was typed does not fit: each misfit with a message of its own.

use super::CommandSpec;
use crate::catalogue::{Message, id};

/// What was typed or chosen does not fit a command's arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentFault {
    /// A required argument is missing.
    Missing,
    /// There is no argument of this name.
    Unknown {
        /// As it was typed.
        name: String,
    },
    /// An option stands without its value.
    ValueMissing {
        /// The argument.
        name: String,
    },
    /// An argument is there twice.
    Twice {
        /// The argument.
        name: String,
    },
    /// A text is too short.
    TooShort {
        /// The argument.
        name: String,
        /// Characters it needs at least.
        min: usize,
    },
    /// A text is too long.
    TooLong {
        /// The argument.
        name: String,
        /// Characters it takes at most.
        max: usize,
        /// Characters it has.
        length: usize,
    },
    /// It takes a number.
    NotANumber {
        /// The argument.
        name: String,
        /// What was given.
        given: String,
    },
    /// A number outside its range.
    OutOfRange {
        /// The argument.
        name: String,
        /// The smallest.
        min: String,
        /// The largest.
        max: String,
    },
    /// It takes one of a few values.
    NotAChoice {
        /// The argument.
        name: String,
        /// The values, separated by commas.
        choices: String,
    },
    /// It takes a yes or a no.
    NotABoolean {
        /// The argument.
        name: String,
    },
    /// It takes a file.
    NoAttachment {
        /// The argument.
        name: String,
    },
    /// The file is too large.
    AttachmentTooLarge {
        /// The argument.
        name: String,
        /// Mebibytes it takes at most.
        max_mib: u64,
    },
}

impl ArgumentFault {
    /// The argument that does not fit, if it is a certain one.
    pub fn argument(&self) -> Option<&str> {
        match self {
            Self::Missing => None,
            Self::Unknown { name }
            | Self::ValueMissing { name }
            | Self::Twice { name }
            | Self::TooShort { name, .. }
            | Self::TooLong { name, .. }
            | Self::NotANumber { name, .. }
            | Self::OutOfRange { name, .. }
            | Self::NotAChoice { name, .. }
            | Self::NotABoolean { name }
            | Self::NoAttachment { name }
            | Self::AttachmentTooLarge { name, .. } => Some(name),
        }
    }

    /// What the person reads.
    pub fn message(&self, spec: &CommandSpec) -> Message {
        let named = |id, name: &str| Message::new(id).with("name", name);
        match self {
            Self::Missing => Message::new(id::ARGUMENT_MISSING).with("usage", spec.usage()),
            Self::Unknown { name } => named(id::ARGUMENT_UNKNOWN, name).with("usage", spec.usage()),
            Self::ValueMissing { name } => named(id::ARGUMENT_VALUE_MISSING, name).with("usage", spec.usage()),
            Self::Twice { name } => named(id::ARGUMENT_TWICE, name),
            Self::TooShort { name, min } => named(id::ARGUMENT_TOO_SHORT, name).with("min", *min),
            Self::TooLong { name, max, length } => {
                named(id::ARGUMENT_TOO_LONG, name).with("max", *max).with("length", *length)
            }
            Self::NotANumber { name, given } => named(id::ARGUMENT_NOT_A_NUMBER, name).with("given", given.as_str()),
            Self::OutOfRange { name, min, max } => {
                named(id::ARGUMENT_OUT_OF_RANGE, name).with("min", min.as_str()).with("max", max.as_str())
            }
            Self::NotAChoice { name, choices } => {
                named(id::ARGUMENT_NOT_A_CHOICE, name).with("choices", choices.as_str())
            }
            Self::NotABoolean { name } => named(id::ARGUMENT_NOT_A_BOOLEAN, name),
            Self::NoAttachment { name } => named(id::ARGUMENT_NO_ATTACHMENT, name),
            Self::AttachmentTooLarge { name, max_mib } => {
                named(id::ARGUMENT_ATTACHMENT_TOO_LARGE, name).with("max", i64::try_from(*max_mib).unwrap_or(i64::MAX))
            }
        }
    }
}
