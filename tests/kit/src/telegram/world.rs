//! What exists on the fake Telegram: accounts, chats, messages with all their states, files, menus, calls.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::Value;

use super::{
    params::Params,
    webhook::{Delivery, Webhook},
};
use crate::person::{Button, Media, Seat, Seen};

/// A person or the bot.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) username: Option<String>,
    pub(super) language: Option<String>,
    pub(super) is_bot: bool,
}

/// What a chat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// One person and the bot.
    Private,
    /// A supergroup.
    Group,
    /// A supergroup with topics.
    Forum,
}

/// Whether the bot may write to a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Open,
    Blocked,
    Kicked,
}

/// A chat and all that was said in it.
#[derive(Clone, Debug)]
pub struct Chat {
    /// Its id, negative for groups.
    pub id: i64,
    /// What it is.
    pub kind: ChatKind,
    /// The group's title, or the person's name.
    pub title: String,
    /// Topics of a forum by their id; General isn't among them.
    pub topics: BTreeMap<i64, String>,
    /// The ids of its administrators.
    pub admins: BTreeSet<i64>,
    /// Messages by id, oldest first; deleted ones stay, marked.
    pub messages: BTreeMap<i64, Message>,
    /// What the bot was seen doing (`typing`, `upload_photo`), with the topic.
    pub actions: Vec<(Option<i64>, String)>,
    pub(super) access: Access,
}

/// A message and every state it has had.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id, unlike any other on this server.
    pub id: i64,
    /// The id of who wrote it.
    pub from: i64,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// The topic it is in.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// When it was written, in Unix time.
    pub date: i64,
    /// Every state, as sent first; never empty.
    pub states: Vec<Content>,
    /// Whether it is gone.
    pub deleted: bool,
}

/// What a message shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// The text, or the caption of the medium.
    pub text: String,
    /// The marks on it.
    pub entities: Vec<Value>,
    /// The medium, if there is one.
    pub media: Option<Media>,
    /// Rows of buttons.
    pub buttons: Vec<Vec<Button>>,
    /// Whether the medium is hidden until it is tapped.
    pub spoiler: bool,
}

/// One call of the bot, as it came in.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method, as the documentation spells it.
    pub method: String,
    /// Fields and files.
    pub params: Params,
    /// When it was read completely.
    pub at: Instant,
}

/// Something the bot should not have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The method called.
    pub method: String,
    /// What was wrong with it, mostly in the real server's words.
    pub what: String,
    /// The call's fields, cut where long.
    pub call: String,
}

/// What became of a press of a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The bot has not said a word.
    Waiting,
    /// It has, perhaps with a notice for the person.
    Answered(Option<String>),
    /// It took too long.
    Expired,
}

/// Everything on the server.
#[derive(Debug)]
pub struct World {
    pub(super) bot: Account,
    pub(super) people: BTreeMap<i64, Account>,
    pub(super) chats: BTreeMap<i64, Chat>,
    pub(super) calls: Vec<Call>,
    pub(super) violations: Vec<Violation>,
    pub(super) files: HashMap<String, Media>,
    pub(super) presses: HashMap<String, Press>,
    /// The webhook, while one is set.
    pub(super) webhook: Option<Webhook>,
    /// When a post failed last, in Unix time, and why.
    pub(super) webhook_fault: Option<(i64, String)>,
    pub(super) deliveries: Vec<Delivery>,
    /// Whether answers to posts never arrive.
    pub(super) answers_are_lost: bool,
    /// Commands by scope (as JSON text) and language ("" for all).
    pub(super) menus: BTreeMap<(String, String), Vec<Value>>,
    last_id: i64,
}

impl World {
    pub(super) fn new(bot: Account) -> Self {
        Self {
            bot,
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            calls: Vec::new(),
            violations: Vec::new(),
            files: HashMap::new(),
            presses: HashMap::new(),
            webhook: None,
            webhook_fault: None,
            deliveries: Vec::new(),
            answers_are_lost: false,
            menus: BTreeMap::new(),
            last_id: 1000,
        }
    }

    /// All calls but `getUpdates`, oldest first.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The calls of one method, oldest first.
    pub fn calls_of(&self, method: &str) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.method == method)
    }

    /// All that was refused or improper, oldest first.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// A chat by its id.
    pub fn chat(&self, id: i64) -> Option<&Chat> {
        self.chats.get(&id)
    }

    /// All chats.
    pub fn chats(&self) -> impl Iterator<Item = &Chat> {
        self.chats.values()
    }

    /// A message by its id, deleted ones too.
    pub fn message(&self, id: i64) -> Option<&Message> {
        self.chats.values().find_map(|chat| chat.messages.get(&id))
    }

    /// The menu of commands for a scope, as JSON (`{"type":"default"}`), and a language, "" for all.
    pub fn menu(&self, scope: &Value, language: &str) -> Option<&[Value]> {
        self.menus.get(&(scope.to_string(), language.to_owned())).map(Vec::as_slice)
    }

    /// The webhook, while one is set.
    pub fn webhook(&self) -> Option<&Webhook> {
        self.webhook.as_ref()
    }

    /// All posts of updates to a webhook that came to an end, oldest first.
    pub fn deliveries(&self) -> &[Delivery] {
        &self.deliveries
    }

    /// An id that nothing else has.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn violation(&mut self, method: &str, params: &Params, what: &str) {
        let call = Value::Object(params.fields().clone()).to_string().chars().take(400).collect();
        self.violations.push(Violation { method: method.to_owned(), what: what.to_owned(), call });
    }

    /// What a person at `seat` sees of the bot.
    pub(super) fn look(&self, seat: Seat) -> Vec<Seen> {
        let Some(chat) = self.chats.get(&seat.chat) else { return Vec::new() };
        chat.messages
            .values()
            .filter(|message| message.by_bot && !message.deleted)
            .filter(|message| seat.thread.is_none() || message.thread == seat.thread)
            .filter_map(|message| message.seen().pop())
            .collect()
    }

    /// The chat as a reader of a failed test wants it.
    pub(super) fn describe(&self, chat: i64) -> String {
        use std::fmt::Write as _;

        let mut lines = format!("chat {chat}:\n");
        for message in self.chats.get(&chat).into_iter().flat_map(|chat| chat.messages.values()) {
            let who = if message.by_bot { "bot" } else { "person" };
            let gone = if message.deleted { " (deleted)" } else { "" };
            for seen in message.seen() {
                let media = seen.media.map(|media| format!(" [{:?}, {} bytes]", media.kind, media.bytes.len()));
                let labels: Vec<&str> = seen.buttons.iter().flatten().map(|button| button.label.as_str()).collect();
                let (id, edit, text) = (message.id, seen.edit, seen.text);
                let media = media.unwrap_or_default();
                // Writing to a String can't fail.
                let _ = writeln!(lines, "  #{id}.{edit} {who}{gone}:{media} {text:?} {labels:?}");
            }
        }
        let called: Vec<&str> = self.calls.iter().rev().take(20).rev().map(|call| call.method.as_str()).collect();
        let _ = write!(lines, "last calls: {called:?}\nviolations: {:#?}", self.violations);
        lines
    }
}

impl Message {
    /// What it shows now.
    pub fn now(&self) -> Option<&Content> {
        self.states.last()
    }

    /// Every state as a person saw it, oldest first.
    pub fn seen(&self) -> Vec<Seen> {
        let of = |(edit, state): (usize, &Content)| Seen {
            message: self.id,
            edit,
            thread: self.thread,
            reply_to: self.reply_to,
            text: state.text.clone(),
            entities: state.entities.clone(),
            media: state.media.clone(),
            buttons: state.buttons.clone(),
            spoiler: state.spoiler,
            ephemeral: false,
            mentions: state.mentions(),
        };
        self.states.iter().enumerate().map(of).collect()
    }
}

impl Content {
    /// The ids of the people whom the text mentions by a mark.
    fn mentions(&self) -> Vec<i64> {
        self.entities.iter().filter_map(|entity| entity.pointer("/user/id")?.as_i64()).collect()
    }
}

/// Seconds since 1970, as Telegram dates messages.
pub(super) fn unix_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
