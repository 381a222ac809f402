//! Whether the upstream as a whole is down: a breaker that all keys share, so that no key is blamed for it.

use std::time::Duration;

use tokio::time::Instant;

use crate::failure::Failure;

/// The breaker of one provider.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    faults_in_row: u32,
    openings: u32,
    open: Option<Open>,
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

    /// Whether one call has to prove the upstream before more are let through.
    pub(super) const fn half_open(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// The upstream had a fault. `jitter` is a number of [0, 1).
    pub(super) fn failed(&mut self, because: &Failure, now: Instant, jitter: f64) {
        self.faults_in_row += 1;
        if self.faults_in_row >= THRESHOLD || self.half_open() {
            self.trip(because, now, jitter);
        }
        if let Failure::Overloaded { retry_after: Some(told) } = because {
            self.open_at_least(now + told.mul_f64(1.0 + 0.2 * jitter), because);
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

        (0..4).for_each(|_| breaker.failed(&Failure::ProviderError, now, 0.5));
        assert_eq!(breaker.open_until(now), None);

        breaker.failed(&Failure::ProviderError, now, 0.5);
        assert_eq!(breaker.open_until(now), Some((now + Duration::from_millis(750), &Failure::ProviderError)));

        breaker.succeeded();
        assert!(breaker.open_until(now).is_none() && !breaker.half_open());
    }

    #[tokio::test(start_paused = true)]
    async fn a_probe_that_fails_opens_it_for_longer_up_to_a_minute() {
        let mut breaker = Breaker::default();
        (0..5).for_each(|_| breaker.failed(&Failure::Unreachable, Instant::now(), 1.0));

        let mut rests = Vec::new();
        for _ in 0..8 {
            let (until, _) = breaker.open_until(Instant::now()).expect("it is open");
            rests.push((until - Instant::now()).as_secs());
            tokio::time::advance(until - Instant::now()).await;
            breaker.failed(&Failure::Unreachable, Instant::now(), 1.0);
        }

        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_rest_is_kept_from_the_first_fault_on() {
        let mut breaker = Breaker::default();
        let now = Instant::now();
        let overloaded = Failure::Overloaded { retry_after: Some(Duration::from_secs(30)) };

        breaker.failed(&overloaded, now, 0.0);

        assert_eq!(breaker.open_until(now), Some((now + Duration::from_secs(30), &overloaded)));
    }
}
