//! What exists on the fake Discord: people, guilds, channels, commands, calls.

use std::{
    collections::{BTreeMap, HashMap},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::Value;

use super::{Body, Message, Route, interaction::Interaction};
use crate::person::{Seat, Seen};

/// Milliseconds from 1970 to Discord's own epoch, the beginning of 2015.
const EPOCH: u64 = 1_420_070_400_000;

/// A person or the bot.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) locale: String,
    pub(super) roles: Vec<i64>,
    pub(super) skus: Vec<i64>,
    pub(super) permissions: u64,
    /// Whether they have the app installed for themselves.
    pub(super) has_app: bool,
    pub(super) dms_closed: bool,
    /// Their private channel with the bot.
    pub(super) dm: i64,
}

/// A server.
#[derive(Clone, Debug)]
pub(super) struct GuildState {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) locale: String,
    /// Whether the bot is a member; without, only people who have the app for themselves use it there.
    pub(super) has_bot: bool,
}

/// What a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    /// One person and the bot.
    Dm {
        /// The person.
        person: i64,
    },
    /// A text channel of a server.
    Text,
    /// A thread in a text channel.
    Thread {
        /// That channel.
        parent: i64,
    },
}

/// What the bot may do in a channel by its own right; an interaction's token needs none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// All that a bot needs.
    Open,
    /// Not even see it: 50001.
    Hidden,
    /// See it, not write: 50013.
    ReadOnly,
    /// Write, not attach files: 50013 for a message with one.
    NoFiles,
}

/// A channel and all that was said in it.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its id.
    pub id: i64,
    /// What it is.
    pub kind: ChannelKind,
    /// The server it belongs to; `None` for a DM.
    pub guild: Option<i64>,
    /// Its name, empty for a DM.
    pub name: String,
    /// Whether it is age-restricted.
    pub nsfw: bool,
    /// Messages by id, oldest first; deleted ones stay, marked.
    pub messages: BTreeMap<i64, Message>,
    /// How often the bot was seen typing.
    pub typing: usize,
    /// What the bot may do here.
    pub access: Access,
}

/// One call of the bot, as it came in.
#[derive(Clone, Debug)]
pub struct Call {
    /// What was called.
    pub route: Route,
    /// Method and path; tokens are left out.
    pub path: String,
    /// JSON and files.
    pub body: Body,
    /// When it was read completely.
    pub at: Instant,
}

/// Something the bot should not have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Method and path, or "gateway".
    pub call: String,
    /// What was wrong with it, mostly in the real server's words.
    pub what: String,
    /// The body, cut where long.
    pub body: String,
}

/// Everything on the server.
#[derive(Debug)]
pub struct World {
    pub(super) bot: Account,
    pub(super) people: BTreeMap<i64, Account>,
    pub(super) guilds: BTreeMap<i64, GuildState>,
    pub(super) channels: BTreeMap<i64, Channel>,
    pub(super) interactions: BTreeMap<i64, Interaction>,
    /// By guild, `None` for the global ones; as Discord tells them, with all localizations.
    pub(super) commands: BTreeMap<Option<i64>, Vec<Value>>,
    /// How many commands were created today.
    pub(super) creates: HashMap<Option<i64>, usize>,
    pub(super) calls: Vec<Call>,
    pub(super) violations: Vec<Violation>,
    last_id: i64,
}

impl World {
    pub(super) fn new(bot: Account) -> Self {
        Self {
            bot,
            people: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            interactions: BTreeMap::new(),
            commands: BTreeMap::new(),
            creates: HashMap::new(),
            calls: Vec::new(),
            violations: Vec::new(),
            last_id: 0,
        }
    }

    /// All calls of the HTTP API, oldest first.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// All calls of a route, oldest first.
    pub fn calls_of(&self, route: Route) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.route == route)
    }

    /// All that was refused or improper, oldest first.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// A channel by its id.
    pub fn channel(&self, id: i64) -> Option<&Channel> {
        self.channels.get(&id)
    }

    /// All channels.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.values()
    }

    /// A message by its id, deleted ones too.
    pub fn message(&self, id: i64) -> Option<&Message> {
        self.channels.values().find_map(|channel| channel.messages.get(&id))
    }

    pub(super) fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.channels.values_mut().find_map(|channel| channel.messages.get_mut(&id))
    }

    /// Everything that people asked of the bot, by id, oldest first.
    pub fn interactions(&self) -> impl Iterator<Item = &Interaction> {
        self.interactions.values()
    }

    /// The registered commands of a guild, or with `None` the global ones, as Discord tells them with localizations.
    pub fn commands(&self, guild: Option<i64>) -> &[Value] {
        self.commands.get(&guild).map_or(&[], Vec::as_slice)
    }

    /// A new snowflake, greater than all before it.
    pub(super) fn next_id(&mut self) -> i64 {
        let now = i64::try_from(unix_millis().saturating_sub(EPOCH) << 22).unwrap_or(i64::MAX);
        self.last_id = now.max(self.last_id + 1);
        self.last_id
    }

    pub(super) fn violation(&mut self, call: &str, what: &str, body: &str) {
        let body = body.chars().take(400).collect();
        self.violations.push(Violation { call: call.to_owned(), what: what.to_owned(), body });
    }

    /// What a person at `seat` sees of the bot.
    pub(super) fn look(&self, seat: Seat) -> Vec<Seen> {
        let Some(channel) = self.channels.get(&seat.chat) else { return Vec::new() };
        channel
            .messages
            .values()
            .filter(|message| message.by_bot && !message.deleted)
            .filter(|message| message.only_for.is_none_or(|only| only == seat.person))
            .filter_map(|message| message.seen().pop())
            .collect()
    }
}

/// Milliseconds since 1970.
pub(super) fn unix_millis() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
