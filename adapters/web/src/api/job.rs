//! A job as programs see it.

use refrain_core::catalogue::{Catalogue, Locale, Message, id};
use refrain_core::provider::Task as CoreTask;
use refrain_core::queue::store::{JobRecord, Outcome, Timestamp};
use refrain_core::queue::{Estimate, Job as CoreJob, JobState};
use refrain_core::retry::Attempt as CoreAttempt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::owner;

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Task {
    /// A picture from a prompt.
    Image,
    /// A video from a prompt.
    Video,
    /// A picture from a picture.
    Vary,
    /// A video from a picture.
    Animate,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// It is being accepted.
    Held,
    /// It waits for its turn.
    Queued,
    /// It is being made.
    Running,
    /// It waits for a time, at its place.
    Snoozed,
    /// Its end is certain.
    Delivering,
    /// It was made.
    Done,
    /// It was not made.
    Failed,
    /// It was cancelled.
    Cancelled,
}

/// A request for a picture or video.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct Job {
    /// 32 hexadecimal digits.
    pub(super) id: String,
    /// The id of the job that this one makes once more, because the operator wanted that.
    retry_of: Option<String>,
    task: Task,
    prompt: String,
    /// The randomness, to make the same again.
    seed: Option<u64>,
    /// The program's own name for whom it is.
    person: Option<String>,
    /// The rank it is served in.
    tier: String,
    pub(super) state: State,
    /// The place in the queue, from 1, while it waits.
    place: Option<usize>,
    /// In how many seconds it is done, as it looks now, while it waits or runs.
    expected_wait_seconds: Option<f64>,
    /// When it was accepted.
    #[schema(format = DateTime)]
    accepted_at: String,
    /// The calls that were made for it.
    attempts: Vec<Attempt>,
    /// Why it failed.
    failure: Option<JobFailure>,
    /// Where what was made is, once it is done and for as long as it is kept.
    output: Option<String>,
}

/// One call to a provider.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct Attempt {
    /// From 1.
    number: u32,
    provider: String,
    model: String,
    seconds: f64,
    /// Why it failed, by the failure's name; `null` if it did not.
    failure: Option<String>,
}

/// Why a job failed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct JobFailure {
    /// The failure's name, or `interrupted`.
    code: String,
    /// What a person reads.
    detail: String,
}

impl Job {
    /// One that was accepted just now, as it stands then: nobody has to ask the store again, who might not answer.
    pub(super) fn accepted(job: &CoreJob, estimate: Estimate) -> Self {
        Self {
            id: job.id.to_string(),
            retry_of: None,
            task: job.work.task.into(),
            prompt: job.work.prompt.clone(),
            seed: job.work.seed,
            person: owner::own(job.person()).map(str::to_owned),
            tier: job.tier.name.clone(),
            state: State::Queued,
            place: Some(estimate.place),
            expected_wait_seconds: Some(estimate.wait.as_secs_f64()),
            accepted_at: written(job.accepted),
            attempts: Vec::new(),
            failure: None,
            output: None,
        }
    }

    /// One that is kept.
    pub(super) fn new(
        record: &JobRecord,
        estimate: Option<Estimate>,
        attempts: &[CoreAttempt],
        (catalogue, locale): (&Catalogue, &Locale),
    ) -> Self {
        let facts = &record.facts;
        let failure = record.outcome.as_ref().and_then(|outcome| match outcome {
            Outcome::Made | Outcome::Cancelled => None,
            Outcome::Failed(failure) => {
                let detail = catalogue.plain(locale, &failure.message());
                Some(JobFailure { code: failure.label().to_owned(), detail })
            }
            Outcome::Interrupted => {
                let message = Message::new(id::JOB_INTERRUPTED).with("wait", Message::wait(None));
                Some(JobFailure { code: "interrupted".to_owned(), detail: catalogue.plain(locale, &message) })
            }
        });
        let waits = estimate.filter(|_| record.state.waits());
        let ahead = estimate.filter(|_| record.state.waits() || record.state == JobState::Running);
        Self {
            id: facts.id.to_string(),
            retry_of: facts.retry_of.as_ref().map(ToString::to_string),
            task: facts.work.task.into(),
            prompt: facts.work.prompt.clone(),
            seed: facts.work.seed,
            person: owner::own(facts.person()).map(str::to_owned),
            tier: facts.tier.name.clone(),
            state: record.state.into(),
            place: waits.map(|estimate| estimate.place),
            expected_wait_seconds: ahead.map(|estimate| estimate.wait.as_secs_f64()),
            accepted_at: written(record.accepted),
            attempts: attempts.iter().map(Attempt::from).collect(),
            failure,
            output: (record.state == JobState::Done && !record.outputs_removed)
                .then(|| format!("/v1/jobs/{}/output", facts.id)),
        }
    }

    /// Whether nothing more becomes of it.
    pub(super) const fn ended(&self) -> bool {
        matches!(self.state, State::Done | State::Failed | State::Cancelled)
    }
}

fn written(moment: Timestamp) -> String {
    humantime::format_rfc3339_millis(moment.into()).to_string()
}

impl From<&CoreAttempt> for Attempt {
    fn from(attempt: &CoreAttempt) -> Self {
        Self {
            number: attempt.number,
            provider: attempt.target.provider.clone(),
            model: attempt.target.model.clone(),
            seconds: attempt.took.as_secs_f64(),
            failure: attempt.outcome.as_ref().err().map(|(failure, _)| failure.label().to_owned()),
        }
    }
}

impl From<CoreTask> for Task {
    fn from(task: CoreTask) -> Self {
        match task {
            CoreTask::Image => Self::Image,
            CoreTask::Video => Self::Video,
            CoreTask::Vary => Self::Vary,
            CoreTask::Animate => Self::Animate,
        }
    }
}

impl From<Task> for CoreTask {
    fn from(task: Task) -> Self {
        match task {
            Task::Image => Self::Image,
            Task::Video => Self::Video,
            Task::Vary => Self::Vary,
            Task::Animate => Self::Animate,
        }
    }
}

impl From<JobState> for State {
    fn from(state: JobState) -> Self {
        match state {
            JobState::Held => Self::Held,
            JobState::Queued => Self::Queued,
            JobState::Running => Self::Running,
            JobState::Snoozed => Self::Snoozed,
            JobState::Delivering => Self::Delivering,
            JobState::Done => Self::Done,
            JobState::Failed => Self::Failed,
            JobState::Cancelled => Self::Cancelled,
        }
    }
}
