//! What goes wrong, and the panel by which it is changed while the upstream runs.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// The longest that a call is made to take.
pub const SLOWEST: Duration = Duration::from_mins(10);

/// The most calls that a key is made to bear at once.
pub const MOST_AT_ONCE: u32 = 100;

/// Everything that can go wrong. The default is that nothing does, and that a call takes as long as the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Faults {
    /// Of each key, in the order of [`Upstream::keys`](crate::Upstream::keys).
    pub keys: Vec<KeyFaults>,
    /// Of all keys alike.
    pub hiccups: Hiccups,
    /// How long a call is worked on, at least; up to [`SLOWEST`], give or take a tenth. Refusals of a key take no time.
    pub takes: Duration,
}

/// What goes wrong with one key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyFaults {
    /// Answers 401 to every call and probe.
    pub dead: bool,
    /// The share of calls that are answered 401, from 0 to 1; probes are not.
    pub flapping: f64,
    /// How many calls the plan allows at a time, from 1 to [`MOST_AT_ONCE`]; more are 429. 1 at first, as the free plan.
    pub concurrency: u32,
    /// How many calls are answered in a window of time; more are 429, with what is left of the window as `Retry-After`.
    pub limit: Option<RateLimit>,
    /// How long the key stays shut after each 429, which then tells so by `Retry-After`; zero for not at all. A call inside
    /// the wait is a 429 again, and begins it anew.
    pub shut_after_429: Duration,
}

/// So many calls in so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// How many.
    pub calls: u32,
    /// In how much time; windows follow each other without overlapping.
    pub per: Duration,
}

/// The shares of calls that end badly, each from 0 to 1. Where they make more than 1 together, the first ones win.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hiccups {
    /// With 500.
    pub server_error: f64,
    /// With 503.
    pub overloaded: f64,
    /// With a connection that is reset instead of an answer.
    pub reset: f64,
    /// With 200 and an error in the body.
    pub error_in_200: f64,
}

impl Default for KeyFaults {
    fn default() -> Self {
        Self { dead: false, flapping: 0.0, concurrency: 1, limit: None, shut_after_429: Duration::ZERO }
    }
}

impl Faults {
    /// None, for so many keys.
    pub fn none(keys: usize) -> Self {
        Self { keys: vec![KeyFaults::default(); keys], hiccups: Hiccups::default(), takes: Duration::ZERO }
    }

    /// What a demonstration begins with, for at least one key: calls of two seconds, a first key of which 30 % of the
    /// calls fail, keys that stay shut for a second after a 429: case c of the measurements, slowed down to be seen.
    pub fn to_begin_with(keys: usize) -> Self {
        let mut faults = Self { takes: Duration::from_secs(2), ..Self::none(keys) };
        for key in &mut faults.keys {
            key.shut_after_429 = Duration::from_secs(1);
        }
        if let Some(first) = faults.keys.first_mut() {
            first.flapping = 0.3;
        }
        faults
    }

    /// The same with every number in its range, for exactly so many keys.
    fn sound(mut self, keys: usize) -> Self {
        self.keys.resize(keys, KeyFaults::default());
        for key in &mut self.keys {
            key.flapping = share(key.flapping);
            key.concurrency = key.concurrency.clamp(1, MOST_AT_ONCE);
            key.shut_after_429 = key.shut_after_429.min(SLOWEST);
            if let Some(limit) = &mut key.limit {
                limit.per = limit.per.clamp(Duration::from_millis(1), Duration::from_hours(1));
            }
        }
        let Hiccups { server_error, overloaded, reset, error_in_200 } = &mut self.hiccups;
        for each in [server_error, overloaded, reset, error_in_200] {
            *each = share(*each);
        }
        self.takes = self.takes.min(SLOWEST);
        self
    }
}

fn share(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}

/// The faults of a running upstream. Cheap to clone; all clones show and change the same.
#[derive(Debug, Clone)]
pub struct FaultPanel {
    current: Arc<watch::Sender<Faults>>,
    keys: usize,
}

impl FaultPanel {
    pub(crate) fn new(faults: Faults) -> Self {
        let keys = faults.keys.len();
        Self { current: Arc::new(watch::Sender::new(faults.sound(keys))), keys }
    }

    /// As they are.
    pub fn get(&self) -> Faults {
        self.current.borrow().clone()
    }

    /// Sets all of them; numbers out of their range are brought into it. Calls under way end as they were to.
    pub fn set(&self, faults: Faults) {
        self.current.send_replace(faults.sound(self.keys));
    }

    /// Changes some of them, as [`set`](Self::set) does.
    pub fn change(&self, change: impl FnOnce(&mut Faults)) {
        self.current.send_modify(|faults| {
            change(faults);
            *faults = std::mem::replace(faults, Faults::none(0)).sound(self.keys);
        });
    }

    /// Tells of every change from now on; the latest one counts.
    pub fn subscribe(&self) -> watch::Receiver<Faults> {
        self.current.subscribe()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]

    use super::*;

    #[test]
    fn numbers_out_of_their_range_are_brought_into_it() {
        let panel = FaultPanel::new(Faults::none(2));

        panel.change(|faults| {
            faults.keys[0].flapping = f64::NAN;
            faults.keys[1].concurrency = 0;
            faults.keys.push(KeyFaults::default());
            faults.hiccups.reset = 7.0;
            faults.takes = Duration::MAX;
        });

        let faults = panel.get();
        assert_eq!(faults.keys.len(), 2, "the upstream has as many keys as it had");
        assert_eq!((faults.keys[0].flapping, faults.keys[1].concurrency), (0.0, 1));
        assert_eq!((faults.hiccups.reset, faults.takes), (1.0, SLOWEST));
    }

    #[test]
    fn a_subscriber_sees_the_latest_change() {
        let panel = FaultPanel::new(Faults::none(1));
        let mut seen = panel.subscribe();

        panel.clone().change(|faults| faults.keys[0].dead = true);

        assert!(seen.has_changed().is_ok_and(|changed| changed));
        assert!(seen.borrow_and_update().keys[0].dead);
    }
}
