//! Jobs in a database.
//!
//! - `door`: accepted, released, withdrawn, cancelled
//! - `doubt`: acceptances of which nobody knows whether they were kept
//! - `shelf`: claimed, over before they begin, moved up
//! - `held`: what the holder of a lease does
//! - `ends`: how jobs end and are delivered, and the rescue of those whose holder died
//! - `outbox`: who else is told of an end
//! - `look`: read
//! - `glance`: many at once, without what they are about
//! - `past`: ended ones, read and forgotten
//! - `tally`: how many wait where
//! - `row`: a job's columns

mod door;
mod doubt;
mod ends;
mod glance;
mod held;
mod look;
mod outbox;
mod past;
mod row;
mod shelf;
mod tally;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::store::{
    Bounds, Cancelled, Claim, Claimed, Crowd, Finished, Full, Hints, JobFacts, JobRecord, JobStore, Lease, LeaseError,
    Outcome, RemoteCall, Renewed, Standing, StoreError, Timestamp,
};
use refrain_core::queue::{JobId, JobState};
use refrain_core::reply::Shown;
use refrain_core::request::Person;
use refrain_core::retry::{Attempt, Progress};
use secrecy::SecretString;

use self::doubt::Doubts;
use crate::database::{Change, Database, Dialect, Others};

/// Keeps jobs in a database, so that they outlive this process, and other processes can share them.
pub struct SqlJobs {
    database: Database,
    hints: Arc<Hints>,
    others: Option<Others>,
    doubts: Doubts,
}

impl SqlJobs {
    /// The jobs in `database`, which was opened with `url`.
    pub fn new(database: Database, url: SecretString) -> Self {
        let hints = Arc::new(Hints::default());
        let others =
            (database.dialect() == Dialect::Postgres).then(|| Others::meet(url, database.clone(), Arc::clone(&hints)));
        Self { database, hints, others, doubts: Doubts::default() }
    }

    /// Tells this process, and the others where that is possible, of a change. A hint that is lost costs a second.
    fn tell(&self, change: Change) {
        change.tell(&self.hints);
        if let Some(others) = &self.others {
            others.tell(change);
        }
    }
}

#[async_trait]
impl JobStore for SqlJobs {
    fn now(&self) -> Timestamp {
        self.database.now()
    }

    fn durable(&self) -> bool {
        true
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
        let in_doubt = AtomicBool::new(false);
        let accepted = self.database.within(door::enqueue(&self.database, facts, bounds, until, now, &in_doubt)).await;
        if accepted.is_err() && in_doubt.into_inner() {
            self.doubts.take_back(facts.id.clone(), now, self.database.clone(), Arc::clone(&self.hints));
        }
        Ok(accepted?)
    }

    async fn release(&self, lease: &Lease, shown: Option<&Shown>, now: Timestamp) -> Result<(), LeaseError> {
        let task = self.database.within(door::release(&self.database, lease, shown, now)).await?;
        self.tell(Change::Of(task));
        Ok(())
    }

    async fn withdraw(&self, lease: &Lease) -> Result<(), LeaseError> {
        self.database.within(door::withdraw(&self.database, lease)).await?;
        self.hints.tell_all();
        Ok(())
    }

    async fn cancel(&self, id: &JobId, person: Option<&Person>) -> Result<Cancelled, StoreError> {
        let cancelled = self.database.within(door::cancel(&self.database, id, person)).await?;
        if cancelled == Cancelled::Yes {
            self.tell(Change::Cancelled);
        }
        Ok(cancelled)
    }

    async fn job(&self, id: &JobId) -> Result<Option<JobRecord>, StoreError> {
        Ok(self.database.within(look::job(&self.database, id)).await?)
    }

    async fn placed(&self, id: &JobId) -> Result<Option<(JobRecord, Option<Standing>)>, StoreError> {
        Ok(self.database.within(look::placed(&self.database, id)).await?)
    }

    async fn of_person(&self, person: &Person) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        Ok(self.database.within(look::of_person(&self.database, person)).await?)
    }

    async fn list(
        &self,
        states: &[JobState],
        person: Option<&Person>,
        limit: usize,
    ) -> Result<Vec<JobRecord>, StoreError> {
        Ok(self.database.within(look::list(&self.database, states, person, limit)).await?)
    }

    async fn attempts(&self, id: &JobId) -> Result<Vec<Attempt>, StoreError> {
        Ok(self.database.within(look::attempts(&self.database, id)).await?)
    }

    async fn end_of_line(&self, task: Task, person: &Person) -> Result<Standing, StoreError> {
        Ok(self.database.within(look::end_of_line(&self.database, task, person)).await?)
    }

    async fn under_way(&self) -> Result<usize, StoreError> {
        Ok(self.database.within(look::under_way(&self.database)).await?)
    }

    async fn finished(&self, since: Timestamp, limit: usize) -> Result<Vec<Finished>, StoreError> {
        Ok(self.database.within(glance::finished(&self.database, since, limit)).await?)
    }

    async fn crowds(&self) -> Result<Vec<Crowd>, StoreError> {
        Ok(self.database.within(glance::crowds(&self.database)).await?)
    }

    async fn line(&self, task: Task, limit: usize) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        Ok(self.database.within(glance::line(&self.database, task, limit)).await?)
    }

    async fn next_start(&self, task: Task, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.database.within(shelf::next_start(&self.database, task, now)).await?)
    }

    async fn next_deadline(&self, task: Task) -> Result<Option<Timestamp>, StoreError> {
        Ok(self.database.within(shelf::next_deadline(&self.database, task)).await?)
    }

    async fn claim(&self, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
        Ok(self.database.within(shelf::claim(&self.database, claim, now)).await?)
    }

    async fn take_over(
        &self,
        task: Task,
        late: &Failure,
        closing: bool,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Claimed>, StoreError> {
        Ok(self.database.within(shelf::take_over(&self.database, task, late, closing, until, now)).await?)
    }

    async fn moved_up(
        &self,
        task: Task,
        places: &[usize],
        teller: &str,
        now: Timestamp,
    ) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        Ok(self.database.within(shelf::moved_up(&self.database, task, places, teller, now)).await?)
    }

    async fn renew(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<(Lease, Renewed)>, StoreError> {
        Ok(self.database.within(held::renew(&self.database, leases, until)).await?)
    }

    async fn record(&self, lease: &Lease, attempt: &Attempt, now: Timestamp) -> Result<(), LeaseError> {
        Ok(self.database.within(held::record(&self.database, lease, attempt, now)).await?)
    }

    async fn remember_remote(&self, lease: &Lease, remote: Option<&RemoteCall>) -> Result<(), LeaseError> {
        Ok(self.database.within(held::remember_remote(&self.database, lease, remote)).await?)
    }

    async fn snooze(&self, lease: &Lease, progress: &Progress, until: Timestamp) -> Result<(), LeaseError> {
        self.database.within(held::snooze(&self.database, lease, progress, until)).await?;
        self.tell(Change::Any);
        Ok(())
    }

    async fn give_back(&self, lease: &Lease, progress: &Progress, now: Timestamp) -> Result<(), LeaseError> {
        self.database.within(held::give_back(&self.database, lease, progress, now)).await?;
        self.tell(Change::Any);
        Ok(())
    }

    async fn ending(&self, lease: &Lease) -> Result<bool, LeaseError> {
        let cancelled = self.database.within(held::ending(&self.database, lease)).await?;
        self.tell(Change::Any);
        Ok(cancelled)
    }

    async fn complete(&self, lease: &Lease, outcome: &Outcome, took: Option<Duration>) -> Result<Outcome, LeaseError> {
        let outcome = self.database.within(ends::complete(&self.database, lease, outcome, took)).await?;
        self.tell(Change::Any);
        Ok(outcome)
    }

    async fn claim_delivery(&self, until: Timestamp, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
        Ok(self.database.within(ends::claim_delivery(&self.database, until, now)).await?)
    }

    async fn intend(&self, lease: &Lease) -> Result<(), LeaseError> {
        Ok(self.database.within(ends::intend(&self.database, lease, true)).await?)
    }

    async fn not_sent(&self, lease: &Lease) -> Result<(), LeaseError> {
        Ok(self.database.within(ends::intend(&self.database, lease, false)).await?)
    }

    async fn shown(&self, lease: &Lease, shown: &Shown) -> Result<(), LeaseError> {
        Ok(self.database.within(ends::shown(&self.database, lease, shown)).await?)
    }

    async fn delivered(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError> {
        self.database.within(ends::delivered(&self.database, lease, now)).await?;
        self.hints.tell_all();
        self.hints.tell_notice();
        Ok(())
    }

    async fn postpone(&self, lease: &Lease, at: Timestamp) -> Result<(), LeaseError> {
        Ok(self.database.within(ends::postpone(&self.database, lease, at)).await?)
    }

    async fn rescue(&self, most: u32, now: Timestamp) -> Result<usize, StoreError> {
        let rescued = self.database.within(ends::rescue(&self.database, most, now)).await?;
        if rescued > 0 {
            self.tell(Change::Any);
        }
        Ok(rescued)
    }

    async fn ended_of(&self, person: &Person, limit: usize) -> Result<Vec<(JobRecord, Timestamp)>, StoreError> {
        Ok(self.database.within(past::ended_of(&self.database, person, limit)).await?)
    }

    async fn ended_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError> {
        Ok(self.database.within(past::ended_before(&self.database, before, limit)).await?)
    }

    async fn outputs_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError> {
        Ok(self.database.within(past::outputs_before(&self.database, before, limit)).await?)
    }

    async fn outputs_removed(&self, jobs: &[JobId]) -> Result<(), StoreError> {
        Ok(self.database.within(past::outputs_removed(&self.database, jobs)).await?)
    }

    async fn forget(&self, jobs: &[JobId]) -> Result<(), StoreError> {
        Ok(self.database.within(past::forget(&self.database, jobs)).await?)
    }

    async fn forget_accounts(&self) -> Result<(), StoreError> {
        Ok(self.database.within(past::forget_accounts(&self.database)).await?)
    }
}
