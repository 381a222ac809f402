//! Reads interactions: what is asked of this bot, by whom and where.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use refrain_core::command::{Action, Attachment, Input};
use refrain_core::request::{Ask, Origin, Person, Platform, ReplyToken, Request};
use secrecy::SecretString;
use serde_json::{Value as Json, json};
use serenity::model::Permissions;
use serenity::model::application::{
    CommandData, CommandDataOption, CommandDataOptionValue, CommandInteraction, CommandType, ComponentInteraction,
    Interaction, InteractionContext,
};
use serenity::model::channel::{ChannelType, PartialChannel};
use serenity::model::guild::Member;
use serenity::model::id::{ChannelId, GuildId};
use serenity::model::monetization::Entitlement;
use serenity::model::user::User;

use crate::locales;

/// A token's life: <https://discord.com/developers/docs/interactions/receiving-and-responding>.
const TOKEN_LIFE: Duration = Duration::from_mins(15);
/// Where the time in Discord's ids begins: 2015.
const DISCORD_EPOCH: Duration = Duration::from_hours(394_464);

/// What is asked of the bot, with what it takes to answer.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) ticket: Ticket,
    pub(crate) request: Request,
    pub(crate) kind: Kind,
}

/// What kind of interaction it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A command.
    Command,
    /// A value that is being typed, of the argument of that name.
    Typing { argument: String, typed: String },
    /// A pressed button.
    Press,
    /// A pressed button that this version does not know.
    UnknownButton,
}

/// What an interaction is answered with.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    pub(crate) application: u64,
    pub(crate) interaction: u64,
    pub(crate) token: SecretString,
    /// The largest file it takes, in bytes.
    pub(crate) upload: usize,
    /// The channel in a server whose age restriction counts: for a thread, the one it is in.
    pub(crate) restricted_by: Option<u64>,
}

/// What an interaction asks of the bot, if anything: forms and what later versions of Discord invent are passed over.
pub(crate) fn incoming(interaction: Interaction) -> Option<Incoming> {
    match interaction {
        Interaction::Command(command) if command.data.kind == CommandType::ChatInput => {
            let input = Input::Named(values(&command.data));
            let ask = Ask::Command { name: command.data.name.clone(), input };
            Some(of_command(&command, Kind::Command, ask))
        }
        Interaction::Autocomplete(command) => {
            let focused = command.data.autocomplete()?;
            let kind = Kind::Typing { argument: focused.name.to_owned(), typed: focused.value.to_owned() };
            let input = Input::Named(values(&command.data));
            let ask = Ask::Command { name: command.data.name.clone(), input };
            Some(of_command(&command, kind, ask))
        }
        Interaction::Component(component) => Some(press(&component)),
        _ => None,
    }
}

fn of_command(from: &CommandInteraction, kind: Kind, ask: Ask) -> Incoming {
    let context = Context {
        application: from.application_id.get(),
        interaction: from.id.get(),
        token: &from.token,
        upload: from.attachment_size_limit,
        guild: from.guild_id.map(GuildId::get),
        channel: from.channel_id,
        place: from.channel.as_ref(),
        context: from.context,
        user: &from.user,
        member: from.member.as_deref(),
        locales: [Some(&from.locale), from.guild_locale.as_ref()],
        entitlements: &from.entitlements,
    };
    context.incoming(kind, ask)
}

fn press(from: &ComponentInteraction) -> Incoming {
    let context = Context {
        application: from.application_id.get(),
        interaction: from.id.get(),
        token: &from.token,
        upload: from.attachment_size_limit,
        guild: from.guild_id.map(GuildId::get),
        channel: from.channel_id,
        place: from.channel.as_ref(),
        context: from.context,
        user: &from.user,
        member: from.member.as_ref(),
        locales: [Some(&from.locale), from.guild_locale.as_ref()],
        entitlements: &from.entitlements,
    };
    if let Ok(action) = from.data.custom_id.parse::<Action>() {
        return context.incoming(Kind::Press, Ask::Press(action));
    }
    // It asks for nothing; the request tells whose language to answer in.
    let nothing = Ask::Command { name: String::new(), input: Input::line("") };
    context.incoming(Kind::UnknownButton, nothing)
}

/// What all interactions tell of who and where.
struct Context<'a> {
    application: u64,
    interaction: u64,
    token: &'a str,
    upload: u32,
    guild: Option<u64>,
    channel: ChannelId,
    place: Option<&'a PartialChannel>,
    context: Option<InteractionContext>,
    user: &'a User,
    member: Option<&'a Member>,
    locales: [Option<&'a String>; 2],
    entitlements: &'a [Entitlement],
}

impl Context<'_> {
    fn incoming(&self, kind: Kind, ask: Ask) -> Incoming {
        let token = SecretString::from(self.token);
        let person = Person { platform: Platform::DISCORD, id: self.user.id.to_string() };
        let origin = Origin {
            server: self.guild.map(|guild| guild.to_string()),
            private: self.guild.is_none() && self.context != Some(InteractionContext::Guild),
            token: Some(ReplyToken::new(token.clone(), expiry(self.interaction, SystemTime::now()))),
            ..Origin::new(person, self.channel.to_string())
        };
        let request = Request {
            origin,
            ask,
            locale_hints: self.locales.into_iter().flatten().map(|code| locales::tag(code).to_owned()).collect(),
            roles: self.roles(),
            manages: Some(self.manages()),
        };
        let ticket = Ticket {
            application: self.application,
            interaction: self.interaction,
            token,
            upload: usize::try_from(self.upload).unwrap_or(usize::MAX),
            restricted_by: self.guild.map(|_| restricted_by(self.place, self.channel).get()),
        };
        Incoming { ticket, request, kind }
    }

    /// The member's roles, and what was bought for the person or the server.
    fn roles(&self) -> Vec<String> {
        let roles = self.member.into_iter().flat_map(|member| &member.roles).map(|role| role.get());
        let bought = self.entitlements.iter().filter(|bought| is_active(bought)).map(|bought| bought.sku_id.get());
        roles.chain(bought).map(|id| format!("{}:{id}", Platform::DISCORD)).collect()
    }

    fn manages(&self) -> bool {
        let permissions = self.member.and_then(|member| member.permissions).unwrap_or_default();
        permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR)
    }
}

fn is_active(bought: &Entitlement) -> bool {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let now = i64::try_from(now).unwrap_or(i64::MAX);
    let begun = bought.starts_at.is_none_or(|starts| starts.unix_timestamp() <= now);
    let going_on = bought.ends_at.is_none_or(|ends| ends.unix_timestamp() > now);
    !bought.deleted && bought.consumed != Some(true) && begun && going_on
}

/// When the token of an interaction ends: 15 minutes after it was made, which its id tells. Where the id tells a time
/// that can't be, one of the clocks is wrong, and it counts from now.
fn expiry(interaction: u64, now: SystemTime) -> SystemTime {
    let made = SystemTime::UNIX_EPOCH + DISCORD_EPOCH + Duration::from_millis(interaction >> 22);
    let plausible = now.duration_since(made).is_ok_and(|age| age < TOKEN_LIFE);
    let from = if plausible { made } else { now };
    from + TOKEN_LIFE
}

/// A thread is for adults if the channel it is in is.
fn restricted_by(place: Option<&PartialChannel>, channel: ChannelId) -> ChannelId {
    let is_thread = |place: &&PartialChannel| {
        matches!(place.kind, ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread)
    };
    place.filter(is_thread).and_then(|thread| thread.parent_id).unwrap_or(channel)
}

/// The values by argument name, files as [`Attachment`]s.
fn values(data: &CommandData) -> BTreeMap<String, Json> {
    data.options.iter().filter_map(|option| Some((option.name.clone(), value(option, data)?))).collect()
}

fn value(option: &CommandDataOption, data: &CommandData) -> Option<Json> {
    Some(match &option.value {
        CommandDataOptionValue::Boolean(value) => json!(value),
        CommandDataOptionValue::Integer(value) => json!(value),
        CommandDataOptionValue::Number(value) => json!(value),
        CommandDataOptionValue::String(value) | CommandDataOptionValue::Autocomplete { value, .. } => json!(value),
        CommandDataOptionValue::Attachment(id) => {
            let file = data.resolved.attachments.get(id)?;
            json!(Attachment {
                id: file.url.clone(),
                name: Some(file.filename.clone()),
                mime: file.content_type.clone(),
                size: file.size.into(),
            })
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::queue::JobId;
    use secrecy::ExposeSecret;

    use super::*;
    use crate::stub::interaction;

    fn read(changes: &Json) -> Option<Incoming> {
        incoming(interaction(changes))
    }

    fn command(changes: &Json) -> Incoming {
        read(changes).unwrap()
    }

    fn in_guild(changes: &Json) -> Json {
        let user = json!({"id": "42", "username": "anna", "discriminator": "0", "avatar": null});
        let member = json!({"user": user, "roles": ["71", "72"], "permissions": "0", "deaf": false, "mute": false,
            "joined_at": "2024-01-01T00:00:00Z", "flags": 0});
        let mut all = json!({"guild_id": "7", "member": member, "user": null, "context": 0, "guild_locale": "sv-SE"});
        all.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        all
    }

    #[test]
    fn a_command_is_a_request_with_all_it_takes_to_answer() {
        let Incoming { ticket, request, kind } = command(&json!({}));

        assert_eq!(kind, Kind::Command);
        assert_eq!((ticket.application, ticket.interaction, ticket.upload), (900, 1000, 10_485_760));
        assert_eq!(ticket.token.expose_secret(), "aaa");
        assert_eq!(request.origin.person.to_string(), "discord:42");
        assert_eq!((request.origin.chat.as_str(), request.origin.server.as_deref()), ("5", None));
        assert!(request.origin.private && request.origin.token.is_some());
        assert_eq!((request.manages, request.locale_hints), (Some(false), vec!["pt-BR".to_owned()]));
    }

    #[test]
    fn arguments_come_typed_and_by_their_name() {
        let data = json!({"id": "1", "name": "generate", "type": 1, "options": [
            {"name": "prompt", "type": 3, "value": "a fox"}, {"name": "seed", "type": 4, "value": 42},
            {"name": "strength", "type": 10, "value": 0.5}, {"name": "tile", "type": 5, "value": true},
            {"name": "image", "type": 11, "value": "88"}],
            "resolved": {"attachments": {"88": {"id": "88", "filename": "fox.png", "size": 1234,
                "content_type": "image/png", "url": "https://cdn.example/fox.png",
                "proxy_url": "https://proxy.example/fox.png"}}}});

        let request = command(&json!({ "data": data })).request;

        let Ask::Command { name, input: Input::Named(values) } = request.ask else { panic!("no command") };
        assert_eq!(name, "generate");
        let image = json!({"id": "https://cdn.example/fox.png", "name": "fox.png", "mime": "image/png", "size": 1234});
        let expected = json!({"prompt": "a fox", "seed": 42, "strength": 0.5, "tile": true, "image": image});
        assert_eq!(json!(values), expected);
    }

    #[test]
    fn in_a_server_roles_and_permissions_come_with_the_member() {
        let mut managing = in_guild(&json!({}));
        managing["member"]["permissions"] = json!("32");

        let member = command(&in_guild(&json!({}))).request;
        let manager = command(&managing).request;

        assert_eq!((member.origin.server.as_deref(), member.origin.private), (Some("7"), false));
        assert_eq!(member.roles, ["discord:71", "discord:72"]);
        assert_eq!(member.locale_hints, ["pt-BR", "sv"]);
        assert_eq!((member.manages, manager.manages), (Some(false), Some(true)));
    }

    #[test]
    fn what_was_bought_counts_as_a_role_while_it_lasts() {
        let bought = |sku: &str, changes: Json| {
            let mut bought = json!({"id": "1", "sku_id": sku, "application_id": "900", "user_id": "42", "type": 8,
                "deleted": false, "starts_at": "2024-01-01T00:00:00Z", "ends_at": null, "consumed": false});
            bought.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            bought
        };
        let entitlements = [
            bought("81", json!({})),
            bought("82", json!({"ends_at": "2024-02-01T00:00:00Z"})),
            bought("83", json!({"deleted": true})),
            bought("84", json!({"starts_at": "2999-01-01T00:00:00Z"})),
            bought("85", json!({"consumed": true})),
        ];

        assert_eq!(command(&json!({ "entitlements": entitlements })).request.roles, ["discord:81"]);
    }

    #[test]
    fn a_thread_is_restricted_by_the_channel_it_is_in() {
        let thread = json!({"id": "5", "type": 11, "parent_id": "4"});

        assert_eq!(command(&in_guild(&json!({ "channel": thread }))).ticket.restricted_by, Some(4));
        assert_eq!(command(&in_guild(&json!({}))).ticket.restricted_by, Some(5));
        assert_eq!(command(&json!({})).ticket.restricted_by, None);
    }

    #[test]
    fn what_is_typed_so_far_comes_with_its_argument() {
        let data = json!({"id": "1", "name": "generate", "type": 1, "options": [
            {"name": "prompt", "type": 3, "value": "a fox"},
            {"name": "style", "type": 3, "value": "oi", "focused": true}]});

        let kind = command(&json!({"type": 4, "data": data})).kind;

        assert_eq!(kind, Kind::Typing { argument: "style".into(), typed: "oi".into() });
    }

    #[test]
    fn a_pressed_button_says_what_it_does_or_is_unknown() {
        let action = Action::Again(JobId::random());
        let pressed = |id: &str| json!({"type": 3, "data": {"custom_id": id, "component_type": 2}});

        let known = command(&pressed(&action.to_string()));
        let unknown = command(&pressed("explode:1"));

        assert_eq!(known.kind, Kind::Press);
        assert!(matches!(known.request.ask, Ask::Press(asked) if asked == action));
        assert_eq!(unknown.kind, Kind::UnknownButton);
    }

    #[test]
    fn other_kinds_of_commands_are_none_of_ours() {
        let data = json!({"id": "1", "name": "Look at", "type": 2, "target_id": "42"});

        assert!(read(&json!({ "data": data })).is_none());
    }

    #[test]
    fn a_token_ends_fifteen_minutes_after_its_interaction_was_made() {
        let now = SystemTime::now();
        let made = now - Duration::from_mins(4);
        let since = made.duration_since(SystemTime::UNIX_EPOCH + DISCORD_EPOCH).unwrap();
        let id = u64::try_from(since.as_millis()).unwrap() << 22;

        let left = expiry(id, now).duration_since(now).unwrap();
        let unknown = expiry(1000, now).duration_since(now).unwrap();

        assert_eq!((left.as_secs().div_ceil(60), unknown), (11, TOKEN_LIFE));
    }
}
