//! The front door: accept within bounds, look, cancel.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::estimate::still;
use super::insist::insist;
use super::live::{Hold, Live};
use super::store::{Bounds, Callback, Cancelled, Clocks, Full, JobFacts, JobStore, StoreError, Timestamp};
use super::{Estimate, Job, JobId, Tier};
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::metrics;
use crate::provider::Task;
use crate::reply::Shown;
use crate::request::{Origin, Person};
use crate::retry::{Access, Engine, Progress};

/// The bounds of the queue as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueLimits {
    /// Jobs waiting over all people. Default: 1,000.
    pub max_queued: usize,
    /// After how long without a sign of life a job is taken from its worker. Default: 15 s.
    pub rescue_after: Duration,
    /// Calls that are kept free for tiers, by name. Default: none.
    pub reserved: Vec<(String, u32)>,
}

impl Default for QueueLimits {
    fn default() -> Self {
        Self { max_queued: 1000, rescue_after: Duration::from_secs(15), reserved: Vec::new() }
    }
}

/// All accepted work, as far as its store reaches.
pub struct JobQueue {
    pub(super) engine: Arc<Engine>,
    pub(super) store: Arc<dyn JobStore>,
    pub(super) limits: QueueLimits,
    pub(super) live: Arc<Live>,
    /// This process, by a name that no other has.
    pub(super) name: JobId,
    /// Cancelled once nothing more is accepted or started here.
    pub(super) closed: CancellationToken,
}

/// Work that somebody wants done.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// What is to be made.
    pub work: Work,
    /// Where to answer, and whom.
    pub origin: Origin,
    /// The person's language.
    pub locale: Locale,
    /// The person's tier.
    pub tier: Arc<Tier>,
    /// Whether what comes of it is covered until somebody clicks it.
    pub spoiler: bool,
    /// How many jobs may be under way from this chat at once, this one included. `None`: as many as there are.
    pub max_in_chat: Option<usize>,
    /// Whom to call when it ends, besides telling its person.
    pub callback: Option<Callback>,
}

/// A job that was accepted and is held at its place until [`release`](Self::release).
///
/// Dropped without that, it is taken back: nobody would see its result.
pub struct Accepted {
    /// The job.
    pub job: Job,
    /// Its place and wait.
    pub estimate: Estimate,
    queue: Arc<JobQueue>,
    /// Until it is released or taken back.
    hold: Option<Hold>,
}

/// Work is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// For a reason a person can wait out.
    #[error(transparent)]
    Refused(#[from] Failure),
    /// The chat has as many jobs under way as its managers allow.
    #[error("the chat has enough under way")]
    ChatFull {
        /// When one of them may be done, as it looks now.
        retry_after: Duration,
    },
    /// The bot stops.
    #[error("the bot stops")]
    Stopping,
    /// It could not be kept, and so it is not promised.
    #[error(transparent)]
    NotKept(#[from] StoreError),
}

impl NotAccepted {
    /// The name in metrics.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Refused(failure) => failure.label(),
            Self::ChatFull { .. } => "chat_full",
            Self::Stopping => "stopping",
            Self::NotKept(_) => "not_kept",
        }
    }
}

/// A job can't be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CancelError {
    /// It is somebody else's.
    #[error("the job is somebody else's")]
    NotYours,
    /// It is ended, or its result is on its way.
    #[error("the job is ended")]
    Ended,
    /// The store can't be reached, which the log tells more of.
    #[error("the job store is out of reach")]
    OutOfReach,
}

impl JobQueue {
    /// A queue before `engine`, of the jobs in `store`.
    pub fn new(engine: Arc<Engine>, store: Arc<dyn JobStore>, limits: QueueLimits) -> Self {
        Self { engine, store, limits, live: Arc::default(), name: JobId::random(), closed: CancellationToken::new() }
    }

    /// What its jobs are made with.
    pub const fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }

    /// Where the jobs are kept.
    pub const fn store(&self) -> &Arc<dyn JobStore> {
        &self.store
    }

    /// Accepts work, held at its place in the fair order.
    ///
    /// # Errors
    ///
    /// [`NotAccepted::Stopping`] once the worker stops, [`NotAccepted::NotKept`] where the store fails,
    /// [`NotAccepted::ChatFull`], else [`NotAccepted::Refused`]: [`Failure::TooManyRequests`] and
    /// [`Failure::QueueFull`] with the time after which it is worth coming back, [`Failure::ModelUnavailable`] if
    /// nothing can do this task, or what keeps all keys closed until the deadline.
    pub async fn accept(self: &Arc<Self>, submission: Submission) -> Result<Accepted, NotAccepted> {
        let accepted = self.accept_as(JobId::random(), submission).await?;
        // 128 random bits are never the same.
        accepted.ok_or_else(|| StoreError::Fault("a new id is known already".to_owned()).into())
    }

    /// The same for work that was perhaps accepted before as the job `id`; there is nothing to do then.
    ///
    /// # Errors
    ///
    /// As those of [`accept`](Self::accept).
    pub async fn accept_once(
        self: &Arc<Self>,
        id: &JobId,
        submission: Submission,
    ) -> Result<Option<Accepted>, NotAccepted> {
        match self.store.job(id).await {
            Ok(Some(_)) => Ok(None),
            Ok(None) => self.accept_as(id.clone(), submission).await,
            Err(error) => {
                let refused = NotAccepted::from(error);
                metrics::job_refused(submission.work.task.as_str(), &submission.tier.name, refused.label());
                Err(refused)
            }
        }
    }

    /// Nothing, if there is a job of that id.
    async fn accept_as(self: &Arc<Self>, id: JobId, submission: Submission) -> Result<Option<Accepted>, NotAccepted> {
        let (task, tier) = (submission.work.task, Arc::clone(&submission.tier));
        let accepted = self.try_to_accept(id, submission).await;
        if let Err(refused) = &accepted {
            metrics::job_refused(task.as_str(), &tier.name, refused.label());
        }
        accepted
    }

    async fn try_to_accept(
        self: &Arc<Self>,
        id: JobId,
        submission: Submission,
    ) -> Result<Option<Accepted>, NotAccepted> {
        let task = submission.work.task;
        let Some(route) = self.engine.route_of(task) else { return Err(Failure::ModelUnavailable.into()) };
        if self.closed.is_cancelled() {
            return Err(NotAccepted::Stopping);
        }
        let Submission { work, origin, locale, tier, spoiler, max_in_chat, callback } = submission;
        let time = tier.deadline.unwrap_or(route.deadline);
        // A place in the queue would be a lie: nothing will start before the time is over.
        let closed = self.engine.closed(task, &Access::of_tier(&tier.name));
        if let Some(closed) = closed.filter(|closed| closed.until >= Instant::now() + time) {
            return Err(still(closed).into());
        }
        let now = self.store.now();
        let facts = JobFacts {
            id,
            retry_of: None,
            work: Work { seed: Some(work.seed.unwrap_or_else(|| u64::from(self.engine.random().bits()))), ..work },
            origin,
            locale,
            tier,
            spoiler,
            callback,
            deadline: now.after(time),
        };
        let bounds = Bounds { max_queued: self.limits.max_queued, max_in_chat };
        let until = now.after(self.limits.rescue_after);
        let (lease, standing) = match self.store.enqueue(&facts, bounds, until, now).await? {
            Ok(accepted) => accepted,
            Err(Full::Known) => return Ok(None),
            Err(full) => return Err(self.refusal(full, &facts, time).await?),
        };
        let hold = Some(self.live.hold(lease));
        let job = Job {
            id: facts.id,
            work: facts.work,
            origin: facts.origin,
            locale: facts.locale,
            tier: facts.tier,
            spoiler,
            accepted: now,
            deadline: Instant::now() + time,
            progress: Progress::default(),
            shown: None,
            cancelled: CancellationToken::new(),
        };
        let estimate = self.estimate(task, &job.tier, standing);
        let accepted = Accepted { job, estimate, queue: Arc::clone(self), hold };
        // How long its own work takes is a guess, and no reason to send somebody away.
        if estimate.wait.saturating_sub(standing.usual) > time {
            let retry_after = worth_coming_back(estimate.wait, time, standing.usual);
            accepted.take_back().await;
            return Err(Failure::QueueFull { retry_after }.into());
        }
        Ok(Some(accepted))
    }

    /// Cancels a job of `person`, waiting or running.
    ///
    /// # Errors
    ///
    /// [`CancelError`].
    pub async fn cancel(&self, id: &JobId, person: &Person) -> Result<(), CancelError> {
        match self.store.cancel(id, Some(person)).await {
            Ok(Cancelled::Yes) => {
                self.live.cancel(id);
                Ok(())
            }
            Ok(Cancelled::NotTheirs) => Err(CancelError::NotYours),
            Ok(Cancelled::TooLate) => Err(CancelError::Ended),
            Err(error) => {
                tracing::error!(job = %id, %error, "a job could not be cancelled");
                Err(CancelError::OutOfReach)
            }
        }
    }

    /// What is said of a bound that is reached, with the time after which it is worth coming back.
    async fn refusal(&self, full: Full, facts: &JobFacts, deadline: Duration) -> Result<NotAccepted, StoreError> {
        let (task, person) = (facts.work.task, facts.person());
        let end = self.store.end_of_line(task, person).await?;
        Ok(match full {
            Full::Person => {
                let theirs = self.of_person(person).await?;
                let waits = theirs.iter().filter(|job| job.state.waits()).map(|job| job.estimate.wait);
                Failure::TooManyRequests { retry_after: waits.min().unwrap_or(end.usual) }.into()
            }
            Full::Chat => NotAccepted::ChatFull { retry_after: end.usual },
            Full::Known => StoreError::Fault("a known job is no bound".to_owned()).into(),
            Full::Queue => {
                let wait = self.estimate(task, &facts.tier, end).wait;
                Failure::QueueFull { retry_after: worth_coming_back(wait, deadline, end.usual) }.into()
            }
        })
    }

    /// The time of this process and of the store.
    pub(super) fn clocks(&self) -> Clocks {
        Clocks::now(self.store.now())
    }

    /// Until when a lease is good that is given or renewed now.
    pub(super) fn lease_end(&self) -> Timestamp {
        self.store.now().after(self.limits.rescue_after)
    }

    pub(super) fn has_route(&self, task: Task) -> bool {
        self.engine.route_of(task).is_some()
    }
}

impl Accepted {
    /// Lets the job start, now that `shown` follows it; `None` if nobody knows whether its message is shown.
    pub async fn release(mut self, shown: Option<Shown>) {
        let Some(hold) = self.hold.take() else { return };
        let (job, store) = (&self.job, &self.queue.store);
        metrics::job_accepted(job.work.task.as_str(), &job.tier.name, job.origin.platform().as_str());
        // A lost lease means that it was released already: this took longer than anybody waits for a dead process.
        insist("release a job", || store.release(hold.lease(), shown.as_ref(), store.now())).await;
    }

    /// Forgets the job.
    async fn take_back(mut self) {
        if let Some(hold) = self.hold.take() {
            take_back(&self.queue, &hold).await;
        }
    }
}

impl Drop for Accepted {
    fn drop(&mut self) {
        let Some(hold) = self.hold.take() else { return };
        let queue = Arc::clone(&self.queue);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { take_back(&queue, &hold).await });
        }
    }
}

async fn take_back(queue: &JobQueue, hold: &Hold) {
    insist("take a job back", || queue.store.withdraw(hold.lease())).await;
}

/// When a line of `wait` is short enough that a job in it is done before its `deadline`.
fn worth_coming_back(wait: Duration, deadline: Duration, usual: Duration) -> Duration {
    wait.saturating_sub(deadline).max(usual)
}
