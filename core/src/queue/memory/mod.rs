//! Jobs in this process, forgotten when it ends: the default of a bot that is put together by hand, and the yardstick for
//! stores that keep them longer.

mod glance;
mod held;
mod order;
mod outbox;
mod past;
mod shelf;
mod state;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::Instant;

use self::state::State;
use super::store::{
    Bounds, Cancelled, Claim, Claimed, Crowd, Finished, Full, Hints, JobFacts, JobRecord, JobStore, Lease, LeaseError,
    Outcome, RemoteCall, Renewed, Standing, StoreError, Timestamp,
};
use super::{JobId, JobState};
use crate::failure::Failure;
use crate::provider::Task;
use crate::reply::Shown;
use crate::request::Person;
use crate::retry::{Attempt, Progress};

/// Keeps jobs in this process. Its clock is tokio's, so that tests can pause it.
pub struct MemoryStore {
    state: Mutex<State>,
    hints: Hints,
    began: (Instant, Timestamp),
    durable: bool,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        let began = (Instant::now(), Timestamp::of_this_machine());
        Self { state: Mutex::default(), hints: Hints::default(), began, durable: false }
    }

    /// One that outlives the workers that use it, as a store of several processes does: for tests of what one leaves to
    /// the next.
    pub fn lasting() -> Self {
        Self { durable: true, ..Self::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No code under the lock leaves the state half-changed where it panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl JobStore for MemoryStore {
    fn now(&self) -> Timestamp {
        let (here, then) = self.began;
        Timestamp::from_millis(then.as_millis() + i64::try_from(here.elapsed().as_millis()).unwrap_or(i64::MAX))
    }

    fn durable(&self) -> bool {
        self.durable
    }

    fn hints(&self) -> &Hints {
        &self.hints
    }

    async fn enqueue(
        &self,
        facts: &JobFacts,
        bounds: Bounds,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Result<(Lease, Standing), Full>, StoreError> {
        Ok(self.lock().enqueue(facts, bounds, until, now))
    }

    async fn release(&self, lease: &Lease, shown: Option<&Shown>, now: Timestamp) -> Result<(), LeaseError> {
        let task = self.lock().release(lease, shown, now)?;
        self.hints.tell(task);
        Ok(())
    }

    async fn withdraw(&self, lease: &Lease) -> Result<(), LeaseError> {
        let task = self.lock().withdraw(lease)?;
        self.hints.tell(task);
        Ok(())
    }

    async fn cancel(&self, id: &JobId, person: Option<&Person>) -> Result<Cancelled, StoreError> {
        let cancelled = self.lock().cancel(id, person);
        self.hints.tell_cancelled();
        Ok(cancelled)
    }

    async fn job(&self, id: &JobId) -> Result<Option<JobRecord>, StoreError> {
        let state = self.lock();
        let live = state.jobs.get(id).map(|entry| &entry.record);
        Ok(live.or_else(|| state.ended(id).map(|ended| &ended.record)).cloned())
    }

    async fn placed(&self, id: &JobId) -> Result<Option<(JobRecord, Option<Standing>)>, StoreError> {
        let state = self.lock();
        let live = state.jobs.get(id).map(|entry| (entry.record.clone(), Some(state.standing_of(entry))));
        Ok(live.or_else(|| state.ended(id).map(|ended| (ended.record.clone(), None))))
    }

    async fn of_person(&self, person: &Person) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        let state = self.lock();
        let mut theirs: Vec<_> = state.jobs.values().filter(|entry| entry.facts().person() == person).collect();
        theirs.sort_by_key(|entry| entry.number);
        Ok(theirs.into_iter().map(|entry| (entry.record.clone(), state.standing_of(entry))).collect())
    }

    async fn list(
        &self,
        states: &[JobState],
        person: Option<&Person>,
        limit: usize,
    ) -> Result<Vec<JobRecord>, StoreError> {
        let state = self.lock();
        let wanted = |record: &&JobRecord| {
            (states.is_empty() || states.contains(&record.state))
                && person.is_none_or(|person| record.facts.person() == person)
        };
        Ok(state.all().into_iter().filter(wanted).take(limit).cloned().collect())
    }

    async fn attempts(&self, id: &JobId) -> Result<Vec<Attempt>, StoreError> {
        let state = self.lock();
        let live = state.jobs.get(id).map(|entry| &entry.attempts);
        Ok(live.or_else(|| state.ended(id).map(|ended| &ended.attempts)).cloned().unwrap_or_default())
    }

    async fn end_of_line(&self, task: Task, person: &Person) -> Result<Standing, StoreError> {
        let state = self.lock();
        let ahead = state.lanes.get(&task).map_or(0, |lane| lane.order.len());
        Ok(state.standing(task, person, ahead))
    }

    async fn under_way(&self) -> Result<usize, StoreError> {
        Ok(self.lock().jobs.len())
    }

    async fn finished(&self, since: Timestamp, limit: usize) -> Result<Vec<Finished>, StoreError> {
        Ok(self.lock().finished(since, limit))
    }

    async fn crowds(&self) -> Result<Vec<Crowd>, StoreError> {
        Ok(self.lock().crowds())
    }

    async fn line(&self, task: Task, limit: usize) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        Ok(self.lock().line(task, limit))
    }

    async fn next_start(&self, task: Task, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.lock().startable(task, now).map(|entry| entry.not_before.max(now)).min())
    }

    async fn next_deadline(&self, task: Task) -> Result<Option<Timestamp>, StoreError> {
        let state = self.lock();
        let waiting = state.waiting_in(task).filter(|entry| entry.record.state.awaits_its_turn());
        Ok(waiting.map(|entry| entry.facts().deadline).min())
    }

    async fn claim(&self, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
        Ok(self.lock().claim(claim, now))
    }

    async fn take_over(
        &self,
        task: Task,
        late: &Failure,
        closing: bool,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Claimed>, StoreError> {
        Ok(self.lock().take_over(task, late, closing, until, now))
    }

    async fn moved_up(
        &self,
        task: Task,
        places: &[usize],
        teller: &str,
        now: Timestamp,
    ) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        Ok(self.lock().moved_up(task, places, teller, now))
    }

    async fn renew(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<(Lease, Renewed)>, StoreError> {
        let mut state = self.lock();
        Ok(leases.iter().map(|lease| (lease.clone(), state.renew(lease, until))).collect())
    }

    async fn record(&self, lease: &Lease, attempt: &Attempt, _: Timestamp) -> Result<(), LeaseError> {
        self.lock().record(lease, attempt)
    }

    async fn remember_remote(&self, lease: &Lease, remote: Option<&RemoteCall>) -> Result<(), LeaseError> {
        self.lock().leased(lease, &[JobState::Running])?.record.remote = remote.cloned();
        Ok(())
    }

    async fn snooze(&self, lease: &Lease, progress: &Progress, until: Timestamp) -> Result<(), LeaseError> {
        self.lock().snooze(lease, progress, until)?;
        self.hints.tell_all();
        Ok(())
    }

    async fn give_back(&self, lease: &Lease, progress: &Progress, now: Timestamp) -> Result<(), LeaseError> {
        self.lock().give_back(lease, progress, now)?;
        self.hints.tell_all();
        Ok(())
    }

    async fn ending(&self, lease: &Lease) -> Result<bool, LeaseError> {
        let cancelled = self.lock().ending(lease)?;
        self.hints.tell_all();
        Ok(cancelled)
    }

    async fn complete(&self, lease: &Lease, outcome: &Outcome, took: Option<Duration>) -> Result<Outcome, LeaseError> {
        let outcome = self.lock().complete(lease, outcome, took)?;
        self.hints.tell_all();
        Ok(outcome)
    }

    async fn claim_delivery(&self, until: Timestamp, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
        Ok(self.lock().claim_delivery(until, now))
    }

    async fn intend(&self, lease: &Lease) -> Result<(), LeaseError> {
        self.lock().leased(lease, &[JobState::Delivering])?.intended = true;
        Ok(())
    }

    async fn not_sent(&self, lease: &Lease) -> Result<(), LeaseError> {
        self.lock().leased(lease, &[JobState::Delivering])?.intended = false;
        Ok(())
    }

    async fn shown(&self, lease: &Lease, shown: &Shown) -> Result<(), LeaseError> {
        let mut state = self.lock();
        let entry = state.leased(lease, &[JobState::Delivering])?;
        entry.intended = false;
        entry.record.shown = Some(shown.clone());
        Ok(())
    }

    async fn delivered(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError> {
        self.lock().delivered(lease, now)?;
        self.hints.tell_all();
        self.hints.tell_notice();
        Ok(())
    }

    async fn postpone(&self, lease: &Lease, at: Timestamp) -> Result<(), LeaseError> {
        let mut state = self.lock();
        let entry = state.leased(lease, &[JobState::Delivering])?;
        entry.leased_until = None;
        entry.not_before = at;
        Ok(())
    }

    async fn rescue(&self, most: u32, now: Timestamp) -> Result<usize, StoreError> {
        let rescued = self.lock().rescue(most, now);
        if rescued > 0 {
            self.hints.tell_all();
        }
        Ok(rescued)
    }

    async fn ended_of(&self, person: &Person, limit: usize) -> Result<Vec<(JobRecord, Timestamp)>, StoreError> {
        Ok(self.lock().ended_of(person, limit))
    }

    async fn ended_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError> {
        Ok(self.lock().ended_before(before, limit, |_| true))
    }

    async fn outputs_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError> {
        Ok(self.lock().outputs_before(before, limit))
    }

    async fn outputs_removed(&self, jobs: &[JobId]) -> Result<(), StoreError> {
        self.lock().outputs_removed(jobs);
        Ok(())
    }

    async fn forget(&self, jobs: &[JobId]) -> Result<(), StoreError> {
        self.lock().forget(jobs);
        Ok(())
    }

    async fn forget_accounts(&self) -> Result<(), StoreError> {
        self.lock().forget_accounts();
        Ok(())
    }
}
