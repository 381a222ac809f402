//! `/start`: the first thing a person sees.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::reply::Reply;

/// `/start`
pub struct Start;

#[async_trait]
impl Command for Start {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("start", id::COMMAND_START)
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        Ok(Reply::text(Message::new(id::START_TEXT)).into())
    }
}
