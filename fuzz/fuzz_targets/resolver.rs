//! An `.ftl` file, a language, and arguments of every kind.
#![no_main]

use std::time::{Duration, SystemTime};

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use refrain_core::catalogue::{Catalogue, Message, MessageId, Sink, Tag, Value};

/// A message may be so long, isolates and tags aside.
const BOUND: usize = 256 * 1024 + 16 * 1024;
const TAGS: [&str; 8] = ["en", "ar", "ru", "fa", "ja", "pt-BR", "th", "zh-Hant"];

#[derive(Debug, Arbitrary)]
struct Asked<'a> {
    language: u8,
    person: &'a str,
    integer: i64,
    float: f64,
    time: u64,
    before: bool,
    duration: u64,
    list: Vec<&'a str>,
    file: &'a str,
}

#[derive(Default)]
struct Checked {
    open: Vec<String>,
    length: usize,
}

impl Sink for Checked {
    fn literal(&mut self, text: &str) {
        self.length += text.len();
    }

    fn argument(&mut self, text: &str) {
        self.length += text.len();
    }

    fn open(&mut self, tag: Tag<'_>) {
        self.open.push(format!("{tag:?}"));
    }

    fn close(&mut self, tag: Tag<'_>) {
        assert_eq!(self.open.pop(), Some(format!("{tag:?}")));
    }
}

fuzz_target!(|asked: Asked<'_>| {
    let tag = TAGS[usize::from(asked.language) % TAGS.len()];
    let (catalogue, _) = Catalogue::of_texts(&[(tag, asked.file)]);
    let offset = Duration::from_secs(asked.time % (1 << 41));
    let time = if asked.before { SystemTime::UNIX_EPOCH.checked_sub(offset) } else { SystemTime::UNIX_EPOCH.checked_add(offset) };
    for id in ["m", "n"] {
        let message = Message::new(MessageId::new(id))
            .with("x", asked.person)
            .with("n", asked.integer)
            .with("f", asked.float)
            .with("t", time.unwrap_or(SystemTime::UNIX_EPOCH))
            .with("d", Duration::from_secs(asked.duration))
            .with("l", Value::from(asked.list.clone()))
            .with("m", Message::new(MessageId::new("n")).with("x", asked.person));
        let mut checked = Checked::default();

        catalogue.write(&catalogue.negotiate(&[tag]), &message, &mut checked);

        assert!(checked.open.is_empty() && checked.length <= BOUND, "{} bytes", checked.length);
    }
});
