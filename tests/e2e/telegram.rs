//! Telegram's own ways: groups, topics, menus, flood control, and what breaks on the way.

use std::collections::BTreeSet;

use refrain::core::catalogue::Catalogue;
use refrain_testkit::bytez::{Answer, Gate, Picture};
use refrain_testkit::telegram::{FakeTelegram, Fault};

use crate::stage::{KEYS, On, Scene, Stage};

#[tokio::test]
async fn the_menus_are_published_in_every_language_and_only_once() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let ada = stage.person("en");
    ada.says("/ping").await;
    ada.sees("Pong").await;

    let menus = |stage: &Stage| stage.telegram().world(|world| world.calls_of("setMyCommands").count());
    let written = menus(&stage);
    let languages: BTreeSet<_> =
        Catalogue::builtin().locales().iter().map(|locale| locale.language().to_owned()).collect();
    assert_eq!(written, 1 + languages.len(), "for everybody, and in each language");
    let described = stage.telegram().world(|world| {
        let calls: Vec<_> = world.calls_of("setMyCommands").map(|call| format!("{:?}", call.params)).collect();
        calls.join("\n")
    });
    for words in ["Make a picture from a prompt", "Bild", "imagen", "картин"] {
        assert!(described.contains(words), "{words}: {described}");
    }

    // A second bot finds everything as it should be.
    let fake = stage.leave().await;
    let second = Scene::at(fake, 1).await.start().await;
    let eve = second.person("en");
    eve.says("/ping").await;
    eve.sees("Pong").await;
    assert_eq!(menus(&second), written);
}

#[tokio::test]
async fn in_a_group_the_answer_is_a_reply_and_other_bots_commands_are_left_alone() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let group = stage.telegram().group("Foxes");
    let ada = stage.person("en").in_group(&group);

    ada.says("/generate@another_bot a blue fox").await;
    ada.says("just talking").await;
    ada.says("/generate@refrain_bot a red fox").await;
    let picture = ada.sees_picture().await;

    assert!(Picture::of("a red fox").is_in(&picture.media.bytes));
    assert_eq!(stage.bytez.call_count(), 1);
    stage.assert_proper();
}

#[tokio::test]
async fn in_a_topic_the_answer_stays_in_the_topic() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let forum = stage.telegram().forum("Foxes");
    let art = forum.topic("Art");
    let ada = stage.person("en").in_topic(&art);
    let general = stage.person("en").in_group(&forum);

    ada.says("/generate a red fox").await;
    let accepted = ada.sees("Accepted").await;
    ada.sees_picture().await;
    general.says("/ping").await;
    let pong = general.sees("Pong").await;

    assert!(accepted.thread.is_some());
    assert_eq!(pong.thread, None);
    stage.assert_proper();
}

#[tokio::test]
async fn talk_in_private_is_answered_with_how_to_begin() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let ada = stage.person("en");

    ada.says("hello bot").await;

    ada.sees("/generate a red fox").await;
}

#[tokio::test]
async fn the_bot_keeps_to_the_pace_that_telegram_asks_for() {
    let gate = Gate::closed();
    let telegram = FakeTelegram::start().await;
    let scene = Scene::at(telegram, 2).await;
    let stage = scene
        .bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::HtmlError, Answer::Picture.behind(&gate)]))
        .start()
        .await;
    let ada = stage.person("en");

    for number in 0..3 {
        ada.says(&format!("/generate fox {number}")).await;
    }
    gate.open();
    for _ in 0..3 {
        ada.sees_picture().await;
    }

    stage.telegram().assert_no_violations();
}

#[tokio::test]
async fn flood_control_is_waited_out() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    stage.telegram().fail_next("sendMessage", Fault::TooMany { retry_after: 1 });
    stage.telegram().fail_next("editMessageMedia", Fault::TooMany { retry_after: 1 });
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;
    let picture = ada.sees_picture().await;

    assert_eq!(ada.messages().iter().filter(|message| message.media.is_some()).count(), 1);
    assert!(Picture::of("a red fox").is_in(&picture.media.bytes));
    stage.assert_proper();
}

#[tokio::test]
async fn a_lost_answer_gives_no_second_picture() {
    for fault in [Fault::Status(502), Fault::Reset, Fault::ResetAfterDone, Fault::BadJson] {
        let stage = Stage::with_keys(On::Telegram, 1).await;
        stage.telegram().fail_next("editMessageMedia", fault);
        let ada = stage.person("en");

        ada.says("/generate a red fox").await;
        ada.sees_picture().await;
        ada.sees_nothing_more("/ping", "Pong").await;

        assert_eq!(ada.messages().iter().filter(|message| message.media.is_some()).count(), 1);
        assert_eq!(stage.bytez.call_count(), 1);
        stage.assert_proper();
    }
}

#[tokio::test]
async fn who_blocked_the_bot_costs_nothing() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    let ada = stage.person("en");
    let eve = stage.telegram().user("Eve").language("en");
    stage.telegram().block(&ada);

    ada.says("/generate a red fox").await;
    eve.says("/generate a blue fox").await;
    eve.sees_picture().await;

    let prompts: Vec<_> = stage.bytez.calls().into_iter().map(|call| call.prompt).collect();
    assert_eq!(prompts, ["a blue fox"]);
    stage.assert_proper();
}

#[tokio::test]
async fn where_the_message_was_deleted_the_result_comes_as_a_new_one() {
    let gate = Gate::closed();
    let scene = Scene::with_keys(On::Telegram, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)])).start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let accepted = ada.sees("🎨").await;

    stage.telegram().delete(accepted.message);
    gate.open();
    let picture = ada.sees_picture().await;

    assert_ne!(picture.message, accepted.message);
    stage.assert_proper();
}

#[tokio::test]
async fn an_outage_of_telegram_is_outlasted() {
    let stage = Stage::with_keys(On::Telegram, 1).await;
    stage.telegram().fail_times(3, "getUpdates", Fault::Status(502));
    let ada = stage.person("en");

    ada.says("/ping").await;

    ada.sees("Pong").await;
}

#[tokio::test]
async fn a_wrong_token_is_told_to_the_operator_without_the_token() {
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        .set(&[("TELEGRAM_TOKEN", "123456:AAwrong-token-of-somebody-else-000000")]);

    let ended = scene.start().await.stopped().await;

    let text = ended.expect_err("the token is wrong").to_string();
    assert!(text.contains("Telegram") && text.contains("TELEGRAM_TOKEN"), "{text}");
    assert!(!text.contains("AAwrong"), "{text}");
}
