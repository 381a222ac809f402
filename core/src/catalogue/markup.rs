//! Reads the neutral markup of `.ftl` texts: `<b> <i> <u> <s> <code> <spoiler> <link url="https://…">`.
//!
//! A `<` is markup where a letter or a `/` follows, plain text elsewhere; `{"<"}` is a `<` that is never markup.

use super::fault::Flaw;
use super::pattern::{Markup, Piece};

/// Collects the pieces of one pattern and checks that its tags are properly nested.
pub(super) struct Pieces<'s> {
    source: &'s str,
    done: Vec<Piece>,
    /// The literal text since the last other piece.
    literal: String,
    /// The tags that are open, each with the text it stands in, from its `<` on.
    open: Vec<(Markup, &'s str)>,
}

impl<'s> Pieces<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, done: Vec::new(), literal: String::new(), open: Vec::new() }
    }

    /// Adds text of the file, with markup.
    pub(super) fn text(&mut self, text: &'s str) -> Result<(), Flaw> {
        let mut rest = text;
        while let Some(start) = tag_start(rest) {
            self.literal(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find('>').ok_or_else(|| self.flaw(rest, "a tag without its \">\""))?;
            self.tag(&rest[..=end], rest)?;
            rest = &rest[end + 1..];
        }
        self.literal(rest);
        Ok(())
    }

    /// Adds text without markup.
    pub(super) fn literal(&mut self, text: &str) {
        self.literal.push_str(text);
    }

    /// Adds anything else.
    pub(super) fn push(&mut self, piece: Piece) {
        if !self.literal.is_empty() {
            self.done.push(Piece::Literal(std::mem::take(&mut self.literal).into()));
        }
        self.done.push(piece);
    }

    pub(super) fn finish(mut self) -> Result<Box<[Piece]>, Flaw> {
        if let Some((markup, start)) = self.open.last() {
            return Err(self.flaw(start, format!("<{}> is never closed", name(markup))));
        }
        if !self.literal.is_empty() {
            self.done.push(Piece::Literal(self.literal.into()));
        }
        Ok(self.done.into())
    }

    fn tag(&mut self, tag: &str, place: &'s str) -> Result<(), Flaw> {
        if let Some(closed) = tag.strip_prefix("</").and_then(|tag| tag.strip_suffix('>')) {
            return match self.open.pop() {
                Some((markup, _)) if name(&markup) == closed => {
                    self.push(Piece::Close(markup));
                    Ok(())
                }
                Some((markup, _)) => {
                    Err(self.flaw(place, format!("</{closed}> stands where </{}> is due", name(&markup))))
                }
                None => Err(self.flaw(place, format!("</{closed}> closes nothing"))),
            };
        }
        let markup = match tag {
            "<b>" => Markup::Bold,
            "<i>" => Markup::Italic,
            "<u>" => Markup::Underline,
            "<s>" => Markup::Strikethrough,
            "<code>" => Markup::Code,
            "<spoiler>" => Markup::Spoiler,
            _ => match tag.strip_prefix("<link url=\"").and_then(|tag| tag.strip_suffix("\">")) {
                Some(url) if is_address(url) => Markup::Link(Box::new(url.into())),
                Some(url) => return Err(self.flaw(place, format!("{url:?} is no http or https address"))),
                None => {
                    return Err(self.flaw(place, format!("{tag} is no markup (a plain \"<\" is written {{\"<\"}})")));
                }
            },
        };
        self.open.push((markup.clone(), place));
        self.push(Piece::Open(markup));
        Ok(())
    }

    fn flaw(&self, place: &str, what: impl Into<String>) -> Flaw {
        Flaw::at(self.source, place, what)
    }
}

/// Where the next tag starts.
fn tag_start(text: &str) -> Option<usize> {
    let next_is_name = |at: usize| text.as_bytes().get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    text.match_indices('<').map(|(at, _)| at).find(|at| next_is_name(*at))
}

/// Only addresses that both platforms link, without anything that could end the attribute or the line.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"')
    })
}

fn name(markup: &Markup) -> &'static str {
    match markup {
        Markup::Bold => "b",
        Markup::Italic => "i",
        Markup::Underline => "u",
        Markup::Strikethrough => "s",
        Markup::Code => "code",
        Markup::Spoiler => "spoiler",
        Markup::Link(_) => "link",
    }
}
