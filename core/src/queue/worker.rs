//! Runs jobs: capacity first, then order; pursue; keep; deliver.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use super::{Ending, Estimate, Job, JobId, JobQueue, OutputStore};
use crate::failure::Failure;
use crate::provider::{Generation, Task};
use crate::reply::{Media, MediaKind};
use crate::retry::{self, Capacity, Engine, Halt, Made, News, Observer};

/// Who is told what becomes of jobs.
#[async_trait]
pub trait Audience: Send + Sync + 'static {
    /// Something happened on the way; returns at once. Never called once a job has ended.
    fn news(&self, job: &Job, news: JobNews);

    /// The job is over: tells its person, and returns when they know or can't be reached. Called once a job.
    async fn ended(&self, job: &Job, ending: Ending);
}

/// What happens to a job on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum JobNews {
    /// It moved up in the queue.
    Place(Estimate),
    /// The retry engine's news.
    Retry(News),
    /// It waits at its place, because of the failure, for the time.
    Snoozed(Failure, Duration),
}

/// Runs the jobs of a [`JobQueue`] on an [`Engine`].
pub struct Worker {
    engine: Arc<Engine>,
    queue: Arc<JobQueue>,
    outputs: Arc<dyn OutputStore>,
    audience: Arc<dyn Audience>,
    interrupted: CancellationToken,
}

/// How long it may take to tell people that the bot stops.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long it may take to keep one result.
const KEEPING: Duration = Duration::from_secs(30);

impl Worker {
    /// A worker; [`run`](Self::run) starts it.
    pub fn new(
        engine: Arc<Engine>,
        queue: Arc<JobQueue>,
        outputs: Arc<dyn OutputStore>,
        audience: Arc<dyn Audience>,
    ) -> Arc<Self> {
        Arc::new(Self { engine, queue, outputs, audience, interrupted: CancellationToken::new() })
    }

    /// Runs jobs until `shutdown`, then lets running ones go on for `grace`, and tells the people of the others.
    ///
    /// Returns when every job has ended, at the latest 10 s after the grace.
    pub async fn run(self: Arc<Self>, shutdown: CancellationToken, grace: Duration) {
        let mut lanes = JoinSet::new(); // Ends them when this function does.
        for task in Task::ALL {
            lanes.spawn(Arc::clone(&self).lane(task));
        }
        shutdown.cancelled().await;

        self.queue.close();
        if timeout(grace, self.queue.emptied()).await.is_ok() {
            return;
        }
        tracing::warn!(jobs = self.queue.under_way(), "the grace is over, interrupting running jobs");
        self.interrupted.cancel();
        if timeout(FAREWELL, self.queue.emptied()).await.is_err() {
            tracing::error!(jobs = self.queue.under_way(), "not everybody could be told that the bot stops");
        }
    }

    /// Starts the jobs of one task, each when a slot is free for it, and sees to those that wait meanwhile.
    ///
    /// All that becomes of waiting jobs happens in this one place, so that news of a job never comes after its end.
    async fn lane(self: Arc<Self>, task: Task) {
        let mut changed = self.queue.changed.subscribe();
        loop {
            let next = self.next(task);
            tokio::pin!(next);
            let (job, capacity) = loop {
                self.see_to_waiting(task);
                tokio::select! {
                    next = &mut next => break next,
                    _ = changed.changed() => {} // The sender is the queue, which lives as long as this worker.
                    () = self.queue.deadline(task) => {}
                }
            };
            tokio::spawn(Arc::clone(&self).perform(job, capacity));
        }
    }

    /// The next job and the slot it starts with: capacity first, then order.
    async fn next(&self, task: Task) -> (Job, Capacity) {
        loop {
            self.queue.claimable(task).await;
            let capacity = self.engine.capacity(task).await;
            if let Some(job) = self.queue.claim(task) {
                return (job, capacity);
            }
        }
    }

    /// Ends jobs that wait in vain, and tells the others that they moved up.
    fn see_to_waiting(self: &Arc<Self>, task: Task) {
        for (job, ending) in self.queue.take_over(task) {
            let worker = Arc::clone(self);
            tokio::spawn(async move { worker.end(&job, ending).await });
        }
        for (job, estimate) in self.queue.moved_up(task) {
            self.audience.news(&job, JobNews::Place(estimate));
        }
    }

    /// One job from its slot to its person, or back to the queue.
    async fn perform(self: Arc<Self>, mut job: Job, capacity: Capacity) {
        let started = Instant::now();
        let pursued = or_panicked("a provider", self.pursue(&mut job, capacity)).await;
        let ending = match pursued.unwrap_or(Pursued::Ended(Ending::Failed(Failure::ProviderError))) {
            Pursued::Ended(ending) => ending,
            Pursued::Snoozed { until, because } => {
                let wait = until.saturating_duration_since(Instant::now());
                tracing::info!(job = %job.id, failure = because.label(), ?wait, "snoozed");
                self.audience.news(&job, JobNews::Snoozed(because, wait));
                return self.queue.snooze(&job, until);
            }
        };
        let cancelled = self.queue.delivering(&job);
        if let Ending::Made(made) = &ending {
            self.queue.took(job.work.task, started.elapsed());
            or_panicked("the output store", self.keep(&job, made)).await;
        }
        self.end(&job, if cancelled { Ending::Cancelled } else { ending }).await;
    }

    /// Pursues a job to its result or its end, unless it is cancelled or interrupted.
    async fn pursue(&self, job: &mut Job, capacity: Capacity) -> Pursued {
        let source = match &job.work.source {
            None => None,
            Some(of) => match self.picture(of).await {
                Some(picture) => Some(picture),
                None => return Pursued::Ended(Ending::Failed(Failure::InvalidRequest { detail: String::new() })),
            },
        };
        let wanted = Generation {
            source,
            task: job.work.task,
            model: String::new(),
            prompt: job.work.prompt.clone(),
            seed: job.work.seed,
            idempotency_key: job.id.to_string(),
        };
        let mut progress = job.progress.clone();
        let cancelled = job.cancelled.clone();
        let listener = Listener { audience: &*self.audience, job };
        let result = tokio::select! {
            biased; // A job that was cancelled before it began makes no call.
            () = cancelled.cancelled() => return Pursued::Ended(Ending::Cancelled),
            () = self.interrupted.cancelled() => return Pursued::Ended(Ending::Interrupted),
            result = retry::run(&self.engine, &wanted, job.deadline, capacity, &mut progress, &listener) => result,
        };
        job.progress = progress;
        match result {
            Ok(made) => Pursued::Ended(Ending::Made(made)),
            Err(Halt::Failed(failure)) => Pursued::Ended(Ending::Failed(failure)),
            Err(Halt::Snoozed { until, because }) => Pursued::Snoozed { until, because },
        }
    }

    /// The kept picture of an ended job.
    async fn picture(&self, job: &JobId) -> Option<Media> {
        match timeout(KEEPING, self.outputs.get(job)).await {
            Ok(Ok(media)) => media.into_iter().find(|media| media.kind == MediaKind::Image),
            Ok(Err(error)) => {
                tracing::error!(%job, %error, "a kept result can't be read");
                None
            }
            Err(_) => None,
        }
    }

    /// Keeps a paid result before it is delivered. Where that fails, it is delivered all the same.
    async fn keep(&self, job: &Job, made: &Made) {
        for (index, media) in made.media.iter().enumerate() {
            match timeout(KEEPING, self.outputs.put(&job.id, index, media)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    tracing::error!(job = %job.id, %error, "a result could not be kept; it is delivered from memory");
                }
                Err(_) => tracing::error!(job = %job.id, "a result was not kept in time; it is delivered from memory"),
            }
        }
    }

    /// Tells the person, and lets the job go.
    async fn end(&self, job: &Job, ending: Ending) {
        tracing::info!(job = %job.id, person = %job.person(), tier = job.tier.name, "{}", ending.label());
        or_panicked("the audience", self.audience.ended(job, ending)).await;
        self.queue.end(job);
    }
}

enum Pursued {
    Ended(Ending),
    Snoozed { until: Instant, because: Failure },
}

/// What comes of `work`, or nothing if it panics: a fault in one seam ends one job's step, not the job's whole life,
/// in which its person waits and its place is taken.
async fn or_panicked<T>(who: &str, work: impl Future<Output = T>) -> Option<T> {
    let result = AssertUnwindSafe(work).catch_unwind().await;
    if result.is_err() {
        tracing::error!("{who} panicked");
    }
    result.ok()
}

/// Passes the retry engine's news on to the audience.
struct Listener<'a> {
    audience: &'a dyn Audience,
    job: &'a Job,
}

impl Observer for Listener<'_> {
    fn hear(&self, news: News) {
        self.audience.news(self.job, JobNews::Retry(news));
    }
}
