//! Changes to messages: text, caption, medium, buttons, and their end.

use serde_json::{Value, json};

use super::{on_the_wire, send, target};
use crate::telegram::{
    limits::{self, Styled},
    params::Params,
    refusal::Refusal,
    world::{Content, Message, World},
};

/// `editMessageText`; only for a message that has text and no medium.
pub(super) fn text(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let (_, now) = current(world, params)?;
    if now.media.is_some() {
        return Err(Refusal::bad_request("there is no text in the message to edit"));
    }
    let Styled { text, entities } = limits::text(params)?;
    let buttons = limits::keyboard(params)?;
    replace(world, params, Content { text, entities, buttons, ..Content::default() })
}

/// `editMessageCaption`; only for a message that has a medium.
pub(super) fn caption(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let (_, now) = current(world, params)?;
    if now.media.is_none() {
        return Err(Refusal::bad_request("there is no caption in the message to edit"));
    }
    let entities = params.list("caption_entities")?;
    let styled = limits::caption(params.text("caption"), params.text("parse_mode"), entities)?;
    let buttons = limits::keyboard(params)?;
    replace(world, params, Content { text: styled.text, entities: styled.entities, buttons, ..now })
}

/// `editMessageMedia`; also turns a text into a medium.
pub(super) fn media(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    current(world, params)?;
    let Some(wanted) = params.get("media").and_then(Value::as_object) else {
        return Err(Refusal::bad_request("can't parse InputMedia: media must be an Object"));
    };
    let field = |name: &str| wanted.get(name).and_then(Value::as_str);
    let kind = field("type").and_then(send::kind);
    let Some(kind) = kind else { return Err(Refusal::bad_request("can't parse InputMedia: unknown type")) };
    let entities = match wanted.get("caption_entities") {
        None => &[],
        Some(entities) => entities
            .as_array()
            .ok_or_else(|| Refusal::bad_request("can't parse InputMedia: caption_entities must be an Array"))?
            .as_slice(),
    };
    let styled = limits::caption(field("caption"), field("parse_mode"), entities)?;
    let buttons = limits::keyboard(params)?;
    let file = field("media").ok_or_else(|| Refusal::bad_request("can't parse InputMedia: media not found"))?;
    let media = target::file(world, params, kind, file)?;
    let spoiler = wanted.get("has_spoiler").and_then(Value::as_bool).unwrap_or_default();
    let (text, entities) = (styled.text, styled.entities);
    replace(world, params, Content { text, entities, media: Some(media), buttons, spoiler })
}

/// `editMessageReplyMarkup`.
pub(super) fn reply_markup(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let (_, now) = current(world, params)?;
    let buttons = limits::keyboard(params)?;
    replace(world, params, Content { buttons, ..now })
}

/// `deleteMessage`.
pub(super) fn delete(world: &mut World, params: &Params) -> Result<Value, Refusal> {
    let chat = target::chat(world, params)?.id;
    let id = message_id(params)?;
    let message = world.chats.get_mut(&chat).and_then(|chat| chat.messages.get_mut(&id));
    match message {
        Some(message) if !message.deleted && message.by_bot => {
            message.deleted = true;
            Ok(json!(true))
        }
        Some(message) if !message.deleted => Err(Refusal::bad_request("message can't be deleted")),
        known => Err(Refusal::bad_request("message to delete not found").blameless_if(known.is_some())),
    }
}

/// The message to edit and what it shows now.
fn current(world: &World, params: &Params) -> Result<(Message, Content), Refusal> {
    if params.get("inline_message_id").is_some() {
        return Err(Refusal::bad_request("MESSAGE_ID_INVALID"));
    }
    let chat = target::chat(world, params)?;
    let message = chat.messages.get(&message_id(params)?);
    match message {
        Some(message) if !message.by_bot => Err(Refusal::bad_request("message can't be edited")),
        Some(message) if !message.deleted => Ok((message.clone(), message.now().cloned().unwrap_or_default())),
        known => Err(Refusal::bad_request("message to edit not found").blameless_if(known.is_some())),
    }
}

fn replace(world: &mut World, params: &Params, content: Content) -> Result<Value, Refusal> {
    let chat = target::chat(world, params)?.id;
    let (mut message, now) = current(world, params)?;
    if now == content {
        return Err(Refusal::bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a \
             current content and reply markup of the message",
        ));
    }
    message.states.push(content);
    if let Some(chat) = world.chats.get_mut(&chat) {
        chat.messages.insert(message.id, message.clone());
    }
    on_the_wire(world, chat, &message)
}

fn message_id(params: &Params) -> Result<i64, Refusal> {
    let id = params.integer("message_id")?;
    id.ok_or_else(|| Refusal::bad_request("message identifier is not specified"))
}
