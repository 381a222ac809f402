//! The share of traffic that may be retries.

use std::fmt;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

/// Keeps a broken upstream from being hammered: retries after faults may be 20 % of the requests of the last 10 s, plus
/// 10 a second, so that a quiet bot can retry at all.
///
/// The numbers are Finagle's and tower's defaults. Rotation to another key, waiting for a slot and a wait that the
/// upstream told cost nothing: they do not hammer.
pub struct RetryBudget(TpsBudget);

impl RetryBudget {
    /// Over which time requests and retries are counted.
    pub const WINDOW: Duration = Duration::from_secs(10);
    /// Retries a second that are always allowed.
    pub const FLOOR_PER_SECOND: u32 = 10;
    /// Retries for each request.
    pub const SHARE: f32 = 0.2;

    /// A full budget.
    pub fn new() -> Self {
        Self(TpsBudget::new(Self::WINDOW, Self::FLOOR_PER_SECOND, Self::SHARE))
    }

    /// Counts a request.
    pub fn deposit(&self) {
        self.0.deposit();
    }

    /// Takes the right to one retry, if there is one.
    pub fn withdraw(&self) -> bool {
        self.0.withdraw()
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryBudget")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_burst_of_retries_ends_and_comes_back_with_time() {
        let budget = RetryBudget::new();

        let granted = (0..1000).filter(|_| budget.withdraw()).count();
        assert_eq!(granted, 100, "10 a second over 10 s");

        tokio::time::advance(RetryBudget::WINDOW * 2).await;
        assert!(budget.withdraw());
    }
}
