//! What the queue knows, under its lock: jobs with their states, one lane a task, and what is remembered.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use super::order::{FairOrder, Tag};
use super::{Job, JobId, JobState};
use crate::command::Work;
use crate::provider::Task;
use crate::request::{Origin, Person};

/// All jobs of this process.
#[derive(Default)]
pub(super) struct State {
    pub(super) lanes: BTreeMap<Task, Lane>,
    pub(super) jobs: HashMap<JobId, Entry>,
    accepted: u64,
    /// Nothing more is accepted or started.
    pub(super) closed: bool,
    remembered: HashMap<JobId, (Person, Work)>,
    remembered_order: VecDeque<JobId>,
}

/// The jobs of one task, which do not compete with those of another in time.
pub(super) struct Lane {
    pub(super) order: FairOrder,
    /// A running mean of how long a job takes.
    pub(super) usual: Duration,
}

/// One job that is under way.
pub(super) struct Entry {
    pub(super) job: Job,
    pub(super) state: JobState,
    /// Its place in the fair order of its lane.
    pub(super) tag: Tag,
    /// Which one of all accepted jobs it is.
    pub(super) number: u64,
    pub(super) not_before: Instant,
    /// Whether it was started once: it then had its share of the capacity.
    pub(super) begun: bool,
    /// The place the person was last told.
    pub(super) told_place: usize,
}

/// How many ended jobs are remembered for *again* buttons.
const REMEMBERED: usize = 1000;

impl State {
    /// Adds an accepted job, held at `tag` in the order of its lane.
    pub(super) fn insert(&mut self, job: &Job, tag: Tag, told_place: usize) {
        self.accepted += 1;
        let (job, number, not_before) = (job.clone(), self.accepted, Instant::now());
        let entry = Entry { state: JobState::Held, tag, number, not_before, begun: false, told_place, job };
        self.jobs.insert(entry.job.id.clone(), entry);
    }

    pub(super) fn lane(&mut self, task: Task) -> &mut Lane {
        self.lanes.entry(task).or_insert_with(|| Lane::new(task))
    }

    pub(super) fn usual(&self, task: Task) -> Duration {
        self.lanes.get(&task).map_or(first_guess(task), |lane| lane.usual)
    }

    /// How many jobs of the chat of `origin` are under way, of all people together.
    pub(super) fn of_chat(&self, origin: &Origin) -> usize {
        let same = |entry: &&Entry| {
            let theirs = &entry.job.origin;
            theirs.platform() == origin.platform() && theirs.chat == origin.chat && theirs.thread == origin.thread
        };
        self.jobs.values().filter(same).count()
    }

    pub(super) fn waiting(&self) -> usize {
        self.lanes.values().map(|lane| lane.order.len()).sum()
    }

    pub(super) fn running(&self, task: Task) -> usize {
        self.running_jobs().filter(|entry| entry.job.work.task == task).count()
    }

    pub(super) fn running_of(&self, person: &Person) -> usize {
        self.running_jobs().filter(|entry| entry.job.person() == person).count()
    }

    /// The jobs of `task` that may start at some time, in their order, each with the first moment.
    ///
    /// Those whose person has as many running as their tier allows are left out until one of them ends.
    pub(super) fn startable(&self, task: Task) -> impl Iterator<Item = (&Entry, Instant)> {
        let mut running: HashMap<&Person, usize> = HashMap::new();
        for entry in self.running_jobs() {
            *running.entry(entry.job.person()).or_default() += 1;
        }
        let (open, now) = (!self.closed, Instant::now());
        self.waiting_in(task)
            .filter(move |entry| {
                let theirs = running.get(entry.job.person()).copied().unwrap_or(0);
                open && entry.state.awaits_its_turn()
                    && !entry.job.cancelled.is_cancelled()
                    && entry.job.deadline > now
                    && theirs < entry.job.tier.max_running
            })
            .map(|entry| (entry, entry.not_before))
    }

    /// The jobs of `task` that have not begun or wait to go on, in their order.
    pub(super) fn waiting_in(&self, task: Task) -> impl Iterator<Item = &Entry> {
        self.lanes.get(&task).into_iter().flat_map(|lane| lane.order.iter()).filter_map(|id| self.jobs.get(id))
    }

    /// Takes a job that waits out of the order; one that never began costs its person no place.
    pub(super) fn take_out(&mut self, id: &JobId) {
        let Some(entry) = self.jobs.get(id).filter(|entry| entry.state.waits()) else { return };
        let Some(lane) = self.lanes.get_mut(&entry.job.work.task) else { return };
        lane.order.remove(entry.tag);
        if !entry.begun {
            lane.order.refund(entry.job.person(), entry.job.tier.weight);
        }
    }

    /// Keeps in mind what an ended job was about.
    pub(super) fn remember(&mut self, job: Job) {
        self.remembered_order.push_back(job.id.clone());
        self.remembered.insert(job.id, (job.origin.person, job.work));
        if self.remembered_order.len() > REMEMBERED
            && let Some(oldest) = self.remembered_order.pop_front()
        {
            self.remembered.remove(&oldest);
        }
    }

    /// Whose a job is, and what it is about, also for a while after its end.
    pub(super) fn recall(&self, id: &JobId) -> Option<(Person, Work)> {
        let live = self.jobs.get(id).map(|entry| (entry.job.person().clone(), entry.job.work.clone()));
        live.or_else(|| self.remembered.get(id).cloned())
    }

    fn running_jobs(&self) -> impl Iterator<Item = &Entry> {
        self.jobs.values().filter(|entry| entry.state == JobState::Running)
    }
}

impl Lane {
    fn new(task: Task) -> Self {
        Self { order: FairOrder::default(), usual: first_guess(task) }
    }
}

impl JobState {
    /// It has not begun, or waits to go on.
    pub(super) const fn waits(self) -> bool {
        match self {
            Self::Held | Self::Queued | Self::Snoozed => true,
            Self::Running | Self::Delivering => false,
        }
    }

    /// It waits, and the message that follows it is shown.
    pub(super) const fn awaits_its_turn(self) -> bool {
        match self {
            Self::Queued | Self::Snoozed => true,
            Self::Held | Self::Running | Self::Delivering => false,
        }
    }
}

/// How long a job takes, until the first ones were measured.
const fn first_guess(task: Task) -> Duration {
    match task {
        Task::Image | Task::Vary => Duration::from_secs(15),
        Task::Video | Task::Animate => Duration::from_secs(90),
    }
}
