//! What a load on a bot measured, the same on every platform.

use std::time::Duration;

/// What a load measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadReport {
    /// How many updates or interactions were answered.
    pub answered: usize,
    /// From the first delivery to the last answer.
    pub elapsed: Duration,
    /// Half of the answers came within this time of the delivery.
    pub p50: Duration,
    /// 99 of 100 answers came within this time of the delivery.
    pub p99: Duration,
    /// The slowest answer.
    pub max: Duration,
}

impl LoadReport {
    pub(crate) fn of(mut samples: Vec<Duration>, elapsed: Duration) -> Self {
        samples.sort_unstable();
        let at = |percent: usize| {
            let index = (samples.len() * percent).div_ceil(100).saturating_sub(1);
            samples.get(index).copied().unwrap_or_default()
        };
        Self { answered: samples.len(), elapsed, p50: at(50), p99: at(99), max: at(100) }
    }

    /// Answered updates a second.
    pub fn per_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no load has 2^52 updates")]
        let answered = self.answered as f64;
        answered / self.elapsed.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}
