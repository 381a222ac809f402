//! How a section is declared: each key once, with type, default, parser and description.

use super::fault::Findings;
use super::file::parse_default;
use super::raw::{KeyPath, RawSettings};
use super::value::Kind;

/// A group of settings, made by [`section!`](section).
pub(crate) trait Section: Sized {
    /// The description, a line each.
    const DOC: &'static [&'static str];

    /// Every key, in the order of the declaration.
    fn keys() -> Vec<Key>;

    /// Reads every key; `None` if one is at fault, after all were looked at.
    fn read(reader: &mut Reader<'_>, at: &At<'_>) -> Option<Self>;
}

/// What is known of a key without a value.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) preset: Preset,
    pub(crate) expected: String,
}

/// What a key is where nobody sets it, written as in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Preset {
    /// This.
    Is(&'static str),
    /// Nothing; this would be an example.
    Unset(&'static str),
}

pub(crate) const fn is(literal: &'static str) -> Preset {
    Preset::Is(literal)
}

pub(crate) const fn unset(example: &'static str) -> Preset {
    Preset::Unset(example)
}

/// Defaults that one section has of its own, such as those of `[tiers.premium]`: name and literal.
pub(crate) type Own = &'static [(&'static str, &'static str)];

/// Which section is read.
pub(crate) struct At<'a> {
    pub(crate) path: &'a [&'a str],
    pub(crate) own: Own,
}

/// The default of the key `name` in a section with `own` defaults.
pub(crate) fn preset_of(name: &str, preset: Preset, own: Own) -> Preset {
    own.iter().find(|(key, _)| *key == name).map_or(preset, |(_, literal)| Preset::Is(literal))
}

/// Reads keys and collects what is wrong with them.
pub(crate) struct Reader<'a> {
    pub(crate) raw: &'a RawSettings,
    pub(crate) findings: &'a mut Findings,
}

impl Reader<'_> {
    pub(crate) fn key<T: 'static>(&mut self, at: &At<'_>, name: &str, preset: Preset, kind: &Kind<T>) -> Option<T> {
        let path: KeyPath = at.path.iter().copied().chain([name]).map(str::to_owned).collect();
        let key = path.join(".");

        let raw = match (self.raw.values.get(&path), preset_of(name, preset, at.own)) {
            (Some(raw), _) => raw.clone(),
            (None, Preset::Is(literal)) => parse_default(&key, literal)?,
            (None, Preset::Unset(_)) => return kind.absent(),
        };
        match kind.parse(&raw) {
            Ok(value) => Some(value),
            Err(faults) => {
                for fault in faults {
                    self.findings.fault(fault.place, format!("{key}: {}", fault.message));
                }
                None
            }
        }
    }
}

/// Declares a section: `field: Type = default, parser;`. The descriptions become the documentation of the struct and the
/// comments of `refrain.example.toml`.
macro_rules! section {
    (
        $(#[doc = $section_doc:literal])+
        $name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident: $type:ty = $preset:expr, $kind:expr; )+
        }
    ) => {
        $(#[doc = $section_doc])+
        #[derive(Debug, Clone)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type, )+
        }

        impl $crate::settings::section::Section for $name {
            const DOC: &'static [&'static str] = &[$($section_doc),+];

            fn keys() -> Vec<$crate::settings::section::Key> {
                vec![$({
                    let kind = $kind;
                    $crate::settings::section::Key {
                        name: stringify!($field),
                        doc: &[$($doc),+],
                        preset: $preset,
                        expected: kind.expected().to_owned(),
                    }
                }),+]
            }

            fn read(
                reader: &mut $crate::settings::section::Reader<'_>,
                at: &$crate::settings::section::At<'_>,
            ) -> Option<Self> {
                // All are read before the first fault ends it, so that every fault is told.
                $( let $field = reader.key(at, stringify!($field), $preset, &$kind); )+
                Some(Self { $($field: $field?),+ })
            }
        }
    };
}

pub(crate) use section;
