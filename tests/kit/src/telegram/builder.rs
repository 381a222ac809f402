//! How a fake Telegram is to be, and how it starts.

use std::{net::Ipv4Addr, path::PathBuf, sync::Arc};

use axum::{Router, extract::DefaultBodyLimit};
use tokio::{net::TcpListener, sync::watch};

use super::{
    FakeTelegram, FloodLimits, Server,
    faults::Faults,
    flood::Flood,
    load::Load,
    params::MAX_BODY,
    server::{self, Shared},
    spec::Spec,
    updates::Updates,
    webhook,
    world::{Account, World},
};
use crate::socket::{Loopback, Switch};

/// How a [`FakeTelegram`] is to be.
#[derive(Clone, Debug)]
pub struct Builder {
    token: String,
    username: String,
    flood: Option<FloodLimits>,
    spec: Option<PathBuf>,
    privacy: bool,
    local: bool,
    lean: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            token: "42:TEST-TOKEN".into(),
            username: "refrain_bot".into(),
            flood: Some(FloodLimits::default()),
            spec: Spec::find(),
            privacy: true,
            local: true,
            lean: false,
        }
    }
}

impl Builder {
    /// The bot's token. Default: `42:TEST-TOKEN`.
    #[must_use]
    pub fn token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.token);
        self
    }

    /// The bot's name without `@`. Default: `refrain_bot`.
    #[must_use]
    pub fn username(mut self, username: &str) -> Self {
        username.clone_into(&mut self.username);
        self
    }

    /// The numbers of flood control; `None` switches it off, but for waits that were told by a
    /// [`Fault`](super::Fault). Default: [`FloodLimits::default`].
    #[must_use]
    pub fn flood(mut self, limits: Option<FloodLimits>) -> Self {
        self.flood = limits;
        self
    }

    /// The file with the Bot API's description; `None` checks no call against it. Default: the file that
    /// `REFRAIN_TELEGRAM_SPEC` names, else `shared/specs/telegram-bot-api.json` in a folder above this crate, else
    /// none.
    #[must_use]
    pub fn spec(mut self, path: Option<PathBuf>) -> Self {
        self.spec = path;
        self
    }

    /// Whether the bot hears only commands, mentions and replies in groups. Default: yes, as for a new bot.
    #[must_use]
    pub fn privacy(mut self, on: bool) -> Self {
        self.privacy = on;
        self
    }

    /// Whether it is a Bot API server of one's own in local mode, which calls webhooks at any port and address, by `http` as
    /// well. The public one takes only what the internet can call, so nothing could be posted to a test. Default: yes.
    #[must_use]
    pub fn local(mut self, on: bool) -> Self {
        self.local = on;
        self
    }

    /// For benches: no checks, no flood control, nothing recorded, `sendMessage` answered the shortest way.
    #[must_use]
    pub fn lean(mut self) -> Self {
        self.lean = true;
        self.flood = None;
        self.spec = None;
        self
    }

    /// Starts the server.
    ///
    /// # Panics
    ///
    /// When no loopback port can be opened, or the description can't be read.
    pub async fn start(self) -> FakeTelegram {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .unwrap_or_else(|error| panic!("can't open a loopback port: {error}"));
        let port = listener.local_addr().unwrap_or_else(|error| panic!("a port without address: {error}")).port();
        let spec = self.spec.map(|path| {
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            Spec::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        });
        let bot = Account {
            id: self.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(42),
            name: "Refrain".into(),
            username: Some(self.username),
            language: None,
            is_bot: true,
        };
        let shared = Arc::new(Shared {
            token: self.token,
            privacy: self.privacy,
            local: self.local,
            lean: self.lean,
            spec,
            world: World::new(bot).into(),
            flood: Flood::new(self.flood).into(),
            faults: Faults::default().into(),
            updates: Updates::default(),
            load: Load::default(),
            changes: watch::Sender::new(0),
        });
        let app = Router::new()
            .fallback(server::handle)
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .with_state(Arc::clone(&shared));
        let service = app.into_make_service_with_connect_info::<Switch>();
        let serving = tokio::spawn(async move { axum::serve(Loopback(listener), service).await }).abort_handle();
        let posting = tokio::spawn(webhook::deliver(Arc::clone(&shared))).abort_handle();
        FakeTelegram { shared, server: Arc::new(Server { port, tasks: [serving, posting] }) }
    }
}
