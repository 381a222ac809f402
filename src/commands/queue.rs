//! `/queue`: how many wait and run, and where the person stands among them.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::queue::Line;
use refrain_core::reply::Reply;

use super::{out_of_reach, status};

/// `/queue`
pub struct Queue;

#[async_trait]
impl Command for Queue {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("queue", id::COMMAND_QUEUE).ephemeral()
    }

    async fn run(&self, call: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        let (queue, person) = (call.app.queue(), &call.request.origin.person);
        let looked = async { Ok((queue.lines(person, call.tier).await?, queue.of_person(person).await?)) };
        let (lines, theirs) = match looked.await {
            Ok(looked) => looked,
            Err(error) => return Ok(out_of_reach(&error)),
        };
        let heading = Reply::text(Message::new(id::QUEUE_HEADING));
        let reply = lines.iter().map(told).fold(heading, Reply::paragraph);
        Ok(status::of(&theirs).into_iter().fold(reply, Reply::paragraph).into())
    }
}

fn told(line: &Line) -> Message {
    Message::new(id::QUEUE_LINE)
        .with("task", line.task.as_str())
        .with("waiting", line.waiting)
        .with("running", line.running)
        .with("wait", Message::wait(Some(line.newcomer.wait)))
}
