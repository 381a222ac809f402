//! Discord's own ways: menus, first answers, tokens that die, the gateway, and what the bot may not do.

use std::time::Duration;

use futures::future::join_all;
use refrain_testkit::FakeDiscord;
use refrain_testkit::bytez::{Answer, Gate, Picture};
use refrain_testkit::discord::{Access, Answer as First, DeadToken, Drop, Fault, Route};
use refrain_testkit::person::PATIENCE;

use crate::stage::{KEYS, On, Scene, Stage};

/// A bot on Discord whose first key keeps the first picture behind `gate`.
async fn held_by(gate: &Gate) -> Stage {
    let scene = Scene::with_keys(On::Discord, 1).await;
    scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(gate)])).start().await
}

fn writes(discord: &FakeDiscord) -> usize {
    let writing = [Route::CreateCommand, Route::EditCommand, Route::DeleteCommand, Route::ReplaceCommands];
    discord.world(|world| writing.into_iter().map(|route| world.calls_of(route).count()).sum())
}

#[tokio::test]
async fn the_commands_are_published_in_every_language_and_only_once() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let generate = stage.discord().world(|world| {
        let commands = world.commands(None);
        assert_eq!(commands.len(), 12);
        commands.iter().find(|command| command["name"] == "generate").unwrap().clone()
    });
    let written = writes(stage.discord());

    assert_eq!(generate["description"], "Make a picture from a prompt");
    let described = &generate["description_localizations"];
    for locale in ["en-US", "en-GB", "de", "es-ES", "es-419", "ru"] {
        assert!(described[locale].is_string(), "{locale}: {described}");
    }
    assert_eq!(generate["options"][0]["name_localizations"]["es-ES"], "descripción");

    // A second bot finds everything as it should be.
    let fake = stage.leave().await;
    let second = Scene::at(fake, 1).await.start().await;
    let eve = second.person("en");
    eve.says("/ping").await;
    eve.sees("Pong").await;
    assert_eq!(writes(second.discord()), written);
    second.assert_proper();
}

#[tokio::test]
async fn only_what_differs_is_written() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let locales = tempfile::tempdir().unwrap();
    std::fs::create_dir(locales.path().join("de")).unwrap();
    std::fs::write(locales.path().join("de/own.ftl"), "command-ping = Lebt der Bot?\n").unwrap();
    let fake = stage.leave().await;
    let before = writes(fake.discord());

    let scene = Scene::at(fake, 1).await.set(&[("REFRAIN_LOCALES", &locales.path().display().to_string())]);
    let second = scene.start().await;
    let changed = |world: &refrain_testkit::discord::World| {
        let ping = world.commands(None).iter().find(|command| command["name"] == "ping")?.clone();
        (ping["description_localizations"]["de"] == "Lebt der Bot?").then_some(())
    };
    second.discord().wait_for("the new words", changed).await;

    assert_eq!(writes(second.discord()), before + 1);
    second.assert_proper();
}

#[tokio::test]
async fn a_burst_of_a_thousand_commands_is_answered_in_time_each() {
    // Its description is for the other scenarios: here the fake must not be what takes the time.
    let discord = FakeDiscord::builder().flood(None).spec(None).start().await;
    let stage = Scene::at(discord, 1).await.start_alone().await;
    let people: Vec<_> = (0..20).map(|number| stage.user(&format!("Person {number}"))).collect();

    join_all((0..1000).map(|number| people[number % 20].says("/ping"))).await;
    let answered = |world: &refrain_testkit::discord::World| {
        world.interactions().all(|interaction| interaction.answer.is_some()).then_some(())
    };
    stage.discord().wait_for("an answer to every command", answered).await;

    assert_eq!(stage.discord().late(), 0);
    stage.assert_proper();
}

#[tokio::test]
async fn what_is_for_one_person_is_seen_by_nobody_else() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let place = stage.group("Foxes");
    let (ada, eve) = (stage.person("en").in_group(place), stage.user("Eve").in_group(place));

    ada.says("/status").await;
    ada.sees("You have no requests under way").await;
    eve.says("/ping").await;
    eve.sees("Pong").await;

    assert!(eve.messages().iter().all(|seen| !seen.text.contains("under way")));
    stage.assert_proper();
}

#[tokio::test]
async fn what_is_typed_is_completed() {
    let gate = Gate::closed();
    let stage = held_by(&gate).await;
    let boss = stage.person("en");
    let there = boss.in_group(stage.managed_by(&boss));
    there.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    there.says("/generate a blue wolf").await;
    there.sees("place 1").await;

    let all = stage.discord().types(&there, "/cancel ").await;
    let some = stage.discord().types(&there, "/cancel WOL").await;
    let languages = stage.discord().types(&there, "/settings --language d").await;

    let labels = |choices: &[(String, String)]| choices.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>();
    assert_eq!(
        (labels(&all), labels(&some)),
        (vec!["a red fox".into(), "a blue wolf".into()], vec!["a blue wolf".into()])
    );
    assert_eq!(labels(&languages), ["de", "default"]);
    there.says(&format!("/cancel {}", some[0].1)).await;
    there.sees("1 request cancelled").await;
    gate.open();
    there.sees_picture().await;
    stage.assert_proper();
}

#[tokio::test]
async fn a_result_after_its_token_died_comes_into_the_channel_and_mentions_the_person() {
    for how in [DeadToken::Invalid, DeadToken::Unknown] {
        let gate = Gate::closed();
        let stage = held_by(&gate).await;
        let ada = stage.person("en").in_group(stage.group("Foxes"));
        ada.says("/generate a red fox").await;
        let accepted = ada.sees("🎨").await;

        stage.discord().expire_tokens(how);
        gate.open();
        let picture = ada.sees_picture().await;

        assert_ne!(picture.message, accepted.message);
        assert!(picture.entities.iter().any(|entity| entity["type"] == "mention"), "{:?}", picture.entities);
        assert_eq!(stage.bytez.call_count(), 1);
        stage.assert_proper();
    }
}

#[tokio::test]
async fn where_the_bot_may_not_write_the_result_goes_to_the_person() {
    for access in [Access::Hidden, Access::ReadOnly, Access::NoFiles] {
        let gate = Gate::closed();
        let stage = held_by(&gate).await;
        let guild = stage.discord().guild("Foxes");
        let channel = guild.channel("art");
        let (ada, there) = {
            let ada = stage.person("en");
            (ada.clone(), ada.in_group(&channel))
        };
        there.says("/generate a red fox").await;
        there.sees("🎨").await;

        channel.set_access(access);
        stage.discord().expire_tokens(DeadToken::Invalid);
        gate.open();

        assert!(Picture::of("a red fox").is_in(&ada.sees_picture().await.media.bytes), "{access:?}");
    }
}

#[tokio::test]
async fn the_bot_works_where_it_is_no_member_for_who_brings_it_along() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let channel = stage.discord().foreign_guild("Elsewhere").channel("art");
    let ada = stage.person("en");
    stage.discord().installs(&ada);
    let there = ada.in_group(&channel);

    there.says("/generate a red fox").await;
    there.sees_picture().await;

    stage.assert_proper();
}

#[tokio::test]
async fn a_connection_that_drops_in_the_middle_of_a_job_is_resumed_and_nothing_is_lost() {
    let gate = Gate::closed();
    let stage = held_by(&gate).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let accepted = ada.sees("🎨").await;

    stage.discord().drop_gateway(Drop::Reset);
    ada.says("/ping").await;
    ada.sees("Pong").await;
    gate.open();
    let picture = ada.sees_picture().await;

    assert_eq!(picture.message, accepted.message);
    stage
        .discord()
        .wait_for_sessions("a resumed session", |sessions| {
            sessions.iter().any(|session| session.resumes > 0).then_some(())
        })
        .await;
    stage.assert_proper();
}

#[tokio::test]
async fn every_way_a_connection_can_end_is_outlasted() {
    for how in [Drop::Reconnect, Drop::InvalidSession { resumable: true }, Drop::Close(4000), Drop::Close(1001)] {
        let stage = Stage::with_keys(On::Discord, 1).await;
        let ada = stage.person("en");
        let connections = |sessions: &[refrain_testkit::discord::Session]| {
            sessions.iter().map(|session| 1 + session.resumes).sum::<usize>()
        };

        stage.discord().drop_gateway(how);
        let again = |sessions: &[refrain_testkit::discord::Session]| {
            (connections(sessions) > 1 && sessions.iter().any(|session| session.connected)).then_some(())
        };
        stage.discord().wait_for_sessions("another connection", again).await;
        ada.says("/ping").await;

        ada.sees("Pong").await;
        stage.assert_proper();
    }
}

#[tokio::test]
async fn a_lost_answer_gives_no_second_picture() {
    for fault in [Fault::Status(502), Fault::Reset, Fault::ResetAfterDone] {
        let gate = Gate::closed();
        let stage = held_by(&gate).await;
        let ada = stage.person("en");
        ada.says("/generate a red fox").await;
        ada.sees("🎨").await;

        stage.discord().fail_next(Route::EditOriginal, fault);
        gate.open();
        ada.sees_picture().await;
        ada.sees_nothing_more("/ping", "Pong").await;

        assert_eq!(ada.messages().iter().filter(|message| message.media.is_some()).count(), 1);
        assert_eq!(stage.bytez.call_count(), 1);
        stage.assert_proper();
    }
}

#[tokio::test]
async fn a_told_wait_of_discord_is_kept() {
    let gate = Gate::closed();
    let stage = held_by(&gate).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    ada.sees("🎨").await;

    let wait = Duration::from_millis(300);
    stage.discord().fail_next(Route::EditOriginal, Fault::TooMany { retry_after: wait, global: false });
    gate.open();

    ada.sees_picture().await;
    stage.assert_proper();
}

#[tokio::test]
async fn the_bot_keeps_to_the_pace_that_discord_asks_for() {
    let gate = Gate::closed();
    let scene = Scene::at(FakeDiscord::start().await, 2).await;
    let stage = scene
        .bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::HtmlError, Answer::Picture.behind(&gate)]))
        .start()
        .await;
    let ada = stage.person("en").in_group(stage.group("Foxes"));

    for number in 0..3 {
        ada.says(&format!("/generate fox {number}")).await;
    }
    gate.open();
    for _ in 0..3 {
        ada.sees_picture().await;
    }

    stage.assert_proper();
}

#[tokio::test]
async fn a_file_larger_than_the_place_takes_is_told_instead_of_sent() {
    let discord = FakeDiscord::builder().flood(None).file_limit(100).start().await;
    let stage = Scene::at(discord, 1).await.start().await;
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;

    let told = ada.sees("more than can be sent here").await;
    assert!(told.media.is_none() && told.text.contains("It is kept"), "{}", told.text);
    stage.assert_proper();
}

#[tokio::test]
async fn roles_and_purchases_make_people_premium() {
    let scene = Scene::with_keys(On::Discord, 1).await;
    let scene = scene.set(&[("REFRAIN_TIERS__PREMIUM__ROLES", "discord:777,discord:888")]);
    let stage = scene.start().await;
    let place = stage.group("Foxes");
    let boss = stage.user("Boss");
    stage.discord().set_permissions(&boss, 1 << 5);
    let boss = boss.in_group(place);
    boss.says("/settings --who premium").await;
    boss.sees("for premium members").await;
    let [plain, by_role, by_purchase] = ["Plain", "Role", "Purchase"].map(|name| stage.user(name).in_group(place));
    stage.discord().set_roles(&by_role, &[777]);
    stage.discord().set_entitlements(&by_purchase, &[888]);

    for person in [&plain, &by_role, &by_purchase] {
        person.says("/ping").await;
    }

    plain.sees("/ping is for premium members.").await;
    by_role.sees("Pong").await;
    by_purchase.sees("Pong").await;
    stage.assert_proper();
}

#[tokio::test]
async fn results_are_covered_but_not_in_channels_for_adults() {
    let stage = Scene::with_keys(On::Discord, 1).await.set(&[("REFRAIN_MESSAGES__SPOILER", "true")]).start().await;
    let guild = stage.discord().guild("Foxes");
    let ada = stage.person("en");

    for (channel, covered) in [(guild.channel("art"), true), (guild.nsfw_channel("adults"), false)] {
        let there = ada.in_group(&channel);
        there.says("/generate a red fox").await;
        let picture = there.sees_picture().await;

        let seen = there.messages().into_iter().find(|seen| seen.message == picture.message).unwrap();
        assert_eq!(seen.spoiler, covered);
    }
    stage.assert_proper();
}

#[tokio::test]
async fn a_button_from_before_a_restart_is_answered() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    let fake = stage.leave().await;
    let second = Scene::at(fake, 1).await.start().await;

    let notice = ada.presses("Again").await;

    assert!(notice.is_some_and(|notice| notice.contains("I don't remember this request")));
    second.assert_proper();
}

#[tokio::test]
async fn nothing_is_shown_to_all_where_only_a_notice_came_of_a_press() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let place = stage.group("Foxes");
    let (ada, eve) = (stage.person("en").in_group(place), stage.user("Eve").in_group(place));
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;

    let notice = eve.presses("Again").await;

    assert_eq!(notice.as_deref(), Some("Only the one who asked can use this button."));
    assert_eq!(ada.messages().len(), 1);
    stage.assert_proper();
}

#[tokio::test]
async fn first_answers_are_deferred_before_anything_else() {
    let stage = Stage::with_keys(On::Discord, 1).await;
    let ada = stage.person("en");

    let asked = ada.says("/generate a red fox").await;
    ada.sees_picture().await;

    let interaction = stage.discord().interaction(asked).unwrap();
    assert_eq!(interaction.answer, Some(First::Deferred));
    stage.assert_proper();
}

#[tokio::test]
async fn commands_arrive_at_an_endpoint_as_well() {
    commands_arrive_at_an_endpoint("false").await;
}

#[tokio::test]
async fn commands_arrive_at_the_web_interface_as_well() {
    commands_arrive_at_an_endpoint("true").await;
}

async fn commands_arrive_at_an_endpoint(web: &str) {
    let listen = crate::ports::free();
    let scene = Scene::with_keys(On::Discord, 1).await;
    let key = scene.discord().public_key();
    let address = listen.to_string();
    let scene = scene.set(&[
        ("REFRAIN_DISCORD__INTERACTIONS", "http"),
        ("REFRAIN_DISCORD__PUBLIC_KEY", &key),
        ("REFRAIN_LISTEN", &address),
        ("REFRAIN_WEB__ENABLED", web),
    ]);
    let stage = scene.start_unmet().await;
    stage.discord().wait_for_command("ping").await;

    crate::ports::answers(listen).await;
    let endpoint = format!("http://{listen}/discord/interactions");
    let saved = async { while stage.discord().save_endpoint(&endpoint).await.is_err() {} };
    tokio::time::timeout(PATIENCE, saved).await.expect("the endpoint answers soon");
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;

    ada.sees_picture().await;
    stage.assert_proper();
    assert!(stage.discord().gateway_sessions().is_empty());
}

#[tokio::test]
async fn a_wrong_token_is_told_to_the_operator_without_the_token() {
    let scene =
        Scene::with_keys(On::Discord, 1).await.set(&[("DISCORD_TOKEN", "MTIzNDU2.wrong1.token-of-somebody-else")]);

    let ended = scene.start_unmet().await.stopped().await;

    let text = ended.expect_err("the token is wrong").to_string();
    assert!(text.contains("Discord") && text.contains("DISCORD_TOKEN"), "{text}");
    assert!(!text.contains("wrong1"), "{text}");
}
