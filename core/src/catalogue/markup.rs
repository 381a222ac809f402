//! Reads the neutral markup of `.ftl` texts: `<b> <i> <u> <s> <code> <spoiler> <link url="https://…">`.
//!
//! A `<` is markup where a letter or a `/` follows, plain text elsewhere; `{"<"}` is a `<` that is never markup.

use super::draft::Draft;
use super::fault::Flaw;
use super::literals::Literal;
use super::pattern::{Markup, Piece};

/// The tags that are open in a pattern.
#[derive(Default)]
pub(super) struct Tags<'s> {
    /// Each with the text it stands in, from its `<` on.
    open: Vec<(Markup, Literal, &'s str)>,
}

impl<'s> Tags<'s> {
    /// Adds text of the file, with markup.
    pub(super) fn text(&mut self, text: &'s str, draft: &mut Draft<'s>) -> Result<(), Flaw> {
        let mut rest = text;
        while let Some(start) = tag_start(rest) {
            draft.literal(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find('>').ok_or_else(|| draft.flaw(rest, "a tag without its \">\""))?;
            draft.end_literal();
            self.tag(&rest[..=end], rest, draft)?;
            rest = &rest[end + 1..];
        }
        draft.literal(rest);
        Ok(())
    }

    /// Checks that every tag was closed.
    pub(super) fn finish(self, draft: &Draft<'s>) -> Result<(), Flaw> {
        self.open
            .last()
            .map_or(Ok(()), |(markup, _, start)| Err(draft.flaw(start, format!("<{}> is never closed", name(*markup)))))
    }

    fn tag(&mut self, tag: &str, place: &'s str, draft: &mut Draft<'s>) -> Result<(), Flaw> {
        if let Some(closed) = tag.strip_prefix("</").and_then(|tag| tag.strip_suffix('>')) {
            return match self.open.pop() {
                Some((markup, address, _)) if name(markup) == closed => {
                    draft.push(Piece::Close(markup, address));
                    Ok(())
                }
                Some((markup, ..)) => {
                    Err(draft.flaw(place, format!("</{closed}> stands where </{}> is due", name(markup))))
                }
                None => Err(draft.flaw(place, format!("</{closed}> closes nothing"))),
            };
        }
        let mut address = 0;
        let markup = match tag {
            "<b>" => Markup::Bold,
            "<i>" => Markup::Italic,
            "<u>" => Markup::Underline,
            "<s>" => Markup::Strikethrough,
            "<code>" => Markup::Code,
            "<spoiler>" => Markup::Spoiler,
            _ => match tag.strip_prefix("<link url=\"").and_then(|tag| tag.strip_suffix("\">")) {
                Some(url) if is_address(url) => {
                    address = draft.compiled.literals.add(url);
                    Markup::Link
                }
                Some(url) => return Err(draft.flaw(place, format!("{url:?} is no http or https address"))),
                None => {
                    return Err(draft.flaw(place, format!("{tag} is no markup (a plain \"<\" is written {{\"<\"}})")));
                }
            },
        };
        self.open.push((markup, address, place));
        draft.push(Piece::Open(markup, address));
        Ok(())
    }
}

/// Where the next tag starts.
fn tag_start(text: &str) -> Option<usize> {
    let next_is_name = |at: usize| text.as_bytes().get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    memchr::memchr_iter(b'<', text.as_bytes()).find(|at| next_is_name(*at))
}

/// Only addresses that both platforms link, without anything that could end the attribute or the line.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"')
    })
}

const fn name(markup: Markup) -> &'static str {
    match markup {
        Markup::Bold => "b",
        Markup::Italic => "i",
        Markup::Underline => "u",
        Markup::Strikethrough => "s",
        Markup::Code => "code",
        Markup::Spoiler => "spoiler",
        Markup::Link => "link",
    }
}
