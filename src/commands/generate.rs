//! `/generate` and `/video`: media from a prompt, through the queue.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{MessageId, id};
use refrain_core::command::{Answer, Arg, Command, CommandSpec, Work};
use refrain_core::provider::Task;
use serde::Deserialize;

/// `/generate` or `/video`
pub struct Generate {
    name: &'static str,
    description: MessageId,
    task: Task,
}

/// What they take.
#[derive(Debug, Deserialize)]
pub struct GenerateArgs {
    prompt: String,
    seed: Option<u32>,
}

/// The longest prompt, in characters: what a caption of 1,024 has room for, the seed below it included.
const MAX_PROMPT: usize = 900;

impl Generate {
    /// `/generate`: a picture.
    pub const fn image() -> Self {
        Self { name: "generate", description: id::COMMAND_GENERATE, task: Task::Image }
    }

    /// `/video`: a video.
    pub const fn video() -> Self {
        Self { name: "video", description: id::COMMAND_VIDEO, task: Task::Video }
    }
}

#[async_trait]
impl Command for Generate {
    type Args = GenerateArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new(self.name, self.description)
            .arg(Arg::text("prompt", id::ARGUMENT_PROMPT, 1, MAX_PROMPT).required())
            .arg(Arg::integer("seed", id::ARGUMENT_SEED, 0, u32::MAX.into()))
            .makes(self.task)
    }

    async fn run(&self, _: &Call<'_>, arguments: GenerateArgs) -> Result<Answer, Failure> {
        let GenerateArgs { prompt, seed } = arguments;
        Ok(Answer::Work(Work::new(self.task, prompt).seed(seed.map(u64::from))))
    }
}
