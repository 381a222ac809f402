//! A worker in a process of its own, and the door by which its work comes in.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use refrain::core::App;
use refrain::core::adapter::{Adapter, AdapterError};
use refrain::core::catalogue::Catalogue;
use refrain::core::provider::{ApiKey, Route, Task};
use refrain::core::queue::store::JobStore;
use refrain::core::queue::{QueueLimits, Tier, Tiers};
use refrain::core::reply::Responder;
use refrain::core::request::Platform;
use refrain::core::retry::RetryPolicy;
use refrain::providers::bytez::Bytez;
use refrain::storage::{Database, FolderOutputs, SqlJobs, SqlKeys};
use refrain::telegram::{Limits, Pace, Telegram};
use refrain::{Bot, commands};
use refrain_testkit::bytez::FakeBytez;
use refrain_testkit::telegram::FakeTelegram;
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use crate::stage::KEYS;

/// What a worker is told of the world, by variables.
const DATABASE: &str = "WORKER_DATABASE";
const FOLDER: &str = "WORKER_FOLDER";
const TELEGRAM: &str = "WORKER_TELEGRAM";
const TOKEN: &str = "WORKER_TOKEN";
const BYTEZ: &str = "WORKER_BYTEZ";
const RESCUE_AFTER: &str = "WORKER_RESCUE_AFTER";

/// No test, but the life of a worker: this binary runs itself to have it in a process of its own.
#[tokio::test]
#[ignore = "started by the other tests"]
async fn life_of_a_worker() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let of = |name| std::env::var(name).unwrap();
    let rescue_after = Duration::from_secs(of(RESCUE_AFTER).parse().unwrap());
    let (folder, telegram, token, bytez) = (of(FOLDER), of(TELEGRAM), of(TOKEN), of(BYTEZ));
    let world = Seen { database, rescue_after, folder, telegram, token, bytez };
    let (bot, _) = world.bot().await;
    bot.run_until(std::future::pending()).await.unwrap();
}

/// The world as a process sees it.
#[derive(Clone)]
pub(super) struct Seen {
    database: String,
    rescue_after: Duration,
    folder: String,
    telegram: String,
    token: String,
    bytez: String,
}

impl Seen {
    pub(super) fn new(
        database: String,
        rescue_after: Duration,
        folder: &Path,
        telegram: &FakeTelegram,
        bytez: &FakeBytez,
    ) -> Self {
        Self {
            database,
            rescue_after,
            folder: folder.join("outputs").display().to_string(),
            telegram: telegram.url(),
            token: telegram.token().to_owned(),
            bytez: bytez.url().to_owned(),
        }
    }

    /// A bot that takes no updates, and its jobs.
    pub(super) async fn bot(&self) -> (Bot, Arc<dyn JobStore>) {
        let url = self.database.clone().into();
        let database = Database::open(&url).await.unwrap();
        let jobs: Arc<dyn JobStore> = Arc::new(SqlJobs::new(database.clone(), url));
        let fast = Pace { every: Duration::from_millis(1), burst: 1000 };
        let telegram = Telegram::new(self.token.clone().into())
            .api_url(self.telegram.parse().unwrap())
            .limits(Limits { private: fast, overall: fast, progress_spacing: Duration::ZERO, ..Limits::default() });
        let keys = KEYS
            .iter()
            .zip(1..)
            .map(|(secret, number)| ApiKey::new(format!("bytez#{number}"), (*secret).to_owned().into()).concurrency(1));
        let route = Route {
            chain: vec!["bytez:owner/model".parse().unwrap()],
            attempt_timeout: Duration::from_secs(30),
            deadline: Duration::from_hours(1), // Nobody is sent away for the length of the queue.
        };
        let bot = Bot::builder()
            .platform(SendOnly(telegram))
            .provider(Bytez::builder().base_url(&self.bytez).build().unwrap(), keys)
            .route(Task::Image, route)
            .policy(RetryPolicy {
                max_attempts: 20, // By chance a job is hit more often than three times, after which it would be blamed.
                timeout_grace: Duration::from_millis(500),
                ..RetryPolicy::default()
            })
            .tiers(Tiers::new(Tier { max_queued: 100, max_running: 1, ..Tier::free() }))
            .limits(QueueLimits { rescue_after: self.rescue_after, ..QueueLimits::default() })
            .store(Arc::clone(&jobs))
            .key_store(Arc::new(SqlKeys::new(database, self.rescue_after)))
            .outputs(FolderOutputs::open(&self.folder).await.unwrap())
            .commands(commands::all())
            .build()
            .unwrap();
        (bot, jobs)
    }

    /// A worker in a process of its own.
    pub(super) fn worker(&self) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["workers::crew::life_of_a_worker", "--exact", "--ignored", "--nocapture"]);
        command.env(DATABASE, &self.database).env(FOLDER, &self.folder).env(BYTEZ, &self.bytez);
        command.env(TELEGRAM, &self.telegram).env(TOKEN, &self.token);
        command.env(RESCUE_AFTER, self.rescue_after.as_secs().to_string());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap()
    }
}

/// Telegram, to which this process only sends: one at a time may ask for updates.
struct SendOnly(Telegram);

#[async_trait]
impl Adapter for SendOnly {
    fn platform(&self) -> Platform {
        self.0.platform()
    }

    fn responder(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Responder> {
        self.0.responder(catalogue)
    }

    async fn check(&self) -> Result<String, AdapterError> {
        self.0.check().await
    }

    async fn run(&self, _: Arc<App>, shutdown: CancellationToken) -> Result<(), AdapterError> {
        shutdown.cancelled().await;
        Ok(())
    }
}
