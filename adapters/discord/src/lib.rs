//! Refrain on Discord.
//!
//! The types and the gateway are serenity's; the transport is this crate's own, see `api`. In reading order, the same
//! names as in the adapter for Telegram where the subject is the same:
//!
//! - `login`, [`invite_url`]: tries the token; the link that adds the bot to a server
//! - `commands`, `registration`, `wording`, `locales`: publish the slash commands in every language
//! - `shards`, `gateway`, `endpoint`: where interactions arrive, by connections of ours or by calls of Discord's; `held`
//!   knows whether there are connections, `apart` is a thread for each
//! - `inbound`, `dispatch`: acknowledges them, and hands them to [`App::handle`]
//! - `outbound`, `place`, `message`, `markup`, `split`, `media`: from a [`Reply`](refrain_core::reply::Reply) to Discord's
//!   messages
//! - [`DiscordPreview`]: the same words, shown elsewhere
//! - `delivery`, `limiter`, `route`, `precedence`, `api`: how a call gets through: repetition, turns, and one attempt
//! - `session`, `memory`: what all of them share
//!
//! # Where an answer goes
//!
//! | What there is | Where it goes |
//! |---|---|
//! | a deferred response, its token alive | it is edited |
//! | only the token | a further message of the interaction; that works where the bot itself is no member |
//! | no token (14 of its 15 minutes are over), or a dead one | a message in the channel that mentions the person |
//! | the bot may not write there, or only the person may see it | a direct message |
//!
//! # Logs
//!
//! Serenity describes every call in spans at `INFO`, which costs more than all the rest: set `serenity=warn` in the
//! filter of whoever collects them.
//!
//! It has no durable state: interactions that come while the bot is away are told by Discord to their people as failed.

mod apart;
mod api;
mod commands;
mod delivery;
mod dispatch;
mod endpoint;
mod gateway;
mod held;
mod inbound;
mod invite;
mod limiter;
mod locales;
mod login;
mod markup;
mod media;
mod memory;
mod message;
mod outbound;
mod place;
mod precedence;
mod preview;
mod registration;
mod route;
mod session;
mod shards;
mod split;
#[cfg(test)]
mod stub;
mod wording;

use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::catalogue::Catalogue;
use refrain_core::reply::Responder;
use refrain_core::request::Platform;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use url::Url;

pub use endpoint::{PATH as INTERACTIONS_PATH, PublicKey, PublicKeyError};
pub use invite::{PERMISSIONS, SCOPES, invite_url};
pub use limiter::Limits;
pub use preview::DiscordPreview;

use crate::api::Api;
use crate::commands::Publishing;
use crate::dispatch::Dispatch;
use crate::login::{Arrive, Identity};
use crate::outbound::Outbound;
use crate::session::Session;

const PLATFORM: &str = "Discord";
const OFFICIAL: &str = "https://discord.com";

/// How interactions arrive.
#[derive(Clone, Default)]
pub enum Interactions {
    /// Over a connection of ours.
    #[default]
    Gateway,
    /// By calls of Discord's to `/discord/interactions` on this address.
    Http {
        /// Where to listen. Discord calls by HTTPS only, so something in front has to speak that.
        listen: SocketAddr,
        /// The application's public key.
        key: PublicKey,
    },
    /// By calls of Discord's, to a server that is there already.
    Mounted {
        /// The application's public key.
        key: PublicKey,
        /// Takes the route for [`INTERACTIONS_PATH`], once the bot is ready for calls.
        mount: Mount,
    },
}

/// Takes a route into a server.
pub type Mount = Arc<dyn Fn(axum::Router) + Send + Sync>;

/// The Discord [`Adapter`].
///
/// ```
/// use refrain_discord::Discord;
///
/// let discord = Discord::new("MTIz.abc.def".into());
/// assert_eq!(format!("{discord:?}"), "Discord(https://discord.com/)");
/// ```
pub struct Discord {
    api: Api,
    limits: Limits,
    publishing: Publishing,
    interactions: Interactions,
    /// Made when it is first used: the parts before only set it up.
    session: OnceLock<Arc<Session>>,
}

impl Discord {
    /// A bot with the token that its page on discord.com/developers gave it.
    pub fn new(token: SecretString) -> Self {
        Self {
            api: Api::new(token, official()),
            limits: Limits::default(),
            publishing: Publishing::default(),
            interactions: Interactions::default(),
            session: OnceLock::new(),
        }
    }

    /// The address of Discord, such as that of a proxy. The gateway's address is asked there. Default:
    /// `https://discord.com`.
    #[must_use]
    pub fn api_url(mut self, address: Url) -> Self {
        self.api = self.api.at(address);
        self
    }

    /// How fast and how much Discord takes. Default: [`Limits::default`].
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Publishes the commands in this server only, where changes are seen at once, and takes them away again when the bot
    /// stops. The global ones stay as they are. Default: globally.
    #[must_use]
    pub const fn development_guild(mut self, guild: Option<u64>) -> Self {
        self.publishing.guild = guild;
        self
    }

    /// Publishes commands in Arabic and Hebrew as well: Discord's API knows them, its documentation does not. Default: no.
    #[must_use]
    pub const fn publish_unlisted_locales(mut self, wanted: bool) -> Self {
        self.publishing.unlisted_locales = wanted;
        self
    }

    /// How interactions arrive. Default: over the gateway.
    #[must_use]
    pub fn interactions(mut self, interactions: Interactions) -> Self {
        self.interactions = interactions;
        self
    }

    /// The id of the application that the token belongs to, for [`invite_url`].
    ///
    /// # Errors
    ///
    /// Why Discord can't be asked.
    pub async fn application_id(&self) -> Result<u64, AdapterError> {
        self.session().application().await.map_err(login::refusal)
    }

    fn session(&self) -> &Arc<Session> {
        self.session.get_or_init(|| Session::new(self.api.clone(), self.limits))
    }

    /// Logs in and publishes the commands.
    async fn start(&self, app: &App) -> Result<(), AdapterError> {
        self.identify().await?;
        commands::publish(self.session(), self.publishing, app.commands(), app.catalogue()).await
    }

    async fn identify(&self) -> Result<Identity, AdapterError> {
        let arrive = match self.interactions {
            Interactions::Gateway => Arrive::Gateway,
            Interactions::Http { .. } | Interactions::Mounted { .. } => Arrive::Http,
        };
        login::identify(self.session(), arrive).await
    }

    /// Takes interactions until `shutdown`.
    async fn listen(&self, dispatch: &Arc<Dispatch>, shutdown: &CancellationToken) -> Result<(), AdapterError> {
        match &self.interactions {
            Interactions::Gateway => shards::share(self.session(), dispatch, shutdown).await,
            Interactions::Http { listen, key } => {
                endpoint::serve(*listen, key.clone(), Arc::clone(dispatch), shutdown.clone()).await
            }
            Interactions::Mounted { key, mount } => {
                mount(endpoint::router(key.clone(), Arc::clone(dispatch)));
                shutdown.cancelled().await;
                Ok(())
            }
        }
    }
}

/// Shows the address only.
impl fmt::Debug for Discord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Discord({})", self.api.address())
    }
}

#[async_trait]
impl Adapter for Discord {
    fn platform(&self) -> Platform {
        Platform::DISCORD
    }

    fn responder(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Responder> {
        Arc::new(Outbound::new(Arc::clone(self.session()), catalogue))
    }

    fn is_called(&self) -> bool {
        matches!(self.interactions, Interactions::Mounted { .. })
    }

    /// Whether every shard that this process has is connected; not known where it has none, as in a process that stands by,
    /// or where Discord calls.
    fn connected(&self) -> Option<bool> {
        self.session().shards.connected()
    }

    async fn check(&self) -> Result<String, AdapterError> {
        let identity = self.identify().await?;
        let warnings = identity.warnings.iter().fold(String::new(), |all, warning| format!("{all}; {warning}"));
        Ok(format!("@{} (application {}){warnings}", identity.username, identity.application))
    }

    async fn run(&self, app: Arc<App>, shutdown: CancellationToken) -> Result<(), AdapterError> {
        // Before the commands are published, so that no change of them is missed.
        let changes = app.catalogue().changes();
        let Some(()) = shutdown.run_until_cancelled(self.start(&app)).await.transpose()? else {
            return Ok(());
        };
        let menus = tokio::spawn({
            let (app, session, shutdown) = (Arc::clone(&app), Arc::clone(self.session()), shutdown.clone());
            let publishing = self.publishing;
            async move { shutdown.run_until_cancelled(commands::follow(&session, publishing, &app, changes)).await }
        });
        let dispatch = Dispatch::new(app, Arc::clone(self.session()));
        let ended = self.listen(&dispatch, &shutdown).await;

        menus.abort(); // Where listening failed, nobody asked it to stop.
        dispatch.drain().await;
        if let Some(guild) = self.publishing.guild {
            commands::withdraw(self.session(), guild).await;
        }
        ended
    }
}

fn official() -> Url {
    #[expect(clippy::expect_used, reason = "it is a constant")]
    Url::parse(OFFICIAL).expect("a valid address")
}
