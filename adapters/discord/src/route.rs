//! The endpoints that are called: where each is, what authorizes a call, and what its rate limit goes by.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};

/// An endpoint of Discord's API.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Route<'a> {
    /// `/gateway/bot`
    GatewayBot,
    /// `/users/@me`
    Me,
    /// `/users/@me/channels`
    DirectMessages,
    /// `/applications/@me`
    Application,
    /// `/applications/{application}/commands`, or those of one guild
    Commands { application: u64, guild: Option<u64> },
    /// One of these
    Command { application: u64, guild: Option<u64>, command: u64 },
    /// `/interactions/{interaction}/{token}/callback`
    Callback { interaction: u64, token: &'a SecretString },
    /// `/webhooks/{application}/{token}`
    Followups { application: u64, token: &'a SecretString },
    /// `/webhooks/{application}/{token}/messages/{message}`; without a message, `@original`
    Followup { application: u64, token: &'a SecretString, message: Option<u64> },
    /// `/channels/{channel}`
    Channel { channel: u64 },
    /// `/channels/{channel}/messages`
    Messages { channel: u64 },
    /// `/channels/{channel}/messages/{message}`
    Message { channel: u64, message: u64 },
}

/// What is done with an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl From<Verb> for Method {
    fn from(verb: Verb) -> Self {
        match verb {
            Verb::Get => Self::GET,
            Verb::Post => Self::POST,
            Verb::Put => Self::PUT,
            Verb::Patch => Self::PATCH,
            Verb::Delete => Self::DELETE,
        }
    }
}

/// What a rate limit goes by.
///
/// Discord limits each endpoint by its *major parameter*: the channel, the application, or an interaction's token. Of a
/// token only a hash is kept here: it is a secret, and it is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lane {
    /// The endpoint's name, which stands for its path without parameters.
    pub(crate) endpoint: (Verb, &'static str),
    pub(crate) major: u64,
    /// The message that is edited, by which news of progress are spaced.
    pub(crate) message: Option<u64>,
    /// Whether it counts for the limit over all of a bot's calls. Those by an interaction's token don't.
    pub(crate) overall: bool,
}

impl Route<'_> {
    /// The lane of a call.
    pub(crate) fn lane(&self, verb: Verb) -> Lane {
        let (name, major, message) = match *self {
            Self::GatewayBot => ("gateway", 0, None),
            Self::Me => ("me", 0, None),
            Self::DirectMessages => ("direct messages", 0, None),
            Self::Application => ("application", 0, None),
            Self::Commands { guild, .. } => ("commands", guild.unwrap_or(0), None),
            Self::Command { guild, .. } => ("command", guild.unwrap_or(0), None),
            Self::Callback { interaction, .. } => ("callback", interaction, None),
            Self::Followups { token, .. } => ("followups", hashed(token), None),
            Self::Followup { token, message, .. } => {
                let token = hashed(token);
                ("followup", token, Some(message.unwrap_or(token)))
            }
            Self::Channel { channel } => ("channel", channel, None),
            Self::Messages { channel } => ("messages", channel, None),
            Self::Message { channel, message } => ("message", channel, Some(message)),
        };
        Lane { endpoint: (verb, name), major, message, overall: self.needs_bot_token() }
    }

    /// Whether the bot's own token authorizes the call, and not an interaction's in the path.
    pub(crate) const fn needs_bot_token(&self) -> bool {
        !matches!(self, Self::Callback { .. } | Self::Followups { .. } | Self::Followup { .. })
    }

    /// Whether a question wants every language in its answer, which Discord leaves out otherwise.
    pub(crate) const fn wants_localizations(&self) -> bool {
        matches!(self, Self::Commands { .. })
    }

    /// The segments of the path below `/api/v10`.
    pub(crate) fn segments(&self) -> Vec<String> {
        let id = |id: u64| id.to_string();
        let name = str::to_owned;
        let of_commands = |application, guild| match guild {
            None => vec![name("applications"), id(application), name("commands")],
            Some(guild) => {
                vec![name("applications"), id(application), name("guilds"), id(guild), name("commands")]
            }
        };
        let of_token = |application, token: &SecretString| {
            vec![name("webhooks"), id(application), token.expose_secret().to_owned()]
        };
        match *self {
            Self::GatewayBot => vec![name("gateway"), name("bot")],
            Self::Me => vec![name("users"), name("@me")],
            Self::DirectMessages => vec![name("users"), name("@me"), name("channels")],
            Self::Application => vec![name("applications"), name("@me")],
            Self::Commands { application, guild } => of_commands(application, guild),
            Self::Command { application, guild, command } => {
                let mut segments = of_commands(application, guild);
                segments.push(id(command));
                segments
            }
            Self::Callback { interaction, token } => {
                vec![name("interactions"), id(interaction), token.expose_secret().to_owned(), name("callback")]
            }
            Self::Followups { application, token } => of_token(application, token),
            Self::Followup { application, token, message } => {
                let mut segments = of_token(application, token);
                segments.extend([name("messages"), message.map_or_else(|| name("@original"), id)]);
                segments
            }
            Self::Channel { channel } => vec![name("channels"), id(channel)],
            Self::Messages { channel } => vec![name("channels"), id(channel), name("messages")],
            Self::Message { channel, message } => {
                vec![name("channels"), id(channel), name("messages"), id(message)]
            }
        }
    }
}

/// Shows no parameter but the endpoint's name.
impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.endpoint.1)
    }
}

/// What stands for a token where it need not be read back.
pub(crate) fn hashed(token: &SecretString) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.expose_secret().hash(&mut hasher);
    hasher.finish()
}
