//! What one person asked, and where to answer.

use std::borrow::Cow;
use std::fmt;

use crate::command::{Action, Input};

/// A platform that people write on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Platform(Cow<'static, str>);

impl Platform {
    /// Discord.
    pub const DISCORD: Self = Self(Cow::Borrowed("discord"));
    /// Telegram.
    pub const TELEGRAM: Self = Self(Cow::Borrowed("telegram"));

    /// Any other platform, by a short lowercase name that is unique among the adapters in use.
    pub fn other(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The short lowercase name, as in `telegram:42`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who asked. Displayed as `telegram:42`, the form the settings use.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Person {
    /// Where the person is.
    pub platform: Platform,
    /// The platform's own id, as text: a snowflake does not survive a float.
    pub id: String,
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.platform, self.id)
    }
}

/// Where an answer goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Who asked.
    pub person: Person,
    /// The chat or channel, by the platform's own id.
    pub chat: String,
    /// The thread or forum topic; `None` outside threads and in a forum's General topic.
    pub thread: Option<String>,
    /// The person's message that is answered, where the platform has one.
    pub message: Option<String>,
    /// Whether only the person and the bot read this chat.
    pub private: bool,
}

impl Origin {
    /// The platform of the person who asked.
    pub const fn platform(&self) -> &Platform {
        &self.person.platform
    }
}

/// One thing a person asked, as an adapter hands it to [`App::handle`](crate::App::handle).
#[derive(Debug, Clone)]
pub struct Request {
    /// Where to answer, and whom.
    pub origin: Origin,
    /// What is asked.
    pub ask: Ask,
    /// BCP 47 tags the platform gives for this person, best first; may be empty or malformed.
    pub locale_hints: Vec<String>,
    /// Roles and entitlements that the platform vouches for, in the form the settings use (`discord:123`).
    pub roles: Vec<String>,
}

/// What is asked: a command, or a press on a button under one of the bot's messages.
#[derive(Debug, Clone)]
pub enum Ask {
    /// A command by its name (without a slash), and what was typed or chosen after it.
    Command {
        /// The name as in [`CommandSpec::name`](crate::command::CommandSpec).
        name: String,
        /// The raw arguments.
        input: Input,
    },
    /// A pressed button.
    Press(Action),
}
