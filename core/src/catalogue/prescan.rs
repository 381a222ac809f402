//! Finds what the parser would not survive, before it sees it.
//!
//! `fluent-syntax` descends recursively, so that some thousand `{` would end the process, and panics on an escape that is
//! cut short by a letter beyond ASCII. The scan does not parse: it may take a file for deeper than it is, never for
//! flatter. Placeables and calls without anything nested in them, the usual ones, are counted exactly.

use super::fault::Flaw;

/// How deep placeables and calls may nest in one entry.
pub(super) const MAX_DEPTH: usize = 64;

/// Finds an escape such as `\u00ä`, whose digits end in the middle and before a letter beyond ASCII.
pub(super) fn broken_escape(source: &str) -> Option<Flaw> {
    memchr::memchr_iter(b'\\', source.as_bytes()).find_map(|offset| {
        let bytes = &source.as_bytes()[offset + 1..];
        let length = match bytes.first()? {
            b'u' => 4,
            b'U' => 6,
            _ => return None,
        };
        let end = bytes[1..].iter().take(length).find(|byte| !byte.is_ascii_hexdigit())?;
        let what = "an escape is \\u with four or \\U with six hexadecimal digits";
        (!end.is_ascii()).then(|| Flaw { offset, entry: offset, what: what.to_owned() })
    })
}

/// Finds the place where `source` nests deeper than [`MAX_DEPTH`].
pub(super) fn too_deep(source: &str) -> Option<Flaw> {
    if may_be_deep(source.as_bytes()) { deep_place(source) } else { None }
}

/// Whether `source` has so many brackets without the start of an entry between them that it is worth a close look. Hardly
/// any file has.
fn may_be_deep(source: &[u8]) -> bool {
    // Where every half of the depth comes upon an entry, no entry can have the whole of it.
    let mut brackets = memchr::memchr2_iter(b'{', b'(', source).skip(MAX_DEPTH / 2 - 1).step_by(MAX_DEPTH / 2);
    let mut start = 0;
    brackets.any(|bracket| {
        let mut breaks = memchr::memchr_iter(b'\n', &source[start..bracket]).map(|at| start + at + 1);
        let entry = breaks.any(|line| starts_entry(&source[line..]));
        start = bracket;
        !entry
    })
}

fn deep_place(source: &str) -> Option<Flaw> {
    // For every placeable that is open: the depth to go back to where it closes. Calls add to the depth, but only the
    // end of their placeable takes it back, because a `)` may as well be text.
    let mut open: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let text = line.as_bytes();
        if starts_entry(text) {
            // Whatever was open is a syntax error by now.
            open.clear();
            depth = 0;
        }
        let mut at = if text.first() == Some(&b'#') { text.len() } else { 0 };
        while let Some(next) = text.get(at..).and_then(|rest| memchr::memchr3(b'{', b'}', b'(', rest)) {
            at += next;
            let byte = text[at];
            match byte {
                b'{' | b'(' if byte == b'{' || !open.is_empty() => {
                    if let Some(length) = flat_length(&text[at..]) {
                        at += length;
                    } else {
                        if byte == b'{' {
                            open.push(depth);
                        }
                        depth += 1;
                    }
                    if depth >= MAX_DEPTH {
                        let offset = start + at.min(text.len());
                        let what = format!("nested deeper than {MAX_DEPTH} levels");
                        return Some(Flaw { offset, entry: offset, what });
                    }
                }
                b'}' if !within_quotes(text, at) => depth = open.pop().unwrap_or(0),
                _ => {}
            }
            at += 1;
        }
        start += line.len();
    }
    None
}

/// Whether a line is the head of an entry, `id =` or `-id =`: nothing nested can go on after it.
fn starts_entry(line: &[u8]) -> bool {
    let name = line.strip_prefix(b"-").unwrap_or(line);
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    name.first().is_some_and(u8::is_ascii_alphabetic)
        && name[length..].iter().find(|byte| **byte != b' ').is_some_and(|byte| *byte == b'=')
}

/// The distance to the end of a bracket that holds no bracket, no quote and no line break.
fn flat_length(text: &[u8]) -> Option<usize> {
    let end = if text.first() == Some(&b'{') { b'}' } else { b')' };
    let length = 1 + text[1..].iter().position(|byte| matches!(byte, b'{' | b'}' | b'(' | b')' | b'"' | b'\n'))?;
    (text[length] == end).then_some(length)
}

/// Whether a bracket may be a part of a string literal, which never spans lines.
fn within_quotes(line: &[u8], at: usize) -> bool {
    line[..at].contains(&b'"') && line[at..].contains(&b'"')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_quick_look_misses_nothing(parts in prop::collection::vec("[{(]{0,20}|\na =|\n|x\\)|\\}", 0..40)) {
            let source = parts.concat();

            prop_assert_eq!(too_deep(&source).is_some(), deep_place(&source).is_some());
        }
    }

    #[test]
    fn siblings_are_not_nested() {
        let source = format!("a = {}\n", "{ $x } (s) { NUMBER($n, type: \"ordinal\") }".repeat(60));

        assert!(too_deep(&source.replace("\"ordinal\"", "1")).is_none());
    }

    #[test]
    fn every_entry_starts_at_the_surface() {
        let source = "a = \"{ NUMBER($n, type: \"ordinal\") }\"\n".repeat(1000);

        assert!(too_deep(&source).is_none());
    }

    #[test]
    fn brackets_in_strings_hide_no_depth() {
        let hidden = format!("a = {}", "{ F(\"}\", \n".repeat(100));

        assert!(too_deep(&hidden).is_some());
    }

    #[test]
    fn quotes_in_texts_hide_no_depth() {
        let hidden = format!("a = {}", "{ $n ->\n *[other] \" ) ".repeat(100));

        assert!(too_deep(&hidden).is_some());
    }

    #[test]
    fn an_escape_cut_short_is_found() {
        assert!(broken_escape("a = { \"\\u00ä\" }").is_some());
        assert!(broken_escape("a = { \"\\U01F60ä\" }").is_some());
        assert!(broken_escape("a = { \"\\u00e4ä\" }").is_none());
    }

    #[test]
    fn nested_calls_count() {
        assert!(too_deep(&format!("a = {{ {}", "F(".repeat(100))).is_some());
        assert!(too_deep(&format!("a = {{ {}", "F(\n".repeat(100))).is_some());
    }
}
