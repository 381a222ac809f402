//! The front door: accept within bounds, look, cancel.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::estimate::still;
use super::state::{Entry, State};
use super::{Estimate, Job, JobId, JobState, Tier};
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::reply::Shown;
use crate::request::{Origin, Person};
use crate::retry::{Engine, Progress};

/// The bounds of the queue as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueLimits {
    /// Jobs waiting over all people. Default: 1,000.
    pub max_queued: usize,
}

impl Default for QueueLimits {
    fn default() -> Self {
        Self { max_queued: 1000 }
    }
}

/// All accepted work of this process.
pub struct JobQueue {
    pub(super) engine: Arc<Engine>,
    limits: QueueLimits,
    state: Mutex<State>,
    /// Told whenever a job comes, goes or changes its state.
    pub(super) changed: watch::Sender<()>,
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
    released: bool,
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
}

/// What its owner may know of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// What is to be made.
    pub work: Work,
    /// Where it stands.
    pub state: JobState,
    /// Its place and wait; meaningful while it waits.
    pub estimate: Estimate,
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
}

impl JobQueue {
    /// An empty queue before `engine`.
    pub fn new(engine: Arc<Engine>, limits: QueueLimits) -> Self {
        Self { engine, limits, state: Mutex::default(), changed: watch::Sender::new(()) }
    }

    /// Accepts work, held at its place in the fair order.
    ///
    /// # Errors
    ///
    /// [`NotAccepted::Stopping`] once the worker stops, [`NotAccepted::ChatFull`], else [`NotAccepted::Refused`]: [`Failure::TooManyRequests`] and
    /// [`Failure::QueueFull`] with the time after which it is worth coming back, [`Failure::ModelUnavailable`] if
    /// nothing can do this task, or what keeps all keys closed until the deadline.
    pub fn accept(self: &Arc<Self>, submission: Submission) -> Result<Accepted, NotAccepted> {
        let task = submission.work.task;
        let Some(route) = self.engine.route_of(task) else { return Err(Failure::ModelUnavailable.into()) };
        let mut state = self.lock();
        self.admit(&state, &submission, route.deadline)?;
        let Submission { work, origin, locale, tier, spoiler, .. } = submission;

        let job = Job {
            id: JobId::random(),
            work: Work { seed: Some(work.seed.unwrap_or_else(|| u64::from(self.engine.random().bits()))), ..work },
            origin,
            locale,
            spoiler,
            deadline: Instant::now() + route.deadline,
            progress: Progress::default(),
            shown: None,
            cancelled: CancellationToken::new(),
            tier,
        };
        let tag = state.lane(task).order.push(job.id.clone(), job.person(), job.tier.weight);
        let estimate = self.estimate(&state, &job, tag);
        // How long its own work takes is a guess, and no reason to send somebody away.
        if estimate.wait.saturating_sub(state.usual(task)) > route.deadline {
            let lane = state.lane(task);
            lane.order.remove(tag);
            lane.order.refund(job.person(), job.tier.weight);
            let retry_after = worth_coming_back(estimate.wait, route.deadline, lane.usual);
            return Err(Failure::QueueFull { retry_after }.into());
        }
        state.insert(&job, tag, estimate.place);
        Ok(Accepted { job, estimate, queue: Arc::clone(self), released: false })
    }

    /// Cancels a job of `person`, waiting or running.
    ///
    /// # Errors
    ///
    /// [`CancelError`].
    pub fn cancel(&self, id: &JobId, person: &Person) -> Result<(), CancelError> {
        let state = self.lock();
        match state.jobs.get(id) {
            Some(entry) if entry.job.person() != person => Err(CancelError::NotYours),
            Some(entry) if entry.state != JobState::Delivering => {
                entry.job.cancelled.cancel();
                drop(state);
                self.changed.send_replace(());
                Ok(())
            }
            Some(_) | None => Err(CancelError::Ended),
        }
    }

    /// The jobs of `person` that are under way, in order of acceptance.
    pub fn of_person(&self, person: &Person) -> Vec<JobView> {
        let state = self.lock();
        let mut theirs: Vec<_> = state.jobs.values().filter(|entry| entry.job.person() == person).collect();
        theirs.sort_by_key(|entry| entry.number);
        theirs.into_iter().map(|entry| self.view(&state, entry)).collect()
    }

    /// What a job of this process was about, also for a while after it ended, and whose it is.
    pub fn recall(&self, id: &JobId) -> Option<(Person, Work)> {
        self.lock().recall(id)
    }

    /// Why there is no place for it now, if so.
    fn admit(&self, state: &State, wanted: &Submission, deadline: Duration) -> Result<(), NotAccepted> {
        let Submission { work: Work { task, .. }, origin, tier, max_in_chat, .. } = wanted;
        let (task, person) = (*task, &origin.person);
        if state.closed {
            return Err(NotAccepted::Stopping);
        }
        // A place in the queue would be a lie: nothing will start before the time is over.
        if let Some(closed) = self.engine.closed(task).filter(|closed| closed.until >= Instant::now() + deadline) {
            return Err(still(closed).into());
        }
        let theirs: Vec<_> =
            state.jobs.values().filter(|entry| entry.state.waits() && entry.job.person() == person).collect();
        if theirs.len() >= tier.max_queued {
            let waits = theirs.iter().map(|entry| self.estimate(state, &entry.job, entry.tag).wait);
            let retry_after = waits.min().unwrap_or_else(|| state.usual(task));
            return Err(Failure::TooManyRequests { retry_after }.into());
        }
        if max_in_chat.is_some_and(|max| state.of_chat(origin) >= max) {
            return Err(NotAccepted::ChatFull { retry_after: state.usual(task) });
        }
        if state.waiting() >= self.limits.max_queued {
            let ahead = state.lanes.get(&task).map_or(0, |lane| lane.order.len());
            let wait = self.wait(state, task, ahead);
            let retry_after = worth_coming_back(wait, deadline, state.usual(task));
            return Err(Failure::QueueFull { retry_after }.into());
        }
        Ok(())
    }

    fn view(&self, state: &State, entry: &Entry) -> JobView {
        JobView {
            id: entry.job.id.clone(),
            work: entry.job.work.clone(),
            state: entry.state,
            estimate: self.estimate(state, &entry.job, entry.tag),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // No code under the lock leaves the state half-changed where it panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Accepted {
    /// Lets the job start, now that `shown` follows it; `None` if nobody knows whether its message is shown.
    pub fn release(mut self, shown: Option<Shown>) {
        self.released = true;
        self.queue.release(&self.job.id, shown);
    }
}

impl Drop for Accepted {
    fn drop(&mut self) {
        if !self.released {
            self.queue.end(&self.job);
        }
    }
}

/// When a line of `wait` is short enough that a job in it is done before its `deadline`.
fn worth_coming_back(wait: Duration, deadline: Duration, usual: Duration) -> Duration {
    wait.saturating_sub(deadline).max(usual)
}
