//! A command as Discord registers it: made of its spec, or read back. Two that are equal need no writing.

use std::collections::BTreeMap;

use refrain_core::command::{Access, ArgKind, CommandSpec, Places};
use serde::{Deserialize, Deserializer, Serialize};

/// Names and values by Discord's locale codes.
pub(crate) type Localizations = BTreeMap<String, String>;

/// Discord's bound for whole and decimal numbers.
const LARGEST_NUMBER: f64 = 9_007_199_254_740_991.0;
/// The longest text an argument takes.
const LONGEST_TEXT: usize = 6000;
/// *Manage Server*, whose bit is 1 << 5.
const MANAGERS: &str = "32";

/// A slash command. Discord fills in and leaves out by its own rules; reading evens that out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Registration {
    #[serde(rename = "type", deserialize_with = "some")]
    pub(crate) kind: u8,
    pub(crate) name: String,
    #[serde(deserialize_with = "some")]
    pub(crate) name_localizations: Localizations,
    #[serde(deserialize_with = "some")]
    pub(crate) description: String,
    #[serde(deserialize_with = "some")]
    pub(crate) description_localizations: Localizations,
    #[serde(deserialize_with = "some")]
    pub(crate) options: Vec<Parameter>,
    pub(crate) default_member_permissions: Option<String>,
    /// Left out for a guild's own commands, which know none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) contexts: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integration_types: Option<Vec<u8>>,
    #[serde(deserialize_with = "some")]
    pub(crate) nsfw: bool,
}

/// One option of a command.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Parameter {
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    pub(crate) name: String,
    #[serde(deserialize_with = "some")]
    pub(crate) name_localizations: Localizations,
    #[serde(deserialize_with = "some")]
    pub(crate) description: String,
    #[serde(deserialize_with = "some")]
    pub(crate) description_localizations: Localizations,
    #[serde(deserialize_with = "some")]
    pub(crate) required: bool,
    #[serde(deserialize_with = "some", skip_serializing_if = "Vec::is_empty")]
    pub(crate) choices: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_value: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_value: Option<Bound>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<usize>,
    #[serde(deserialize_with = "some", skip_serializing_if = "is_false")]
    pub(crate) autocomplete: bool,
}

/// A value to choose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Value {
    pub(crate) name: String,
    #[serde(deserialize_with = "some")]
    pub(crate) name_localizations: Localizations,
    pub(crate) value: serde_json::Value,
}

/// The end of a range; `3` and `3.0` are the same.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Bound(f64);

impl Bound {
    fn of(number: f64) -> Self {
        Self(number.clamp(-LARGEST_NUMBER, LARGEST_NUMBER))
    }
}

impl Serialize for Bound {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Discord takes no fraction in the range of whole numbers, not even `.0`.
        if self.0.fract() == 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and within 53 bits")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Discord's numbers for kinds of commands and options.
pub(crate) const CHAT_INPUT: u8 = 1;
const TEXT: u8 = 3;
const INTEGER: u8 = 4;
const BOOLEAN: u8 = 5;
const NUMBER: u8 = 10;
const ATTACHMENT: u8 = 11;

impl Registration {
    /// The command of `spec` without any words. `of_guild`: as a guild's own command.
    pub(crate) fn wordless(spec: &CommandSpec, of_guild: bool) -> Self {
        // Servers, direct messages with the bot, those of others; installed by a server or a person.
        let (contexts, installs) = match spec.places {
            Places::Everywhere => (vec![0, 1, 2], vec![0, 1]),
            Places::Groups => (vec![0], vec![0]),
        };
        let managers = match spec.access {
            Access::Managers => Some(MANAGERS.to_owned()),
            Access::Everyone | Access::Premium => None,
        };
        Self {
            kind: CHAT_INPUT,
            name: spec.name.to_owned(),
            options: spec.arguments.iter().map(Parameter::wordless).collect(),
            default_member_permissions: managers,
            contexts: (!of_guild).then_some(contexts),
            integration_types: (!of_guild).then_some(installs),
            ..Self::default()
        }
    }

    /// The same as Discord would give it back, whatever the order it keeps lists in.
    pub(crate) fn normalised(mut self, of_guild: bool) -> Self {
        if of_guild {
            (self.contexts, self.integration_types) = (None, None);
        }
        for places in [&mut self.contexts, &mut self.integration_types].into_iter().flatten() {
            places.sort_unstable();
        }
        self
    }

    /// The characters that count for Discord's bound: of each text the longest of its languages.
    pub(crate) fn characters(&self) -> usize {
        let options = self.options.iter().map(|option| {
            let choices = option.choices.iter().map(|choice| {
                let value = choice.value.as_str().map_or(0, |value| value.chars().count());
                longest(&choice.name, &choice.name_localizations) + value
            });
            longest(&option.name, &option.name_localizations)
                + longest(&option.description, &option.description_localizations)
                + choices.sum::<usize>()
        });
        longest(&self.name, &self.name_localizations)
            + longest(&self.description, &self.description_localizations)
            + options.sum::<usize>()
    }
}

impl Parameter {
    fn wordless(arg: &refrain_core::command::Arg) -> Self {
        let mut option = Self { name: arg.name.to_owned(), required: arg.required, ..Self::default() };
        match &arg.kind {
            ArgKind::Text { min, max } => {
                option.kind = TEXT;
                option.min_length = (*min > 0).then_some((*min).min(LONGEST_TEXT));
                option.max_length = Some((*max).clamp(1, LONGEST_TEXT));
                option.autocomplete = arg.suggested;
            }
            ArgKind::Integer { min, max } => {
                option.kind = INTEGER;
                #[expect(clippy::cast_precision_loss, reason = "what is lost is beyond Discord's bound")]
                let bounds = (Bound::of(*min as f64), Bound::of(*max as f64));
                (option.min_value, option.max_value) = (Some(bounds.0), Some(bounds.1));
            }
            ArgKind::Number { min, max } => {
                option.kind = NUMBER;
                (option.min_value, option.max_value) = (Some(Bound::of(*min)), Some(Bound::of(*max)));
            }
            ArgKind::Choice(choices) => {
                option.kind = TEXT;
                let value =
                    |choice: &refrain_core::command::Choice| Value { value: choice.value.into(), ..Value::default() };
                option.choices = choices.iter().map(value).collect();
            }
            ArgKind::Boolean => option.kind = BOOLEAN,
            ArgKind::Attachment { .. } => option.kind = ATTACHMENT,
        }
        option
    }
}

fn longest(text: &str, localizations: &Localizations) -> usize {
    let all = localizations.values().map(String::as_str).chain([text]);
    all.map(|text| text.chars().count()).max().unwrap_or_default()
}

/// A default for `null` as well.
fn some<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_false(value: &bool) -> bool {
    !*value
}
