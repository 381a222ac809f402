//! Discord's Markdown, read as its client reads it: what a person sees, and the marks on it.
//!
//! It follows the rules of the client's parser: a backslash takes the meaning from any sign, marks may nest, unclosed
//! ones are text. It knows bold, italic, underline, strikethrough, spoilers, code, links, mentions, emoji, timestamps,
//! headings, subtext, lists and quotes.

mod angle;
mod block;
mod inline;

use std::cmp::Reverse;

use serde_json::{Value, json};

/// Something that a text names by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Person(i64),
    Channel(i64),
    Role(i64),
}

/// Gives the name of something, `None` where it is unknown.
pub(super) type Names<'a> = dyn Fn(Name) -> Option<String> + 'a;

/// A text as a person sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Read {
    /// The text without marks.
    pub(super) text: String,
    /// The marks: `type`, `offset` and `length` in UTF-16 units of the text, and what else belongs to the type.
    pub(super) entities: Vec<Value>,
    /// The people it names, in order.
    pub(super) people: Vec<i64>,
    /// Whether it says `@everyone` or `@here`.
    pub(super) everyone: bool,
}

/// Reads the text of a message.
pub(super) fn read(source: &str, names: &Names<'_>) -> Read {
    let mut reader = Reader { names, read: Read::default(), units: 0 };
    reader.blocks(source);
    // An outer mark is noted after what it encloses, and comes first.
    reader.read.entities.reverse();
    reader.read.entities.sort_by_key(|entity| (entity["offset"].as_u64(), Reverse(entity["length"].as_u64())));
    reader.read
}

struct Reader<'a> {
    names: &'a Names<'a>,
    read: Read,
    /// UTF-16 units of the text so far.
    units: usize,
}

impl Reader<'_> {
    fn push(&mut self, text: &str) {
        self.read.text.push_str(text);
        self.units += text.encode_utf16().count();
    }

    /// Notes a mark on all that `inner` adds.
    fn marked(&mut self, kind: &str, more: &Value, inner: impl FnOnce(&mut Self)) {
        let start = self.units;
        inner(self);
        let mut entity = json!({ "type": kind, "offset": start, "length": self.units - start });
        if let (Some(entity), Some(more)) = (entity.as_object_mut(), more.as_object()) {
            entity.extend(more.clone());
        }
        self.read.entities.push(entity);
    }
}

#[cfg(test)]
mod tests;
