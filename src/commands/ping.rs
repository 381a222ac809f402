//! `/ping`: is the bot there?

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::reply::Reply;

/// `/ping`
pub struct Ping;

#[async_trait]
impl Command for Ping {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("ping", id::COMMAND_PING)
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        Ok(Reply::text(Message::new(id::PING_TEXT)).into())
    }
}
