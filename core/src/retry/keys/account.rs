//! What the account behind keys may do: its rate limit and its quota, which all its keys share.

use std::time::Duration;

use tokio::time::Instant;

use super::LONGEST_TOLD;
use crate::failure::Failure;

/// One account.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) name: String,
    rate_strikes: u32,
    quota_strikes: u32,
    closed: Option<(Instant, Failure)>,
}

/// Rest after a rate limit without a told wait: 2 s, doubling to 60 s.
const RATE_REST: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));
/// Rest after a used-up quota without a told reset: an hour, doubling to a day.
const QUOTA_REST: (Duration, Duration) = (Duration::from_hours(1), Duration::from_hours(24));
/// A told wait that keeps being too short (a `Retry-After: 0`, say) is lengthened to this: 0.1 s, doubling to 10 s.
const TOLD_FLOOR: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(10));

impl Account {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rate_strikes: 0, quota_strikes: 0, closed: None }
    }

    /// Until when none of its keys is used, and why, if so at `now`.
    pub(super) fn closed_until(&self, now: Instant) -> Option<(Instant, &Failure)> {
        self.closed.as_ref().filter(|(until, _)| *until > now).map(|(until, because)| (*until, because))
    }

    pub(super) fn succeeded(&mut self) {
        self.rate_strikes = 0;
        self.quota_strikes = 0;
    }

    /// It asked for fewer calls. `jitter`, of [0, 1), only makes a told wait longer, by up to 20 %.
    pub(super) fn rate_limited(&mut self, told: Option<Duration>, now: Instant, jitter: f64) {
        let closed = self.closed_until(now).is_some();
        let earlier = strike(&mut self.rate_strikes, closed);
        let rest = rest(told, RATE_REST, earlier);
        self.close(now + rest.mul_f64(1.0 + 0.2 * jitter), Failure::RateLimited { retry_after: told });
    }

    /// It has no credit left.
    pub(super) fn exhausted(&mut self, told: Option<Duration>, now: Instant) {
        let closed = self.closed_until(now).is_some();
        let earlier = strike(&mut self.quota_strikes, closed);
        self.close(now + rest(told, QUOTA_REST, earlier), Failure::QuotaExhausted { retry_after: told });
    }

    /// Rests until `until`, or longer if it does already, without a strike.
    pub(super) fn close(&mut self, until: Instant, because: Failure) {
        if self.closed.as_ref().is_none_or(|(present, _)| *present < until) {
            self.closed = Some((until, because));
        }
    }
}

/// Counts a strike and tells how many came before. One while the account is `closed` is of a call from before that, and
/// says what is known: calls that were in flight together are one strike together.
const fn strike(strikes: &mut u32, closed: bool) -> u32 {
    if !closed {
        *strikes += 1;
    }
    strikes.saturating_sub(1)
}

fn rest(told: Option<Duration>, untold: (Duration, Duration), strikes: u32) -> Duration {
    match told {
        Some(told) => told.max(doubled(TOLD_FLOOR, strikes)).min(LONGEST_TOLD),
        None => doubled(untold, strikes),
    }
}

fn doubled((first, most): (Duration, Duration), strikes: u32) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(strikes)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(account: &Account) -> Duration {
        account.closed_until(Instant::now()).expect("it is closed").0 - Instant::now()
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_wait_is_never_shortened() {
        for jitter in [0.0, 0.5, 0.999] {
            let mut account = Account::new("a");

            account.rate_limited(Some(Duration::from_secs(10)), Instant::now(), jitter);

            assert!((10.0..=12.0).contains(&rest(&account).as_secs_f64()));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn untold_rests_double_until_a_success() {
        let mut account = Account::new("a");
        let mut rests = Vec::new();
        for _ in 0..7 {
            account.rate_limited(None, Instant::now(), 0.0);
            rests.push(rest(&account).as_secs());
            tokio::time::advance(Duration::from_secs(61)).await;
        }
        assert_eq!(rests, [2, 4, 8, 16, 32, 60, 60]);

        account.succeeded();
        account.rate_limited(None, Instant::now(), 0.0);
        assert_eq!(rest(&account).as_secs(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_wait_of_nothing_is_no_licence_to_hammer() {
        let mut account = Account::new("a");
        let mut rests = Vec::new();

        for _ in 0..9 {
            account.rate_limited(Some(Duration::ZERO), Instant::now(), 0.0);
            rests.push(rest(&account).as_millis());
            tokio::time::advance(rest(&account)).await;
        }

        assert_eq!(rests, [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    }

    #[tokio::test(start_paused = true)]
    async fn an_absurd_told_wait_is_bounded() {
        let mut account = Account::new("a");

        account.rate_limited(Some(Duration::MAX), Instant::now(), 0.999);
        account.exhausted(Some(Duration::MAX), Instant::now());

        assert!(rest(&account) >= LONGEST_TOLD);
    }

    #[tokio::test(start_paused = true)]
    async fn failures_of_calls_in_flight_together_are_one_strike() {
        let mut limited = Account::new("a");
        let mut exhausted = Account::new("b");

        (0..5).for_each(|_| limited.rate_limited(None, Instant::now(), 0.0));
        (0..5).for_each(|_| exhausted.exhausted(None, Instant::now()));

        assert_eq!(rest(&limited), Duration::from_secs(2));
        assert_eq!(rest(&exhausted), Duration::from_hours(1));
    }

    #[tokio::test(start_paused = true)]
    async fn a_used_up_quota_parks_the_account_for_hours() {
        let mut account = Account::new("a");

        account.exhausted(None, Instant::now());

        assert_eq!(rest(&account), Duration::from_hours(1));
    }
}
