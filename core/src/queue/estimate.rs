//! Where a job stands in line, and how long that will take: work ahead ÷ capacity.

use std::time::Duration;

use tokio::time::Instant;

use super::order::Tag;
use super::state::State;
use super::{Job, JobQueue};
use crate::failure::Failure;
use crate::provider::Task;
use crate::retry::Unavailable;

/// Where a job stands in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The place, from 1, among those waiting for the same task.
    pub place: usize,
    /// How long until it is done, as it looks now: work ahead ÷ capacity, from a running mean. Later premium people may
    /// pass.
    pub wait: Duration,
    /// Whether it starts as soon as it is released.
    pub at_once: bool,
}

impl JobQueue {
    /// Where the job with `tag` stands.
    pub(super) fn estimate(&self, state: &State, job: &Job, tag: Tag) -> Estimate {
        let task = job.work.task;
        let ahead = state.lanes.get(&task).map_or(0, |lane| lane.order.ahead(tag));
        let at_once = ahead == 0
            && state.running(task) < self.engine.slots(task) as usize
            && state.running_of(job.person()) < job.tier.max_running
            && self.engine.closed(task).is_none();
        Estimate { place: ahead + 1, wait: self.wait(state, task, ahead), at_once }
    }

    /// How long until a job with so many `ahead` of it is done.
    pub(super) fn wait(&self, state: &State, task: Task, ahead: usize) -> Duration {
        let before = u32::try_from(ahead + state.running(task)).unwrap_or(u32::MAX);
        let rounds = (before / self.engine.slots(task)).saturating_add(1);
        let closed = self.engine.closed(task).map(|closed| closed.until.saturating_duration_since(Instant::now()));
        state.usual(task).saturating_mul(rounds).saturating_add(closed.unwrap_or_default())
    }
}

/// Why nothing can start, with the wait as it is now: what the upstream told may have been told long ago.
pub(super) fn still(closed: Unavailable) -> Failure {
    let wait = closed.until.saturating_duration_since(Instant::now());
    match closed.because {
        Failure::QuotaExhausted { .. } => Failure::QuotaExhausted { retry_after: Some(wait) },
        Failure::RateLimited { .. } => Failure::RateLimited { retry_after: Some(wait) },
        Failure::Overloaded { .. } => Failure::Overloaded { retry_after: Some(wait) },
        Failure::Loading { .. } => Failure::Loading { ready_in: Some(wait) },
        Failure::NoKeyAvailable { .. } => Failure::NoKeyAvailable { until: Some(wait) },
        because @ (Failure::KeyRejected
        | Failure::ConcurrencyLimited
        | Failure::ModelUnavailable
        | Failure::InvalidRequest { .. }
        | Failure::Refused
        | Failure::TooLarge
        | Failure::ProviderError
        | Failure::TimedOut
        | Failure::Unreachable
        | Failure::Misconfigured { .. }
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. }) => because,
    }
}
