//! What the store knows, under its lock: jobs with their states, one lane a task, and the jobs that ended lately.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use super::order::{FairOrder, Tag};
use super::outbox;
use crate::provider::Task;
use crate::queue::store::{JobFacts, JobRecord, Lease, LeaseError, Outcome, Standing, Timestamp, first_guess};
use crate::queue::{JobId, JobState};
use crate::request::Person;
use crate::retry::Attempt;

/// All jobs of this process.
#[derive(Default)]
pub(super) struct State {
    pub(super) lanes: BTreeMap<Task, Lane>,
    pub(super) jobs: HashMap<JobId, Entry>,
    accepted: u64,
    pub(super) ended: HashMap<JobId, Ended>,
    pub(super) ended_order: VecDeque<JobId>,
    /// Jobs that are forgotten, while what was made is still kept.
    pub(super) evicted: VecDeque<JobId>,
    /// Of jobs in `ended`.
    pub(super) notices: HashMap<JobId, outbox::Entry>,
}

/// The jobs of one task, which do not compete with those of another in time.
pub(super) struct Lane {
    pub(super) order: FairOrder,
    pub(super) usual: Duration,
}

/// One job that is under way.
pub(super) struct Entry {
    pub(super) record: JobRecord,
    /// Its place in the fair order of its lane.
    pub(super) tag: Tag,
    /// Which one of all accepted jobs it is.
    pub(super) number: u64,
    pub(super) not_before: Timestamp,
    /// The place the person was last told.
    pub(super) told_place: usize,
    pub(super) to_cancel: bool,
    pub(super) fence: i64,
    /// Until when its holder has it, if it has one.
    pub(super) leased_until: Option<Timestamp>,
    /// A new message about its end may or may not be there.
    pub(super) intended: bool,
    pub(super) crashes: u32,
    pub(super) attempts: Vec<Attempt>,
}

/// A job that is over.
pub(super) struct Ended {
    pub(super) record: JobRecord,
    pub(super) number: u64,
    pub(super) at: Timestamp,
    pub(super) attempts: Vec<Attempt>,
}

/// How many ended jobs are kept in mind, for *again* buttons.
const REMEMBERED: usize = 1000;
/// How many more are known by their ids until their outputs are removed. What falls out is found by its age.
const EVICTED: usize = 10_000;

impl State {
    /// Adds an accepted job, held at `tag` in the order of its lane.
    pub(super) fn insert(&mut self, record: JobRecord, tag: Tag, told_place: usize, until: Timestamp) -> Lease {
        self.accepted += 1;
        let lease = Lease { job: record.facts.id.clone(), fence: 1 };
        let entry = Entry {
            tag,
            number: self.accepted,
            not_before: record.accepted,
            told_place,
            to_cancel: false,
            fence: lease.fence,
            leased_until: Some(until),
            intended: false,
            crashes: 0,
            attempts: Vec::new(),
            record,
        };
        self.jobs.insert(lease.job.clone(), entry);
        lease
    }

    pub(super) fn lane(&mut self, task: Task) -> &mut Lane {
        self.lanes.entry(task).or_insert_with(|| Lane { order: FairOrder::default(), usual: first_guess(task) })
    }

    /// The job of `lease`, in one of `states`.
    pub(super) fn leased(&mut self, lease: &Lease, states: &[JobState]) -> Result<&mut Entry, LeaseError> {
        let entry = self.jobs.get_mut(&lease.job).ok_or(LeaseError::Lost)?;
        let good = entry.fence == lease.fence && entry.leased_until.is_some() && states.contains(&entry.record.state);
        if good { Ok(entry) } else { Err(LeaseError::Lost) }
    }

    /// Where a job of `person` stands in the lane of `task` with so many `ahead`.
    pub(super) fn standing(&self, task: Task, person: &Person, ahead: usize) -> Standing {
        let usual = self.lanes.get(&task).map_or(first_guess(task), |lane| lane.usual);
        let running_of_person = self.running().filter(|entry| entry.facts().person() == person).count();
        let running = self.running().filter(|entry| entry.facts().work.task == task).count();
        Standing { ahead, running, running_of_person, usual }
    }

    pub(super) fn standing_of(&self, entry: &Entry) -> Standing {
        let JobFacts { work, origin, .. } = entry.facts();
        let ahead = self.lanes.get(&work.task).map_or(0, |lane| lane.order.ahead(entry.tag));
        self.standing(work.task, &origin.person, ahead)
    }

    pub(super) fn running(&self) -> impl Iterator<Item = &Entry> {
        self.jobs.values().filter(|entry| entry.record.state == JobState::Running)
    }

    /// The jobs of `task` that have not begun or wait to go on, in their order.
    pub(super) fn waiting_in(&self, task: Task) -> impl Iterator<Item = &Entry> {
        self.lanes.get(&task).into_iter().flat_map(|lane| lane.order.iter()).filter_map(|id| self.jobs.get(id))
    }

    /// Takes a job that waits out of the order; one that never began costs its person no place.
    pub(super) fn take_out(&mut self, id: &JobId) {
        let Some(entry) = self.jobs.get(id).filter(|entry| entry.record.state.waits()) else { return };
        let Some(lane) = self.lanes.get_mut(&entry.record.facts.work.task) else { return };
        lane.order.remove(entry.tag);
        if entry.record.starts == 0 {
            let facts = &entry.record.facts;
            lane.order.refund(facts.person(), facts.tier.weight);
        }
    }

    /// Puts a job back at the place it had, for everybody to take.
    pub(super) fn put_back(&mut self, id: &JobId, state: JobState, not_before: Timestamp) {
        let Some(entry) = self.jobs.get_mut(id) else { return };
        let (task, tag) = (entry.record.facts.work.task, entry.tag);
        entry.record.state = state;
        entry.not_before = not_before;
        entry.leased_until = None;
        self.lane(task).order.put_back(tag, id.clone());
    }

    /// The job is over, and its person knows.
    pub(super) fn end(&mut self, id: &JobId, at: Timestamp) {
        let Some(Entry { mut record, number, attempts, .. }) = self.jobs.remove(id) else { return };
        record.state = record.outcome.as_ref().map_or(JobState::Failed, Outcome::state);
        if let Some(notice) = outbox::Entry::of(&record, at) {
            self.notices.insert(id.clone(), notice);
        }
        self.ended_order.push_back(id.clone());
        self.ended.insert(id.clone(), Ended { record, number, at, attempts });
        if self.ended_order.len() > REMEMBERED
            && let Some(oldest) = self.ended_order.pop_front()
        {
            self.notices.remove(&oldest);
            if self.ended.remove(&oldest).is_some_and(|ended| !ended.record.outputs_removed) {
                self.evicted.push_back(oldest);
            }
            if self.evicted.len() > EVICTED {
                self.evicted.pop_front();
            }
        }
    }

    pub(super) fn ended(&self, id: &JobId) -> Option<&Ended> {
        self.ended.get(id)
    }

    /// All jobs, the latest first.
    pub(super) fn all(&self) -> Vec<&JobRecord> {
        let live = self.jobs.values().map(|entry| (entry.number, &entry.record));
        let mut all: Vec<_> = live.chain(self.ended.values().map(|ended| (ended.number, &ended.record))).collect();
        all.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        all.into_iter().map(|(_, record)| record).collect()
    }
}

impl Entry {
    pub(super) const fn facts(&self) -> &JobFacts {
        &self.record.facts
    }

    /// Gives the job to a new holder.
    pub(super) fn lease(&mut self, until: Timestamp) -> Lease {
        self.fence += 1;
        self.leased_until = Some(until);
        Lease { job: self.record.facts.id.clone(), fence: self.fence }
    }
}
