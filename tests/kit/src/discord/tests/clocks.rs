//! The first answer, what follows by the token, and the two clocks.

use reqwest::Method;
use serde_json::{Value, json};

use super::{callback, id, met};
use crate::discord::{DeadToken, Fault, Kind, Route};

#[tokio::test]
async fn a_command_comes_with_all_that_discord_tells() {
    let (bot, mut line, user) = met().await;
    let user = user.language("de");
    let guild = bot.discord.guild("Foxes").locale("fr");
    let channel = guild.nsfw_channel("art");
    bot.discord.set_roles(&user, &[77]);
    bot.discord.set_entitlements(&user, &[88]);

    let said = user.in_group(&channel).says("/ping").await;
    let told = line.interaction().await;

    assert_eq!(told["id"], said.to_string());
    assert_eq!((&told["type"], &told["version"]), (&json!(2), &json!(1)));
    assert_eq!((&told["locale"], &told["guild_locale"]), (&json!("de"), &json!("fr")));
    assert_eq!((&told["data"]["name"], &told["data"]["type"]), (&json!("ping"), &json!(1)));
    assert_eq!((&told["channel"]["id"], &told["channel"]["nsfw"]), (&json!(channel.id().to_string()), &json!(true)));
    assert_eq!(told["member"]["roles"], json!(["77"]));
    assert_eq!(told["member"]["user"]["id"], user.id().to_string());
    assert_eq!(told["entitlements"][0]["sku_id"], "88");
    assert_eq!(told["authorizing_integration_owners"], json!({ "0": guild.id().to_string() }));
    assert_eq!((&told["context"], &told["attachment_size_limit"]), (&json!(0), &json!(10 * 1024 * 1024)));
    assert!(told["user"].is_null() && told["app_permissions"].is_string());
}

#[tokio::test]
async fn in_a_private_channel_there_is_a_user_and_no_server() {
    let (_bot, mut line, user) = met().await;

    user.says("/ping").await;
    let told = line.interaction().await;

    assert_eq!(told["user"]["id"], user.id().to_string());
    assert!(told["member"].is_null() && told["guild_id"].is_null());
    assert_eq!((&told["context"], &told["authorizing_integration_owners"]), (&json!(1), &json!({ "0": "0" })));
}

#[tokio::test]
async fn a_deferred_answer_is_filled_by_an_edit_or_by_the_first_followup() {
    let (bot, mut line, user) = met().await;
    let (first, second) = (user.says("/ping").await, user.says("/ping").await);
    let (one, two) = (line.interaction().await, line.interaction().await);
    bot.responds(&one, 5, json!({ "flags": 64 })).await;
    bot.responds(&two, 5, Value::Null).await;
    let thinking = user.messages();

    bot.call(Method::PATCH, &bot.original(&one), json!({ "content": "edited" })).await;
    let filled = bot.call(Method::POST, &bot.webhook(&two), json!({ "content": "filled", "flags": 64 })).await;
    let further = bot.call(Method::POST, &bot.webhook(&two), json!({ "content": "further" })).await;

    assert!(thinking.is_empty());
    let (edited, other) = (user.sees_after(first, "edited").await, user.sees_after(second, "filled").await);
    assert!(edited.ephemeral && !other.ephemeral, "what the deferral said of eyes stays");
    assert_eq!((edited.edit, other.message), (0, id(&filled)));
    assert_ne!(id(&further), id(&filled));
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn what_is_for_ones_own_eyes_is_seen_by_nobody_else() {
    let (bot, mut line, ada) = met().await;
    let channel = bot.discord.guild("Foxes").channel("art");
    let (ada, bob) = (ada.in_group(&channel), bot.discord.user("Bob").in_group(&channel));
    ada.says("/ping").await;
    let told = line.interaction().await;

    bot.responds(&told, 4, json!({ "content": "secret", "flags": 64 })).await;

    let seen = ada.sees("secret").await;
    assert!(seen.ephemeral && bob.messages().is_empty());
    let path = format!("/channels/{}/messages/{}", channel.id(), seen.message);
    assert_eq!(bot.refused(Method::GET, &path, Value::Null).await, (404, 10008));
}

#[tokio::test]
async fn a_second_first_answer_is_refused() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 5, Value::Null).await;

    let again = bot.refused(Method::POST, &callback(&told), json!({ "type": 5 })).await;

    assert_eq!(again, (400, 40060));
    assert_eq!(bot.discord.violations().len(), 1);
}

#[tokio::test]
async fn after_three_seconds_an_interaction_is_gone() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;

    bot.discord.expire_unanswered();
    let late = bot.refused(Method::POST, &callback(&told), json!({ "type": 5 })).await;
    let followup = bot.refused(Method::POST, &bot.webhook(&told), json!({ "content": "late" })).await;

    assert_eq!((late, followup), ((404, 10062), (404, 10015)));
    assert_eq!(bot.discord.late(), 1);
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn a_dead_token_is_refused_in_either_way() {
    let (bot, mut line, user) = met().await;
    let said = user.says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 5, Value::Null).await;
    let original = bot.original(&told);
    let edit = || bot.refused(Method::PATCH, &original, json!({ "content": "late" }));

    bot.discord.expire_token(said, DeadToken::Invalid);
    let invalid = edit().await;
    bot.discord.expire_tokens(DeadToken::Unknown);
    let unknown = edit().await;

    assert_eq!((invalid, unknown), ((401, 50027), (404, 10015)));
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn nothing_goes_by_the_token_before_the_first_answer() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;

    let early = bot.refused(Method::POST, &bot.webhook(&told), json!({ "content": "early" })).await;
    let made_up = format!("/webhooks/{}/made-up", bot.discord.application_id());
    let unknown = bot.refused(Method::POST, &made_up, json!({ "content": "x" })).await;

    assert_eq!((early, unknown), ((404, 10015), (401, 50027)));
}

#[tokio::test]
async fn an_answer_is_shown_changed_and_deleted_by_the_token() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 4, json!({ "content": "pong" })).await;
    let original = bot.original(&told);

    let shown = bot.call(Method::GET, &original, Value::Null).await;
    let by_id = format!("{}/messages/{}", bot.webhook(&told), id(&shown));
    let changed = bot.call(Method::PATCH, &by_id, json!({ "content": "pong!" })).await;
    bot.call(Method::DELETE, &original, Value::Null).await;
    let gone = bot.refused(Method::GET, &original, Value::Null).await;

    assert_eq!((&shown["content"], &changed["content"]), (&json!("pong"), &json!("pong!")));
    assert_eq!(shown["interaction_metadata"]["user"]["id"], user.id().to_string());
    assert_eq!(gone, (404, 10008));
    assert!(user.messages().is_empty());
    assert_eq!(user.history_of(id(&shown)), ["pong", "pong!"]);
}

#[tokio::test]
async fn the_first_answer_is_told_back_where_that_is_asked() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;

    let path = format!("{}?with_response=true", callback(&told));
    let answered = bot.call(Method::POST, &path, json!({ "type": 4, "data": { "content": "pong" } })).await;

    assert_eq!(answered["interaction"]["id"], told["id"]);
    assert_eq!(answered["resource"]["message"]["content"], "pong");
    assert_eq!(answered["interaction"]["response_message_id"], answered["resource"]["message"]["id"]);
}

#[tokio::test]
async fn an_answer_that_doesnt_fit_the_kind_is_refused() {
    let (bot, mut line, user) = met().await;
    let said = user.says("/ping").await;
    let told = line.interaction().await;

    for kind in [1, 6, 7, 8, 10] {
        let faults = bot.faults(Method::POST, &callback(&told), json!({ "type": kind })).await;
        assert_eq!(faults, ["type:BASE_TYPE_CHOICES"]);
    }

    let interaction = bot.discord.interaction(said).unwrap();
    assert_eq!((interaction.kind, interaction.answer), (Kind::Command, None));
}

#[tokio::test]
async fn a_call_may_be_done_although_its_line_is_reset() {
    let (bot, mut line, user) = met().await;
    user.says("/ping").await;
    let told = line.interaction().await;
    bot.responds(&told, 5, Value::Null).await;
    bot.discord.fail_next(Route::EditOriginal, Fault::ResetAfterDone);

    let lost = bot.request(Method::PATCH, &bot.original(&told)).json(&json!({ "content": "pong" })).send().await;

    assert!(lost.is_err());
    user.sees("pong").await;
    assert_eq!(bot.discord.faults_left(), 0);
}
