//! Servers and channels as a test makes them.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    FakeDiscord, gateway,
    server::Shared,
    world::{Access, Channel as ChannelState, ChannelKind, GuildState},
};
use crate::person::Place;

/// A server.
#[derive(Clone, Debug)]
pub struct Guild {
    shared: Arc<Shared>,
    id: i64,
}

/// A channel of a server, or a thread in one.
#[derive(Clone, Debug)]
pub struct Channel {
    shared: Arc<Shared>,
    guild: i64,
    id: i64,
}

impl Guild {
    pub(super) fn new(discord: &FakeDiscord, name: &str, has_bot: bool) -> Self {
        let shared = Arc::clone(&discord.shared);
        let mut world = shared.world();
        let id = world.next_id();
        world.guilds.insert(id, GuildState { id, name: name.to_owned(), locale: "en-US".into(), has_bot });
        drop(world);
        if has_bot {
            gateway::tell_guild(&shared, id);
        }
        Self { shared, id }
    }

    /// The server's id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Chooses the language of the server.
    #[must_use]
    pub fn locale(self, tag: &str) -> Self {
        if let Some(guild) = self.shared.world().guilds.get_mut(&self.id) {
            tag.clone_into(&mut guild.locale);
        }
        self
    }

    /// A new text channel.
    pub fn channel(&self, name: &str) -> Channel {
        self.add(name, ChannelKind::Text, false)
    }

    /// A new age-restricted text channel.
    pub fn nsfw_channel(&self, name: &str) -> Channel {
        self.add(name, ChannelKind::Text, true)
    }

    fn add(&self, name: &str, kind: ChannelKind, nsfw: bool) -> Channel {
        let mut world = self.shared.world();
        let id = world.next_id();
        let channel = channel(id, kind, Some(self.id), name, nsfw);
        world.channels.insert(id, channel);
        drop(world);
        Channel { shared: Arc::clone(&self.shared), guild: self.id, id }
    }
}

impl Channel {
    /// The channel's id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The server it is in.
    pub fn guild(&self) -> Guild {
        Guild { shared: Arc::clone(&self.shared), id: self.guild }
    }

    /// A new thread in it.
    #[must_use]
    pub fn thread(&self, name: &str) -> Channel {
        let nsfw = self.shared.world().channels.get(&self.id).is_some_and(|channel| channel.nsfw);
        self.guild().add(name, ChannelKind::Thread { parent: self.id }, nsfw)
    }

    /// Somebody changes what the bot may do here.
    pub fn set_access(&self, access: Access) {
        if let Some(channel) = self.shared.world().channels.get_mut(&self.id) {
            channel.access = access;
        }
    }
}

impl From<&Channel> for Place {
    fn from(channel: &Channel) -> Self {
        Self { chat: channel.id, thread: None }
    }
}

pub(super) fn channel(id: i64, kind: ChannelKind, guild: Option<i64>, name: &str, nsfw: bool) -> ChannelState {
    ChannelState {
        id,
        kind,
        guild,
        name: name.to_owned(),
        nsfw,
        messages: BTreeMap::new(),
        typing: 0,
        access: Access::Open,
    }
}
