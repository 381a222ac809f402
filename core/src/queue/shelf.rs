//! The shelf that the worker takes jobs from: what may start, what waits in vain, who moved up.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use super::estimate::still;
use super::live::Hold;
use super::store::{Claim, Claimed, Clocks, Hints, StoreError};
use super::{Estimate, Job, JobQueue};
use crate::failure::Failure;
use crate::provider::Task;
use crate::retry::{Access, Capacity};

/// Places that are told while a job moves up: often near the end, seldom far back.
const TOLD_PLACES: [usize; 11] = [1000, 500, 200, 100, 50, 25, 10, 5, 3, 2, 1];
/// After how long it is not told any more that a job moved up.
const STILL_NEWS: Duration = Duration::from_millis(500);
/// How often a store that others use is asked although it gave no hint.
const POLL: Duration = Duration::from_secs(1);

impl JobQueue {
    pub(super) fn hints(&self) -> &Hints {
        self.store.hints()
    }

    /// Waits until [`claim`](Self::claim) may give something. Says so by `waits` before it waits for long.
    pub(super) async fn claimable(&self, task: Task, mut waits: impl FnMut()) {
        let mut hint = self.hints().listen(task);
        loop {
            if self.closed.is_cancelled() {
                waits();
                std::future::pending::<()>().await;
            }
            let clocks = self.clocks();
            let next = match self.store.next_start(task, self.store.now()).await {
                Ok(next) => next.map(|next| clocks.instant(next)),
                Err(error) => {
                    tracing::warn!(%task, %error, "what may start next can't be read");
                    waits();
                    sleep(POLL).await;
                    continue;
                }
            };
            if next.is_some_and(|next| next <= Instant::now()) {
                return;
            }
            waits();
            tokio::select! {
                _ = hint.changed() => {} // The sender is this queue's own store.
                () = reached(next) => {}
                () = self.poll() => {}
            }
        }
    }

    /// Takes the next job of `task`, if one may start now with this slot. A stop waits for it, lest the store gives it to nobody.
    pub(super) async fn claim(&self, task: Task, slot: &Capacity) -> Option<(Claimed, Hold)> {
        let _expecting = self.live.expect();
        if self.closed.is_cancelled() {
            return None;
        }
        let claim = Claim {
            task,
            slots: self.engine.slots(task, &Access::Open),
            sharing: self.engine.sharing(task),
            reserved: self.limits.reserved.clone(),
            kept: self.engine.kept(task),
            only: slot.kept_for().to_vec(),
            until: self.lease_end(),
        };
        let claimed = self.store.claim(&claim, self.store.now()).await.unwrap_or_else(|error| {
            tracing::warn!(%task, %error, "no job could be claimed");
            None
        })?;
        let hold = self.live.hold(claimed.lease.clone());
        Some((claimed, hold))
    }

    /// After a slot found no job: waits until that may be different.
    pub(super) async fn changed(&self, hint: &mut watch::Receiver<()>) {
        tokio::select! {
            _ = hint.changed() => {} // The sender is this queue's own store.
            () = sleep(POLL) => {}
        }
    }

    /// Takes out jobs of `task` that wait in vain: cancelled, past their deadline, or because the bot stops and forgets.
    pub(super) async fn take_over(&self, task: Task) -> Result<Vec<Claimed>, StoreError> {
        // One reason for all: that of those who have no kept key.
        let why = self.engine.closed(task, &Access::Open).map_or(Failure::NoKeyAvailable { until: None }, still);
        let closing = self.closed.is_cancelled() && !self.store.durable();
        self.store.take_over(task, &why, closing, self.lease_end(), self.store.now()).await
    }

    /// When the first deadline of the jobs of `task` that wait is.
    pub(super) async fn deadline(&self, task: Task) -> Result<Option<Instant>, StoreError> {
        let clocks = self.clocks();
        Ok(self.store.next_deadline(task).await?.map(|deadline| clocks.instant(deadline)))
    }

    /// Jobs of `task` that reached a place worth telling since they were last told.
    pub(super) async fn moved_up(&self, task: Task) -> Result<Vec<(Job, Estimate)>, StoreError> {
        let moved = self.store.moved_up(task, &TOLD_PLACES, self.name.as_str(), self.store.now()).await?;
        let clocks: Clocks = self.clocks();
        // A store that was slow to answer has told of what may be over by now.
        let oldest = self.store.now().before(STILL_NEWS);
        let fresh = moved.into_iter().filter(|(record, _)| record.told.as_ref().is_none_or(|(_, at)| *at >= oldest));
        let estimated = fresh.map(|(record, standing)| {
            let estimate = self.estimate(task, &record.facts.tier, standing);
            (Job::restore(&record, clocks), estimate)
        });
        Ok(estimated.collect())
    }

    /// Accepts and starts nothing more.
    pub(super) fn close(&self) {
        self.closed.cancel();
        self.hints().tell_all();
    }

    /// Waits until nothing is under way that ends with this process.
    pub(super) async fn emptied(&self) {
        let mut changed = self.live.listen();
        loop {
            // A store that forgets has more to end than what is held: what waits.
            let waiting = if self.store.durable() { 0 } else { self.store.under_way().await.unwrap_or(0) };
            if self.live.is_idle() && waiting == 0 {
                return;
            }
            let _ = changed.changed().await; // The sender is this queue's own.
        }
    }

    /// Returns when a store that others use is to be asked anew; never for one that is this process's own.
    pub(super) async fn poll(&self) {
        if self.store.durable() {
            sleep(POLL).await;
        } else {
            std::future::pending::<()>().await;
        }
    }
}

/// Waits for the moment, for ever if there is none.
pub(super) async fn reached(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
