//! The property that a fuzzer and the tests try to break: a person's words are no markup, no mention, no command, no link.

#![allow(clippy::expect_used)] // what is not as expected is what is looked for

use refrain_core::catalogue::{Catalogue, Message, MessageId};
use teloxide::types::MessageEntityKind;

use crate::markup::worded;

const TEXT: &str = "m = <b>Dear</b> { $x }, <link url=\"https://example.org/\">look</link>: <i>{ $x }</i>";
const LINK: &str = "https://example.org/";

/// Words a message with `words` in it twice.
///
/// # Panics
///
/// If anything comes out that was not in the `.ftl` text.
pub fn check(words: &str) {
    let (catalogue, faults) = Catalogue::of_texts(&[("en", TEXT)]);
    assert!(faults.is_empty(), "{faults:?}");
    let message = Message::new(MessageId::new("m")).with("x", words);

    let styled = worded(&catalogue, &catalogue.negotiate(&["en"]), &[message]);

    let units: Vec<u16> = styled.text.encode_utf16().collect();
    assert_eq!(units.len(), styled.units);
    let marked = |entity: &teloxide::types::MessageEntity| {
        let within = units.get(entity.offset..entity.offset + entity.length);
        String::from_utf16(within.expect("an entity lies within the text")).expect("an entity splits no character")
    };
    let mut italic = 0;
    for entity in &styled.entities {
        match &entity.kind {
            MessageEntityKind::Bold => assert_eq!(marked(entity), "Dear"),
            MessageEntityKind::Italic => italic += 1,
            MessageEntityKind::TextLink { url } => assert_eq!((url.as_str(), marked(entity).as_str()), (LINK, "look")),
            other => panic!("{other:?} was not in the text"),
        }
    }
    assert!(italic <= 1);
    let theirs = styled.text.replacen("Dear", "", 1);
    let mut before = ' ';
    let mut letters = theirs.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let links = match letter {
            '@' => after.is_alphanumeric() || after == '_',
            '/' | '#' | '$' => !before.is_alphanumeric() && (after.is_alphanumeric() || after == '_'),
            ':' => after == '/' && letters.clone().nth(1) == Some('/'),
            '.' => before.is_alphanumeric() && after.is_alphabetic(),
            _ => false,
        };
        assert!(!links, "{letter}{after} in {theirs:?} would be linked");
        before = letter;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_persons_words_are_nothing_but_words(words in any::<String>()) {
            check(&words);
        }

        #[test]
        fn what_looks_like_markup_is_nothing_but_words(
            words in "(<b>|</i>|\\*\\*|__|`|\\[a\\]\\(https://a\\.b\\)|@durov|@|/start|#tag|\\$USD|https?://|evil\\.com|tg://user\\?id=1|\u{202E}|\u{2068}|שלום|🦊| |\n|a|\\.){0,20}",
        ) {
            check(&words);
        }
    }
}
