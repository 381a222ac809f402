//! Refrain on the web: one listener for programs, operators, and the platforms that call us.
//!
//! In reading order:
//!
//! - [`Web`]: the adapter, and how it is set up
//! - `serve`: connections, bounded in number and time, until the bot stops
//! - `router`: which routes there are, and what every request passes first
//! - `hosts`, `rate`, [`access`], `headers`: what it passes, in that order
//! - `problem`, `language`, `address`, `body`: how a request is read, and how it is told that it can't be served
//! - `streams`: who listens to what is told as it happens, bounded in number and time
//! - `outputs`: how what was made is read
//! - `health`, [`Exposition`], `login`, `api`: the routes
//! - `dashboard`: what the operator sees, and can do
//! - `page`: what all pages for people have in common
//! - [`play`]: the playground, a chat in the browser
//! - [`webhooks`]: calls of ours to programs whose jobs ended
//! - `inbound`: routes of other adapters, at the same address
//! - `responder`: how the app answers people who came this way
//!
//! # Who is here
//!
//! The platform is called `web`. A program's jobs belong to `web:api/<name of its token>`; nothing is shown to it, because
//! it asks for the state of its jobs. People of the playground are `web:play/<digest of their cookie>`. Nobody else is
//! known: for any other id the responder says that it may not write.
//!
//! # Where to build on
//!
//! - **Pages for people** (a dashboard, a playground) are a module each with a `fn routes() -> Router<Shared>`, merged in
//!   `router::pages`. What they need is in `Site`, which is every handler's state. A handler takes a `Caller` and asks it
//!   with `Caller::may` for a `Scope`; a failure is a `Problem`, worded on the way out in the caller's language, as a page
//!   where the caller is a browser. `page` has what goes around every page, and says how one is added. Scripts and styles
//!   are files of their own: the policy in `headers` forbids inline ones.
//! - **A login page** sends the form fields `token` and `next` to `POST /login`, which sets the session's cookie and leads
//!   to `next`. `POST /logout` ends it. Where no token is set, everybody is let in: only this machine can call.
//! - **Routes of other adapters** are mounted by [`Web::inbound`]: they check by themselves who calls.

pub mod access;
mod address;
mod api;
mod body;
mod dashboard;
mod exposition;
mod headers;
mod health;
mod hosts;
mod inbound;
mod language;
mod login;
mod outputs;
mod page;
pub mod play;
mod problem;
mod rate;
mod responder;
mod router;
mod serve;
mod site;
mod streams;
pub mod webhooks;

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::catalogue::Catalogue;
use refrain_core::reply::Responder;
use refrain_core::request::Platform;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::access::{Access, AccessToken};
use crate::dashboard::Live;
pub use crate::exposition::{Exposition, ExpositionError};
use crate::hosts::Hosts;
pub use crate::inbound::Inbound;
use crate::outputs::Outputs;
use crate::play::{Chats, Play, Playground};
use crate::rate::Rate;
use crate::responder::Desk;
use crate::site::Site;
use crate::webhooks::Webhooks;

/// The platform of people and programs that come this way.
pub const PLATFORM: Platform = Platform::WEB;
/// The most requests a second of one caller, where nothing else is set.
pub const REQUESTS_PER_SECOND: u32 = 50;
/// How long a body may take to arrive, where nothing else is set.
pub const BODY_WITHIN: Duration = Duration::from_secs(10);
const ADVICE: &str = "set REFRAIN_LISTEN to an address that is free, or web.enabled to false";
const ADVICE_FOR_OPERATIONS: &str = "set telemetry.listen to an address that is free, or remove it";

/// The web [`Adapter`].
///
/// ```
/// use refrain_web::Web;
///
/// let web = Web::new(([127, 0, 0, 1], 8080).into());
/// assert_eq!(format!("{web:?}"), "Web(127.0.0.1:8080, 0 tokens)");
/// ```
pub struct Web {
    listen: SocketAddr,
    tokens: Vec<AccessToken>,
    allowed_hosts: Vec<String>,
    requests_per_second: u32,
    body_within: Duration,
    platforms: Vec<Arc<dyn Adapter>>,
    inbound: Inbound,
    playground: Playground,
    chats: Arc<Chats>,
    webhooks: Option<Webhooks>,
    exposition: Option<Exposition>,
    operations_only: bool,
    elsewhere: bool,
    bound: watch::Sender<Option<SocketAddr>>,
}

impl Web {
    /// A server at `listen` (port 0: any that is free, see [`bound`](Self::bound)). Without a [token](Self::token) it runs
    /// on loopback addresses only.
    pub fn new(listen: SocketAddr) -> Self {
        Self {
            listen,
            tokens: Vec::new(),
            allowed_hosts: Vec::new(),
            requests_per_second: REQUESTS_PER_SECOND,
            body_within: BODY_WITHIN,
            platforms: Vec::new(),
            inbound: Inbound::default(),
            playground: Playground::default(),
            chats: Arc::default(),
            webhooks: None,
            exposition: None,
            operations_only: false,
            elsewhere: false,
            bound: watch::Sender::new(None),
        }
    }

    /// Lets in who has this token; from the first one on, nobody else.
    #[must_use]
    pub fn token(mut self, token: AccessToken) -> Self {
        self.tokens.push(token);
        self
    }

    /// Names under which it is called, besides those of this machine itself; calls under other names are refused then.
    /// Default: without a token those of this machine only, so that no website can reach it by a name of its own that
    /// leads here; with one, all.
    #[must_use]
    pub fn allowed_hosts(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.allowed_hosts.extend(names);
        self
    }

    /// The most requests a second of one caller, at least 1; a burst may have twice as many. A caller is a token, or where
    /// there is none an address. Default: [`REQUESTS_PER_SECOND`].
    #[must_use]
    pub const fn requests_per_second(mut self, most: u32) -> Self {
        self.requests_per_second = most;
        self
    }

    /// How long the body of a request may take to arrive. Default: [`BODY_WITHIN`].
    #[must_use]
    pub const fn body_within(mut self, time: Duration) -> Self {
        self.body_within = time;
        self
    }

    /// The bot's other platforms, whose state `/readyz` tells. Default: none.
    #[must_use]
    pub fn platforms(mut self, platforms: impl IntoIterator<Item = Arc<dyn Adapter>>) -> Self {
        self.platforms.extend(platforms);
        self
    }

    /// What there is at `/play` besides the chat. Default: nothing.
    #[must_use]
    pub fn playground(mut self, playground: Playground) -> Self {
        self.playground = playground;
        self
    }

    /// How ends of jobs are told to programs that submitted them with a callback. Default: not at all, and such jobs are
    /// refused, for nothing could be signed.
    #[must_use]
    pub fn webhooks(mut self, webhooks: Webhooks) -> Self {
        self.webhooks = Some(webhooks);
        self
    }

    /// What `/metrics` tells. Default: nothing, and there is no such page.
    #[must_use]
    pub fn exposition(mut self, exposition: Exposition) -> Self {
        self.exposition = Some(exposition);
        self
    }

    /// Serves `/metrics`, `/healthz` and `/readyz` and nothing else, for a process of a bot whose web interface is another
    /// one's. No webhooks are sent.
    #[must_use]
    pub fn operations_only(mut self) -> Self {
        self.operations_only = true;
        self
    }

    /// The web interface is another process's of this bot: nobody is shown anything from here, and what this one makes for
    /// people of the playground they see by the store.
    #[must_use]
    pub fn elsewhere(mut self) -> Self {
        self.elsewhere = true;
        self
    }

    /// Where other adapters mount routes of their own.
    pub fn inbound(&self) -> Inbound {
        self.inbound.clone()
    }

    /// The address it listens on, once it does.
    pub fn bound(&self) -> watch::Receiver<Option<SocketAddr>> {
        self.bound.subscribe()
    }

    fn refused(&self, detail: impl fmt::Display) -> AdapterError {
        let advice = if self.operations_only { ADVICE_FOR_OPERATIONS } else { ADVICE };
        AdapterError::Listen { address: self.listen, detail: detail.to_string(), advice }
    }
}

/// Shows the address and how many tokens there are.
impl fmt::Debug for Web {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Web({}, {} tokens)", self.listen, self.tokens.len())
    }
}

#[async_trait]
impl Adapter for Web {
    fn platform(&self) -> Platform {
        PLATFORM
    }

    fn responder(&self, _: Arc<Catalogue>) -> Arc<dyn Responder> {
        Arc::new(if self.elsewhere { Desk::elsewhere() } else { Desk::new(Arc::clone(&self.chats)) })
    }

    async fn check(&self) -> Result<String, AdapterError> {
        Ok(format!("http://{}", self.listen))
    }

    async fn run(&self, app: Arc<App>, shutdown: CancellationToken) -> Result<(), AdapterError> {
        if self.tokens.is_empty() && !self.listen.ip().is_loopback() {
            return Err(self.refused("without a token, it answers on loopback addresses only"));
        }
        let listener = TcpListener::bind(self.listen).await.map_err(|error| self.refused(error))?;
        let address = listener.local_addr().map_err(|error| self.refused(error))?;
        let site = Arc::new(Site {
            app,
            access: Access::new(self.tokens.clone()),
            hosts: Hosts::new(&self.allowed_hosts, self.tokens.is_empty()),
            rate: Rate::new(self.requests_per_second),
            play: Play::new(Arc::clone(&self.chats), self.playground.clone()),
            body_within: self.body_within,
            platforms: self.platforms.clone(),
            exposition: self.exposition.clone(),
            webhooks: self.webhooks.clone().filter(|_| !self.operations_only),
            shutdown: shutdown.clone(),
            live: Live::new(),
            outputs: Outputs::new(),
            streams: api::streams(),
        });
        tracing::info!(%address, tokens = self.tokens.len(), "serving the web");
        self.bound.send_replace(Some(address));
        let router = if self.operations_only {
            router::of_operations(Arc::clone(&site))
        } else {
            router::whole(Arc::clone(&site), self.inbound.clone())
        };
        let sending = webhooks::sender::run(Arc::clone(&site), shutdown.clone());
        let following = play::follow::run(Arc::clone(&site), shutdown.clone());
        tokio::join!(serve::serve(listener, router, &shutdown), sending, following);
        site.play.drain().await;
        Ok(())
    }
}
