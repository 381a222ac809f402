//! Signs of life to a durable store, and care for the jobs of those who give none any more.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::store::StoreError;
use super::{Job, Worker};
use crate::metrics;

/// How often others are looked after, and how long a cancelled job may run on at most.
const LOOK: Duration = Duration::from_secs(1);
/// How many workers at least may die while they run a job, before it ends: it seems to be the cause.
const DEATHS: u32 = 3;

impl Worker {
    /// Renews the leases of what is held here, several times in their length and where something is cancelled. Hears which
    /// jobs are cancelled or lost.
    pub(super) async fn keep_alive(self: Arc<Self>) {
        let pause = (self.queue.limits.rescue_after / 4).min(LOOK);
        let mut cancelled = self.queue.hints().listen_cancelled();
        loop {
            // The sender is the queue's store, which lives as long as this worker.
            let _ = timeout(pause, cancelled.changed()).await;
            let leases = self.queue.live.leases();
            if leases.is_empty() {
                continue;
            }
            match self.trouble.watch(self.queue.store.renew(&leases, self.queue.lease_end())).await {
                Ok(renewed) => {
                    for (lease, renewed) in renewed {
                        self.queue.live.renewed(&lease, renewed);
                    }
                }
                Err(error) => tracing::warn!(%error, jobs = leases.len(), "leases could not be renewed"),
            }
        }
    }

    /// Takes jobs and deliveries from processes that died.
    ///
    /// After trouble with the store it waits for as long as a lease: the others could not renew theirs either.
    pub(super) async fn look_after_others(self: Arc<Self>) {
        loop {
            self.trouble.watch_clock(self.queue.store.now());
            if !self.trouble.is_fresh()
                && let Err(error) = self.rescue().await
            {
                tracing::warn!(%error, "jobs of other processes can't be looked after");
            }
            sleep(LOOK).await;
        }
    }

    async fn rescue(self: &Arc<Self>) -> Result<(), StoreError> {
        let store = &self.queue.store;
        // A job that may be tried but once gets another look as well: its result may have been kept before its worker died.
        let most = self.engine.policy().max_attempts.max(DEATHS);
        let rescued = self.trouble.watch(store.rescue(most, store.now())).await?;
        if rescued > 0 {
            metrics::jobs_rescued(rescued);
            tracing::warn!(jobs = rescued, "rescued from a process that gave no sign of life");
        }
        while !self.queue.closed.is_cancelled()
            && let Some(claimed) = self.trouble.watch(store.claim_delivery(self.queue.lease_end(), store.now())).await?
        {
            let job = Job::restore(&claimed.record, self.queue.clocks());
            tracing::info!(job = %job.id, "delivering what could not be delivered before");
            tokio::spawn(Arc::clone(self).deliver_anew(job, claimed));
        }
        Ok(())
    }

    /// Lets go of everything at once, so that whoever comes next need not wait until it lapses.
    pub(super) async fn let_go(&self) {
        let leases = self.queue.live.leases();
        if self.queue.store.durable() && !leases.is_empty() {
            let now = self.queue.store.now();
            if let Ok(Err(error)) = timeout(LOOK, self.queue.store.renew(&leases, now)).await {
                tracing::warn!(%error, "work could not be given back; it will be taken once its leases lapse");
            }
        }
    }
}
