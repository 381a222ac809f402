//! What a test changes on the server: who people are, what the bot may do, what time it is, how the gateway fails.

use super::{
    DeadToken, Drop, FakeDiscord, Session, World, gateway,
    interaction::Interaction,
    place,
    world::{Access, Account, ChannelKind},
};
use crate::person::Person;

/// What an ordinary member may do: see and write, attach files, use commands.
pub(super) const MEMBER: u64 = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16) | (1 << 31);

impl FakeDiscord {
    /// The roles that a person has, by id, in every server.
    pub fn set_roles(&self, person: &Person, roles: &[i64]) {
        self.change(person, |account| account.roles = roles.to_vec());
    }

    /// What a person has bought, by the ids of the SKUs.
    pub fn set_entitlements(&self, person: &Person, skus: &[i64]) {
        self.change(person, |account| account.skus = skus.to_vec());
    }

    /// What a person may do in servers, as Discord's bits.
    pub fn set_permissions(&self, person: &Person, permissions: u64) {
        self.change(person, |account| account.permissions = permissions);
    }

    /// A person installs the app for themselves, so that they can use it everywhere.
    pub fn installs(&self, person: &Person) {
        self.change(person, |account| account.has_app = true);
    }

    /// A person takes no private messages any more: 50007.
    pub fn close_dms(&self, person: &Person) {
        self.change(person, |account| account.dms_closed = true);
    }

    /// A person takes private messages again.
    pub fn open_dms(&self, person: &Person) {
        self.change(person, |account| account.dms_closed = false);
    }

    /// What the bot may do in a channel by its own right.
    pub fn set_access(&self, channel: i64, access: Access) {
        if let Some(channel) = self.shared.world().channels.get_mut(&channel) {
            channel.access = access;
        }
    }

    /// A person deletes a message of the bot.
    pub fn delete(&self, message: i64) {
        if let Some(message) = self.shared.world().message_mut(message) {
            message.deleted = true;
        }
        self.shared.changed();
    }

    /// The token of one interaction dies.
    pub fn expire_token(&self, interaction: i64, how: DeadToken) {
        if let Some(interaction) = self.shared.world().interactions.get_mut(&interaction) {
            interaction.dead = Some(how);
        }
        self.shared.changed();
    }

    /// The tokens of all interactions so far die.
    pub fn expire_tokens(&self, how: DeadToken) {
        for interaction in self.shared.world().interactions.values_mut() {
            interaction.dead = Some(how);
        }
        self.shared.changed();
    }

    /// For every interaction that is not answered yet, the 3 s are over.
    pub fn expire_unanswered(&self) {
        for interaction in self.shared.world().interactions.values_mut() {
            interaction.dropped |= interaction.answer.is_none();
        }
        self.shared.changed();
    }

    /// An interaction by its id, as [`Person::says`] gives it.
    pub fn interaction(&self, id: i64) -> Option<Interaction> {
        self.world(|world| world.interactions.get(&id).cloned())
    }

    /// Every session of the gateway so far, oldest first.
    pub fn gateway_sessions(&self) -> Vec<Session> {
        self.shared.gateway().sessions()
    }

    /// Every connection to the gateway ends in this way.
    pub fn drop_gateway(&self, how: Drop) {
        gateway::drop_all(&self.shared, how);
    }

    /// Whether the gateway takes no connections; those that there are end when it shuts. Default: no.
    pub fn shut_gateway(&self, shut: bool) {
        self.shared.gateway().shut = shut;
        if shut {
            self.drop_gateway(Drop::Reset);
        }
    }

    pub(super) fn new_account(&self, name: &str) -> (i64, i64) {
        let mut world = self.shared.world();
        let (id, dm) = (world.next_id(), world.next_id());
        let account = Account { permissions: MEMBER, ..account(id, name, dm) };
        world.people.insert(id, account);
        world.channels.insert(dm, place::channel(dm, ChannelKind::Dm { person: id }, None, "", false));
        (id, dm)
    }

    fn change(&self, person: &Person, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.shared.world().people.get_mut(&person.id()) {
            change(account);
        }
    }
}

/// Somebody about whom nothing special is known.
pub(super) fn account(id: i64, name: &str, dm: i64) -> Account {
    Account {
        id,
        name: name.to_owned(),
        locale: "en-US".into(),
        roles: Vec::new(),
        skus: Vec::new(),
        permissions: 0,
        has_app: false,
        dms_closed: false,
        dm,
    }
}

impl World {
    /// A channel as a reader of a failed test wants it.
    pub(super) fn describe(&self, channel: i64) -> String {
        use std::fmt::Write as _;

        let mut lines = format!("channel {channel}:\n");
        for message in self.channels.get(&channel).into_iter().flat_map(|channel| channel.messages.values()) {
            let who = if message.by_bot { "bot" } else { "person" };
            let gone = if message.deleted { " (deleted)" } else { "" };
            let only = message.only_for.map(|person| format!(" (only for {person})")).unwrap_or_default();
            for seen in message.seen() {
                let media = seen.media.map(|media| format!(" [{:?}, {} bytes]", media.kind, media.bytes.len()));
                let labels: Vec<&str> = seen.buttons.iter().flatten().map(|button| button.label.as_str()).collect();
                let (id, edit, text) = (message.id, seen.edit, seen.text);
                let media = media.unwrap_or_default();
                // Writing to a String can't fail.
                let _ = writeln!(lines, "  #{id}.{edit} {who}{gone}{only}:{media} {text:?} {labels:?}");
            }
        }
        for interaction in self.interactions.values().filter(|interaction| interaction.channel == channel) {
            let (id, name, answer, uses) = (interaction.id, &interaction.name, &interaction.answer, interaction.uses);
            let _ = writeln!(lines, "  interaction #{id} {name}: {answer:?}, token used {uses} times");
        }
        let called: Vec<&str> = self.calls.iter().rev().take(20).rev().map(|call| call.path.as_str()).collect();
        let _ = write!(lines, "last calls: {called:#?}\nviolations: {:#?}", self.violations);
        lines
    }
}
