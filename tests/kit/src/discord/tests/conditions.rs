//! What goes wrong: tokens, permissions, closed DMs, rate limits, faults.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{Bot, callback, met};
use crate::discord::{Access, FakeDiscord, Fault, Gate, Route};

#[tokio::test]
async fn a_wrong_token_is_refused_everywhere_but_where_an_interactions_token_counts() {
    let bot = Bot::new().await;
    let url = format!("{}/api/v10/users/@me", bot.discord.url());

    let wrong = bot.http.get(&url).header("authorization", "Bot wrong").send().await.unwrap();
    let status = wrong.status();
    let body: Value = wrong.json().await.unwrap();
    let missing = bot.http.get(&url).send().await.unwrap();

    assert_eq!((status.as_u16(), missing.status().as_u16()), (401, 401));
    assert_eq!(body, json!({ "message": "401: Unauthorized", "code": 0 }));
}

#[tokio::test]
async fn a_path_that_doesnt_exist_is_not_found() {
    let bot = Bot::new().await;

    assert_eq!(bot.refused(Method::GET, "/foxes", Value::Null).await, (404, 0));
    assert_eq!(bot.refused(Method::GET, "/channels/5", Value::Null).await, (404, 10003));
    assert_eq!(bot.refused(Method::GET, "/guilds/5", Value::Null).await, (404, 10004));
}

#[tokio::test]
async fn what_the_bot_may_do_in_a_channel_is_what_the_test_says() {
    let bot = Bot::new().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let path = format!("/channels/{}/messages", channel.id());
    let send = || bot.answer(Method::POST, &path, json!({ "content": "x" }));

    channel.set_access(Access::Hidden);
    let hidden = send().await;
    channel.set_access(Access::ReadOnly);
    let read_only = send().await;
    channel.set_access(Access::NoFiles);
    let no_files = send().await;

    assert_eq!((hidden.0, &hidden.1["code"]), (403, &json!(50001)));
    assert_eq!((read_only.0, &read_only.1["code"]), (403, &json!(50013)));
    assert_eq!(no_files.0, 200);
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn a_person_may_close_their_dms() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let opened = bot.call(Method::POST, "/users/@me/channels", json!({ "recipient_id": user.id().to_string() })).await;
    let path = format!("/channels/{}/messages", opened["id"].as_str().unwrap());

    bot.call(Method::POST, &path, json!({ "content": "hello" })).await;
    bot.discord.close_dms(&user);
    let closed = bot.refused(Method::POST, &path, json!({ "content": "x" })).await;
    let unknown = bot.refused(Method::POST, "/users/@me/channels", json!({ "recipient_id": "5" })).await;

    assert_eq!((closed, unknown), ((403, 50007), (400, 50033)));
    user.sees("hello").await;
}

#[tokio::test]
async fn every_answer_tells_the_limits_and_the_sixth_message_in_five_seconds_is_refused() {
    let bot = Bot::on(FakeDiscord::builder().spec(None).start().await);
    let channel = bot.discord.guild("Foxes").channel("art");
    let path = format!("/channels/{}/messages", channel.id());
    let send = || bot.request(Method::POST, &path).json(&json!({ "content": "x" })).send();

    let first = send().await.unwrap();
    for _ in 0..4 {
        assert_eq!(send().await.unwrap().status(), 200);
    }
    let sixth = send().await.unwrap();

    let header = |name: &str| first.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("x-ratelimit-limit"), header("x-ratelimit-remaining")), ("5".into(), "4".into()));
    assert_eq!(
        (header("x-ratelimit-reset-after"), header("x-ratelimit-bucket")),
        ("5.000".into(), "sendmessage".into())
    );
    assert_eq!((sixth.status().as_u16(), &sixth.headers()["x-ratelimit-scope"]), (429, &"user".parse().unwrap()));
    assert!(sixth.headers().contains_key("retry-after"));
    let body: Value = sixth.json().await.unwrap();
    assert_eq!(body["global"], false);
    assert!(body["retry_after"].as_f64().unwrap() > 0.0);
    assert_eq!(bot.discord.violations().len(), 1);
}

#[tokio::test]
async fn a_told_wait_must_be_kept() {
    let bot = Bot::new().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let path = format!("/channels/{}/messages", channel.id());
    let wait = Duration::from_mins(1);
    bot.discord.fail_next(Route::SendMessage, Fault::TooMany { retry_after: wait, global: true });

    let (status, told) = bot.answer(Method::POST, &path, json!({ "content": "x" })).await;
    let blameless = bot.discord.violations().is_empty();
    let (early, _) = bot.answer(Method::GET, "/users/@me", Value::Null).await;

    assert_eq!((status, &told["global"], &told["retry_after"]), (429, &json!(true), &json!(60.0)));
    assert_eq!((blameless, early), (true, 429));
    assert!(bot.discord.violations()[0].what.starts_with("called inside a told wait"));
}

#[tokio::test]
async fn a_first_answer_has_no_limit() {
    let bot = Bot::on(FakeDiscord::builder().spec(None).start().await);
    bot.register(json!([{ "name": "ping", "description": "Pong" }])).await;
    let mut line = super::Line::identified(&bot).await;
    let user = bot.discord.user("Ada");

    for _ in 0..60 {
        user.says("/ping").await;
        bot.responds(&line.interaction().await, 5, Value::Null).await;
    }

    assert_eq!(bot.discord.late(), 0);
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn faults_happen_to_their_route_as_often_as_planned() {
    let (bot, mut line, user) = met().await;
    bot.discord.fail_next(Route::Callback, Fault::Status(502));
    bot.discord.fail_next(Route::Callback, Fault::Reset);
    bot.discord.fail_next(Route::Callback, Fault::BadJson);
    user.says("/ping").await;
    let told = line.interaction().await;
    let send = || bot.request(Method::POST, &callback(&told)).json(&json!({ "type": 5 })).send();

    let bad_gateway = send().await.unwrap();
    let reset = send().await;
    let cut = send().await.unwrap().json::<Value>().await;
    let at_last = send().await.unwrap();

    assert_eq!(bad_gateway.status(), 502);
    assert!(bad_gateway.text().await.unwrap().starts_with("<html>"));
    assert!(reset.is_err() && cut.is_err());
    assert_eq!(at_last.status(), 204);
}

#[tokio::test]
async fn a_slow_call_waits_for_its_gate() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let gate = Gate::new();
    bot.discord.fail_next(None, Fault::Slow(gate.clone()));

    let (sent, ()) = tokio::join!(bot.send(user.seat().chat, json!({ "content": "slow" })), async {
        bot.discord.wait_for("the call", |world| world.calls_of(Route::SendMessage).next().map(|_| ())).await;
        assert!(user.messages().is_empty());
        gate.open();
    });

    assert_eq!(user.messages()[0].message, sent);
}

#[tokio::test]
async fn tokens_are_nowhere_in_what_is_shown() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 5, Value::Null).await;
    bot.refused(Method::PATCH, &bot.original(&told), json!({ "colour": 1 })).await;

    let shown = format!("{:?}{:?}", bot.discord.violations(), bot.discord.world(|world| world.calls().len()));

    assert!(!shown.contains(told["token"].as_str().unwrap()) && !shown.contains(bot.discord.token()));
}

#[tokio::test]
async fn a_lean_server_measures_a_load() {
    let bot = Bot::on(FakeDiscord::builder().lean().start().await);
    bot.register(json!([{ "name": "ping", "description": "Pong" }])).await;
    let mut line = super::Line::identified(&bot).await;

    let (report, ()) = tokio::join!(bot.discord.load(250, 10, "ping", Duration::from_secs(20)), async {
        for _ in 0..250 {
            let told = line.interaction().await;
            bot.responds(&told, 5, Value::Null).await;
            bot.call(Method::PATCH, &bot.original(&told), json!({ "content": "pong" })).await;
        }
    });

    assert_eq!((report.answered.answered, report.acknowledged.answered, report.late), (250, 250, 0));
    assert!(report.acknowledged.p50 <= report.acknowledged.p99 && report.acknowledged.max <= report.answered.max);
}

/// Without the file, this holds as well.
#[tokio::test]
async fn what_is_proper_fits_the_description_where_that_is_found() {
    let bot = Bot::on(FakeDiscord::builder().flood(None).start().await);
    let option = json!({
        "type": 3, "name": "prompt", "description": "It", "required": true, "choices": [], "min_value": null,
    });
    let command = json!({
        "name": "generate", "description": "It", "description_localizations": { "de": "Es" }, "options": [option],
        "default_member_permissions": "2048", "contexts": [0, 1], "integration_types": [0, 1], "nsfw": false,
    });
    bot.register(json!([command])).await;
    let mut line = super::Line::identified(&bot).await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let user = bot.discord.user("Ada").in_group(&channel);

    user.says("/generate a fox").await;
    let told = line.interaction().await;
    bot.responds(&told, 5, json!({ "flags": 64 })).await;
    let mentions = json!({ "parse": [], "users": [user.id().to_string()], "replied_user": false });
    let body = json!({ "content": "a fox", "components": super::buttons(&["again"]), "allowed_mentions": mentions });
    bot.call(Method::PATCH, &bot.original(&told), body.clone()).await;
    bot.call(Method::POST, &bot.webhook(&told), json!({ "content": "more", "embeds": [], "flags": 64 })).await;
    bot.send(channel.id(), body).await;

    bot.discord.assert_no_violations();
}
