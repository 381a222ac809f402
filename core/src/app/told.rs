//! What the message of a job says by what the store knows, where another process runs the job.

use super::App;
use super::progress;
use crate::catalogue::Locale;
use crate::failure::Failure;
use crate::queue::store::{JobRecord, Outcome, StoreError};
use crate::queue::{Ending, Estimate, Job, JobId, JobState};
use crate::reply::Reply;

/// What the message of a job says now.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Where the job stands: while that is the same, there is nothing new to say.
    pub stage: Stage,
    /// What is said.
    pub reply: Reply,
    /// The language to say it in.
    pub locale: Locale,
}

/// Where a job stands, as far as its message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It waits, at this place from 1.
    Waits(usize),
    /// It is being made.
    Runs,
    /// It is over.
    Over,
}

impl App {
    /// What the message of a job says now, by what the store knows. Nothing where there is nothing to tell: no such job, one
    /// whose end is on its way, or one of which this process tells by itself because it runs here.
    ///
    /// A platform that shows its messages in one process and has its jobs run in others asks so.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if job or result can't be read now.
    pub async fn told(&self, id: &JobId) -> Result<Option<Told>, StoreError> {
        if self.queue.runs_here(id) {
            return Ok(None);
        }
        let Some((record, estimate)) = self.queue.job(id).await? else { return Ok(None) };
        let job = self.queue.restored(&record);
        let (stage, reply) = match (record.state, estimate) {
            (JobState::Queued | JobState::Snoozed, Some(estimate)) => waits(&job, &estimate),
            (JobState::Running, _) => (Stage::Runs, progress::runs(&job)),
            (JobState::Done | JobState::Failed | JobState::Cancelled, _) => match self.ending(&record).await? {
                Some(ending) => (Stage::Over, self.messenger.last_word(&job, ending)),
                None => return Ok(None),
            },
            (JobState::Held | JobState::Queued | JobState::Snoozed | JobState::Delivering, _) => return Ok(None),
        };
        Ok(Some(Told { stage, reply, locale: job.locale }))
    }

    /// How a job ended, with what was kept of it.
    async fn ending(&self, record: &JobRecord) -> Result<Option<Ending>, StoreError> {
        Ok(match &record.outcome {
            Some(Outcome::Made) => Some(self.made(&record.facts.id).await?),
            Some(Outcome::Failed(failure)) => Some(Ending::Failed(failure.clone())),
            Some(Outcome::Cancelled) => Some(Ending::Cancelled),
            Some(Outcome::Interrupted) => Some(Ending::Interrupted),
            None => None,
        })
    }

    async fn made(&self, id: &JobId) -> Result<Ending, StoreError> {
        let kept = match &self.outputs {
            Some(outputs) => outputs.get(id).await.map_err(|error| StoreError::Unavailable(error.to_string()))?,
            None => Vec::new(),
        };
        // Made, and not in the folder that this process has for results.
        Ok(if kept.is_empty() { Ending::Failed(Failure::DownloadFailed) } else { Ending::Made(kept) })
    }
}

fn waits(job: &Job, estimate: &Estimate) -> (Stage, Reply) {
    (Stage::Waits(estimate.place), progress::waits(job, estimate))
}
