//! What changes with time alone: a rest or a grace is over, a quarantined key is due to be asked about.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until, timeout};

use super::Shared;
use super::line::Inner;
use crate::failure::Failure;

/// How long the provider's free probe may take.
pub(super) const PROBE_TIMEOUT: Duration = Duration::from_secs(15);

impl Shared {
    /// Starts the timer, unless it runs. It ends with the pool.
    pub(super) fn keep_time(self: &Arc<Self>) {
        if !std::mem::replace(&mut self.lock().timer_runs, true) {
            tokio::spawn(timer(Arc::downgrade(self), Arc::clone(&self.moved)));
        }
    }

    /// Asks the provider about keys whose quarantine is over.
    fn start_due_probes(self: &Arc<Self>, inner: &mut Inner) {
        for (index, key) in inner.scheduler.take_due_probes(Instant::now()) {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                let probe = AssertUnwindSafe(timeout(PROBE_TIMEOUT, shared.provider.probe(&key)));
                // A probe that panics must not keep its key out of service for ever.
                let answer = probe.catch_unwind().await.unwrap_or(Ok(None)).unwrap_or(Some(Err(Failure::TimedOut)));
                if let Some(answer) = &answer {
                    let outcome = answer.as_ref().map_or_else(Failure::label, |()| "good");
                    tracing::info!(key = key.label(), outcome, "probed a quarantined key");
                }
                let mut inner = shared.lock();
                inner.scheduler.probed(index, answer.as_ref(), Instant::now());
                shared.dispatch(&mut inner);
            });
        }
    }
}

/// Dispatches whenever something changes by itself: a rest or a grace is over. Holds the pool only in between waits, so
/// that it ends with the pool.
async fn timer(pool: Weak<Shared>, moved: Arc<Notify>) {
    while let Some(shared) = pool.upgrade() {
        let next = {
            let mut inner = shared.lock();
            shared.start_due_probes(&mut inner);
            inner.next_event
        };
        drop(shared);
        match next {
            None => moved.notified().await,
            Some(at) => tokio::select! {
                () = sleep_until(at) => {
                    if let Some(shared) = pool.upgrade() {
                        shared.dispatch(&mut shared.lock());
                    }
                }
                () = moved.notified() => {}
            },
        }
    }
}
