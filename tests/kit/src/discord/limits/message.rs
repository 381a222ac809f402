//! A message as the bot wants it: which keys there may be, and their limits.

use serde_json::Value;

use super::{components, embeds, list, max, mentions, snowflake, text};
use crate::discord::{
    Body,
    refusal::{Form, Refusal, below},
};

/// Where a message comes from, which decides on the keys it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discord) enum Shape {
    /// A new message in a channel.
    New,
    /// A change to one in a channel.
    Edit,
    /// The first answer to an interaction: `data` of a callback.
    Answer,
    /// A further answer.
    Followup,
    /// A change to an answer.
    EditAnswer,
}

/// Flags: embeds suppressed, for one's eyes only, without notification, components V2.
pub(in crate::discord) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(in crate::discord) const EPHEMERAL: u64 = 1 << 6;
const SILENT: u64 = 1 << 12;
const COMPONENTS_V2: u64 = 1 << 15;

/// Most bytes of a request.
const MAX_REQUEST: usize = 25 * 1024 * 1024;

impl Shape {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::New => &[
                "content",
                "nonce",
                "tts",
                "embeds",
                "allowed_mentions",
                "message_reference",
                "components",
                "sticker_ids",
                "flags",
                "attachments",
                "enforce_nonce",
                "poll",
            ],
            Self::Edit => &["content", "embeds", "flags", "allowed_mentions", "components", "attachments"],
            Self::Answer => {
                &["tts", "content", "embeds", "allowed_mentions", "flags", "components", "attachments", "poll"]
            }
            Self::Followup => &[
                "content",
                "username",
                "avatar_url",
                "tts",
                "embeds",
                "allowed_mentions",
                "components",
                "flags",
                "attachments",
                "thread_name",
                "applied_tags",
                "poll",
            ],
            Self::EditAnswer => {
                &["content", "embeds", "flags", "allowed_mentions", "components", "attachments", "poll"]
            }
        }
    }

    fn flags(self) -> u64 {
        match self {
            Self::New => SUPPRESS_EMBEDS | SILENT,
            Self::Edit | Self::EditAnswer => SUPPRESS_EMBEDS,
            Self::Answer | Self::Followup => SUPPRESS_EMBEDS | SILENT | EPHEMERAL,
        }
    }
}

/// Checks the message `json` of a call, with the files of the call; `kept` are the ids of the message's files so far.
///
/// # Errors
///
/// What is wrong with it.
pub(in crate::discord) fn check(
    json: &Value,
    body: &Body,
    shape: Shape,
    file_limit: usize,
    kept: &[i64],
) -> Result<(), Refusal> {
    let at = if shape == Shape::Answer { "data" } else { "" };
    let mut form = Form::default();
    form.known_keys(at, json, shape.keys());
    max(&mut form, &below(at, "content"), text(json, "content"), 2000);
    embeds::check(&mut form, &below(at, "embeds"), list(json, "embeds"));
    components::check(&mut form, &below(at, "components"), list(json, "components"));
    mentions::check(&mut form, &below(at, "allowed_mentions"), json.get("allowed_mentions"));
    flags(&mut form, &below(at, "flags"), json, shape);
    attachments(&mut form, &below(at, "attachments"), json, body, kept);
    if json.get("poll").is_some_and(|poll| !poll.is_null()) {
        form.fault(&below(at, "poll"), "UNKNOWN_KEY", "the fake has no polls");
    }
    form.finish()?;
    let too_large = body.files.values().any(|file| file.bytes.len() > file_limit);
    if too_large || body.size > MAX_REQUEST { Err(Refusal::too_large()) } else { Ok(()) }
}

fn flags(form: &mut Form, path: &str, json: &Value, shape: Shape) {
    let given = json.get("flags").and_then(Value::as_u64).unwrap_or_default();
    if given & COMPONENTS_V2 != 0 {
        form.fault(path, "UNKNOWN_KEY", "the fake has no components V2");
    } else if given & !shape.flags() != 0 {
        form.fault(path, "MESSAGE_FLAGS_INVALID", format_args!("{given} has flags that can't be set here"));
    }
}

/// Every described attachment must be one of the files of the call or of the message, and every file be described.
fn attachments(form: &mut Form, path: &str, json: &Value, body: &Body, kept: &[i64]) {
    let described = json.get("attachments").and_then(Value::as_array);
    let of_message = described.map_or(kept.len(), |described| {
        described.iter().filter_map(|entry| snowflake(&entry["id"])).filter(|id| kept.contains(id)).count()
    });
    form.length(path, body.files.len() + of_message, 0, 10);
    let Some(described) = described else { return };
    let mut seen = Vec::new();
    for (index, entry) in described.iter().enumerate() {
        let path = below(path, index);
        form.known_keys(
            &path,
            entry,
            &["id", "filename", "description", "duration_secs", "waveform", "title", "is_spoiler", "is_remix"],
        );
        max(form, &below(&path, "description"), text(entry, "description"), 1024);
        max(form, &below(&path, "filename"), text(entry, "filename"), 1024);
        let id = entry.get("id").and_then(snowflake);
        let Some(id) = id else {
            form.required(&below(&path, "id"));
            continue;
        };
        let is_file = u64::try_from(id).is_ok_and(|id| body.files.contains_key(&id));
        if !is_file && !kept.contains(&id) {
            let words = format_args!("there is no file and no attachment {id}");
            form.fault(&below(&path, "id"), "ATTACHMENT_NOT_FOUND", words);
        }
        if seen.contains(&id) {
            form.fault(&below(&path, "id"), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value.");
        }
        seen.push(id);
    }
    for number in body.files.keys() {
        if !i64::try_from(*number).is_ok_and(|number| seen.contains(&number)) {
            let words = format_args!("files[{number}] is missing among the attachments (the fake is strict)");
            form.fault(path, "ATTACHMENT_NOT_FOUND", words);
        }
    }
}
