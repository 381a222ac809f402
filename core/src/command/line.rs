//! A typed line into values by argument name: options are `--name value` or `--name=value`, all else is the text.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::arguments::Attachment;
use super::fault::ArgumentFault;
use super::{Arg, ArgKind, CommandSpec};

/// Takes `line` apart by `spec`; values are not checked yet.
pub(super) fn split(
    spec: &CommandSpec,
    line: &str,
    attachments: &[Attachment],
) -> Result<BTreeMap<String, Json>, ArgumentFault> {
    let mut values = BTreeMap::new();
    let mut text = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, after) = first_word(rest);
        let Some(option) = option_of(word) else {
            text.push(word);
            rest = after;
            continue;
        };
        let (name, inline) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
        let arg = find(spec, name)?;
        let (value, after) = match inline {
            None if arg.kind == ArgKind::Boolean => Some(("true", after)),
            None => value_after(after),
            Some("") => None,
            // From the line again: a value in quotes may go on past the end of this word.
            Some(value) => value_after(&rest[word.len() - value.len()..]),
        }
        .ok_or_else(|| ArgumentFault::ValueMissing { name: name.to_owned() })?;
        if values.insert(arg.name.to_owned(), value.into()).is_some() {
            return Err(ArgumentFault::Twice { name: name.to_owned() });
        }
        rest = after;
    }
    place_text(spec, &text, line.trim(), &mut values);
    place_attachments(spec, attachments, &mut values);
    Ok(values)
}

/// Gives the words that no option took to the first text argument, or one by one to the arguments that have no value.
fn place_text(spec: &CommandSpec, words: &[&str], line: &str, values: &mut BTreeMap<String, Json>) {
    let free = |arg: &&Arg| !values.contains_key(arg.name);
    let first_text = spec.arguments.iter().filter(free).find(|arg| matches!(arg.kind, ArgKind::Text { .. }));
    if let Some(arg) = first_text {
        // Where nothing was taken out, line breaks and double spaces stay as they were typed.
        let whole = values.is_empty();
        let text = if whole { line.to_owned() } else { words.join(" ") };
        if !text.is_empty() {
            values.insert(arg.name.to_owned(), text.into());
        }
        return;
    }
    let takes_a_word = |arg: &&Arg| !matches!(arg.kind, ArgKind::Attachment { .. });
    let open: Vec<_> = spec.arguments.iter().filter(free).filter(takes_a_word).map(|arg| arg.name).collect();
    for (name, word) in open.into_iter().zip(words) {
        values.insert(name.to_owned(), (*word).into());
    }
}

fn place_attachments(spec: &CommandSpec, attachments: &[Attachment], values: &mut BTreeMap<String, Json>) {
    let takers = spec.arguments.iter().filter(|arg| matches!(arg.kind, ArgKind::Attachment { .. }));
    for (arg, attachment) in takers.zip(attachments) {
        if let Ok(value) = serde_json::to_value(attachment) {
            values.insert(arg.name.to_owned(), value);
        }
    }
}

/// `name` or `name=value` of an option word. Phones turn two hyphens into a dash.
fn option_of(word: &str) -> Option<&str> {
    let option = word.strip_prefix("--").or_else(|| word.strip_prefix('—')).or_else(|| word.strip_prefix('–'))?;
    option.starts_with(|first: char| first.is_ascii_alphabetic()).then_some(option)
}

fn find<'a>(spec: &'a CommandSpec, name: &str) -> Result<&'a Arg, ArgumentFault> {
    let known = spec.arguments.iter().find(|arg| arg.name.eq_ignore_ascii_case(name));
    known.ok_or_else(|| ArgumentFault::Unknown { name: name.to_owned() })
}

fn first_word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, rest.trim_start())
}

/// The value at the start of `line`, in quotes or up to the next space, and what follows it.
fn value_after(line: &str) -> Option<(&str, &str)> {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»')] {
        if let Some((value, rest)) = line.strip_prefix(open).and_then(|line| line.split_once(close)) {
            return Some((value, rest.trim_start()));
        }
    }
    let (word, rest) = first_word(line);
    (!word.is_empty() && option_of(word).is_none()).then_some((word, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::id;

    fn split_generate(line: &str) -> BTreeMap<String, Json> {
        let about = id::ARGUMENT_PROMPT;
        let spec = CommandSpec::new("generate", about)
            .arg(Arg::text("prompt", about, 1, 1000).required())
            .arg(Arg::text("style", about, 1, 100));
        split(&spec, line, &[]).unwrap()
    }

    #[test]
    fn a_text_without_options_is_left_as_it_was_typed() {
        assert_eq!(split_generate("a  red\nfox")["prompt"], "a  red\nfox");
    }

    #[test]
    fn hyphens_inside_a_text_are_no_options() {
        for text in ["a fox - red", "fox -- 7", "a well-known fox --", "-5 degrees"] {
            assert_eq!(split_generate(text)["prompt"], text);
        }
    }

    #[test]
    fn a_value_of_several_words_stands_in_quotes() {
        let values = split_generate("a fox --style \"oil on canvas\" at night");

        assert_eq!(values["style"], "oil on canvas");
        assert_eq!(values["prompt"], "a fox at night");
        assert_eq!(split_generate("a fox --style=\"oil on canvas\" at night"), values);
    }

    #[test]
    fn without_a_text_argument_words_go_in_order() {
        let about = id::ARGUMENT_PROMPT;
        let spec = CommandSpec::new("roll", about)
            .arg(Arg::integer("dice", about, 1, 9))
            .arg(Arg::integer("sides", about, 2, 99));

        let values = split(&spec, "3 20", &[]).unwrap();

        assert_eq!((&values["dice"], &values["sides"]), (&"3".into(), &"20".into()));
    }

    proptest::proptest! {
        #[test]
        fn no_line_makes_it_panic(line in ".*") {
            let spec = CommandSpec::new("generate", id::COMMAND_GENERATE)
                .arg(Arg::text("prompt", id::ARGUMENT_PROMPT, 1, 100))
                .arg(Arg::integer("seed", id::ARGUMENT_SEED, 0, 9));
            let _ = split(&spec, &line, &[]);
        }
    }
}
