//! All loaded messages of all locales, and the door to them.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use tokio::sync::watch;

use super::assemble::Assembly;
use super::fault::Fault;
use super::loaded::{Loaded, REFERENCE};
use super::locale::Locale;
use super::reload::Folder;
use super::{Message, MessageId, Sink, id, negotiate, resolve, sources};

/// All loaded Fluent messages.
///
/// One catalogue serves the whole bot. Loading it [anew](Self::reload) swaps everything at once: a message is worded by
/// the old texts or by the new ones, and nobody ever waits.
///
/// # Default
///
/// Whoever has no language in common with the catalogue reads `en-US`, see [`Catalogue::default_locale`].
pub struct Catalogue {
    loaded: ArcSwap<Loaded>,
    default: String,
    /// The folder of the operator's files. Only who loads anew takes the lock.
    folder: Option<Mutex<Folder>>,
    changes: watch::Sender<u64>,
}

/// A language that people may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag, such as `pt-BR`.
    pub tag: String,
    /// Its own name, such as `português`: the message `language-name` of the locale itself; the tag where that is missing.
    pub name: String,
}

impl Catalogue {
    /// The compiled-in locales.
    pub fn builtin() -> Self {
        Self::new(Assembly::builtin(), None)
    }

    /// The compiled-in locales with the files of `folder` (`<tag>/*.ftl`) before them.
    ///
    /// A file may word some messages anew, or add a locale. One with a syntax fault is left out as a whole, so that the
    /// compiled-in text stays. A folder that does not exist is no fault.
    pub fn load(folder: &Path) -> (Self, Vec<Fault>) {
        let (folder, assembly) = Folder::open(folder.to_owned());
        let catalogue = Self::new(assembly, Some(folder));
        let faults = catalogue.faults();
        (catalogue, faults)
    }

    /// The locales of these files alone: tag, and the text of an `.ftl` file. For tests, and for bots that bring all
    /// words themselves.
    ///
    /// What has a fault is left out; of tags that name no language, all of it.
    pub fn of_texts(files: &[(&str, &str)]) -> (Self, Vec<Fault>) {
        let mut assembly = Assembly::default();
        let source = |(tag, text): &(&str, &str)| {
            let language = negotiate::strict(tag)?;
            let file = [tag, "text.ftl"].iter().collect();
            Some(sources::Source { language, file, text: sources::Text::Shared((*text).into()), marked: false })
        };
        assembly.sources(&files.iter().filter_map(source).collect::<Vec<_>>());
        Self::checked(assembly)
    }

    pub(super) fn checked(assembly: Assembly) -> (Self, Vec<Fault>) {
        let catalogue = Self::new(assembly, None);
        let faults = catalogue.faults();
        (catalogue, faults)
    }

    fn new(assembly: Assembly, folder: Option<Folder>) -> Self {
        let default = REFERENCE.to_owned();
        Self {
            loaded: ArcSwap::from_pointee(Loaded::new(assembly, &default)),
            default,
            folder: folder.map(Mutex::new),
            changes: watch::Sender::new(0),
        }
    }

    /// Makes the locale for `tag` the one of people whose languages are not there. The reference stays behind it.
    ///
    /// A tag that no locale serves changes nothing but a line in the log, until a file for it is loaded.
    #[must_use]
    pub fn default_locale(self, tag: &str) -> Self {
        let mut loaded = self.loaded.into_inner();
        if let Some(loaded) = Arc::get_mut(&mut loaded) {
            loaded.set_default(tag);
        }
        Self { loaded: ArcSwap::new(loaded), default: tag.to_owned(), ..self }
    }

    /// Every locale that has messages, the reference (`en-US`) first, then by tag.
    pub fn locales(&self) -> Vec<Locale> {
        let loaded = self.loaded.load();
        loaded.tags().into_iter().map(|tag| loaded.negotiate(&[tag])).collect()
    }

    /// Every language with its own name, in the order of [`locales`](Self::locales).
    pub fn languages(&self) -> Vec<Language> {
        let named = |locale: Locale| {
            let tag = locale.tag().to_owned();
            let name = self.own(&locale, id::LANGUAGE_NAME, None).unwrap_or_else(|| tag.clone());
            Language { tag, name }
        };
        self.locales().into_iter().map(named).collect()
    }

    /// The best locale for a list of wishes, best first; the others and the default stand in for what it lacks.
    ///
    /// Any spelling will do (`pt_br`, `zh-hans`, `iw`); what is no language at all is passed over. Only the first eight
    /// wishes count.
    pub fn negotiate<S: AsRef<str>>(&self, wishes: &[S]) -> Locale {
        self.loaded.load().negotiate(wishes)
    }

    /// The locale of a person in a chat: what the person chose, else what the chat did, else what the platform tells, else
    /// the default; each with its fall-backs, and the later ones behind the earlier.
    pub fn locale_of(&self, person: Option<&str>, chat: Option<&str>, platform: &[String]) -> Locale {
        let chosen = [person, chat].into_iter().flatten();
        let wishes: Vec<&str> = chosen.chain(platform.iter().map(String::as_str)).collect();
        self.negotiate(&wishes)
    }

    /// Words a message.
    ///
    /// What `locale` lacks is taken from its fall-backs. A message that no locale has is written as its id; an argument
    /// that was not given as `{$name}`.
    pub fn write(&self, locale: &Locale, message: &Message, sink: &mut dyn Sink) {
        let loaded = self.loaded.load();
        if !resolve::write(&loaded, locale, message, sink) {
            loaded.write_unworded(message, sink);
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
        self.loaded.load().has(locale, id.as_str())
    }

    /// What the first language of `locale` itself says, without markup and without fall-backs: the message's value, or its
    /// attribute of that name.
    pub fn own(&self, locale: &Locale, id: MessageId, attribute: Option<&'static str>) -> Option<String> {
        let message = Message::new(id);
        let message = attribute.map_or(message.clone(), |name| message.attribute(name));
        let loaded = self.loaded.load();
        loaded.has_text(locale, id.as_str(), attribute).then(|| {
            let mut text = String::new();
            resolve::write(&loaded, locale, &message, &mut text);
            text
        })
    }

    /// The ids of all built-in messages.
    pub fn builtin_ids() -> &'static [MessageId] {
        id::ALL
    }

    /// What is wrong with the files that are loaded now.
    pub fn faults(&self) -> Vec<Fault> {
        self.loaded.load().faults.clone()
    }

    /// The folder that the catalogue was [loaded](Self::load) from.
    pub fn folder(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner).path().to_owned())
    }

    /// Reads the folder again; `None` if nothing in it changed, else what is wrong with it now.
    ///
    /// A file with a fault counts as it was when it had none, so that a slip takes no working text down. It reads files,
    /// and is for a thread that may wait.
    pub fn reload(&self) -> Option<Vec<Fault>> {
        let mut folder = self.folder.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let loaded = Loaded::new(folder.read()?, &self.default);
        let faults = loaded.faults.clone();
        self.loaded.store(Arc::new(loaded));
        self.changes.send_modify(|times| *times += 1);
        Some(faults)
    }

    /// Tells each time that something changed. What shows words of the catalogue for long, such as a menu, follows it.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("locales", &self.loaded.load().tags())
            .field("default", &self.default)
            .finish_non_exhaustive()
    }
}
