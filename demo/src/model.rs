//! What the upstream does with a call: pure, so that the server and the simulated loop meet the very same faults.
//!
//! It knows no clock and no socket: whoever asks says what time it is, and tells when a call has left.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::faults::{Faults, Hiccups, KeyFaults};

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// With a picture or a loop.
    Made,
    /// 401: the key is dead, flapping or unknown.
    Unauthorized,
    /// 429: the plan's concurrency is used up.
    Busy,
    /// 429: too many calls in the window, or the key is still shut.
    RateLimited,
    /// 500.
    ServerError,
    /// 503.
    Overloaded,
    /// The connection was reset.
    Reset,
    /// 200 with an error in its body.
    ErrorIn200,
    /// 4xx: the request itself was wrong.
    Invalid,
    /// The client went away before it had an answer.
    HungUp,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 10] = [
        Self::Made,
        Self::Unauthorized,
        Self::Busy,
        Self::RateLimited,
        Self::ServerError,
        Self::Overloaded,
        Self::Reset,
        Self::ErrorIn200,
        Self::Invalid,
        Self::HungUp,
    ];

    /// The name in logs, events and CSS classes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Unauthorized => "unauthorized",
            Self::Busy => "busy",
            Self::RateLimited => "rate_limited",
            Self::ServerError => "server_error",
            Self::Overloaded => "overloaded",
            Self::Reset => "reset",
            Self::ErrorIn200 => "error_in_200",
            Self::Invalid => "invalid",
            Self::HungUp => "hung_up",
        }
    }
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    /// How long it is worked on, holding a slot of its key until it [leaves](Keys::leave); `None` is a refusal at once.
    pub(crate) takes: Option<Duration>,
    /// What `Retry-After` tells.
    pub(crate) retry_after: Option<Duration>,
}

/// The keys and what they remember.
#[derive(Debug)]
pub(crate) struct Keys(Vec<Key>);

#[derive(Debug)]
struct Key {
    random: StdRng,
    serving: u32,
    shut_until: Duration,
    window_began: Duration,
    in_window: u32,
}

impl Keys {
    /// So many keys, whose luck `seed` settles.
    pub(crate) fn new(many: usize, seed: u64) -> Self {
        let key = |index: usize| Key {
            random: StdRng::seed_from_u64(seed.wrapping_add(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(index as u64 + 1))),
            serving: 0,
            shut_until: Duration::ZERO,
            window_began: Duration::ZERO,
            in_window: 0,
        };
        Self((0..many).map(key).collect())
    }

    /// A call with a key arrives at `now`, a time since any fixed moment that never goes back. Unknown keys are refused.
    pub(crate) fn arrive(&mut self, key: usize, now: Duration, faults: &Faults) -> Verdict {
        let refused = Verdict { outcome: Outcome::Unauthorized, takes: None, retry_after: None };
        match (self.0.get_mut(key), faults.keys.get(key)) {
            (Some(state), Some(of_key)) => state.arrive(now, of_key, faults),
            _ => refused,
        }
    }

    /// How many calls each key is worked on with.
    pub(crate) fn working(&self) -> Vec<u32> {
        self.0.iter().map(|key| key.serving).collect()
    }

    /// A call that was worked on has gone, and its slot is free.
    pub(crate) fn leave(&mut self, key: usize) {
        if let Some(key) = self.0.get_mut(key) {
            key.serving = key.serving.saturating_sub(1);
        }
    }
}

impl Key {
    fn arrive(&mut self, now: Duration, own: &KeyFaults, faults: &Faults) -> Verdict {
        let refused = |outcome, retry_after| Verdict { outcome, takes: None, retry_after };
        if own.dead {
            return refused(Outcome::Unauthorized, None);
        }
        if own.shut_after_429 > Duration::ZERO && now < self.shut_until {
            return refused(Outcome::RateLimited, self.shut(now, own.shut_after_429));
        }
        if self.serving >= own.concurrency {
            return refused(Outcome::Busy, self.shut(now, own.shut_after_429));
        }
        if let Some(limit) = own.limit {
            if now >= self.window_began + limit.per {
                (self.window_began, self.in_window) = (now, 0);
            }
            if self.in_window >= limit.calls {
                let left = (self.window_began + limit.per).saturating_sub(now);
                return refused(Outcome::RateLimited, self.shut(now, own.shut_after_429).max(Some(left)));
            }
            self.in_window += 1;
        }
        if self.random.random_bool(own.flapping) {
            return refused(Outcome::Unauthorized, None);
        }
        self.serving += 1;
        let takes = faults.takes.mul_f64(self.random.random_range(0.9..=1.1));
        Verdict { outcome: self.ending(&faults.hiccups), takes: Some(takes), retry_after: None }
    }

    fn shut(&mut self, now: Duration, lasting: Duration) -> Option<Duration> {
        self.shut_until = now + lasting;
        (lasting > Duration::ZERO).then_some(lasting)
    }

    fn ending(&mut self, hiccups: &Hiccups) -> Outcome {
        let mut drawn = self.random.random::<f64>();
        let Hiccups { server_error, overloaded, reset, error_in_200 } = *hiccups;
        for (share, outcome) in [
            (server_error, Outcome::ServerError),
            (overloaded, Outcome::Overloaded),
            (reset, Outcome::Reset),
            (error_in_200, Outcome::ErrorIn200),
        ] {
            if drawn < share {
                return outcome;
            }
            drawn -= share;
        }
        Outcome::Made
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]

    use super::*;
    use crate::faults::RateLimit;

    const NOW: Duration = Duration::from_secs(100);

    fn faults(change: impl FnOnce(&mut Faults)) -> Faults {
        let mut faults = Faults::none(1);
        change(&mut faults);
        faults
    }

    #[test]
    fn a_second_call_in_flight_is_one_too_many_until_the_first_has_left() {
        let (mut keys, faults) = (Keys::new(1, 1), Faults::none(1));

        let outcomes = [0, 0].map(|key| keys.arrive(key, NOW, &faults).outcome);
        keys.leave(0);
        let later = keys.arrive(0, NOW, &faults);

        assert_eq!(outcomes, [Outcome::Made, Outcome::Busy]);
        assert_eq!(later.outcome, Outcome::Made);
    }

    #[test]
    fn a_key_that_shuts_does_so_anew_with_every_call_inside_its_wait() {
        let faults = faults(|faults| faults.keys[0].shut_after_429 = Duration::from_secs(1));
        let mut keys = Keys::new(1, 1);
        keys.arrive(0, NOW, &faults);

        let busy = keys.arrive(0, NOW, &faults);
        keys.leave(0);
        let inside = keys.arrive(0, NOW + Duration::from_millis(400), &faults);
        let still = keys.arrive(0, NOW + Duration::from_millis(1_300), &faults);
        let after = keys.arrive(0, NOW + Duration::from_millis(2_300), &faults);

        assert_eq!((busy.outcome, busy.retry_after), (Outcome::Busy, Some(Duration::from_secs(1))));
        assert_eq!((inside.outcome, inside.retry_after), (Outcome::RateLimited, Some(Duration::from_secs(1))));
        assert_eq!(still.outcome, Outcome::RateLimited);
        assert_eq!(after.outcome, Outcome::Made);
    }

    #[test]
    fn a_window_takes_so_many_calls_and_tells_when_the_next_begins() {
        let limit = RateLimit { calls: 2, per: Duration::from_mins(1) };
        let faults = faults(|faults| {
            faults.keys[0].limit = Some(limit);
            faults.keys[0].concurrency = 9;
        });
        let mut keys = Keys::new(1, 1);

        let at = |keys: &mut Keys, seconds| keys.arrive(0, NOW + Duration::from_secs(seconds), &faults);
        let outcomes = [at(&mut keys, 0), at(&mut keys, 10), at(&mut keys, 20), at(&mut keys, 60)];

        assert_eq!(
            outcomes.map(|verdict| verdict.outcome),
            [Outcome::Made, Outcome::Made, Outcome::RateLimited, Outcome::Made]
        );
        assert_eq!(outcomes[2].retry_after, Some(Duration::from_secs(40)));
    }

    #[test]
    fn shares_of_hiccups_are_met() {
        let faults = faults(|faults| {
            faults.hiccups = Hiccups { server_error: 0.1, overloaded: 0.2, reset: 0.3, error_in_200: 0.1 };
        });
        let mut keys = Keys::new(1, 7);

        let mut seen = std::collections::HashMap::new();
        for _ in 0..10_000 {
            *seen.entry(keys.arrive(0, NOW, &faults).outcome).or_insert(0) += 1;
            keys.leave(0);
        }

        for (outcome, expected) in [
            (Outcome::ServerError, 1_000),
            (Outcome::Overloaded, 2_000),
            (Outcome::Reset, 3_000),
            (Outcome::ErrorIn200, 1_000),
        ] {
            assert!(i32::abs(seen[&outcome] - expected) < 150, "{outcome:?}: {}", seen[&outcome]);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_luck() {
        let faults = faults(|faults| faults.keys[0].flapping = 0.5);
        let luck = |seed| {
            let mut keys = Keys::new(1, seed);
            let draw = |_| {
                let outcome = keys.arrive(0, NOW, &faults).outcome;
                keys.leave(0);
                outcome
            };
            (0..64).map(draw).collect::<Vec<_>>()
        };

        assert_eq!(luck(3), luck(3));
        assert_ne!(luck(3), luck(4));
    }
}
