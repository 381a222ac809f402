//! An accepted piece of long work.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Tier;
use super::store::{Clocks, JobFacts, JobRecord, Outcome, Timestamp};
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::reply::{Media, Shown};
use crate::request::{Origin, Person};
use crate::retry::Progress;

/// A job's id: 128 bits as 32 hexadecimal digits that can't be guessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(String);

impl JobId {
    /// A new id.
    pub fn random() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    /// The id that is always the same for `event`, and that can't be guessed without `secret`.
    pub fn of(secret: &SecretString, event: &str) -> Self {
        let secret = Sha256::digest(secret.expose_secret());
        let digest = Sha256::new().chain_update(b"refrain job\0").chain_update(secret).chain_update(event).finalize();
        Self(digest.iter().take(16).fold(String::new(), |digits, byte| digits + &format!("{byte:02x}")))
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

/// An accepted piece of long work, as the process that holds it sees it.
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
    /// When it was accepted, by the store's clock.
    pub accepted: Timestamp,
    /// When it must be done.
    pub deadline: Instant,
    /// What it has been through.
    pub progress: Progress,
    /// The message that follows it, once there is one.
    pub shown: Option<Shown>,
    /// Cancelled by its owner, as far as this process knows.
    pub cancelled: CancellationToken,
}

impl Job {
    /// Who asked.
    pub const fn person(&self) -> &Person {
        &self.origin.person
    }

    /// The job of `record`, in the time of this process.
    pub(super) fn restore(record: &JobRecord, clocks: Clocks) -> Self {
        let JobFacts { id, retry_of: _, work, origin, locale, tier, spoiler, callback: _, deadline } =
            record.facts.clone();
        let mut progress = record.progress.clone();
        // The call that is known is asked for again, which is not charged.
        progress.lost(record.lost_starts.saturating_sub(u32::from(record.remote.is_some())));
        if let Some(remote) = &record.remote {
            progress.goes_on(remote.clone());
        }
        let (shown, accepted, deadline) = (record.shown.clone(), record.accepted, clocks.instant(deadline));
        let cancelled = CancellationToken::new();
        Self { id, work, origin, locale, tier, spoiler, accepted, deadline, progress, shown, cancelled }
    }
}

/// Where a job stands.
///
/// ```text
///            ┌─ snoozed ◄─┐
///            ▼            │
/// held ──► queued ──► running ──► delivering ──► done, failed, cancelled
///            ▲            │           ▲
///            ├────────────┘ rescued   │
///            └────────────────────────┘ cancelled, too late, or the bot stops and forgets
/// ```
///
/// A held job whose message can't be shown is taken back; a snoozed one ends as a queued one does. A job whose worker
/// died is rescued: it waits again, at its place.
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
    /// It was made, and delivered as far as that is possible.
    Done,
    /// It was not made, and its person was told.
    Failed,
    /// It was not made, because its owner did not want it any more.
    Cancelled,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Held,
        Self::Queued,
        Self::Running,
        Self::Snoozed,
        Self::Delivering,
        Self::Done,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The name in stores, logs and metrics.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Snoozed => "snoozed",
            Self::Delivering => "delivering",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether it has not begun, or waits to go on.
    pub const fn waits(self) -> bool {
        match self {
            Self::Held | Self::Queued | Self::Snoozed => true,
            Self::Running | Self::Delivering | Self::Done | Self::Failed | Self::Cancelled => false,
        }
    }

    /// Whether it waits, and the message that follows it is shown.
    pub const fn awaits_its_turn(self) -> bool {
        match self {
            Self::Queued | Self::Snoozed => true,
            Self::Held | Self::Running | Self::Delivering | Self::Done | Self::Failed | Self::Cancelled => false,
        }
    }

    /// Whether its person knows what came of it.
    pub const fn ended(self) -> bool {
        match self {
            Self::Done | Self::Failed | Self::Cancelled => true,
            Self::Held | Self::Queued | Self::Snoozed | Self::Running | Self::Delivering => false,
        }
    }
}

/// The text is no state of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of a job")]
pub struct JobStateError;

impl FromStr for JobState {
    type Err = JobStateError;

    fn from_str(text: &str) -> Result<Self, JobStateError> {
        Self::ALL.into_iter().find(|state| state.label() == text).ok_or(JobStateError)
    }
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// It is made: the media, at least one.
    Made(Vec<Media>),
    /// It failed.
    Failed(Failure),
    /// Its owner cancelled it.
    Cancelled,
    /// The bot stops before it could be finished.
    Interrupted,
}

impl Ending {
    /// What a store keeps of it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Made(_) => Outcome::Made,
            Self::Failed(failure) => Outcome::Failed(failure.clone()),
            Self::Cancelled => Outcome::Cancelled,
            Self::Interrupted => Outcome::Interrupted,
        }
    }

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
