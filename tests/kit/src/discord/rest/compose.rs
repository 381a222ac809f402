//! From a body to what a message shows: texts and marks, files, buttons; on top of what it showed before.

use serde_json::Value;

use super::Calling;
use crate::{
    discord::{
        limits::{
            components, mentions,
            message::{self, SUPPRESS_EMBEDS, Shape},
            snowflake,
        },
        markdown,
        message::{Attached, Content, Message},
        refusal::Refusal,
        world::{World, unix_millis},
    },
    image,
    person::{Media, MediaKind},
};

/// What is to be posted.
pub(super) struct Post {
    pub(super) channel: i64,
    pub(super) interaction: Option<i64>,
    pub(super) only_for: Option<i64>,
    pub(super) reply_to: Option<i64>,
    /// `None` while the bot is "thinking".
    pub(super) content: Option<Content>,
}

/// Checks `json`, and puts it on top of what was shown before.
pub(super) fn content(
    calling: &mut Calling<'_>,
    json: &Value,
    shape: Shape,
    old: Option<&Content>,
) -> Result<Content, Refusal> {
    let kept: Vec<i64> = old.into_iter().flat_map(|old| &old.attachments).map(|file| file.id).collect();
    message::check(json, calling.body, shape, calling.shared.file_limit, &kept)?;
    let mut content = old.cloned().unwrap_or_default();
    match json.get("content") {
        None => {}
        Some(raw) => raw.as_str().unwrap_or_default().clone_into(&mut content.raw),
    }
    for (name, items) in [("embeds", &mut content.embeds), ("components", &mut content.components)] {
        if let Some(given) = json.get(name) {
            *items = given.as_array().cloned().unwrap_or_default();
        }
    }
    files(calling, json, &mut content);
    content.buttons = components::buttons(&content.components);
    content.flags = json.get("flags").and_then(Value::as_u64).map_or(content.flags, |flags| flags & SUPPRESS_EMBEDS);
    if content.raw.trim().is_empty() && content.embeds.is_empty() && content.attachments.is_empty() {
        return Err(Refusal::empty_message());
    }
    show(calling.world, json.get("allowed_mentions"), &mut content);
    Ok(content)
}

/// Puts a message into its channel; gives its id.
pub(super) fn post(world: &mut World, post: Post) -> i64 {
    let id = world.next_id();
    let message = Message {
        id,
        channel: post.channel,
        from: world.bot.id,
        by_bot: true,
        interaction: post.interaction,
        only_for: post.only_for,
        reply_to: post.reply_to,
        date: unix_millis(),
        states: post.content.into_iter().collect(),
        deleted: false,
    };
    if let Some(channel) = world.channels.get_mut(&post.channel) {
        channel.messages.insert(id, message);
    }
    id
}

/// Works out what a person sees of it, and whom it pings.
fn show(world: &World, allowed: Option<&Value>, content: &mut Content) {
    let read = markdown::read(&content.raw, &|name| match name {
        markdown::Name::Person(id) => world.people.get(&id).map(|person| person.name.clone()),
        markdown::Name::Channel(id) => world.channels.get(&id).map(|channel| channel.name.clone()),
        markdown::Name::Role(_) => None,
    });
    content.mentions = mentions::pinged(allowed, &read.people);
    content.pings_everyone = read.everyone && mentions::pings_everyone(allowed);
    content.text = read.text;
    content.entities = read.entities;
    for embed in &content.embeds {
        let words = |pointer: &str| embed.pointer(pointer).and_then(Value::as_str);
        let fields = embed["fields"].as_array().into_iter().flatten();
        let fields = fields.flat_map(|field| [field["name"].as_str(), field["value"].as_str()]);
        let parts = [words("/author/name"), words("/title"), words("/description")].into_iter().chain(fields);
        for part in parts.chain([words("/footer/text")]).flatten() {
            if !content.text.is_empty() {
                content.text.push('\n');
            }
            content.text.push_str(&markdown::read(part, &|_| None).text);
        }
    }
}

fn files(calling: &mut Calling<'_>, json: &Value, content: &mut Content) {
    let described = json.get("attachments").and_then(Value::as_array);
    if let Some(described) = described {
        content.attachments.retain(|file| described.iter().any(|entry| snowflake(&entry["id"]) == Some(file.id)));
    }
    for (number, upload) in &calling.body.files {
        let number = i64::try_from(*number).ok();
        let entry = described.into_iter().flatten().find(|entry| snowflake(&entry["id"]) == number);
        let words = |name: &str| entry.and_then(|entry| entry.get(name)?.as_str()).map(str::to_owned);
        let file_name = words("filename").unwrap_or_else(|| upload.file_name.clone());
        let dimensions = image::dimensions(&upload.bytes);
        let kind = kind(&file_name, dimensions.is_some());
        let (width, height) = dimensions.unwrap_or_default();
        let id = calling.world.next_id();
        content.attachments.push(Attached {
            id,
            media: Media {
                kind,
                file_id: id.to_string(),
                bytes: upload.bytes.clone(),
                file_name,
                mime: upload.mime.clone(),
                width,
                height,
            },
            description: words("description"),
        });
    }
}

/// How the client shows a file, by the ending of its name; what is no picture inside is not shown as one.
fn kind(name: &str, is_picture: bool) -> MediaKind {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "png" | "jpg" | "jpeg" | "webp" | "gif" if is_picture => MediaKind::Photo,
        "mp4" | "webm" | "mov" => MediaKind::Video,
        _ => MediaKind::Document,
    }
}
