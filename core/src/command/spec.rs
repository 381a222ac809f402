//! The description of a command from which every platform's menus, parsing, help and checks come.

use std::time::Duration;

use serde_json::Value as Json;

use crate::catalogue::MessageId;
use crate::provider::Task;

/// One command's name, arguments, limits and who may use it.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandSpec {
    /// What is typed after the slash: 1–32 of `[a-z0-9_]`, which both platforms take.
    pub name: &'static str,
    /// The line in the menus and in help; at most 100 characters, which both platforms take.
    pub description: MessageId,
    /// The arguments, required ones first.
    pub arguments: Vec<Arg>,
    /// Who may use it. Default: everyone.
    pub access: Access,
    /// Where it can be used. Default: everywhere.
    pub places: Places,
    /// How often one person may use it. Default: as often as they like.
    pub limit: Option<RateLimit>,
    /// Whether only the person who asked sees the answer, where the platform can. Default: no.
    pub ephemeral: bool,
    /// Whether it usually comes to [work](super::Answer::Work): the platform then shows at once that something is being
    /// made. Default: no.
    pub long: bool,
    /// What it makes, of an argument `prompt` and perhaps others: programs ask for it by that. Default: nothing.
    pub makes: Option<Task>,
}

impl CommandSpec {
    /// A command without arguments that everyone may use.
    pub const fn new(name: &'static str, description: MessageId) -> Self {
        Self {
            name,
            description,
            arguments: Vec::new(),
            access: Access::Everyone,
            places: Places::Everywhere,
            limit: None,
            ephemeral: false,
            long: false,
            makes: None,
        }
    }

    /// How it is typed, such as `/generate <prompt> [--seed …]`.
    pub fn usage(&self) -> String {
        let first_text = self.arguments.iter().position(|arg| matches!(arg.kind, ArgKind::Text { .. }));
        let mut usage = format!("/{}", self.name);
        for (index, arg) in self.arguments.iter().enumerate() {
            let name = arg.name;
            let typed = match &arg.kind {
                ArgKind::Attachment { .. } => format!("+{name}"),
                ArgKind::Boolean => format!("--{name}"),
                ArgKind::Text { .. } if Some(index) == first_text => format!("<{name}>"),
                ArgKind::Text { .. } | ArgKind::Integer { .. } | ArgKind::Number { .. } | ArgKind::Choice(_) => {
                    format!("--{name} …")
                }
            };
            let (open, close) = if arg.required { ("", "") } else { ("[", "]") };
            usage.extend([" ", open, &typed, close]);
        }
        usage
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: Arg) -> Self {
        self.arguments.push(arg);
        self
    }

    /// Restricts who may use it.
    #[must_use]
    pub const fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    /// Restricts where it can be used.
    #[must_use]
    pub const fn places(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    /// Restricts how often one person may use it.
    #[must_use]
    pub const fn limit(mut self, limit: RateLimit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// It usually comes to work that takes a while.
    #[must_use]
    pub const fn long(mut self) -> Self {
        self.long = true;
        self
    }

    /// It makes that of an argument `prompt` and perhaps others: so programs can ask for it, and it is [`long`](Self::long).
    #[must_use]
    pub const fn makes(mut self, task: Task) -> Self {
        self.makes = Some(task);
        self.long()
    }

    /// Shows the answer to nobody else, where the platform can.
    #[must_use]
    pub const fn ephemeral(mut self) -> Self {
        self.ephemeral = true;
        self
    }
}

/// Who may use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone.
    Everyone,
    /// People whose tier ranks above the lowest.
    Premium,
    /// People who may manage the chat: *Manage Server* on Discord, administrators on Telegram.
    Managers,
}

/// Where a command can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// In servers, groups, private chats, and wherever a person brings the bot along.
    Everywhere,
    /// In servers and groups only.
    Groups,
}

/// At most `burst` uses at once, refilled evenly over `per`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Uses at once, at least 1.
    pub burst: u32,
    /// The time in which `burst` uses come back.
    pub per: Duration,
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Arg {
    /// The name, 1–32 of `[a-z0-9_]`; also the field of [`Command::Args`](super::Command::Args).
    pub name: &'static str,
    /// What it is for; at most 100 characters.
    pub description: MessageId,
    /// What it takes.
    pub kind: ArgKind,
    /// Whether it must be given.
    pub required: bool,
    /// What stands in where it is not given; `null` (the default) leaves the field out.
    pub default: Json,
    /// Whether the command [suggests](super::Command::suggest) values while one is typed, where the platform can.
    pub suggested: bool,
}

/// What an argument takes.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgKind {
    /// Text of a length in characters. On a typed line, the first text argument takes all words that no other takes.
    Text {
        /// At least so many characters.
        min: usize,
        /// At most so many.
        max: usize,
    },
    /// A whole number in a range, both ends included.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// A decimal number in a range, both ends included.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
    },
    /// One of a few values.
    Choice(Vec<Choice>),
    /// Yes or no.
    Boolean,
    /// A file.
    Attachment {
        /// At most so many bytes.
        max_bytes: u64,
    },
}

/// One value of an [`ArgKind::Choice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What the command gets, and what may be typed.
    pub value: &'static str,
    /// What a person reads.
    pub label: MessageId,
}

impl Arg {
    const fn new(name: &'static str, description: MessageId, kind: ArgKind) -> Self {
        Self { name, description, kind, required: false, default: Json::Null, suggested: false }
    }

    /// Text of `min` to `max` characters.
    pub const fn text(name: &'static str, description: MessageId, min: usize, max: usize) -> Self {
        Self::new(name, description, ArgKind::Text { min, max })
    }

    /// A whole number from `min` to `max`.
    pub const fn integer(name: &'static str, description: MessageId, min: i64, max: i64) -> Self {
        Self::new(name, description, ArgKind::Integer { min, max })
    }

    /// A decimal number from `min` to `max`.
    pub const fn number(name: &'static str, description: MessageId, min: f64, max: f64) -> Self {
        Self::new(name, description, ArgKind::Number { min, max })
    }

    /// One of `choices`.
    pub fn choice(name: &'static str, description: MessageId, choices: impl Into<Vec<Choice>>) -> Self {
        Self::new(name, description, ArgKind::Choice(choices.into()))
    }

    /// Yes or no.
    pub const fn boolean(name: &'static str, description: MessageId) -> Self {
        Self::new(name, description, ArgKind::Boolean)
    }

    /// A file of at most `max_bytes`.
    pub const fn attachment(name: &'static str, description: MessageId, max_bytes: u64) -> Self {
        Self::new(name, description, ArgKind::Attachment { max_bytes })
    }

    /// It must be given.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The command suggests values while one is typed.
    #[must_use]
    pub const fn suggested(mut self) -> Self {
        self.suggested = true;
        self
    }

    /// Stands in where it is not given.
    #[must_use]
    pub fn default(mut self, value: impl Into<Json>) -> Self {
        self.default = value.into();
        self
    }
}
