//! Runs jobs: capacity first, then order. What becomes of one is `perform`'s business, how it ends `deliver`'s.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use super::live::Hold;
use super::shelf::reached;
use super::slots::Slots;
use super::store::{Claimed, StoreError};
use super::trouble::Trouble;
use super::{Audience, Job, JobId, JobNews, JobQueue, OutputStore};
use crate::provider::Task;
use crate::retry::{Capacity, Engine};

/// Runs the jobs of a [`JobQueue`] on an [`Engine`].
pub struct Worker {
    pub(super) engine: Arc<Engine>,
    pub(super) queue: Arc<JobQueue>,
    pub(super) outputs: Arc<dyn OutputStore>,
    pub(super) audience: Arc<dyn Audience>,
    pub(super) interrupted: CancellationToken,
    pub(super) trouble: Trouble,
}

/// How long it may take to tell people that the bot stops, or to give work back.
const FAREWELL: Duration = Duration::from_secs(10);

impl Worker {
    /// A worker; [`run`](Self::run) starts it.
    pub fn new(
        engine: Arc<Engine>,
        queue: Arc<JobQueue>,
        outputs: Arc<dyn OutputStore>,
        audience: Arc<dyn Audience>,
    ) -> Arc<Self> {
        let (interrupted, trouble) = (CancellationToken::new(), Trouble::new(queue.limits.rescue_after));
        Arc::new(Self { engine, queue, outputs, audience, interrupted, trouble })
    }

    /// Runs jobs until `shutdown`, then lets running ones go on for `grace`. What is not done by then goes back to a
    /// durable store, to be gone on with after the restart; one that forgets has the people told.
    ///
    /// Returns at the latest 10 s after the grace.
    pub async fn run(self: Arc<Self>, shutdown: CancellationToken, grace: Duration) {
        let mut lanes = JoinSet::new(); // Ends them when this function does.
        for task in Task::ALL {
            lanes.spawn(Arc::clone(&self).lane(task));
        }
        if self.queue.store.durable() {
            lanes.spawn(Arc::clone(&self).keep_alive());
            lanes.spawn(Arc::clone(&self).look_after_others());
        }
        self.until_emptied(shutdown, grace).await;
    }

    /// Keeps alive what is accepted here until its message is shown, and runs nothing: other processes with the same
    /// durable store do. Ends as [`run`](Self::run) does.
    pub async fn attend(self: Arc<Self>, shutdown: CancellationToken, grace: Duration) {
        let _alive = AbortOnDropHandle::new(tokio::spawn(Arc::clone(&self).keep_alive()));
        self.until_emptied(shutdown, grace).await;
    }

    /// Waits for the shutdown, then until nothing is under way here, or the time is over.
    async fn until_emptied(&self, shutdown: CancellationToken, grace: Duration) {
        shutdown.cancelled().await;

        self.queue.close();
        if timeout(grace, self.queue.emptied()).await.is_ok() {
            return;
        }
        tracing::warn!(jobs = self.queue.live.len(), "the grace is over, interrupting running jobs");
        self.interrupted.cancel();
        if timeout(FAREWELL, self.queue.emptied()).await.is_err() {
            tracing::error!(jobs = self.queue.live.len(), "not everybody could be told what became of their request");
            self.let_go().await;
        }
    }

    /// Starts the jobs of one task, each when a slot is free for it, and sees to those that wait meanwhile.
    ///
    /// All that becomes of waiting jobs happens in this one place, so that news of a job never comes after its end.
    async fn lane(self: Arc<Self>, task: Task) {
        let mut hint = self.queue.hints().listen(task);
        let mut told = HashSet::new();
        let mut slots = Slots::new(&self.engine, task);
        loop {
            // In a task of its own: what holds a connection or a lock of the store while it waits for this very task,
            // which waits for the store, would wait for ever.
            let worker = Arc::clone(&self);
            let mut next = AbortOnDropHandle::new(tokio::spawn(async move {
                let (job, capacity) = worker.next(task, &mut slots).await;
                (job, capacity, slots)
            }));
            let next = loop {
                let deadline = self.see_to_waiting(task, &mut told).await.unwrap_or_else(|error| {
                    tracing::warn!(%task, %error, "jobs that wait can't be seen to");
                    None
                });
                tokio::select! {
                    next = &mut next => break next,
                    _ = hint.changed() => {} // The sender is the queue's store, which lives as long as this worker.
                    () = reached(deadline) => {}
                    () = self.queue.poll() => {}
                }
            };
            slots = if let Ok((job, capacity, slots)) = next {
                tokio::spawn(Arc::clone(&self).perform(job, capacity));
                slots
            } else {
                tracing::error!(%task, "taking the next job panicked");
                Slots::new(&self.engine, task)
            };
        }
    }

    /// The next job and the slot it starts with: capacity first, then order.
    async fn next(&self, task: Task, slots: &mut Slots) -> ((Claimed, Hold), Capacity) {
        if !self.queue.has_route(task) {
            std::future::pending::<()>().await;
        }
        let mut hint = self.queue.hints().listen(task);
        loop {
            self.queue.claimable(task, || slots.leave()).await;
            slots.again();
            if let Some(next) = self.next_of_round(task, slots, &mut hint).await {
                return next;
            }
        }
    }

    /// Tries each slot that comes until one starts a job; gives up where one was in vain and something changed.
    async fn next_of_round(
        &self,
        task: Task,
        slots: &mut Slots,
        hint: &mut watch::Receiver<()>,
    ) -> Option<((Claimed, Hold), Capacity)> {
        loop {
            tokio::select! {
                biased; // However fast things change, a slot that waits for its job is tried.
                capacity = slots.next() => {
                    if slots.all_wanted() {
                        hint.mark_unchanged();
                    }
                    if let Some(job) = self.queue.claim(task, &capacity).await {
                        return Some((job, capacity));
                    }
                    slots.unwanted(capacity);
                }
                () = self.queue.changed(hint), if !slots.all_wanted() => return None,
            }
        }
    }

    /// Ends jobs that wait in vain, and tells the others that they moved up. Says when the next one's time is over.
    async fn see_to_waiting(
        self: &Arc<Self>,
        task: Task,
        told: &mut HashSet<JobId>,
    ) -> Result<Option<Instant>, StoreError> {
        let clocks = self.queue.clocks();
        for over in self.queue.take_over(task).await? {
            let job = Job::restore(&over.record, clocks);
            told.remove(&job.id);
            tokio::spawn(Arc::clone(self).deliver_anew(job, over));
        }
        for (job, estimate) in self.queue.moved_up(task).await? {
            told.insert(job.id.clone());
            self.audience.news(&job, JobNews::Place(estimate));
        }
        if self.queue.store.durable() {
            self.leave_to_others(told).await?;
        }
        self.queue.deadline(task).await
    }

    /// Says nothing more of jobs that another process took.
    async fn leave_to_others(&self, told: &mut HashSet<JobId>) -> Result<(), StoreError> {
        for id in told.clone() {
            let waits = self.queue.store.job(&id).await?.is_some_and(|record| record.state.waits());
            if waits {
                continue;
            }
            told.remove(&id);
            if !self.queue.live.holds(&id) {
                self.audience.gone(&id);
            }
        }
        Ok(())
    }
}
