//! Wall-clock time, as stores keep it: machines that share a store share no `Instant`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// A moment of wall-clock time, to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after the start of 1970.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start of 1970.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// This moment by the clock of the machine.
    pub fn of_this_machine() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(whole_millis(since))
    }

    /// How long after `earlier` it is; nothing where it is before.
    pub fn saturating_since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// So much later, never sooner than asked for: part of a millisecond counts as a whole one.
    #[must_use]
    pub fn after(self, time: Duration) -> Self {
        let rounded = time.saturating_add(Duration::from_nanos(999_999));
        Self(self.0.saturating_add(whole_millis(rounded)))
    }

    /// So much earlier.
    #[must_use]
    pub fn before(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(whole_millis(time)))
    }
}

impl From<Timestamp> for SystemTime {
    /// A moment before 1970 is its start.
    fn from(moment: Timestamp) -> Self {
        UNIX_EPOCH + moment.saturating_since(Timestamp(0))
    }
}

fn whole_millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// One moment by both clocks, to translate between a store's time and this process's.
#[derive(Debug, Clone, Copy)]
pub(in crate::queue) struct Clocks {
    here: Instant,
    store: Timestamp,
}

impl Clocks {
    /// Now, which is `store` by the store's clock.
    pub(in crate::queue) fn now(store: Timestamp) -> Self {
        Self { here: Instant::now(), store }
    }

    /// When `moment` is by the clock of this process; now, where it is over.
    pub(in crate::queue) fn instant(self, moment: Timestamp) -> Instant {
        let far = Duration::from_hours(24 * 366);
        self.here + moment.saturating_since(self.store).min(far)
    }

    /// When `moment` is by the store's clock; now, where it is over.
    pub(in crate::queue) fn timestamp(self, moment: Instant) -> Timestamp {
        self.store.after(moment.saturating_duration_since(self.here))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_never_rounded_down() {
        let now = Timestamp::from_millis(5);

        assert_eq!(now.after(Duration::from_micros(1)), Timestamp::from_millis(6));
        assert_eq!(now.after(Duration::from_millis(3)), Timestamp::from_millis(8));
    }

    #[tokio::test(start_paused = true)]
    async fn a_moment_survives_the_way_into_the_store_and_back() {
        let clocks = Clocks::now(Timestamp::from_millis(1_000_000));
        let moment = Instant::now() + Duration::from_secs(90);

        assert_eq!(clocks.instant(clocks.timestamp(moment)), moment);
    }
}
