//! Publishes the commands: fetches what is registered, compares, and writes only the difference.
//!
//! Globally by default. With a development guild they are that guild's own, where a change is seen at once, and they are
//! taken away again when the bot stops: else people there would see each command twice once it is published globally.
//! Commands that somebody else registered for the application, such as those of a context menu, are left alone.

use refrain_core::App;
use refrain_core::adapter::AdapterError;
use refrain_core::catalogue::Catalogue;
use refrain_core::command::CommandSpec;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;
use tokio::sync::watch;

use crate::PLATFORM;
use crate::api::CallError;
use crate::delivery::Effect;
use crate::registration::{CHAT_INPUT, Registration};
use crate::route::{Route, Verb};
use crate::session::Session;
use crate::wording::{self, Worded};

/// Commands of an application.
const COMMANDS: usize = 100;
/// More changes than this, and all are written in one call: Discord takes 200 new commands a day.
const ONE_BY_ONE: usize = 4;

/// Where the commands go, and in which languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Publishing {
    /// The development guild; without one, they are global.
    pub(crate) guild: Option<u64>,
    /// Whether the languages that Discord's documentation does not list get theirs too.
    pub(crate) unlisted_locales: bool,
}

/// A command that Discord has.
#[derive(Debug, Deserialize)]
struct Present {
    id: String,
    #[serde(flatten)]
    registration: Registration,
}

/// What is to be written.
#[derive(Debug, Default, PartialEq)]
struct Difference<'a> {
    create: Vec<&'a Registration>,
    change: Vec<(u64, &'a Registration)>,
    remove: Vec<u64>,
}

/// Publishes the commands anew whenever the catalogue has changed.
pub(crate) async fn follow(session: &Session, publishing: Publishing, app: &App, mut changes: watch::Receiver<u64>) {
    while changes.changed().await.is_ok() {
        if let Err(error) = publish(session, publishing, app.commands(), app.catalogue()).await {
            tracing::error!(%error, "the commands on Discord stay as they were");
        }
    }
}

/// Publishes the commands that differ from what Discord has.
///
/// An outage is logged and passed over: with yesterday's commands the bot works as well.
pub(crate) async fn publish<'a>(
    session: &Session,
    publishing: Publishing,
    specs: impl Iterator<Item = &'a CommandSpec>,
    catalogue: &Catalogue,
) -> Result<(), AdapterError> {
    let Worded { commands, mut faults, left_out } =
        wording::worded(specs, catalogue, publishing.guild.is_some(), publishing.unlisted_locales);
    if commands.len() > COMMANDS {
        faults.push(format!("there are {} commands, and Discord takes {COMMANDS}", commands.len()));
    }
    for word in left_out {
        tracing::error!("{word}; the default language stands in");
    }
    if !faults.is_empty() {
        return Err(AdapterError::Commands { platform: PLATFORM, detail: faults.join("; ") });
    }
    match update(session, publishing.guild, &commands).await {
        Ok(0) => tracing::debug!("the commands on Discord are up to date"),
        Ok(written) => tracing::info!(written, guild = publishing.guild, "commands published on Discord"),
        Err(CallError::Refused { status: 401, message, .. }) => {
            return Err(crate::login::token_refused(message));
        }
        Err(CallError::Refused { message, .. }) => {
            let place = publishing.guild.map(|guild| format!(" (guild {guild})")).unwrap_or_default();
            return Err(AdapterError::Commands { platform: PLATFORM, detail: format!("{message}{place}") });
        }
        Err(error) => tracing::warn!(%error, "the commands on Discord may be out of date until the next start"),
    }
    Ok(())
}

/// Takes a development guild's commands away.
pub(crate) async fn withdraw(session: &Session, guild: u64) {
    if let Err(error) = update(session, Some(guild), &[]).await {
        tracing::warn!(guild, %error, "the commands of the development guild are still there");
    }
}

/// Writes what differs; tells how many commands that were.
async fn update(session: &Session, guild: Option<u64>, wanted: &[Registration]) -> Result<usize, CallError> {
    let application = session.application().await?;
    let (present, foreign) = present(session, application, guild).await?;
    let difference = Difference::between(wanted, &present, guild.is_some());
    let all = Route::Commands { application, guild };
    let effect = Effect::Result;

    // One call for all would take commands of other kinds away.
    if difference.len() > ONE_BY_ONE && !foreign {
        session.call::<IgnoredAny>(Verb::Put, all, Some(&json!(wanted)), &effect).await?;
        return Ok(difference.len());
    }
    // Room first: there may be as many commands as there can be.
    for id in &difference.remove {
        remove(session, application, guild, *id).await?;
    }
    for registration in &difference.create {
        session.call::<IgnoredAny>(Verb::Post, all, Some(&json!(registration)), &effect).await?;
    }
    for (command, registration) in &difference.change {
        let route = Route::Command { application, guild, command: *command };
        let mut changed = json!(registration);
        // What kind of command it is can't be changed, nor be named here.
        if let Some(fields) = changed.as_object_mut() {
            fields.remove("type");
        }
        session.call::<IgnoredAny>(Verb::Patch, route, Some(&changed), &effect).await?;
    }
    Ok(difference.len())
}

/// The slash commands that are there, and whether there are commands of other kinds.
async fn present(
    session: &Session,
    application: u64,
    guild: Option<u64>,
) -> Result<(Vec<(u64, Registration)>, bool), CallError> {
    let route = Route::Commands { application, guild };
    let all: Vec<Present> = session.call(Verb::Get, route, None, &Effect::Result).await?;
    let foreign = all.iter().any(|command| command.registration.kind != CHAT_INPUT);
    let ours = all.into_iter().filter(|command| command.registration.kind == CHAT_INPUT);
    let present = ours.filter_map(|command| Some((command.id.parse().ok()?, command.registration)));
    Ok((present.collect(), foreign))
}

async fn remove(session: &Session, application: u64, guild: Option<u64>, command: u64) -> Result<(), CallError> {
    let route = Route::Command { application, guild, command };
    match session.call::<IgnoredAny>(Verb::Delete, route, None, &Effect::Result).await {
        Err(error) if error.is_gone() => Ok(()),
        done => done.map(drop),
    }
}

impl<'a> Difference<'a> {
    fn between(wanted: &'a [Registration], present: &[(u64, Registration)], of_guild: bool) -> Self {
        let mut difference = Self::default();
        for registration in wanted {
            match present.iter().find(|(_, present)| present.name == registration.name) {
                None => difference.create.push(registration),
                Some((_, same)) if same.clone().normalised(of_guild) == registration.clone().normalised(of_guild) => {}
                Some((id, _)) => difference.change.push((*id, registration)),
            }
        }
        let is_wanted = |name: &str| wanted.iter().any(|wanted| wanted.name == name);
        difference.remove =
            present.iter().filter(|(_, present)| !is_wanted(&present.name)).map(|(id, _)| *id).collect();
        difference
    }

    fn len(&self) -> usize {
        self.create.len() + self.change.len() + self.remove.len()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::catalogue::id;
    use serde_json::Value as Json;

    use super::*;
    use crate::stub::Stub;

    const OK: &str = "200 OK";

    fn specs() -> Vec<CommandSpec> {
        vec![CommandSpec::new("ping", id::COMMAND_PING), CommandSpec::new("video", id::COMMAND_VIDEO)]
    }

    fn wanted() -> Vec<Registration> {
        let specs = specs();
        wording::worded(specs.iter(), &Catalogue::builtin(), false, false).commands
    }

    /// As Discord gives a command back: with more fields, and with what is not set as null.
    fn given_back(id: &str, registration: &Registration) -> Json {
        let mut json = json!(registration);
        json["id"] = json!(id);
        json["application_id"] = json!("900");
        json["version"] = json!("1");
        json["dm_permission"] = json!(true);
        json["options"] = Json::Null;
        json["contexts"] = json!([2, 1, 0]);
        json
    }

    async fn published(present: &[Json], rest: &[(&str, &str)]) -> (Result<(), AdapterError>, Stub) {
        let present = json!(present).to_string();
        let answers = [(OK, present.as_str())].into_iter().chain(rest.iter().copied());
        let stub = Stub::answering(answers).await;
        let specs = specs();
        let done = publish(&stub.session(), Publishing::default(), specs.iter(), &Catalogue::builtin()).await;
        (done, stub)
    }

    #[tokio::test]
    async fn commands_that_discord_has_already_are_not_written() {
        let present: Vec<_> = ["1", "2"].iter().zip(&wanted()).map(|(id, wanted)| given_back(id, wanted)).collect();

        let (done, stub) = published(&present, &[]).await;

        assert_eq!(
            (done, stub.lines()),
            (Ok(()), vec!["GET /applications/900/commands?with_localizations=true".into()])
        );
    }

    #[tokio::test]
    async fn only_what_differs_is_written() {
        let mut changed = given_back("1", &wanted()[0]);
        changed["description_localizations"]["de"] = json!("alt");
        let mut old = given_back("3", &wanted()[0]);
        old["name"] = json!("old");

        let (done, stub) = published(&[changed, old], &[("204 No Content", ""), (OK, "{}"), (OK, "{}")]).await;

        assert_eq!(done, Ok(()));
        let lines = stub.lines();
        let writes = [
            "DELETE /applications/900/commands/3",
            "POST /applications/900/commands",
            "PATCH /applications/900/commands/1",
        ];
        assert_eq!(lines[1..], writes);
        assert_eq!(stub.calls()[2].json()["name"], json!("video"));
    }

    #[tokio::test]
    async fn where_much_differs_all_is_written_in_one_call() {
        let old = |id: u64| json!({"id": id.to_string(), "type": 1, "name": format!("old{id}"), "description": "x"});

        let (_, stub) = published(&[old(1), old(2), old(3)], &[(OK, "[]")]).await;

        assert_eq!(stub.lines()[1], "PUT /applications/900/commands");
        assert_eq!(stub.calls()[1].json().as_array().map(Vec::len), Some(2));
    }

    #[tokio::test]
    async fn commands_of_other_kinds_are_left_alone() {
        let old = |id: u64| json!({"id": id.to_string(), "type": 1, "name": format!("old{id}"), "description": "x"});
        let menu = json!({"id": "9", "type": 2, "name": "Look at", "description": ""});
        let done = [("204 No Content", ""); 3].into_iter().chain([(OK, "{}"); 2]).collect::<Vec<_>>();

        let (_, stub) = published(&[menu, old(1), old(2), old(3)], &done).await;

        assert!(
            stub.lines().iter().all(|line| !line.starts_with("PUT") && !line.ends_with("/9")),
            "{:?}",
            stub.lines()
        );
        assert_eq!(stub.lines().len(), 6);
    }

    #[tokio::test]
    async fn a_development_guild_gets_its_own_and_loses_them_at_the_end() {
        let stub = Stub::answering([
            (OK, "[]"),
            (OK, "{}"),
            (OK, "{}"),
            (OK, r#"[{"id": "1", "type": 1, "name": "ping"}]"#),
            ("204 No Content", ""),
        ])
        .await;
        let session = stub.session();
        let publishing = Publishing { guild: Some(7), ..Publishing::default() };

        publish(&session, publishing, specs().iter(), &Catalogue::builtin()).await.unwrap();
        withdraw(&session, 7).await;

        assert_eq!(stub.lines()[1], "POST /applications/900/guilds/7/commands");
        assert!(stub.calls()[1].json().get("contexts").is_none());
        assert_eq!(stub.lines()[4], "DELETE /applications/900/guilds/7/commands/1");
    }

    #[tokio::test]
    async fn an_outage_does_not_keep_the_bot_from_running() {
        let unreachable = Stub::answering([]).await.session();
        tokio::time::pause();

        let done = publish(&unreachable, Publishing::default(), specs().iter(), &Catalogue::builtin()).await;

        assert_eq!(done, Ok(()));
    }
}
