//! What the holder of a job does with it, and what becomes of jobs whose holder died.

use std::time::Duration;

use super::state::{Entry, State};
use crate::failure::Failure;
use crate::queue::store::{Claimed, Lease, LeaseError, Outcome, Renewed, Timestamp, mean};
use crate::queue::{JobId, JobState};
use crate::retry::{Attempt, Progress};

/// The states in which a job has a holder.
const HELD: [JobState; 3] = [JobState::Held, JobState::Running, JobState::Delivering];

impl State {
    pub(super) fn renew(&mut self, lease: &Lease, until: Timestamp) -> Renewed {
        match self.leased(lease, &HELD) {
            Err(_) => Renewed::Lost,
            Ok(entry) => {
                entry.leased_until = Some(until);
                if entry.to_cancel { Renewed::ToCancel } else { Renewed::Yes }
            }
        }
    }

    pub(super) fn record(&mut self, lease: &Lease, attempt: &Attempt) -> Result<(), LeaseError> {
        let attempts = &mut self.leased(lease, &HELD)?.attempts;
        attempts.retain(|present| present.number != attempt.number);
        attempts.push(attempt.clone());
        Ok(())
    }

    pub(super) fn snooze(&mut self, lease: &Lease, progress: &Progress, until: Timestamp) -> Result<(), LeaseError> {
        self.wait_again(lease, progress, JobState::Snoozed, until)
    }

    pub(super) fn give_back(&mut self, lease: &Lease, progress: &Progress, now: Timestamp) -> Result<(), LeaseError> {
        self.wait_again(lease, progress, JobState::Queued, now)
    }

    fn wait_again(
        &mut self,
        lease: &Lease,
        progress: &Progress,
        state: JobState,
        until: Timestamp,
    ) -> Result<(), LeaseError> {
        let entry = self.leased(lease, &[JobState::Running])?;
        entry.record.progress = progress.clone();
        entry.record.lost_starts = 0;
        self.put_back(&lease.job, state, until);
        Ok(())
    }

    pub(super) fn ending(&mut self, lease: &Lease) -> Result<bool, LeaseError> {
        let entry = self.leased(lease, &[JobState::Running, JobState::Delivering])?;
        if entry.record.outcome.is_some() {
            return Err(LeaseError::Lost);
        }
        entry.record.state = JobState::Delivering;
        Ok(entry.to_cancel)
    }

    pub(super) fn complete(
        &mut self,
        lease: &Lease,
        outcome: &Outcome,
        took: Option<Duration>,
    ) -> Result<Outcome, LeaseError> {
        let entry = self.leased(lease, &[JobState::Running, JobState::Delivering])?;
        if let Some(already) = &entry.record.outcome {
            return Ok(already.clone());
        }
        let cancelled = entry.record.state == JobState::Running && entry.to_cancel;
        let outcome = if cancelled { Outcome::Cancelled } else { outcome.clone() };
        entry.record.state = JobState::Delivering;
        entry.record.outcome = Some(outcome.clone());
        let task = entry.record.facts.work.task;
        if let Some(took) = took {
            let lane = self.lane(task);
            lane.usual = mean(lane.usual, took);
        }
        Ok(outcome)
    }

    pub(super) fn claim_delivery(&mut self, until: Timestamp, now: Timestamp) -> Option<Claimed> {
        let free = |entry: &&mut Entry| {
            entry.record.outcome.is_some()
                && match entry.leased_until {
                    Some(lapses) => lapses < now,
                    None => entry.not_before <= now && entry.record.state == JobState::Delivering,
                }
        };
        let entry = self.jobs.values_mut().filter(free).min_by_key(|entry| entry.number)?;
        let lease = entry.lease(until);
        Some(Claimed { record: entry.record.clone(), lease, intended: entry.intended })
    }

    pub(super) fn delivered(&mut self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError> {
        if self.leased(lease, &[JobState::Delivering])?.record.outcome.is_none() {
            return Err(LeaseError::Lost);
        }
        self.end(&lease.job, now);
        Ok(())
    }

    pub(super) fn rescue(&mut self, most: u32, now: Timestamp) -> usize {
        let lapsed =
            |entry: &&Entry| entry.leased_until.is_some_and(|until| until < now) && entry.record.outcome.is_none();
        let lapsed: Vec<_> = self.jobs.values().filter(lapsed).map(|entry| entry.facts().id.clone()).collect();
        for id in &lapsed {
            self.rescue_one(id, most, now);
        }
        lapsed.len()
    }

    fn rescue_one(&mut self, id: &JobId, most: u32, now: Timestamp) {
        let Some(entry) = self.jobs.get_mut(id) else { return };
        entry.fence += 1;
        entry.leased_until = None;
        entry.not_before = now;
        if entry.record.state == JobState::Held {
            entry.record.state = JobState::Queued;
            return;
        }
        entry.crashes += 1;
        entry.record.lost_starts += 1;
        if entry.crashes < most {
            self.put_back(id, JobState::Queued, now);
        } else {
            entry.record.state = JobState::Delivering;
            entry.record.outcome = Some(Outcome::Failed(Failure::ProviderError));
        }
    }
}
