//! The compiled form of an `.ftl` file: what is left of it once it is parsed, checked and its markup read.
//!
//! It is a handful of flat tables that refer to each other by index, so that a file costs a few allocations and little
//! memory, and what is worded lies close together.

use std::ops::Range;
use std::path::PathBuf;

use icu_locale::LanguageIdentifier;
use icu_plurals::PluralCategory;

use super::Tag;
use super::datetime::DateTimeOptions;
use super::duration::DurationOptions;
use super::list::ListOptions;
use super::literals::{Literal, Literals};
use super::names::{Key, Word};
use super::number::{Number, NumberOptions};

/// One file.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) language: LanguageIdentifier,
    pub(super) file: PathBuf,
    pub(super) entries: Vec<Entry>,
    pub(super) attributes: Vec<(Word, Pattern)>,
    pub(super) pieces: Vec<Piece>,
    pub(super) operands: Vec<Operand>,
    pub(super) references: Vec<Reference>,
    pub(super) selects: Vec<Select>,
    pub(super) variants: Vec<(VariantKey, Pattern)>,
    pub(super) literals: Literals,
}

/// A message or a term.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) value: Option<Pattern>,
    /// Its attributes.
    pub(super) attributes: Slots,
    /// The line that it starts in, from 1.
    pub(super) line: u32,
}

/// Consecutive slots of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slots {
    start: u32,
    end: u32,
}

impl Slots {
    /// All slots of a table from `start` on, which is now `end` long.
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start: slot(start), end: slot(end) }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The number of a slot. A file is too short to fill a table: every slot takes at least a byte of it.
pub(super) fn slot(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A text with its placeables, as slots of [`Compiled::pieces`]; markup is balanced within it.
pub(super) type Pattern = Slots;

/// A pattern, and the file that it is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) file: &'a Compiled,
    pub(super) pattern: Pattern,
}

impl<'a> Text<'a> {
    pub(super) fn pieces(self) -> &'a [Piece] {
        self.file.pieces.get(self.pattern.range()).unwrap_or_default()
    }

    /// Whether it is the very same text, not only one that says the same.
    pub(super) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.file, other.file) && self.pattern == other.pattern
    }
}

/// A part of a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    Literal(Literal),
    /// The literal is the address of a [`Markup::Link`], and means nothing else.
    Open(Markup, Literal),
    /// Likewise.
    Close(Markup, Literal),
    /// `$name`, as most placeables are.
    Variable(Word),
    /// Of [`Compiled::operands`].
    Operand(u32),
    /// Of [`Compiled::references`].
    Reference(u32),
    /// Of [`Compiled::selects`].
    Select(u32),
}

/// A [`Tag`] without its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Code,
    Spoiler,
    Link,
}

/// Something with a value: what stands in a placeable, or selects a variant.
#[derive(Debug, Clone)]
pub(super) enum Operand {
    /// `$name`
    Variable(Word),
    /// `"text"`
    Text(Literal),
    /// `3.14`, or `NUMBER(3.14, …)`
    Number(Box<Number>),
    /// `NUMBER($name, …)`, or another function
    Formatted(Box<(Word, Format)>),
}

/// How a function writes its argument; what is not of its kind is written as it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Format {
    /// `NUMBER`
    Number(NumberOptions),
    /// `DATETIME`
    DateTime(DateTimeOptions),
    /// `DURATION`
    Duration(DurationOptions),
    /// `LIST`
    List(ListOptions),
}

/// `foo`, `foo.attribute`, `-foo`, `-foo(argument: 1)`
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) key: Key,
    pub(super) attribute: Option<Word>,
    /// Of a term: all that it sees, literals only. A message sees the arguments of the message that refers to it.
    pub(super) arguments: Option<Box<[(Word, Operand)]>>,
    /// As it stands in the file; written where it leads nowhere.
    pub(super) name: Literal,
}

/// `{ $count -> [one] … *[other] … }`
#[derive(Debug)]
pub(super) struct Select {
    pub(super) selector: Selector,
    /// Of [`Compiled::variants`].
    pub(super) variants: Slots,
    /// The index of the default among them.
    pub(super) default: u32,
}

/// What selects a variant.
#[derive(Debug)]
pub(super) enum Selector {
    Operand(Operand),
    /// `-term.attribute`, of [`Compiled::references`]
    TermAttribute(u32),
}

/// What a variant is selected by.
#[derive(Debug, Clone, Copy)]
pub(super) enum VariantKey {
    Number(f64),
    /// A word, and the plural category of that name if there is one.
    Word(Word, Option<PluralCategory>),
}

impl Compiled {
    /// The value of an entry, or the attribute of that name.
    pub(super) fn text(&self, entry: &Entry, attribute: Option<Word>) -> Option<Text<'_>> {
        let pattern = match attribute {
            None => entry.value?,
            Some(name) => self.attributes_of(entry).iter().find(|(given, _)| *given == name)?.1,
        };
        Some(Text { file: self, pattern })
    }

    /// All texts of an entry, each with the name of its attribute.
    pub(super) fn texts<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = (Option<Word>, Text<'a>)> {
        let value = entry.value.iter().map(|pattern| (None, *pattern));
        let attributes = self.attributes_of(entry).iter().map(|(name, pattern)| (Some(*name), *pattern));
        value.chain(attributes).map(|(name, pattern)| (name, Text { file: self, pattern }))
    }

    pub(super) fn variants_of(&self, select: &Select) -> &[(VariantKey, Pattern)] {
        self.variants.get(select.variants.range()).unwrap_or_default()
    }

    fn attributes_of(&self, entry: &Entry) -> &[(Word, Pattern)] {
        self.attributes.get(entry.attributes.range()).unwrap_or_default()
    }

    pub(super) fn tag(&self, markup: Markup, address: Literal) -> Tag<'_> {
        match markup {
            Markup::Bold => Tag::Bold,
            Markup::Italic => Tag::Italic,
            Markup::Underline => Tag::Underline,
            Markup::Strikethrough => Tag::Strikethrough,
            Markup::Code => Tag::Code,
            Markup::Spoiler => Tag::Spoiler,
            Markup::Link => Tag::Link(self.literals.get(address)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_small_since_there_are_many() {
        assert_eq!(size_of::<Piece>(), 8);
    }
}
