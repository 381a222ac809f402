//! The shelf that the worker takes jobs from: release, claim, snooze, and the ends of jobs that wait.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::door::JobQueue;
use super::estimate::still;
use super::state::Entry;
use super::{Ending, Estimate, Job, JobId, JobState};
use crate::failure::Failure;
use crate::provider::Task;
use crate::reply::Shown;

/// Places that are told while a job moves up: often near the end, seldom far back.
const TOLD_PLACES: [usize; 8] = [100, 50, 25, 10, 5, 3, 2, 1];

impl JobQueue {
    /// Lets a held job start.
    pub(super) fn release(&self, id: &JobId, shown: Option<Shown>) {
        if let Some(entry) = self.lock().jobs.get_mut(id) {
            entry.state = JobState::Queued;
            entry.job.shown = shown;
        }
        self.changed.send_replace(());
    }

    /// Waits until [`claim`](Self::claim) may give something.
    pub(super) async fn claimable(&self, task: Task) {
        let mut changed = self.changed.subscribe();
        loop {
            let next = self.lock().startable(task).map(|(_, at)| at).min();
            if next.is_some_and(|next| next <= Instant::now()) {
                return;
            }
            tokio::select! {
                _ = changed.changed() => {} // The sender is this queue's own.
                () = reached(next) => {}
            }
        }
    }

    /// Takes the next job of `task`, if one may start now.
    pub(super) fn claim(&self, task: Task) -> Option<Job> {
        let mut state = self.lock();
        let now = Instant::now();
        let id = state.startable(task).find(|(_, at)| *at <= now).map(|(entry, _)| entry.job.id.clone())?;
        let tag = state.jobs.get(&id)?.tag;
        state.lane(task).order.take(tag);
        let entry = state.jobs.get_mut(&id)?;
        entry.state = JobState::Running;
        entry.begun = true;
        Some(entry.job.clone())
    }

    /// Gives a claimed job back until `until`, at the place it had.
    pub(super) fn snooze(&self, job: &Job, until: Instant) {
        let mut state = self.lock();
        if let Some(entry) = state.jobs.get_mut(&job.id) {
            entry.state = JobState::Snoozed;
            entry.not_before = until;
            entry.job.progress = job.progress.clone();
            let tag = entry.tag;
            state.lane(job.work.task).order.put_back(tag, job.id.clone());
        }
        drop(state);
        self.changed.send_replace(());
    }

    /// A claimed job has its end: it counts no more as running. Says whether its owner cancelled it before.
    pub(super) fn delivering(&self, job: &Job) -> bool {
        if let Some(entry) = self.lock().jobs.get_mut(&job.id) {
            entry.state = JobState::Delivering;
        }
        self.changed.send_replace(());
        // Once it is delivering, it can't be cancelled any more: the answer stays true.
        job.cancelled.is_cancelled()
    }

    /// Learns how long a job of `task` takes.
    pub(super) fn took(&self, task: Task, time: Duration) {
        let mut state = self.lock();
        let lane = state.lane(task);
        lane.usual = (lane.usual * 7 + time) / 8;
    }

    /// The job is over, and its person knows.
    pub(super) fn end(&self, job: &Job) {
        let mut state = self.lock();
        state.take_out(&job.id);
        if let Some(entry) = state.jobs.remove(&job.id) {
            state.remember(entry.job);
        }
        drop(state);
        self.changed.send_replace(());
    }

    /// Takes out jobs of `task` that wait in vain: cancelled, past their deadline, or because the bot stops.
    ///
    /// They are delivering then, until [`end`](Self::end). A held one is spared until the message that follows it is
    /// shown, so that its end is an edit of that message.
    pub(super) fn take_over(&self, task: Task) -> Vec<(Job, Ending)> {
        let mut state = self.lock();
        let now = Instant::now();
        let closed = state.closed;
        let waiting = state.waiting_in(task).filter(|entry| entry.state.awaits_its_turn());
        let over: Vec<_> =
            waiting.filter_map(|entry| Some((entry.job.clone(), self.end_of(entry, now, closed)?))).collect();
        for (job, _) in &over {
            state.take_out(&job.id);
            if let Some(entry) = state.jobs.get_mut(&job.id) {
                entry.state = JobState::Delivering;
            }
        }
        over
    }

    /// Why a waiting job is over, if it is.
    fn end_of(&self, entry: &Entry, now: Instant, closed: bool) -> Option<Ending> {
        if entry.job.cancelled.is_cancelled() {
            Some(Ending::Cancelled)
        } else if closed {
            Some(Ending::Interrupted)
        } else if entry.job.deadline <= now {
            let why = self.engine.closed(entry.job.work.task).map(still);
            Some(Ending::Failed(why.unwrap_or(Failure::NoKeyAvailable { until: None })))
        } else {
            None
        }
    }

    /// Waits until the first deadline of the jobs of `task` that wait.
    pub(super) async fn deadline(&self, task: Task) {
        let first = {
            let state = self.lock();
            let waiting = state.waiting_in(task).filter(|entry| entry.state.awaits_its_turn());
            waiting.map(|entry| entry.job.deadline).min()
        };
        reached(first).await;
    }

    /// Jobs of `task` that reached a place worth telling since they were last told.
    pub(super) fn moved_up(&self, task: Task) -> Vec<(Job, Estimate)> {
        let mut state = self.lock();
        let places = state.waiting_in(task).zip(1..).filter(|(_, place)| TOLD_PLACES.contains(place));
        let moved: Vec<_> = places
            .filter(|(entry, place)| *place < entry.told_place && entry.state == JobState::Queued)
            .map(|(entry, place)| (entry.job.clone(), place, self.estimate(&state, &entry.job, entry.tag)))
            .collect();
        for (job, place, _) in &moved {
            if let Some(entry) = state.jobs.get_mut(&job.id) {
                entry.told_place = *place;
            }
        }
        moved.into_iter().map(|(job, _, estimate)| (job, estimate)).collect()
    }

    /// Accepts and starts nothing more.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.changed.send_replace(());
    }

    /// Waits until no job is under way.
    pub(super) async fn emptied(&self) {
        let mut changed = self.changed.subscribe();
        while !self.lock().jobs.is_empty() {
            let _ = changed.changed().await; // The sender is this queue's own.
        }
    }

    /// How many jobs are under way.
    pub(super) fn under_way(&self) -> usize {
        self.lock().jobs.len()
    }
}

/// Waits for the moment, for ever if there is none.
async fn reached(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
