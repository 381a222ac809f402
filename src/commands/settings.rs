//! `/settings`: what holds in a server, group, channel or topic, for those who manage it.

use std::collections::BTreeSet;

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::Call;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Access, Answer, Arg, Choice, Command, CommandSpec, Places, Suggestion};
use refrain_core::preferences::{Audience, Preferences, Subject};
use refrain_core::reply::Reply;
use serde::Deserialize;

/// `/settings`
pub struct Settings;

/// What it takes; what is left out stays as it is.
#[derive(Debug, Deserialize)]
pub struct SettingsArgs {
    language: Option<String>,
    spoiler: Option<String>,
    who: Option<String>,
    commands: Option<String>,
    limit: Option<u32>,
    scope: Option<String>,
}

/// More requests at once than any chat needs a limit for.
const MOST_JOBS: i64 = 1000;

#[async_trait]
impl Command for Settings {
    type Args = SettingsArgs;

    fn spec(&self) -> CommandSpec {
        let choice = |value, label| Choice { value, label };
        CommandSpec::new("settings", id::COMMAND_SETTINGS)
            .arg(Arg::text("language", id::ARGUMENT_LANGUAGE, 2, 35).suggested())
            .arg(Arg::choice(
                "spoiler",
                id::ARGUMENT_SPOILER,
                [choice("on", id::CHOICE_ON), choice("off", id::CHOICE_OFF), choice("default", id::CHOICE_DEFAULT)],
            ))
            .arg(Arg::choice(
                "who",
                id::ARGUMENT_WHO,
                [
                    choice("everyone", id::CHOICE_EVERYONE),
                    choice("premium", id::CHOICE_PREMIUM),
                    choice("managers", id::CHOICE_MANAGERS),
                ],
            ))
            .arg(Arg::text("commands", id::ARGUMENT_COMMANDS, 1, 400))
            .arg(Arg::integer("limit", id::ARGUMENT_LIMIT, 0, MOST_JOBS))
            .arg(Arg::choice(
                "scope",
                id::ARGUMENT_SCOPE,
                [choice("all", id::CHOICE_ALL), choice("here", id::CHOICE_HERE)],
            ))
            .access(Access::Managers)
            .places(Places::Groups)
            .ephemeral()
    }

    async fn run(&self, call: &Call<'_>, wanted: SettingsArgs) -> Result<Answer, Failure> {
        if wanted.changes_nothing() {
            let heading = Reply::text(Message::new(id::SETTINGS_HEADING));
            return Ok(told(heading, call.preferences).into());
        }
        Ok(match change(call, &wanted).await {
            Ok(holds) => told(Reply::text(Message::new(id::SETTINGS_SAVED)), &holds),
            Err(refusal) => Reply::text(refusal),
        }
        .into())
    }

    async fn suggest(&self, call: &Call<'_>, _: &str, typed: &str) -> Vec<Suggestion> {
        let typed = typed.trim().to_lowercase();
        let tags = call.app.catalogue().locales().into_iter().map(|locale| locale.tag().to_owned());
        let known = tags.chain([DEFAULT.to_owned()]).filter(|tag| tag.to_lowercase().starts_with(&typed));
        known.map(|tag| Suggestion { label: tag.clone(), value: tag }).collect()
    }
}

/// What gives a choice up.
const DEFAULT: &str = "default";
/// What stands for every command.
const ALL: &str = "all";

impl SettingsArgs {
    const fn changes_nothing(&self) -> bool {
        self.language.is_none()
            && self.spoiler.is_none()
            && self.who.is_none()
            && self.commands.is_none()
            && self.limit.is_none()
    }
}

/// Keeps what is wanted; gives what holds then, or the reason why nothing was kept.
async fn change(call: &Call<'_>, wanted: &SettingsArgs) -> Result<Preferences, Message> {
    let origin = &call.request.origin;
    let here = wanted.scope.as_deref() == Some("here");
    let subject = Subject::narrow(origin).filter(|_| here).unwrap_or_else(|| Subject::wide(origin));
    let store = call.app.preferences();
    let not_saved = |error| {
        tracing::error!(%subject, %error, "preferences were not saved");
        Message::new(id::SETTINGS_NOT_SAVED)
    };

    let mut preferences = store.load(&subject).await.map_err(not_saved)?;
    if let Some(tag) = &wanted.language {
        preferences.language = language(call, tag)?;
    }
    if let Some(spoiler) = wanted.spoiler.as_deref() {
        preferences.spoiler = (spoiler != DEFAULT).then_some(spoiler == "on");
    }
    if let Some(who) = wanted.who.as_deref() {
        preferences.audience = Some(match who {
            "premium" => Audience::Premium,
            "managers" => Audience::Managers,
            _ => Audience::Everyone,
        });
    }
    if let Some(commands) = &wanted.commands {
        preferences.commands = allowed(call, commands)?;
    }
    if let Some(limit) = wanted.limit {
        preferences.max_jobs = (limit > 0).then_some(limit);
    }
    store.save(&subject, &preferences).await.map_err(not_saved)?;

    let narrow = match Subject::narrow(origin) {
        Some(narrow) => store.load(&narrow).await.map_err(not_saved)?,
        None => Preferences::default(),
    };
    let wide = store.load(&Subject::wide(origin)).await.map_err(not_saved)?;
    Ok(narrow.or(wide))
}

/// The language that `tag` names, nothing for the default, or what there is instead.
fn language(call: &Call<'_>, tag: &str) -> Result<Option<String>, Message> {
    let tag = tag.trim();
    if tag.eq_ignore_ascii_case(DEFAULT) {
        return Ok(None);
    }
    let tags: Vec<_> = call.app.catalogue().locales().iter().map(|locale| locale.tag().to_owned()).collect();
    match tags.iter().find(|known| known.eq_ignore_ascii_case(tag)) {
        Some(known) => Ok(Some(known.clone())),
        None => Err(Message::new(id::SETTINGS_UNKNOWN_LANGUAGE).with("given", tag).with("languages", tags.join(", "))),
    }
}

/// The commands that `names` lists, nothing for all, or what there is instead.
fn allowed(call: &Call<'_>, names: &str) -> Result<Option<BTreeSet<String>>, Message> {
    if names.trim().eq_ignore_ascii_case(ALL) {
        return Ok(None);
    }
    let mut allowed = BTreeSet::new();
    for name in names.split([' ', ',']).map(|name| name.trim_start_matches('/')).filter(|name| !name.is_empty()) {
        let Some(spec) = call.app.spec(&name.to_lowercase()) else {
            let known: Vec<_> = call.app.commands().map(|spec| spec.name).collect();
            let refusal = Message::new(id::SETTINGS_UNKNOWN_COMMAND).with("given", name);
            return Err(refusal.with("commands", known.join(" ")));
        };
        allowed.insert(spec.name.to_owned());
    }
    Ok(Some(allowed))
}

/// Adds what holds, a line each.
fn told(reply: Reply, holds: &Preferences) -> Reply {
    let language = match &holds.language {
        Some(tag) => Message::new(id::SETTINGS_LANGUAGE).with("language", tag.as_str()),
        None => Message::new(id::SETTINGS_LANGUAGE_OWN),
    };
    let spoiler = match holds.spoiler {
        Some(true) => id::SETTINGS_SPOILER_ON,
        Some(false) => id::SETTINGS_SPOILER_OFF,
        None => id::SETTINGS_SPOILER_DEFAULT,
    };
    let who = match holds.audience.unwrap_or(Audience::Everyone) {
        Audience::Everyone => id::SETTINGS_WHO_EVERYONE,
        Audience::Premium => id::SETTINGS_WHO_PREMIUM,
        Audience::Managers => id::SETTINGS_WHO_MANAGERS,
    };
    let commands = match &holds.commands {
        Some(allowed) => {
            let names: Vec<_> = allowed.iter().map(String::as_str).collect();
            Message::new(id::SETTINGS_COMMANDS).with("commands", names.join(" "))
        }
        None => Message::new(id::SETTINGS_COMMANDS_ALL),
    };
    let limit = match holds.max_jobs {
        Some(limit) => Message::new(id::SETTINGS_LIMIT).with("limit", limit),
        None => Message::new(id::SETTINGS_LIMIT_NONE),
    };
    let lines = [language, Message::new(spoiler), Message::new(who), commands, limit];
    lines.into_iter().fold(reply, Reply::paragraph)
}
