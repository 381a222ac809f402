//! Channels and their messages, by the bot's own right.

use serde_json::{Value, json};

use super::{
    Calling, Done,
    compose::{self, Post},
};
use crate::discord::{
    limits::{message::Shape, snowflake},
    message::Message,
    refusal::Refusal,
    wire,
    world::{Access, Channel, ChannelKind},
};

/// `GET /channels/{channel.id}`.
pub(super) fn channel(calling: &mut Calling<'_>) -> Done {
    Ok((200, wire::channel(calling.world, visible(calling)?)))
}

/// `GET /channels/{channel.id}/messages`, the newest first; only `limit` of its filters.
pub(super) fn messages(calling: &mut Calling<'_>) -> Done {
    let limit = calling.body.query.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(50);
    let shown = visible(calling)?.messages.values().rev().filter(|message| is_public(message)).take(limit);
    let ids: Vec<i64> = shown.map(|message| message.id).collect();
    Ok((200, ids.into_iter().map(|id| calling.wire(id)).collect()))
}

/// `GET /channels/{channel.id}/messages/{message.id}`.
pub(super) fn message(calling: &mut Calling<'_>) -> Done {
    let id = existing(calling)?.id;
    Ok((200, calling.wire(id)))
}

/// `POST /channels/{channel.id}/messages`.
pub(super) fn send(calling: &mut Calling<'_>) -> Done {
    let channel = writable(calling)?.id;
    let content = compose::content(calling, &calling.body.json, Shape::New, None)?;
    let reply_to = answered(calling)?;
    let post = Post { channel, interaction: None, only_for: None, reply_to, content: Some(content) };
    let id = compose::post(calling.world, post);
    Ok((200, calling.wire(id)))
}

/// `PATCH /channels/{channel.id}/messages/{message.id}`.
pub(super) fn edit(calling: &mut Calling<'_>) -> Done {
    let message = existing(calling)?;
    if !message.by_bot {
        return Err(Refusal::new(403, 50005, "Cannot edit a message authored by another user"));
    }
    let (id, old) = (message.id, message.now().cloned());
    let content = compose::content(calling, &calling.body.json, Shape::Edit, old.as_ref())?;
    if let Some(message) = calling.world.message_mut(id) {
        message.states.push(content);
    }
    Ok((200, calling.wire(id)))
}

/// `DELETE /channels/{channel.id}/messages/{message.id}`.
pub(super) fn delete(calling: &mut Calling<'_>) -> Done {
    let message = existing(calling)?;
    if !message.by_bot {
        return Err(Refusal::new(403, 50013, "Missing Permissions"));
    }
    let id = message.id;
    if let Some(message) = calling.world.message_mut(id) {
        message.deleted = true;
    }
    Ok((204, Value::Null))
}

/// `POST /channels/{channel.id}/typing`.
pub(super) fn typing(calling: &mut Calling<'_>) -> Done {
    let id = writable(calling)?.id;
    if let Some(channel) = calling.world.channels.get_mut(&id) {
        channel.typing += 1;
    }
    Ok((204, json!(null)))
}

/// The channel, if the bot sees it.
fn visible<'a>(calling: &'a Calling<'_>) -> Result<&'a Channel, Refusal> {
    let channel = calling.world.channels.get(&calling.named.first);
    let channel = channel.ok_or_else(|| Refusal::unknown(10003, "Channel"))?;
    let guild = channel.guild.and_then(|guild| calling.world.guilds.get(&guild));
    if channel.access == Access::Hidden || guild.is_some_and(|guild| !guild.has_bot) {
        return Err(Refusal::missing_access());
    }
    Ok(channel)
}

/// The channel, if the bot may post what it posts there.
fn writable<'a>(calling: &'a Calling<'_>) -> Result<&'a Channel, Refusal> {
    let channel = visible(calling)?;
    if let ChannelKind::Dm { person } = channel.kind
        && calling.world.people.get(&person).is_some_and(|person| person.dms_closed)
    {
        return Err(Refusal::new(403, 50007, "Cannot send messages to this user").blameless());
    }
    match channel.access {
        Access::ReadOnly => Err(Refusal::missing_permissions()),
        Access::NoFiles if !calling.body.files.is_empty() => Err(Refusal::missing_permissions()),
        Access::Open | Access::NoFiles | Access::Hidden => Ok(channel),
    }
}

/// What is for one's eyes only can't be reached this way.
fn is_public(message: &Message) -> bool {
    !message.deleted && message.only_for.is_none()
}

fn existing<'a>(calling: &'a Calling<'_>) -> Result<&'a Message, Refusal> {
    let message = visible(calling)?.messages.get(&calling.named.item);
    match message {
        Some(message) if is_public(message) => Ok(message),
        gone => Err(Refusal::unknown_message().blameless_if(gone.is_some_and(|message| message.deleted))),
    }
}

/// The message that a new one answers, if it exists.
fn answered(calling: &Calling<'_>) -> Result<Option<i64>, Refusal> {
    let reference = calling.body.get("message_reference").filter(|reference| !reference.is_null());
    let Some(reference) = reference else { return Ok(None) };
    let id = reference.get("message_id").and_then(snowflake);
    let id = id
        .ok_or_else(|| Refusal::form("message_reference.message_id", "BASE_TYPE_REQUIRED", "This field is required"))?;
    let channel = calling.world.channels.get(&calling.named.first);
    let found = channel.and_then(|channel| channel.messages.get(&id)).filter(|message| is_public(message));
    match found {
        Some(_) => Ok(Some(id)),
        None if reference["fail_if_not_exists"] == false => Ok(None),
        None => {
            let known = calling.world.message(id).is_some();
            let words = "Unknown message";
            Err(Refusal::form("message_reference", "REPLIES_UNKNOWN_MESSAGE", words).blameless_if(known))
        }
    }
}
