//! All loaded messages of all locales, and the door to them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock};

use super::assemble::Assembly;
use super::bundle::Bundle;
use super::compile::Keys;
use super::fault::Fault;
use super::locale::{Direction, Locale};
use super::negotiate::{self, Offer};
use super::pattern::Key;
use super::{Message, MessageId, Sink, id, resolve, sources};

/// The locale that has every message, and the last in every chain.
const REFERENCE: &str = "en-US";
/// How many wishes are looked at. The chain of a request has four: person, chat, platform, default.
const MAX_WISHES: usize = 8;
/// How many negotiations are remembered.
const MAX_NEGOTIATED: usize = 1024;
/// How many missing messages are reported.
const MAX_REPORTED: usize = 256;

/// All loaded Fluent messages.
///
/// # Default
///
/// Whoever has no language in common with the catalogue reads `en-US`, see [`Catalogue::default_locale`].
pub struct Catalogue {
    keys: Keys,
    bundles: BTreeMap<Box<str>, Bundle>,
    /// The default and its fall-backs.
    default: Vec<Box<str>>,
    negotiated: RwLock<HashMap<String, Locale>>,
    /// The names that no locale has and that were reported already.
    reported: Mutex<HashSet<String>>,
}

impl Catalogue {
    /// The compiled-in locales.
    pub fn builtin() -> Self {
        let mut assembly = Assembly::default();
        assembly.layer(sources::builtin());
        Self::new(assembly).0
    }

    /// The compiled-in locales with the files of `folder` (`<tag>/*.ftl`) before them.
    ///
    /// A file may word some messages anew, or add a locale. One with a syntax fault is left out as a whole, so that the
    /// compiled-in text stays. A folder that does not exist is no fault.
    pub fn load(folder: &Path) -> (Self, Vec<Fault>) {
        let (files, faults) = sources::folder(folder);
        let mut assembly = Assembly::default();
        assembly.layer(sources::builtin());
        assembly.faults.extend(faults);
        assembly.layer(files);
        Self::new(assembly)
    }

    fn new(mut assembly: Assembly) -> (Self, Vec<Fault>) {
        assembly.check();
        let catalogue = Self {
            keys: assembly.keys,
            bundles: assembly.bundles,
            default: vec![REFERENCE.into()],
            negotiated: RwLock::default(),
            reported: Mutex::default(),
        };
        (catalogue, assembly.faults)
    }

    /// Makes the locale for `tag` the one of people whose languages are not there. The reference stays behind it.
    ///
    /// A tag that no locale serves changes nothing but a line in the log.
    #[must_use]
    pub fn default_locale(mut self, tag: &str) -> Self {
        let mut chain = self.serve(tag);
        if chain.is_empty() {
            tracing::warn!(tag, "there are no messages for the default locale, keeping {}", self.default[0]);
            return self;
        }
        if !chain.iter().any(|tag| **tag == *REFERENCE) {
            chain.push(REFERENCE.into());
        }
        self.default = chain;
        self.negotiated = RwLock::default();
        self
    }

    /// Every locale that has messages, the reference (`en-US`) first, then by tag.
    pub fn locales(&self) -> Vec<Locale> {
        let mut tags: Vec<_> = self.bundles.keys().collect();
        tags.sort_by_key(|tag| ***tag != *REFERENCE);
        tags.into_iter().map(|tag| self.negotiate(&[tag])).collect()
    }

    /// The best locale for a list of wishes, best first; the others and the default stand in for what it lacks.
    ///
    /// Any spelling will do (`pt_br`, `zh-hans`, `iw`); what is no language at all is passed over. Only the first eight
    /// wishes count.
    pub fn negotiate<S: AsRef<str>>(&self, wishes: &[S]) -> Locale {
        let wishes = &wishes[..wishes.len().min(MAX_WISHES)];
        let asked = wishes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(",");
        let known = self.negotiated.read().unwrap_or_else(PoisonError::into_inner).get(&asked).cloned();
        if let Some(locale) = known {
            return locale;
        }

        let mut tags: Vec<Box<str>> = Vec::new();
        let served = wishes.iter().flat_map(|wish| self.serve(wish.as_ref()));
        for tag in served.chain(self.default.iter().cloned()) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let first = tags.first().and_then(|tag| self.bundles.get(tag));
        let direction = first.map_or(Direction::LeftToRight, Bundle::direction);
        let locale = Locale::new(tags, direction);

        let mut negotiated = self.negotiated.write().unwrap_or_else(PoisonError::into_inner);
        if negotiated.len() >= MAX_NEGOTIATED {
            negotiated.clear();
        }
        negotiated.insert(asked, locale.clone());
        locale
    }

    /// Words a message.
    ///
    /// What `locale` lacks is taken from its fall-backs. A message that no locale has is written as its id; an argument
    /// that was not given as `{$name}`.
    pub fn write(&self, locale: &Locale, message: &Message, sink: &mut dyn Sink) {
        if !resolve::write(self, locale, message, sink) {
            self.write_unworded(message, sink);
        }
    }

    /// Words a message without markup.
    pub fn plain(&self, locale: &Locale, message: &Message) -> String {
        let mut text = String::new();
        self.write(locale, message, &mut text);
        text
    }

    /// Whether the first language of `locale` itself has the message `id`, without fall-backs.
    pub fn has(&self, locale: &Locale, id: MessageId) -> bool {
        let bundle = self.bundles.get(locale.tag());
        bundle.zip(self.key(id.as_str())).is_some_and(|(bundle, key)| bundle.entry(key).is_some())
    }

    /// What the first language of `locale` itself says, without markup and without fall-backs: the message's value, or its
    /// attribute of that name.
    pub fn own(&self, locale: &Locale, id: MessageId, attribute: Option<&'static str>) -> Option<String> {
        let entry = self.bundles.get(locale.tag())?.entry(self.key(id.as_str())?)?;
        entry.pattern(attribute)?;
        let message = Message::new(id);
        Some(self.plain(locale, &attribute.map_or(message.clone(), |name| message.attribute(name))))
    }

    /// The ids of all built-in messages.
    pub fn builtin_ids() -> &'static [MessageId] {
        id::ALL
    }

    /// The key of a message; terms can't be asked for.
    pub(super) fn key(&self, name: &str) -> Option<Key> {
        self.keys.get(name).filter(|_| !name.starts_with('-'))
    }

    /// The bundles in which a locale looks a message up.
    pub(super) fn chain<'a>(&'a self, locale: &'a Locale) -> impl Iterator<Item = &'a Bundle> {
        locale.chain().filter_map(|tag| self.bundles.get(tag))
    }

    /// Writes the name of a message that no locale has, and reports it the first time.
    pub(super) fn write_unworded(&self, message: &Message, sink: &mut dyn Sink) {
        let name = match message.attribute_name() {
            None => message.id().to_string(),
            Some(attribute) => format!("{}.{attribute}", message.id()),
        };
        sink.literal(&name);
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.len() < MAX_REPORTED && !reported.contains(&name) {
            tracing::warn!(message = name, "no locale has this message");
            reported.insert(name);
        }
    }

    fn serve(&self, wish: &str) -> Vec<Box<str>> {
        let Some(wish) = negotiate::canonical(wish) else { return Vec::new() };
        let offers: Vec<_> = self.bundles.iter().map(|(tag, bundle)| Offer::new(tag, bundle.language())).collect();
        negotiate::serve(&wish, &offers).into_iter().map(Into::into).collect()
    }

    /// The catalogue of these files alone: tag and text.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> (Self, Vec<Fault>) {
        let source = |(tag, text): &(&str, &str)| sources::Source {
            language: negotiate::strict(tag).unwrap_or(icu_locale::LanguageIdentifier::UNKNOWN),
            file: [tag, "test.ftl"].iter().collect(),
            text: (*text).to_owned(),
        };
        let mut assembly = Assembly::default();
        assembly.layer(files.iter().map(source).collect());
        Self::new(assembly)
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("locales", &self.bundles.keys())
            .field("default", &self.default)
            .finish_non_exhaustive()
    }
}
