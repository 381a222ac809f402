//! The seam to notices that are still to be sent: a program that submitted a job is told of its end.
//!
//! A notice is written in the step that ends its job, so that there is one if and only if the job ended, whatever dies when.
//! Who sends it holds a [`Lease`] meanwhile, as with jobs: several processes share the work, and one that died is stood in
//! for. A notice lives as long as its job is remembered, which bounds them.

use std::fmt;

use async_trait::async_trait;

use super::{Lease, LeaseError, StoreError, Timestamp};
use crate::queue::{JobId, JobState};

/// Whom to call when a job ends.
///
/// `Debug` does not show the address: it may hold a secret of the program that is called.
#[derive(Clone, PartialEq, Eq)]
pub struct Callback {
    /// An absolute address, `http` or `https`.
    pub url: String,
}

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callback(..)")
    }
}

/// Word of a job's end, sent or still to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The job; it has one notice at most.
    pub job: JobId,
    /// How it ended: done, failed or cancelled.
    pub ended: JobState,
    /// Whom to call.
    pub callback: Callback,
    /// When the job ended.
    pub since: Timestamp,
    /// Where the notice stands.
    pub state: NoticeState,
    /// Tries that were begun since it was written, or since somebody wanted it sent again.
    pub tries: u32,
    /// When it is tried next; for one that is sent or dead, when it became that.
    pub at: Timestamp,
    /// What came of the last try that failed.
    pub fault: Option<String>,
}

impl Notice {
    /// The id by which its receiver knows it: the same at every try.
    pub fn id(&self) -> String {
        format!("msg_{}", self.job)
    }
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeState {
    /// It is tried at its time.
    Waiting,
    /// Its receiver has taken it.
    Sent,
    /// It was given up.
    Dead,
}

impl NoticeState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Dead];

    /// Its name in stores, logs and on the command line.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Dead => "dead",
        }
    }

    /// The state of that name.
    pub fn of_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.label() == label)
    }
}

/// Notices of ended jobs. Each call is one step, and an older lease changes nothing, as with a
/// [`JobStore`](super::JobStore).
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Takes the notice whose time came first, with the right to change it until `until`; this counts as a try. Those stay
    /// whose address begins with one of `spared`: their receivers have enough to do.
    async fn claim_notice(
        &self,
        spared: &[String],
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Option<(Notice, Lease)>, StoreError>;

    /// The notice is taken by its receiver.
    async fn notice_sent(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError>;

    /// A try failed, because of `fault`. The next one is at `again`; where there is none, it is given up.
    async fn notice_failed(
        &self,
        lease: &Lease,
        fault: &str,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), LeaseError>;

    /// Notices in one of `states`, or in any where none is named, of the jobs that ended last first; at most `limit`.
    async fn notices(&self, states: &[NoticeState], limit: usize) -> Result<Vec<Notice>, StoreError>;

    /// The notice of a job, if it has one.
    async fn notice(&self, job: &JobId) -> Result<Option<Notice>, StoreError>;

    /// Wants a notice sent again from now on, as if it had never been tried, also one that was taken. A try that is under way
    /// does not count any more. Says whether there is one.
    async fn send_again(&self, job: &JobId, now: Timestamp) -> Result<bool, StoreError>;
}
