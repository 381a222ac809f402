//! Runs jobs: capacity first, then order; pursue; keep; deliver.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Ending, Estimate, Job, JobQueue, OutputStore};
use crate::failure::Failure;
use crate::provider::{Generation, Task};
use crate::retry::{self, Capacity, Engine, Halt, Made, News, Observer};

/// Who is told what becomes of jobs.
#[async_trait]
pub trait Audience: Send + Sync + 'static {
    /// Something happened on the way; returns at once.
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
    jobs: TaskTracker,
    interrupted: CancellationToken,
}

/// How long it may take to tell people that the bot stops.
const FAREWELL: Duration = Duration::from_secs(10);

impl Worker {
    /// A worker; [`run`](Self::run) starts it.
    pub fn new(
        engine: Arc<Engine>,
        queue: Arc<JobQueue>,
        outputs: Arc<dyn OutputStore>,
        audience: Arc<dyn Audience>,
    ) -> Arc<Self> {
        let (jobs, interrupted) = (TaskTracker::new(), CancellationToken::new());
        Arc::new(Self { engine, queue, outputs, audience, jobs, interrupted })
    }

    /// Runs jobs until `shutdown`, then lets running ones go on for `grace`, and tells the people of the others.
    pub async fn run(self: Arc<Self>, shutdown: CancellationToken, grace: Duration) {
        let lanes = TaskTracker::new();
        for task in Task::ALL {
            lanes.spawn(Arc::clone(&self).lane(task, shutdown.clone()));
        }
        lanes.spawn(Arc::clone(&self).sweep(shutdown.clone()));
        lanes.close();
        shutdown.cancelled().await;
        lanes.wait().await;

        for job in self.queue.close() {
            let worker = Arc::clone(&self);
            self.jobs.spawn(async move { worker.audience.ended(&job, Ending::Interrupted).await });
        }
        self.jobs.close();
        if timeout(grace, self.jobs.wait()).await.is_err() {
            tracing::warn!(jobs = self.jobs.len(), "the grace is over, interrupting running jobs");
            self.interrupted.cancel();
            if timeout(FAREWELL, self.jobs.wait()).await.is_err() {
                tracing::error!(jobs = self.jobs.len(), "not everybody could be told that the bot stops");
            }
        }
    }

    /// Starts the jobs of one task, each when a slot is free for it.
    async fn lane(self: Arc<Self>, task: Task, shutdown: CancellationToken) {
        let start_all = async {
            loop {
                self.queue.claimable(task).await;
                let capacity = self.engine.capacity(task).await;
                let Some(job) = self.queue.claim(task) else { continue };
                self.jobs.spawn(Arc::clone(&self).perform(job, capacity));
                for (job, estimate) in self.queue.moved_up(task) {
                    self.audience.news(&job, JobNews::Place(estimate));
                }
            }
        };
        shutdown.run_until_cancelled(start_all).await;
    }

    /// Ends waiting jobs that were cancelled or whose time is over.
    async fn sweep(self: Arc<Self>, shutdown: CancellationToken) {
        let sweep_all = async {
            loop {
                self.queue.some_ended().await;
                for (job, cancelled) in self.queue.take_ended() {
                    let ending =
                        if cancelled { Ending::Cancelled } else { Ending::Failed(self.why_not(job.work.task)) };
                    let worker = Arc::clone(&self);
                    self.jobs.spawn(async move { worker.audience.ended(&job, ending).await });
                }
            }
        };
        shutdown.run_until_cancelled(sweep_all).await;
    }

    /// Why a job's time was over before it could start.
    fn why_not(&self, task: Task) -> Failure {
        match self.engine.closed(task) {
            None => Failure::NoKeyAvailable { until: None },
            Some(closed) => closed.because,
        }
    }

    /// One job from its slot to its person.
    async fn perform(self: Arc<Self>, mut job: Job, capacity: Capacity) {
        let started = Instant::now();
        let ending = match self.pursue(&mut job, capacity).await {
            Pursued::Snoozed { until, because } => {
                let wait = until.saturating_duration_since(Instant::now());
                tracing::info!(job = %job.id, failure = because.label(), ?wait, "snoozed");
                self.queue.snooze(&job, until);
                self.audience.news(&job, JobNews::Snoozed(because, wait));
                return;
            }
            Pursued::Ended(ending) => ending,
        };
        if let Ending::Made(made) = &ending {
            self.keep(&job, made).await;
            self.queue.delivering(&job, started.elapsed());
        }
        tracing::info!(job = %job.id, person = %job.person(), tier = job.tier.name, "{}", ending.label());
        self.audience.ended(&job, ending).await;
        self.queue.end(&job);
    }

    async fn pursue(&self, job: &mut Job, capacity: Capacity) -> Pursued {
        let wanted = Generation {
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

    /// Keeps a paid result before it is delivered. Where that fails, it is delivered all the same.
    async fn keep(&self, job: &Job, made: &Made) {
        for (index, media) in made.media.iter().enumerate() {
            if let Err(error) = self.outputs.put(&job.id, index, media).await {
                tracing::error!(job = %job.id, %error, "a result could not be kept on disk; it is delivered from memory");
            }
        }
    }
}

enum Pursued {
    Ended(Ending),
    Snoozed { until: Instant, because: Failure },
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
