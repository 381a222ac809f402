//! The front door: accept within bounds, look, cancel; and the shelf that the worker takes jobs from.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::order::{FairOrder, Tag};
use super::{Job, JobId, JobState, Tier};
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::provider::Task;
use crate::reply::Shown;
use crate::request::{Origin, Person};
use crate::retry::{Engine, Progress};

/// The bounds of the queue as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueLimits {
    /// Jobs waiting over all people. Default: 1,000.
    pub max_queued: usize,
}

impl Default for QueueLimits {
    fn default() -> Self {
        Self { max_queued: 1000 }
    }
}

/// All accepted work of this process.
pub struct JobQueue {
    engine: Arc<Engine>,
    limits: QueueLimits,
    state: Mutex<State>,
    /// Something may be claimable that was not before.
    changed: Notify,
}

#[derive(Default)]
struct State {
    lanes: BTreeMap<Task, Lane>,
    jobs: HashMap<JobId, Entry>,
    remembered: HashMap<JobId, (Person, Work)>,
    remembered_order: VecDeque<JobId>,
    closed: bool,
}

/// The jobs of one task, which do not compete with those of another in time.
struct Lane {
    order: FairOrder,
    usual: Duration,
}

struct Entry {
    job: Job,
    state: JobState,
    tag: Tag,
    not_before: Instant,
    /// The place the person was last told.
    told_place: usize,
}

/// A job that was accepted; it is held until [`JobQueue::release`].
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The job.
    pub job: Job,
    /// Its place and wait.
    pub estimate: Estimate,
}

/// Where a job stands in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The place, from 1, among those waiting for the same task.
    pub place: usize,
    /// How long until it is done, as it looks now: work ahead ÷ capacity, from a running mean. Later premium people may
    /// pass.
    pub wait: Duration,
    /// Whether it starts as soon as it is released.
    pub at_once: bool,
}

/// What its owner may know of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// What is to be made.
    pub work: Work,
    /// Where it stands.
    pub state: JobState,
    /// Its place and wait; meaningful while it waits.
    pub estimate: Estimate,
}

/// How many ended jobs are remembered for *again* buttons.
const REMEMBERED: usize = 1000;
/// Places that are told while a job moves up: often near the end, seldom far back.
const TOLD_PLACES: [usize; 8] = [100, 50, 25, 10, 5, 3, 2, 1];

impl JobQueue {
    /// An empty queue before `engine`.
    pub fn new(engine: Arc<Engine>, limits: QueueLimits) -> Self {
        Self { engine, limits, state: Mutex::default(), changed: Notify::new() }
    }

    /// Accepts `work`, held at its place in the fair order.
    ///
    /// # Errors
    ///
    /// [`Failure::TooManyRequests`] and [`Failure::QueueFull`] with the time after which it is worth coming back;
    /// [`Failure::ModelUnavailable`] if nothing can do this task.
    pub fn accept(&self, work: Work, origin: Origin, locale: Locale, tier: Arc<Tier>) -> Result<Accepted, Failure> {
        let Some(route) = self.engine.route_of(work.task) else { return Err(Failure::ModelUnavailable) };
        let mut state = self.lock();
        if state.closed {
            return Err(Failure::QueueFull { retry_after: Duration::from_mins(1) });
        }
        let usual = state.lane(work.task).usual;
        if state.waiting_of(&origin.person) >= tier.max_queued {
            return Err(Failure::TooManyRequests { retry_after: usual });
        }
        if state.waiting() >= self.limits.max_queued {
            return Err(Failure::QueueFull { retry_after: self.wait(&state, work.task, self.limits.max_queued) });
        }

        let job = Job {
            id: JobId::random(),
            work: Work { seed: Some(work.seed.unwrap_or_else(|| u64::from(self.engine.random().bits()))), ..work },
            origin,
            locale,
            deadline: Instant::now() + route.deadline,
            progress: Progress::default(),
            shown: None,
            cancelled: CancellationToken::new(),
            tier,
        };
        let weight = job.tier.weight;
        let tag = state.lane(job.work.task).order.push(job.id.clone(), job.person(), weight);
        let estimate = self.estimate(&state, job.work.task, tag);
        if estimate.wait > route.deadline {
            state.lane(job.work.task).order.remove(tag);
            return Err(Failure::QueueFull { retry_after: estimate.wait.saturating_sub(route.deadline).max(usual) });
        }
        let entry = Entry {
            job: job.clone(),
            state: JobState::Held,
            tag,
            not_before: Instant::now(),
            told_place: estimate.place,
        };
        state.jobs.insert(job.id.clone(), entry);
        Ok(Accepted { job, estimate })
    }

    /// Lets an accepted job start, now that `shown` follows it; `None` if it could not be shown.
    pub fn release(&self, id: &JobId, shown: Option<Shown>) {
        if let Some(entry) = self.lock().jobs.get_mut(id) {
            entry.state = JobState::Queued;
            entry.job.shown = shown;
        }
        self.changed.notify_waiters();
    }

    /// Takes an accepted job back that nobody would see.
    pub fn withdraw(&self, job: &Job) {
        self.end(job);
    }

    /// The jobs of `person` that are under way, in order of acceptance.
    pub fn of_person(&self, person: &Person) -> Vec<JobView> {
        let state = self.lock();
        let mut theirs: Vec<_> = state.jobs.values().filter(|entry| entry.job.person() == person).collect();
        theirs.sort_by_key(|entry| entry.tag);
        theirs.into_iter().map(|entry| self.view(&state, entry)).collect()
    }

    /// Cancels a job of `person`, waiting or running.
    ///
    /// # Errors
    ///
    /// [`CancelError`].
    pub fn cancel(&self, id: &JobId, person: &Person) -> Result<(), CancelError> {
        let state = self.lock();
        match state.jobs.get(id) {
            Some(entry) if entry.job.person() != person => Err(CancelError::NotYours),
            Some(entry) if entry.state != JobState::Delivering => {
                entry.job.cancelled.cancel();
                drop(state);
                self.changed.notify_waiters();
                Ok(())
            }
            Some(_) | None => Err(CancelError::Ended),
        }
    }

    /// What a job of this process was about, also for a while after it ended, and whose it is.
    pub fn recall(&self, id: &JobId) -> Option<(Person, Work)> {
        let state = self.lock();
        let live = state.jobs.get(id).map(|entry| (entry.job.person().clone(), entry.job.work.clone()));
        live.or_else(|| state.remembered.get(id).cloned())
    }

    fn view(&self, state: &State, entry: &Entry) -> JobView {
        JobView {
            id: entry.job.id.clone(),
            work: entry.job.work.clone(),
            state: entry.state,
            estimate: self.estimate(state, entry.job.work.task, entry.tag),
        }
    }

    fn estimate(&self, state: &State, task: Task, tag: Tag) -> Estimate {
        let ahead = state.lanes.get(&task).map_or(0, |lane| lane.order.ahead(tag));
        let running = state.running(task);
        let at_once = ahead == 0 && running < self.engine.slots(task) as usize && self.engine.closed(task).is_none();
        Estimate { place: ahead + 1, wait: self.wait(state, task, ahead), at_once }
    }

    fn wait(&self, state: &State, task: Task, ahead: usize) -> Duration {
        let usual = state.lanes.get(&task).map_or(first_guess(task), |lane| lane.usual);
        let before = u32::try_from(ahead + state.running(task)).unwrap_or(u32::MAX);
        let rounds = before / self.engine.slots(task) + 1;
        let closed = self.engine.closed(task).map(|closed| closed.until.saturating_duration_since(Instant::now()));
        usual.saturating_mul(rounds) + closed.unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No code under the lock leaves the state half-changed where it panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A job can't be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CancelError {
    /// It is somebody else's.
    #[error("the job is somebody else's")]
    NotYours,
    /// It is ended, or its result is on its way.
    #[error("the job is ended")]
    Ended,
}

/// What the worker does with the shelf.
impl JobQueue {
    /// Takes the next job of `task`, if one may start now.
    pub(super) fn claim(&self, task: Task) -> Option<Job> {
        let mut state = self.lock();
        let State { lanes, jobs, .. } = &mut *state;
        let now = Instant::now();
        let mut running: HashMap<&Person, usize> = HashMap::new();
        for entry in jobs.values().filter(|entry| entry.state == JobState::Running) {
            *running.entry(entry.job.person()).or_default() += 1;
        }
        let id = lanes.get_mut(&task)?.order.take_first(|id| {
            jobs.get(id)
                .is_some_and(|entry| entry.claimable(now, running.get(entry.job.person()).copied().unwrap_or(0)))
        })?;
        let entry = jobs.get_mut(&id)?;
        entry.state = JobState::Running;
        Some(entry.job.clone())
    }

    /// Waits until [`claim`](Self::claim) may give something.
    pub(super) async fn claimable(&self, task: Task) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let Some(next) = self.next_start(task) else {
                changed.await;
                continue;
            };
            if next <= Instant::now() {
                return;
            }
            tokio::select! {
                () = changed => {}
                () = tokio::time::sleep_until(next) => {}
            }
        }
    }

    fn next_start(&self, task: Task) -> Option<Instant> {
        let state = self.lock();
        let mut running: HashMap<&Person, usize> = HashMap::new();
        for entry in state.jobs.values().filter(|entry| entry.state == JobState::Running) {
            *running.entry(entry.job.person()).or_default() += 1;
        }
        let waiting = state.lanes.get(&task)?.order.iter().filter_map(|id| state.jobs.get(id));
        let startable = waiting.filter(|entry| {
            entry.state.waits_to_start()
                && running.get(entry.job.person()).copied().unwrap_or(0) < entry.job.tier.max_running
        });
        startable.map(|entry| entry.not_before).min()
    }

    /// Gives a claimed job back until `until`, at the place it had.
    pub(super) fn snooze(&self, job: &Job, until: Instant) {
        let mut state = self.lock();
        let State { lanes, jobs, .. } = &mut *state;
        if let (Some(entry), Some(lane)) = (jobs.get_mut(&job.id), lanes.get_mut(&job.work.task)) {
            entry.state = JobState::Snoozed;
            entry.not_before = until;
            entry.job.progress = job.progress.clone();
            lane.order.put_back(entry.tag, job.id.clone());
        }
        drop(state);
        self.changed.notify_waiters();
    }

    /// The result is kept and on its way: too late to cancel.
    pub(super) fn delivering(&self, job: &Job, took: Duration) {
        let mut state = self.lock();
        let lane = state.lane(job.work.task);
        lane.usual = (lane.usual * 7 + took) / 8;
        if let Some(entry) = state.jobs.get_mut(&job.id) {
            entry.state = JobState::Delivering;
        }
    }

    /// The job is over.
    pub(super) fn end(&self, job: &Job) {
        let mut state = self.lock();
        if let Some(entry) = state.jobs.remove(&job.id) {
            state.lane(job.work.task).order.remove(entry.tag);
            state.remember(entry.job);
        }
        drop(state);
        self.changed.notify_waiters();
    }

    /// Takes out waiting jobs that were cancelled or whose deadline is over, each with whether it was cancelled.
    pub(super) fn take_ended(&self) -> Vec<(Job, bool)> {
        let mut state = self.lock();
        let now = Instant::now();
        let over =
            |entry: &&Entry| entry.state.waits() && (entry.job.cancelled.is_cancelled() || entry.job.deadline <= now);
        let ended: Vec<_> = state.jobs.values().filter(over).map(|entry| entry.job.clone()).collect();
        state.take_out(ended.iter());
        ended
            .into_iter()
            .map(|job| (job.cancelled.is_cancelled(), job))
            .map(|(cancelled, job)| (job, cancelled))
            .collect()
    }

    /// Waits until [`take_ended`](Self::take_ended) may give something.
    pub(super) async fn some_ended(&self) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            let next = {
                let state = self.lock();
                let waiting = state.jobs.values().filter(|entry| entry.state.waits());
                waiting
                    .map(|entry| if entry.job.cancelled.is_cancelled() { Instant::now() } else { entry.job.deadline })
                    .min()
            };
            match next {
                None => changed.await,
                Some(next) if next <= Instant::now() => return,
                Some(next) => tokio::select! {
                    () = changed => {}
                    () = tokio::time::sleep_until(next) => return,
                },
            }
        }
    }

    /// Accepts nothing more, and takes out all jobs that wait.
    pub(super) fn close(&self) -> Vec<Job> {
        let mut state = self.lock();
        state.closed = true;
        let waiting = state.jobs.values().filter(|entry| entry.state.waits());
        let waiting: Vec<_> = waiting.map(|entry| entry.job.clone()).collect();
        state.take_out(waiting.iter());
        waiting
    }

    /// Jobs of `task` that reached a place worth telling since they were last told.
    pub(super) fn moved_up(&self, task: Task) -> Vec<(Job, Estimate)> {
        let mut state = self.lock();
        let Some(lane) = state.lanes.get(&task) else { return Vec::new() };
        let places: Vec<_> = lane.order.iter().cloned().enumerate().map(|(index, id)| (id, index + 1)).collect();
        let mut moved = Vec::new();
        for (id, place) in places.into_iter().filter(|(_, place)| TOLD_PLACES.contains(place)) {
            let Some(entry) = state.jobs.get_mut(&id) else { continue };
            if place < entry.told_place && entry.state == JobState::Queued {
                entry.told_place = place;
                moved.push((entry.job.clone(), entry.tag));
            }
        }
        moved.into_iter().map(|(job, tag)| (job, self.estimate(&state, task, tag))).collect()
    }
}

impl State {
    fn lane(&mut self, task: Task) -> &mut Lane {
        self.lanes.entry(task).or_insert_with(|| Lane { order: FairOrder::default(), usual: first_guess(task) })
    }

    fn waiting(&self) -> usize {
        self.lanes.values().map(|lane| lane.order.len()).sum()
    }

    fn waiting_of(&self, person: &Person) -> usize {
        self.jobs.values().filter(|entry| entry.state.waits() && entry.job.person() == person).count()
    }

    fn running(&self, task: Task) -> usize {
        self.jobs.values().filter(|entry| entry.state == JobState::Running && entry.job.work.task == task).count()
    }

    fn take_out<'a>(&mut self, jobs: impl Iterator<Item = &'a Job>) {
        for job in jobs {
            if let Some(entry) = self.jobs.remove(&job.id) {
                self.lane(job.work.task).order.remove(entry.tag);
                self.remember(entry.job);
            }
        }
    }

    fn remember(&mut self, job: Job) {
        self.remembered_order.push_back(job.id.clone());
        self.remembered.insert(job.id, (job.origin.person, job.work));
        if self.remembered_order.len() > REMEMBERED
            && let Some(oldest) = self.remembered_order.pop_front()
        {
            self.remembered.remove(&oldest);
        }
    }
}

impl Entry {
    fn claimable(&self, now: Instant, running: usize) -> bool {
        self.state.waits_to_start() && self.not_before <= now && running < self.job.tier.max_running
    }
}

impl JobState {
    /// It has not begun, or waits to go on.
    const fn waits(self) -> bool {
        matches!(self, Self::Held | Self::Queued | Self::Snoozed)
    }

    const fn waits_to_start(self) -> bool {
        matches!(self, Self::Queued | Self::Snoozed)
    }
}

/// How long a job takes, until the first ones were measured.
const fn first_guess(task: Task) -> Duration {
    match task {
        Task::Image => Duration::from_secs(15),
        Task::Video => Duration::from_secs(90),
    }
}
