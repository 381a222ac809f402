//! What of Discord's HTTP API the fake knows: from a method and a path to a route and what the path names.

use std::borrow::Cow;

use http::Method;
use percent_encoding::percent_decode_str;

/// One operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `GET /gateway`
    Gateway,
    /// `GET /gateway/bot`
    GatewayBot,
    /// `GET /users/@me`
    Me,
    /// `GET /applications/@me`
    Application,
    /// `GET /oauth2/applications/@me`
    OauthApplication,
    /// `GET /applications/{application.id}/commands`
    Commands,
    /// `POST /applications/{application.id}/commands`
    CreateCommand,
    /// `PUT /applications/{application.id}/commands`
    ReplaceCommands,
    /// `GET /applications/{application.id}/commands/{command.id}`
    Command,
    /// `PATCH /applications/{application.id}/commands/{command.id}`
    EditCommand,
    /// `DELETE /applications/{application.id}/commands/{command.id}`
    DeleteCommand,
    /// `GET /applications/{application.id}/guilds/{guild.id}/commands`
    GuildCommands,
    /// `POST /applications/{application.id}/guilds/{guild.id}/commands`
    CreateGuildCommand,
    /// `PUT /applications/{application.id}/guilds/{guild.id}/commands`
    ReplaceGuildCommands,
    /// `GET /applications/{application.id}/guilds/{guild.id}/commands/{command.id}`
    GuildCommand,
    /// `PATCH /applications/{application.id}/guilds/{guild.id}/commands/{command.id}`
    EditGuildCommand,
    /// `DELETE /applications/{application.id}/guilds/{guild.id}/commands/{command.id}`
    DeleteGuildCommand,
    /// `POST /interactions/{interaction.id}/{interaction.token}/callback`
    Callback,
    /// `POST /webhooks/{application.id}/{interaction.token}`
    Followup,
    /// `GET /webhooks/{application.id}/{interaction.token}/messages/@original`
    Original,
    /// `PATCH /webhooks/{application.id}/{interaction.token}/messages/@original`
    EditOriginal,
    /// `DELETE /webhooks/{application.id}/{interaction.token}/messages/@original`
    DeleteOriginal,
    /// `GET /webhooks/{application.id}/{interaction.token}/messages/{message.id}`
    FollowupMessage,
    /// `PATCH /webhooks/{application.id}/{interaction.token}/messages/{message.id}`
    EditFollowup,
    /// `DELETE /webhooks/{application.id}/{interaction.token}/messages/{message.id}`
    DeleteFollowup,
    /// `GET /channels/{channel.id}/messages`
    Messages,
    /// `POST /channels/{channel.id}/messages`
    SendMessage,
    /// `GET /channels/{channel.id}/messages/{message.id}`
    Message,
    /// `PATCH /channels/{channel.id}/messages/{message.id}`
    EditMessage,
    /// `DELETE /channels/{channel.id}/messages/{message.id}`
    DeleteMessage,
    /// `POST /channels/{channel.id}/typing`
    Typing,
    /// `GET /channels/{channel.id}`
    Channel,
    /// `GET /guilds/{guild.id}`
    Guild,
    /// `POST /users/@me/channels`
    OpenDm,
}

/// What a path names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The application, interaction, channel or guild that comes first.
    pub(super) first: i64,
    /// The guild of a guild's commands.
    pub(super) guild: Option<i64>,
    /// The command or message.
    pub(super) item: i64,
    /// An interaction's token.
    pub(super) token: String,
}

/// The route of a path without `/api/v10`, with what the path names.
pub(super) fn find(method: &Method, path: &str) -> Option<(Route, Named)> {
    let parts: Vec<Cow<'_, str>> = path.trim_matches('/').split('/').map(decoded).collect::<Option<_>>()?;
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    let id = |part: &str| part.parse::<i64>().ok().filter(|id| *id > 0);
    let mut named = Named::default();
    let route = match (method.as_str(), parts.as_slice()) {
        ("GET", ["gateway"]) => Route::Gateway,
        ("GET", ["gateway", "bot"]) => Route::GatewayBot,
        ("GET", ["users", "@me"]) => Route::Me,
        ("POST", ["users", "@me", "channels"]) => Route::OpenDm,
        ("GET", ["applications", "@me"]) => Route::Application,
        ("GET", ["oauth2", "applications", "@me"]) => Route::OauthApplication,
        (verb, ["applications", application, rest @ ..]) => {
            named.first = id(application)?;
            let rest = match rest {
                ["guilds", guild, rest @ ..] => {
                    named.guild = Some(id(guild)?);
                    rest
                }
                rest => rest,
            };
            if let ["commands", command] = rest {
                named.item = id(command)?;
            }
            commands(verb, rest, named.guild.is_some())?
        }
        ("POST", ["interactions", interaction, token, "callback"]) => {
            named.first = id(interaction)?;
            (*token).clone_into(&mut named.token);
            Route::Callback
        }
        (verb, ["webhooks", application, token, rest @ ..]) => {
            named.first = id(application)?;
            (*token).clone_into(&mut named.token);
            if let ["messages", message] = rest
                && *message != "@original"
            {
                named.item = id(message)?;
            }
            webhook(verb, rest)?
        }
        (verb, ["channels", channel, rest @ ..]) => {
            named.first = id(channel)?;
            if let ["messages", message] = rest {
                named.item = id(message)?;
            }
            self::channel(verb, rest)?
        }
        ("GET", ["guilds", guild]) => {
            named.first = id(guild)?;
            Route::Guild
        }
        _ => return None,
    };
    Some((route, named))
}

/// A part of a path as it is meant: some clients write `%40original`.
fn decoded(part: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(part).decode_utf8().ok()
}

fn commands(verb: &str, rest: &[&str], guild: bool) -> Option<Route> {
    let (global, of_guild) = match (verb, rest) {
        ("GET", ["commands"]) => (Route::Commands, Route::GuildCommands),
        ("POST", ["commands"]) => (Route::CreateCommand, Route::CreateGuildCommand),
        ("PUT", ["commands"]) => (Route::ReplaceCommands, Route::ReplaceGuildCommands),
        ("GET", ["commands", _]) => (Route::Command, Route::GuildCommand),
        ("PATCH", ["commands", _]) => (Route::EditCommand, Route::EditGuildCommand),
        ("DELETE", ["commands", _]) => (Route::DeleteCommand, Route::DeleteGuildCommand),
        _ => return None,
    };
    Some(if guild { of_guild } else { global })
}

fn webhook(verb: &str, rest: &[&str]) -> Option<Route> {
    Some(match (verb, rest) {
        ("POST", []) => Route::Followup,
        ("GET", ["messages", "@original"]) => Route::Original,
        ("PATCH", ["messages", "@original"]) => Route::EditOriginal,
        ("DELETE", ["messages", "@original"]) => Route::DeleteOriginal,
        ("GET", ["messages", _]) => Route::FollowupMessage,
        ("PATCH", ["messages", _]) => Route::EditFollowup,
        ("DELETE", ["messages", _]) => Route::DeleteFollowup,
        _ => return None,
    })
}

fn channel(verb: &str, rest: &[&str]) -> Option<Route> {
    Some(match (verb, rest) {
        ("GET", []) => Route::Channel,
        ("POST", ["typing"]) => Route::Typing,
        ("GET", ["messages"]) => Route::Messages,
        ("POST", ["messages"]) => Route::SendMessage,
        ("GET", ["messages", _]) => Route::Message,
        ("PATCH", ["messages", _]) => Route::EditMessage,
        ("DELETE", ["messages", _]) => Route::DeleteMessage,
        _ => return None,
    })
}

impl Route {
    /// Whether the token in the path is all the authorization that is needed.
    pub(super) fn goes_by_token(self) -> bool {
        self == Self::Callback || self.is_webhook()
    }

    pub(super) fn is_webhook(self) -> bool {
        matches!(
            self,
            Self::Followup
                | Self::Original
                | Self::EditOriginal
                | Self::DeleteOriginal
                | Self::FollowupMessage
                | Self::EditFollowup
                | Self::DeleteFollowup
        )
    }

    /// The path in Discord's description and the method there, where the call has a body to check.
    pub(super) fn described(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::CreateCommand => ("post", "/applications/{application_id}/commands"),
            Self::ReplaceCommands => ("put", "/applications/{application_id}/commands"),
            Self::EditCommand => ("patch", "/applications/{application_id}/commands/{command_id}"),
            Self::CreateGuildCommand => ("post", "/applications/{application_id}/guilds/{guild_id}/commands"),
            Self::ReplaceGuildCommands => ("put", "/applications/{application_id}/guilds/{guild_id}/commands"),
            Self::EditGuildCommand => {
                ("patch", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}")
            }
            Self::Callback => ("post", "/interactions/{interaction_id}/{interaction_token}/callback"),
            Self::Followup => ("post", "/webhooks/{webhook_id}/{webhook_token}"),
            Self::EditOriginal => ("patch", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
            Self::EditFollowup => ("patch", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
            Self::SendMessage => ("post", "/channels/{channel_id}/messages"),
            Self::EditMessage => ("patch", "/channels/{channel_id}/messages/{message_id}"),
            Self::OpenDm => ("post", "/users/@me/channels"),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_be_percent_encoded() {
        let plain = find(&Method::PATCH, "/webhooks/1/token/messages/@original");

        let encoded = find(&Method::PATCH, "/webhooks/1/token/messages/%40original");

        assert!(plain.is_some_and(|(route, _)| route == Route::EditOriginal));
        assert_eq!(encoded, find(&Method::PATCH, "/webhooks/1/token/messages/@original"));
    }
}
