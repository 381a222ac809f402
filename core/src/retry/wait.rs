//! The waits between attempts: for a time, and for a key that is free.

use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use futures::poll;
use tokio::time::{Instant, sleep, timeout_at};

use super::run::{Halt, Pursuit};
use super::{Capacity, Choice, Class, News, RetryPolicy, Unavailable};
use crate::failure::Failure;
use crate::metrics;

/// Where the pursuit goes on after a failure, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) target: usize,
    pub(super) wait: Duration,
    pub(super) choice: Choice,
}

impl Pursuit<'_> {
    /// The slot for `step` if it is free right now.
    pub(super) fn free_slot(&self, step: Step) -> Option<Capacity> {
        if Instant::now() >= self.deadline {
            return None;
        }
        let lease = self.engine.try_acquire(&self.route.chain[step.target], step.choice, self.access)?;
        Some(Capacity { target: step.target, lease })
    }

    /// Waits as decided, then for a slot.
    pub(super) async fn next(&self, step: Step, failure: &Failure) -> Result<Capacity, Halt> {
        self.pause(step, failure).await?;
        match self.free_slot(step) {
            Some(capacity) => Ok(capacity),
            None => self.slot(step, failure).await,
        }
    }

    pub(super) async fn pause(&self, step: Step, failure: &Failure) -> Result<(), Halt> {
        let until = Instant::now().checked_add(step.wait).filter(|until| *until < self.deadline);
        let Some(until) = until else { return Err(Halt::Failed(self.why_too_late(step, failure))) };
        if step.wait > self.engine.policy().snooze_after {
            return Err(Halt::Snoozed { until, because: failure.clone() });
        }
        if !step.wait.is_zero() {
            self.sleep(failure, step.wait).await;
        }
        Ok(())
    }

    /// Sleeps because of `failure`.
    pub(super) async fn sleep(&self, failure: &Failure, wait: Duration) {
        self.tell_wait(failure, wait);
        let _measured = Waiting::begin(failure);
        sleep(wait).await;
    }

    /// Waits for a slot until the deadline.
    async fn slot(&self, step: Step, failure: &Failure) -> Result<Capacity, Halt> {
        let closed = self.closed(step);
        let wait = closed.map_or(Duration::ZERO, |closed| closed.until.saturating_duration_since(Instant::now()));
        self.tell_wait(failure, wait);

        let slot = self.engine.acquire(self.route, step.target, step.choice, Class::Begun, self.access);
        let mut slot = pin!(timeout_at(self.deadline, slot));
        // What is known at once, such as a snooze, is no wait.
        let slot = match poll!(slot.as_mut()) {
            Poll::Ready(slot) => slot,
            Poll::Pending => {
                let _measured = Waiting::begin(failure);
                slot.await
            }
        };
        match slot {
            Ok(Ok(capacity)) => Ok(capacity),
            Ok(Err(Unavailable { because: because @ Failure::ModelUnavailable, .. })) => Err(Halt::Failed(because)),
            Ok(Err(Unavailable { until, because })) if until < self.deadline => Err(Halt::Snoozed { until, because }),
            Ok(Err(Unavailable { because, .. })) => Err(Halt::Failed(because)),
            Err(_) => Err(Halt::Failed(self.why_too_late(step, failure))),
        }
    }

    /// Until when, and why, the target of `step` can't serve, if it is not merely busy.
    pub(super) fn closed(&self, step: Step) -> Option<Unavailable> {
        self.engine.closed_target(&self.route.chain[step.target], self.access)
    }

    fn tell_wait(&self, failure: &Failure, wait: Duration) {
        self.observer.hear(News::Waiting { failure: failure.clone(), wait });
    }

    /// What ends a request whose time is over while it waits to go on after `failure`. Where that one concerns a key
    /// only, it is not what the request failed for: no other key came in time.
    fn why_too_late(&self, step: Step, failure: &Failure) -> Failure {
        if !RetryPolicy::concerns_key_only(failure) {
            return failure.clone();
        }
        let closed = self.closed(step);
        closed.map_or(Failure::NoKeyAvailable { until: None }, |closed| closed.because)
    }
}

/// A wait that goes on, measured until it is over or given up.
struct Waiting {
    because: &'static str,
    since: Instant,
}

impl Waiting {
    fn begin(because: &Failure) -> Self {
        Self { because: because.label(), since: Instant::now() }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        metrics::retry_waited(self.because, self.since.elapsed());
    }
}
