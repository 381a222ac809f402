//! What the bot can do: each command written once, for every platform and every language.

mod action;
mod arguments;
mod fault;
mod line;
mod spec;

use std::sync::Arc;

use async_trait::async_trait;
use serde::de::DeserializeOwned;

pub use action::{Action, ActionError};
pub use arguments::{Attachment, Input};
pub use fault::ArgumentFault;
pub use spec::{Access, Arg, ArgKind, Choice, CommandSpec, RateLimit};

use self::arguments::BooleanWords;
use crate::app::Call;
use crate::catalogue::{Message, id};
use crate::failure::Failure;
use crate::provider::Task;
use crate::reply::Reply;

/// One thing the bot can do.
///
/// Menus, parsing, help and checks on every platform come from the [`CommandSpec`]; a command sees only its typed
/// arguments.
#[async_trait]
pub trait Command: Send + Sync + 'static {
    /// The arguments: a struct whose fields are named as the spec's [`Arg`]s. `()` where there are none.
    type Args: DeserializeOwned + Send;

    /// Name, arguments, limits and who may use it.
    fn spec(&self) -> CommandSpec;

    /// Runs the command. Anything that takes longer than a moment is returned as [`Answer::Work`].
    ///
    /// # Errors
    ///
    /// The [`Failure`] whose message the person reads.
    async fn run(&self, call: &Call<'_>, arguments: Self::Args) -> Result<Answer, Failure>;
}

/// What a command comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Something to show now.
    Reply(Reply),
    /// Something to make, which takes a while and goes through the queue.
    Work(Work),
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}

/// What is to be made for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Picture or video.
    pub task: Task,
    /// What the person typed.
    pub prompt: String,
    /// Fixes the randomness where the model can; chosen at random where the person gives none.
    pub seed: Option<u64>,
}

/// A [`Command`] with its argument type hidden, so that the app can hold many.
#[async_trait]
pub trait AnyCommand: Send + Sync + 'static {
    /// See [`Command::spec`].
    fn spec(&self) -> CommandSpec;

    /// Checks and types the raw input by the spec, then runs the command.
    ///
    /// # Errors
    ///
    /// [`Refusal::Argument`] if the input does not fit, [`Refusal::Failure`] from the command.
    async fn run_raw(&self, call: &Call<'_>, spec: &CommandSpec, input: &Input) -> Result<Answer, Refusal>;
}

/// Why a command gave no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// What was typed does not fit the command's arguments.
    Argument(ArgumentFault),
    /// The command itself failed.
    Failure(Failure),
}

#[async_trait]
impl<C: Command> AnyCommand for C {
    fn spec(&self) -> CommandSpec {
        Command::spec(self)
    }

    async fn run_raw(&self, call: &Call<'_>, spec: &CommandSpec, input: &Input) -> Result<Answer, Refusal> {
        let words = |id| call.app.catalogue().plain(call.locale, &Message::new(id));
        let words = BooleanWords { yes: words(id::BOOLEAN_YES_WORDS), no: words(id::BOOLEAN_NO_WORDS) };
        let arguments = arguments::typed(spec, input, &words).map_err(Refusal::Argument)?;
        self.run(call, arguments).await.map_err(Refusal::Failure)
    }
}

/// A command the app can hold.
pub type BoxedCommand = Arc<dyn AnyCommand>;
