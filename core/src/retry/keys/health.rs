//! How well one key does: a circuit (serving, resting, half-open), and a running success rate.
//!
//! Knows nothing of slots, accounts or waiters.

use std::time::Duration;

use tokio::time::Instant;

use crate::failure::Failure;

/// How well one key does.
#[derive(Debug)]
pub(super) struct Health {
    successes: f64,
    failures: f64,
    /// Rejections since the key was last cleared.
    strikes: u32,
    successes_in_row: u32,
    has_worked: bool,
    rest: Option<Rest>,
    proven: bool,
    /// What `proven` was before the last strike, for when it is forgiven.
    proven_before: bool,
}

#[derive(Debug)]
struct Rest {
    until: Instant,
    because: Failure,
}

/// Old outcomes fade, so that a key that recovers is trusted again: each outcome weighs 0.98 of the next.
const FADING: f64 = 0.98;
/// The prior of a key nobody has tried: 4 successes, 1 failure.
const PRIOR: (f64, f64) = (4.0, 1.0);
/// So many successes in a row clear the strikes of a key: a flapping one is not trusted again after each success.
const CLEARING: u32 = 20;

impl Health {
    pub(super) const fn new() -> Self {
        Self {
            successes: 0.0,
            failures: 0.0,
            strikes: 0,
            successes_in_row: 0,
            has_worked: false,
            rest: None,
            proven: true,
            proven_before: true,
        }
    }

    /// The mean of a Beta distribution over the outcomes, from 0 to 1.
    pub(super) fn mean(&self) -> f64 {
        (PRIOR.0 + self.successes) / (PRIOR.0 + PRIOR.1 + self.successes + self.failures)
    }

    /// Until when the key rests, and why, if it does at `now`.
    pub(super) fn resting(&self, now: Instant) -> Option<(Instant, &Failure)> {
        self.rest.as_ref().filter(|rest| rest.until > now).map(|rest| (rest.until, &rest.because))
    }

    /// Whether it must prove itself with one call before it gets more.
    pub(super) const fn half_open(&self) -> bool {
        !self.proven
    }

    /// Whether it rests at `now` after its second strike or a later one.
    pub(super) fn quarantined(&self, now: Instant) -> bool {
        self.strikes >= 2 && self.resting_rejected(now)
    }

    /// A call succeeded. While the key rests it began before the rest, and so can't end it.
    pub(super) fn succeeded(&mut self, now: Instant) {
        self.outcome(true);
        self.has_worked = true;
        if self.resting(now).is_none() {
            self.proven = true;
        }
        self.successes_in_row += 1;
        if self.successes_in_row >= CLEARING {
            self.strikes = 0;
        }
    }

    /// A free probe said the key is good; a real call still has to prove it.
    pub(super) fn probe_passed(&mut self) {
        self.rest = None;
    }

    /// The key was refused. A key that has worked rests for 1 s · 2^strikes, at most 60 s; one that never has rests 1 s
    /// the first time, then 1, 2, 4 … 60 min.
    ///
    /// Calls that were in flight together are one strike together: their later rejections tell nothing new.
    pub(super) fn rejected(&mut self, now: Instant) {
        self.outcome(false);
        if self.resting_rejected(now) {
            return;
        }
        let rest = match (self.has_worked, self.strikes) {
            (_, 0) => Duration::from_secs(1),
            (true, strikes) => Duration::from_secs(2_u64.saturating_pow(strikes).min(60)),
            (false, strikes) => Duration::from_secs(60 * 2_u64.saturating_pow(strikes - 1).min(60)),
        };
        self.strikes += 1;
        self.proven_before = self.proven;
        self.close(now + rest, Failure::KeyRejected);
    }

    /// What looked like this key's fault was the upstream's.
    pub(super) fn forgive(&mut self) {
        self.strikes = self.strikes.saturating_sub(1);
        self.failures = (self.failures - 1.0).max(0.0);
        self.proven = self.proven_before;
        self.rest.take_if(|rest| rest.because == Failure::KeyRejected);
    }

    /// Something went wrong that is only perhaps the key's fault.
    pub(super) fn weakened(&mut self) {
        self.outcome(false);
    }

    /// Rests until `until`, or longer if it does already, without a strike.
    pub(super) fn close(&mut self, until: Instant, because: Failure) {
        if self.rest.as_ref().is_none_or(|rest| rest.until < until) {
            self.rest = Some(Rest { until, because });
        }
        self.proven = false;
    }

    fn resting_rejected(&self, now: Instant) -> bool {
        self.resting(now).is_some_and(|(_, because)| *because == Failure::KeyRejected)
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

    fn rest(health: &Health) -> Duration {
        health.resting(Instant::now()).expect("it rests").0 - Instant::now()
    }

    /// The rests after `times` rejections, each by the call that follows the rest before.
    async fn rests(health: &mut Health, times: u32) -> Vec<u64> {
        let mut rests = Vec::new();
        for _ in 0..times {
            health.rejected(Instant::now());
            rests.push(rest(health).as_secs());
            tokio::time::advance(rest(health)).await;
        }
        rests
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_that_never_worked_rests_for_minutes_but_never_for_ever() {
        let mut health = Health::new();

        assert_eq!(rests(&mut health, 10).await, [1, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_that_has_worked_is_tried_again_within_a_minute() {
        let mut health = Health::new();
        health.succeeded(Instant::now());

        assert_eq!(rests(&mut health, 8).await, [1, 2, 4, 8, 16, 32, 60, 60]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_flapping_key_is_not_cleared_by_one_success() {
        let mut health = Health::new();
        health.succeeded(Instant::now());
        rests(&mut health, 1).await;

        health.succeeded(Instant::now());

        assert_eq!(rests(&mut health, 1).await, [2]);
    }

    #[tokio::test(start_paused = true)]
    async fn the_second_rejection_in_a_row_quarantines() {
        let mut health = Health::new();
        health.rejected(Instant::now());
        assert!(!health.quarantined(Instant::now()));
        tokio::time::advance(rest(&health)).await;

        health.rejected(Instant::now());

        assert!(health.quarantined(Instant::now()));
    }

    #[tokio::test(start_paused = true)]
    async fn rejections_of_calls_in_flight_together_are_one_strike() {
        let mut health = Health::new();

        (0..4).for_each(|_| health.rejected(Instant::now()));

        assert_eq!(rest(&health), Duration::from_secs(1));
        assert!(!health.quarantined(Instant::now()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_success_from_before_the_rest_does_not_end_it() {
        let mut health = Health::new();
        health.rejected(Instant::now());

        health.succeeded(Instant::now());

        assert_eq!(rest(&health), Duration::from_secs(1));
        assert!(health.half_open());
    }

    #[tokio::test(start_paused = true)]
    async fn a_forgiven_key_is_as_before() {
        let mut health = Health::new();
        health.rejected(Instant::now());

        health.forgive();

        assert!(health.resting(Instant::now()).is_none() && !health.half_open());
        assert_eq!(rests(&mut health, 1).await, [1]);
    }

    #[test]
    fn a_key_that_fails_ranks_below_one_that_nobody_tried() {
        let mut failing = Health::new();
        failing.weakened();

        assert!(failing.mean() < Health::new().mean());
    }
}
