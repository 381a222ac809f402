//! What the bot can do: each command written once, for every platform and every language.

mod action;
mod arguments;
mod fault;
mod line;
mod spec;
mod typed;

use std::sync::Arc;

use async_trait::async_trait;
use serde::de::DeserializeOwned;

pub use action::{Action, ActionError};
pub use arguments::{Attachment, Input};
pub use fault::ArgumentFault;
pub use spec::{Access, Arg, ArgKind, Choice, CommandSpec, Places, RateLimit};
pub use typed::Typed;

use self::arguments::BooleanWords;
use crate::app::Call;
use crate::catalogue::{Locale, Message, id};
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::JobId;
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

    /// Offers values for `argument`, of which `typed` stands there so far; at most 25 are shown. Asked only for
    /// arguments that are [suggested](Arg::suggested), and not on every platform.
    async fn suggest(&self, call: &Call<'_>, argument: &str, typed: &str) -> Vec<Suggestion> {
        let _ = (call, argument, typed);
        Vec::new()
    }
}

/// What a command comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Something to show now.
    Reply(Reply),
    /// Something to show now, in another language than the one it was asked in.
    In(Locale, Reply),
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
    /// The ended job whose picture is to be varied or animated.
    pub source: Option<JobId>,
}

impl Work {
    /// Something from nothing but a prompt.
    pub fn new(task: Task, prompt: impl Into<String>) -> Self {
        Self { task, prompt: prompt.into(), seed: None, source: None }
    }

    /// Fixes the randomness.
    #[must_use]
    pub fn seed(self, seed: Option<u64>) -> Self {
        Self { seed, ..self }
    }
}

/// A value that a command offers for an argument while one is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What the person reads, at most 100 characters.
    pub label: String,
    /// What the command gets if it is chosen, at most 100 characters.
    pub value: String,
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

    /// See [`Command::suggest`].
    async fn suggest(&self, call: &Call<'_>, argument: &str, typed: &str) -> Vec<Suggestion>;
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

    async fn suggest(&self, call: &Call<'_>, argument: &str, typed: &str) -> Vec<Suggestion> {
        Command::suggest(self, call, argument, typed).await
    }
}

/// A command the app can hold.
pub type BoxedCommand = Arc<dyn AnyCommand>;
