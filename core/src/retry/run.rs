//! The one retry loop.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::{
    Attempt, Backoff, Capacity, Class, Decision, Engine, History, KeyLease, News, Observer, RetryPolicy, Unavailable,
};
use crate::failure::Failure;
use crate::provider::{Generation, Output, Provider, Route, Target};
use crate::reply::Media;

/// What a request has been through; goes with its job from one run to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// Which target of the chain is being tried.
    target: usize,
    /// What was spent.
    history: History,
    /// How many calls were made.
    calls: u32,
}

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

impl Pursuit<'_> {
    async fn run(&self, mut capacity: Capacity, progress: &mut Progress) -> Result<Made, Halt> {
        loop {
            if capacity.target != progress.target {
                *progress = Progress { target: capacity.target, history: progress.history.next_target(), ..*progress };
            }
            let target = &self.route.chain[progress.target];
            let key = capacity.lease.key().label().to_owned();
            let index = capacity.lease.index();
            progress.calls += 1;

            let started = Instant::now();
            let result = self.attempt(target, capacity.lease, progress.calls).await;
            let took = started.elapsed();

            let attempt =
                |outcome| Attempt { number: progress.calls, target: target.clone(), key: key.clone(), took, outcome };
            let failure = match result {
                Ok(media) => {
                    self.log(&attempt(Ok(())), &progress.history, "done");
                    self.observer.hear(News::Ended(attempt(Ok(()))));
                    return Ok(Made { media, target: target.clone(), took });
                }
                Err(failure) => failure,
            };
            progress.history.count(&failure);
            let decision = self.decide(&failure, progress);
            let attempt = attempt(Err((failure.clone(), decision)));

            let avoid = index.filter(|_| decision == Decision::AnotherKey);
            let at_once = self.at_once(decision, avoid, progress);
            self.log(&attempt, &progress.history, &plan(decision, at_once.as_ref()));
            self.observer.hear(News::Ended(attempt));
            capacity = match at_once {
                Some(capacity) => capacity,
                None => self.next(decision, avoid, &failure, progress).await?,
            };
        }
    }

    /// One call, and the download of what it left as links.
    async fn attempt(&self, target: &Target, mut lease: KeyLease, number: u32) -> Result<Vec<Media>, Failure> {
        let upstream = self.engine.upstream(target);
        let wanted = Generation { model: target.model.clone(), ..self.wanted.clone() };
        if number == 1 {
            upstream.budget.deposit();
        }
        self.observer.hear(News::Calling);

        lease.begin();
        let limit = self.route.attempt_timeout.min(self.deadline.saturating_duration_since(Instant::now()));
        let output =
            timeout(limit, upstream.provider.generate(lease.key(), &wanted)).await.unwrap_or(Err(Failure::TimedOut));
        lease.settle(output.as_ref().map(drop));

        match output? {
            Output::Media(media) => Ok(media),
            Output::Links(links) => {
                let mut media = Vec::with_capacity(links.len());
                for link in &links {
                    media.push(self.fetch(&*upstream.provider, link, &wanted).await?);
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
            if fetched != Err(Failure::DownloadFailed) {
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
            self.observer.hear(News::Waiting { failure: Failure::DownloadFailed, wait });
            sleep(wait).await;
        }
        Err(Failure::DownloadFailed)
    }

    /// The policy's decision, within the chain and the retry budget.
    fn decide(&self, failure: &Failure, progress: &Progress) -> Decision {
        let more_targets = progress.target + 1 < self.route.chain.len();
        let decision = self.engine.policy().decide(failure, &progress.history, more_targets, self.engine.random());
        let goes_on_here = matches!(decision, Decision::Again { .. } | Decision::AnotherKey);
        let upstream = self.engine.upstream(&self.route.chain[progress.target]);
        if goes_on_here && RetryPolicy::costs_budget(failure) && !upstream.budget.withdraw() {
            tracing::warn!(provider = upstream.provider.name(), "the retry budget is used up");
            return if more_targets && *failure != Failure::TimedOut { Decision::NextTarget } else { Decision::Stop };
        }
        decision
    }

    /// A slot that is free right now, where the decision is to go on at once.
    fn at_once(&self, decision: Decision, avoid: Option<usize>, progress: &Progress) -> Option<Capacity> {
        let index = match decision {
            Decision::Rotate | Decision::AnotherKey => progress.target,
            Decision::NextTarget => progress.target + 1,
            Decision::Again { after } if after.is_zero() => progress.target,
            Decision::Again { .. } | Decision::Stop => return None,
        };
        if Instant::now() >= self.deadline {
            return None;
        }
        let target = &self.route.chain[index];
        let want = super::Want {
            model: target.model.clone(),
            avoid,
            class: Class::Begun,
            patience: self.engine.policy().snooze_after,
        };
        let lease = self.engine.upstream(target).keys.try_acquire(&want)?;
        Some(Capacity { target: index, lease })
    }

    /// Waits as decided, then for a slot.
    async fn next(
        &self,
        decision: Decision,
        avoid: Option<usize>,
        failure: &Failure,
        progress: &Progress,
    ) -> Result<Capacity, Halt> {
        let (from, wait) = match decision {
            Decision::Stop => return Err(Halt::Failed(failure.clone())),
            Decision::Rotate | Decision::AnotherKey => (progress.target, Duration::ZERO),
            Decision::NextTarget => (progress.target + 1, Duration::ZERO),
            Decision::Again { after } => (progress.target, after),
        };
        self.pause(wait, failure).await?;
        self.slot(from, avoid, failure).await
    }

    async fn pause(&self, wait: Duration, failure: &Failure) -> Result<(), Halt> {
        let until = Instant::now() + wait;
        if until >= self.deadline {
            return Err(Halt::Failed(failure.clone()));
        }
        if wait > self.engine.policy().snooze_after {
            return Err(Halt::Snoozed { until, because: failure.clone() });
        }
        if !wait.is_zero() {
            self.observer.hear(News::Waiting { failure: failure.clone(), wait });
            sleep(wait).await;
        }
        Ok(())
    }

    /// Waits for a slot until the deadline.
    async fn slot(&self, from: usize, avoid: Option<usize>, failure: &Failure) -> Result<Capacity, Halt> {
        let target = &self.route.chain[from];
        let closed = self.engine.upstream(target).keys.closed(&target.model);
        let wait = closed.map_or(Duration::ZERO, |closed| closed.until.saturating_duration_since(Instant::now()));
        self.observer.hear(News::Waiting { failure: failure.clone(), wait });

        let slot = self.engine.acquire(self.route, from, avoid, Class::Begun);
        match tokio::time::timeout_at(self.deadline, slot).await {
            Ok(Ok(capacity)) => Ok(capacity),
            Ok(Err(Unavailable { because: because @ Failure::ModelUnavailable, .. })) => Err(Halt::Failed(because)),
            Ok(Err(Unavailable { until, because })) if until < self.deadline => Err(Halt::Snoozed { until, because }),
            Ok(Err(Unavailable { because, .. })) => Err(Halt::Failed(because)),
            Err(_) => Err(Halt::Failed(failure.clone())),
        }
    }

    fn log(&self, attempt: &Attempt, history: &History, next: &str) {
        let (job, target, key) = (&self.wanted.idempotency_key, &attempt.target, &attempt.key);
        let max = self.engine.policy().max_attempts;
        let took = attempt.took.as_millis();
        match &attempt.outcome {
            Ok(()) => {
                let number = (history.spent + 1).min(max);
                tracing::info!(%job, %target, call = attempt.number, "attempt {number}/{max} {key} succeeded after {took} ms");
            }
            Err((failure, _)) => {
                let number = if spends(failure) { history.spent } else { (history.spent + 1).min(max) };
                let billed = attempt.possibly_billed();
                tracing::warn!(
                    %job, %target, call = attempt.number, failure = failure.label(), possibly_billed = billed,
                    "attempt {number}/{max} {key}: {failure} after {took} ms, {next}"
                );
            }
        }
    }
}

fn spends(failure: &Failure) -> bool {
    let mut history = History::default();
    history.count(failure);
    history.spent > 0
}

/// What is tried next, and when, for the log.
fn plan(decision: Decision, at_once: Option<&Capacity>) -> String {
    match (decision, at_once) {
        (_, Some(capacity)) => format!("trying {} now", capacity.lease.key().label()),
        (Decision::Again { after }, None) => format!("trying again in {} ms", after.as_millis()),
        (Decision::Rotate | Decision::AnotherKey, None) => "waiting for a key".to_owned(),
        (Decision::NextTarget, None) => "waiting for the next provider".to_owned(),
        (Decision::Stop, None) => "giving up".to_owned(),
    }
}
