//! One job from its slot to its end, or back to the queue.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::insist::insist;
use super::live::Hold;
use super::store::{Claimed, Outcome};
use super::{Audience, Ending, Job, JobId, JobNews, Worker};
use crate::failure::Failure;
use crate::metrics;
use crate::provider::{Generation, RemoteCall};
use crate::reply::{Media, MediaKind};
use crate::retry::{self, Attempt, Capacity, Halt, News, Observer, Progress};
use crate::trace::SPANS;

/// How long it may take to keep one result, or to read it again.
pub(super) const KEEPING: Duration = Duration::from_secs(30);

/// What comes of one run.
enum Pursued {
    Ended(Ending),
    Snoozed {
        until: Instant,
        because: Failure,
    },
    /// The process stops, and the job goes on elsewhere.
    GivenBack,
}

impl Worker {
    /// One job from its slot to its person, or back to the queue.
    pub(super) async fn perform(self: Arc<Self>, claimed: Claimed, capacity: Capacity) {
        let hold = self.queue.live.hold(claimed.lease.clone());
        let mut job = Job::restore(&claimed.record, self.queue.clocks());
        job.cancelled = hold.cancelled().clone();
        let record = &claimed.record;
        if record.lost_starts == 0 && record.progress == Progress::default() {
            let waited = self.queue.store.now().saturating_since(record.accepted);
            metrics::job_started(job.work.task.as_str(), &job.tier.name, waited);
        }
        let span = span(&job);
        let run = async {
            tokio::select! {
                () = self.pursue_and_end(&mut job, &claimed, capacity, &hold) => {}
                () = hold.lost() => {
                    tracing::warn!(job = %job.id, "the job was taken from this worker, which stops working on it");
                    self.audience.gone(&job.id);
                }
            }
        };
        run.instrument(span).await;
    }

    async fn pursue_and_end(&self, job: &mut Job, claimed: &Claimed, capacity: Capacity, hold: &Hold) {
        let started = Instant::now();
        let pursued = or_panicked("a provider", self.pursue(job, claimed, capacity, hold)).await;
        let (store, lease) = (&self.queue.store, hold.lease());
        match pursued.unwrap_or(Pursued::Ended(Ending::Failed(Failure::ProviderError))) {
            Pursued::Ended(ending) => self.settle(job, ending, started.elapsed(), (claimed, hold)).await,
            Pursued::Snoozed { until, because } => {
                Span::current().record("outcome", "snoozed");
                metrics::job_snoozed(job.work.task.as_str(), because.label());
                let wait = until.saturating_duration_since(Instant::now());
                tracing::info!(job = %job.id, failure = because.label(), ?wait, "snoozed");
                self.audience.news(job, JobNews::Snoozed(because, wait));
                let until = self.queue.clocks().timestamp(until);
                insist("snooze a job", || store.snooze(lease, &job.progress, until)).await;
            }
            Pursued::GivenBack => {
                Span::current().record("outcome", "given_back");
                tracing::info!(job = %job.id, "given back, to be gone on with after the restart");
                insist("give a job back", || store.give_back(lease, store.now())).await;
            }
        }
    }

    /// Keeps what came of a job, then sees to it that its person knows.
    async fn settle(&self, job: &Job, ending: Ending, ran: Duration, (claimed, hold): (&Claimed, &Hold)) {
        let (store, lease) = (&self.queue.store, hold.lease());
        let (mut outcome, mut took) = (ending.outcome(), None);
        if let Ending::Made(media) = &ending {
            match insist("note that a job is made", || store.ending(lease)).await {
                None => return,
                Some(true) => outcome = Outcome::Cancelled,
                Some(false) => {}
            }
            took = Some(ran);
            or_panicked("the output store", self.keep(job, media)).await;
        }
        let complete = insist("note how a job ended", || store.complete(lease, &outcome, took, self.queue.lease_end()));
        let ending = match complete.await {
            None => return,
            Some(Outcome::Cancelled) => Ending::Cancelled,
            Some(Outcome::Made | Outcome::Failed(_) | Outcome::Interrupted) => ending,
        };
        Span::current().record("outcome", ending.label());
        self.deliver(job, ending, lease, claimed).await;
    }

    /// Pursues a job to its result or its end, unless it is cancelled or interrupted.
    async fn pursue(&self, job: &mut Job, claimed: &Claimed, capacity: Capacity, hold: &Hold) -> Pursued {
        // A worker that died may have kept the result before it could say so.
        if claimed.record.lost_starts > 0
            && let Some(media) = self.kept(&job.id).await
        {
            return Pursued::Ended(Ending::Made(media));
        }
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
        let (notes, mut to_keep) = mpsc::unbounded_channel();
        let run = async {
            let listener = Listener { audience: &*self.audience, job, notes };
            Box::pin(retry::run(&self.engine, &wanted, job.deadline, capacity, &mut progress, &listener)).await
        };
        let record = async {
            while let Some(note) = to_keep.recv().await {
                let (store, lease) = (&self.queue.store, hold.lease());
                match note {
                    Note::Call(attempt) => {
                        insist("keep the record of a call", || store.record(lease, &attempt, store.now())).await;
                    }
                    Note::Remote(call) => {
                        insist("keep a call's name", || store.remember_remote(lease, call.as_ref())).await;
                    }
                }
            }
        };
        let result = tokio::select! {
            biased; // A job that was cancelled before it began makes no call.
            () = hold.cancelled().cancelled() => return Pursued::Ended(Ending::Cancelled),
            () = self.interrupted.cancelled() => return self.interrupt(),
            (result, ()) = async { tokio::join!(run, record) } => result,
        };
        job.progress = progress;
        match result {
            Ok(made) => Pursued::Ended(Ending::Made(made.media)),
            Err(Halt::Failed(failure)) => Pursued::Ended(Ending::Failed(failure)),
            Err(Halt::Snoozed { until, because }) => Pursued::Snoozed { until, because },
        }
    }

    fn interrupt(&self) -> Pursued {
        if self.queue.store.durable() { Pursued::GivenBack } else { Pursued::Ended(Ending::Interrupted) }
    }

    /// What was kept of a job, if anything was.
    pub(super) async fn kept(&self, job: &JobId) -> Option<Vec<Media>> {
        match timeout(KEEPING, self.outputs.get(job)).await {
            Ok(Ok(media)) => Some(media).filter(|media| !media.is_empty()),
            Ok(Err(error)) => {
                tracing::error!(%job, %error, "a kept result can't be read");
                None
            }
            Err(_) => None,
        }
    }

    /// The kept picture of an ended job.
    async fn picture(&self, job: &JobId) -> Option<Media> {
        self.kept(job).await?.into_iter().find(|media| media.kind == MediaKind::Image)
    }

    /// Keeps a paid result before it is delivered. Where that fails, it is delivered all the same.
    async fn keep(&self, job: &Job, made: &[Media]) {
        for (index, media) in made.iter().enumerate() {
            let outcome = match timeout(KEEPING, self.outputs.put(&job.id, index, media)).await {
                Ok(Ok(())) => "kept",
                Ok(Err(error)) => {
                    tracing::error!(job = %job.id, %error, "a result could not be kept; it is delivered from memory");
                    "failed"
                }
                Err(_) => {
                    tracing::error!(job = %job.id, "a result was not kept in time; it is delivered from memory");
                    "late"
                }
            };
            metrics::output(outcome);
        }
    }
}

/// What the trace of a run shows of its job.
fn span(job: &Job) -> Span {
    tracing::info_span!(
        target: SPANS,
        "job",
        otel.kind = "consumer",
        job = %job.id,
        task = job.work.task.as_str(),
        tier = job.tier.name,
        platform = job.origin.platform().as_str(),
        outcome = Empty,
    )
}

/// What comes of `work`, or nothing if it panics: a fault in one seam ends one job's step, not the job's whole life,
/// in which its person waits and its place is taken.
pub(super) async fn or_panicked<T>(who: &str, work: impl Future<Output = T>) -> Option<T> {
    let result = AssertUnwindSafe(work).catch_unwind().await;
    if result.is_err() {
        tracing::error!("{who} panicked");
    }
    result.ok()
}

/// Passes the retry engine's news on to the audience, and the calls to the store.
struct Listener<'a> {
    audience: &'a dyn Audience,
    job: &'a Job,
    notes: mpsc::UnboundedSender<Note>,
}

/// What the store is to keep.
enum Note {
    Call(Attempt),
    Remote(Option<RemoteCall>),
}

impl Observer for Listener<'_> {
    fn hear(&self, news: News) {
        if let News::Ended(attempt) = &news {
            // Whoever would record it goes only when the run does.
            let _ = self.notes.send(Note::Call(attempt.clone()));
        }
        self.audience.news(self.job, JobNews::Retry(news));
    }

    fn remote(&self, call: Option<&RemoteCall>) {
        let _ = self.notes.send(Note::Remote(call.cloned()));
    }
}
