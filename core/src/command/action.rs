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
    /// Speak this language with whoever presses, by its BCP 47 tag of at most 35 characters.
    Language(String),
}

impl Action {
    /// Whether a press asks for something new, that gets a message of its own.
    pub const fn makes_something(&self) -> bool {
        match self {
            Self::Again(_) | Self::Vary(_) | Self::Animate(_) => true,
            Self::Cancel(_) | Self::Language(_) => false,
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Again(job) => write!(f, "again:{job}"),
            Self::Vary(job) => write!(f, "vary:{job}"),
            Self::Animate(job) => write!(f, "animate:{job}"),
            Self::Cancel(job) => write!(f, "cancel:{job}"),
            Self::Language(tag) => write!(f, "language:{tag}"),
        }
    }
}

impl FromStr for Action {
    type Err = ActionError;

    fn from_str(text: &str) -> Result<Self, ActionError> {
        let (verb, of) = text.split_once(':').ok_or(ActionError)?;
        let job = || of.parse().map_err(|_| ActionError);
        match verb {
            "again" => Ok(Self::Again(job()?)),
            "vary" => Ok(Self::Vary(job()?)),
            "animate" => Ok(Self::Animate(job()?)),
            "cancel" => Ok(Self::Cancel(job()?)),
            "language" if is_tag(of) => Ok(Self::Language(of.to_owned())),
            _ => Err(ActionError),
        }
    }
}

/// RFC 5646 names 35 characters as enough for any tag in use.
fn is_tag(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
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
        let of_jobs = [Action::Again, Action::Vary, Action::Animate, Action::Cancel];
        let of_jobs = of_jobs.map(|action| action(JobId::random()));
        for action in of_jobs.into_iter().chain([Action::Language("zh-Hant".to_owned())]) {
            let written = action.to_string();

            assert!(written.len() <= 64, "{written}");
            assert_eq!(written.parse(), Ok(action));
        }
    }

    #[test]
    fn anything_else_is_no_action() {
        for text in [
            "",
            "again",
            "again:",
            "again:x y",
            "explode:0123456789abcdef0123456789abcdef",
            "language:",
            "language:a b",
        ] {
            assert_eq!(text.parse::<Action>(), Err(ActionError), "{text}");
        }
    }
}
