//! `/help`: every command with how it is typed, from the specs.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::reply::Reply;

/// `/help`
pub struct Help;

#[async_trait]
impl Command for Help {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("help", id::COMMAND_HELP)
    }

    async fn run(&self, call: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        let heading = Reply::text(Message::new(id::HELP_HEADING));
        Ok(call.app.commands().map(line).fold(heading, Reply::paragraph).into())
    }
}

fn line(spec: &CommandSpec) -> Message {
    Message::new(id::HELP_LINE).with("usage", spec.usage()).with("description", Message::new(spec.description))
}
