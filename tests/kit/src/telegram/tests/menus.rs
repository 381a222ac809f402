//! Menus of commands, and presses of buttons.

use serde_json::{Value, json};

use super::{Bot, met};

#[tokio::test]
async fn menus_are_kept_by_scope_and_language() {
    let bot = Bot::new().await;
    let ping = json!([{ "command": "ping", "description": "Are you there?" }]);
    let german = json!([{ "command": "ping", "description": "Bist du da?" }]);
    let groups = json!({ "type": "all_group_chats" });

    bot.call("setMyCommands", json!({ "commands": ping })).await;
    bot.call("setMyCommands", json!({ "commands": german, "language_code": "de", "scope": groups })).await;

    assert_eq!(bot.call("getMyCommands", json!({ "scope": { "type": "default" } })).await, ping);
    assert_eq!(bot.call("getMyCommands", json!({ "language_code": "de", "scope": groups })).await, german);
    assert_eq!(bot.call("getMyCommands", json!({ "language_code": "de" })).await, json!([]));
    bot.call("deleteMyCommands", json!({})).await;
    assert_eq!(bot.call("getMyCommands", json!({})).await, json!([]));
    assert!(bot.telegram.world(|world| world.menu(&groups, "de").is_some()));
}

#[tokio::test]
async fn one_bad_command_refuses_the_whole_menu_unnamed() {
    let bot = Bot::new().await;
    let set = async |name: &str, description: &str| {
        let good = json!({ "command": "good", "description": "x" });
        let commands = json!([good, { "command": name, "description": description }]);
        bot.answer("setMyCommands", json!({ "commands": commands })).await.1["description"].clone()
    };

    assert_eq!(set(&"a".repeat(32), &"x".repeat(256)).await, Value::Null);
    for name in ["Ping", "my-ping", "", &"a".repeat(33), "пинг"] {
        assert_eq!(set(name, "x").await, "Bad Request: BOT_COMMAND_INVALID", "{name}");
    }
    for description in ["", &"x".repeat(257)] {
        assert_eq!(set("ping", description).await, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }
}

#[tokio::test]
async fn menus_have_at_most_100_commands_a_two_letter_language_and_a_known_scope() {
    let bot = Bot::new().await;
    let many: Vec<Value> = (0..101).map(|n| json!({ "command": format!("c{n}"), "description": "x" })).collect();

    let long = bot.refused("setMyCommands", json!({ "commands": many })).await;
    let language = bot.refused("setMyCommands", json!({ "commands": [], "language_code": "pt-br" })).await;
    let scope = bot.refused("setMyCommands", json!({ "commands": [], "scope": { "type": "moon" } })).await;
    let missing = bot.refused("setMyCommands", json!({})).await;

    assert_eq!(long, "Bad Request: BOT_COMMANDS_TOO_MUCH");
    assert_eq!(language, "Bad Request: invalid language code specified");
    assert!(scope.contains("can't parse BotCommandScope"), "{scope}");
    assert_eq!(missing, "Bad Request: can't parse commands list");
}

#[tokio::test]
async fn a_press_reaches_the_bot_and_its_notice_the_person() {
    let (bot, user) = met().await;
    bot.update().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "🔁 again", "callback_data": "again:7" }]] });
    bot.call("sendMessage", json!({ "chat_id": user.id(), "text": "x", "reply_markup": markup })).await;

    let (notice, update) = tokio::join!(user.presses("again"), async {
        let update = bot.update().await;
        let id = update["callback_query"]["id"].clone();
        bot.call("answerCallbackQuery", json!({ "callback_query_id": id, "text": "on it" })).await;
        update
    });
    let id = update["callback_query"]["id"].clone();
    let twice = bot.refused("answerCallbackQuery", json!({ "callback_query_id": id })).await;
    let unknown = bot.refused("answerCallbackQuery", json!({ "callback_query_id": "7" })).await;

    assert_eq!(notice.as_deref(), Some("on it"));
    assert_eq!(update["callback_query"]["data"], "again:7");
    assert_eq!(update["callback_query"]["message"]["text"], "x");
    assert_eq!(update["callback_query"]["from"]["id"], user.id());
    let too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!([twice.as_str(), &unknown], [too_old, too_old]);
}

#[tokio::test]
async fn a_chat_action_is_one_that_exists() {
    let (bot, user) = met().await;

    bot.call("sendChatAction", json!({ "chat_id": user.id(), "action": "upload_photo" })).await;
    let unknown = bot.refused("sendChatAction", json!({ "chat_id": user.id(), "action": "dance" })).await;

    assert_eq!(unknown, "Bad Request: wrong parameter action in request");
    let actions = bot.telegram.world(|world| world.chat(user.id()).unwrap().actions.clone());
    assert_eq!(actions, [(None, "upload_photo".to_owned())]);
}
