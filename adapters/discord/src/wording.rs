//! Gives a command its words in every language that Discord knows and the catalogue has, and checks them.
//!
//! Discord refuses a whole command for one word that does not fit, so each is looked at before. What does not fit in the
//! default language is a fault; in another language that word is left out and reported, and the default stands in.
//!
//! A description is a message; its attribute `.name` is the localized name of the command or argument. A choice is a
//! message.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use refrain_core::catalogue::{Catalogue, Locale, Message, MessageId};
use refrain_core::command::{ArgKind, CommandSpec};
use regex::Regex;

use crate::locales;
use crate::registration::{Localizations, Registration};

/// <https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming>
static NAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$").ok());
/// Characters of a description and of a choice.
const DESCRIPTION: usize = 100;
const CHARACTERS: usize = 8000;
const OPTIONS: usize = 25;
const CHOICES: usize = 25;
/// The attribute of a description that holds the name.
const NAME_ATTRIBUTE: &str = "name";

/// The commands with their words, and everything that does not fit.
#[derive(Debug, Default)]
pub(crate) struct Worded {
    pub(crate) commands: Vec<Registration>,
    /// What Discord would refuse.
    pub(crate) faults: Vec<String>,
    /// What is left out.
    pub(crate) left_out: Vec<String>,
}

/// Words `specs`; `unlisted` publishes in those languages too that Discord's documentation does not list.
pub(crate) fn worded<'a>(
    specs: impl Iterator<Item = &'a CommandSpec>,
    catalogue: &Catalogue,
    of_guild: bool,
    unlisted: bool,
) -> Worded {
    let codes = locales::LISTED.into_iter().chain(locales::UNLISTED.into_iter().filter(|_| unlisted));
    let languages = codes.filter_map(|code| Some((code, locales::serving(catalogue, code)?))).collect();
    let default = catalogue.negotiate::<&str>(&[]);
    let mut words = Words { catalogue, default, languages, faults: Vec::new(), left_out: Vec::new() };
    let commands = specs.map(|spec| words.command(spec, of_guild)).collect();
    Worded { commands, faults: words.faults, left_out: words.left_out }
}

struct Words<'a> {
    catalogue: &'a Catalogue,
    default: Locale,
    /// Each code with the language that serves it.
    languages: BTreeMap<&'static str, Locale>,
    faults: Vec<String>,
    left_out: Vec<String>,
}

/// What a text is for.
#[derive(Clone, Copy)]
enum Use {
    Name,
    Description,
    Choice,
}

impl Words<'_> {
    fn command(&mut self, spec: &CommandSpec, of_guild: bool) -> Registration {
        let mut command = Registration::wordless(spec, of_guild);
        let about = format!("/{}", spec.name);
        if let Some(wrong) = misfit(Use::Name, spec.name) {
            self.faults.push(format!("{about}: the name {wrong}"));
        }
        if spec.arguments.len() > OPTIONS {
            self.faults.push(format!("{about}: {} arguments, and Discord takes {OPTIONS}", spec.arguments.len()));
        }
        command.name_localizations = self.names(&about, spec.description);
        (command.description, command.description_localizations) =
            self.texts(&about, Use::Description, spec.description);

        let mut taken = HashSet::new();
        for (option, arg) in command.options.iter_mut().zip(&spec.arguments) {
            let about = format!("/{} {}", spec.name, arg.name);
            if let Some(wrong) = misfit(Use::Name, arg.name) {
                self.faults.push(format!("{about}: the name {wrong}"));
            }
            (option.description, option.description_localizations) =
                self.texts(&about, Use::Description, arg.description);
            option.name_localizations = self.names(&about, arg.description);
            // Names differ within a command in each language; where a language has none of its own, by the default ones.
            option.name_localizations.retain(|code, name| {
                let others = spec.arguments.iter().filter(|other| other.name != arg.name);
                let free = others.clone().all(|other| other.name != name) && taken.insert((code.clone(), name.clone()));
                if !free {
                    self.left_out.push(format!("{about}: the name {name:?} in {code} stands for two arguments"));
                }
                free
            });
            let ArgKind::Choice(choices) = &arg.kind else { continue };
            if choices.len() > CHOICES {
                self.faults.push(format!("{about}: {} choices, and Discord takes {CHOICES}", choices.len()));
            }
            for (value, choice) in option.choices.iter_mut().zip(choices) {
                let about = format!("{about} {}", choice.value);
                (value.name, value.name_localizations) = self.texts(&about, Use::Choice, choice.label);
            }
        }
        if command.characters() > CHARACTERS {
            let characters = command.characters();
            self.faults.push(format!("{about}: {characters} characters in all, and Discord takes {CHARACTERS}"));
        }
        command
    }

    /// A text in the default language, and in every other that has it.
    fn texts(&mut self, about: &str, what: Use, id: MessageId) -> (String, Localizations) {
        let text = self.catalogue.plain(&self.default, &Message::new(id));
        if let Some(wrong) = misfit(what, &text) {
            self.faults.push(format!("{about}: {} in {} (message {id}) {wrong}", what.name(), self.default));
        }
        (text, self.localized(about, what, id, None))
    }

    fn names(&mut self, about: &str, id: MessageId) -> Localizations {
        self.localized(about, Use::Name, id, Some(NAME_ATTRIBUTE))
    }

    fn localized(&mut self, about: &str, what: Use, id: MessageId, attribute: Option<&'static str>) -> Localizations {
        let mut texts = Localizations::new();
        for (code, locale) in &self.languages {
            let Some(text) = self.catalogue.own(locale, id, attribute) else { continue };
            match misfit(what, &text) {
                None => drop(texts.insert((*code).to_owned(), text)),
                Some(wrong) => {
                    let message = attribute.map_or_else(|| id.to_string(), |attribute| format!("{id}.{attribute}"));
                    let fault = format!("{about}: {} in {locale} (message {message}) {wrong}", what.name());
                    if !self.left_out.contains(&fault) {
                        self.left_out.push(fault);
                    }
                }
            }
        }
        texts
    }
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Name => "the name",
            Self::Description => "the description",
            Self::Choice => "the choice",
        }
    }
}

/// What keeps `text` from being that to Discord.
fn misfit(what: Use, text: &str) -> Option<String> {
    match what {
        Use::Name if NAME.as_ref().is_some_and(|name| !name.is_match(text)) => {
            Some(format!("is {text:?}, and must be 1 to 32 letters, digits, -, _ or '"))
        }
        Use::Name if text.to_lowercase() != text => Some(format!("is {text:?}, and must be in lower case")),
        Use::Name => None,
        Use::Description | Use::Choice => {
            let length = text.chars().count();
            let fits = (1..=DESCRIPTION).contains(&length);
            (!fits).then(|| format!("has {length} characters, and must have 1 to {DESCRIPTION}"))
        }
    }
}
