//! Whose preferences they are.

use std::fmt;

use crate::request::{Origin, Person, Platform};

/// Whose preferences they are. Displayed as `person:telegram:42`, `server:discord:7`, `chat:telegram:-100`,
/// `chat:telegram:-100/5`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// One person's, wherever they are.
    Person(Person),
    /// A whole server's.
    Server(Platform, String),
    /// A chat's or channel's, or those of one thread in it.
    Chat(Platform, String, Option<String>),
}

impl Subject {
    /// The server, or the whole chat where there are no servers.
    pub fn wide(origin: &Origin) -> Self {
        let platform = origin.platform().clone();
        match &origin.server {
            Some(server) => Self::Server(platform, server.clone()),
            None => Self::Chat(platform, origin.chat.clone(), None),
        }
    }

    /// The channel of the server, or the thread of the chat; `None` where there is nothing narrower than the whole.
    pub fn narrow(origin: &Origin) -> Option<Self> {
        let platform = origin.platform().clone();
        let part = origin.server.is_some() || origin.thread.is_some();
        part.then(|| Self::Chat(platform, origin.chat.clone(), origin.thread.clone()))
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "person:{person}"),
            Self::Server(platform, server) => write!(f, "server:{platform}:{server}"),
            Self::Chat(platform, chat, None) => write!(f, "chat:{platform}:{chat}"),
            Self::Chat(platform, chat, Some(thread)) => write!(f, "chat:{platform}:{chat}/{thread}"),
        }
    }
}
