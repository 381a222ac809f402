//! Publishes the commands for Telegram's menus: one list for everybody, one for each language; only what differs.
//!
//! A list in a language that was no longer among the locales when the bot started stays until it is deleted by hand:
//! whether somebody else put it there can't be told. One whose locale goes while the bot runs is taken away.

use std::collections::BTreeSet;

use refrain_core::App;
use refrain_core::adapter::AdapterError;
use refrain_core::catalogue::{Catalogue, Locale, Message, MessageId};
use refrain_core::command::CommandSpec;
use serde::de::IgnoredAny;
use teloxide::payloads::{DeleteMyCommands, GetMyCommands, SetMyCommands};
use teloxide::types::BotCommand;
use tokio::sync::watch;

use crate::PLATFORM;
use crate::api::{BotApi, CallError};

/// <https://core.telegram.org/bots/api#setmycommands> and `#botcommand`.
const COMMANDS: usize = 100;
const NAME: usize = 32;
const DESCRIPTION: usize = 256;

/// The commands as one language's menu shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Menu {
    /// Two letters, or `None` for everybody whose language has no list.
    language: Option<String>,
    commands: Vec<BotCommand>,
}

/// Publishes the menus anew each time that the catalogue is loaded anew.
pub(crate) async fn follow(api: &BotApi, app: &App, mut changes: watch::Receiver<u64>) {
    let mut languages = languages(app.catalogue());
    while changes.changed().await.is_ok() {
        if let Err(error) = publish(api, app.commands(), app.catalogue()).await {
            tracing::error!(%error, "the command menus stay as they were");
            continue;
        }
        let there = self::languages(app.catalogue());
        for language in languages.difference(&there) {
            let mut delete = DeleteMyCommands::new();
            delete.language_code = Some(language.clone());
            match api.call::<_, IgnoredAny>(&delete).await {
                Ok(_) => tracing::info!(language, "command menu taken away"),
                Err(error) => tracing::warn!(language, %error, "a command menu could not be taken away"),
            }
        }
        languages = there;
    }
}

/// The languages that have a menu of their own.
fn languages(catalogue: &Catalogue) -> BTreeSet<String> {
    catalogue.locales().iter().filter_map(|locale| language(locale.tag()).map(str::to_owned)).collect()
}

/// Publishes the menus that differ from what Telegram has.
///
/// An outage is logged and passed over: with yesterday's menus the bot works as well.
pub(crate) async fn publish<'a>(
    api: &BotApi,
    specs: impl Iterator<Item = &'a CommandSpec>,
    catalogue: &Catalogue,
) -> Result<(), AdapterError> {
    let specs: Vec<_> = specs.collect();
    let locales = catalogue.locales();
    let tags: Vec<_> = locales.iter().map(Locale::tag).collect();
    let menus = menus(&specs, &tags, |locale, id| catalogue.plain(&locales[locale], &Message::new(id)));

    for menu in menus.map_err(|detail| AdapterError::Commands { platform: PLATFORM, detail })? {
        let language = menu.language.clone().unwrap_or_else(|| "default".to_owned());
        match update(api, menu).await {
            Ok(true) => tracing::info!(language, "command menu published"),
            Ok(false) => tracing::debug!(language, "command menu is up to date"),
            Err(CallError::Refused { description, .. }) => {
                return Err(AdapterError::Commands {
                    platform: PLATFORM,
                    detail: format!("{language}: {description}"),
                });
            }
            Err(error) => {
                tracing::warn!(%error, "command menus may be out of date until the next start");
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Writes `menu` if Telegram has another one; tells whether it did.
async fn update(api: &BotApi, menu: Menu) -> Result<bool, CallError> {
    let mut ask = GetMyCommands::new();
    ask.language_code.clone_from(&menu.language);
    if api.call::<_, Vec<BotCommand>>(&ask).await? == menu.commands {
        return Ok(false);
    }
    let mut set = SetMyCommands::new(menu.commands);
    set.language_code = menu.language;
    api.call::<_, IgnoredAny>(&set).await?;
    Ok(true)
}

/// The menus for everybody (in the first of `tags`, the reference) and for each language, or all that Telegram would
/// refuse in them, since it would refuse a whole list without saying why.
fn menus(
    specs: &[&CommandSpec],
    tags: &[&str],
    describe: impl Fn(usize, MessageId) -> String,
) -> Result<Vec<Menu>, String> {
    let mut faults = Vec::new();
    if specs.len() > COMMANDS {
        faults.push(format!("there are {} commands, and it takes {COMMANDS}", specs.len()));
    }
    for spec in specs.iter().filter(|spec| !is_name(spec.name)) {
        faults.push(format!("/{}: the name must be 1 to {NAME} of a-z, 0-9 and _", spec.name));
    }

    let mut menus = Vec::new();
    let mut languages = BTreeSet::new();
    for (locale, tag) in tags.iter().enumerate() {
        let mut commands = Vec::with_capacity(specs.len());
        for spec in specs {
            let description = describe(locale, spec.description);
            let length = description.chars().count();
            if !(1..=DESCRIPTION).contains(&length) {
                faults.push(format!(
                    "/{}: the description in {tag} (message {}) has {length} characters, and must have 1 to \
                     {DESCRIPTION}",
                    spec.name, spec.description
                ));
            }
            commands.push(BotCommand::new(spec.name, description));
        }
        if locale == 0 {
            menus.push(Menu { language: None, commands: commands.clone() });
        }
        match language(tag) {
            Some(language) if languages.insert(language) => {
                menus.push(Menu { language: Some(language.to_owned()), commands });
            }
            Some(language) => tracing::info!(tag, language, "another locale's menu serves this language already"),
            None => tracing::info!(tag, "Telegram has menus for languages of two letters only"),
        }
    }
    if faults.is_empty() { Ok(menus) } else { Err(faults.join("; ")) }
}

fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&name.len()) && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

/// The two letters that Telegram knows a locale's language by, if it does.
fn language(tag: &str) -> Option<&str> {
    tag.split('-').next().filter(|language| language.len() == 2)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::stub::Stub;

    const PING: MessageId = MessageId::new("command-ping");
    const VIDEO: MessageId = MessageId::new("command-video");

    fn described(tags: &[&str], specs: &[CommandSpec]) -> Result<Vec<Menu>, String> {
        menus(&specs.iter().collect::<Vec<_>>(), tags, |locale, id| format!("{id} in {}", tags[locale]))
    }

    #[test]
    fn there_is_a_menu_for_everybody_and_one_for_each_language() {
        let specs = [CommandSpec::new("ping", PING), CommandSpec::new("video", VIDEO)];

        let menus = described(&["en-US", "de"], &specs).unwrap();

        let commands = |tag: &str| {
            vec![
                BotCommand::new("ping", format!("command-ping in {tag}")),
                BotCommand::new("video", format!("command-video in {tag}")),
            ]
        };
        assert_eq!(
            menus,
            [
                Menu { language: None, commands: commands("en-US") },
                Menu { language: Some("en".into()), commands: commands("en-US") },
                Menu { language: Some("de".into()), commands: commands("de") },
            ]
        );
    }

    #[test]
    fn the_first_of_two_locales_of_a_language_wins_and_longer_languages_have_no_menu() {
        let menus = described(&["en-US", "pt-BR", "pt-PT", "fil"], &[CommandSpec::new("ping", PING)]).unwrap();

        let shown: Vec<_> = menus.iter().map(|menu| menu.commands[0].description.as_str()).collect();
        assert_eq!(shown, ["command-ping in en-US", "command-ping in en-US", "command-ping in pt-BR"]);
    }

    #[test]
    fn every_fault_is_told_with_its_command_locale_and_message() {
        let specs = [CommandSpec::new("Ping", PING), CommandSpec::new("video", VIDEO)];

        let faults = menus(&specs.iter().collect::<Vec<_>>(), &["en-US", "de"], |locale, id| {
            if locale == 1 && id == VIDEO { "x".repeat(257) } else { "fine".into() }
        });

        let faults = faults.unwrap_err();
        assert!(faults.contains("/Ping: the name"), "{faults}");
        assert!(faults.contains("/video: the description in de (message command-video) has 257"), "{faults}");
    }

    #[test]
    fn more_commands_than_a_menu_takes_are_a_fault() {
        let specs = vec![CommandSpec::new("ping", PING); 101];

        assert!(described(&["en-US"], &specs).unwrap_err().contains("101 commands"));
    }
    fn menu() -> Menu {
        Menu { language: Some("de".into()), commands: vec![BotCommand::new("ping", "Ist der Bot da?")] }
    }

    #[tokio::test]
    async fn a_menu_that_telegram_has_already_is_not_written() {
        let same = r#"{"ok": true, "result": [{"command": "ping", "description": "Ist der Bot da?"}]}"#;
        let stub = Stub::answering([("200 OK", same)]).await;

        let written = update(&stub.api(), menu()).await;

        assert_eq!((written, stub.only_call().0.as_str()), (Ok(false), "GetMyCommands"));
    }

    #[tokio::test]
    async fn a_menu_that_differs_is_written_in_its_language() {
        let other = r#"{"ok": true, "result": []}"#;
        let stub = Stub::answering([("200 OK", other), ("200 OK", r#"{"ok": true, "result": true}"#)]).await;

        let written = update(&stub.api(), menu()).await;

        assert_eq!(written, Ok(true));
        let (method, body) = stub.calls().remove(1);
        assert_eq!(method, "SetMyCommands");
        assert!(body.contains(r#""language_code":"de""#), "{body}");
    }
}
