//! Stopping, and starting again.

use refrain_testkit::bytez::{Answer, Gate};
use refrain_testkit::telegram::{Fault, World};

use crate::stage::{KEYS, On, Scene, on_every_platform};

on_every_platform![
    a_running_request_is_finished_before_the_bot_stops_and_the_others_go_on_after_it_starts_again,
    a_request_that_outlasts_the_grace_goes_on_after_the_bot_starts_again,
];

async fn a_running_request_is_finished_before_the_bot_stops_and_the_others_go_on_after_it_starts_again(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let ada = stage.person("en");
    let eve = stage.user("Eve").language("es");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    eve.says("/generate un zorro").await;
    eve.sees("1").await;

    stage.stop();
    gate.open();
    ada.sees_picture().await;
    let stage = stage.restarted().await;
    let picture = eve.sees_picture().await;

    let history = eve.history_of(picture.message).join("\n");
    assert!(!history.contains("Interrumpid"), "{history}");
    assert_eq!(stage.bytez.call_count(), 2);
    stage.assert_proper();
    stage.stop();
    stage.stopped().await.unwrap();
}

async fn a_request_that_outlasts_the_grace_goes_on_after_the_bot_starts_again(on: On) {
    let short = [("REFRAIN_QUEUE__SHUTDOWN_GRACE", "100ms"), ("REFRAIN_RETRY__TIMEOUT_GRACE", "500ms")];
    let scene = Scene::with_keys(on, 1).await.set(&short);
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Hang])).start().await;
    let ada = stage.person("de");
    ada.says("/generate ein Fuchs").await;
    stage.bytez.wait_for_calls(1).await;

    stage.stop();
    stage.bytez.wait_for_hang_ups(1).await;
    let stage = stage.restarted().await;

    let picture = ada.sees_picture().await;
    assert!(!ada.history_of(picture.message).join("\n").contains("Unterbrochen"));
    assert_eq!(stage.bytez.call_count(), 2);
    stage.stop();
    stage.stopped().await.unwrap();
}

#[tokio::test]
async fn what_was_handled_is_not_handled_again_after_a_restart() {
    let stage = Scene::with_keys(On::Telegram, 1).await.start().await;
    let ada = stage.person("en");
    ada.says("/ping").await;
    ada.sees("Pong").await;

    stage.stop();

    stage.telegram().wait_until_confirmed().await;
    stage.stopped().await.unwrap();
}

#[tokio::test]
async fn an_answer_that_telegram_puts_off_does_not_hold_up_the_stop() {
    let scene = Scene::with_keys(On::Telegram, 1).await.set(&[("REFRAIN_QUEUE__SHUTDOWN_GRACE", "100ms")]);
    let stage = scene.start().await;
    stage.telegram().fail_next("sendMessage", Fault::TooMany { retry_after: 100 });
    stage.person("en").says("/ping").await;
    let refused = |world: &World| world.calls_of("sendMessage").next().map(drop);
    stage.telegram().wait_for("the answer that is put off", refused).await;

    stage.stop();

    stage.stopped().await.unwrap();
}
