//! What one locale says.

use icu_locale::LanguageIdentifier;

use super::formats::Formats;
use super::locale::Direction;
use super::negotiate;
use super::pattern::{Entry, Key};

/// The messages and terms of one locale.
#[derive(Debug)]
pub(super) struct Bundle {
    language: LanguageIdentifier,
    direction: Direction,
    formats: Formats,
    /// By key.
    entries: Vec<Option<Entry>>,
}

impl Bundle {
    pub(super) fn new(language: LanguageIdentifier) -> Self {
        let direction = negotiate::direction(&language);
        Self { direction, formats: Formats::new(language.clone()), language, entries: Vec::new() }
    }

    /// Adds an entry. What an earlier one of that key has beyond it, such as an attribute, stays.
    pub(super) fn insert(&mut self, key: Key, mut entry: Entry) {
        let index = key as usize;
        if self.entries.len() <= index {
            self.entries.resize_with(index + 1, || None);
        }
        if let Some(before) = self.entries[index].take() {
            let mut attributes = entry.attributes.into_vec();
            let older = before.attributes.into_iter();
            for (name, pattern) in older {
                if !attributes.iter().any(|(given, _)| *given == name) {
                    attributes.push((name, pattern));
                }
            }
            entry = Entry { value: entry.value.or(before.value), attributes: attributes.into() };
        }
        self.entries[index] = Some(entry);
    }

    /// Gives back the room for entries that will not come.
    pub(super) fn finish(&mut self) {
        self.entries.shrink_to_fit();
    }

    pub(super) fn entry(&self, key: Key) -> Option<&Entry> {
        self.entries.get(key as usize)?.as_ref()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (Key, &Entry)> {
        (0..).zip(&self.entries).filter_map(|(key, entry)| Some((key, entry.as_ref()?)))
    }

    pub(super) fn language(&self) -> &LanguageIdentifier {
        &self.language
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    pub(super) fn formats(&self) -> &Formats {
        &self.formats
    }
}
