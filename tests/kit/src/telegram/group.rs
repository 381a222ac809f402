//! Chats and topics as a test makes them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    FakeTelegram,
    server::Shared,
    world::{Access, Chat, ChatKind, World},
};
use crate::person::{Person, Place};

/// A supergroup with the bot in it.
#[derive(Clone, Debug)]
pub struct Group {
    shared: Arc<Shared>,
    id: i64,
}

/// A topic of a forum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The forum's id.
    pub chat: i64,
    /// The topic's id, which calls tell as `message_thread_id`.
    pub id: i64,
}

impl Group {
    pub(super) fn new(telegram: &FakeTelegram, title: &str, kind: ChatKind) -> Self {
        let mut world = telegram.shared.world();
        let id = -1_000_000_000_000 - world.next_id();
        world.chats.insert(id, chat(id, kind, title));
        drop(world);
        Self { shared: Arc::clone(&telegram.shared), id }
    }

    /// The group's id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// A new topic in it.
    ///
    /// # Panics
    ///
    /// When the group isn't a forum.
    pub fn topic(&self, name: &str) -> Topic {
        let mut world = self.shared.world();
        let id = world.next_id();
        let forum = world.chats.get_mut(&self.id).filter(|chat| chat.kind == ChatKind::Forum);
        match forum {
            Some(forum) => forum.topics.insert(id, name.to_owned()),
            None => panic!("only a forum has topics"),
        };
        Topic { chat: self.id, id }
    }

    /// Makes somebody an administrator.
    pub fn promote(&self, person: &Person) {
        open(&mut self.shared.world(), self.id).admins.insert(person.id());
    }

    /// Somebody removes the bot: from now on it gets 403.
    pub fn kicks_the_bot(&self) {
        open(&mut self.shared.world(), self.id).access = Access::Kicked;
    }
}

impl From<&Group> for Place {
    fn from(group: &Group) -> Self {
        Self { chat: group.id, thread: None }
    }
}

impl From<&Topic> for Place {
    fn from(topic: &Topic) -> Self {
        Self { chat: topic.chat, thread: Some(topic.id) }
    }
}

/// The chat with this id; a private one is made where there is none.
pub(super) fn open(world: &mut World, id: i64) -> &mut Chat {
    let name = world.people.get(&id).map_or_else(|| "Nobody".to_owned(), |person| person.name.clone());
    world.chats.entry(id).or_insert_with(|| chat(id, ChatKind::Private, &name))
}

fn chat(id: i64, kind: ChatKind, title: &str) -> Chat {
    Chat {
        id,
        kind,
        title: title.to_owned(),
        topics: BTreeMap::new(),
        admins: BTreeSet::new(),
        messages: BTreeMap::new(),
        actions: Vec::new(),
        access: Access::Open,
    }
}
