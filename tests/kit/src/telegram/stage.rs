//! The fake Telegram as a person meets it: what they type and press becomes updates.

use futures::future::BoxFuture;
use serde_json::json;
use tokio::sync::watch;

use super::{
    FakeTelegram, group, wire,
    world::{ChatKind, Content, Message, Press, World, unix_now},
};
use crate::person::{Button, PATIENCE, Seat, Seen, Stage};

impl Stage for FakeTelegram {
    fn say(&self, seat: Seat, text: &str) -> BoxFuture<'_, i64> {
        let text = text.to_owned();
        Box::pin(async move { self.post(seat, text) })
    }

    fn press(&self, seat: Seat, message: i64, button: Button) -> BoxFuture<'_, Option<String>> {
        Box::pin(async move {
            let query = self.push_press(seat, message, &button);
            let wanted = format!("an answer to the press of {:?}", button.label);
            let answered = self.wait_for(&wanted, |world| match world.presses.get(&query)? {
                Press::Waiting => None,
                Press::Answered(notice) => Some(notice.clone()),
                Press::Expired => Some(None),
            });
            answered.await
        })
    }

    fn look(&self, seat: Seat) -> Vec<Seen> {
        self.shared.world().look(seat)
    }

    fn history(&self, message: i64) -> Vec<Seen> {
        self.shared.world().message(message).map(Message::seen).unwrap_or_default()
    }

    fn set_language(&self, person: i64, tag: &str) {
        if let Some(account) = self.shared.world().people.get_mut(&person) {
            account.language = Some(tag.to_owned());
        }
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes.subscribe()
    }

    fn describe(&self, seat: Seat) -> String {
        format!("(waited up to {PATIENCE:?})\n{}", self.shared.world().describe(seat.chat))
    }
}

impl FakeTelegram {
    fn post(&self, seat: Seat, text: String) -> i64 {
        let mut world = self.shared.world();
        let hears = self.hears(&world, seat, &text);
        let message = Message {
            id: world.next_id(),
            from: seat.person,
            by_bot: false,
            thread: seat.thread,
            reply_to: seat.reply_to,
            date: unix_now(),
            states: vec![Content { text, ..Content::default() }],
            deleted: false,
        };
        let id = message.id;
        group::open(&mut world, seat.chat).messages.insert(id, message.clone());
        let update = world.chats.get(&seat.chat).map(|chat| wire::message(&world, chat, &message));
        drop(world);
        if let Some(update) = update.filter(|_| hears) {
            self.shared.updates.push("message", &update);
        }
        self.shared.changed();
        id
    }

    /// Whether the bot hears of a message: in private always, in a group by its privacy mode, and never of a command
    /// for another bot.
    fn hears(&self, world: &World, seat: Seat, text: &str) -> bool {
        let is_group = world.chats.get(&seat.chat).is_some_and(|chat| chat.kind != ChatKind::Private);
        if !is_group || !self.shared.privacy {
            return true;
        }
        let me = format!("@{}", world.bot.username.as_deref().unwrap_or_default());
        let answers_bot = seat.reply_to.and_then(|id| world.message(id)).is_some_and(|message| message.by_bot);
        let command = text.split_whitespace().next().filter(|word| word.starts_with('/'));
        let for_me = command.is_some_and(|word| !word.contains('@') || word.ends_with(&me));
        for_me || answers_bot || (command.is_none() && text.contains(&me))
    }

    fn push_press(&self, seat: Seat, message: i64, button: &Button) -> String {
        let mut world = self.shared.world();
        let id = world.next_id().to_string();
        world.presses.insert(id.clone(), Press::Waiting);
        let shown = world.chats.get(&seat.chat).and_then(|chat| Some((chat, chat.messages.get(&message)?)));
        let mut update = json!({
            "id": id,
            "from": world.people.get(&seat.person).map(wire::user),
            "chat_instance": seat.chat.to_string(),
            "data": button.data,
        });
        if let Some((chat, message)) = shown {
            update["message"] = wire::message(&world, chat, message);
        }
        drop(world);
        self.shared.updates.push("callback_query", &update);
        id
    }
}
