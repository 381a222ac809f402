//! What a reply would look like on a platform, without sending it.
//!
//! An adapter implements [`Preview`] by the code that words what it sends, so that what is previewed is what people get.
//! It needs no token and makes no call.

use crate::catalogue::{Catalogue, Locale};
use crate::reply::Reply;
use crate::request::Platform;

/// Words replies as a platform would show them.
pub trait Preview: Send + Sync + 'static {
    /// Which platform.
    fn platform(&self) -> Platform;

    /// The messages that `reply` would be there, in order; at least one.
    fn preview(&self, catalogue: &Catalogue, locale: &Locale, reply: &Reply) -> Vec<PreviewedMessage>;
}

/// One message as the platform is told it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreviewedMessage {
    /// Its words; below the media, those are its caption.
    pub words: PreviewedWords,
    /// Which of the reply's media it has, by their index.
    pub media: Vec<usize>,
    /// Whether the media are covered until somebody clicks them.
    pub spoiler: bool,
    /// Its buttons, row by row.
    pub rows: Vec<Vec<PreviewedButton>>,
}

/// Words, in the platform's own kind of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewedWords {
    /// Plain text, and what is marked in it (Telegram).
    Entities {
        /// The text as people see it.
        text: String,
        /// What is marked, the outer of two before the inner.
        entities: Vec<PreviewedEntity>,
    },
    /// Markdown, escapes included (Discord).
    Markdown(String),
}

impl Default for PreviewedWords {
    fn default() -> Self {
        Self::Markdown(String::new())
    }
}

/// A marked part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewedEntity {
    /// The platform's name of the mark, such as `bold`.
    pub kind: String,
    /// Where it begins, in UTF-16 units.
    pub offset: usize,
    /// How long it is, in UTF-16 units.
    pub length: usize,
    /// Where it leads, if it is a link.
    pub address: Option<String>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewedButton {
    /// What it says.
    pub label: String,
    /// How it looks, where the platform has a choice.
    pub look: ButtonLook,
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonLook {
    /// As any other.
    Plain,
    /// As the one that is mostly wanted.
    Primary,
    /// As one that ends something.
    Danger,
}
