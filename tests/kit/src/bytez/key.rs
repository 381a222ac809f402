//! A key and its script: what it answers next, how many calls it bears, when it is shut.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio::time::Instant;

use super::answer::{Answer, Busy, RetryAfter};
use super::record::{Call, Violation};
use super::state::{Shared, State};

/// A call that was already on its way when the wait was told is refused, but is no violation.
const ON_ITS_WAY: Duration = Duration::from_millis(20);

/// A key of the fake, to script before or in the middle of a test.
///
/// Without a script it is alive and answers every call with the model's media. In order of precedence:
/// [`dead`](Self::dead), a model that is not known, [`shut_after_429`](Self::shut_after_429),
/// [`concurrency`](Self::concurrency), [`flapping`](Self::flapping), then [`answers`](Self::answers), then
/// [`always`](Self::always).
#[derive(Clone)]
pub struct Key {
    shared: Arc<Shared>,
    secret: String,
}

#[derive(Default)]
pub(super) struct KeyState {
    pub(super) in_flight: usize,
    pub(super) max_in_flight: usize,
    pub(super) serving: usize,
    dead: bool,
    concurrency: Option<(usize, Busy)>,
    flapping: Option<(f64, StdRng)>,
    shuts_for: Option<Duration>,
    told: Option<Told>,
    script: VecDeque<Answer>,
    otherwise: Option<Answer>,
}

#[derive(Clone, Copy)]
struct Told {
    at: Instant,
    wait: Duration,
}

/// What a key does with a call.
pub(super) enum Verdict {
    /// Refuses it at once; no slot is held.
    Refuse(Answer),
    /// Works on it, holding a slot; `None` is the model's media.
    Serve(Option<Answer>),
}

impl Key {
    pub(super) fn new(shared: &Arc<Shared>, secret: &str) -> Self {
        shared.state().keys.entry(secret.to_owned()).or_default();
        Self { shared: Arc::clone(shared), secret: secret.to_owned() }
    }

    /// The key as it is to be sent.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Adds answers for the next calls that reach the script, one each.
    pub fn answers(&self, answers: impl IntoIterator<Item = Answer>) -> &Self {
        self.set(|key| key.script.extend(answers))
    }

    /// The answer to every call that [`answers`](Self::answers) has none for.
    pub fn always(&self, answer: Answer) -> &Self {
        self.set(|key| key.otherwise = Some(answer))
    }

    /// 401 to every call and probe, until [`revive`](Self::revive).
    pub fn dead(&self) -> &Self {
        self.set(|key| key.dead = true)
    }

    /// 401 to a share of the calls, from 0 to 1, in an order that `seed` settles.
    pub fn flapping(&self, share: f64, seed: u64) -> &Self {
        self.set(|key| key.flapping = Some((share.clamp(0.0, 1.0), StdRng::seed_from_u64(seed))))
    }

    /// Works on at most `calls` at a time, and refuses more in the way of `busy`.
    pub fn concurrency(&self, calls: usize, busy: Busy) -> &Self {
        self.set(|key| key.concurrency = Some((calls, busy)))
    }

    /// After a 429 of any reason the key tells `wait`, stays shut for it, and answers 429 with what is left of it.
    pub fn shut_after_429(&self, wait: Duration) -> &Self {
        self.set(|key| key.shuts_for = Some(wait))
    }

    /// Alive and without a script again; limits of concurrency stay.
    pub fn revive(&self) -> &Self {
        self.set(|key| {
            key.dead = false;
            key.flapping = None;
            key.told = None;
            key.otherwise = None;
            key.script.clear();
        })
    }

    fn set(&self, change: impl FnOnce(&mut KeyState)) -> &Self {
        self.shared.change(|state| change(state.keys.entry(self.secret.clone()).or_default()));
        self
    }
}

impl KeyState {
    pub(super) fn is_dead(&self) -> bool {
        self.dead
    }

    /// Counts an arrival and decides what becomes of it.
    pub(super) fn arrive(&mut self, knows_model: bool) -> Verdict {
        self.in_flight += 1;
        self.max_in_flight = self.max_in_flight.max(self.in_flight);

        let verdict = self.decide(knows_model);
        if matches!(verdict, Verdict::Serve(_)) {
            self.serving += 1;
        }
        verdict
    }

    fn decide(&mut self, knows_model: bool) -> Verdict {
        if self.dead {
            return Verdict::Refuse(Answer::Unauthorized);
        }
        if !knows_model {
            return Verdict::Refuse(Answer::Status(404, r#"{"error":"Model not found"}"#.into()));
        }
        if self.shuts_for.is_some()
            && let Some(left) = self.told.and_then(Told::left)
        {
            return Verdict::Refuse(Answer::RateLimited { retry_after: RetryAfter::of(left) });
        }
        if let Some((calls, busy)) = self.concurrency
            && self.serving >= calls
        {
            return Verdict::Refuse(busy.answer(calls));
        }
        if let Some((share, random)) = &mut self.flapping
            && random.random_bool(*share)
        {
            return Verdict::Refuse(Answer::Unauthorized);
        }
        Verdict::Serve(self.script.pop_front().or_else(|| self.otherwise.clone()))
    }

    /// How much too early a call comes now, if it comes inside a told wait.
    pub(super) fn early(&self) -> Option<Duration> {
        let told = self.told.filter(|told| told.at.elapsed() > ON_ITS_WAY.min(told.wait / 4))?;
        told.left()
    }

    /// Notes that a 429 leaves with `asked`, and returns what it is to tell: where the key shuts, its own wait.
    pub(super) fn tell(&mut self, asked: RetryAfter) -> RetryAfter {
        let now = Instant::now();
        if let Some(shuts_for) = self.shuts_for {
            if let Some(left) = self.told.and_then(Told::left) {
                return RetryAfter::of(left);
            }
            self.told = Some(Told { at: now, wait: shuts_for });
            return RetryAfter::of(shuts_for);
        }
        if let Some((_, _, wait)) = asked.told() {
            let earlier = self.told.and_then(Told::left).unwrap_or_default();
            // The date's clock and this one may differ by less than a millisecond.
            let wait = wait.saturating_sub(Duration::from_millis(1)).max(earlier);
            self.told = Some(Told { at: now, wait });
        }
        asked
    }
}

impl Told {
    fn left(self) -> Option<Duration> {
        self.wait.checked_sub(self.at.elapsed()).filter(|left| !left.is_zero())
    }
}

impl Busy {
    fn answer(self, calls: usize) -> Answer {
        match self {
            Self::Named(status) => {
                Answer::Status(status, format!(r#"{{"error":"your plan allows for {calls} concurrency"}}"#))
            }
            Self::Plain => Answer::rate_limited(),
        }
    }
}

impl State {
    /// Keeps `call` and lets its key decide; an unknown key is unauthorised.
    pub(super) fn arrive(&mut self, mut call: Call) -> (usize, Verdict) {
        let knows_model = self.models.as_ref().is_none_or(|models| models.contains(&call.model));
        let mut verdict = Verdict::Refuse(Answer::Unauthorized);
        if let Some(key) = self.keys.get_mut(&call.key) {
            if let Some(early) = key.early() {
                let key = call.key.clone();
                self.violations.push(Violation::CallInsideToldWait { key, early });
            }
            verdict = key.arrive(knows_model);
            call.in_flight = key.in_flight;
        }
        self.calls.push(call);
        (self.calls.len() - 1, verdict)
    }
}
