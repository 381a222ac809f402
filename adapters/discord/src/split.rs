//! Fits text into Discord's lengths: splits it into several messages, or cuts it short.

use crate::markup::{Placed, Styled, units};

const ELLIPSIS: &str = "…";

/// Splits `text` into parts of at most `limit` UTF-16 units, at least one part.
///
/// It breaks between paragraphs, lines or words, whichever leaves the part at least half full; what is open at a break,
/// such as bold or code, is closed there and opened again behind it.
pub(crate) fn split(text: &Styled, limit: usize) -> Vec<Styled> {
    if units(&text.text) <= limit {
        return vec![text.clone()];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    while start < text.text.len() {
        let end = boundary(text, start, limit);
        let part = slice(text, start, end);
        if !part.text.trim().is_empty() {
            parts.push(part);
        }
        start = end;
    }
    parts
}

/// Cuts `text` to at most `limit` UTF-16 units, with an ellipsis where something is left out.
pub(crate) fn cut(text: Styled, limit: usize) -> Styled {
    if units(&text.text) <= limit {
        return text;
    }
    let end = boundary(&text, 0, limit - units(ELLIPSIS));
    let mut short = slice(&text, 0, end);
    short.text.push_str(ELLIPSIS);
    short
}

/// Where the part that starts at `start` ends, so that it has at most `limit` units with what it opens and closes.
fn boundary(text: &Styled, start: usize, limit: usize) -> usize {
    let rest = &text.text[start..];
    let opened = open_at(text, start);
    let reopened: usize = opened.iter().map(|mark| units(&mark.written())).sum();

    let mut count = reopened;
    let mut last = start;
    let mut ends = Vec::new();
    let mut escaped = false;
    for (offset, char) in rest.char_indices() {
        let at = start + offset;
        if !escaped && !is_inside_mark(text, at) {
            let closing: usize = open_at(text, at).iter().map(|mark| units(&closing(mark).written())).sum();
            if count + closing <= limit {
                last = at;
                ends.push(at);
            }
        }
        // Two more than fit, and nothing behind can: no mark is longer than what it may still close.
        if count > limit {
            break;
        }
        escaped = char == '\\' && !escaped && !in_code(text, at);
        count += char.len_utf16();
    }
    if count <= limit {
        return text.text.len();
    }
    if text.text[last..].starts_with(char::is_whitespace) && last > start {
        return last;
    }
    let half = start + (last - start) / 2;
    let best = ["\n\n", "\n", " "].iter().find_map(|separator| {
        let found = text.text[start..last].rmatch_indices(separator).map(|(offset, _)| start + offset);
        found.take_while(|end| *end >= half).find(|end| *end > start && ends.binary_search(end).is_ok())
    });
    match best.unwrap_or(last) {
        // Not even one character fits between what is opened and closed; that can't be, and must not hang.
        end if end == start => text.text.len(),
        end => end,
    }
}

/// The part of `text` between two bytes, without the white space around it, with what is open there opened and closed.
fn slice(text: &Styled, start: usize, end: usize) -> Styled {
    let whole = &text.text[start..end];
    let trimmed = whole.trim_start();
    let start = end - trimmed.len();
    let end = start + trimmed.trim_end().len();

    let mut part = Styled::default();
    for mark in open_at(text, start) {
        let written = mark.written();
        part.marks.push(Placed { at: part.text.len(), ..mark.clone() });
        part.text.push_str(&written);
    }
    let before = part.text.len();
    part.text.push_str(&text.text[start..end]);
    let inside = text.marks.iter().filter(|mark| (start..end).contains(&mark.at));
    part.marks.extend(inside.map(|mark| Placed { at: mark.at - start + before, ..mark.clone() }));
    for mark in open_at(text, end).into_iter().rev() {
        let closing = Placed { at: part.text.len(), ..closing(mark) };
        part.text.push_str(&closing.written());
        part.marks.push(closing);
    }
    part
}

/// The marks that are open at a byte, the outermost first.
fn open_at(text: &Styled, at: usize) -> Vec<&Placed> {
    let mut open = Vec::new();
    for mark in text.marks.iter().take_while(|mark| mark.at < at) {
        if mark.opens {
            open.push(mark);
        } else {
            open.pop();
        }
    }
    open
}

fn closing(mark: &Placed) -> Placed {
    Placed { opens: false, ..mark.clone() }
}

fn is_inside_mark(text: &Styled, at: usize) -> bool {
    text.marks.iter().any(|mark| mark.at < at && at < mark.at + mark.written().len())
}

/// Whether a byte is in code, where a backslash escapes nothing.
fn in_code(text: &Styled, at: usize) -> bool {
    open_at(text, at).iter().any(|mark| mark.written() == "`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Mark;

    fn plain(text: &str) -> Styled {
        Styled::raw(text)
    }

    /// Reads `text` with `**` as bold.
    fn bold(text: &str) -> Styled {
        let marks = text.match_indices("**").enumerate();
        let marks = marks.map(|(index, (at, _))| Placed { at, mark: Mark::Around("**"), opens: index % 2 == 0 });
        Styled { text: text.to_owned(), marks: marks.collect() }
    }

    fn texts(parts: &[Styled]) -> Vec<&str> {
        parts.iter().map(|part| part.text.as_str()).collect()
    }

    #[test]
    fn text_that_fits_is_left_alone() {
        assert_eq!(split(&plain("abc "), 4), [plain("abc ")]);
        assert_eq!(cut(plain("abc "), 4), plain("abc "));
    }

    #[test]
    fn it_breaks_between_paragraphs_before_lines_before_words() {
        assert_eq!(texts(&split(&plain("aa bb\ncc\n\ndd ee ff"), 13)), ["aa bb\ncc", "dd ee ff"]);
        assert_eq!(texts(&split(&plain("aa bb\ncc dd ee"), 9)), ["aa bb", "cc dd ee"]);
        assert_eq!(texts(&split(&plain("aaaa bbbb cccc"), 11)), ["aaaa bbbb", "cccc"]);
    }

    #[test]
    fn a_word_that_ends_at_the_limit_is_kept_whole() {
        assert_eq!(texts(&split(&plain("aaaa bbbb cccc"), 9)), ["aaaa bbbb", "cccc"]);
    }

    #[test]
    fn a_word_longer_than_a_message_is_broken_but_never_a_character() {
        let parts = split(&plain(&"🦊".repeat(10)), 5);

        assert_eq!(texts(&parts), ["🦊🦊"; 5]);
    }

    #[test]
    fn what_is_open_at_a_break_is_closed_and_opened_again() {
        let parts = split(&bold("x **aaaa bbbb** cc"), 12);

        assert_eq!(texts(&parts), ["x **aaaa**", "**bbbb** cc"]);
    }

    #[test]
    fn an_escape_is_never_torn_apart() {
        let parts = split(&plain(&r"\*".repeat(6)), 5);

        assert_eq!(texts(&parts), [r"\*\*", r"\*\*", r"\*\*"]);
    }

    #[test]
    fn what_is_cut_short_ends_in_an_ellipsis_and_fits() {
        assert_eq!(cut(plain("aaaa bbbb cccc"), 12).text, "aaaa bbbb…");
        assert_eq!(cut(bold("**aaaa bbbb cccc**"), 13).text, "**aaaa**…");
    }

    #[test]
    fn every_part_of_a_long_text_fits_and_no_word_is_lost() {
        let long = "Füße **im 🦊bau** und noch viele andere Wörter\n\nund so fort\n".repeat(200);

        let parts = split(&bold(&long), 2000);

        assert!(parts.iter().all(|part| units(&part.text) <= 2000));
        let words = |text: &str| text.replace("**", "").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parts.iter().flat_map(|part| words(&part.text)).collect::<Vec<_>>(), words(&long));
    }
}
