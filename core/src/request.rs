//! What one person asked, and where to answer.

use std::borrow::Cow;
use std::fmt;
use std::time::SystemTime;

use secrecy::{ExposeSecret, SecretString};

use crate::command::{Action, Input};
use crate::reply::Shown;

/// A platform that people write on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Platform(Cow<'static, str>);

impl Platform {
    /// Discord.
    pub const DISCORD: Self = Self(Cow::Borrowed("discord"));
    /// Telegram.
    pub const TELEGRAM: Self = Self(Cow::Borrowed("telegram"));
    /// The web: programs that call, and people with a browser.
    pub const WEB: Self = Self(Cow::Borrowed("web"));

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
    /// The server that the chat is one of (Discord's guild); `None` where chats stand alone.
    pub server: Option<String>,
    /// The chat or channel, by the platform's own id.
    pub chat: String,
    /// The thread or forum topic; `None` outside threads and in a forum's General topic.
    pub thread: Option<String>,
    /// The person's message that is answered, where the platform has one.
    pub message: Option<String>,
    /// Whether only the person and the bot read this chat.
    pub private: bool,
    /// Whether the chat is marked as one for adults (Discord's age-restricted channels).
    pub adult: bool,
    /// The bot's message that stands where the answer goes already (Discord's deferred response): the first answer is an
    /// edit of it.
    pub pending: Option<Shown>,
    /// What the platform gave to answer with, where it gives such a thing.
    pub token: Option<ReplyToken>,
}

impl Origin {
    /// A place in a chat: no thread, no message that is answered, read by others.
    pub fn new(person: Person, chat: impl Into<String>) -> Self {
        Self {
            person,
            server: None,
            chat: chat.into(),
            thread: None,
            message: None,
            private: false,
            adult: false,
            pending: None,
            token: None,
        }
    }

    /// The platform of the person who asked.
    pub const fn platform(&self) -> &Platform {
        &self.person.platform
    }
}

/// A right to answer that ends: Discord's interactions carry one of 15 minutes.
///
/// `Debug` does not show it: who has it can write in the bot's name.
#[derive(Debug, Clone)]
pub struct ReplyToken {
    text: SecretString,
    expires: SystemTime,
}

impl ReplyToken {
    /// A token that is good until `expires`.
    pub const fn new(text: SecretString, expires: SystemTime) -> Self {
        Self { text, expires }
    }

    /// The token itself, to be sent and nothing else.
    pub const fn secret(&self) -> &SecretString {
        &self.text
    }

    /// When it ends.
    pub const fn expires(&self) -> SystemTime {
        self.expires
    }
}

impl PartialEq for ReplyToken {
    fn eq(&self, other: &Self) -> bool {
        self.expires == other.expires && self.text.expose_secret() == other.text.expose_secret()
    }
}

impl Eq for ReplyToken {}

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
    /// Whether the person may manage the chat: *Manage Server* on Discord, an administrator on Telegram. `None` where
    /// that did not come with the request: the [`Responder`](crate::reply::Responder) is then asked once it matters.
    pub manages: Option<bool>,
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
