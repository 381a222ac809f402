//! New messages: text, media, and what the bot is seen doing meanwhile.

use serde_json::{Value, json};

use super::{on_the_wire, target};
use crate::{
    person::MediaKind,
    telegram::{
        limits::{self, Styled},
        params::Params,
        refusal::Refusal,
        world::{Content, Message, World, unix_now},
    },
};

/// What a bot may be seen doing.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// `sendMessage`.
pub(super) fn message(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    target::chat(world, params)?;
    let Styled { text, entities } = limits::text(params)?;
    let buttons = limits::keyboard(params)?;
    post(world, params, Content { text, entities, buttons, ..Content::default() })
}

/// `sendPhoto`, `sendVideo`, `sendAnimation` or `sendDocument`: the file is in `field`.
pub(super) fn media(world: &mut World, params: &Params, field: &str) -> Result<Value, Refusal> {
    let chat = target::chat(world, params)?;
    target::thread(chat, params)?;
    target::reply_to(chat, params)?;
    let entities = params.list("caption_entities")?;
    let styled = limits::caption(params.text("caption"), params.text("parse_mode"), entities)?;
    let buttons = limits::keyboard(params)?;
    let kind = kind(field).ok_or_else(Refusal::not_found)?;
    let media = match (params.files().get(field), params.text(field)) {
        (Some(upload), _) => target::store(world, kind, upload)?,
        (None, Some(value)) => target::file(world, params, kind, value)?,
        (None, None) => return Err(Refusal::bad_request(format_args!("there is no {field} in the request"))),
    };
    let spoiler = params.get("has_spoiler").and_then(Value::as_bool).unwrap_or_default();
    let (text, entities) = (styled.text, styled.entities);
    post(world, params, Content { text, entities, media: Some(media), buttons, spoiler })
}

/// `sendChatAction`.
pub(super) fn chat_action(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let chat = target::chat(world, params)?;
    let (id, thread) = (chat.id, target::thread(chat, params)?);
    let action = params.text("action").unwrap_or_default();
    if !ACTIONS.contains(&action) {
        return Err(Refusal::bad_request("wrong parameter action in request"));
    }
    if let Some(chat) = world.chats.get_mut(&id) {
        chat.actions.push((thread, action.to_owned()));
    }
    Ok(json!(true))
}

/// The kind of medium that a field or an `InputMedia` of this name holds.
pub(super) fn kind(name: &str) -> Option<MediaKind> {
    match name {
        "photo" => Some(MediaKind::Photo),
        "video" => Some(MediaKind::Video),
        "animation" => Some(MediaKind::Animation),
        "document" => Some(MediaKind::Document),
        _ => None,
    }
}

fn post(world: &mut World, params: &Params, content: Content) -> Result<Value, Refusal> {
    let chat = target::chat(world, params)?;
    let (chat_id, thread, reply_to) = (chat.id, target::thread(chat, params)?, target::reply_to(chat, params)?);
    // An answer goes to the topic of what it answers, as on the real server.
    let thread = thread.or_else(|| chat.messages.get(&reply_to?)?.thread);
    let message = Message {
        id: world.next_id(),
        from: world.bot.id,
        by_bot: true,
        thread,
        reply_to,
        date: unix_now(),
        states: vec![content],
        deleted: false,
    };
    if let Some(chat) = world.chats.get_mut(&chat_id) {
        chat.messages.insert(message.id, message.clone());
    }
    on_the_wire(world, chat_id, &message)
}
