//! What each platform can: played on every fake, written down in `docs/platforms.md`, so that the table can't lie.
//!
//! `UPDATE_DOCS=1 cargo test --test e2e matrix` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use futures::future::BoxFuture;
use refrain_testkit::bytez::{Answer, Gate};
use refrain_testkit::discord::DeadToken;

use crate::stage::{KEYS, On, Scene, Stage};

/// One thing that a platform may be able to do.
struct Capability {
    what: &'static str,
    play: fn(On) -> BoxFuture<'static, bool>,
    /// What happens where it can't.
    instead: &'static str,
}

/// Every row of the table, in its order.
fn capabilities() -> Vec<Capability> {
    macro_rules! rows {
        ($($what:literal, $play:ident, else $instead:literal;)*) => {
            vec![$(Capability { what: $what, play: |on| Box::pin($play(on)), instead: $instead }),*]
        };
    }
    rows! {
        "A request is one message, which turns into its result", one_message, else "a further message";
        "*Again* and *cancel* under it, for its owner only", owner_only, else "everybody may press them";
        "A notice on a press, for the presser alone", notice, else "nothing is said";
        "The whole answer to a command for its person alone, where the command says so", ephemeral,
            else "everybody in the chat sees it";
        "The menu shows the arguments of a command, each with its type", arguments_in_menus,
            else "they are typed in one line, such as `/generate a red fox --seed 42`; `/help` shows how";
        "Values are suggested while one is typed", suggestions, else "the answer to a wrong value names the right ones";
        "A command that can't be used in a place is not offered there", offered_where_usable,
            else "it is offered, and says where it works";
        "Results covered until somebody clicks them", spoiler, else "they are open";
        "… but not in places for adults", adult_places, else "there are no such places: the choice of `/settings` holds";
        "The same message can be edited however long it takes", edited_for_ever,
            else "after 14 minutes, a new message that mentions the person";
        "A result whose message was deleted comes as a new one", deleted, else "it is lost";
        "The answer stays in its thread or topic", threads, else "it comes to the whole chat";
        "Works where the bot is no member, for who brings it along", brought_along, else "the bot must be in the chat";
        "Roles and purchases put people into a tier", roles, else "people are named one by one";
        "What is written while the bot is away is answered when it is back", while_away,
            else "the platform tells the person that the bot did not answer";
    }
}

#[tokio::test]
async fn the_table_of_platforms_is_what_they_do() {
    let mut table = String::from(
        "# What each platform can\n\n\
         One command, every platform: what a platform can't do is done in the best way that it has.\n\n\
         This table is written by the end-to-end tests (`tests/e2e/matrix.rs`): each cell was played on a strict fake of the\n\
         platform, through the real adapter. A test fails when it is out of date.\n\n\
         | | Discord | Telegram |\n|---|---|---|\n",
    );
    for Capability { what, play, instead } in capabilities() {
        let cell = |can: bool| if can { "yes" } else { instead };
        let (discord, telegram) = tokio::join!(play(On::Discord), play(On::Telegram));
        writeln!(table, "| {what} | {} | {} |", cell(discord), cell(telegram)).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/platforms.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }

    let written = std::fs::read_to_string(&path).unwrap_or_default();

    assert_eq!(written, table, "UPDATE_DOCS=1 cargo test --test e2e matrix writes it anew");
}

/// A bot whose first picture waits behind `gate`.
async fn held_by(on: On, gate: &Gate) -> Stage {
    let scene = Scene::with_keys(on, 1).await;
    scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(gate)])).start().await
}

async fn one_message(on: On) -> bool {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let accepted = ada.sees("Accepted").await.message;
    ada.sees_picture().await.message == accepted
}

async fn owner_only(on: On) -> bool {
    let gate = Gate::closed();
    let stage = held_by(on, &gate).await;
    let place = stage.group("Foxes");
    let (ada, eve) = (stage.person("en").in_group(place), stage.user("Eve").in_group(place));
    ada.says("/generate a red fox").await;
    ada.sees("🎨").await;
    eve.presses("Cancel").await;
    gate.open();
    ada.sees_picture().await;
    eve.presses("Again").await;
    stage.bytez.call_count() == 1
}

async fn notice(on: On) -> bool {
    let stage = Stage::with_keys(on, 1).await;
    let place = stage.group("Foxes");
    let (ada, eve) = (stage.person("en").in_group(place), stage.user("Eve").in_group(place));
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    let messages = ada.messages().len();
    eve.presses("Again").await.is_some() && ada.messages().len() == messages
}

async fn ephemeral(on: On) -> bool {
    let stage = Stage::with_keys(on, 1).await;
    let place = stage.group("Foxes");
    let (ada, eve) = (stage.person("en").in_group(place), stage.user("Eve").in_group(place));
    ada.says("/status").await;
    ada.sees("no requests under way").await;
    eve.messages().is_empty()
}

async fn arguments_in_menus(on: On) -> bool {
    let stage = met(on).await;
    match on {
        On::Discord => stage.discord().world(|world| {
            let generate = world.commands(None).iter().find(|command| command["name"] == "generate").unwrap();
            generate["options"].as_array().is_some_and(|options| options.len() > 1)
        }),
        On::Telegram => stage.telegram().world(|world| {
            let menus: Vec<_> = world.calls_of("setMyCommands").map(|call| format!("{:?}", call.params)).collect();
            assert!(!menus.is_empty());
            menus.iter().any(|menu| menu.contains("seed"))
        }),
    }
}

async fn suggestions(on: On) -> bool {
    let gate = Gate::closed();
    let stage = held_by(on, &gate).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    ada.sees("🎨").await;
    match on {
        On::Discord => !stage.discord().types(&ada, "/cancel red").await.is_empty(),
        // A bot hears nothing before a message is sent.
        On::Telegram => false,
    }
}

async fn offered_where_usable(on: On) -> bool {
    let stage = met(on).await;
    match on {
        On::Discord => stage.discord().world(|world| {
            let settings = world.commands(None).iter().find(|command| command["name"] == "settings").unwrap();
            settings["contexts"] == serde_json::json!([0])
        }),
        On::Telegram => {
            let ada = stage.person("en");
            ada.says("/settings").await;
            ada.sees("works in servers and groups only").await.text.is_empty()
        }
    }
}

/// Whether a result is covered in a place for adults, or in an ordinary one.
async fn covered(on: On, for_adults: bool) -> bool {
    let stage = Scene::with_keys(on, 1).await.set(&[("REFRAIN_MESSAGES__SPOILER", "true")]).start().await;
    let ada = stage.person("en");
    let ada = match on {
        On::Discord if for_adults => ada.in_group(&stage.discord().guild("Foxes").nsfw_channel("adults")),
        On::Discord | On::Telegram => ada.in_group(stage.group("Foxes")),
    };
    ada.says("/generate a red fox").await;
    let picture = ada.sees_picture().await.message;
    ada.messages().into_iter().find(|seen| seen.message == picture).unwrap().spoiler
}

async fn spoiler(on: On) -> bool {
    covered(on, false).await
}

async fn adult_places(on: On) -> bool {
    !covered(on, true).await
}

async fn edited_for_ever(on: On) -> bool {
    let gate = Gate::closed();
    let stage = held_by(on, &gate).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let accepted = ada.sees("🎨").await.message;
    if on == On::Discord {
        stage.discord().expire_tokens(DeadToken::Invalid);
    }
    gate.open();
    ada.sees_picture().await.message == accepted
}

async fn deleted(on: On) -> bool {
    let gate = Gate::closed();
    let stage = held_by(on, &gate).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let accepted = ada.sees("🎨").await.message;
    match on {
        On::Discord => stage.discord().delete(accepted),
        On::Telegram => stage.telegram().delete(accepted),
    }
    gate.open();
    ada.sees_picture().await.message != accepted
}

async fn threads(on: On) -> bool {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");
    let (there, outside) = match on {
        On::Discord => {
            let channel = stage.discord().guild("Foxes").channel("art");
            (ada.in_group(&channel.thread("foxes")), ada.in_group(&channel))
        }
        On::Telegram => {
            let forum = stage.telegram().forum("Foxes");
            (ada.in_topic(&forum.topic("Art")), ada.in_group(&forum))
        }
    };
    there.says("/generate a red fox").await;
    let picture = there.sees_picture().await.message;
    outside.messages().iter().all(|seen| seen.message != picture || seen.thread.is_some())
}

async fn brought_along(on: On) -> bool {
    let stage = met(on).await;
    match on {
        On::Discord => {
            let ada = stage.person("en");
            stage.discord().installs(&ada);
            let there = ada.in_group(&stage.discord().foreign_guild("Elsewhere").channel("art"));
            there.says("/ping").await;
            there.sees("Pong").await.text.contains("Pong")
        }
        On::Telegram => {
            let group = stage.telegram().group("Elsewhere");
            group.kicks_the_bot();
            let (there, ada) = (stage.person("en").in_group(&group), stage.user("Eve"));
            there.says("/ping").await;
            ada.says("/ping").await;
            ada.sees("Pong").await;
            !there.messages().is_empty()
        }
    }
}

async fn roles(on: On) -> bool {
    let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_TIERS__PREMIUM__ROLES", "discord:777,telegram:777")]);
    let stage = scene.start().await;
    let boss = stage.person("en");
    let place = stage.managed_by(&boss);
    let (boss, eve) = (boss.in_group(place), stage.user("Eve").in_group(place));
    boss.says("/settings --who premium").await;
    boss.sees("Saved").await;
    if on == On::Discord {
        stage.discord().set_roles(&eve, &[777]);
    }
    eve.says("/ping").await;
    eve.eventually("an answer", |seen| {
        let answer =
            seen.iter().find(|seen| seen.text.contains("Pong") || seen.text.contains("/ping is for premium"))?;
        Some(answer.text.contains("Pong"))
    })
    .await
}

async fn while_away(on: On) -> bool {
    let stage = met(on).await;
    let ada = stage.person("en");
    let fake = stage.leave().await;
    if on == On::Discord {
        // It reaches nobody, and is not kept: the client says so after 3 s.
        return false;
    }
    ada.says("/ping").await;
    let _second = Scene::at(fake, 1).await.start().await;
    ada.sees("Pong").await.text.contains("Pong")
}

/// A bot that has published its menus.
async fn met(on: On) -> Stage {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.user("First");
    ada.says("/ping").await;
    ada.sees("Pong").await;
    stage
}
