//! Accounts, chats and messages as the Bot API writes them.

use serde_json::{Value, json};

use super::{
    limits::{keyboard_json, utf16_len},
    world::{Account, Chat, ChatKind, Message, World},
};
use crate::person::{Media, MediaKind};

pub(super) fn user(account: &Account) -> Value {
    let mut user = json!({ "id": account.id, "is_bot": account.is_bot, "first_name": account.name });
    if let Some(username) = &account.username {
        user["username"] = json!(username);
    }
    if let Some(language) = &account.language {
        user["language_code"] = json!(language);
    }
    user
}

pub(super) fn chat(chat: &Chat) -> Value {
    match chat.kind {
        ChatKind::Private => json!({ "id": chat.id, "type": "private", "first_name": chat.title }),
        ChatKind::Group => json!({ "id": chat.id, "type": "supergroup", "title": chat.title }),
        ChatKind::Forum => json!({ "id": chat.id, "type": "supergroup", "title": chat.title, "is_forum": true }),
    }
}

/// A message as it looks now, with the one it answers.
pub(super) fn message(world: &World, chat: &Chat, message: &Message) -> Value {
    let mut wire = bare(world, chat, message);
    match message.reply_to.and_then(|id| chat.messages.get(&id)) {
        Some(answered) => wire["reply_to_message"] = bare(world, chat, answered),
        // Every message of a topic that answers nothing "answers" the topic's creation on the wire.
        None => {
            if let Some((id, name)) = message.thread.and_then(|id| Some((id, chat.topics.get(&id)?))) {
                wire["reply_to_message"] = json!({
                    "message_id": id, "message_thread_id": id, "is_topic_message": true, "date": message.date,
                    "from": sender(world, message), "chat": self::chat(chat),
                    "forum_topic_created": { "name": name, "icon_color": 7_322_096 },
                });
            }
        }
    }
    wire
}

fn sender(world: &World, message: &Message) -> Value {
    user(world.people.get(&message.from).unwrap_or(&world.bot))
}

fn bare(world: &World, chat: &Chat, message: &Message) -> Value {
    let mut wire = json!({
        "message_id": message.id, "date": message.date, "chat": self::chat(chat), "from": sender(world, message),
    });
    if let Some(thread) = message.thread {
        wire["message_thread_id"] = json!(thread);
        wire["is_topic_message"] = json!(true);
    }
    if message.states.len() > 1 {
        wire["edit_date"] = json!(message.date);
    }
    let Some(now) = message.now() else { return wire };
    let (text, entities) = if now.media.is_some() { ("caption", "caption_entities") } else { ("text", "entities") };
    if now.media.is_none() || !now.text.is_empty() {
        wire[text] = json!(now.text);
    }
    let mut marks = now.entities.clone();
    marks.extend(command_entity(&now.text).filter(|_| !message.by_bot));
    if !marks.is_empty() {
        wire[entities] = Value::Array(marks);
    }
    if !now.buttons.is_empty() {
        wire["reply_markup"] = keyboard_json(&now.buttons);
    }
    if let Some(media) = &now.media {
        put_media(&mut wire, media);
    }
    wire
}

/// The mark that Telegram puts on a command a person types.
fn command_entity(text: &str) -> Option<Value> {
    let command = text.split_whitespace().next().filter(|word| word.starts_with('/') && text.starts_with('/'))?;
    Some(json!({ "type": "bot_command", "offset": 0, "length": utf16_len(command) }))
}

fn put_media(wire: &mut Value, media: &Media) {
    let mut file = json!({
        "file_id": media.file_id, "file_unique_id": format!("u{}", media.file_id), "file_size": media.bytes.len(),
    });
    if media.kind == MediaKind::Photo {
        let mut small = file.clone();
        small["file_id"] = json!(format!("{}-small", media.file_id));
        small["file_unique_id"] = json!(format!("u{}-small", media.file_id));
        let longest = media.width.max(media.height).max(1);
        for (size, scale) in [(&mut small, longest.min(320)), (&mut file, longest)] {
            size["width"] = json!((media.width * scale / longest).max(1));
            size["height"] = json!((media.height * scale / longest).max(1));
        }
        wire["photo"] = json!([small, file]);
        return;
    }
    file["file_name"] = json!(media.file_name);
    file["mime_type"] = json!(media.mime.as_deref().unwrap_or(match media.kind {
        MediaKind::Photo => "image/jpeg",
        // An animation is one without sound, whatever it was uploaded as.
        MediaKind::Video | MediaKind::Animation => "video/mp4",
        MediaKind::Document => "application/octet-stream",
    }));
    if media.kind == MediaKind::Animation {
        wire["document"] = file.clone();
    }
    if media.kind != MediaKind::Document {
        file["width"] = json!(media.width);
        file["height"] = json!(media.height);
        file["duration"] = json!(1);
    }
    let name = match media.kind {
        MediaKind::Video => "video",
        MediaKind::Animation => "animation",
        MediaKind::Document | MediaKind::Photo => "document",
    };
    wire[name] = file;
}
