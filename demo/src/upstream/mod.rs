//! A server on loopback that speaks Bytez' protocol, draws what it is asked for, and fails as its [`FaultPanel`] says.
//!
//! The paths: `POST /models/v2/{owner}/{model}` with [`PICTURE_MODEL`] or [`LOOP_MODEL`], `GET /models/v2/list/tasks` as
//! the free probe of a key, `GET /files/…` for what was made. The errors are worded as the real ones.

mod ask;
mod call;
mod files;
mod line;
mod log;
mod reply;
mod route;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::faults::{FaultPanel, Faults};
use crate::model::Keys;
use files::Files;
use log::Log;

pub use log::CallRecord;

/// The model that makes pictures, from a prompt or from a prompt and a picture.
pub const PICTURE_MODEL: &str = "refrain/easel";

/// The model that makes loops, from a prompt or from a prompt and a picture: animated GIFs.
pub const LOOP_MODEL: &str = "refrain/zoetrope";

/// How many keys it has.
pub const KEYS: usize = 4;

/// How long a shutdown waits for calls under way.
const GRACE: Duration = Duration::from_secs(5);

/// A running upstream. It stops when it is dropped, gracefully by [`shutdown`](Self::shutdown).
#[derive(Debug)]
pub struct Upstream {
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
    stop: DropGuard,
}

/// A key that the upstream knows.
#[derive(Debug, Clone)]
pub struct DemoKey {
    /// The name for people, such as `bytez#2`, which is also that of the bot for its second key.
    pub label: Arc<str>,
    /// The key itself. It opens this server and nothing else.
    pub secret: SecretString,
    /// How many calls its plan allows at a time when the server starts.
    pub concurrency: u32,
}

/// What all calls share.
#[derive(Debug)]
struct Shared {
    url: String,
    keys: Vec<DemoKey>,
    panel: FaultPanel,
    log: Log,
    files: Mutex<Files>,
    model: Mutex<Keys>,
    started: Instant,
    seed: u64,
    /// Of those that brought no seed of their own.
    calls: AtomicU64,
}

impl Upstream {
    /// Starts on a free port of 127.0.0.1 with [`KEYS`] keys and no faults. `seed` settles the luck of its calls.
    ///
    /// # Errors
    ///
    /// If no port can be had.
    pub async fn start(seed: u64) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared {
            url,
            keys: (1..=KEYS).map(demo_key).collect(),
            panel: FaultPanel::new(Faults::none(KEYS)),
            log: Log::new(),
            files: Mutex::default(),
            model: Mutex::new(Keys::new(KEYS, seed)),
            started: Instant::now(),
            seed,
            calls: AtomicU64::new(0),
        });
        let stop = CancellationToken::new();
        let serving = tokio::spawn(route::serve(listener, Arc::clone(&shared), stop.clone()));
        Ok(Self { shared, serving, stop: stop.drop_guard() })
    }

    /// What stands for `https://api.bytez.com`, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.shared.url
    }

    /// The keys that it knows.
    pub fn keys(&self) -> &[DemoKey] {
        &self.shared.keys
    }

    /// What goes wrong, to be read and changed.
    pub fn faults(&self) -> &FaultPanel {
        &self.shared.panel
    }

    /// The latest calls of models, oldest first, at most a thousand. Probes, downloads and calls with unknown keys are not
    /// among them.
    pub fn calls(&self) -> Vec<CallRecord> {
        self.shared.log.latest()
    }

    /// Tells of every call that ends from now on. Who is more than a thousand behind misses some.
    pub fn subscribe(&self) -> broadcast::Receiver<CallRecord> {
        self.shared.log.subscribe()
    }

    /// How many calls each key is worked on with right now, in the order of [`keys`](Self::keys).
    pub fn working(&self) -> Vec<u32> {
        self.shared.model().working()
    }

    /// Takes no new calls and waits for those under way, five seconds at most.
    pub async fn shutdown(self) {
        let Self { mut serving, stop, .. } = self;
        drop(stop);
        if tokio::time::timeout(GRACE, &mut serving).await.is_err() {
            serving.abort();
            tracing::debug!("calls of the demonstration's upstream were cut off");
        }
    }
}

impl Shared {
    fn model(&self) -> MutexGuard<'_, Keys> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn files(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn demo_key(number: usize) -> DemoKey {
    DemoKey {
        label: format!("bytez#{number}").into(),
        secret: SecretString::from(format!("demo-key-{number}")),
        concurrency: 1,
    }
}
