//! What a button does, small enough for every platform.

use std::fmt;
use std::str::FromStr;

use crate::queue::JobId;

/// What a press on a button does.
///
/// Written as text of at most 64 bytes (Telegram's bound for callback data, Discord's is 100), without state of the
/// process, so that a button under an old message still works after a restart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// Make the same again, with a new seed.
    Again(JobId),
    /// Make another picture from its picture.
    Vary(JobId),
    /// Make a video from its picture.
    Animate(JobId),
    /// Stop waiting for it.
    Cancel(JobId),
}

impl Action {
    /// The job the button belongs to.
    pub const fn job(&self) -> &JobId {
        match self {
            Self::Again(job) | Self::Vary(job) | Self::Animate(job) | Self::Cancel(job) => job,
        }
    }

    /// Whether a press asks for something new, that gets a message of its own.
    pub const fn makes_something(&self) -> bool {
        match self {
            Self::Again(_) | Self::Vary(_) | Self::Animate(_) => true,
            Self::Cancel(_) => false,
        }
    }

    const fn verb(&self) -> &'static str {
        match self {
            Self::Again(_) => "again",
            Self::Vary(_) => "vary",
            Self::Animate(_) => "animate",
            Self::Cancel(_) => "cancel",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.verb(), self.job())
    }
}

impl FromStr for Action {
    type Err = ActionError;

    fn from_str(text: &str) -> Result<Self, ActionError> {
        let (verb, job) = text.split_once(':').ok_or(ActionError)?;
        let job = job.parse().map_err(|_| ActionError)?;
        match verb {
            "again" => Ok(Self::Again(job)),
            "vary" => Ok(Self::Vary(job)),
            "animate" => Ok(Self::Animate(job)),
            "cancel" => Ok(Self::Cancel(job)),
            _ => Err(ActionError),
        }
    }
}

/// The text is no action of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an action")]
pub struct ActionError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_survives_being_written_and_fits_a_telegram_button() {
        let actions = [Action::Again, Action::Vary, Action::Animate, Action::Cancel];
        for action in actions.map(|action| action(JobId::random())) {
            let written = action.to_string();

            assert!(written.len() <= 64, "{written}");
            assert_eq!(written.parse(), Ok(action));
        }
    }

    #[test]
    fn anything_else_is_no_action() {
        for text in ["", "again", "again:", "again:x y", "explode:0123456789abcdef0123456789abcdef"] {
            assert_eq!(text.parse::<Action>(), Err(ActionError), "{text}");
        }
    }
}
