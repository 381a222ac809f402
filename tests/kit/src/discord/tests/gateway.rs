//! The gateway: identify, heartbeats, what is missed and told again, and every way it ends.

use futures::StreamExt as _;
use reqwest::Method;
use serde_json::{Value, json};

use super::{Bot, Line, met};
use crate::discord::{Drop, FakeDiscord};

#[tokio::test]
async fn a_bot_learns_where_the_gateway_is_and_who_it_is() {
    let bot = Bot::new().await;

    let plain = bot.call(Method::GET, "/gateway", Value::Null).await;
    let asked = bot.call(Method::GET, "/gateway/bot", Value::Null).await;
    let me = bot.call(Method::GET, "/users/@me", Value::Null).await;
    let application = bot.call(Method::GET, "/applications/@me", Value::Null).await;

    assert_eq!((&asked["url"], &asked["shards"]), (&plain["url"], &json!(1)));
    assert!(asked["session_start_limit"]["remaining"].is_u64());
    assert_eq!((&me["id"], &me["bot"]), (&json!(bot.discord.application_id().to_string()), &json!(true)));
    assert_eq!(application["verify_key"], bot.discord.public_key());
}

#[tokio::test]
async fn after_identify_comes_ready_then_the_servers_that_the_bot_asked_for() {
    let bot = Bot::new().await;
    let guild = bot.discord.guild("Foxes");
    guild.channel("art");
    let mut line = Line::connect(&bot).await;

    line.identify(&bot, 1).await;
    let ready = line.event("READY").await;
    let told = line.event("GUILD_CREATE").await;
    let later = bot.discord.guild("Wolves");
    let joined = line.event("GUILD_CREATE").await;

    assert_eq!(ready["guilds"], json!([{ "id": guild.id().to_string(), "unavailable": true }]));
    assert_eq!(ready["application"]["id"], bot.discord.application_id().to_string());
    assert_eq!((&told["name"], &told["channels"][0]["name"]), (&json!("Foxes"), &json!("art")));
    assert_eq!(joined["id"], later.id().to_string());
    let session = &bot.discord.gateway_sessions()[0];
    assert_eq!((session.shard, session.intents, session.connected), ((0, 1), 1, true));
}

#[tokio::test]
async fn heartbeats_are_answered_until_the_gateway_falls_silent() {
    let (bot, mut line, user) = met().await;

    line.say(json!({ "op": 1, "d": 1 })).await;
    let answered = line.hear().await;
    bot.discord.drop_gateway(Drop::Silence);
    line.say(json!({ "op": 1, "d": 1 })).await;
    user.says("/ping").await;
    bot.discord.wait_for_sessions("the heartbeat", |all| (all[0].heartbeats == 2).then_some(())).await;
    bot.discord.drop_gateway(Drop::Close(4000));

    assert_eq!(answered["op"], 11);
    assert_eq!(line.closed().await, 4000, "neither the answer nor the interaction came");
}

#[tokio::test]
async fn what_is_missed_is_told_again_when_the_session_is_resumed() {
    let (bot, mut line, user) = met().await;
    bot.discord.drop_gateway(Drop::Reset);
    assert!(line.socket.next().await.unwrap().is_err());
    bot.discord.wait_for_sessions("the end", |all| (!all[0].connected).then_some(())).await;
    let id = bot.discord.gateway_sessions()[0].id.clone();

    let mut line = Line::connect(&bot).await;
    let resume = json!({ "token": bot.discord.token(), "session_id": id, "seq": 1 });
    let says = tokio::spawn(async move { user.says("/ping").await });
    line.say(json!({ "op": 6, "d": resume })).await;
    let resumed = line.event("RESUMED").await;
    let said = says.await.unwrap();
    let told = line.interaction().await;

    assert!(resumed.is_object());
    assert_eq!(told["id"], said.to_string());
    let session = &bot.discord.gateway_sessions()[0];
    assert_eq!((session.resumes, session.connected), (1, true));
}

#[tokio::test]
async fn an_interaction_during_a_break_waits_for_the_resume() {
    let (bot, mut line, user) = met().await;
    bot.discord.drop_gateway(Drop::Silence);
    let said = user.says("/ping").await;
    bot.discord.drop_gateway(Drop::Close(4009));
    assert_eq!(line.closed().await, 4009);

    let mut line = Line::connect(&bot).await;
    let session = bot.discord.gateway_sessions()[0].id.clone();
    line.say(json!({ "op": 6, "d": { "token": bot.discord.token(), "session_id": session, "seq": 1 } })).await;

    assert_eq!(line.interaction().await["id"], said.to_string());
    line.event("RESUMED").await;
}

#[tokio::test]
async fn a_session_that_is_no_more_can_not_be_resumed() {
    let (bot, mut line, _user) = met().await;
    let id = bot.discord.gateway_sessions()[0].id.clone();

    bot.discord.drop_gateway(Drop::InvalidSession { resumable: false });
    let invalid = line.hear().await;
    line.say(json!({ "op": 6, "d": { "token": bot.discord.token(), "session_id": id, "seq": 1 } })).await;
    let refused = line.hear().await;
    line.identify(&bot, 0).await;
    line.event("READY").await;

    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    assert_eq!((&refused["op"], &refused["d"]), (&json!(9), &json!(false)));
    let alive: Vec<bool> = bot.discord.gateway_sessions().iter().map(|session| session.alive).collect();
    assert_eq!(alive, [false, true]);
}

#[tokio::test]
async fn the_gateway_may_ask_for_a_reconnect() {
    let (bot, mut line, _user) = met().await;

    bot.discord.drop_gateway(Drop::Reconnect);

    assert_eq!(line.hear().await["op"], 7);
}

#[tokio::test]
async fn what_a_bot_must_not_say_closes_the_line_with_its_code() {
    let bot = Bot::new().await;
    let properties = json!({ "os": "linux", "browser": "test", "device": "test" });
    let identify = |token: &str, intents: u64| json!({ "token": token, "intents": intents, "properties": properties });
    let token = bot.discord.token();

    for (said, code) in [
        (json!({ "op": 2, "d": identify("wrong", 0) }), 4004),
        (json!({ "op": 2, "d": identify(token, 1 << 15) }), 4014),
        (json!({ "op": 2, "d": identify(token, 1 << 40) }), 4013),
        (json!({ "op": 2, "d": { "token": token, "intents": 0 } }), 4002),
        (json!({ "op": 3, "d": {} }), 4003),
        (json!({ "op": 99 }), 4001),
        (json!({ "op": 6, "d": { "token": "wrong", "session_id": "x", "seq": 0 } }), 4004),
    ] {
        let mut line = Line::connect(&bot).await;
        line.say(said.clone()).await;
        assert_eq!(line.closed().await, code, "{said}");
    }

    assert_eq!(bot.discord.violations().len(), 7);
    assert!(!bot.discord.violations().iter().any(|violation| violation.body.contains(token)));
}

#[tokio::test]
async fn an_application_may_have_privileged_intents() {
    let bot = Bot::on(FakeDiscord::builder().privileged_intents(1 << 15).start().await);
    let mut line = Line::connect(&bot).await;

    line.identify(&bot, 1 << 15).await;

    line.event("READY").await;
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn compression_is_refused() {
    let bot = Bot::new().await;

    let url = format!("{}/gateway?v=10&compress=zlib-stream", bot.discord.url());
    let request = bot.http.get(url).header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
    let response = request.header("upgrade", "websocket").header("connection", "upgrade").send().await.unwrap();

    assert_eq!(response.status(), 400);
    assert_eq!(bot.discord.violations().len(), 1);
}

#[tokio::test]
async fn each_shard_hears_of_its_own_servers() {
    let bot = Bot::on(FakeDiscord::builder().spec(None).flood(None).shards(2).start().await);
    bot.register(json!([{ "name": "ping", "description": "Pong" }])).await;
    let mut lines = Vec::new();
    for shard in 0..2 {
        let mut line = Line::connect(&bot).await;
        let properties = json!({ "os": "linux", "browser": "test", "device": "test" });
        let token = bot.discord.token();
        let identify = json!({ "token": token, "intents": 0, "properties": properties, "shard": [shard, 2] });
        line.say(json!({ "op": 2, "d": identify })).await;
        line.event("READY").await;
        lines.push(line);
    }
    let guild = bot.discord.guild("Foxes");
    let user = bot.discord.user("Ada").in_group(&guild.channel("art"));
    let index = usize::try_from((guild.id() >> 22) % 2).unwrap();

    let said = user.says("/ping").await;

    assert_eq!(lines[index].interaction().await["id"], said.to_string());
}
