//! What people see of the queue as a whole, and of what they asked for before.

use std::time::SystemTime;

use super::store::{JobRecord, Standing, StoreError};
use super::{Estimate, Job, JobId, JobQueue, JobState, Tier};
use crate::command::Work;
use crate::provider::Task;
use crate::request::Person;

/// The line for one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The task.
    pub task: Task,
    /// Jobs that wait.
    pub waiting: usize,
    /// Jobs that run.
    pub running: usize,
    /// Where a job would stand that came now.
    pub newcomer: Estimate,
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

/// What its owner may know of a job that ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// Its id.
    pub id: JobId,
    /// What was to be made.
    pub work: Work,
    /// How it ended.
    pub state: JobState,
    /// When.
    pub ended: SystemTime,
    /// Whether what came of it was covered until somebody clicked it.
    pub spoiler: bool,
    /// Whether it was asked for in a chat that is for adults.
    pub adult: bool,
}

impl JobQueue {
    /// A job, also for a while after its end; with its place and wait as long as it is under way.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if it can't be read now.
    pub async fn job(&self, id: &JobId) -> Result<Option<(JobRecord, Option<Estimate>)>, StoreError> {
        let placed = self.store.placed(id).await?;
        Ok(placed.map(|(record, standing)| {
            let estimate = standing.map(|it| self.estimate(record.facts.work.task, &record.facts.tier, it));
            (record, estimate)
        }))
    }

    /// Whether this process holds the job, and so tells of it.
    pub(crate) fn runs_here(&self, id: &JobId) -> bool {
        self.live.holds(id)
    }

    /// The job of `record`, in the time of this process.
    pub(crate) fn restored(&self, record: &JobRecord) -> Job {
        Job::restore(record, self.clocks())
    }

    /// The lines of all tasks that can be done, as they look to `person`, who is in `tier`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if they can't be looked at now.
    pub async fn lines(&self, person: &Person, tier: &Tier) -> Result<Vec<Line>, StoreError> {
        let mut lines = Vec::new();
        for task in Task::ALL.into_iter().filter(|task| self.has_route(*task)) {
            let end = self.store.end_of_line(task, person).await?;
            let newcomer = self.estimate(task, tier, end);
            lines.push(Line { task, waiting: end.ahead, running: end.running, newcomer });
        }
        Ok(lines)
    }

    /// The jobs of `person` that are under way, in order of acceptance.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if they can't be read now.
    pub async fn of_person(&self, person: &Person) -> Result<Vec<JobView>, StoreError> {
        let theirs = self.store.of_person(person).await?;
        Ok(theirs.into_iter().map(|(record, standing)| self.view(record, standing)).collect())
    }

    /// What a job was about, also for a while after it ended, and whose it is.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if that can't be read now.
    pub async fn recall(&self, id: &JobId) -> Result<Option<(Person, Work)>, StoreError> {
        self.store.recall(id).await
    }

    /// The last jobs of `person` that ended, the latest first; at most `limit`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if they can't be read now.
    pub async fn history(&self, person: &Person, limit: usize) -> Result<Vec<Past>, StoreError> {
        let ended = self.store.ended_of(person, limit).await?;
        let past = ended.into_iter().map(|(record, at)| {
            let (facts, state) = (record.facts, record.state);
            let (spoiler, adult) = (facts.spoiler, facts.origin.adult);
            Past { id: facts.id, work: facts.work, state, ended: at.into(), spoiler, adult }
        });
        Ok(past.collect())
    }

    fn view(&self, record: JobRecord, standing: Standing) -> JobView {
        let JobRecord { facts, state, .. } = record;
        let estimate = self.estimate(facts.work.task, &facts.tier, standing);
        JobView { id: facts.id, work: facts.work, state, estimate }
    }
}
