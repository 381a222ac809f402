//! Whether the store was in trouble of late: then those who gave no sign of life could not.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::store::{StoreError, Timestamp};

/// A step that takes so large a part of a lease is one that the store was out of reach for, and a clock that is ahead by more
/// has jumped.
const SLOW: u32 = 4;

/// When the store was last in trouble, as far as the steps and the clock tell that are watched.
#[derive(Debug)]
pub(super) struct Trouble {
    lease: Duration,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    last: Option<Instant>,
    /// What the store's clock showed, and when.
    clock: Option<(Timestamp, Instant)>,
}

impl Trouble {
    /// For leases of this length.
    pub(super) fn new(lease: Duration) -> Self {
        Self { lease, seen: Mutex::default() }
    }

    /// Takes a step, and notes whether it failed or was slow.
    pub(super) async fn watch<T>(&self, step: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        let began = Instant::now();
        let done = step.await;
        let took = began.elapsed();
        if done.is_ok() && took > self.lease / SLOW {
            tracing::warn!(?took, "the store was slow; nobody is taken for dead for a while");
        }
        if done.is_err() || took > self.lease / SLOW {
            self.lock().last = Some(Instant::now());
        }
        done
    }

    /// Notes whether the store's clock, which is at `now`, jumped since this was last asked: it was set, or the machine slept.
    pub(super) fn watch_clock(&self, now: Timestamp) {
        let seen = &mut *self.lock();
        let at = Instant::now();
        if let Some((before, then)) = seen.clock.replace((now, at))
            && now > before.after(at - then + self.lease / SLOW)
        {
            tracing::warn!("the clock jumped ahead; nobody is taken for dead for a while");
            seen.last = Some(at);
        }
    }

    /// Whether there was any within the length of a lease.
    pub(super) fn is_fresh(&self) -> bool {
        self.lock().last.is_some_and(|trouble| trouble.elapsed() < self.lease)
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use tokio::time::sleep;

    use super::*;

    const LEASE: Duration = Duration::from_secs(15);

    #[tokio::test(start_paused = true)]
    async fn a_step_that_fails_or_hangs_is_trouble_for_a_while() {
        let trouble = Trouble::new(LEASE);
        trouble.watch(ready(Ok(()))).await.unwrap();
        assert!(!trouble.is_fresh());

        trouble.watch(ready(Err::<(), _>(StoreError::Unavailable("away".into())))).await.unwrap_err();
        assert!(trouble.is_fresh());
        sleep(LEASE).await;
        assert!(!trouble.is_fresh());

        let slow = async {
            sleep(LEASE / 2).await;
            Ok(())
        };
        trouble.watch(slow).await.unwrap();
        trouble.watch(ready(Ok(()))).await.unwrap();
        assert!(trouble.is_fresh(), "also where the next one is well again");
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_jumps_ahead_is_trouble() {
        let (trouble, start) = (Trouble::new(LEASE), Timestamp::of_this_machine());
        trouble.watch_clock(start);
        sleep(LEASE).await;
        trouble.watch_clock(start.after(LEASE));
        trouble.watch_clock(start); // Back again: nobody's lease lapses of that.
        assert!(!trouble.is_fresh());

        trouble.watch_clock(start.after(LEASE));
        assert!(trouble.is_fresh());
    }
}
