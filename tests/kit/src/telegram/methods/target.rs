//! Where a call goes: the chat, the topic, the message it answers, the file it carries.

use serde_json::Value;

use crate::{
    image,
    person::{Media, MediaKind},
    telegram::{
        params::{MAX_UPLOAD, Params, Upload},
        refusal::Refusal,
        world::{Access, Chat, ChatKind, World},
    },
};

/// The largest photo, in bytes. Source: <https://core.telegram.org/bots/api#sendphoto>.
const MAX_PHOTO: usize = 10 * 1024 * 1024;

/// The largest sum of a photo's sides in pixels; the same source.
const MAX_SIDES: u64 = 10_000;

/// How much longer one side of a photo may be; the same source.
const MAX_RATIO: u64 = 20;

/// The chat of a call, if the bot may write there.
pub(super) fn chat<'a>(world: &'a World, params: &Params) -> Result<&'a Chat, Refusal> {
    let Some(given) = params.get("chat_id") else { return Err(Refusal::bad_request("chat_id is empty")) };
    let chat = given.as_i64().and_then(|id| world.chats.get(&id));
    let Some(chat) = chat else { return Err(Refusal::bad_request("chat not found")) };
    match chat.access {
        Access::Open => Ok(chat),
        Access::Blocked => Err(Refusal::forbidden("bot was blocked by the user")),
        Access::Kicked => Err(Refusal::forbidden("bot was kicked from the supergroup chat")),
    }
}

/// The topic of a call: one that exists in a forum, and never General, which is no thread for the Bot API.
pub(super) fn thread(chat: &Chat, params: &Params) -> Result<Option<i64>, Refusal> {
    let Some(thread) = params.integer("message_thread_id")? else { return Ok(None) };
    if chat.kind == ChatKind::Forum && chat.topics.contains_key(&thread) {
        Ok(Some(thread))
    } else {
        Err(Refusal::bad_request("message thread not found"))
    }
}

/// The message that a call answers, if there is one and it exists.
pub(super) fn reply_to(chat: &Chat, params: &Params) -> Result<Option<i64>, Refusal> {
    let reply = params.get("reply_parameters");
    let Some(reply) = reply else {
        return match params.integer("reply_to_message_id")? {
            None => Ok(None),
            Some(_) => Err(Refusal::bad_request("reply_to_message_id is gone since Bot API 7.0")),
        };
    };
    let field = |name: &str| reply.get(name);
    let Some(id) = field("message_id").and_then(Value::as_i64) else {
        return Err(Refusal::bad_request("can't parse reply parameters: message_id must be a Number"));
    };
    if field("chat_id").and_then(Value::as_i64).is_some_and(|other| other != chat.id) {
        return Err(Refusal::bad_request("message to be replied not found"));
    }
    let answered = chat.messages.get(&id);
    match answered.filter(|message| !message.deleted) {
        Some(_) => Ok(Some(id)),
        None if field("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or(false) => Ok(None),
        None => Err(Refusal::bad_request("message to be replied not found").blameless_if(answered.is_some())),
    }
}

/// The file that `value` means: one of the parts, or one that was sent before.
pub(super) fn file(world: &mut World, params: &Params, kind: MediaKind, value: &str) -> Result<Media, Refusal> {
    let upload = match value.strip_prefix("attach://") {
        Some(part) => Some(params.files().get(part)),
        None => None,
    };
    match upload {
        Some(Some(upload)) => store(world, kind, upload),
        Some(None) => Err(Refusal::bad_request("wrong file identifier/HTTP URL specified")),
        None if value.starts_with("http") => Err(Refusal::bad_request("failed to get HTTP URL content")),
        None => {
            let known = world.files.get(value.trim_end_matches("-small"));
            let known = known.ok_or_else(|| Refusal::bad_request("wrong file identifier/HTTP URL specified"))?;
            if known.kind == kind {
                Ok(known.clone())
            } else {
                Err(Refusal::bad_request("can't use file of this type"))
            }
        }
    }
}

/// Takes an uploaded file in, if it is what it should be.
pub(super) fn store(world: &mut World, kind: MediaKind, upload: &Upload) -> Result<Media, Refusal> {
    let bytes = upload.bytes.clone();
    if bytes.is_empty() {
        return Err(Refusal::bad_request("file must be non-empty"));
    }
    if bytes.len() > MAX_UPLOAD {
        return Err(Refusal::too_large());
    }
    let dimensions = image::dimensions(&bytes);
    if kind == MediaKind::Photo {
        check_photo(bytes.len(), dimensions)?;
    }
    let (width, height) = dimensions.unwrap_or_default();
    let file_id = format!("file{}", world.next_id());
    let media = Media {
        kind,
        file_id: file_id.clone(),
        bytes,
        file_name: upload.file_name.clone(),
        mime: upload.mime.clone(),
        width,
        height,
    };
    world.files.insert(file_id, media.clone());
    Ok(media)
}

fn check_photo(size: usize, dimensions: Option<(u32, u32)>) -> Result<(), Refusal> {
    if size > MAX_PHOTO {
        let words = format!("file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes");
        return Err(Refusal::bad_request(words));
    }
    let Some((width, height)) = dimensions else { return Err(Refusal::bad_request("IMAGE_PROCESS_FAILED")) };
    let (width, height) = (u64::from(width), u64::from(height));
    let (short, long) = (width.min(height), width.max(height));
    if short == 0 || width + height > MAX_SIDES || long > short * MAX_RATIO {
        return Err(Refusal::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    Ok(())
}
