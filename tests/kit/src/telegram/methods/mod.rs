//! The methods the fake knows, each with the effect and the answer of the real one.

mod edit;
mod menus;
mod queries;
mod send;
mod target;

use serde_json::Value;

use super::{
    params::Params,
    refusal::Refusal,
    wire,
    world::{Message, World},
};

/// Every method, as the documentation spells it.
const NAMES: [&str; 22] = [
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "sendMessage",
    "sendPhoto",
    "sendVideo",
    "sendAnimation",
    "sendDocument",
    "sendChatAction",
    "editMessageText",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "deleteMessage",
    "answerCallbackQuery",
    "getFile",
    "getChatMember",
    "getWebhookInfo",
];

/// The method of this name in any case, as the real server takes it.
pub(super) fn named(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Runs a method but `getUpdates`, which waits, and those of the webhook, which are about updates as well.
pub(super) fn run(world: &mut World, method: &str, params: &Params) -> Result<Value, Refusal> {
    match method {
        "getMe" => Ok(queries::me(world)),
        "setMyCommands" => menus::set(world, params),
        "getMyCommands" => menus::get(world, params),
        "deleteMyCommands" => menus::delete(world, params),
        "sendMessage" => send::message(world, params),
        "sendPhoto" => send::media(world, params, "photo"),
        "sendVideo" => send::media(world, params, "video"),
        "sendAnimation" => send::media(world, params, "animation"),
        "sendDocument" => send::media(world, params, "document"),
        "sendChatAction" => send::chat_action(world, params),
        "editMessageText" => edit::text(world, params),
        "editMessageCaption" => edit::caption(world, params),
        "editMessageMedia" => edit::media(world, params),
        "editMessageReplyMarkup" => edit::reply_markup(world, params),
        "deleteMessage" => edit::delete(world, params),
        "answerCallbackQuery" => queries::answer(world, params),
        "getFile" => queries::file(world, params),
        "getChatMember" => queries::member(world, params),
        _ => Err(Refusal::not_found()),
    }
}

/// A stored message as the answer of a method.
fn on_the_wire(world: &World, chat: i64, message: &Message) -> Result<Value, Refusal> {
    let chat = world.chats.get(&chat).ok_or_else(|| Refusal::bad_request("chat not found"))?;
    Ok(wire::message(world, chat, message))
}
