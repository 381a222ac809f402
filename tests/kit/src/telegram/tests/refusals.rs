//! Texts, entities, buttons, topics, replies and edits that Telegram refuses.

use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{Bot, met};

#[tokio::test]
async fn a_wrong_token_and_an_unknown_method_are_refused() {
    let bot = Bot::new().await;
    let url = format!("{}/bot42:WRONG/getMe", bot.telegram.url());

    let stranger = bot.http.get(url).send().await.unwrap();
    let unknown = bot.refused("sendFox", json!({})).await;

    assert_eq!(stranger.status().as_u16(), 401);
    assert_eq!(stranger.text().await.unwrap(), r#"{"description":"Unauthorized","error_code":401,"ok":false}"#);
    assert_eq!(unknown, "Not Found");
    assert_eq!(bot.telegram.violations().len(), 2);
}

#[tokio::test]
async fn a_violation_never_shows_a_token() {
    let bot = Bot::new().await;

    bot.http.get(format!("{}/bot42:WRONG/getMe", bot.telegram.url())).send().await.unwrap();

    assert!(!format!("{:?}", bot.telegram.violations()).contains("WRONG"));
}

#[tokio::test]
async fn texts_are_one_to_4096_utf16_units() {
    let (bot, user) = met().await;
    let chat = user.id();

    bot.send(chat, &"🦊".repeat(2048)).await;
    let too_long = bot.refused("sendMessage", json!({ "chat_id": chat, "text": "🦊".repeat(2049) })).await;
    let blank = bot.refused("sendMessage", json!({ "chat_id": chat, "text": " \n" })).await;
    let missing = bot.refused("sendMessage", json!({ "chat_id": chat })).await;

    assert_eq!(too_long, "Bad Request: message is too long");
    assert_eq!(blank, "Bad Request: message text is empty");
    assert_eq!(missing, "Bad Request: message text is empty");
    assert_eq!(bot.telegram.violations().len(), 3);
}

#[tokio::test]
async fn markup_counts_only_after_it_is_parsed() {
    let (bot, user) = met().await;
    let marked = format!("<b>{}</b>", "a".repeat(4096));

    let sent = bot.call("sendMessage", json!({ "chat_id": user.id(), "text": marked, "parse_mode": "HTML" })).await;
    let unescaped =
        bot.refused("sendMessage", json!({ "chat_id": user.id(), "text": "a <fox>", "parse_mode": "HTML" })).await;

    assert_eq!(sent["entities"][0]["length"], 4096);
    assert!(unescaped.starts_with("Bad Request: can't parse entities: Unsupported start tag"), "{unescaped}");
}

#[tokio::test]
async fn chats_must_exist() {
    let (bot, _) = met().await;

    let unknown = bot.refused("sendMessage", json!({ "chat_id": 7, "text": "x" })).await;
    let missing = bot.refused("sendMessage", json!({ "text": "x" })).await;

    assert_eq!(unknown, "Bad Request: chat not found");
    assert_eq!(missing, "Bad Request: chat_id is empty");
}

#[tokio::test]
async fn entities_lie_inside_the_text_split_no_letter_and_nest() {
    let (bot, user) = met().await;
    let send = async |text: &str, entities: serde_json::Value| {
        let params = json!({ "chat_id": user.id(), "text": text, "entities": entities });
        bot.answer("sendMessage", params).await.1["description"].as_str().map(str::to_owned)
    };
    let mark = |kind: &str, offset: u32, length: u32| json!({ "type": kind, "offset": offset, "length": length });

    assert_eq!(send("a red fox", json!([mark("bold", 0, 9), mark("italic", 2, 3)])).await, None);
    assert_eq!(send("a red fox", json!([mark("code", 0, 1), mark("bold", 2, 3)])).await, None);
    let outside = send("fox", json!([mark("bold", 1, 3)])).await.unwrap();
    let split = send("🦊", json!([mark("bold", 0, 1)])).await.unwrap();
    let crossed = send("a red fox", json!([mark("bold", 0, 4), mark("italic", 2, 5)])).await.unwrap();
    let in_code = send("a red fox", json!([mark("code", 0, 9), mark("bold", 2, 3)])).await.unwrap();
    let unknown = send("fox", json!([mark("red", 0, 3)])).await.unwrap();
    let linkless = send("fox", json!([mark("text_link", 0, 3)])).await.unwrap();
    let empty = send("fox", json!([mark("bold", 0, 0)])).await.unwrap();

    assert!(outside.contains("ends after the end of the text at UTF-16 offset 4"), "{outside}");
    assert!(split.contains("in a middle of a UTF-16 symbol"), "{split}");
    assert!(crossed.contains("not crossed"), "{crossed}");
    assert!(in_code.contains("code and pre"), "{in_code}");
    assert!(unknown.contains("unsupported type"), "{unknown}");
    assert!(linkless.contains("lacks url"), "{linkless}");
    assert!(empty.contains("is empty"), "{empty}");
}

#[tokio::test]
async fn buttons_have_a_label_and_one_use_of_at_most_64_bytes() {
    let (bot, user) = met().await;
    let send = async |button: serde_json::Value| {
        let markup = json!({ "inline_keyboard": [[button]] });
        let params = json!({ "chat_id": user.id(), "text": "x", "reply_markup": markup });
        bot.answer("sendMessage", params).await.1["description"].as_str().map(str::to_owned)
    };

    assert_eq!(send(json!({ "text": "ok", "callback_data": "x".repeat(64) })).await, None);
    assert_eq!(send(json!({ "text": "ok", "url": "https://example.org/" })).await, None);
    let long = send(json!({ "text": "no", "callback_data": "🦊".repeat(17) })).await;
    let empty = send(json!({ "text": "no", "callback_data": "" })).await;
    let mute = send(json!({ "text": " ", "callback_data": "x" })).await.unwrap();
    let useless = send(json!({ "text": "no" })).await.unwrap();
    let torn = send(json!({ "text": "no", "callback_data": "x", "url": "https://example.org/" })).await.unwrap();
    let lost = send(json!({ "text": "no", "url": "example" })).await;

    assert_eq!(long.as_deref(), Some("Bad Request: BUTTON_DATA_INVALID"));
    assert_eq!(empty.as_deref(), Some("Bad Request: BUTTON_DATA_INVALID"));
    assert!(mute.contains("text must be non-empty"), "{mute}");
    assert!(useless.contains("Text buttons are unallowed"), "{useless}");
    assert!(torn.contains("Text buttons are unallowed"), "{torn}");
    assert_eq!(lost.as_deref(), Some("Bad Request: BUTTON_URL_INVALID"));
}

#[tokio::test]
async fn topics_must_exist_and_general_is_none() {
    let (bot, user) = met().await;
    let forum = bot.telegram.forum("Foxes");
    let topic = forum.topic("Art");
    let send = async |chat: i64, thread: i64| {
        bot.answer("sendMessage", json!({ "chat_id": chat, "text": "x", "message_thread_id": thread })).await
    };

    let (_, inside) = send(forum.id(), topic.id).await;
    let (_, general) = send(forum.id(), 1).await;
    let (_, unknown) = send(forum.id(), 77).await;
    let (_, private) = send(user.id(), topic.id).await;

    assert_eq!(inside["result"]["message_thread_id"], topic.id);
    assert_eq!(inside["result"]["is_topic_message"], true);
    assert_eq!(inside["result"]["reply_to_message"]["forum_topic_created"]["name"], "Art");
    for refused in [general, unknown, private] {
        assert_eq!(refused["description"], "Bad Request: message thread not found");
    }
}

#[tokio::test]
async fn what_is_answered_must_exist_unless_the_bot_allows_otherwise() {
    let (bot, user) = met().await;
    let said = user.says("/ping").await;
    let reply = async |reply: serde_json::Value| {
        bot.answer("sendMessage", json!({ "chat_id": user.id(), "text": "x", "reply_parameters": reply })).await.1
    };

    let known = reply(json!({ "message_id": said })).await;
    let unknown = reply(json!({ "message_id": 7 })).await;
    let allowed = reply(json!({ "message_id": 7, "allow_sending_without_reply": true })).await;

    assert_eq!(known["result"]["reply_to_message"]["text"], "/ping");
    assert_eq!(unknown["description"], "Bad Request: message to be replied not found");
    assert_eq!(allowed["ok"], true);
}

#[tokio::test]
async fn edits_change_something_of_an_own_message_that_exists() {
    let (bot, user) = met().await;
    let said = user.says("/ping").await;
    let sent = bot.send(user.id(), "one").await;
    let edit = async |message: i64, text: &str| {
        bot.answer("editMessageText", json!({ "chat_id": user.id(), "message_id": message, "text": text })).await.1
    };

    let changed = edit(sent, "two").await;
    let same = edit(sent, "two").await;
    let unknown = edit(7, "two").await;
    let theirs = edit(said, "two").await;

    assert_eq!(changed["result"]["text"], "two");
    assert!(same["description"].as_str().unwrap().starts_with("Bad Request: message is not modified: specified"));
    assert_eq!(unknown["description"], "Bad Request: message to edit not found");
    assert_eq!(theirs["description"], "Bad Request: message can't be edited");
    assert_eq!(user.history_of(sent), ["one", "two"]);
}

#[tokio::test]
async fn an_edit_without_buttons_takes_them_away() {
    let (bot, user) = met().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "again", "callback_data": "a" }]] });
    let sent = bot.call("sendMessage", json!({ "chat_id": user.id(), "text": "x", "reply_markup": markup })).await;
    let id = sent["message_id"].clone();

    let edited = bot.call("editMessageReplyMarkup", json!({ "chat_id": user.id(), "message_id": id })).await;

    assert_eq!(sent["reply_markup"], markup);
    assert!(edited.get("reply_markup").is_none());
}

#[tokio::test]
async fn only_own_messages_can_be_deleted_and_only_once() {
    let (bot, user) = met().await;
    let said = user.says("/ping").await;
    let sent = bot.send(user.id(), "x").await;
    let target = |message: i64| json!({ "chat_id": user.id(), "message_id": message });

    bot.call("deleteMessage", target(sent)).await;
    let theirs = bot.refused("deleteMessage", target(said)).await;
    let before = bot.telegram.violations().len();
    let again = bot.refused("deleteMessage", target(sent)).await;

    assert_eq!(theirs, "Bad Request: message can't be deleted");
    assert_eq!(again, "Bad Request: message to delete not found");
    assert_eq!(bot.telegram.violations().len(), before, "a repeated delete is no fault");
    assert!(user.messages().is_empty());
}

#[tokio::test]
async fn a_bot_that_is_blocked_or_kicked_gets_403_and_is_not_to_blame() {
    let (bot, user) = met().await;
    let group = bot.telegram.group("Foxes");
    bot.telegram.block(&user);
    group.kicks_the_bot();

    let blocked = bot.refused("sendMessage", json!({ "chat_id": user.id(), "text": "x" })).await;
    let kicked = bot.refused("sendMessage", json!({ "chat_id": group.id(), "text": "x" })).await;

    assert_eq!(blocked, "Forbidden: bot was blocked by the user");
    assert_eq!(kicked, "Forbidden: bot was kicked from the supergroup chat");
    bot.telegram.assert_no_violations();
}

#[tokio::test]
async fn what_breaks_off_is_done_by_nobody_and_no_fault() {
    let (bot, _user) = met().await;
    let address = bot.telegram.url().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();

    for kind in ["multipart/form-data; boundary=line", "application/json"] {
        let mut line = TcpStream::connect(&address).await.unwrap();
        let head = format!(
            "POST /bot{}/sendMessage HTTP/1.1\r\nHost: {address}\r\nContent-Type: {kind}\r\nContent-Length: 1000\r\n\r\n--line\r\n",
            bot.telegram.token()
        );
        line.write_all(head.as_bytes()).await.unwrap();
        line.shutdown().await.unwrap();
        let _ = line.read_to_end(&mut Vec::new()).await;
    }

    assert_eq!(bot.telegram.violations(), []);
}
