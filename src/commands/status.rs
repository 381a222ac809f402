//! `/status`: where the person's requests are.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::queue::{JobState, JobView};
use refrain_core::reply::Reply;

use super::out_of_reach;

/// `/status`
pub struct Status;

#[async_trait]
impl Command for Status {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("status", id::COMMAND_STATUS).ephemeral()
    }

    async fn run(&self, call: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        let jobs = match call.app.queue().of_person(&call.request.origin.person).await {
            Ok(jobs) => jobs,
            Err(error) => return Ok(out_of_reach(&error)),
        };
        Ok(of(&jobs).into_iter().fold(Reply::default(), Reply::paragraph).into())
    }
}

/// Where `jobs` are: a heading, and a line for each.
pub(super) fn of(jobs: &[JobView]) -> Vec<Message> {
    if jobs.is_empty() {
        return vec![Message::new(id::STATUS_NONE)];
    }
    let heading = Message::new(id::STATUS_HEADING).with("count", jobs.len());
    [heading].into_iter().chain(jobs.iter().map(line)).collect()
}

fn line(job: &JobView) -> Message {
    let prompt = job.work.prompt.as_str();
    match job.state {
        JobState::Held | JobState::Queued | JobState::Snoozed => Message::new(id::STATUS_QUEUED)
            .with("place", job.estimate.place)
            .with("wait", Message::wait(Some(job.estimate.wait)))
            .with("prompt", prompt),
        JobState::Running => Message::new(id::STATUS_RUNNING).with("prompt", prompt),
        JobState::Delivering | JobState::Done | JobState::Failed | JobState::Cancelled => {
            Message::new(id::STATUS_DELIVERING).with("prompt", prompt)
        }
    }
}
