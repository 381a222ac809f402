//! Lists as a language joins them: `LIST($choices, type: "or")`.

use std::fmt;

use icu_list::options::{ListFormatterOptions, ListLength};
use icu_list::{ListFormatter, parts};
use icu_locale::LanguageIdentifier;
use writeable::{Part, PartsWrite, Writeable as _};

/// What `LIST` takes besides the list. Default: `type: "and", style: "long"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListOptions {
    kind: Kind,
    length: Width,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    #[default]
    And,
    Or,
    Unit,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    #[default]
    Wide,
    Short,
    Narrow,
}

/// A part of a joined list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// The next element.
    Element,
    /// What the language puts between, before or after elements.
    Joint(String),
}

impl ListOptions {
    /// Parts of one thing, such as hours and minutes.
    pub(super) const UNITS: Self = Self { kind: Kind::Unit, length: Width::Wide };

    /// Sets the option `name`.
    ///
    /// # Errors
    ///
    /// What is wrong with the name or the value.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "type" => {
                self.kind = match value {
                    "and" | "conjunction" => Kind::And,
                    "or" | "disjunction" => Kind::Or,
                    "unit" => Kind::Unit,
                    _ => return Err(format!("type is \"and\", \"or\" or \"unit\", not {value:?}")),
                }
            }
            "style" => {
                self.length = match value {
                    "long" => Width::Wide,
                    "short" => Width::Short,
                    "narrow" => Width::Narrow,
                    _ => return Err(format!("style is \"long\", \"short\" or \"narrow\", not {value:?}")),
                }
            }
            _ => return Err(format!("LIST has no option {name}")),
        }
        Ok(())
    }

    /// The formatter for these options in `language`; `None` where ICU4X has no data.
    pub(super) fn formatter(self, language: &LanguageIdentifier) -> Option<ListFormatter> {
        let options = ListFormatterOptions::default().with_length(match self.length {
            Width::Wide => ListLength::Wide,
            Width::Short => ListLength::Short,
            Width::Narrow => ListLength::Narrow,
        });
        let preferences = language.into();
        let formatter = match self.kind {
            Kind::And => ListFormatter::try_new_and(preferences, options),
            Kind::Or => ListFormatter::try_new_or(preferences, options),
            Kind::Unit => ListFormatter::try_new_unit(preferences, options),
        };
        formatter.ok()
    }
}

/// How `elements` are joined. The words of an element matter: Spanish says "y", but "e" before an "i".
pub(super) fn joined(formatter: Option<&ListFormatter>, elements: &[String]) -> Vec<Piece> {
    let mut joints = Joints::default();
    let written = formatter.map(|formatter| formatter.format(elements.iter()).write_to_parts(&mut joints));
    let elements_there = joints.parts.iter().filter(|part| **part == Piece::Element).count();
    if written == Some(Ok(())) && elements_there == elements.len() {
        return joints.parts;
    }
    let plain = (0..elements.len()).flat_map(|index| {
        let comma = (index > 0).then(|| Piece::Joint(", ".to_owned()));
        comma.into_iter().chain([Piece::Element])
    });
    plain.collect()
}

/// Keeps what stands around the elements.
#[derive(Default)]
struct Joints {
    parts: Vec<Piece>,
    within_element: bool,
}

impl fmt::Write for Joints {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.within_element && !text.is_empty() {
            match self.parts.last_mut() {
                Some(Piece::Joint(joint)) => joint.push_str(text),
                _ => self.parts.push(Piece::Joint(text.to_owned())),
            }
        }
        Ok(())
    }
}

impl PartsWrite for Joints {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        if part != parts::ELEMENT {
            return write(self);
        }
        self.parts.push(Piece::Element);
        self.within_element = true;
        let written = write(self);
        self.within_element = false;
        written
    }
}
