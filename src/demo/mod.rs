//! `refrain demo`: the real bot in front of a made-up upstream that really draws, in the browser alone. It needs no token, no
//! key and no disk but a temporary folder, and reads no settings.
//!
//! - [`Demo`]: upstream, bot and web interface, put together
//! - `panel`: what stands beside the chat: faults to turn up, lines, figures
//! - `faults`: what the positions of the sliders mean
//! - `tally`: figures of the engine, and of a simple loop on the same requests

mod faults;
mod panel;
mod tally;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use refrain_core::provider::{ApiKey, Route, Target, Task};
use refrain_core::queue::{Tier, Tiers};
use refrain_demo::Upstream;
use refrain_demo::upstream::{LOOP_MODEL, PICTURE_MODEL};
use refrain_discord::DiscordPreview;
use refrain_providers::bytez::Bytez;
use refrain_storage::FolderOutputs;
use refrain_telegram::TelegramPreview;
use refrain_web::Web;
use refrain_web::play::{Playground, tier_role};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;

use self::panel::DemoPanel;
use crate::{Bot, BuildError, RunError, commands};

/// Where it is found if nothing else is on that port.
pub const ADDRESS: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
/// The provider that the upstream speaks like.
const PROVIDER: &str = "bytez";
/// How many requests a person may have waiting: two presses on the button that makes ten.
const MAX_QUEUED: usize = 20;
/// How long running requests go on once it is stopped: nobody paid for them.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// A demonstration, ready to run.
pub struct Demo {
    bot: Bot,
    upstream: Upstream,
    panel: Arc<DemoPanel>,
    bound: watch::Receiver<Option<SocketAddr>>,
    /// Taken away at the end.
    folder: TempDir,
}

/// The demonstration can't begin.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// No port, or no temporary folder.
    #[error("the demonstration can't begin: {0}")]
    Io(#[from] std::io::Error),
    /// The folder for results.
    #[error(transparent)]
    Outputs(#[from] refrain_storage::OpenError),
    /// The client for the upstream.
    #[error(transparent)]
    Bytez(#[from] refrain_providers::bytez::BuildError),
    /// The bot does not fit together, which is a fault of ours.
    #[error(transparent)]
    Bot(#[from] BuildError),
}

impl Demo {
    /// Puts it together, to serve at `listen`, or at a free port of the same address if that one is taken. `seed` settles
    /// the luck of the upstream's calls.
    ///
    /// # Errors
    ///
    /// [`DemoError`].
    pub async fn start(listen: SocketAddr, seed: u64) -> Result<Self, DemoError> {
        let folder = tempfile::Builder::new().prefix("refrain-demo-").tempdir()?;
        let upstream = Upstream::start(seed).await?;
        let panel = Arc::new(DemoPanel::new(upstream.faults().clone(), seed));
        let listen = free(listen).await?;
        let playground = Playground::default()
            .tiers(["free".to_owned(), "premium".to_owned()])
            .preview(DiscordPreview)
            .preview(TelegramPreview)
            .panel(Arc::clone(&panel) as _);
        let web = Web::new(listen).playground(playground);
        let bound = web.bound();
        let bytez = Bytez::builder().base_url(upstream.url()).build()?;
        let builder = Bot::builder()
            .provider(bytez, keys(&upstream))
            .tiers(tiers())
            .outputs(FolderOutputs::open(folder.path().join("outputs")).await?)
            .shutdown_grace(SHUTDOWN_GRACE)
            .witness(Arc::clone(&panel) as _)
            .commands(commands::all())
            .web(web);
        let bot = Task::ALL.into_iter().fold(builder, |builder, task| builder.route(task, route(task))).build()?;
        Ok(Self { bot, upstream, panel, bound, folder })
    }

    /// The address of the web interface, once it serves.
    pub fn bound(&self) -> watch::Receiver<Option<SocketAddr>> {
        self.bound.clone()
    }

    /// Runs until `stop` is ready.
    ///
    /// # Errors
    ///
    /// [`RunError`] if the web interface can't be served.
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        let counting = tokio::spawn(Arc::clone(&self.panel).count());
        let ended = self.bot.run_until(stop).await;
        counting.abort();
        self.upstream.shutdown().await;
        if let Err(error) = self.folder.close() {
            tracing::warn!(%error, "the temporary folder is still there");
        }
        ended
    }
}

/// `wanted`, or any free port where that one is taken.
async fn free(wanted: SocketAddr) -> std::io::Result<SocketAddr> {
    match TcpListener::bind(wanted).await {
        Ok(listener) => listener.local_addr(),
        Err(_) => Ok(SocketAddr::new(wanted.ip(), 0)),
    }
}

fn keys(upstream: &Upstream) -> Vec<ApiKey> {
    let keys = upstream.keys().iter();
    keys.map(|key| ApiKey::new(&*key.label, key.secret.clone()).concurrency(key.concurrency)).collect()
}

/// Everybody may choose, and wait with more than a real bot would let them.
fn tiers() -> Tiers {
    let free = Tier { max_queued: MAX_QUEUED, max_running: refrain_demo::upstream::KEYS, ..Tier::free() };
    Tiers::new(free).tier(Tier { max_queued: MAX_QUEUED, ..Tier::premium() }, [], [tier_role("premium")])
}

fn route(task: Task) -> Route {
    let (model, attempt_timeout, deadline) = match task {
        Task::Image | Task::Vary => (PICTURE_MODEL, Duration::from_secs(90), Duration::from_mins(10)),
        Task::Video | Task::Animate => (LOOP_MODEL, Duration::from_mins(3), Duration::from_mins(20)),
    };
    let chain = vec![Target { provider: PROVIDER.to_owned(), model: model.to_owned() }];
    Route { chain, attempt_timeout, deadline }
}
