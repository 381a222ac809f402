//! How long to wait before trying again where nobody told: exponential with full jitter.

use std::time::Duration;

use super::Random;

/// Exponential back-off with full jitter: the *i*-th wait (from 0) is `rand[0, 1) · min(base · 2^i, cap)`.
///
/// Full jitter spreads callers that failed together over the whole interval, so that they do not wake together
/// ([the measurements behind it](https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The bound of the first wait.
    pub base: Duration,
    /// No wait is longer.
    pub cap: Duration,
}

impl Backoff {
    /// A back-off from `base` to at most `cap`.
    pub const fn new(base: Duration, cap: Duration) -> Self {
        Self { base, cap }
    }

    /// `min(base · 2^i, cap)`: the longest that the *i*-th wait can be.
    pub fn bound(&self, i: u32) -> Duration {
        self.base.saturating_mul(2_u32.saturating_pow(i)).min(self.cap)
    }

    /// The *i*-th wait.
    pub fn wait(&self, i: u32, random: &Random) -> Duration {
        self.bound(i).mul_f64(random.unit())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BACKOFF: Backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(20));

    #[test]
    fn the_bound_doubles_up_to_the_cap() {
        let bounds: Vec<_> = (0..6).map(|i| BACKOFF.bound(i).as_secs()).collect();

        assert_eq!(bounds, [2, 4, 8, 16, 20, 20]);
    }

    proptest! {
        #[test]
        fn every_wait_is_below_its_bound(i in 0_u32..100, seed: u64) {
            prop_assert!(BACKOFF.wait(i, &Random::seeded(seed)) <= BACKOFF.bound(i));
        }
    }

    #[test]
    fn two_callers_that_failed_together_do_not_wake_together() {
        let random = Random::seeded(1);

        let waits: std::collections::BTreeSet<_> = (0..100).map(|_| BACKOFF.wait(3, &random)).collect();

        assert_eq!(waits.len(), 100);
    }
}
