//! The one retry loop.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::known::{self, Known, Named};
use super::{
    Attempt, Backoff, Capacity, Choice, Class, Decision, Engine, News, Observer, Progress, RetryPolicy, Unavailable,
    journal,
};
use crate::failure::Failure;
use crate::metrics::{self, SUCCESS};
use crate::provider::{ApiKey, Generation, Output, Provider, Remote, RemoteCall, Route, Target};
use crate::reply::Media;
use crate::trace::SPANS;

/// What was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The media, at least one.
    pub media: Vec<Media>,
    /// Who made it.
    pub target: Target,
    /// How long the last call took.
    pub took: Duration,
}

/// Why a run ended without a result.
#[derive(Debug, Clone, PartialEq)]
pub enum Halt {
    /// There will be none.
    Failed(Failure),
    /// There may be one, but not before `until`: the job goes back to the queue and keeps its place.
    Snoozed {
        /// When to run again.
        until: Instant,
        /// Why not before.
        because: Failure,
    },
}

/// How often a finished result is fetched, and how the waits between grow.
const FETCHES: u32 = 6;
const FETCH_BACKOFF: Backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(10));
/// How long one fetch may take.
const FETCH_TIMEOUT: Duration = Duration::from_mins(2);

/// Pursues `wanted` to its result or its end: calls, rotates, waits, falls over, within `deadline`.
///
/// Starts with the slot in `capacity`. Can be dropped at any time; a call under way then keeps its slot for the grace.
///
/// # Errors
///
/// [`Halt`].
pub async fn run(
    engine: &Engine,
    wanted: &Generation,
    deadline: Instant,
    capacity: Capacity,
    progress: &mut Progress,
    observer: &dyn Observer,
) -> Result<Made, Halt> {
    let Some(route) = engine.route_of(wanted.task) else { return Err(Halt::Failed(Failure::ModelUnavailable)) };
    let pursuit = Pursuit { engine, route, wanted, deadline, observer };
    pursuit.run(capacity, progress).await
}

struct Pursuit<'a> {
    engine: &'a Engine,
    route: &'a Route,
    wanted: &'a Generation,
    deadline: Instant,
    observer: &'a dyn Observer,
}

/// How the next attempt is made.
enum Way {
    /// By a call, with this slot.
    Call(Capacity),
    /// By asking for what was called for already. The slot that the run began with is kept meanwhile: the call may be one
    /// of its key's.
    Ask { known: Known, _slot: Option<Capacity> },
}

impl Way {
    /// The target of the chain that it leads to.
    const fn target(&self) -> usize {
        match self {
            Self::Call(capacity) => capacity.target,
            Self::Ask { known, .. } => known.target,
        }
    }

    const fn key(&self) -> &ApiKey {
        match self {
            Self::Call(capacity) => capacity.lease.key(),
            Self::Ask { known, .. } => &known.key,
        }
    }

    /// The key's place in its pool, where it has a slot.
    fn place(&self) -> Option<usize> {
        match self {
            Self::Call(capacity) => capacity.lease.index(),
            Self::Ask { .. } => None,
        }
    }
}

/// Where the pursuit goes on after a failure, and when.
#[derive(Debug, Clone, Copy)]
struct Step {
    target: usize,
    wait: Duration,
    choice: Choice,
}

impl Pursuit<'_> {
    async fn run(&self, capacity: Capacity, progress: &mut Progress) -> Result<Made, Halt> {
        let mut way = self.begin(capacity, progress).await?;
        loop {
            let (index, place) = (way.target(), way.place());
            let target = &self.route.chain[index];
            if progress.call(index) && matches!(way, Way::Call(_)) {
                self.engine.upstream(target).budget.deposit();
            }
            let key = way.key().label().to_owned();
            self.observer.hear(News::Calling);

            let started = Instant::now();
            let span = self.span(target, &key, progress.calls);
            let result = self.attempt(target, way, &mut progress.remote).instrument(span.clone()).await;
            let took = started.elapsed();

            trace(&span, &result);

            let number = progress.calls;
            let attempt = |outcome| Attempt { number, target: target.clone(), key, took, outcome };
            let failure = match result {
                Ok(media) => {
                    let attempt = attempt(Ok(()));
                    self.log(&attempt, progress, "done", false);
                    self.observer.hear(News::Ended(attempt));
                    return Ok(Made { media, target: target.clone(), took });
                }
                Err(failure) => failure,
            };
            let goes_on = known::goes_on(progress, &failure, self.observer);
            // What is asked for again is not charged again.
            if !(goes_on && failure == Failure::TimedOut) {
                progress.history.count(&failure);
            }
            let decision = self.decide(&failure, progress);
            let attempt = attempt(Err((failure.clone(), decision)));
            let step = step(decision, &failure, progress.target, place);
            let again = Known::of(progress, self.engine, self.route).filter(|known| goes_on && known.target == index);
            if let (Some(known), Some(step)) = (again, step.filter(|step| step.target == index)) {
                self.log(&attempt, progress, "asking for the same call again", false);
                self.observer.hear(News::Ended(attempt));
                self.pause(Step { wait: known.wait(&failure, step.wait), ..step }, &failure).await?;
                way = Way::Ask { known, _slot: None };
                continue;
            }
            if step.is_some() {
                known::forget(progress, self.observer);
            }
            let at_once = step.filter(|step| step.wait.is_zero()).and_then(|step| self.free_slot(step));
            let stuck = at_once.is_none() && step.is_none_or(|step| self.closed(step).is_some());
            self.log(&attempt, progress, &journal::plan(decision, at_once.as_ref()), stuck);
            self.observer.hear(News::Ended(attempt));
            way = Way::Call(match (at_once, step) {
                (Some(capacity), _) => capacity,
                (None, Some(step)) => self.next(step, &failure).await?,
                (None, None) => return Err(Halt::Failed(failure)),
            });
        }
    }

    /// The first slot: `capacity`, unless the deadline is over, or earlier runs spent all attempts of its target and
    /// there is a later one to try.
    ///
    /// A call that was submitted before is asked for first.
    async fn begin(&self, capacity: Capacity, progress: &mut Progress) -> Result<Way, Halt> {
        let unavailable = Failure::NoKeyAvailable { until: None };
        if Instant::now() >= self.deadline {
            return Err(Halt::Failed(unavailable));
        }
        if let Some(known) = Known::of(progress, self.engine, self.route) {
            if let Some(rest) = &known.rest {
                let step = Step { target: known.target, wait: known.rest(), choice: Choice::Best };
                self.pause(step, &rest.because).await?;
            }
            return Ok(Way::Ask { known, _slot: Some(capacity) });
        }
        known::forget(progress, self.observer);
        let max = self.engine.policy().max_attempts;
        let mut open = (capacity.target..self.route.chain.len()).filter(|&target| progress.spent_on(target) < max);
        match open.next() {
            Some(target) if target != capacity.target => {
                drop(capacity);
                let step = Step { target, wait: Duration::ZERO, choice: Choice::Best };
                self.next(step, &unavailable).await.map(Way::Call)
            }
            Some(_) | None => Ok(Way::Call(capacity)),
        }
    }

    /// One call, or one question for what was called for, and the download of what it left as links.
    async fn attempt(&self, target: &Target, way: Way, remote: &mut Option<RemoteCall>) -> Result<Vec<Media>, Failure> {
        let upstream = self.engine.upstream(target);
        let provider = &*upstream.provider;
        let wanted = Generation { model: target.model.clone(), ..self.wanted.clone() };
        let limit = self.route.attempt_timeout.min(self.deadline.saturating_duration_since(Instant::now()));

        let output = match way {
            Way::Call(Capacity { mut lease, .. }) => {
                lease.begin();
                let named = Named::new(self.observer, provider.name(), lease.key());
                let tell = |id: &str| named.take(id);
                let unnamed = Remote::new(None, &tell);
                let answer = timeout(limit, provider.generate_remotely(lease.key(), &wanted, &unnamed)).await;
                *remote = named.call();
                if answer.is_err() && limit < self.route.attempt_timeout {
                    // Cut short by the request's own deadline, which is neither the key's fault nor the upstream's:
                    // dropping the lease keeps the slot for the grace, and blames nobody.
                    return Err(Failure::TimedOut);
                }
                let output = answer.unwrap_or(Err(Failure::TimedOut)).and_then(not_empty);
                lease.settle(output.as_ref().map(drop));
                output
            }
            // No slot is taken for it, and its answer tells nothing of the key.
            Way::Ask { known: Known { key, id, .. }, .. } => {
                let named = Named::new(self.observer, provider.name(), &key);
                let tell = |id: &str| named.take(id);
                let known = Remote::new(Some(&id), &tell);
                let answer = timeout(limit, provider.generate_remotely(&key, &wanted, &known)).await;
                if let Some(call) = named.call() {
                    *remote = Some(call);
                }
                answer.unwrap_or(Err(Failure::TimedOut)).and_then(not_empty)
            }
        };

        match output? {
            Output::Media(media) => Ok(media),
            Output::Links(links) => {
                let mut media = Vec::with_capacity(links.len());
                for link in &links {
                    media.push(self.fetch(provider, link, &wanted).await?);
                }
                Ok(media)
            }
        }
    }

    /// Fetches a finished result: free, so it is only ever fetched again, never generated again.
    async fn fetch(&self, provider: &dyn Provider, link: &str, wanted: &Generation) -> Result<Media, Failure> {
        for tries in 0..FETCHES {
            let fetched =
                timeout(FETCH_TIMEOUT, provider.fetch(link, wanted)).await.unwrap_or(Err(Failure::DownloadFailed));
            // An unusable result is as final as a usable one; whatever else went wrong, the result is still there.
            if matches!(fetched, Ok(_) | Err(Failure::BadOutput { .. })) {
                return fetched;
            }
            let wait = FETCH_BACKOFF.wait(tries, self.engine.random());
            if tries + 1 == FETCHES || Instant::now() + wait >= self.deadline {
                break;
            }
            tracing::warn!(
                job = self.wanted.idempotency_key,
                tries = tries + 1,
                ?wait,
                "download failed, fetching again"
            );
            self.tell_wait(&Failure::DownloadFailed, wait);
            sleep(wait).await;
        }
        Err(Failure::DownloadFailed)
    }

    /// The policy's decision, within the chain and the retry budget.
    fn decide(&self, failure: &Failure, progress: &Progress) -> Decision {
        let ask =
            |more_targets| self.engine.policy().decide(failure, &progress.history, more_targets, self.engine.random());
        let more_targets = self.later_target_opens_by(self.deadline, progress);
        let decision = match ask(more_targets) {
            // The chain goes on, but not soon: then whatever is left to try here comes first.
            Decision::NextTarget if !self.later_target_opens_by(self.end_of_patience(), progress) => {
                Some(ask(false)).filter(|here| *here != Decision::Stop).unwrap_or(Decision::NextTarget)
            }
            decision => decision,
        };

        let goes_on_here = matches!(decision, Decision::Again { .. } | Decision::AnotherKey);
        let upstream = self.engine.upstream(&self.route.chain[progress.target]);
        if goes_on_here && RetryPolicy::costs_budget(failure) && !upstream.budget.withdraw() {
            tracing::warn!(provider = upstream.provider.name(), "the retry budget is used up");
            return if more_targets && *failure != Failure::TimedOut { Decision::NextTarget } else { Decision::Stop };
        }
        decision
    }

    /// Whether a later target of the chain can serve, or is only busy, at `time`.
    fn later_target_opens_by(&self, time: Instant, progress: &Progress) -> bool {
        let later = self.route.chain.iter().skip(progress.target + 1);
        later.map(|target| self.engine.closed_target(target)).any(|closed| closed.is_none_or(|it| it.until <= time))
    }

    /// What opens later is not waited for, but snoozed for.
    fn end_of_patience(&self) -> Instant {
        Instant::now() + self.engine.policy().snooze_after
    }

    /// The slot for `step` if it is free right now.
    fn free_slot(&self, step: Step) -> Option<Capacity> {
        if Instant::now() >= self.deadline {
            return None;
        }
        let lease = self.engine.try_acquire(&self.route.chain[step.target], step.choice)?;
        Some(Capacity { target: step.target, lease })
    }

    /// Waits as decided, then for a slot.
    async fn next(&self, step: Step, failure: &Failure) -> Result<Capacity, Halt> {
        self.pause(step, failure).await?;
        match self.free_slot(step) {
            Some(capacity) => Ok(capacity),
            None => self.slot(step, failure).await,
        }
    }

    async fn pause(&self, step: Step, failure: &Failure) -> Result<(), Halt> {
        let until = Instant::now().checked_add(step.wait).filter(|until| *until < self.deadline);
        let Some(until) = until else { return Err(Halt::Failed(self.why_too_late(step, failure))) };
        if step.wait > self.engine.policy().snooze_after {
            return Err(Halt::Snoozed { until, because: failure.clone() });
        }
        if !step.wait.is_zero() {
            self.tell_wait(failure, step.wait);
            sleep(step.wait).await;
        }
        Ok(())
    }

    /// Waits for a slot until the deadline.
    async fn slot(&self, step: Step, failure: &Failure) -> Result<Capacity, Halt> {
        let closed = self.closed(step);
        let wait = closed.map_or(Duration::ZERO, |closed| closed.until.saturating_duration_since(Instant::now()));
        self.tell_wait(failure, wait);

        let slot = self.engine.acquire(self.route, step.target, step.choice, Class::Begun);
        match timeout_at(self.deadline, slot).await {
            Ok(Ok(capacity)) => Ok(capacity),
            Ok(Err(Unavailable { because: because @ Failure::ModelUnavailable, .. })) => Err(Halt::Failed(because)),
            Ok(Err(Unavailable { until, because })) if until < self.deadline => Err(Halt::Snoozed { until, because }),
            Ok(Err(Unavailable { because, .. })) => Err(Halt::Failed(because)),
            Err(_) => Err(Halt::Failed(self.why_too_late(step, failure))),
        }
    }

    /// Until when, and why, the target of `step` can't serve, if it is not merely busy.
    fn closed(&self, step: Step) -> Option<Unavailable> {
        self.engine.closed_target(&self.route.chain[step.target])
    }

    fn tell_wait(&self, failure: &Failure, wait: Duration) {
        metrics::retry_waits(failure.label(), wait);
        self.observer.hear(News::Waiting { failure: failure.clone(), wait });
    }

    /// What the trace of a job shows of one call.
    fn span(&self, target: &Target, key: &str, number: u32) -> Span {
        tracing::info_span!(
            target: SPANS,
            "attempt",
            otel.kind = "client",
            otel.status_code = Empty,
            task = self.wanted.task.as_str(),
            provider = target.provider,
            model = target.model,
            key,
            number,
            outcome = Empty,
        )
    }

    /// Counts an attempt, and writes its line into the log.
    fn log(&self, attempt: &Attempt, progress: &Progress, next: &str, stuck: bool) {
        metrics::attempt(
            &attempt.target.provider,
            &attempt.key,
            outcome(attempt.outcome.as_ref().map_err(|it| &it.0)),
            attempt.took,
        );
        let max = self.engine.policy().max_attempts;
        journal::log(&self.wanted.idempotency_key, attempt, &progress.history, max, next, stuck);
    }

    /// What ends a request whose time is over while it waits to go on after `failure`. Where that one concerns a key
    /// only, it is not what the request failed for: no other key came in time.
    fn why_too_late(&self, step: Step, failure: &Failure) -> Failure {
        if !RetryPolicy::concerns_key_only(failure) {
            return failure.clone();
        }
        let closed = self.closed(step);
        closed.map_or(Failure::NoKeyAvailable { until: None }, |closed| closed.because)
    }
}

/// Where `decision` leads from `target`, whose key at `place` met the failure; nowhere if it is to stop.
fn step(decision: Decision, failure: &Failure, target: usize, place: Option<usize>) -> Option<Step> {
    let loading = matches!(failure, Failure::Loading { .. });
    let (target, wait, choice) = match decision {
        Decision::Stop => return None,
        Decision::Rotate => (target, Duration::ZERO, Choice::Best),
        Decision::AnotherKey => (target, Duration::ZERO, place.map_or(Choice::Best, Choice::Avoid)),
        Decision::NextTarget => (target + 1, Duration::ZERO, Choice::Best),
        Decision::Again { after } => (target, after, place.filter(|_| loading).map_or(Choice::Best, Choice::Prefer)),
    };
    Some(Step { target, wait, choice })
}

/// The word for what came of a call, in metrics and traces.
fn outcome<T>(result: Result<T, &Failure>) -> &'static str {
    result.map_or_else(Failure::label, |_| SUCCESS)
}

/// Adds to the trace what came of a call.
fn trace<T>(span: &Span, result: &Result<T, Failure>) {
    span.record("outcome", outcome(result.as_ref()));
    if result.is_err() {
        span.record("otel.status_code", "ERROR");
    }
}

/// A success without any media is none.
fn not_empty(output: Output) -> Result<Output, Failure> {
    let empty = match &output {
        Output::Media(media) => media.is_empty(),
        Output::Links(links) => links.is_empty(),
    };
    if empty { Err(Failure::BadOutput { detail: "no media".to_owned() }) } else { Ok(output) }
}
