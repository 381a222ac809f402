//! Keeps text of one direction from disturbing text of the other.
//!
//! A person's words are set apart with Unicode's isolates where their direction may differ from that of the language,
//! and nowhere else: isolates are invisible, but they get into what is copied and searched for.

use std::borrow::Cow;
use std::ops::Range;

use super::locale::Direction;

pub(super) const FIRST_STRONG_ISOLATE: &str = "\u{2068}";
pub(super) const POP_DIRECTIONAL_ISOLATE: &str = "\u{2069}";

/// `text` without what could turn the direction of the text around it.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    if text.contains(is_control) { text.replace(is_control, "").into() } else { text.into() }
}

/// Whether `text` may run against `direction`.
pub(super) fn differs(text: &str, direction: Direction) -> bool {
    match direction {
        Direction::LeftToRight => !text.is_ascii() && text.contains(is_right_to_left),
        // Digits and signs have no direction of their own, but take that of their neighbours, as in "-5%".
        Direction::RightToLeft => text.contains(|c: char| c.is_alphanumeric() && !is_right_to_left(c)),
    }
}

/// The commands in `text`, such as `/help`; nothing of an address such as `https://example.org/help`.
pub(super) fn commands(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'/', text.as_bytes()).filter_map(|start| {
        let before = text[..start].chars().next_back();
        let joined = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | ':' | '.' | '-' | '_'));
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = text.as_bytes()[start + 1..].iter().take_while(|byte| is_name(byte)).count();
        (!joined && length > 0).then_some(start..start + 1 + length)
    })
}

/// Embeddings, overrides and isolates.
fn is_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The blocks that Unicode keeps for scripts written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_addresses_and_alternatives() {
        let of = |text: &'static str| commands(text).map(|range| &text[range]).collect::<Vec<_>>();

        assert_eq!(of("اكتب /generate أو «/again»، ثم (/help)."), ["/generate", "/again", "/help"]);
        assert_eq!(of("/start"), ["/start"]);
        assert_eq!(of("https://example.org/help/a ثعلب/fox 1/2 / // نعم/لا"), Vec::<&str>::new());
    }

    #[test]
    fn only_text_that_runs_the_other_way_differs() {
        use Direction::{LeftToRight, RightToLeft};

        for (text, direction, expected) in [
            ("fox", LeftToRight, false),
            ("größer", LeftToRight, false),
            ("שועל", LeftToRight, true),
            ("a fox שועל", LeftToRight, true),
            ("fox", RightToLeft, true),
            ("12:30", RightToLeft, true),
            ("שועל", RightToLeft, false),
            ("שועל!", RightToLeft, false),
            ("שועל fox", RightToLeft, true),
            ("", RightToLeft, false),
        ] {
            assert_eq!(differs(text, direction), expected, "{text} {direction:?}");
        }
    }
}
