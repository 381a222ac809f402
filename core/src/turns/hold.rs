//! A turn that this process has: kept good in a task of its own, until it is lost or given up.

use std::sync::Arc;

use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};
use tokio_util::sync::CancellationToken;

use super::{LEASE, MARGIN, PATIENCE, RENEW, TurnError, TurnStore};

/// The right to do what only one process may do at a time. Dropped, it is given up.
#[derive(Debug)]
pub struct Turn {
    lost: CancellationToken,
    stop: CancellationToken,
    keeping: Option<JoinHandle<()>>,
}

impl Turn {
    /// A turn that was asked for at `asked`.
    pub(super) fn hold(store: Arc<dyn TurnStore>, what: &str, holder: &str, asked: Instant) -> Self {
        let (lost, stop) = (CancellationToken::new(), CancellationToken::new());
        let keeper = Keeper {
            store,
            what: what.to_owned(),
            holder: holder.to_owned(),
            lost: lost.clone(),
            stop: stop.clone(),
            good_until: asked + LEASE - MARGIN,
        };
        Self { lost, stop, keeping: Some(tokio::spawn(keeper.keep())) }
    }

    /// Returns once another process has the turn, or may have it.
    pub async fn lost(&self) {
        self.lost.cancelled().await;
    }

    /// Whether another process has the turn, or may have it.
    pub fn is_lost(&self) -> bool {
        self.lost.is_cancelled()
    }

    /// Gives the turn up, so that another process has it at its next question. Returns once the store knows, or does not
    /// answer in time.
    pub async fn release(mut self) {
        self.stop.cancel();
        if let Some(keeping) = self.keeping.take() {
            // It can only fail by a panic, which is told by then.
            let _ = keeping.await;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

struct Keeper {
    store: Arc<dyn TurnStore>,
    what: String,
    holder: String,
    lost: CancellationToken,
    stop: CancellationToken,
    /// Until when nobody else can have it, by the clock of this process. Counted from before the question, so that it is
    /// over before the lease is by the clock of the store.
    good_until: Instant,
}

impl Keeper {
    async fn keep(mut self) {
        while let Some(()) = self.stop.clone().run_until_cancelled(self.pause()).await {
            if !self.renew().await {
                self.lost.cancel();
                return;
            }
        }
        // After the last renewal has its answer, so that it can't come behind this.
        let released = timeout(PATIENCE, self.store.release(&self.what, &self.holder)).await;
        if let Err(error) = released.unwrap_or_else(|_| Err(TurnError::slow())) {
            tracing::warn!(what = self.what, %error, "the turn could not be given up; others wait until its lease is over");
        }
    }

    /// Until the next word is due, or the end.
    async fn pause(&self) {
        tokio::select! {
            () = sleep(RENEW) => {}
            () = sleep_until(self.good_until) => {}
        }
    }

    /// Makes the turn good for longer. Says whether nobody else can have it.
    async fn renew(&mut self) -> bool {
        let asked = Instant::now();
        let what = &self.what;
        let answer = timeout_at(self.good_until, self.store.take(what, &self.holder, LEASE)).await;
        match answer.unwrap_or_else(|_| Err(TurnError::slow())) {
            Ok(true) => self.good_until = asked + LEASE - MARGIN,
            Ok(false) => {
                tracing::warn!(what, "another process has taken over");
                return false;
            }
            Err(error @ TurnError::Unwritable(_)) => {
                tracing::warn!(what, %error, "the turn can't be renewed, and nobody else can take it");
                self.good_until = asked + LEASE - MARGIN;
            }
            Err(error @ TurnError::OutOfReach(_)) if Instant::now() < self.good_until => {
                tracing::warn!(what, %error, "the turn could not be renewed, trying again");
            }
            Err(error @ TurnError::OutOfReach(_)) => {
                tracing::error!(what, %error, "another process may have the turn by now, so this one waits");
                return false;
            }
        }
        true
    }
}
