//! An accepted piece of long work.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Tier;
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::reply::Shown;
use crate::request::{Origin, Person};
use crate::retry::{Made, Progress};

/// A job's id: 128 random bits as 32 hexadecimal digits, so that it can't be guessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(String);

impl JobId {
    /// A new id.
    pub fn random() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    /// The 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for JobId {
    type Err = JobIdError;

    fn from_str(text: &str) -> Result<Self, JobIdError> {
        let digits = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if digits { Ok(Self(text.to_owned())) } else { Err(JobIdError) }
    }
}

/// The text is no job id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a job id (32 hexadecimal digits)")]
pub struct JobIdError;

/// An accepted piece of long work.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its id; also the idempotency key of its calls.
    pub id: JobId,
    /// What is to be made; the seed is always set.
    pub work: Work,
    /// Where to answer, and whom.
    pub origin: Origin,
    /// The person's language.
    pub locale: Locale,
    /// The person's tier.
    pub tier: Arc<Tier>,
    /// Whether what comes of it is covered until somebody clicks it.
    pub spoiler: bool,
    /// When it must be done.
    pub deadline: Instant,
    /// What it has been through.
    pub progress: Progress,
    /// The message that follows it, once there is one.
    pub shown: Option<Shown>,
    /// Cancelled by its owner.
    pub cancelled: CancellationToken,
}

impl Job {
    /// Who asked.
    pub const fn person(&self) -> &Person {
        &self.origin.person
    }
}

/// Where a job stands.
///
/// ```text
///            ┌─ snoozed ◄─┐
///            ▼            │
/// held ──► queued ──► running ──► delivering ──► done, failed, cancelled, interrupted
///            │                        ▲
///            └────────────────────────┘ cancelled, too late, or the bot stops
/// ```
///
/// A held job whose message can't be shown is taken back; a snoozed one ends as a queued one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobState {
    /// Has its place, but does not start before the message that follows it is shown.
    Held,
    /// Waits for its turn.
    Queued,
    /// Is being made.
    Running,
    /// Waits for a time, at its place.
    Snoozed,
    /// Its end is certain, and on its way to the person: too late to cancel.
    Delivering,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// It is made.
    Made(Made),
    /// It failed.
    Failed(Failure),
    /// Its owner cancelled it.
    Cancelled,
    /// The bot stops before it could be finished.
    Interrupted,
}

impl Ending {
    /// The name in logs and metrics.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Made(_) => "done",
            Self::Failed(_) => "failed",
            Self::Cancelled => "cancelled",
            Self::Interrupted => "interrupted",
        }
    }
}
