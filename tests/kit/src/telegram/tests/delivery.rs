//! Updates on their way to the bot, and what a person sees of its answers.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Bot, met};
use crate::FakeTelegram;

#[tokio::test]
async fn the_bot_is_told_who_it_is() {
    let telegram = FakeTelegram::builder().token("77:ABC").username("fox_bot").start().await;
    let bot = Bot::on(telegram);

    let me = bot.call("GetMe", json!({})).await;

    assert_eq!((&me["id"], &me["username"], &me["is_bot"]), (&json!(77), &json!("fox_bot"), &json!(true)));
}

#[tokio::test]
async fn updates_come_in_order_until_they_are_confirmed() {
    let (bot, user) = met().await;
    user.says("/ping").await;

    let all = bot.call("getUpdates", json!({})).await;
    let first = bot.call("getUpdates", json!({ "limit": 1 })).await;
    let next = all[1]["update_id"].clone();
    let rest = bot.call("getUpdates", json!({ "offset": next })).await;

    let texts = |updates: &Value| -> Vec<Value> {
        updates.as_array().unwrap().iter().map(|update| update["message"]["text"].clone()).collect()
    };
    assert_eq!(texts(&all), ["hello", "/ping"]);
    assert_eq!(texts(&first), ["hello"]);
    assert_eq!(texts(&rest), ["/ping"]);
    assert_eq!(all[1]["message"]["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 5 }]));
    assert_eq!(all[0]["message"]["chat"], json!({ "id": user.id(), "type": "private", "first_name": "Ada" }));
}

#[tokio::test]
async fn a_long_poll_returns_as_soon_as_somebody_speaks() {
    let bot = Bot::new().await;
    let user = bot.telegram.user("Ada").language("de");

    let (update, said) = tokio::join!(bot.update(), user.says("/start"));

    assert_eq!(update["message"]["message_id"], said);
    assert_eq!(update["message"]["from"]["language_code"], "de");
}

#[tokio::test]
async fn a_second_poller_ends_the_first_with_409() {
    let bot = Bot::new().await;
    let user = bot.telegram.user("Ada");

    let polls = async {
        let second = async {
            let mut ticks = bot.telegram.shared.updates.ticks();
            while bot.telegram.polls() == 0 {
                ticks.changed().await.unwrap();
            }
            bot.answer("getUpdates", json!({ "timeout": 30 })).await
        };
        let first = async {
            let refused = bot.answer("getUpdates", json!({ "timeout": 30 })).await;
            user.says("hello").await;
            refused
        };
        tokio::join!(first, second)
    };
    let (first, second) = polls.await;

    assert_eq!(first.0, 409);
    assert!(first.1["description"].as_str().unwrap().starts_with("Conflict: terminated by other getUpdates request"));
    assert_eq!(second.1["result"][0]["message"]["text"], "hello");
    assert_eq!(bot.telegram.violations().len(), 1);
}

#[tokio::test]
async fn a_bot_hears_only_of_what_it_asked_for() {
    let bot = Bot::new().await;
    let user = bot.telegram.user("Ada");
    bot.call("getUpdates", json!({ "allowed_updates": ["callback_query"] })).await;
    user.says("unheard").await;

    let updates = bot.call("getUpdates", json!({})).await;

    assert_eq!(updates, json!([]));
}

#[tokio::test]
async fn in_a_group_the_bot_hears_commands_mentions_and_answers_to_it() {
    let bot = Bot::new().await;
    let group = bot.telegram.group("Foxes");
    let user = bot.telegram.user("Ada").in_group(&group);
    let sent = bot.send(group.id(), "hello all").await;

    for text in ["among us", "/ping@other_bot", "/ping", "/ping@refrain_bot now", "hey @refrain_bot"] {
        user.says(text).await;
    }
    user.replies_to(sent).says("thanks").await;
    let updates = bot.call("getUpdates", json!({})).await;

    let heard: Vec<&Value> = updates.as_array().unwrap().iter().map(|update| &update["message"]["text"]).collect();
    assert_eq!(heard, ["/ping", "/ping@refrain_bot now", "hey @refrain_bot", "thanks"]);
    assert_eq!(updates[3]["message"]["reply_to_message"]["text"], "hello all");
    assert_eq!(updates[0]["message"]["chat"]["type"], "supergroup");
}

#[tokio::test]
async fn a_person_in_a_topic_sees_what_is_said_there() {
    let bot = Bot::new().await;
    let forum = bot.telegram.forum("Foxes");
    let (art, talk) = (forum.topic("Art"), forum.topic("Talk"));
    let user = bot.telegram.user("Ada").in_topic(&art);

    let said = user.says("/ping").await;
    bot.call("sendMessage", json!({ "chat_id": forum.id(), "text": "elsewhere", "message_thread_id": talk.id })).await;
    bot.call(
        "sendMessage",
        json!({ "chat_id": forum.id(), "text": "pong", "reply_parameters": { "message_id": said } }),
    )
    .await;

    assert_eq!(user.sees("pong").await.thread, Some(art.id));
    assert_eq!(user.messages().len(), 1);
}

#[tokio::test]
async fn what_the_bot_shows_is_seen_after_edits_and_nothing_more() {
    let (bot, user) = met().await;
    let sent = bot.send(user.id(), "place 2").await;

    let seen = tokio::join!(user.sees("place 1"), async {
        bot.call("editMessageText", json!({ "chat_id": user.id(), "message_id": sent, "text": "place 1" })).await;
    });
    tokio::join!(user.sees_nothing_more("/ping", "pong"), async {
        while bot.update().await["message"]["text"] != "/ping" {}
        bot.send(user.id(), "pong").await;
    });

    assert_eq!((seen.0.message, seen.0.edit), (sent, 1));
}

#[tokio::test]
#[should_panic(expected = "the bot did more than expected")]
async fn something_more_is_noticed() {
    let (bot, user) = met().await;

    tokio::join!(user.sees_nothing_more("/ping", "pong"), async {
        while bot.update().await["message"]["text"] != "/ping" {}
        bot.send(user.id(), "by the way").await;
        bot.send(user.id(), "pong").await;
    });
}

#[tokio::test]
async fn a_lean_server_measures_a_load() {
    let bot = Bot::on(FakeTelegram::builder().lean().start().await);

    let (report, ()) = tokio::join!(bot.telegram.load(250, 10, "/ping", Duration::from_secs(20)), async {
        let (mut offset, mut answered) = (0, 0);
        while answered < 250 {
            let updates = bot.call("getUpdates", json!({ "offset": offset, "timeout": 10 })).await;
            for update in updates.as_array().unwrap() {
                offset = update["update_id"].as_i64().unwrap() + 1;
                let chat = update["message"]["chat"]["id"].as_i64().unwrap();
                bot.send(chat, "pong").await;
                answered += 1;
            }
        }
    });

    assert_eq!(report.answered, 250);
    assert!(report.p50 <= report.p99 && report.p99 <= report.max && report.max <= report.elapsed);
}
