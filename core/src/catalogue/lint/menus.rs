//! What stands in the menus of the platforms, and what those take.

use std::collections::BTreeSet;

use icu_properties::props::{EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup, Script};

use super::finding::{Finding, Level};
use super::{Locale, Menu};
use crate::catalogue::{Catalogue, Message, MessageId, Sink, Tag};

/// Discord: <https://discord.com/developers/docs/interactions/application-commands#create-global-application-command>,
/// descriptions and choices 1–100 characters, all of a command 8,000. Telegram takes 256, so that Discord's limit counts.
const LINE: usize = 100;
const COMMAND: usize = 8_000;
/// Telegram: <https://core.telegram.org/bots/api#setmyname> and its neighbours.
const PROFILE: [(&str, usize); 3] = [("bot-name", 64), ("bot-description", 512), ("bot-short-description", 120)];

pub(super) fn check(locale: &Locale<'_>, catalogue: &Catalogue, menus: &[Menu], findings: &mut Vec<Finding>) {
    for menu in menus {
        let mut whole = menu.name.chars().count();
        let mut names = BTreeSet::new();
        for id in &menu.lines {
            whole += line(locale, catalogue, *id, findings).unwrap_or_default();
            let name = name(locale, catalogue, *id).filter(|name| !names.insert(name.clone()));
            if let Some(name) = name {
                let what = format!("another argument of /{} is called {name:?} as well", menu.name);
                findings.extend(at(locale, id.as_str(), "menu-name", what));
            }
        }
        if whole > COMMAND {
            let what = format!("the texts of /{} have {whole} characters together; Discord takes {COMMAND}", menu.name);
            findings.extend(menu.lines.first().and_then(|id| at(locale, id.as_str(), "menu-length", what)));
        }
    }
    for (id, most) in PROFILE {
        let text = words(locale, catalogue, MessageId::new(id));
        if let Some(length) = text.map(|text| text.chars().count()).filter(|length| *length > most) {
            let what = format!("{id} has {length} characters; Telegram takes {most}");
            findings.extend(at(locale, id, "menu-length", what));
        }
    }
}

/// Checks one line of a menu; gives its length.
fn line(locale: &Locale<'_>, catalogue: &Catalogue, id: MessageId, findings: &mut Vec<Finding>) -> Option<usize> {
    let text = words(locale, catalogue, id)?;
    let length = text.chars().count();
    if !(1..=LINE).contains(&length) {
        let what = format!("{id} has {length} characters; a line of a menu has 1 to {LINE}");
        findings.extend(at(locale, id.as_str(), "menu-length", what));
    }
    if text.contains('\n') || has_markup(locale, catalogue, id) {
        let what = format!("{id} stands in menus, which take neither markup nor line breaks");
        findings.extend(at(locale, id.as_str(), "menu-markup", what));
    }
    if let Some(name) = name(locale, catalogue, id).filter(|name| !is_name(name)) {
        let what = format!("{name:?} can't be a name in menus: 1 to 32 lower-case letters, digits, - and _");
        findings.extend(at(locale, id.as_str(), "menu-name", what));
    }
    Some(length)
}

/// What the locale itself says, if it does.
fn words(locale: &Locale<'_>, catalogue: &Catalogue, id: MessageId) -> Option<String> {
    catalogue.own(&locale.negotiated(catalogue), id, None)
}

/// The name that it gives a command or an argument, if it does.
fn name(locale: &Locale<'_>, catalogue: &Catalogue, id: MessageId) -> Option<String> {
    catalogue.own(&locale.negotiated(catalogue), id, Some("name"))
}

/// Discord's `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case.
fn is_name(name: &str) -> bool {
    let alphanumeric = GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Number);
    let taken = |c: char| {
        matches!(c, '-' | '_' | '\'')
            || matches!(Script::for_char(c), Script::Devanagari | Script::Thai)
            || alphanumeric.contains(GeneralCategory::for_char(c)) && c.to_lowercase().eq([c])
    };
    (1..=32).contains(&name.chars().count()) && name.chars().all(taken)
}

fn has_markup(locale: &Locale<'_>, catalogue: &Catalogue, id: MessageId) -> bool {
    #[derive(Default)]
    struct Tags(usize);

    impl Sink for Tags {
        fn literal(&mut self, _: &str) {}
        fn argument(&mut self, _: &str) {}
        fn open(&mut self, _: Tag<'_>) {
            self.0 += 1;
        }
        fn close(&mut self, _: Tag<'_>) {}
    }

    let mut tags = Tags::default();
    catalogue.write(&locale.negotiated(catalogue), &Message::new(id), &mut tags);
    tags.0 > 0
}

/// An error at the entry of that name, if a file that is reported on has it.
fn at(locale: &Locale<'_>, name: &str, code: &'static str, what: String) -> Option<Finding> {
    let (document, entry) = locale.reported.iter().find_map(|document| {
        let entry = document.entries.iter().find(|entry| entry.name == name)?;
        Some((document, entry))
    })?;
    Some(Finding::at(Level::Error, code, document.source, entry.id, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_letters_digits_and_marks_of_two_scripts() {
        for name in ["größe_1", "l'image", "छवि", "รูปภาพ", "صورة", "画像", "2²", &"x".repeat(32)]
        {
            assert!(is_name(name), "{name}");
        }
        // The vowel of the last is a mark, which Discord takes of Devanagari and Thai alone.
        for name in ["", "ping!", "zwei worte", "Größe", &"x".repeat(33), "ছবি"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
