//! Everything that was loaded at one time: what a [`Catalogue`](super::Catalogue) says until it is loaded anew.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::assemble::Assembly;
use super::bundle::Bundle;
use super::fault::Fault;
use super::locale::{Direction, Locale};
use super::names::{Key, Names, Word};
use super::negotiate::{self, Offer};
use super::{Message, Sink};

/// The locale that has every message, and the last in every chain.
pub(super) const REFERENCE: &str = "en-US";
/// How many wishes are looked at. The chain of a request has four: person, chat, platform, default.
const MAX_WISHES: usize = 8;
/// How many negotiations are remembered.
const MAX_NEGOTIATED: usize = 1024;
/// How many missing messages are reported.
const MAX_REPORTED: usize = 256;

/// The bundles of all locales, and the languages negotiated among them.
pub(super) struct Loaded {
    pub(super) names: Arc<Names>,
    /// In order.
    tags: Vec<Box<str>>,
    bundles: FxHashMap<Box<str>, Bundle>,
    pub(super) faults: Vec<Fault>,
    /// The default and its fall-backs.
    default: Vec<Box<str>>,
    negotiated: RwLock<HashMap<String, Locale>>,
    /// The names that no locale has and that were reported already.
    reported: Mutex<HashSet<String>>,
}

impl Loaded {
    /// What was assembled, with `default` for people whose languages are not there. The reference stays behind it.
    pub(super) fn new(mut assembly: Assembly, default: &str) -> Self {
        assembly.check();
        let mut loaded = Self {
            names: assembly.names,
            tags: assembly.bundles.keys().cloned().collect(),
            bundles: assembly.bundles.into_iter().collect(),
            faults: assembly.faults,
            default: Vec::new(),
            negotiated: RwLock::default(),
            reported: Mutex::default(),
        };
        loaded.set_default(default);
        loaded
    }

    /// Makes the locale for `tag` the default; one that no locale serves changes nothing but a line in the log.
    pub(super) fn set_default(&mut self, tag: &str) {
        let mut chain = self.serve(tag);
        if chain.is_empty() && tag != REFERENCE {
            tracing::warn!(tag, "there are no messages for the default locale, {REFERENCE} stands in");
        }
        if !chain.iter().any(|tag| **tag == *REFERENCE) {
            chain.push(REFERENCE.into());
        }
        self.default = chain;
        self.negotiated = RwLock::default();
    }

    /// The tags of all locales, the reference first, then by tag.
    pub(super) fn tags(&self) -> Vec<&str> {
        let mut tags: Vec<&str> = self.tags.iter().map(|tag| &**tag).collect();
        tags.sort_by_key(|tag| **tag != *REFERENCE);
        tags
    }

    pub(super) fn negotiate<S: AsRef<str>>(&self, wishes: &[S]) -> Locale {
        let wishes = &wishes[..wishes.len().min(MAX_WISHES)];
        match wishes {
            [wish] => self.negotiated(wish.as_ref(), wishes),
            wishes => self.negotiated(&wishes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(","), wishes),
        }
    }

    /// The locale for `wishes`, which are remembered as `asked`.
    fn negotiated<S: AsRef<str>>(&self, asked: &str, wishes: &[S]) -> Locale {
        let known = self.negotiated.read().unwrap_or_else(PoisonError::into_inner).get(asked).cloned();
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
        negotiated.insert(asked.to_owned(), locale.clone());
        locale
    }

    /// Whether the first language of `locale` itself has the message.
    pub(super) fn has(&self, locale: &Locale, id: &str) -> bool {
        let bundle = self.bundles.get(locale.tag());
        bundle.zip(self.key(id)).is_some_and(|(bundle, key)| bundle.has(key))
    }

    /// Whether the first language of `locale` itself has that text of the message: its value, or an attribute.
    pub(super) fn has_text(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool {
        let bundle = self.bundles.get(locale.tag());
        let asked = self.asked(id, attribute);
        bundle.zip(asked).is_some_and(|(bundle, (key, attribute))| bundle.text(key, attribute).is_some())
    }

    /// The key of a message; terms can't be asked for.
    fn key(&self, name: &str) -> Option<Key> {
        self.names.entries.get(name).filter(|_| !name.starts_with('-'))
    }

    /// What is asked for: a message, or an attribute of it. `None` if no locale has anything of that name.
    pub(super) fn asked(&self, name: &str, attribute: Option<&str>) -> Option<(Key, Option<Word>)> {
        let key = self.key(name)?;
        match attribute {
            None => Some((key, None)),
            Some(attribute) => Some((key, Some(self.names.words.get(attribute)?))),
        }
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
        let there = self.tags.iter().filter_map(|tag| self.bundles.get_key_value(tag));
        let offers: Vec<_> = there.map(|(tag, bundle)| Offer::new(tag, bundle.language())).collect();
        negotiate::serve(&wish, &offers).into_iter().map(Into::into).collect()
    }
}
