//! `/history [--count …]`: the person's last results, with the newest picture once more.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Action, Answer, Arg, Command, CommandSpec};
use refrain_core::queue::{JobState, Past};
use refrain_core::reply::{Media, Reply};
use serde::Deserialize;

use super::out_of_reach;

/// `/history`
pub struct History;

/// What it takes.
#[derive(Debug, Deserialize)]
pub struct HistoryArgs {
    count: usize,
}

/// How many results are told where nothing is said of it.
const USUALLY: i64 = 5;
/// The most that fit below a picture, where there is room for 1,024 characters.
const MOST: i64 = 10;
/// How much of a prompt stands in a line, and on a button, in characters.
const IN_LINE: usize = 50;
const ON_BUTTON: usize = 24;

#[async_trait]
impl Command for History {
    type Args = HistoryArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("history", id::COMMAND_HISTORY)
            .arg(Arg::integer("count", id::ARGUMENT_COUNT, 1, MOST).default(USUALLY))
            .ephemeral()
    }

    async fn run(&self, call: &Call<'_>, HistoryArgs { count }: HistoryArgs) -> Result<Answer, Failure> {
        let past = match call.app.queue().history(&call.request.origin.person, count).await {
            Ok(past) => past,
            Err(error) => return Ok(out_of_reach(&error)),
        };
        if past.is_empty() {
            return Ok(Reply::text(Message::new(id::HISTORY_NONE)).into());
        }
        let heading = Reply::text(Message::new(id::HISTORY_HEADING));
        let reply = past.iter().map(line).fold(heading, Reply::paragraph);
        let reply = past.iter().fold(reply, |reply, job| {
            let label = Message::new(id::HISTORY_AGAIN).with("prompt", shortened(&job.work.prompt, ON_BUTTON));
            reply.button(label, Action::Again(job.id.clone()))
        });
        let Some(newest) = past.iter().find(|job| job.state == JobState::Done) else { return Ok(reply.into()) };
        // What was asked for among adults is covered among others.
        let spoiler = newest.spoiler || call.covers() || (newest.adult && !call.request.origin.adult);
        Ok(Reply { spoiler, ..reply.media(kept(call, newest).await) }.into())
    }
}

/// What was made, as far as it is still kept and can be read.
async fn kept(call: &Call<'_>, job: &Past) -> Vec<Media> {
    let Some(outputs) = call.app.outputs() else { return Vec::new() };
    outputs.get(&job.id).await.unwrap_or_else(|error| {
        tracing::error!(job = %job.id, %error, "outputs can't be read");
        Vec::new()
    })
}

fn line(job: &Past) -> Message {
    Message::new(id::HISTORY_LINE)
        .with("state", job.state.label())
        .with("when", job.ended)
        .with("prompt", shortened(&job.work.prompt, IN_LINE))
}

/// The beginning of `text`, on one line.
fn shortened(text: &str, length: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= length {
        return text;
    }
    text.chars().take(length - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_prompt_is_cut_and_a_short_one_is_not() {
        assert_eq!(shortened("a red\n fox", 9), "a red fox");
        assert_eq!(shortened("a red fox 🦊", 6), "a red…");
    }
}
