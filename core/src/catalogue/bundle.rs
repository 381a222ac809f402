//! What one locale says.

use icu_locale::LanguageIdentifier;

use super::formats::Formats;
use super::layer::Layer;
use super::locale::Direction;
use super::names::{Key, Word};
use super::negotiate;
use super::pattern::{Compiled, Entry, Text};

/// The messages and terms of one locale.
#[derive(Debug)]
pub(super) struct Bundle {
    language: LanguageIdentifier,
    direction: Direction,
    formats: Formats,
    /// The one that wins first.
    layers: Vec<Layer>,
}

impl Bundle {
    pub(super) fn new(language: LanguageIdentifier) -> Self {
        let direction = negotiate::direction(&language);
        Self { direction, formats: Formats::new(language.clone()), language, layers: Vec::new() }
    }

    /// Adds a layer before all others. What an entry of it lacks, such as an attribute, is taken from those.
    pub(super) fn cover(&mut self, layer: Layer) {
        self.layers.insert(0, layer);
    }

    /// Whether there is a message or a term of that name.
    pub(super) fn has(&self, key: Key) -> bool {
        self.layers.iter().any(|layer| layer.entry(key).is_some())
    }

    /// The value of an entry, or its attribute of that name.
    pub(super) fn text(&self, key: Key, attribute: Option<Word>) -> Option<Text<'_>> {
        self.layers.iter().find_map(|layer| layer.text(key, attribute))
    }

    /// All texts that may be read, each with its file, its entry and the name of its attribute.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&Compiled, &Entry, Option<Word>, Text<'_>)> {
        let entries = self.layers.iter().flat_map(Layer::entries);
        let texts =
            entries.flat_map(|(file, entry)| file.texts(entry).map(move |(name, text)| (file, entry, name, text)));
        texts.filter(|(_, entry, name, text)| self.text(entry.key, *name).is_some_and(|read| read.is(*text)))
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
