//! What bodies must be, whatever Discord's description says of them: lengths, counts, names, unknown keys.
//!
//! Numbers: <https://discord.com/developers/docs/resources/message>,
//! <https://discord.com/developers/docs/interactions/application-commands>,
//! <https://discord.com/developers/docs/components/reference>. Lengths are counted in Unicode characters.

pub(super) mod command;
pub(super) mod components;
pub(super) mod embeds;
pub(super) mod mentions;
pub(super) mod message;
mod option;

use serde_json::Value;

use super::refusal::Form;

/// Length as Discord counts it.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// A list, empty where it is left out or null.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text, `None` where it is left out or null.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// Notes a text that is longer than it may be.
pub(super) fn max(form: &mut Form, path: &str, text: Option<&str>, max: usize) {
    form.length(path, text.map_or(0, length), 0, max);
}

/// A snowflake, which Discord takes as text and, at times, as a number.
pub(super) fn snowflake(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}
