//! `/cancel`: stops the person's requests.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Answer, Command, CommandSpec};
use refrain_core::reply::Reply;

/// `/cancel`
pub struct Cancel;

#[async_trait]
impl Command for Cancel {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("cancel", id::COMMAND_CANCEL).ephemeral()
    }

    async fn run(&self, call: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        let person = &call.request.origin.person;
        let queue = call.app.queue();
        let cancelled = queue.of_person(person).iter().filter(|job| queue.cancel(&job.id, person).is_ok()).count();
        Ok(Reply::text(match cancelled {
            0 => Message::new(id::CANCEL_NONE),
            count => Message::new(id::CANCEL_DONE).with("count", count),
        })
        .into())
    }
}
