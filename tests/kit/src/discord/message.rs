//! Messages with all their states, and how a person sees them.

use serde_json::Value;

use crate::person::{Button, Media, Seen};

/// A message and every state it has had.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id, unlike any other on this server.
    pub id: i64,
    /// The channel it is in.
    pub channel: i64,
    /// The id of who wrote it.
    pub from: i64,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// The interaction that it answers, `None` for a message by the bot's own right.
    pub interaction: Option<i64>,
    /// The one person who sees it; `None` for all.
    pub only_for: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// When it was written, in milliseconds since 1970.
    pub date: u64,
    /// Every state, as sent first; empty while the bot is "thinking".
    pub states: Vec<Content>,
    /// Whether it is gone.
    pub deleted: bool,
}

/// A file of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Discord's id of it.
    pub id: i64,
    /// What was uploaded.
    pub media: Media,
    /// The words for who can't see it.
    pub description: Option<String>,
}

/// What a message shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// The text as the bot wrote it.
    pub raw: String,
    /// The text as a person sees it, without the marks, embeds below.
    pub text: String,
    /// The marks, in UTF-16 units of `text`.
    pub entities: Vec<Value>,
    /// Files.
    pub attachments: Vec<Attached>,
    /// Rows of buttons.
    pub buttons: Vec<Vec<Button>>,
    /// The components as they came.
    pub components: Vec<Value>,
    /// Embeds as they came.
    pub embeds: Vec<Value>,
    /// The ids of the people whom it pings.
    pub mentions: Vec<i64>,
    /// Whether it pings everyone, or everyone who is online.
    pub pings_everyone: bool,
    /// Flags, the ephemeral one not among them.
    pub flags: u64,
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
            thread: None,
            reply_to: self.reply_to,
            text: state.text.clone(),
            entities: state.entities.clone(),
            media: state.attachments.first().map(|attached| attached.media.clone()),
            buttons: state.buttons.clone(),
            spoiler: state.attachments.first().is_some_and(Attached::is_spoiler),
            ephemeral: self.only_for.is_some(),
            mentions: state.mentions.clone(),
        };
        self.states.iter().enumerate().map(of).collect()
    }
}

impl Attached {
    /// Whether it is hidden until it is clicked, which the name decides.
    pub fn is_spoiler(&self) -> bool {
        self.media.file_name.starts_with("SPOILER_")
    }
}
