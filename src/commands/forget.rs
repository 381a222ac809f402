//! `/forget [--confirm]`: removes what is kept of the person.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, MessageId, id};
use refrain_core::command::{Answer, Arg, Command, CommandSpec};
use refrain_core::preferences::{Preferences, Subject};
use refrain_core::queue::forget_person;
use refrain_core::reply::Reply;
use serde::Deserialize;

use super::out_of_reach;

/// `/forget`
pub struct Forget;

/// What it takes.
#[derive(Debug, Deserialize)]
pub struct ForgetArgs {
    confirm: Option<bool>,
}

#[async_trait]
impl Command for Forget {
    type Args = ForgetArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("forget", id::COMMAND_FORGET).arg(Arg::boolean("confirm", id::ARGUMENT_CONFIRM)).ephemeral()
    }

    async fn run(&self, call: &Call<'_>, ForgetArgs { confirm }: ForgetArgs) -> Result<Answer, Failure> {
        if confirm != Some(true) {
            return Ok(Reply::text(Message::new(id::FORGET_WOULD)).into());
        }
        // What is under way would leave something behind after all.
        match call.app.queue().of_person(&call.request.origin.person).await {
            Ok(under_way) if under_way.is_empty() => {}
            Ok(_) => return Ok(Reply::text(Message::new(id::FORGET_UNDER_WAY)).into()),
            Err(error) => return Ok(out_of_reach(&error)),
        }
        Ok(Reply::text(Message::new(forget(call).await)).into())
    }
}

async fn forget(call: &Call<'_>) -> MessageId {
    let person = &call.request.origin.person;
    let jobs = forget_person(&**call.app.queue().store(), call.app.outputs(), person).await;
    if let Err(error) = &jobs {
        tracing::error!(%person, %error, "not all requests of somebody could be removed");
    }
    let subject = Subject::Person(person.clone());
    let chosen = call.app.preferences().save(&subject, &Preferences::default()).await;
    if let Err(error) = &chosen {
        tracing::error!(%subject, %error, "preferences were not removed");
    }
    if jobs.is_ok() && chosen.is_ok() { id::FORGET_DONE } else { id::FORGET_NOT_ALL }
}
