//! Fits text into Telegram's lengths: splits it into several messages, or cuts it short.

use std::ops::Range;

use teloxide::types::MessageEntity;

use crate::markup::{Styled, units};

const ELLIPSIS: &str = "…";

/// Splits `text` into parts of at most `limit` UTF-16 units, at least one part.
///
/// It breaks between paragraphs, lines or words, whichever leaves the part at least half full; an entity that goes on
/// behind a break goes on in the next part.
pub(crate) fn split(text: Styled, limit: usize) -> Vec<Styled> {
    if text.units <= limit {
        return vec![text];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    while start < text.text.len() {
        let end = start + boundary(&text.text[start..], limit);
        let part = slice(&text, start..end);
        if !part.text.is_empty() {
            parts.push(part);
        }
        start = end;
    }
    parts
}

/// Cuts `text` to at most `limit` UTF-16 units, with an ellipsis where something is left out.
pub(crate) fn cut(text: Styled, limit: usize) -> Styled {
    if text.units <= limit {
        return text;
    }
    let end = boundary(&text.text, limit - units(ELLIPSIS));
    let mut short = slice(&text, 0..end);
    short.push(ELLIPSIS);
    short
}

/// Where the first part of at most `limit` units ends, in bytes; never 0 for a text and limit of more than 1 unit.
fn boundary(text: &str, limit: usize) -> usize {
    let mut count = 0;
    let fits = text.char_indices().find(|(_, char)| {
        count += char.len_utf16();
        count > limit
    });
    let Some((window, next)) = fits else { return text.len() };
    if next.is_whitespace() {
        return window;
    }
    ["\n\n", "\n", " "]
        .iter()
        .filter_map(|separator| text[..window].rfind(separator))
        .find(|end| *end >= window / 2)
        .unwrap_or(window)
}

/// The part of `text` in `bytes`, without the white space around it, with the entities that reach into it.
fn slice(text: &Styled, bytes: Range<usize>) -> Styled {
    let whole = &text.text[bytes.clone()];
    let trimmed = whole.trim_start();
    let from = units(&text.text[..bytes.end - trimmed.len()]);
    let trimmed = trimmed.trim_end();
    let length = units(trimmed);
    let entities = text.entities.iter().filter_map(|entity| {
        let start = entity.offset.max(from);
        let end = (entity.offset + entity.length).min(from + length);
        (start < end).then(|| MessageEntity::new(entity.kind.clone(), start - from, end - start))
    });
    Styled { text: trimmed.to_owned(), units: length, entities: entities.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Styled {
        Styled { text: text.to_owned(), units: units(text), entities: Vec::new() }
    }

    fn texts(parts: &[Styled]) -> Vec<&str> {
        parts.iter().map(|part| part.text.as_str()).collect()
    }

    #[test]
    fn text_that_fits_is_left_alone() {
        let text = Styled { entities: vec![MessageEntity::bold(0, 3)], ..plain("abc ") };

        assert_eq!(split(text.clone(), 4), std::slice::from_ref(&text));
        assert_eq!(cut(text.clone(), 4), text);
    }

    #[test]
    fn it_breaks_between_paragraphs_before_lines_before_words() {
        assert_eq!(texts(&split(plain("aa bb\ncc\n\ndd ee ff"), 13)), ["aa bb\ncc", "dd ee ff"]);
        assert_eq!(texts(&split(plain("aa bb\ncc dd ee"), 9)), ["aa bb", "cc dd ee"]);
        assert_eq!(texts(&split(plain("aaaa bbbb cccc"), 11)), ["aaaa bbbb", "cccc"]);
    }

    #[test]
    fn a_word_that_ends_at_the_limit_is_kept_whole() {
        assert_eq!(texts(&split(plain("aaaa bbbb cccc"), 9)), ["aaaa bbbb", "cccc"]);
    }

    #[test]
    fn a_word_longer_than_a_message_is_broken_but_never_a_character() {
        let parts = split(plain(&"🦊".repeat(10)), 5);

        assert!(parts.iter().all(|part| part.units == 4), "{parts:?}");
        assert_eq!(parts.len(), 5);
    }

    #[test]
    fn an_entity_over_a_break_goes_on_in_the_next_part() {
        let text = Styled { entities: vec![MessageEntity::code(2, 9)], ..plain("🦊aaaa bbbb cc") };

        let parts = split(text, 8);

        assert_eq!(texts(&parts), ["🦊aaaa", "bbbb cc"]);
        assert_eq!(parts[0].entities, [MessageEntity::code(2, 4)]);
        assert_eq!(parts[1].entities, [MessageEntity::code(0, 4)]);
    }

    #[test]
    fn what_is_cut_short_ends_in_an_ellipsis_and_fits() {
        let text = Styled { entities: vec![MessageEntity::bold(0, 14)], ..plain("aaaa bbbb cccc") };

        let short = cut(text, 12);

        assert_eq!((short.text.as_str(), short.units), ("aaaa bbbb…", 10));
        assert_eq!(short.entities, [MessageEntity::bold(0, 9)]);
    }

    #[test]
    fn every_part_of_a_long_text_fits_and_no_word_is_lost() {
        let long = "Füße im 🦊bau und noch viele andere Wörter\n\nund so fort\n".repeat(400);

        let parts = split(plain(&long), 4096);

        assert!(parts.iter().all(|part| part.units <= 4096 && part.units == units(&part.text)));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parts.iter().flat_map(|part| words(&part.text)).collect::<Vec<_>>(), words(&long));
    }
}
