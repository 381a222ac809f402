//! The one retry loop.

use std::time::Duration;

use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument as _, Span};

use super::call::Way;
use super::known::{self, Known};
use super::wait::Step;
use super::{Access, Attempt, Capacity, Choice, Decision, Engine, News, Observer, Progress, RetryPolicy, journal};
use crate::failure::Failure;
use crate::metrics::{self, CANCELLED, SUCCESS};
use crate::provider::{Generation, Route, Target};
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

/// Pursues `wanted` to its result or its end: calls, rotates, waits, falls over, within `deadline`.
///
/// Starts with the slot in `capacity`, and goes on with keys that `access` allows. Can be dropped at any time; a call under way then keeps its slot for the grace.
///
/// # Errors
///
/// [`Halt`].
pub async fn run(
    engine: &Engine,
    wanted: &Generation,
    access: &Access,
    deadline: Instant,
    capacity: Capacity,
    progress: &mut Progress,
    observer: &dyn Observer,
) -> Result<Made, Halt> {
    let Some(route) = engine.route_of(wanted.task) else { return Err(Halt::Failed(Failure::ModelUnavailable)) };
    let pursuit = Pursuit { engine, route, wanted, access, deadline, observer };
    pursuit.run(capacity, progress).await
}

/// One run of a request.
pub(super) struct Pursuit<'a> {
    pub(super) engine: &'a Engine,
    pub(super) route: &'a Route,
    pub(super) wanted: &'a Generation,
    pub(super) access: &'a Access,
    pub(super) deadline: Instant,
    pub(super) observer: &'a dyn Observer,
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
            let unended = Unended { span: &span, provider: &target.provider, key: &key, started };
            let result = self.attempt(target, way, &mut progress.remote).instrument(span.clone()).await;
            unended.ended();
            let took = started.elapsed();
            progress.over();

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
            let decision =
                if goes_on { self.decide_on_known(&failure, progress) } else { self.decide(&failure, progress) };
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

    /// The first slot: `capacity`, unless the deadline is over, or earlier runs spent all attempts of its target: then one
    /// of a later target, where there is one to try.
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
            Some(_) => Ok(Way::Call(capacity)),
            // Runs that were lost or dropped, for any of which there may be a charge.
            None => Err(Halt::Failed(Failure::TimedOut)),
        }
    }

    /// The same for a call that can be asked for again: to ask costs nothing, so it comes before any other call.
    fn decide_on_known(&self, failure: &Failure, progress: &Progress) -> Decision {
        match self.engine.policy().decide(failure, &progress.history, false, self.engine.random()) {
            Decision::Stop => self.decide(failure, progress),
            again => again,
        }
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
        later
            .map(|target| self.engine.closed_target(target, self.access))
            .any(|closed| closed.is_none_or(|it| it.until <= time))
    }

    /// What opens later is not waited for, but snoozed for.
    fn end_of_patience(&self) -> Instant {
        Instant::now() + self.engine.policy().snooze_after
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

/// A call whose end nobody may wait for: its person cancels it, or the process stops or loses it. It is counted and traced as
/// that where it is dropped.
struct Unended<'a> {
    span: &'a Span,
    provider: &'a str,
    key: &'a str,
    started: Instant,
}

impl Unended<'_> {
    /// The call ended, and whoever made it sees to the rest.
    fn ended(self) {
        std::mem::forget(self);
    }
}

impl Drop for Unended<'_> {
    fn drop(&mut self) {
        let outcome = if std::thread::panicking() { Failure::ProviderError.label() } else { CANCELLED };
        metrics::attempt(self.provider, self.key, outcome, self.started.elapsed());
        self.span.record("outcome", outcome);
    }
}

/// Adds to the trace what came of a call.
fn trace<T>(span: &Span, result: &Result<T, Failure>) {
    span.record("outcome", outcome(result.as_ref()));
    if result.is_err() {
        span.record("otel.status_code", "ERROR");
    }
}
