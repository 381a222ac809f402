//! Options of a command: names, order, choices, ranges.

use std::collections::HashSet;

use serde_json::Value;

use super::{command, length, list, text};
use crate::discord::refusal::{Form, below};

/// Kinds of options by their number.
pub(in crate::discord) const SUBCOMMAND: u64 = 1;
const GROUP: u64 = 2;
const STRING: u64 = 3;
const INTEGER: u64 = 4;
const NUMBER: u64 = 10;

const KEYS: [&str; 15] = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "choices",
    "options",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "autocomplete",
    "name_localized",
];

/// Notes what is wrong with the options of a command, or of a subcommand at `depth`.
pub(super) fn check_all(form: &mut Form, path: &str, options: &[Value], depth: usize) {
    form.length(path, options.len(), 0, 25);
    let mut names = HashSet::new();
    let mut optional_before = false;
    let nests = |option: &Value| matches!(option["type"].as_u64(), Some(SUBCOMMAND | GROUP));
    if options.iter().any(nests) && !options.iter().all(nests) {
        let words = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        form.fault(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words);
    }
    for (index, option) in options.iter().enumerate() {
        let path = below(path, index);
        if !names.insert(text(option, "name").unwrap_or_default()) {
            let words = "Option name already exists";
            form.fault(&below(&path, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", words);
        }
        let required = option["required"] == true;
        if required && optional_before {
            let words = "Required options must be placed before non-required options";
            form.fault(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words);
        }
        optional_before |= !required;
        check(form, &path, option, depth);
    }
}

fn check(form: &mut Form, path: &str, option: &Value, depth: usize) {
    form.known_keys(path, option, &KEYS);
    command::names(form, path, option, true);
    command::descriptions(form, path, option);
    let kind = option["type"].as_u64().unwrap_or_default();
    if !(1..=11).contains(&kind) {
        let words = "Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.";
        form.fault(&below(path, "type"), "BASE_TYPE_CHOICES", words);
    }
    let has = |name: &str| option.get(name).is_some_and(|value| !value.is_null() && *value != Value::Array(Vec::new()));
    let mut only_for = |name: &str, kinds: &[u64]| {
        if has(name) && !kinds.contains(&kind) {
            let words = format_args!("{name} doesn't go with this type of option");
            form.fault(&below(path, name), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words);
        }
    };
    only_for("choices", &[STRING, INTEGER, NUMBER]);
    only_for("min_value", &[INTEGER, NUMBER]);
    only_for("max_value", &[INTEGER, NUMBER]);
    only_for("min_length", &[STRING]);
    only_for("max_length", &[STRING]);
    only_for("channel_types", &[7]);
    only_for("options", &[SUBCOMMAND, GROUP]);
    let completes = option["autocomplete"] == true;
    if completes && !matches!(kind, STRING | INTEGER | NUMBER) {
        let words = "autocomplete is for strings and numbers";
        form.fault(&below(path, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_OPTION_TYPE", words);
    }
    if completes && has("choices") {
        let words = "autocomplete and choices can't both be set";
        form.fault(path, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", words);
    }
    ranges(form, path, option);
    choices(form, path, list(option, "choices"), kind);
    if depth < 2 {
        check_all(form, &below(path, "options"), list(option, "options"), depth + 1);
    } else if has("options") {
        form.fault(&below(path, "options"), "APPLICATION_COMMAND_TOO_DEEP", "options are nested too deeply");
    }
}

fn ranges(form: &mut Form, path: &str, option: &Value) {
    for (low, high) in [("min_value", "max_value"), ("min_length", "max_length")] {
        let bound = |name: &str| option.get(name).and_then(Value::as_f64);
        if let (Some(min), Some(max)) = (bound(low), bound(high))
            && min > max
        {
            let words = format_args!("{low} must be less than or equal to {high}");
            form.fault(path, "APPLICATION_COMMAND_OPTION_MIN_MAX_INVALID", words);
        }
    }
    for name in ["min_length", "max_length"] {
        if option.get(name).and_then(Value::as_u64).is_some_and(|bound| bound > 6000) {
            form.fault(&below(path, name), "NUMBER_TYPE_MAX", "int value should be less than or equal to 6000.");
        }
    }
}

fn choices(form: &mut Form, path: &str, choices: &[Value], kind: u64) {
    form.length(&below(path, "choices"), choices.len(), 0, 25);
    let mut names = HashSet::new();
    for (index, choice) in choices.iter().enumerate() {
        let path = below(path, format_args!("choices.{index}"));
        form.known_keys(&path, choice, &["name", "name_localizations", "value", "name_localized"]);
        let name = text(choice, "name").unwrap_or_default();
        form.length(&below(&path, "name"), length(name), 1, 100);
        command::localizations(form, &path, choice, "name_localizations", |form, at, name| {
            form.length(at, length(name), 1, 100);
        });
        if !names.insert(name) {
            let words = "Option choice name already exists";
            form.fault(&below(&path, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", words);
        }
        let value = &choice["value"];
        let fits = match kind {
            STRING => value.as_str().is_some_and(|text| length(text) <= 100),
            INTEGER => value.is_i64(),
            _ => value.is_number(),
        };
        if !fits {
            form.fault(&below(&path, "value"), "BASE_TYPE_BAD_VALUE", "a choice must fit its option's type");
        }
    }
}
