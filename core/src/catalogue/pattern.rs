//! The compiled form of an entry: what is left of an `.ftl` file once it is parsed, checked and its markup read.

use std::sync::Arc;

use icu_plurals::PluralCategory;

use super::Tag;
use super::datetime::DateTimeOptions;
use super::duration::DurationOptions;
use super::list::ListOptions;
use super::number::{Number, NumberOptions};

/// The number that stands for the name of a message (`foo`) or a term (`-foo`), the same in all locales.
pub(super) type Key = u32;

/// A message or a term.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) value: Option<Pattern>,
    pub(super) attributes: Box<[(Box<str>, Pattern)]>,
}

impl Entry {
    /// The value, or the attribute of that name.
    pub(super) fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern> {
        match attribute {
            None => self.value.as_ref(),
            Some(name) => self.attributes.iter().find(|(given, _)| **given == *name).map(|(_, pattern)| pattern),
        }
    }
}

/// A text with its placeables; markup is balanced within it.
pub(super) type Pattern = Box<[Piece]>;

/// A part of a pattern.
#[derive(Debug)]
pub(super) enum Piece {
    Literal(Box<str>),
    Open(Markup),
    Close(Markup),
    Operand(Operand),
    Reference(Box<Reference>),
    Select(Box<Select>),
}

/// An owned [`Tag`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Markup {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Code,
    Spoiler,
    // Boxed twice: there are few, and every piece of a pattern would have to be as large.
    Link(Box<Box<str>>),
}

impl Markup {
    pub(super) fn tag(&self) -> Tag<'_> {
        match self {
            Self::Bold => Tag::Bold,
            Self::Italic => Tag::Italic,
            Self::Underline => Tag::Underline,
            Self::Strikethrough => Tag::Strikethrough,
            Self::Code => Tag::Code,
            Self::Spoiler => Tag::Spoiler,
            Self::Link(url) => Tag::Link(url),
        }
    }
}

/// Something with a value: what stands in a placeable, or selects a variant.
#[derive(Debug)]
pub(super) enum Operand {
    /// `$name`
    Variable(Arc<str>),
    /// `"text"`
    Text(Box<str>),
    /// `3.14`, or `NUMBER(3.14, …)`
    Number(Box<Number>),
    /// `NUMBER($name, …)`, or another function; boxed, as numbers are, since most operands are mere variables
    Formatted(Box<(Arc<str>, Format)>),
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
    pub(super) attribute: Option<Box<str>>,
    /// Of a term: all that it sees. A message sees the arguments of the message that refers to it.
    pub(super) arguments: Option<TermArguments>,
    /// As it stands in the file; written where it leads nowhere.
    pub(super) name: Box<str>,
}

/// The arguments in `-foo(argument: 1)`, by name: literals only.
pub(super) type TermArguments = Box<[(Box<str>, Operand)]>;

/// `{ $count -> [one] … *[other] … }`
#[derive(Debug)]
pub(super) struct Select {
    pub(super) selector: Selector,
    pub(super) variants: Box<[(VariantKey, Pattern)]>,
    /// The index of the default variant.
    pub(super) default: usize,
}

/// What selects a variant.
#[derive(Debug)]
pub(super) enum Selector {
    Operand(Operand),
    /// `-term.attribute`
    TermAttribute(Box<Reference>),
}

/// What a variant is selected by.
#[derive(Debug)]
pub(super) enum VariantKey {
    Number(f64),
    /// A word, and the plural category of that name if there is one.
    Word(Arc<str>, Option<PluralCategory>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_small_since_there_are_many() {
        assert_eq!(size_of::<Piece>(), 24);
    }
}
