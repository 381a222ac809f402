//! Where a job stands in line, and how long that will take: work ahead ÷ capacity.

use std::time::Duration;

use tokio::time::Instant;

use super::store::Standing;
use super::{JobQueue, Tier};
use crate::failure::Failure;
use crate::provider::Task;
use crate::retry::{Access, Unavailable};

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
    /// What `standing` in the lane of `task` means for somebody of `tier`.
    pub(super) fn estimate(&self, task: Task, tier: &Tier, standing: Standing) -> Estimate {
        let Standing { ahead, running, running_of_person, usual } = standing;
        let access = Access::of_tier(&tier.name);
        let (slots, closed) = (self.engine.slots(task, &access), self.engine.closed(task, &access));
        let at_once =
            ahead == 0 && running < slots as usize && running_of_person < tier.max_running && closed.is_none();

        let before = u32::try_from(ahead + running).unwrap_or(u32::MAX);
        let rounds = (before / slots).saturating_add(1);
        let closed = closed.map(|closed| closed.until.saturating_duration_since(Instant::now()));
        let wait = usual.saturating_mul(rounds).saturating_add(closed.unwrap_or_default());
        Estimate { place: ahead + 1, wait, at_once }
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
