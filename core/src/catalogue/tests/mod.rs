//! What the catalogue promises, seen from outside.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod differential;
mod functions;
mod guards;
mod lint;
mod loading;
mod locales;
mod negotiation;
mod plurals;
mod reference;
mod reload;
mod sayings;
mod wording;

use super::{Catalogue, Locale, Message, MessageId, Sink, Tag};

/// One call of a [`Sink`].
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Literal(String),
    Argument(String),
    Open(String),
    Close(String),
}

/// Keeps what it is told.
#[derive(Debug, Default)]
struct Record(Vec<Said>);

impl Sink for Record {
    fn literal(&mut self, text: &str) {
        self.0.push(Said::Literal(text.to_owned()));
    }

    fn argument(&mut self, text: &str) {
        self.0.push(Said::Argument(text.to_owned()));
    }

    fn open(&mut self, tag: Tag<'_>) {
        self.0.push(Said::Open(format!("{tag:?}")));
    }

    fn close(&mut self, tag: Tag<'_>) {
        self.0.push(Said::Close(format!("{tag:?}")));
    }
}

/// The catalogue of one file, which must be without a fault, and its locale.
fn catalogue(tag: &str, text: &str) -> (Catalogue, Locale) {
    let (catalogue, faults) = Catalogue::of_texts(&[(tag, text)]);
    assert_eq!(faults, []);
    let locale = catalogue.negotiate(&[tag]);
    (catalogue, locale)
}

/// What `m` of the file `text` comes to, sink call by sink call.
fn recorded(tag: &str, text: &str, message: &Message) -> Vec<Said> {
    let (catalogue, locale) = catalogue(tag, text);
    let mut record = Record::default();
    catalogue.write(&locale, message, &mut record);
    record.0
}

/// What `m` of the file `text` comes to.
fn plain(tag: &str, text: &str, message: &Message) -> String {
    let (catalogue, locale) = catalogue(tag, text);
    catalogue.plain(&locale, message)
}

/// The message `m` without arguments.
const fn m() -> Message {
    Message::new(MessageId::new("m"))
}
