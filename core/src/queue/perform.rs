//! One job from its slot to its end, or back to the queue.

use std::convert::Infallible;
use std::future::pending;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::mpsc;
use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::insist::insist;
use super::keep::{READ_AGAIN, Unreadable};
use super::live::Hold;
use super::store::{Claimed, Lease, Outcome};
use super::{Audience, Ending, Job, JobId, JobNews, Worker};
use crate::failure::Failure;
use crate::metrics;
use crate::provider::{Generation, RemoteCall};
use crate::retry::{self, Access, Attempt, Capacity, Halt, Made, News, Observer, Progress};
use crate::trace::SPANS;

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

impl Pursued {
    /// Where a kept result can't be read now: to make it anew would be to pay for it twice.
    fn later() -> Self {
        Self::Snoozed { until: Instant::now() + READ_AGAIN, because: Failure::ProviderError }
    }
}

impl From<Result<Made, Halt>> for Pursued {
    fn from(result: Result<Made, Halt>) -> Self {
        match result {
            Ok(made) => Self::Ended(Ending::Made(made.media)),
            Err(Halt::Failed(failure)) => Self::Ended(Ending::Failed(failure)),
            Err(Halt::Snoozed { until, because }) => Self::Snoozed { until, because },
        }
    }
}

impl Worker {
    /// One job from its slot to its person, or back to the queue.
    pub(super) async fn perform(self: Arc<Self>, (claimed, hold): (Claimed, Hold), capacity: Capacity) {
        let mut job = Job::restore(&claimed.record, self.queue.clocks());
        job.cancelled = hold.cancelled().clone();
        let record = &claimed.record;
        if record.starts == 1 {
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
        let pursued = or_panicked("a provider", self.pursue(job, capacity, hold)).await;
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
                insist("give a job back", || store.give_back(lease, &job.progress, store.now())).await;
            }
        }
    }

    /// Keeps what came of a job, then sees to it that its person knows.
    async fn settle(&self, job: &Job, ending: Ending, ran: Duration, (claimed, hold): (&Claimed, &Hold)) {
        let (store, lease) = (&self.queue.store, hold.lease());
        let (mut outcome, mut took, mut kept) = (ending.outcome(), None, true);
        let mut ending = ending;
        if let Ending::Made(media) = &ending {
            match insist("note that a job is made", || store.ending(lease)).await {
                None => return,
                Some(true) => outcome = Outcome::Cancelled,
                Some(false) => {}
            }
            took = Some(ran);
            kept = self.keep(job, media).await;
            let within_reach = kept || self.audience.shows(job) || self.keep_in_time(job, media).await;
            if !within_reach && outcome == Outcome::Made {
                tracing::error!(job = %job.id, "a result could not be kept, and there is no other way to hand it out");
                ending = Ending::Failed(Failure::DownloadFailed);
                outcome = ending.outcome();
            }
        }
        let complete = insist("note how a job ended", || store.complete(lease, &outcome, took));
        let ending = match complete.await {
            None => return,
            Some(Outcome::Cancelled) => Ending::Cancelled,
            Some(Outcome::Made | Outcome::Failed(_) | Outcome::Interrupted) => ending,
        };
        Span::current().record("outcome", ending.label());
        self.deliver(job, ending, kept, (claimed, lease)).await;
    }

    /// Pursues a job to its result or its end, unless it is cancelled or interrupted.
    async fn pursue(&self, job: &mut Job, capacity: Capacity, hold: &Hold) -> Pursued {
        let mut progress = job.progress.clone();
        // A worker that died may have kept the result before it could say so, and made calls that are not counted here.
        if progress != Progress::default() {
            match self.kept(&job.id).await {
                Ok(None) => progress.recorded(self.calls_on_record(&job.id).await),
                Ok(Some(media)) => return Pursued::Ended(Ending::Made(media)),
                Err(Unreadable) => return Pursued::later(),
            }
        }
        let source = match &job.work.source {
            None => None,
            Some(of) => match self.picture(of).await {
                Ok(Some(picture)) => Some(picture),
                Ok(None) => return Pursued::Ended(Ending::Failed(Failure::InvalidRequest { detail: String::new() })),
                Err(Unreadable) => return Pursued::later(),
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
        let access = Access::of_tier(&job.tier.name);
        let (notes, to_keep) = mpsc::unbounded_channel();
        let mut record = pin!(self.keep_notes(hold.lease(), to_keep));
        let pursued = {
            let run = async {
                let listener = Listener { audience: &*self.audience, job, notes };
                let run = retry::run(&self.engine, &wanted, &access, job.deadline, capacity, &mut progress, &listener);
                Box::pin(run).await
            };
            let never = async {
                record.as_mut().await;
                pending::<Infallible>().await
            };
            tokio::select! {
                biased; // A job that was cancelled before it began makes no call.
                () = hold.cancelled().cancelled() => Pursued::Ended(Ending::Cancelled),
                () = self.interrupted.cancelled() => self.interrupt(),
                result = run => result.into(),
                never = never => match never {},
            }
        };
        // The run is gone, and with it who makes notes: what is noted last, such as a call's name, is kept as well.
        record.await;
        progress.dropped();
        job.progress = progress;
        pursued
    }

    fn interrupt(&self) -> Pursued {
        if self.queue.store.durable() { Pursued::GivenBack } else { Pursued::Ended(Ending::Interrupted) }
    }

    /// How many calls were recorded for a job. Where that can't be read, the records of the next ones take their places.
    async fn calls_on_record(&self, job: &JobId) -> u32 {
        match self.queue.store.attempts(job).await {
            Ok(attempts) => attempts.iter().map(|attempt| attempt.number).max().unwrap_or(0),
            Err(error) => {
                tracing::warn!(%job, %error, "earlier calls can't be read");
                0
            }
        }
    }

    /// Keeps what is noted of a run, until nobody makes notes any more.
    async fn keep_notes(&self, lease: &Lease, mut notes: mpsc::UnboundedReceiver<Note>) {
        let store = &self.queue.store;
        while let Some(note) = notes.recv().await {
            match note {
                Note::Call(attempt) => {
                    insist("keep the record of a call", || store.record(lease, &attempt, store.now())).await;
                }
                Note::Remote(call) => {
                    insist("keep a call's name", || store.remember_remote(lease, call.as_ref())).await;
                }
            }
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
