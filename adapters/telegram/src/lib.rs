//! Refrain on Telegram.
//!
//! The types and payloads of the Bot API are teloxide's; the transport is this crate's own, see `api`. In reading order:
//!
//! - `login`: tries the token
//! - `commands`: publishes the menus
//! - `polling`, or `webhook`, `endpoint` and `recent`: how updates arrive, by our asking or by calls of Telegram's; `contact`
//!   knows whether they do
//! - `inbound`, `dispatch`: from updates to [`App::handle`]
//! - `outbound`, `place`, `markup`, `split`, `media`: from a [`Reply`](refrain_core::reply::Reply) to Telegram's messages
//! - [`TelegramPreview`]: the same words, shown elsewhere
//! - `delivery`, `limiter`, `api`: how a call gets through: repetition, turns, and one attempt
//!
//! It has no durable state: what Telegram was not told to be taken is sent again after a restart.

mod api;
mod commands;
mod contact;
mod delivery;
mod dispatch;
mod endpoint;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod inbound;
mod limiter;
mod login;
mod markup;
mod media;
mod outbound;
mod place;
mod polling;
mod preview;
mod recent;
mod split;
#[cfg(test)]
mod stub;
mod webhook;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::catalogue::Catalogue;
use refrain_core::reply::Responder;
use refrain_core::request::Platform;
use refrain_core::turns::Turn;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use url::Url;

pub use endpoint::PATH as WEBHOOK_PATH;
pub use limiter::{Limits, Pace};
pub use preview::TelegramPreview;

use crate::api::BotApi;
use crate::contact::Contact;
use crate::dispatch::Dispatch;
use crate::limiter::Limiter;
use crate::outbound::Outbound;
use crate::polling::Polling;
use crate::webhook::Webhook;

const PLATFORM: &str = "Telegram";
const OFFICIAL_API: &str = "https://api.telegram.org";
/// What only one process may do at a time: Telegram gives each update to one poll, and ends the older of two.
const POLLING: &str = "poll Telegram";
/// Telegram lets a poll wait for at most 50 s.
const LONGEST_POLL: Duration = Duration::from_secs(50);

/// How updates arrive.
#[derive(Clone, Default)]
pub enum Updates {
    /// By our asking for them, which one process does at a time.
    #[default]
    Polling,
    /// By calls of Telegram's, to a server that is there already. Any number of processes take them.
    Webhook {
        /// Where Telegram calls: the public address of [`WEBHOOK_PATH`] on that server. Telegram calls by HTTPS only, unless
        /// it is a Bot API server of one's own.
        address: Url,
        /// Takes the route for [`WEBHOOK_PATH`], once the bot is ready for calls.
        mount: Mount,
    },
}

/// Takes a route into a server.
pub type Mount = Arc<dyn Fn(axum::Router) + Send + Sync>;

/// The Telegram [`Adapter`].
///
/// ```
/// use refrain_telegram::Telegram;
///
/// let telegram = Telegram::new("123456:ABC-DEF".into());
/// assert_eq!(format!("{telegram:?}"), "Telegram(https://api.telegram.org/)");
/// ```
pub struct Telegram {
    api: BotApi,
    address: Url,
    limiter: Arc<Limiter>,
    poll_timeout: Duration,
    updates: Updates,
    contact: Arc<Contact>,
}

impl Telegram {
    /// A bot with the token that `@BotFather` gave it.
    pub fn new(token: SecretString) -> Self {
        let address = official_api();
        Self {
            api: BotApi::new(token, address.clone()),
            address,
            limiter: Arc::new(Limiter::new(Limits::default())),
            poll_timeout: Duration::from_secs(30),
            updates: Updates::default(),
            contact: Arc::default(),
        }
    }

    /// The address of the Bot API, such as that of a local server. Default: `https://api.telegram.org`.
    #[must_use]
    pub fn api_url(mut self, address: Url) -> Self {
        self.api = self.api.at(address.clone());
        self.address = address;
        self
    }

    /// How fast and how much Telegram takes. Default: [`Limits::default`].
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limiter = Arc::new(Limiter::new(limits));
        self
    }

    /// How long Telegram may keep a call for updates waiting while there are none, at most 50 s. Default: 30 s.
    #[must_use]
    pub fn poll_timeout(mut self, timeout: Duration) -> Self {
        self.poll_timeout = timeout.min(LONGEST_POLL);
        self
    }

    /// How updates arrive. Default: by polling.
    #[must_use]
    pub fn updates(mut self, updates: Updates) -> Self {
        self.updates = updates;
        self
    }
}

/// Shows the address only.
impl fmt::Debug for Telegram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Telegram({})", self.address)
    }
}

#[async_trait]
impl Adapter for Telegram {
    fn platform(&self) -> Platform {
        Platform::TELEGRAM
    }

    fn responder(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Responder> {
        Arc::new(Outbound::new(self.api.clone(), Arc::clone(&self.limiter), catalogue))
    }

    fn is_called(&self) -> bool {
        matches!(self.updates, Updates::Webhook { .. })
    }

    /// Whether the last poll was answered, or Telegram calls here and gets through; not known where that is not this
    /// process's part.
    fn connected(&self) -> Option<bool> {
        self.contact.there()
    }

    async fn check(&self) -> Result<String, AdapterError> {
        Ok(format!("@{}", login::identify(&self.api).await?.username))
    }

    async fn run(&self, app: Arc<App>, shutdown: CancellationToken) -> Result<(), AdapterError> {
        // Before the menus are published, so that no change of them is missed.
        let changes = app.catalogue().changes();
        let Some(username) = shutdown.run_until_cancelled(self.start(&app)).await.transpose()? else {
            return Ok(());
        };
        let menus = tokio::spawn({
            let (app, api, shutdown) = (Arc::clone(&app), self.api.clone(), shutdown.clone());
            async move { shutdown.run_until_cancelled(commands::follow(&api, &app, changes)).await }
        });
        let dispatch = Dispatch::new(app, self.api.clone(), Arc::clone(&self.limiter), username);

        let ended = match &self.updates {
            Updates::Polling => {
                while let Some(turn) = shutdown.run_until_cancelled(dispatch.app().whose_turn().wait(POLLING)).await {
                    self.poll(&dispatch, turn, &shutdown).await;
                }
                Ok(())
            }
            Updates::Webhook { address, mount } => {
                let webhook = Webhook::new(self.api.clone(), address.clone(), self.contact.begin());
                mount(endpoint::router(webhook.secret(), Arc::clone(&dispatch), shutdown.clone()));
                // It stays set: what is written meanwhile Telegram keeps for the next process.
                shutdown.run_until_cancelled(webhook.keep()).await.unwrap_or(Ok(()))
            }
        };

        menus.abort(); // Where listening failed, nobody asked it to stop.
        dispatch.drain().await;
        ended
    }
}

impl Telegram {
    /// Logs in and publishes the commands; gives the bot's name.
    async fn start(&self, app: &App) -> Result<String, AdapterError> {
        let identity = login::identify(&self.api).await?;
        commands::publish(&self.api, app.commands(), app.catalogue()).await?;
        Ok(identity.username)
    }

    /// Takes updates while it is this process's turn, until `shutdown`.
    async fn poll(&self, dispatch: &Arc<Dispatch>, turn: Turn, shutdown: &CancellationToken) {
        let mut polling = Polling::new(self.api.clone(), self.poll_timeout, self.contact.begin());
        shutdown.run_until_cancelled(webhook::remove(&self.api)).await;
        loop {
            let updates = tokio::select! {
                biased; // What comes after the turn is another's.
                () = turn.lost() => return,
                () = shutdown.cancelled() => break,
                updates = polling.next() => updates,
            };
            // Whose turn it is then gets the rest: they are not confirmed.
            dispatch.take(updates, || turn.is_lost()).await;
        }
        // The successor is not to get them again, and need not wait for what is still under way here.
        if !turn.is_lost() {
            polling.confirm().await;
        }
        turn.release().await;
    }
}

fn official_api() -> Url {
    #[expect(clippy::expect_used, reason = "it is a constant")]
    Url::parse(OFFICIAL_API).expect("a valid address")
}
