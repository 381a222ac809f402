//! The time of the database, which all machines share that use it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use refrain_core::queue::store::Timestamp;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// How often it is asked for: the clock of a machine may be set at any time.
const EVERY: Duration = Duration::from_secs(5);
/// How long an answer may take: a later one says too little.
const LONG: Duration = Duration::from_secs(1);

/// A clock. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Clock {
    /// How far it is ahead of this machine's, in milliseconds.
    ahead: Arc<AtomicI64>,
    /// What keeps it so, until the last clone is dropped.
    _kept: Arc<JoinSet<()>>,
}

impl Clock {
    /// That of this machine.
    pub(super) fn of_this_machine() -> Self {
        Self::default()
    }

    /// That of somebody else, whom `ask` asks for milliseconds since 1970, now and again and again.
    pub(super) async fn of<F, E>(ask: impl Fn() -> F + Send + Sync + 'static) -> Result<Self, E>
    where
        F: Future<Output = Result<i64, E>> + Send + 'static,
        E: Send + 'static,
    {
        let ahead = Arc::new(AtomicI64::new(ahead(ask().await?)));
        let mut kept = JoinSet::new();
        kept.spawn(keep(Arc::clone(&ahead), ask));
        Ok(Self { ahead, _kept: Arc::new(kept) })
    }

    pub(super) fn now(&self) -> Timestamp {
        Timestamp::from_millis(Timestamp::of_this_machine().as_millis() + self.ahead.load(Ordering::Relaxed))
    }
}

async fn keep<F, E>(known: Arc<AtomicI64>, ask: impl Fn() -> F + Send + Sync)
where
    F: Future<Output = Result<i64, E>> + Send,
    E: Send,
{
    loop {
        sleep(EVERY).await;
        if let Ok(Ok(theirs)) = timeout(LONG, ask()).await {
            known.store(ahead(theirs), Ordering::Relaxed);
        }
    }
}

fn ahead(theirs: i64) -> i64 {
    theirs - Timestamp::of_this_machine().as_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_is_set_is_noticed() {
        let offset = Arc::new(AtomicI64::new(HOUR));
        let theirs = Arc::clone(&offset);
        let clock = Clock::of(move || {
            let theirs = Timestamp::of_this_machine().as_millis() + theirs.load(Ordering::Relaxed);
            async move { Ok::<_, ()>(theirs) }
        });
        let clock = clock.await.unwrap();
        let ahead = || clock.now().as_millis() - Timestamp::of_this_machine().as_millis();
        let about = |hours: i64| (ahead() - hours * HOUR).abs() < HOUR / 2;
        assert!(about(1), "{}", ahead());

        offset.store(-HOUR, Ordering::Relaxed);
        sleep(EVERY * 2).await;

        assert!(about(-1), "{}", ahead());
    }
}
