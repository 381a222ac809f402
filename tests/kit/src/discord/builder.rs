//! How a fake Discord is to be, and how it starts.

use std::{net::Ipv4Addr, path::PathBuf, sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use tokio::{net::TcpListener, sync::watch};

use super::{
    FakeDiscord, RateLimits, Server,
    body::MAX_BODY,
    buckets::Buckets,
    conditions,
    endpoint::Endpoint,
    faults::Faults,
    gateway::Gateway,
    lean::Load,
    server::{self, Shared},
    spec::Spec,
    world::World,
};
use crate::socket::{Loopback, Switch};

/// How a [`FakeDiscord`] is to be.
#[derive(Clone, Debug)]
pub struct Builder {
    application: i64,
    name: String,
    limits: Option<RateLimits>,
    spec: Option<PathBuf>,
    file_limit: usize,
    heartbeat: Duration,
    privileged: u64,
    shards: u64,
    lean: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            application: 1_100_000_000_000_000_042,
            name: "Refrain".into(),
            limits: Some(RateLimits::default()),
            spec: Spec::find(),
            file_limit: 10 * 1024 * 1024,
            heartbeat: Duration::from_millis(41_250),
            privileged: 0,
            shards: 1,
            lean: false,
        }
    }
}

impl Builder {
    /// The application's id. The token begins with it, as real ones do. Default: 1100000000000000042.
    #[must_use]
    pub fn application_id(mut self, id: i64) -> Self {
        self.application = id;
        self
    }

    /// The bot's name. Default: `Refrain`.
    #[must_use]
    pub fn username(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// The rate limits; `None` switches them off, but for waits that were told by a [`Fault`](super::Fault).
    /// Default: [`RateLimits::default`].
    #[must_use]
    pub fn flood(mut self, limits: Option<RateLimits>) -> Self {
        self.limits = limits;
        self
    }

    /// The file with Discord's `OpenAPI` description; `None` checks nothing against it. Default: the file that
    /// `REFRAIN_DISCORD_SPEC` names, else `shared/specs/discord-openapi.json` in a folder above this crate, else none.
    #[must_use]
    pub fn spec(mut self, path: Option<PathBuf>) -> Self {
        self.spec = path;
        self
    }

    /// Most bytes of one file, told to the bot as `attachment_size_limit`. Default: 10 MiB.
    #[must_use]
    pub fn file_limit(mut self, bytes: usize) -> Self {
        self.file_limit = bytes;
        self
    }

    /// How often the bot is to send a heartbeat. Default: 41.25 s, as the real gateway asks.
    #[must_use]
    pub fn heartbeat(mut self, interval: Duration) -> Self {
        self.heartbeat = interval;
        self
    }

    /// Privileged intents that the application has, as Discord's bits. Default: none; asking for one closes the
    /// connection with 4014.
    #[must_use]
    pub fn privileged_intents(mut self, intents: u64) -> Self {
        self.privileged = intents;
        self
    }

    /// How many shards the gateway recommends. Default: 1.
    #[must_use]
    pub fn shards(mut self, shards: u64) -> Self {
        self.shards = shards;
        self
    }

    /// For benches: no checks, no rate limits, nothing recorded, interactions of a load answered the shortest way.
    #[must_use]
    pub fn lean(mut self) -> Self {
        self.lean = true;
        self.limits = None;
        self.spec = None;
        self
    }

    /// Starts the server.
    ///
    /// # Panics
    ///
    /// When no loopback port can be opened, or the description can't be read.
    pub async fn start(self) -> FakeDiscord {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .unwrap_or_else(|error| panic!("can't open a loopback port: {error}"));
        let port = listener.local_addr().unwrap_or_else(|error| panic!("a port without address: {error}")).port();
        let spec = self.spec.map(|path| {
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            Spec::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        });
        // A real token begins with the id, too, and clients read it from there.
        let token = format!("{}.TEST00.fake-token-of-the-stage", STANDARD_NO_PAD.encode(self.application.to_string()));
        let bot = conditions::account(self.application, &self.name, 0);
        let shared = Arc::new(Shared {
            port,
            token,
            application: self.application,
            file_limit: self.file_limit,
            lean: self.lean,
            spec,
            world: World::new(bot).into(),
            buckets: Buckets::new(self.limits).into(),
            faults: Faults::default().into(),
            gateway: Gateway::new(self.heartbeat, self.privileged, self.shards, self.lean).into(),
            endpoint: Endpoint::default(),
            load: Load::default(),
            changes: watch::Sender::new(0),
        });
        let app = Router::new()
            .fallback(server::handle)
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .with_state(Arc::clone(&shared));
        let service = app.into_make_service_with_connect_info::<Switch>();
        let task = tokio::spawn(async move { axum::serve(Loopback(listener), service).await }).abort_handle();
        FakeDiscord { server: Arc::new(Server { port, task, shared: Arc::clone(&shared) }), shared }
    }
}
