//! `/cancel [<request>]`: stops the person's requests, all of them or those that match.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Arg, Command, CommandSpec, Suggestion};
use refrain_core::queue::{CancelError, JobView};
use refrain_core::reply::Reply;
use serde::Deserialize;

use super::out_of_reach;

/// `/cancel`
pub struct Cancel;

/// What it takes.
#[derive(Debug, Deserialize)]
pub struct CancelArgs {
    request: Option<String>,
}

/// The longest label of a suggestion, in characters.
const LABEL: usize = 100;

#[async_trait]
impl Command for Cancel {
    type Args = CancelArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("cancel", id::COMMAND_CANCEL)
            .arg(Arg::text("request", id::ARGUMENT_REQUEST, 1, LABEL).suggested())
            .ephemeral()
    }

    async fn run(&self, call: &Call<'_>, CancelArgs { request }: CancelArgs) -> Result<Answer, Failure> {
        let person = &call.request.origin.person;
        let queue = call.app.queue();
        let jobs = match queue.of_person(person).await {
            Ok(jobs) => jobs,
            Err(error) => return Ok(out_of_reach(&error)),
        };
        let mut cancelled = 0_usize;
        for job in jobs.iter().filter(|job| request.as_deref().is_none_or(|request| matches(job, request))) {
            match queue.cancel(&job.id, person).await {
                Ok(()) => cancelled += 1,
                Err(CancelError::NotYours | CancelError::Ended) => {} // It ended meanwhile.
                Err(CancelError::OutOfReach) => return Ok(Reply::text(Message::new(id::STORE_OUT_OF_REACH)).into()),
            }
        }
        Ok(Reply::text(match (cancelled, request) {
            (0, Some(request)) if !jobs.is_empty() => Message::new(id::CANCEL_UNKNOWN).with("request", request),
            (0, _) => Message::new(id::CANCEL_NONE),
            (count, _) => Message::new(id::CANCEL_DONE).with("count", count),
        })
        .into())
    }

    async fn suggest(&self, call: &Call<'_>, _: &str, typed: &str) -> Vec<Suggestion> {
        let jobs = call.app.queue().of_person(&call.request.origin.person).await.unwrap_or_default();
        let matching = jobs.iter().filter(|job| matches(job, typed));
        let suggestion = |job: &JobView| Suggestion {
            label: job.work.prompt.chars().take(LABEL).collect(),
            value: job.id.to_string(),
        };
        matching.map(suggestion).collect()
    }
}

/// Whether `request` names the job, or stands in its prompt.
fn matches(job: &JobView, request: &str) -> bool {
    let request = request.trim();
    job.id.as_str() == request || job.work.prompt.to_lowercase().contains(&request.to_lowercase())
}
