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
    let languages = codes.map(|code| (code, locales::serving(catalogue, code))).collect();
    let default = catalogue.negotiate::<&str>(&[]);
    let mut words = Words { catalogue, default, languages, faults: Vec::new(), left_out: Vec::new() };
    let commands = specs.map(|spec| words.command(spec, of_guild)).collect();
    Worded { commands, faults: words.faults, left_out: words.left_out }
}

struct Words<'a> {
    catalogue: &'a Catalogue,
    default: Locale,
    /// Each code with the locales that serve it, best first.
    languages: BTreeMap<&'static str, Vec<Locale>>,
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
        for (code, serving) in &self.languages {
            let own = |locale| Some((locale, self.catalogue.own(locale, id, attribute)?));
            let Some((locale, text)) = serving.iter().find_map(own) else { continue };
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::catalogue::id;
    use refrain_core::command::{Access, Arg, Choice, Places};
    use serde_json::{Value as Json, json};

    use super::*;

    /// The built-in languages with these files before them.
    fn catalogue(files: &[(&str, &str)]) -> Catalogue {
        let folder = tempfile::tempdir().unwrap();
        for (tag, text) in files {
            std::fs::create_dir(folder.path().join(tag)).unwrap();
            std::fs::write(folder.path().join(tag).join("test.ftl"), text).unwrap();
        }
        let (catalogue, faults) = Catalogue::load(folder.path());
        assert_eq!(faults, []);
        catalogue
    }

    fn worded_with(spec: &CommandSpec, files: &[(&str, &str)]) -> Worded {
        worded([spec].into_iter(), &catalogue(files), false, false)
    }

    fn registered(spec: &CommandSpec, files: &[(&str, &str)]) -> Json {
        let Worded { commands, faults, left_out } = worded_with(spec, files);
        assert_eq!((faults, left_out), (vec![], vec![]));
        json!(commands[0])
    }

    const ABOUT: MessageId = MessageId::new("test-about");

    #[test]
    fn a_command_is_registered_for_everywhere_and_everyone_unless_its_spec_says_less() {
        let open = registered(&CommandSpec::new("ping", id::COMMAND_PING), &[]);
        let spec = CommandSpec::new("ping", id::COMMAND_PING).access(Access::Managers).places(Places::Groups);
        let closed = registered(&spec, &[]);

        assert_eq!((&open["contexts"], &open["integration_types"]), (&json!([0, 1, 2]), &json!([0, 1])));
        assert_eq!((&open["default_member_permissions"], &open["type"]), (&Json::Null, &json!(1)));
        assert_eq!((&closed["contexts"], &closed["integration_types"]), (&json!([0]), &json!([0])));
        assert_eq!(closed["default_member_permissions"], json!("32"));
    }

    #[test]
    fn each_kind_of_argument_has_its_own_with_its_bounds() {
        let styles = [Choice { value: "oil", label: ABOUT }];
        let spec = CommandSpec::new("all", ABOUT)
            .arg(Arg::text("prompt", ABOUT, 1, 900).required().suggested())
            .arg(Arg::integer("seed", ABOUT, -3, i64::MAX))
            .arg(Arg::number("strength", ABOUT, 0.5, 1.0))
            .arg(Arg::choice("style", ABOUT, styles))
            .arg(Arg::boolean("tile", ABOUT))
            .arg(Arg::attachment("image", ABOUT, 1));

        let command = registered(&spec, &[("en-US", "test-about = About")]);

        let option = |index: usize| command["options"][index].clone();
        let kinds: Vec<_> = (0..6).map(|index| option(index)["type"].clone()).collect();
        assert_eq!(json!(kinds), json!([3, 4, 10, 3, 5, 11]));
        assert_eq!((option(0)["min_length"].clone(), option(0)["max_length"].clone()), (json!(1), json!(900)));
        assert_eq!((option(0)["required"].clone(), option(0)["autocomplete"].clone()), (json!(true), json!(true)));
        assert_eq!(
            (option(1)["min_value"].clone(), option(1)["max_value"].clone()),
            (json!(-3), json!(9_007_199_254_740_991_i64))
        );
        assert_eq!((option(2)["min_value"].clone(), option(2)["max_value"].clone()), (json!(0.5), json!(1)));
        let localized = json!({"en-GB": "About", "en-US": "About"});
        assert_eq!(option(3)["choices"], json!([{"name": "About", "name_localizations": localized, "value": "oil"}]));
    }

    #[test]
    fn words_come_in_every_language_there_is_and_names_where_a_language_has_its_own() {
        let files = [
            ("en-US", "test-about = About"),
            ("es", "test-about = Sobre\n    .name = acerca"),
            ("de", "test-about = Über\n    .name = über"),
        ];
        let spec = CommandSpec::new("about", ABOUT).arg(Arg::boolean("tile", ABOUT));

        let command = registered(&spec, &files);

        let descriptions =
            json!({"de": "Über", "en-GB": "About", "en-US": "About", "es-419": "Sobre", "es-ES": "Sobre"});
        let names = json!({"de": "über", "es-419": "acerca", "es-ES": "acerca"});
        assert_eq!((&command["name"], &command["description"]), (&json!("about"), &json!("About")));
        assert_eq!((&command["description_localizations"], &command["name_localizations"]), (&descriptions, &names));
        assert_eq!(command["options"][0]["name_localizations"], names);
    }

    #[test]
    fn a_word_that_does_not_fit_in_one_language_is_left_out_there_and_told() {
        let long = format!("test-about = {}\n    .name = Zwei Worte", "x".repeat(101));

        let Worded { commands, faults, left_out } =
            worded_with(&CommandSpec::new("about", ABOUT), &[("en-US", "test-about = About"), ("de", &long)]);

        assert_eq!(faults, Vec::<String>::new());
        assert!(!commands[0].description_localizations.contains_key("de"));
        let told = left_out.join("\n");
        assert!(told.contains("/about: the description in de (message test-about) has 101 characters"), "{told}");
        assert!(told.contains(r#"/about: the name in de (message test-about.name) is "Zwei Worte""#), "{told}");
    }

    #[test]
    fn a_word_that_does_not_fit_in_the_default_language_is_a_fault() {
        let long = format!("test-about = {}", "x".repeat(101));
        let spec = CommandSpec::new("About", ABOUT);

        let faults = worded_with(&spec, &[("en-US", &long)]).faults.join("\n");

        assert!(faults.contains("/About: the name is \"About\", and must be in lower case"), "{faults}");
        assert!(
            faults.contains("/About: the description in en-US (message test-about) has 101 characters"),
            "{faults}"
        );
    }

    #[test]
    fn two_arguments_never_have_one_name_in_a_language() {
        let spec = CommandSpec::new("about", ABOUT).arg(Arg::boolean("a", ABOUT)).arg(Arg::boolean("b", ABOUT));

        let Worded { commands, left_out, .. } =
            worded_with(&spec, &[("en-US", "test-about = About"), ("de", "test-about = Über\n    .name = wort")]);

        assert_eq!(commands[0].options[0].name_localizations["de"], "wort");
        assert!(commands[0].options[1].name_localizations.is_empty());
        assert!(left_out[0].contains("/about b: the name \"wort\" in de stands for two arguments"), "{left_out:?}");
    }

    #[test]
    fn more_words_than_a_command_holds_are_a_fault() {
        let values: Vec<&'static str> = (0..25).map(|n| &*format!("{n:0>100}").leak()).collect();
        let choices: Vec<_> = values.iter().map(|value| Choice { value, label: ABOUT }).collect();
        let spec = ["a", "b", "c", "d"]
            .into_iter()
            .fold(CommandSpec::new("about", ABOUT), |spec, name| spec.arg(Arg::choice(name, ABOUT, choices.clone())));

        let faults = worded_with(&spec, &[("en-US", "test-about = About")]).faults;

        assert!(faults[0].contains("characters in all"), "{faults:?}");
    }

    #[test]
    fn the_bots_own_words_fit() {
        let spec = CommandSpec::new("ping", id::COMMAND_PING);

        registered(&spec, &[]);
    }
}
