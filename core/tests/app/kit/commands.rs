//! The bot's commands.

use std::time::Duration;

use async_trait::async_trait;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Access, Answer, Arg, Command, CommandSpec, Places, RateLimit, Work};
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::reply::Reply;
use serde::Deserialize;

/// `/generate <prompt> [--seed …]`
pub(super) struct Generate(pub(super) Option<RateLimit>);

#[derive(Deserialize)]
pub(super) struct GenerateArgs {
    prompt: String,
    seed: Option<u64>,
}

#[async_trait]
impl Command for Generate {
    type Args = GenerateArgs;

    fn spec(&self) -> CommandSpec {
        let spec = CommandSpec::new("generate", id::COMMAND_GENERATE)
            .arg(Arg::text("prompt", id::ARGUMENT_PROMPT, 2, 20).required())
            .arg(Arg::integer("seed", id::ARGUMENT_SEED, 0, 99))
            .makes(Task::Image);
        match self.0 {
            Some(limit) => spec.limit(limit),
            None => spec,
        }
    }

    async fn run(&self, _: &Call<'_>, arguments: GenerateArgs) -> Result<Answer, Failure> {
        Ok(Answer::Work(Work::new(Task::Image, arguments.prompt).seed(arguments.seed)))
    }
}

/// `/often`, once an hour.
pub(super) struct Often;

#[async_trait]
impl Command for Often {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("often", id::COMMAND_PING).limit(RateLimit { burst: 1, per: Duration::from_hours(1) })
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        Ok(Reply::text(Message::new(id::PING_TEXT)).into())
    }
}

/// `/members`, for premium people.
pub(super) struct Members;

#[async_trait]
impl Command for Members {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("members", id::COMMAND_PING).access(Access::Premium)
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        Ok(Reply::text(Message::new(id::PING_TEXT)).into())
    }
}

/// `/broken`, whose code panics.
pub(super) struct Broken;

#[async_trait]
impl Command for Broken {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("broken", id::COMMAND_PING)
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        panic!("a fault in the command")
    }
}

/// `/managers`, for those who manage the chat.
pub(super) struct Managers;

#[async_trait]
impl Command for Managers {
    type Args = ();

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("managers", id::COMMAND_PING).access(Access::Managers).places(Places::Groups)
    }

    async fn run(&self, _: &Call<'_>, (): ()) -> Result<Answer, Failure> {
        Ok(Reply::text(Message::new(id::PING_TEXT)).into())
    }
}
