//! Messages by the bot's own right, and what they may be.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Bot, buttons};

#[tokio::test]
async fn a_message_is_sent_changed_listed_and_deleted() {
    let bot = Bot::new().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let user = bot.discord.user("Ada").in_group(&channel);
    let said = user.says("hello").await;
    let path = format!("/channels/{}/messages", channel.id());

    let reference = json!({ "message_id": said.to_string() });
    let sent = bot.send(channel.id(), json!({ "content": "hi **you**", "message_reference": reference })).await;
    bot.call(Method::PATCH, &format!("{path}/{sent}"), json!({ "content": "hi" })).await;
    let listed = bot.call(Method::GET, &format!("{path}?limit=1"), Value::Null).await;
    let seen = user.sees("hi").await;
    bot.call(Method::DELETE, &format!("{path}/{sent}"), Value::Null).await;

    assert_eq!((seen.reply_to, seen.edit, seen.text.as_str()), (Some(said), 1, "hi"));
    assert_eq!(user.history_of(sent), ["hi you", "hi"]);
    assert_eq!(listed[0]["id"], sent.to_string());
    assert_eq!(bot.refused(Method::PATCH, &format!("{path}/{sent}"), json!({ "content": "x" })).await, (404, 10008));
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn every_fault_of_a_message_is_named_with_its_path() {
    let bot = Bot::new().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let path = format!("/channels/{}/messages", channel.id());
    let button = |more: Value| {
        let mut button = json!({ "type": 2, "style": 1, "label": "a", "custom_id": "a" });
        button.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "content": "x", "components": [{ "type": 1, "components": [button] }] })
    };
    let with = |name: &str, value: Value| {
        let mut body = json!({ "content": "x" });
        body[name] = value;
        body
    };
    let six_rows: Vec<Value> = (0..6).map(|n| buttons(&[&n.to_string()])[0].clone()).collect();
    let first = "components.0.components.0";

    for (given, fault) in [
        (json!({ "content": "x".repeat(2001) }), "content:BASE_TYPE_MAX_LENGTH".to_owned()),
        (with("colour", json!(1)), "colour:UNKNOWN_KEY".into()),
        (with("flags", json!(64)), "flags:MESSAGE_FLAGS_INVALID".into()),
        (
            with("components", buttons(&["a", "a"])),
            "components.0.components.1.custom_id:COMPONENT_CUSTOM_ID_DUPLICATED".into(),
        ),
        (with("components", json!(six_rows)), "components:BASE_TYPE_BAD_LENGTH".into()),
        (
            with("components", buttons(&["1", "2", "3", "4", "5", "6"])),
            "components.0.components:BASE_TYPE_BAD_LENGTH".into(),
        ),
        (with("components", buttons(&[])), "components.0.components:BASE_TYPE_BAD_LENGTH".into()),
        (button(json!({ "custom_id": null })), format!("{first}.custom_id:BASE_TYPE_REQUIRED")),
        (button(json!({ "custom_id": "x".repeat(101) })), format!("{first}.custom_id:BASE_TYPE_BAD_LENGTH")),
        (button(json!({ "label": "x".repeat(81) })), format!("{first}.label:BASE_TYPE_MAX_LENGTH")),
        (button(json!({ "label": "" })), format!("{first}:BUTTON_COMPONENT_INVALID_LABEL")),
        (button(json!({ "url": "https://fox.example" })), format!("{first}:BUTTON_COMPONENT_CUSTOM_ID_URL")),
        (button(json!({ "style": 9 })), format!("{first}.style:BASE_TYPE_CHOICES")),
        (with("embeds", json!([{ "title": "x".repeat(257) }])), "embeds.0.title:BASE_TYPE_MAX_LENGTH".into()),
        (
            with("embeds", json!([{ "description": "x".repeat(4000) }, { "description": "x".repeat(2001) }])),
            "embeds:MAX_EMBED_SIZE_EXCEEDED".into(),
        ),
        (
            with("allowed_mentions", json!({ "parse": ["users"], "users": ["7"] })),
            "allowed_mentions:MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE".into(),
        ),
        (with("allowed_mentions", json!({ "parse": ["all"] })), "allowed_mentions.parse.0:BASE_TYPE_CHOICES".into()),
        (with("allowed_mentions", json!({ "users": ["Ada"] })), "allowed_mentions.users.0:NUMBER_TYPE_COERCE".into()),
        (with("attachments", json!([{ "id": 0 }])), "attachments.0.id:ATTACHMENT_NOT_FOUND".into()),
        (with("message_reference", json!({ "message_id": "1" })), "message_reference:REPLIES_UNKNOWN_MESSAGE".into()),
    ] {
        let faults = bot.faults(Method::POST, &path, given.clone()).await;
        assert_eq!(faults, [fault], "{given}");
    }

    assert_eq!(bot.refused(Method::POST, &path, json!({ "content": " " })).await, (400, 50006));
    assert_eq!(bot.discord.violations().len(), 21);
}

#[tokio::test]
async fn only_those_are_pinged_whom_the_bot_allows() {
    let bot = Bot::new().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let (ada, bob) = (bot.discord.user("Ada").in_group(&channel), bot.discord.user("Bob"));
    let text = format!("<@{}> and <@{}> @everyone", ada.id(), bob.id());

    let only_ada = json!({ "parse": [], "users": [ada.id().to_string()] });
    bot.send(channel.id(), json!({ "content": text, "allowed_mentions": only_ada })).await;
    let one = ada.sees("@Ada and @Bob").await;
    let sent = bot.send(channel.id(), json!({ "content": text })).await;
    let all = ada.sees_after(one.message, "@Ada").await;

    assert_eq!(one.mentions, [ada.id()]);
    assert_eq!(all.mentions, [ada.id(), bob.id()]);
    let pings = |id| bot.discord.world(|world| world.message(id).unwrap().now().unwrap().pings_everyone);
    assert_eq!((pings(one.message), pings(sent)), (false, true));
}

#[tokio::test]
async fn embeds_are_seen_below_the_text() {
    let bot = Bot::new().await;
    let user = bot.discord.user("Ada");
    let embed = json!({ "title": "Foxes", "description": "are **red**", "footer": { "text": "by bot" } });

    bot.send(user.seat().chat, json!({ "content": "look", "embeds": [embed] })).await;

    assert_eq!(user.sees("look").await.text, "look\nFoxes\nare red\nby bot");
}
