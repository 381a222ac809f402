//! From what was typed or chosen to a command's typed arguments.

use std::collections::BTreeMap;
use std::num::IntErrorKind;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::fault::ArgumentFault;
use super::{Arg, ArgKind, CommandSpec, line};

/// The raw arguments as a platform gives them.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A typed line, such as `a red fox --seed 42`, and the files that came with it.
    Line {
        /// All that stands after the command.
        text: String,
        /// The files, in order; they fill the attachment arguments in order.
        attachments: Vec<Attachment>,
    },
    /// Values by argument name, as a form or a slash command gives them.
    Named(BTreeMap<String, Json>),
}

impl Input {
    /// A typed line without files.
    pub fn line(text: impl Into<String>) -> Self {
        Self::Line { text: text.into(), attachments: Vec::new() }
    }
}

/// A file that a person sent along, not yet downloaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The platform's own id or address of the file.
    pub id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Its media type, if the platform tells it.
    pub mime: Option<String>,
    /// Its size in bytes.
    pub size: u64,
}

/// What may be typed for a yes or a no, in the person's language.
#[derive(Debug, Clone, Default)]
pub(super) struct BooleanWords {
    /// Lowercase words for yes, separated by spaces.
    pub(super) yes: String,
    /// Lowercase words for no, separated by spaces.
    pub(super) no: String,
}

/// Checks `input` by `spec` and types it.
pub(super) fn typed<T: DeserializeOwned>(
    spec: &CommandSpec,
    input: &Input,
    words: &BooleanWords,
) -> Result<T, ArgumentFault> {
    let mut given = match input {
        Input::Line { text, attachments } => line::split(spec, text, attachments)?,
        Input::Named(values) => values.clone(),
    };
    let mut checked = Map::new();
    for arg in &spec.arguments {
        let value = match given.remove(arg.name) {
            Some(value) if !value.is_null() => check(arg, value, words)?,
            _ if arg.required => return Err(ArgumentFault::Missing),
            _ => arg.default.clone(),
        };
        checked.insert(arg.name.to_owned(), value);
    }
    if let Some(name) = given.into_keys().next() {
        return Err(ArgumentFault::Unknown { name });
    }
    // `()` is what a command without arguments takes, and serde reads it from null only.
    let value = if spec.arguments.is_empty() { Json::Null } else { Json::Object(checked) };
    serde_json::from_value(value).map_err(|error| {
        tracing::error!(command = spec.name, %error, "the arguments' type does not fit the command's spec");
        ArgumentFault::Missing
    })
}

fn check(arg: &Arg, value: Json, words: &BooleanWords) -> Result<Json, ArgumentFault> {
    let name = arg.name.to_owned();
    match &arg.kind {
        ArgKind::Text { min, max } => {
            let text = as_text(&value);
            let text = text.trim();
            match text.chars().count() {
                0 if arg.required => Err(ArgumentFault::Missing),
                length if length < *min => Err(ArgumentFault::TooShort { name, min: *min }),
                length if length > *max => Err(ArgumentFault::TooLong { name, max: *max, length }),
                _ => Ok(text.into()),
            }
        }
        ArgKind::Integer { min, max } => {
            let text = as_text(&value);
            match text.trim().parse::<i64>() {
                Ok(number) if (*min..=*max).contains(&number) => Ok(number.into()),
                Err(error) if !matches!(error.kind(), IntErrorKind::PosOverflow | IntErrorKind::NegOverflow) => {
                    Err(ArgumentFault::NotANumber { name, given: text })
                }
                Ok(_) | Err(_) => Err(ArgumentFault::OutOfRange { name, min: min.to_string(), max: max.to_string() }),
            }
        }
        ArgKind::Number { min, max } => {
            let text = as_text(&value);
            let number: f64 = match text.trim().replace(',', ".").parse() {
                Ok(number) if f64::is_finite(number) => number,
                _ => return Err(ArgumentFault::NotANumber { name, given: text }),
            };
            if (*min..=*max).contains(&number) {
                Ok(number.into())
            } else {
                Err(ArgumentFault::OutOfRange { name, min: min.to_string(), max: max.to_string() })
            }
        }
        ArgKind::Choice(choices) => {
            let text = as_text(&value);
            let chosen = choices.iter().find(|choice| choice.value.eq_ignore_ascii_case(text.trim()));
            if let Some(choice) = chosen {
                Ok(choice.value.into())
            } else {
                let choices = choices.iter().map(|choice| choice.value).collect::<Vec<_>>().join(", ");
                Err(ArgumentFault::NotAChoice { name, choices })
            }
        }
        ArgKind::Boolean => {
            let word = as_text(&value).trim().to_lowercase();
            let says = |words: &str| words.split_whitespace().any(|known| known == word);
            match word.as_str() {
                "true" => Ok(true.into()),
                "false" => Ok(false.into()),
                _ if says(&words.yes) => Ok(true.into()),
                _ if says(&words.no) => Ok(false.into()),
                _ => Err(ArgumentFault::NotABoolean { name }),
            }
        }
        ArgKind::Attachment { max_bytes } => {
            let attachment: Attachment = serde_json::from_value(value.clone())
                .map_err(|_| ArgumentFault::NoAttachment { name: name.clone() })?;
            if attachment.size > *max_bytes {
                return Err(ArgumentFault::AttachmentTooLarge { name, max_mib: max_bytes >> 20 });
            }
            Ok(value)
        }
    }
}

fn as_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::id;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Args {
        prompt: String,
        seed: Option<u32>,
        steps: i64,
        strength: Option<f64>,
        style: Option<String>,
        tile: Option<bool>,
        image: Option<Attachment>,
    }

    fn spec() -> CommandSpec {
        use super::super::{Arg, Choice};
        let about = id::ARGUMENT_PROMPT;
        let styles = [Choice { value: "oil", label: about }, Choice { value: "ink", label: about }];
        CommandSpec::new("generate", about)
            .arg(Arg::text("prompt", about, 3, 20).required())
            .arg(Arg::integer("seed", about, 0, i64::from(u32::MAX)))
            .arg(Arg::integer("steps", about, 1, 50).default(20))
            .arg(Arg::number("strength", about, 0.0, 1.0))
            .arg(Arg::choice("style", about, styles))
            .arg(Arg::boolean("tile", about))
            .arg(Arg::attachment("image", about, 1 << 20))
    }

    fn parse(line: &str) -> Result<Args, ArgumentFault> {
        let words = BooleanWords { yes: "yes ja".into(), no: "no nein".into() };
        typed(&spec(), &Input::line(line), &words)
    }

    fn fox() -> Args {
        let prompt = "a red fox".to_owned();
        Args { prompt, seed: None, steps: 20, strength: None, style: None, tile: None, image: None }
    }

    #[test]
    fn words_become_the_text_and_defaults_stand_in() {
        assert_eq!(parse("a red fox"), Ok(fox()));
        assert_eq!(parse("  a red fox\n"), Ok(fox()));
    }

    #[test]
    fn options_may_stand_anywhere_in_the_line() {
        let wanted = Args { seed: Some(42), style: Some("oil".into()), tile: Some(true), ..fox() };

        assert_eq!(parse("a red fox --seed 42 --style OIL --tile"), Ok(wanted));
        assert_eq!(parse("--seed=42 a red fox").unwrap().seed, Some(42));
        assert_eq!(parse("a red fox —seed 42").unwrap().seed, Some(42), "phones turn -- into a dash");
    }

    #[test]
    fn each_misfit_says_what_does_not_fit() {
        use ArgumentFault as F;
        let name = |name: &str| name.to_owned();

        assert_eq!(parse(""), Err(F::Missing));
        assert_eq!(parse("ab"), Err(F::TooShort { name: name("prompt"), min: 3 }));
        assert_eq!(parse("a fox that is far too long"), Err(F::TooLong { name: name("prompt"), max: 20, length: 26 }));
        assert_eq!(parse("a fox --seed x"), Err(F::NotANumber { name: name("seed"), given: name("x") }));
        assert_eq!(
            parse("a fox --steps 99"),
            Err(F::OutOfRange { name: name("steps"), min: name("1"), max: name("50") })
        );
        assert_eq!(
            parse("a fox --seed 99999999999999999999"),
            Err(F::OutOfRange { name: name("seed"), min: name("0"), max: u32::MAX.to_string() })
        );
        assert_eq!(parse("a fox --strength NaN"), Err(F::NotANumber { name: name("strength"), given: name("NaN") }));
        assert_eq!(parse("a fox --style wax"), Err(F::NotAChoice { name: name("style"), choices: name("oil, ink") }));
        assert_eq!(parse("a fox --tile=perhaps"), Err(F::NotABoolean { name: name("tile") }));
        assert_eq!(parse("a fox --ar 16:9"), Err(F::Unknown { name: name("ar") }));
        assert_eq!(parse("a fox --seed"), Err(F::ValueMissing { name: name("seed") }));
        assert_eq!(parse("a fox --seed= --tile"), Err(F::ValueMissing { name: name("seed") }));
        assert_eq!(parse("a fox --seed 1 --seed 2"), Err(F::Twice { name: name("seed") }));
    }

    #[test]
    fn a_yes_is_understood_in_the_persons_language() {
        assert_eq!(parse("a fox --tile=ja").unwrap().tile, Some(true));
        assert_eq!(parse("a fox --tile=nein").unwrap().tile, Some(false));
    }

    #[test]
    fn a_file_fills_the_attachment_unless_it_is_too_large() {
        let file = |size| Attachment { id: "file".into(), name: None, mime: None, size };
        let parse = |size| {
            let input = Input::Line { text: "a red fox".into(), attachments: vec![file(size)] };
            typed::<Args>(&spec(), &input, &BooleanWords::default())
        };

        assert_eq!(parse(5).unwrap().image, Some(file(5)));
        assert_eq!(parse(2 << 20), Err(ArgumentFault::AttachmentTooLarge { name: "image".into(), max_mib: 1 }));
    }

    #[test]
    fn named_values_pass_the_same_checks() {
        let named = |values: [(&str, Json); 2]| {
            let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            typed::<Args>(&spec(), &Input::Named(values), &BooleanWords::default())
        };

        assert_eq!(named([("prompt", "a red fox".into()), ("seed", 42.into())]), Ok(Args { seed: Some(42), ..fox() }));
        assert_eq!(
            named([("prompt", "a red fox".into()), ("steps", 99.into())]),
            Err(ArgumentFault::OutOfRange { name: "steps".into(), min: "1".into(), max: "50".into() })
        );
    }

    #[test]
    fn a_command_without_arguments_takes_none() {
        let spec = CommandSpec::new("ping", id::COMMAND_PING);

        assert_eq!(typed::<()>(&spec, &Input::line(""), &BooleanWords::default()), Ok(()));
        assert_eq!(typed::<()>(&spec, &Input::line("whatever follows"), &BooleanWords::default()), Ok(()));
    }
}
