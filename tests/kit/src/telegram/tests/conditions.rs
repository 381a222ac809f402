//! Bad days: planned faults, flood control, and a call against the Bot API's description.

use std::time::Duration;

use serde_json::json;

use super::{Bot, met};
use crate::{
    FakeTelegram,
    telegram::{Fault, FloodLimits, Gate},
};

#[tokio::test]
async fn a_429_tells_the_wait_and_calling_inside_it_is_a_violation() {
    let (bot, user) = met().await;
    let params = json!({ "chat_id": user.id(), "text": "x" });
    bot.telegram.fail_next("sendMessage", Fault::TooMany { retry_after: 30 });

    let told = bot.answer("sendMessage", params.clone()).await;
    let innocent = bot.telegram.violations();
    let early = bot.answer("sendMessage", params).await;

    assert_eq!(told.0, 429);
    assert_eq!(told.1["description"], "Too Many Requests: retry after 30");
    assert_eq!(told.1["parameters"]["retry_after"], 30);
    assert_eq!(innocent, []);
    assert_eq!(early.0, 429);
    assert_eq!(bot.telegram.violations().len(), 1);
    assert!(bot.telegram.violations()[0].what.starts_with("called inside a told wait"));
    assert!(user.messages().is_empty());
}

#[tokio::test]
async fn flood_control_refuses_what_comes_too_fast() {
    let hourly = FloodLimits { chat_interval: Duration::from_hours(1), chat_burst: 1, ..FloodLimits::default() };
    let bot = Bot::on(FakeTelegram::builder().flood(Some(hourly)).spec(None).start().await);
    let user = bot.telegram.user("Ada");
    user.says("hello").await;
    bot.send(user.id(), "x").await;

    let flooded = bot.answer("sendMessage", json!({ "chat_id": user.id(), "text": "x" })).await;
    bot.call("sendChatAction", json!({ "chat_id": user.id(), "action": "typing" })).await;

    assert_eq!((flooded.0, &flooded.1["parameters"]["retry_after"]), (429, &json!(3600)));
    assert_eq!(bot.telegram.violations().len(), 1);
}

#[tokio::test]
async fn a_bad_gateway_is_a_page_and_has_no_effect() {
    let (bot, user) = met().await;
    bot.telegram.fail_next("*", Fault::Status(502));

    let url = bot.url("sendMessage");
    let response = bot.http.post(url).json(&json!({ "chat_id": user.id(), "text": "x" })).send().await.unwrap();

    assert_eq!(response.status().as_u16(), 502);
    assert!(response.text().await.unwrap().starts_with("<html>"));
    assert!(user.messages().is_empty());
    assert_eq!(bot.telegram.faults_left(), 0);
}

#[tokio::test]
async fn a_reset_comes_before_or_after_the_effect() {
    let (bot, user) = met().await;
    bot.telegram.fail_next("sendMessage", Fault::Reset);
    bot.telegram.fail_next("sendMessage", Fault::ResetAfterDone);

    let before = bot.try_call("sendMessage", json!({ "chat_id": user.id(), "text": "lost" })).await;
    let after = bot.try_call("sendMessage", json!({ "chat_id": user.id(), "text": "done" })).await;

    for error in [before.unwrap_err(), after.unwrap_err()] {
        assert!(is_reset(&error), "{error:?}");
    }
    let texts: Vec<String> = user.messages().into_iter().map(|seen| seen.text).collect();
    assert_eq!(texts, ["done"]);
}

#[tokio::test]
async fn a_slow_call_goes_on_when_the_gate_opens() {
    let (bot, user) = met().await;
    let gate = Gate::new();
    bot.telegram.fail_next("sendMessage", Fault::Slow(gate.clone()));

    let (_, before) = tokio::join!(bot.send(user.id(), "at last"), async {
        bot.telegram.wait_for("the call", |world| world.calls_of("sendMessage").next().map(drop)).await;
        let before = user.messages().len();
        gate.open();
        before
    });

    assert_eq!(before, 0);
    assert_eq!(user.messages().len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_cut_short_is_no_json() {
    let (bot, user) = met().await;
    bot.telegram.fail_times(2, "sendMessage", Fault::BadJson);

    let answer = bot.try_call("sendMessage", json!({ "chat_id": user.id(), "text": "x" })).await;

    assert!(answer.unwrap_err().is_decode());
    assert_eq!(bot.telegram.faults_left(), 1);
}

#[tokio::test]
async fn calls_are_recorded_with_their_fields() {
    let (bot, user) = met().await;

    bot.call("SENDMESSAGE", json!({ "chat_id": user.id().to_string(), "text": "42" })).await;

    let calls = bot.telegram.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].method, "sendMessage");
    assert_eq!(calls[0].params.get("chat_id"), Some(&json!(user.id())));
    assert_eq!(calls[0].params.text("text"), Some("42"));
}

#[tokio::test]
async fn a_call_that_the_description_does_not_know_is_refused() {
    let spec = std::env::temp_dir().join(format!("refrain-testkit-spec-{}.json", std::process::id()));
    let text = r#"{"methods":{"sendMessage":{"fields":[
        {"name":"chat_id","types":["Integer"],"required":true},
        {"name":"text","types":["String"],"required":true}]}},"types":{}}"#;
    std::fs::write(&spec, text).unwrap();
    let bot = Bot::on(FakeTelegram::builder().spec(Some(spec.clone())).start().await);
    std::fs::remove_file(spec).unwrap();
    let user = bot.telegram.user("Ada");
    user.says("hello").await;

    let refused = bot.refused("sendMessage", json!({ "chat_id": user.id(), "text": "x", "colour": "red" })).await;
    bot.send(user.id(), "x").await;

    assert!(bot.telegram.spec_loaded());
    assert_eq!(refused, "Bad Request: sendMessage has no field colour");
}

fn is_reset(error: &reqwest::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let io = inner.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::ConnectionReset) {
            return true;
        }
        source = inner.source();
    }
    false
}
