//! Refrain on Telegram.
//!
//! The types and payloads of the Bot API are teloxide's; the transport is this crate's own, see `api`. In reading order:
//!
//! - `login`: tries the token
//! - `commands`: publishes the menus
//! - `polling`, `inbound`, `dispatch`: from Telegram to [`App::handle`]
//! - `outbound`, `place`, `markup`, `split`, `media`: from a [`Reply`](refrain_core::reply::Reply) to Telegram's messages
//! - [`TelegramPreview`]: the same words, shown elsewhere
//! - `delivery`, `limiter`, `api`: how a call gets through: repetition, turns, and one attempt
//!
//! It has no durable state: what Telegram was not told to be taken is sent again after a restart.

mod api;
mod commands;
mod delivery;
mod dispatch;
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
mod split;
#[cfg(test)]
mod stub;

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

pub use limiter::{Limits, Pace};
pub use preview::TelegramPreview;

use crate::api::BotApi;
use crate::dispatch::Dispatch;
use crate::limiter::Limiter;
use crate::outbound::Outbound;
use crate::polling::Polling;

const PLATFORM: &str = "Telegram";
const OFFICIAL_API: &str = "https://api.telegram.org";
/// What only one process may do at a time: Telegram gives each update to one poll, and ends the older of two.
const POLLING: &str = "poll Telegram";
/// Telegram lets a poll wait for at most 50 s.
const LONGEST_POLL: Duration = Duration::from_secs(50);

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

        while let Some(turn) = shutdown.run_until_cancelled(dispatch.app().whose_turn().wait(POLLING)).await {
            self.poll(&dispatch, turn, &shutdown).await;
        }

        let _ = tokio::join!(dispatch.drain(), menus);
        Ok(())
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
        let mut polling = Polling::new(self.api.clone(), self.poll_timeout);
        shutdown.run_until_cancelled(login::remove_webhook(&self.api)).await;
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
