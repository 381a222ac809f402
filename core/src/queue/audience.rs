//! Who is told what becomes of jobs.

use async_trait::async_trait;

use std::time::Duration;

use super::insist::insist;
use super::store::{JobStore, Lease};
use super::{Ending, Estimate, Job, JobId};
use crate::failure::Failure;
use crate::reply::Shown;
use crate::retry::News;

/// Who is told what becomes of jobs.
#[async_trait]
pub trait Audience: Send + Sync + 'static {
    /// Something happened on the way; returns at once. Never called once a job has ended.
    fn news(&self, job: &Job, news: JobNews);

    /// Whether its person is shown what is made. If not, a result is only to be had from where it is kept, and so must be
    /// kept. Default: they are.
    fn shows(&self, job: &Job) -> bool {
        let _ = job;
        true
    }

    /// The job goes on in another process, which tells about it from now on.
    fn gone(&self, job: &JobId);

    /// The job is over: tells its person, and returns when they know, or can't be reached, now or at all.
    ///
    /// Called once a job, and again where a process died over it or they could not be told yet: what is not an edit needs
    /// the word of `delivery`.
    async fn ended(&self, job: &Job, ending: Ending, delivery: &Delivery<'_>) -> Handover;
}

/// What came of telling the end of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Handover {
    /// Its person knows, or can't be reached at all: nothing is left to do.
    Over,
    /// The platform can't take it now, and telling it again can't show it twice.
    Later {
        /// How long the platform asks to wait, at least.
        least: Duration,
    },
}

/// What happens to a job on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum JobNews {
    /// It moved up in the queue.
    Place(Estimate),
    /// The retry engine's news.
    Retry(News),
    /// It waits at its place, because of the failure, for the time.
    Snoozed(Failure, Duration),
}

/// The store's record of how an end is delivered, so that nothing that can be seen twice is sent twice.
pub struct Delivery<'a> {
    store: &'a dyn JobStore,
    lease: &'a Lease,
    intended: bool,
}

impl<'a> Delivery<'a> {
    pub(super) fn new(store: &'a dyn JobStore, lease: &'a Lease, intended: bool) -> Self {
        Self { store, lease, intended }
    }

    /// Whether a new message may be there already, from a process that died.
    pub const fn may_be_sent(&self) -> bool {
        self.intended
    }

    /// Must be called, and be true, before a new message is sent; an edit needs no word.
    pub async fn may_send(&self) -> bool {
        insist("note that a message is sent", || self.store.intend(self.lease)).await.is_some()
    }

    /// The message is there.
    pub async fn sent(&self, shown: &Shown) {
        insist("note that a message was sent", || self.store.shown(self.lease, shown)).await;
    }

    /// The message is certainly not there.
    pub async fn not_sent(&self) {
        insist("note that a message was not sent", || self.store.not_sent(self.lease)).await;
    }
}
