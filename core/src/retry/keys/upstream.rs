//! Whether the upstream as a whole is down: a breaker that all keys share, so that no key is blamed for it.

use std::time::Duration;

use tokio::time::Instant;

use super::LONGEST_TOLD;
use crate::failure::Failure;

/// The breaker of one provider: closed, open until a time, then half-open until one call has proved the upstream.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    faults_in_row: u32,
    openings: u32,
    open: Option<Open>,
    /// Until when the upstream itself asked for rest.
    told_until: Option<Instant>,
}

#[derive(Debug, Clone)]
struct Open {
    until: Instant,
    because: Failure,
}

/// So many faults in a row, over all keys, open the breaker.
const THRESHOLD: u32 = 5;
/// It stays open for 1 s · 2^openings, at most a minute.
const CAP: Duration = Duration::from_mins(1);

impl Breaker {
    /// Until when nobody calls, and why, if so at `now`.
    pub(super) fn open_until(&self, now: Instant) -> Option<(Instant, &Failure)> {
        self.open.as_ref().filter(|open| open.until > now).map(|open| (open.until, &open.because))
    }

    /// Whether, as soon as it is no longer open, one call has to prove the upstream before more are let through.
    pub(super) const fn half_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether all keys were rejected alike, and none has worked since.
    pub(super) fn rejects_all(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.because == Failure::KeyRejected)
    }

    /// A call succeeded, which closes it; but a rest that the upstream asked for is kept.
    pub(super) fn succeeded(&mut self, now: Instant) {
        if self.told_until.is_some_and(|until| until > now) {
            (self.faults_in_row, self.openings) = (0, 0);
        } else {
            *self = Self::default();
        }
    }

    /// The upstream had a fault. `probing` tells whether the call was to prove it; `jitter` is a number of [0, 1).
    ///
    /// Once it has opened, faults of other calls say nothing new: they began before.
    pub(super) fn failed(&mut self, because: &Failure, probing: bool, now: Instant, jitter: f64) {
        self.faults_in_row += 1;
        if probing || (self.open.is_none() && self.faults_in_row >= THRESHOLD) {
            self.trip(because, now, jitter);
        }
        if let Failure::Overloaded { retry_after: Some(told) } = because {
            let until = now + (*told).min(LONGEST_TOLD).mul_f64(1.0 + 0.2 * jitter);
            self.told_until = self.told_until.max(Some(until));
            self.open_at_least(until, because);
        }
    }

    /// Opens it, longer each time until a call succeeds.
    pub(super) fn trip(&mut self, because: &Failure, now: Instant, jitter: f64) {
        let bound = Duration::from_secs(1).saturating_mul(2_u32.saturating_pow(self.openings)).min(CAP);
        self.openings += 1;
        // Half of the time is sure, half is jitter: a zero wait would be no rest at all.
        self.open_at_least(now + bound.mul_f64(0.5 + 0.5 * jitter), because);
    }

    fn open_at_least(&mut self, until: Instant, because: &Failure) {
        let until = self.open.as_ref().map_or(until, |present| present.until.max(until));
        self.open = Some(Open { until, because: because.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn five_faults_in_a_row_open_it_and_a_success_closes_it() {
        let mut breaker = Breaker::default();
        let now = Instant::now();

        (0..4).for_each(|_| breaker.failed(&Failure::ProviderError, false, now, 0.5));
        assert_eq!(breaker.open_until(now), None);

        breaker.failed(&Failure::ProviderError, false, now, 0.5);
        assert_eq!(breaker.open_until(now), Some((now + Duration::from_millis(750), &Failure::ProviderError)));

        breaker.succeeded(now);
        assert!(breaker.open_until(now).is_none() && !breaker.half_open());
    }

    #[tokio::test(start_paused = true)]
    async fn a_probe_that_fails_opens_it_for_longer_up_to_a_minute() {
        let mut breaker = Breaker::default();
        (0..5).for_each(|_| breaker.failed(&Failure::Unreachable, false, Instant::now(), 1.0));

        let mut rests = Vec::new();
        for _ in 0..8 {
            let (until, _) = breaker.open_until(Instant::now()).expect("it is open");
            rests.push((until - Instant::now()).as_secs());
            tokio::time::advance(until - Instant::now()).await;
            breaker.failed(&Failure::Unreachable, true, Instant::now(), 1.0);
        }

        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_rest_is_kept_from_the_first_fault_on() {
        let mut breaker = Breaker::default();
        let now = Instant::now();
        let overloaded = Failure::Overloaded { retry_after: Some(Duration::from_secs(30)) };

        breaker.failed(&overloaded, false, now, 0.0);

        assert_eq!(breaker.open_until(now), Some((now + Duration::from_secs(30), &overloaded)));
    }

    #[tokio::test(start_paused = true)]
    async fn faults_of_calls_in_flight_together_open_it_once() {
        let mut breaker = Breaker::default();
        let now = Instant::now();

        (0..40).for_each(|_| breaker.failed(&Failure::ProviderError, false, now, 1.0));

        assert_eq!(breaker.open_until(now), Some((now + Duration::from_secs(1), &Failure::ProviderError)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_success_from_before_does_not_cut_a_told_rest_short() {
        let mut breaker = Breaker::default();
        let now = Instant::now();
        let overloaded = Failure::Overloaded { retry_after: Some(Duration::from_secs(30)) };
        breaker.failed(&overloaded, false, now, 0.0);

        breaker.succeeded(now);

        assert_eq!(breaker.open_until(now), Some((now + Duration::from_secs(30), &overloaded)));
    }
}
