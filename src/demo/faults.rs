//! What the positions of the sliders mean.

use std::time::Duration;

use refrain_core::catalogue::{Message, id};
use refrain_demo::Faults;
use refrain_demo::faults::{Hiccups, RateLimit};
use refrain_demo::upstream::KEYS;
use refrain_web::play::panel::Control;

/// The positions of the sliders, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Positions {
    dead: usize,
    flapping: usize,
    limit: usize,
    hiccups: usize,
    slowness: usize,
}

/// The share of calls that each position is more, in per cent.
const STEP: u32 = 10;
const MOST_FLAPPING: usize = 10;
const MOST_HICCUPS: usize = 8;
/// Calls of a key within [`WINDOW`], by position.
const LIMITS: [Option<u32>; 6] = [None, Some(8), Some(6), Some(4), Some(2), Some(1)];
const WINDOW: Duration = Duration::from_secs(10);
/// How long a call takes, in tenths of a second, by position.
const TAKES: [u16; 7] = [5, 10, 20, 30, 50, 80, 120];
/// How long a key stays shut after a 429, as the real one does.
const SHUT: Duration = Duration::from_secs(1);

impl Default for Positions {
    /// A first key that refuses 30 % of its calls, and calls of two seconds: something to see at once.
    fn default() -> Self {
        Self { dead: 0, flapping: 3, limit: 0, hiccups: 0, slowness: 2 }
    }
}

impl Positions {
    /// Turns one; `false` if there is no such slider or position.
    pub(super) fn turn(&mut self, control: &str, position: usize) -> bool {
        let (place, last) = match control {
            "dead" => (&mut self.dead, KEYS),
            "flapping" => (&mut self.flapping, MOST_FLAPPING),
            "limit" => (&mut self.limit, LIMITS.len() - 1),
            "hiccups" => (&mut self.hiccups, MOST_HICCUPS),
            "slowness" => (&mut self.slowness, TAKES.len() - 1),
            _ => return false,
        };
        if position > last {
            return false;
        }
        *place = position;
        true
    }

    /// The sliders, each with its words.
    pub(super) fn controls(&self) -> Vec<Control> {
        let none = || Message::new(id::PLAY_DEMO_NONE);
        let keys = |count: usize| {
            let of = Message::new(id::PLAY_DEMO_KEYS).with("count", count);
            if count == 0 { none() } else { of.with("all", KEYS) }
        };
        let share = |position: usize| Message::new(id::PLAY_DEMO_PERCENT).with("percent", percent(position));
        let rate = |limit: Option<u32>| match limit {
            None => none(),
            Some(calls) => Message::new(id::PLAY_DEMO_RATE).with("calls", calls).with("seconds", WINDOW.as_secs()),
        };
        let control =
            |name, label, positions, position| Control { name, label: Message::new(label), positions, position };
        vec![
            control("dead", id::PLAY_DEMO_DEAD, (0..=KEYS).map(keys).collect(), self.dead),
            control("flapping", id::PLAY_DEMO_FLAPPING, (0..=MOST_FLAPPING).map(share).collect(), self.flapping),
            control("limit", id::PLAY_DEMO_LIMIT, LIMITS.map(rate).to_vec(), self.limit),
            control("hiccups", id::PLAY_DEMO_HICCUPS, (0..=MOST_HICCUPS).map(share).collect(), self.hiccups),
            control(
                "slowness",
                id::PLAY_DEMO_SLOWNESS,
                TAKES.map(|tenths| seconds(f64::from(tenths) / 10.0)).to_vec(),
                self.slowness,
            ),
        ]
    }

    /// What goes wrong then.
    pub(super) fn faults(&self) -> Faults {
        let mut faults = Faults::none(KEYS);
        let limit = LIMITS.get(self.limit).copied().flatten();
        for (index, key) in faults.keys.iter_mut().enumerate() {
            key.dead = index + self.dead >= KEYS; // the first key dies last
            key.limit = limit.map(|calls| RateLimit { calls, per: WINDOW });
            key.shut_after_429 = SHUT;
        }
        if let Some(first) = faults.keys.first_mut() {
            first.flapping = f64::from(percent(self.flapping)) / 100.0;
        }
        let each = f64::from(percent(self.hiccups)) / 400.0;
        faults.hiccups = Hiccups { server_error: each, overloaded: each, reset: each, error_in_200: each };
        let tenths = TAKES.get(self.slowness).copied().unwrap_or_default();
        faults.takes = Duration::from_millis(u64::from(tenths) * 100);
        faults
    }
}

/// What the position of a share comes to, in per cent.
fn percent(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(0) * STEP
}

/// A short time in words.
pub(super) fn seconds(seconds: f64) -> Message {
    Message::new(id::PLAY_DEMO_SECONDS).with("seconds", seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slider_has_a_word_for_each_position_that_it_can_be_turned_to() {
        for control in Positions::default().controls() {
            let mut positions = Positions::default();
            let last = control.positions.len() - 1;

            assert!(positions.turn(control.name, last), "{}", control.name);
            assert!(!positions.turn(control.name, last + 1), "{}", control.name);
            assert!(control.position <= last);
        }
        assert!(!Positions::default().turn("weather", 0));
    }

    #[test]
    fn the_positions_are_what_goes_wrong() {
        let mut positions = Positions::default();
        for (control, position) in [("dead", 1), ("flapping", 5), ("limit", 5), ("hiccups", 8), ("slowness", 0)] {
            assert!(positions.turn(control, position));
        }

        let faults = positions.faults();

        assert_eq!(faults.keys.iter().map(|key| key.dead).collect::<Vec<_>>(), [false, false, false, true]);
        assert_eq!(faults.keys[0].limit, Some(RateLimit { calls: 1, per: WINDOW }));
        assert!((faults.keys[0].flapping - 0.5).abs() < 1e-9 && faults.keys[1].flapping == 0.0);
        assert!((faults.hiccups.reset - 0.2).abs() < 1e-9);
        assert_eq!(faults.takes, Duration::from_millis(500));
    }
}
