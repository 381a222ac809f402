//! A store in memory that counts how often it is looked at, and that can be out of reach for whoever looks.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::store::{
    Bounds, Cancelled, Claim, Claimed, Crowd, Finished, Full, Hints, JobFacts, JobRecord, JobStore, Lease, LeaseError,
    Notice, NoticeState, Outbox, Outcome, RemoteCall, Renewed, Standing, StoreError, Timestamp,
};
use refrain_core::queue::{JobId, JobState, MemoryStore};
use refrain_core::reply::Shown;
use refrain_core::request::Person;
use refrain_core::retry::{Attempt, Progress};

type Enqueued = Result<Result<(Lease, Standing), Full>, StoreError>;

/// The store.
#[derive(Default)]
pub(crate) struct Watched {
    store: MemoryStore,
    /// Whether it is out of reach once the next job was released.
    pub(crate) breaks: AtomicBool,
    broken: AtomicBool,
    /// How often somebody looked at all that is under way.
    pub(crate) looks: AtomicUsize,
}

impl Watched {
    /// It is in reach again.
    pub(crate) fn mend(&self) {
        self.breaks.store(false, Ordering::SeqCst);
        self.broken.store(false, Ordering::SeqCst);
    }

    fn reach(&self) -> Result<&MemoryStore, StoreError> {
        if self.broken.load(Ordering::SeqCst) { Err(StoreError::Unavailable("gone".into())) } else { Ok(&self.store) }
    }
}

/// Implements a trait by what the store in memory does.
macro_rules! passed_on {
    ($trait:ident { $(async fn $name:ident(&self $(, $argument:ident: $type:ty)*) -> $answer:ty;)* } $($own:tt)*) => {
        #[async_trait]
        impl $trait for Watched {
            $(async fn $name(&self $(, $argument: $type)*) -> $answer { self.store.$name($($argument),*).await })*
            $($own)*
        }
    };
}

passed_on! {
    Outbox {
        async fn claim_notice(&self, spared: &[String], until: Timestamp, now: Timestamp)
            -> Result<Option<(Notice, Lease)>, StoreError>;
        async fn notice_sent(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError>;
        async fn notice_failed(&self, lease: &Lease, fault: &str, again: Option<Timestamp>, now: Timestamp)
            -> Result<(), LeaseError>;
        async fn notices(&self, states: &[NoticeState], limit: usize) -> Result<Vec<Notice>, StoreError>;
        async fn notice(&self, job: &JobId) -> Result<Option<Notice>, StoreError>;
        async fn send_again(&self, job: &JobId, now: Timestamp) -> Result<bool, StoreError>;
    }
}

passed_on! {
    JobStore {
        async fn enqueue(&self, facts: &JobFacts, bounds: Bounds, until: Timestamp, now: Timestamp) -> Enqueued;
        async fn withdraw(&self, lease: &Lease) -> Result<(), LeaseError>;
        async fn cancel(&self, id: &JobId, person: Option<&Person>) -> Result<Cancelled, StoreError>;
        async fn list(&self, states: &[JobState], person: Option<&Person>, limit: usize)
            -> Result<Vec<JobRecord>, StoreError>;
        async fn end_of_line(&self, task: Task, person: &Person) -> Result<Standing, StoreError>;
        async fn under_way(&self) -> Result<usize, StoreError>;
        async fn finished(&self, since: Timestamp, limit: usize) -> Result<Vec<Finished>, StoreError>;
        async fn line(&self, task: Task, limit: usize) -> Result<Vec<(JobRecord, Standing)>, StoreError>;
        async fn next_start(&self, task: Task, now: Timestamp) -> Result<Option<Timestamp>, StoreError>;
        async fn next_deadline(&self, task: Task) -> Result<Option<Timestamp>, StoreError>;
        async fn claim(&self, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, StoreError>;
        async fn take_over(&self, task: Task, late: &Failure, closing: bool, until: Timestamp, now: Timestamp)
            -> Result<Vec<Claimed>, StoreError>;
        async fn moved_up(&self, task: Task, places: &[usize], teller: &str, now: Timestamp)
            -> Result<Vec<(JobRecord, Standing)>, StoreError>;
        async fn renew(&self, leases: &[Lease], until: Timestamp) -> Result<Vec<(Lease, Renewed)>, StoreError>;
        async fn record(&self, lease: &Lease, attempt: &Attempt, now: Timestamp) -> Result<(), LeaseError>;
        async fn remember_remote(&self, lease: &Lease, remote: Option<&RemoteCall>) -> Result<(), LeaseError>;
        async fn snooze(&self, lease: &Lease, progress: &Progress, until: Timestamp) -> Result<(), LeaseError>;
        async fn give_back(&self, lease: &Lease, progress: &Progress, now: Timestamp) -> Result<(), LeaseError>;
        async fn ending(&self, lease: &Lease) -> Result<bool, LeaseError>;
        async fn complete(&self, lease: &Lease, outcome: &Outcome, took: Option<Duration>)
            -> Result<Outcome, LeaseError>;
        async fn claim_delivery(&self, until: Timestamp, now: Timestamp) -> Result<Option<Claimed>, StoreError>;
        async fn intend(&self, lease: &Lease) -> Result<(), LeaseError>;
        async fn not_sent(&self, lease: &Lease) -> Result<(), LeaseError>;
        async fn shown(&self, lease: &Lease, shown: &Shown) -> Result<(), LeaseError>;
        async fn delivered(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError>;
        async fn postpone(&self, lease: &Lease, at: Timestamp) -> Result<(), LeaseError>;
        async fn rescue(&self, most: u32, now: Timestamp) -> Result<usize, StoreError>;
        async fn ended_of(&self, person: &Person, limit: usize) -> Result<Vec<(JobRecord, Timestamp)>, StoreError>;
        async fn ended_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError>;
        async fn outputs_before(&self, before: Timestamp, limit: usize) -> Result<Vec<JobId>, StoreError>;
        async fn outputs_removed(&self, jobs: &[JobId]) -> Result<(), StoreError>;
        async fn forget(&self, jobs: &[JobId]) -> Result<(), StoreError>;
        async fn forget_accounts(&self) -> Result<(), StoreError>;
    }

    fn now(&self) -> Timestamp {
        self.store.now()
    }

    fn durable(&self) -> bool {
        self.store.durable()
    }

    fn hints(&self) -> &Hints {
        self.store.hints()
    }

    async fn release(&self, lease: &Lease, shown: Option<&Shown>, now: Timestamp) -> Result<(), LeaseError> {
        let released = self.store.release(lease, shown, now).await;
        self.broken.store(self.breaks.load(Ordering::SeqCst), Ordering::SeqCst);
        released
    }

    async fn job(&self, id: &JobId) -> Result<Option<JobRecord>, StoreError> {
        self.reach()?.job(id).await
    }

    async fn placed(&self, id: &JobId) -> Result<Option<(JobRecord, Option<Standing>)>, StoreError> {
        self.reach()?.placed(id).await
    }

    async fn of_person(&self, person: &Person) -> Result<Vec<(JobRecord, Standing)>, StoreError> {
        self.reach()?.of_person(person).await
    }

    async fn attempts(&self, id: &JobId) -> Result<Vec<Attempt>, StoreError> {
        self.reach()?.attempts(id).await
    }

    async fn crowds(&self) -> Result<Vec<Crowd>, StoreError> {
        self.looks.fetch_add(1, Ordering::SeqCst);
        self.store.crowds().await
    }
}
