//! People, servers, channels and messages as Discord's API writes them.

use serde_json::{Value, json};

use super::{
    conditions::MEMBER,
    message::{Attached, Content, Message},
    world::{Account, Channel, ChannelKind, GuildState, World},
};

/// When everything began that has no date of its own.
const LONG_AGO: &str = "2024-01-01T00:00:00.000000+00:00";

pub(super) fn user(account: &Account, bot: bool) -> Value {
    let mut user = json!({
        "id": account.id.to_string(), "username": account.name.to_lowercase(), "global_name": account.name,
        "discriminator": "0", "avatar": null, "public_flags": 0,
    });
    if bot {
        user["bot"] = json!(true);
        user["username"] = json!(account.name);
        user["global_name"] = Value::Null;
    }
    user
}

/// The bot, as it sees itself.
pub(super) fn me(world: &World) -> Value {
    let mut me = user(&world.bot, true);
    for (name, value) in
        [("verified", json!(true)), ("mfa_enabled", json!(false)), ("flags", json!(0)), ("locale", json!("en-US"))]
    {
        me[name] = value;
    }
    me["email"] = Value::Null;
    me
}

pub(super) fn member(account: &Account) -> Value {
    let roles: Vec<String> = account.roles.iter().map(i64::to_string).collect();
    json!({
        "user": user(account, false), "roles": roles, "permissions": account.permissions.to_string(), "nick": null,
        "avatar": null, "joined_at": LONG_AGO, "premium_since": null, "deaf": false, "mute": false, "flags": 0,
        "pending": false, "communication_disabled_until": null, "unusual_dm_activity_until": null,
    })
}

pub(super) fn channel(world: &World, channel: &Channel) -> Value {
    let id = channel.id.to_string();
    match channel.kind {
        ChannelKind::Dm { person } => json!({
            "id": id, "type": 1, "last_message_id": null, "flags": 0,
            "recipients": world.people.get(&person).map(|person| vec![user(person, false)]).unwrap_or_default(),
        }),
        ChannelKind::Text => json!({
            "id": id, "type": 0, "guild_id": channel.guild.map(|guild| guild.to_string()), "name": channel.name,
            "nsfw": channel.nsfw, "position": 0, "permission_overwrites": [], "parent_id": null, "topic": null,
            "rate_limit_per_user": 0, "last_message_id": null, "flags": 0,
        }),
        ChannelKind::Thread { parent } => json!({
            "id": id, "type": 11, "guild_id": channel.guild.map(|guild| guild.to_string()), "name": channel.name,
            "parent_id": parent.to_string(), "owner_id": world.bot.id.to_string(), "last_message_id": null,
            "message_count": 0, "member_count": 1, "rate_limit_per_user": 0, "flags": 0,
            "thread_metadata": {
                "archived": false, "auto_archive_duration": 1440, "archive_timestamp": LONG_AGO, "locked": false,
            },
        }),
    }
}

/// A channel as an interaction tells it, with what the person may do there.
pub(super) fn partial_channel(world: &World, channel: &Channel, permissions: u64) -> Value {
    let mut partial = self::channel(world, channel);
    if channel.guild.is_some() {
        partial["permissions"] = json!(permissions.to_string());
        // Threads have it only here, from their parent.
        partial["nsfw"] = json!(channel.nsfw);
    }
    partial
}

pub(super) fn guild(guild: &GuildState) -> Value {
    let id = guild.id.to_string();
    let everyone = json!({
        "id": id, "name": "@everyone", "color": 0, "hoist": false, "icon": null, "unicode_emoji": null,
        "position": 0, "permissions": MEMBER.to_string(), "managed": false, "mentionable": false, "flags": 0,
        "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
    });
    json!({
        "id": id, "name": guild.name, "icon": null, "splash": null, "discovery_splash": null, "owner_id": id,
        "afk_channel_id": null, "afk_timeout": 300, "verification_level": 0, "default_message_notifications": 1,
        "explicit_content_filter": 0, "roles": [everyone], "emojis": [], "features": [], "mfa_level": 0,
        "application_id": null, "system_channel_id": null, "system_channel_flags": 0, "rules_channel_id": null,
        "vanity_url_code": null, "description": null, "banner": null, "premium_tier": 0,
        "premium_subscription_count": 0, "preferred_locale": guild.locale, "public_updates_channel_id": null,
        "safety_alerts_channel_id": null, "nsfw_level": 0, "nsfw": false, "stickers": [], "region": "deprecated",
        "premium_progress_bar_enabled": false, "max_presences": null, "max_members": 500_000,
        "max_video_channel_users": 25, "max_stage_video_channel_users": 50, "incidents_data": null,
    })
}

/// A server as the gateway tells it when a bot comes in.
pub(super) fn guild_create(world: &World, id: i64) -> Option<Value> {
    let mut told = guild(world.guilds.get(&id)?);
    let of_guild = |thread: bool| -> Vec<Value> {
        let channels = world.channels.values().filter(|channel| channel.guild == Some(id));
        let channels = channels.filter(|channel| matches!(channel.kind, ChannelKind::Thread { .. }) == thread);
        channels.map(|channel| self::channel(world, channel)).collect()
    };
    let mut me = member(&world.bot);
    me["user"] = user(&world.bot, true);
    let more = json!({
        "joined_at": LONG_AGO, "large": false, "unavailable": false, "member_count": 2, "voice_states": [],
        "members": [me], "channels": of_guild(false), "threads": of_guild(true), "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
    });
    if let (Some(told), Value::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    Some(told)
}

/// The first event of a session, without what depends on the session.
pub(super) fn ready(world: &World, guilds: &[i64]) -> Value {
    let guilds: Vec<Value> =
        guilds.iter().map(|guild| json!({ "id": guild.to_string(), "unavailable": true })).collect();
    json!({
        "v": 10, "user": me(world), "guilds": guilds, "session_type": "normal", "user_settings": {},
        "relationships": [], "private_channels": [], "presences": [], "guild_join_requests": [],
        "application": { "id": world.bot.id.to_string(), "flags": 0 }, "_trace": [],
    })
}

/// The application, as it sees itself.
pub(super) fn application(world: &World, key: &str, endpoint: Option<&str>) -> Value {
    json!({
        "id": world.bot.id.to_string(), "name": world.bot.name, "icon": null, "description": "", "summary": "",
        "type": null, "bot": user(&world.bot, true), "bot_public": true, "bot_require_code_grant": false,
        "verify_key": key, "owner": user(&world.bot, false), "team": null, "flags": 0, "hook": true,
        "redirect_uris": [], "interactions_endpoint_url": endpoint, "role_connections_verification_url": null,
        "approximate_guild_count": world.guilds.values().filter(|guild| guild.has_bot).count(),
        "approximate_user_install_count": world.people.values().filter(|person| person.has_app).count(),
        "integration_types_config": { "0": {}, "1": {} }, "tags": [],
    })
}

/// A message as it looks now.
pub(super) fn message(world: &World, base: &str, message: &Message) -> Value {
    let thinking = Content::default();
    let now = message.now().unwrap_or(&thinking);
    let person = |id: &i64| world.people.get(id);
    let author = person(&message.from).map_or_else(|| user(&world.bot, true), |account| user(account, false));
    let ephemeral = u64::from(message.only_for.is_some()) << 6;
    let loading = u64::from(message.states.is_empty()) << 7;
    let mentions: Vec<Value> = now.mentions.iter().filter_map(person).map(|account| user(account, false)).collect();
    let edited = (message.states.len() > 1).then(|| timestamp(message.date));
    let mut wire = json!({
        "id": message.id.to_string(), "channel_id": message.channel.to_string(), "author": author,
        "content": now.raw, "timestamp": timestamp(message.date), "edited_timestamp": edited, "tts": false,
        "mention_everyone": now.pings_everyone, "mentions": mentions, "mention_roles": [],
        "attachments": now.attachments.iter().map(|file| attachment(base, file)).collect::<Vec<_>>(),
        "embeds": now.embeds, "components": now.components, "pinned": false,
        "type": if message.interaction.is_some() { 20 } else if message.reply_to.is_some() { 19 } else { 0 },
        "flags": now.flags | ephemeral | loading,
    });
    if let Some(interaction) = message.interaction.and_then(|id| world.interactions.get(&id)) {
        wire["webhook_id"] = json!(world.bot.id.to_string());
        wire["application_id"] = json!(world.bot.id.to_string());
        if let Some(person) = person(&interaction.person) {
            wire["interaction_metadata"] = json!({
                "id": interaction.id.to_string(), "type": interaction.kind.number(), "user": user(person, false),
                "authorizing_integration_owners": {},
            });
            if let Some(pressed) = interaction.message {
                wire["interaction_metadata"]["interacted_message_id"] = json!(pressed.to_string());
            }
        }
    }
    if let Some(answered) = message.reply_to {
        wire["message_reference"] =
            json!({ "type": 0, "message_id": answered.to_string(), "channel_id": message.channel.to_string() });
    }
    wire
}

fn attachment(base: &str, file: &Attached) -> Value {
    let media = &file.media;
    let url = format!("{base}/attachments/{}/{}", file.id, media.file_name);
    let mut wire = json!({
        "id": file.id.to_string(), "filename": media.file_name, "size": media.bytes.len(), "url": url,
        "proxy_url": url, "content_type": media.mime,
    });
    if media.width > 0 {
        wire["width"] = json!(media.width);
        wire["height"] = json!(media.height);
    }
    if let Some(description) = &file.description {
        wire["description"] = json!(description);
    }
    wire
}

/// Milliseconds since 1970 in the form that the API has.
fn timestamp(millis: u64) -> String {
    let (seconds, rest) = (millis / 1000, millis % 1000);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Days to a date, after Howard Hinnant's "civil_from_days": the year begins in March.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, year) = if month < 10 { (month + 3, year + era * 400) } else { (month - 9, year + era * 400 + 1) };
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{rest:03}000+00:00")
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn a_time_is_written_as_the_api_does() {
        assert_eq!(timestamp(0), "1970-01-01T00:00:00.000000+00:00");
        assert_eq!(timestamp(1_709_210_096_007), "2024-02-29T12:34:56.007000+00:00");
    }
}
