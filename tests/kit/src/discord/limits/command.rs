//! A command as the bot wants to register it.

use serde_json::Value;

use super::{length, list, option, text};
use crate::discord::refusal::{Form, Refusal, below};

const KEYS: [&str; 13] = [
    "id",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "nsfw",
    "type",
    "handler",
];

/// The languages that Discord's clients have.
/// Source: <https://discord.com/developers/docs/reference#locales>.
pub(in crate::discord) const LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

/// Most characters of a command's names, descriptions and values together, per language.
const MAX_SIZE: usize = 8000;

/// Notes what is wrong with a command; a `partial` one may lack what it doesn't change.
pub(in crate::discord) fn check(form: &mut Form, path: &str, command: &Value, partial: bool) {
    if !command.is_object() {
        form.fault(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return;
    }
    form.known_keys(path, command, &KEYS);
    let kind = command.get("type").and_then(Value::as_u64).unwrap_or(1);
    if !(1..=4).contains(&kind) {
        form.fault(&below(path, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4}.");
    }
    if !partial || command.get("name").is_some() {
        names(form, path, command, kind == 1);
    }
    if kind == 1 && (!partial || command.get("description").is_some()) {
        descriptions(form, path, command);
    } else if kind != 1 && text(command, "description").is_some_and(|words| !words.is_empty()) {
        let words = "Context menu commands cannot have description";
        form.fault(&below(path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", words);
    }
    option::check_all(form, &below(path, "options"), list(command, "options"), 0);
    for (name, most) in [("contexts", 2), ("integration_types", 1)] {
        for (index, value) in list(command, name).iter().enumerate() {
            if value.as_u64().is_none_or(|value| value > most) {
                let at = below(path, format_args!("{name}.{index}"));
                form.fault(&at, "BASE_TYPE_CHOICES", format_args!("Value must be from 0 to {most}."));
            }
        }
    }
    let permissions = &command["default_member_permissions"];
    if !permissions.is_null()
        && permissions.as_str().is_none_or(|bits| bits.parse::<u64>().is_err())
        && !permissions.is_u64()
    {
        form.fault(&below(path, "default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
    }
    let size = size(command);
    if size > MAX_SIZE {
        let words = format_args!("Command exceeds maximum size ({MAX_SIZE}): it has {size}");
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", words);
    }
}

/// Refuses two commands of one name and type.
pub(in crate::discord) fn check_unique(commands: &[Value]) -> Result<(), Refusal> {
    let key = |command: &Value| (command["name"].clone(), command.get("type").and_then(Value::as_u64).unwrap_or(1));
    for (index, command) in commands.iter().enumerate() {
        if commands.iter().take(index).any(|other| key(other) == key(command)) {
            let words = "Application command names must be unique";
            return Err(Refusal::form(&index.to_string(), "APPLICATION_COMMANDS_DUPLICATE_NAME", words));
        }
    }
    Ok(())
}

/// The name of a command or option in every language.
pub(super) fn names(form: &mut Form, path: &str, of: &Value, strict: bool) {
    let one = |form: &mut Form, at: &str, name: &str| {
        form.length(at, length(name), 1, 32);
        if strict && !is_name(name) {
            let words = "Command name is invalid";
            form.fault(at, "APPLICATION_COMMAND_INVALID_NAME", words);
        }
    };
    match text(of, "name") {
        None => form.required(&below(path, "name")),
        Some(name) => one(form, &below(path, "name"), name),
    }
    localizations(form, path, of, "name_localizations", one);
}

/// The description of a command or option in every language.
pub(super) fn descriptions(form: &mut Form, path: &str, of: &Value) {
    let one = |form: &mut Form, at: &str, words: &str| form.length(at, length(words), 1, 100);
    match text(of, "description") {
        None => form.required(&below(path, "description")),
        Some(words) => one(form, &below(path, "description"), words),
    }
    localizations(form, path, of, "description_localizations", one);
}

/// Checks the languages of `of[name]`, and each text with `one`.
pub(super) fn localizations(form: &mut Form, path: &str, of: &Value, name: &str, one: impl Fn(&mut Form, &str, &str)) {
    for (locale, words) in of.get(name).and_then(Value::as_object).into_iter().flatten() {
        let at = below(path, format_args!("{name}.{locale}"));
        if !LOCALES.contains(&locale.as_str()) {
            form.fault(&at, "BASE_TYPE_CHOICES", format_args!("Value must be one of {LOCALES:?}."));
        }
        match words.as_str() {
            Some(words) => one(form, &at, words),
            None => form.required(&at),
        }
    }
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where there is one.
fn is_name(name: &str) -> bool {
    let is_of_script =
        |letter: char| matches!(letter, '\u{900}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' | '\u{e01}'..='\u{e5b}');
    let fits = |letter: char| {
        let known = letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'') || is_of_script(letter);
        known && letter.to_lowercase().eq(std::iter::once(letter))
    };
    name.chars().all(fits)
}

/// Characters that count towards [`MAX_SIZE`]: of every text the longest language.
fn size(of: &Value) -> usize {
    let longest = |name: &str, localized: &str| {
        let own = text(of, name).map_or(0, length);
        let others = of.get(localized).and_then(Value::as_object).into_iter().flatten();
        others.filter_map(|(_, words)| words.as_str()).map(length).fold(own, usize::max)
    };
    let choice = |choice: &Value| size(choice) + text(choice, "value").map_or(0, length);
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + list(of, "options").iter().map(size).sum::<usize>()
        + list(of, "choices").iter().map(choice).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_in_lower_case_and_of_letters_of_any_script() {
        for good in ["ping", "générer", "画像", "रंग", "ภาพ", "a-b_c'd", "7"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["Ping", "a b", "ping!", "É", "/ping", "🦊"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
