//! Presses of buttons, and the word that a person hears after one.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Bot, Line, buttons, id, met};
use crate::Person;

/// A message with a button "again" in front of Ada.
async fn shown() -> (Bot, Line, Person, i64) {
    let (bot, line, user) = met().await;
    let sent = bot.send(user.seat().chat, json!({ "content": "a fox", "components": buttons(&["again"]) })).await;
    (bot, line, user, sent)
}

#[tokio::test]
async fn a_press_tells_the_bot_which_button_of_which_message() {
    let (bot, mut line, user, sent) = shown().await;

    let (word, told) = tokio::join!(user.presses("again"), async {
        let told = line.interaction().await;
        bot.responds(&told, 4, json!({ "content": "Not yours.", "flags": 64 })).await;
        told
    });

    assert_eq!(word.as_deref(), Some("Not yours."));
    assert_eq!(told["data"], json!({ "custom_id": "again", "component_type": 2 }));
    assert_eq!((&told["message"]["id"], &told["type"]), (&json!(sent.to_string()), &json!(3)));
}

#[tokio::test]
async fn an_update_changes_the_message_and_is_no_word() {
    let (bot, mut line, user, sent) = shown().await;

    let (word, ()) = tokio::join!(user.presses("again"), async {
        let told = line.interaction().await;
        bot.responds(&told, 7, json!({ "content": "cancelled", "components": [] })).await;
    });

    let seen = user.sees("cancelled").await;
    assert_eq!((word, seen.message, seen.edit), (None, sent, 1));
    assert!(seen.buttons.is_empty());
}

#[tokio::test]
async fn a_new_message_for_all_is_no_word() {
    let (bot, mut line, user, sent) = shown().await;

    let (word, ()) = tokio::join!(user.presses("again"), async {
        let told = line.interaction().await;
        bot.responds(&told, 5, Value::Null).await;
        bot.call(Method::PATCH, &bot.original(&told), json!({ "content": "place 1" })).await;
    });

    assert_eq!(word, None);
    assert!(user.sees_after(sent, "place 1").await.message > sent);
}

#[tokio::test]
async fn a_word_may_follow_a_deferred_update() {
    let (bot, mut line, user, sent) = shown().await;

    let (word, followup) = tokio::join!(user.presses("again"), async {
        let told = line.interaction().await;
        bot.responds(&told, 6, Value::Null).await;
        bot.call(Method::POST, &bot.webhook(&told), json!({ "content": "Done.", "flags": 64 })).await
    });

    assert_eq!(word.as_deref(), Some("Done."));
    assert_ne!(id(&followup), sent);
    assert_eq!(followup["interaction_metadata"]["interacted_message_id"], sent.to_string());
}

#[tokio::test]
async fn the_original_of_a_deferred_update_is_the_buttons_message() {
    let (bot, mut line, user, sent) = shown().await;

    let (word, edited) = tokio::join!(user.presses("again"), async {
        let told = line.interaction().await;
        bot.responds(&told, 6, Value::Null).await;
        bot.call(Method::PATCH, &bot.original(&told), json!({ "content": "another fox" })).await
    });

    assert_eq!((word, id(&edited)), (None, sent));
    user.sees("another fox").await;
}

#[tokio::test]
async fn a_press_that_is_dropped_has_no_word() {
    let (bot, mut line, user, _) = shown().await;

    let (word, ()) = tokio::join!(user.presses("again"), async {
        line.interaction().await;
        bot.discord.expire_unanswered();
    });

    assert_eq!(word, None);
}

#[tokio::test]
async fn an_old_client_may_press_what_is_gone() {
    let (bot, mut line, user, sent) = shown().await;
    let button = user.messages()[0].buttons[0][0].clone();
    bot.discord.delete(sent);

    let (word, told) = tokio::join!(user.presses_old(sent, &button), async {
        let told = line.interaction().await;
        let (status, _) = bot.respond(&told, 7, json!({ "content": "x" })).await;
        assert_eq!(status, 404);
        bot.responds(&told, 4, json!({ "content": "It is gone.", "flags": 64 })).await;
        told
    });

    assert_eq!(told["message"]["id"], sent.to_string());
    assert_eq!(word.as_deref(), Some("It is gone."));
    bot.discord.assert_no_violations();
}
