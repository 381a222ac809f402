//! How well one key does: a circuit (open, closed for a time, half-open), and a running success rate.
//!
//! Knows nothing of slots, accounts or waiters.

use std::time::Duration;

use tokio::time::Instant;

/// How well one key does.
#[derive(Debug)]
pub(super) struct Health {
    successes: f64,
    failures: f64,
    rejections_in_row: u32,
    successes_in_row: u32,
    has_worked: bool,
    closed_until: Option<Instant>,
    proven: bool,
}

/// Old outcomes fade, so that a key that recovers is trusted again: each outcome weighs 0.98 of the next.
const FADING: f64 = 0.98;
/// The prior of a key nobody has tried: 4 successes, 1 failure.
const PRIOR: (f64, f64) = (4.0, 1.0);
/// So many successes in a row clear the strikes of a key.
const CLEARING: u32 = 20;

impl Health {
    pub(super) const fn new() -> Self {
        Self {
            successes: 0.0,
            failures: 0.0,
            rejections_in_row: 0,
            successes_in_row: 0,
            has_worked: false,
            closed_until: None,
            proven: true,
        }
    }

    /// The mean of a Beta distribution over the outcomes, from 0 to 1.
    pub(super) fn mean(&self) -> f64 {
        (PRIOR.0 + self.successes) / (PRIOR.0 + PRIOR.1 + self.successes + self.failures)
    }

    /// Until when the key rests, if it does at `now`.
    pub(super) fn closed_until(&self, now: Instant) -> Option<Instant> {
        self.closed_until.filter(|until| *until > now)
    }

    /// Whether it must prove itself with one call before it gets more.
    pub(super) const fn half_open(&self) -> bool {
        !self.proven
    }

    /// Whether it was rejected at least twice in a row.
    pub(super) const fn quarantined(&self) -> bool {
        self.rejections_in_row >= 2
    }

    pub(super) fn succeeded(&mut self) {
        self.outcome(true);
        self.has_worked = true;
        self.proven = true;
        self.closed_until = None;
        self.successes_in_row += 1;
        if self.successes_in_row >= CLEARING {
            self.rejections_in_row = 0;
        }
    }

    /// A free probe said the key is good; a real call still has to prove it.
    pub(super) fn probe_passed(&mut self) {
        self.closed_until = None;
    }

    /// The key was refused. A key that has worked rests for 1 s · 2^strikes, at most 60 s; one that never has rests 1 s
    /// the first time, then 1, 2, 4 … 60 min.
    pub(super) fn rejected(&mut self, now: Instant) -> Duration {
        self.outcome(false);
        let strikes = self.rejections_in_row;
        self.rejections_in_row += 1;
        let rest = match (self.has_worked, strikes) {
            (_, 0) => Duration::from_secs(1),
            (true, _) => Duration::from_secs(2_u64.saturating_pow(strikes).min(60)),
            (false, _) => Duration::from_secs(60 * 2_u64.saturating_pow(strikes - 1).min(60)),
        };
        self.close(now + rest);
        rest
    }

    /// What looked like this key's fault was the upstream's.
    pub(super) fn forgive(&mut self) {
        if self.rejections_in_row > 0 {
            self.rejections_in_row -= 1;
            self.failures = (self.failures - 1.0).max(0.0);
            self.closed_until = None;
        }
    }

    /// Something went wrong that is only perhaps the key's fault.
    pub(super) fn weakened(&mut self) {
        self.outcome(false);
    }

    /// Rests until `until` without a strike.
    pub(super) fn close(&mut self, until: Instant) {
        self.closed_until = Some(self.closed_until.map_or(until, |present| present.max(until)));
        self.proven = false;
    }

    fn outcome(&mut self, good: bool) {
        self.successes = self.successes * FADING + f64::from(u8::from(good));
        self.failures = self.failures * FADING + f64::from(u8::from(!good));
        if !good {
            self.successes_in_row = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_key_that_never_worked_rests_for_minutes_but_never_for_ever() {
        let mut health = Health::new();

        let rests: Vec<_> = (0..10).map(|_| health.rejected(Instant::now()).as_secs()).collect();

        assert_eq!(rests, [1, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        assert!(health.quarantined());
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_that_has_worked_is_tried_again_within_a_minute() {
        let mut health = Health::new();
        health.succeeded();

        let rests: Vec<_> = (0..8).map(|_| health.rejected(Instant::now()).as_secs()).collect();

        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_flapping_key_is_not_cleared_by_one_success() {
        let mut health = Health::new();
        health.succeeded();
        health.rejected(Instant::now());

        health.succeeded();

        assert_eq!(health.rejected(Instant::now()), Duration::from_secs(2));
    }

    #[test]
    fn a_key_that_fails_ranks_below_one_that_nobody_tried() {
        let mut failing = Health::new();
        failing.weakened();

        assert!(failing.mean() < Health::new().mean());
    }
}
