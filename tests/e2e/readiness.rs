//! Whether the bot is in contact with each platform, as `/readyz` tells the machine that asks.

use std::net::SocketAddr;
use std::time::Duration;

use refrain_testkit::person::PATIENCE;
use refrain_testkit::telegram::Fault;
use refrain_testkit::{FakeDiscord, FakeTelegram};
use serde_json::Value;

use crate::database::Temporary;
use crate::ports;
use crate::stage::{On, Scene};

/// A bot that serves the web at a free port, and where that is.
async fn scene(on: On) -> (Scene, SocketAddr) {
    let listen = ports::free();
    (serving(Scene::with_keys(on, 1).await, listen), listen)
}

fn serving(scene: Scene, listen: SocketAddr) -> Scene {
    scene.set(&[("REFRAIN_WEB__ENABLED", "true"), ("REFRAIN_LISTEN", &listen.to_string())])
}

/// What `/readyz` answers, once its answer says `state` of `platform`. Nothing else gives a sign of that.
async fn once(at: SocketAddr, platform: &str, state: &str) -> u16 {
    ports::answers(at).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut looks = tokio::time::interval(Duration::from_millis(10));
    let mut told = Value::Null;
    let seen = async {
        loop {
            looks.tick().await;
            let answer = client.get(format!("http://{at}/readyz")).send().await.unwrap();
            let status = answer.status().as_u16();
            told = answer.json().await.unwrap();
            if told["platforms"][platform] == state {
                return status;
            }
        }
    };
    let status = tokio::time::timeout(PATIENCE, seen).await;
    status.unwrap_or_else(|_| panic!("{platform} is never {state}: {told}"))
}

// Serenity spins until the next heartbeat where it can't connect again, so that must come soon, and others need a thread.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gateway_that_is_gone_is_told_until_it_is_back() {
    let discord = FakeDiscord::builder().flood(None).heartbeat(Duration::from_secs(1)).start().await;
    let at = ports::free();
    let stage = serving(Scene::at(discord, 1).await, at).start().await;
    assert_eq!(once(at, "discord", "connected").await, 200);

    stage.discord().shut_gateway(true);
    assert_eq!(once(at, "discord", "lost").await, 503);
    stage.discord().shut_gateway(false);

    assert_eq!(once(at, "discord", "connected").await, 200);
    let ada = stage.person("en");
    ada.says("/ping").await;
    ada.sees("Pong").await;
}

#[tokio::test]
async fn polls_that_fail_are_told_until_one_is_answered() {
    let telegram = FakeTelegram::builder().flood(None).start().await;
    telegram.fail_times(3, "getUpdates", Fault::Status(502));
    let at = ports::free();
    let stage = serving(Scene::at(telegram, 1).await, at).start().await;

    assert_eq!(once(at, "telegram", "lost").await, 503);

    assert_eq!(once(at, "telegram", "connected").await, 200);
    assert_eq!(stage.telegram().faults_left(), 0);
    stage.assert_proper();
}

#[tokio::test]
async fn a_webhook_that_can_not_be_looked_at_is_told_and_keeps_no_call_away() {
    let telegram = FakeTelegram::builder().flood(None).start().await;
    telegram.fail_times(2, "getWebhookInfo", Fault::Status(502));
    let at = ports::free();
    let scene = serving(Scene::at(telegram, 1).await, at)
        .set(&[("REFRAIN_TELEGRAM__UPDATES", "webhook"), ("REFRAIN_WEB__PUBLIC_URL", &format!("http://{at}/"))]);
    let _stage = scene.start().await;

    assert_eq!(once(at, "telegram", "lost").await, 200);

    assert_eq!(once(at, "telegram", "connected").await, 200);
}

#[tokio::test]
async fn who_stands_by_does_not_know_and_is_ready() {
    let database = Temporary::sqlite();
    let (first, polls) = scene(On::Telegram).await;
    let first = first.set(&[("DATABASE_URL", &*database.url())]).start().await;
    assert_eq!(once(polls, "telegram", "connected").await, 200);

    let stands_by = ports::free();
    let second = serving(Scene::at(first.fake(), 1).await, stands_by).set(&[("DATABASE_URL", &*database.url())]);
    let second = second.start().await;

    assert_eq!(once(stands_by, "telegram", "unknown").await, 200);
    first.stop();
    assert_eq!(once(stands_by, "telegram", "connected").await, 200);
    second.stop();
}
