//! Where worded text goes: one sink for each kind of markup.

/// Takes a worded message piece by piece.
///
/// The catalogue calls [`open`](Self::open) and [`close`](Self::close) properly nested. Only [`literal`](Self::literal)
/// text comes from a translator; an [`argument`](Self::argument) may be anybody's words and must be escaped.
pub trait Sink {
    /// Text of the `.ftl` file, markup already taken out of it.
    fn literal(&mut self, text: &str);
    /// Text of an argument.
    fn argument(&mut self, text: &str);
    /// The start of a markup tag.
    fn open(&mut self, tag: Tag<'_>);
    /// The end of the innermost open tag.
    fn close(&mut self, tag: Tag<'_>);
}

/// The neutral markup of `.ftl` files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag<'a> {
    /// `<b>`
    Bold,
    /// `<i>`
    Italic,
    /// `<u>`
    Underline,
    /// `<s>`
    Strikethrough,
    /// `<code>`
    Code,
    /// `<spoiler>`
    Spoiler,
    /// `<link url="https://…">`; the address comes from the `.ftl` file only.
    Link(&'a str),
}

/// Plain text: drops the markup.
impl Sink for String {
    fn literal(&mut self, text: &str) {
        self.push_str(text);
    }

    fn argument(&mut self, text: &str) {
        self.push_str(text);
    }

    fn open(&mut self, _: Tag<'_>) {}

    fn close(&mut self, _: Tag<'_>) {}
}
