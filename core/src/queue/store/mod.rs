//! The seam to where jobs are kept.
//!
//! - [`JobStore`]: what a store can do
//! - [`JobRecord`] and its parts: what it keeps
//! - [`Outbox`]: whom to tell of the end of a job, beside its person
//! - [`Hints`]: how it wakes those who wait
//! - [`Timestamp`]: its time, which is wall-clock time
//!
//! [`MemoryStore`](super::MemoryStore) keeps jobs in this process. Others are adapters, and prove themselves by the same
//! conformance suite, which the feature `conformance` brings.

mod cost;
mod fault;
mod glance;
mod hints;
mod outbox;
mod record;
mod time;
mod usual;

use std::time::Duration;

use async_trait::async_trait;

pub use self::cost::cost;
pub use self::fault::{LeaseError, StoreError};
pub use self::glance::{Crowd, Finished};
pub use self::hints::Hints;
pub use self::outbox::{Callback, Notice, NoticeState, Outbox};
pub use self::record::{
    Bounds, Cancelled, Claim, Claimed, Full, JobFacts, JobRecord, Lease, Outcome, Renewed, Standing,
};
pub(in crate::queue) use self::time::Clocks;
pub use self::time::Timestamp;
pub use self::usual::{first_guess, mean};
pub use crate::provider::RemoteCall;

use super::{JobId, JobState};
use crate::command::Work;
use crate::failure::Failure;
use crate::provider::Task;
use crate::reply::Shown;
use crate::request::Person;
use crate::retry::{Attempt, Progress};

/// Where accepted work is kept, in its fair order.
///
/// Each call is one step: it is done as a whole or not at all, whoever else calls meanwhile, from whichever process. What
/// a job's holder does takes a [`Lease`], and changes nothing once a newer one was given. Time comes from the caller, who
/// asks [`now`](Self::now) for it, so that tests can tell it.
#[async_trait]
pub trait JobStore: Outbox + Send + Sync + 'static {
    /// The time by the store's clock.
    fn now(&self) -> Timestamp;

    /// Whether jobs outlive this process. If not, people are told when it stops, and no lease needs to be renewed.
    fn durable(&self) -> bool;

    /// Whom to wait for.
    fn hints(&self) -> &Hints;

    /// Accepts work at its place in the fair order, held until it is [released](Self::release) with the lease that comes
    /// back, which is good until `until`. `Err(Full)` says which bound it would break, or first of
    /// all that there is a job of that id.
    ///
    /// After an error the person is told that nothing was accepted. A store to whose commit there was no answer sees to it
    /// that this becomes true.
    async fn enqueue(
        &self,
        facts: &JobFacts,
        bounds: Bounds,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Result<(Lease, Standing), Full>, StoreError>;

    /// Lets a held job start, now that `shown` follows it.
    async fn release(&self, lease: &Lease, shown: Option<&Shown>, now: Timestamp) -> Result<(), LeaseError>;

    /// Forgets a held job, as if it had never been accepted.
    async fn withdraw(&self, lease: &Lease) -> Result<(), LeaseError>;

    /// Wants a job to end, on behalf of its owner, or of the operator where there is no `person`.
    async fn cancel(&self, id: &JobId, person: Option<&Person>) -> Result<Cancelled, StoreError>;

    /// A job, also for a while after its end.
    async fn job(&self, id: &JobId) -> Result<Option<JobRecord>, StoreError>;

    /// Whose a job is and what it is about, also for a while after its end.
    async fn recall(&self, id: &JobId) -> Result<Option<(Person, Work)>, StoreError> {
        let owner_and_work = |record: JobRecord| (record.facts.origin.person, record.facts.work);
        Ok(self.job(id).await?.map(owner_and_work))
    }

    /// A job, as [`job`](Self::job) finds it, with where it stands as long as it is under way.
    async fn placed(&self, id: &JobId) -> Result<Option<(JobRecord, Option<Standing>)>, StoreError>;

    /// The jobs of `person` that are under way, in order of acceptance.
    async fn of_person(&self, person: &Person) -> Result<Vec<(JobRecord, Standing)>, StoreError>;

    /// The latest jobs first, at most `limit`, in one of `states` where some are named, and of `person` where one is.
    async fn list(
        &self,
        states: &[JobState],
        person: Option<&Person>,
        limit: usize,
    ) -> Result<Vec<JobRecord>, StoreError>;

    /// The calls that were made for a job, in their order.
    async fn attempts(&self, id: &JobId) -> Result<Vec<Attempt>, StoreError>;

    /// Where a job of `task` would stand that came last.
    async fn end_of_line(&self, task: Task, person: &Person) -> Result<Standing, StoreError>;

    /// How many jobs are not ended.
    async fn under_way(&self) -> Result<usize, StoreError>;

    /// The jobs that ended at `since` or later, the latest first; at most `limit`.
    async fn finished(&self, since: Timestamp, limit: usize) -> Result<Vec<Finished>, StoreError>;

    /// How many jobs are under way, by task, tier and state, in that order.
    async fn crowds(&self) -> Result<Vec<Crowd>, StoreError>;

    /// The first jobs of `task` that wait, in their order, with where each stands; at most `limit`.
    async fn line(&self, task: Task, limit: usize) -> Result<Vec<(JobRecord, Standing)>, StoreError>;

    /// When the next job of `task` may start: `now`, or later; `None` if none waits that may.
    async fn next_start(&self, task: Task, now: Timestamp) -> Result<Option<Timestamp>, StoreError>;

    /// The first deadline of the jobs of `task` that wait for their turn.
    async fn next_deadline(&self, task: Task) -> Result<Option<Timestamp>, StoreError>;

    /// Takes the first job that may start now: its time has come, its person has not as many running as their tier allows,
    /// and the slot is not kept for another tier. Where it is one for [only](Claim::only) some tiers, the fair order goes on no
    /// further than to the first job that waits: who comes next must not wait behind those whom the others left behind.
    async fn claim(&self, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, StoreError>;

    /// Takes jobs of `task` that wait in vain: cancelled, past their deadline (which ends them with `late`), or all of
    /// them, once `closing`. They are delivering then. One that is still held is spared until it is released.
    async fn take_over(
        &self,
        task: Task,
        late: &Failure,
        closing: bool,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Claimed>, StoreError>;

    /// Jobs of `task` that wait for their turn and have reached one of `places` since they were last told: each is given
    /// out once, to be told by `teller` now.
    async fn moved_up(
        &self,
        task: Task,
        places: &[usize],
        teller: &str,
        now: Timestamp,
    ) -> Result<Vec<(JobRecord, Standing)>, StoreError>;

    /// Makes leases good until `until`.
    async fn renew(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<(Lease, Renewed)>, StoreError>;

    /// Keeps the record of a call.
    async fn record(&self, lease: &Lease, attempt: &Attempt, now: Timestamp) -> Result<(), LeaseError>;

    /// Keeps the upstream's name for the call that runs, or forgets it.
    async fn remember_remote(&self, lease: &Lease, remote: Option<&RemoteCall>) -> Result<(), LeaseError>;

    /// Gives a running job back until `until`, at the place it had.
    async fn snooze(&self, lease: &Lease, progress: &Progress, until: Timestamp) -> Result<(), LeaseError>;

    /// Gives a running job back at once, at the place it had, because its worker stops.
    async fn give_back(&self, lease: &Lease, progress: &Progress, now: Timestamp) -> Result<(), LeaseError>;

    /// A running job has its end, of which only the details are still to be kept: it counts no more as running, and can't be
    /// cancelled any more. Says whether it was before; and says so again to whom the answer did not reach.
    async fn ending(&self, lease: &Lease) -> Result<bool, LeaseError>;

    /// A job has its end, which is to be delivered. One that was cancelled while it ran ends as that: the outcome that
    /// counts comes back. `took` is how long it ran, where that tells how long others will. Where the job has its end already
    /// under the same lease, the answer did not reach its holder: it comes back, and nothing changes. The lease goes on as it
    /// is.
    async fn complete(&self, lease: &Lease, outcome: &Outcome, took: Option<Duration>) -> Result<Outcome, LeaseError>;

    /// Takes a job whose end was to be delivered by somebody who died, or at a later time that has come.
    async fn claim_delivery(&self, until: Timestamp, now: Timestamp) -> Result<Option<Claimed>, StoreError>;

    /// A new message is about to be sent: from now on nobody knows whether it is there, until
    /// [`shown`](Self::shown), [`not_sent`](Self::not_sent) or [`delivered`](Self::delivered) tells.
    async fn intend(&self, lease: &Lease) -> Result<(), LeaseError>;

    /// The message is certainly not there.
    async fn not_sent(&self, lease: &Lease) -> Result<(), LeaseError>;

    /// Another message follows the job from now on; what was intended is done.
    async fn shown(&self, lease: &Lease, shown: &Shown) -> Result<(), LeaseError>;

    /// The person knows, or can't be reached: the job is over. Where it has a [`Callback`], there is a [`Notice`] from now on.
    async fn delivered(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError>;

    /// The end could not be delivered now; whoever looks for deliveries finds it again at `at`.
    async fn postpone(&self, lease: &Lease, at: Timestamp) -> Result<(), LeaseError>;

    /// Takes jobs from workers whose leases lapsed: what was held or ran waits again at its place. One that was running so
    /// for the `most`-th time ends instead, because it seems to kill its workers. Says how many there were.
    async fn rescue(&self, most: u32, now: Timestamp) -> Result<usize, StoreError>;

    /// The jobs of `person` that ended, with the moment, the latest first; at most `limit`.
    async fn ended_of(&self, person: &Person, limit: usize) -> Result<Vec<(JobRecord, Timestamp)>, StoreError>;

    /// Jobs that ended before `before`, those that ended first before the others; at most `limit`.
    async fn ended_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError>;

    /// The same, without those whose [outputs were removed](Self::outputs_removed), and with those that the store forgot by
    /// itself while their outputs are kept.
    async fn outputs_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError>;

    /// What came of these ended jobs is not kept any more.
    async fn outputs_removed(&self, jobs: &[JobId]) -> Result<(), StoreError>;

    /// Removes those of `jobs` that ended, with the records of their calls and their [`Notice`]s.
    async fn forget(&self, jobs: &[JobId]) -> Result<(), StoreError>;

    /// Forgets where the fair order has the next jobs of those for whom it makes no difference any more: the others are as
    /// far by now, or nobody waits and nothing runs.
    async fn forget_accounts(&self) -> Result<(), StoreError>;
}
