//! An upstream that takes a call and is asked for its result: a worker that dies meanwhile costs no second call.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain::core::Failure;
use refrain::core::provider::{ApiKey, Generation, Output, Provider, Remote, Route, Task};
use refrain::core::queue::QueueLimits;
use refrain::core::queue::store::JobStore;
use refrain::core::reply::{Media, MediaKind};
use refrain::storage::{Database, FolderOutputs, SqlJobs, SqlKeys};
use refrain::telegram::Telegram;
use refrain::{Bot, Role, Roles, commands};
use refrain_testkit::FakeTelegram;
use refrain_testkit::bytez::Picture;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::database::Temporary;

const RESCUE_AFTER: Duration = Duration::from_secs(2);

/// An upstream that gives a result only to who asks for a call that was submitted before.
#[derive(Clone, Default)]
struct Studio {
    /// What it was told, and with which secret.
    seen: Arc<Mutex<Vec<(String, String)>>>,
    calls: Arc<watch::Sender<usize>>,
}

impl Studio {
    fn see(&self, what: &str, key: &ApiKey) {
        self.seen.lock().unwrap().push((what.to_owned(), key.fingerprint()));
        self.calls.send_modify(|calls| *calls += 1);
    }
}

#[async_trait]
impl Provider for Studio {
    fn name(&self) -> &'static str {
        "studio"
    }

    async fn generate(&self, _: &ApiKey, _: &Generation) -> Result<Output, Failure> {
        panic!("it is asked by the other way");
    }

    async fn generate_remotely(
        &self,
        key: &ApiKey,
        wanted: &Generation,
        remote: &Remote<'_>,
    ) -> Result<Output, Failure> {
        let Some(id) = remote.known() else {
            remote.submitted("prediction 1");
            self.see("submitted", key);
            return std::future::pending().await;
        };
        self.see(id, key);
        let bytes = Picture::of(&wanted.prompt).png();
        Ok(Output::Media(vec![Media { kind: MediaKind::Image, mime: "image/png", bytes }]))
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }
}

/// A process of the bot.
async fn bot(telegram: (String, String), url: String, outputs: PathBuf, studio: Studio, how: (Roles, [u8; 2])) -> Bot {
    let database = Database::open(&url.clone().into()).await.unwrap();
    let (roles, keys) = how;
    let keys = keys.map(|number| ApiKey::new(format!("studio#{number}"), format!("secret {number}").into()));
    let route = Route {
        chain: vec!["studio:model".parse().unwrap()],
        attempt_timeout: Duration::from_mins(5),
        deadline: Duration::from_hours(1),
    };
    Bot::builder()
        .platform(Telegram::new(telegram.1.into()).api_url(telegram.0.parse().unwrap()))
        .provider(studio, keys.map(|key| key.concurrency(1)))
        .route(Task::Image, route)
        .limits(QueueLimits { rescue_after: RESCUE_AFTER, ..QueueLimits::default() })
        .store(Arc::new(SqlJobs::new(database.clone(), url.into())))
        .key_store(Arc::new(SqlKeys::new(database, RESCUE_AFTER)))
        .outputs(FolderOutputs::open(&outputs).await.unwrap())
        .commands(commands::all())
        .roles(roles)
        .build()
        .unwrap()
}

async fn a_rescued_request_asks_for_its_call_by_the_key_that_submitted_it(database: Temporary) {
    let telegram = FakeTelegram::builder().flood(None).start().await;
    let (studio, folder) = (Studio::default(), TempDir::new().unwrap());
    let at = (telegram.url(), telegram.token().to_owned());
    let process = |how| bot(at.clone(), database.url(), folder.path().join("outputs"), studio.clone(), how);
    let jobs = SqlJobs::new(database.open().await, database.url().into());
    let ada = telegram.user("Ada");
    ada.says("/generate a red fox").await;

    // A process whose tasks all end at once, as they do by a kill.
    let dying = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let first = process((Roles::default(), [1, 2]));
    dying.spawn(async move { first.await.run_until(std::future::pending()).await });
    studio.calls.subscribe().wait_for(|calls| *calls == 1).await.unwrap();
    remembered(&jobs).await;
    dying.shutdown_background();
    let rescuer = process((Roles::new([Role::Worker]), [2, 1])).await;
    let _rescuer = tokio::spawn(rescuer.run_until(std::future::pending()));
    ada.sees_picture().await;

    let seen = studio.seen.lock().unwrap().clone();
    let submitter = seen.first().map(|(_, key)| key.clone()).unwrap_or_default();
    assert_eq!(seen, [("submitted".to_owned(), submitter.clone()), ("prediction 1".to_owned(), submitter)]);
}

/// Waits until the store knows the name of the call.
async fn remembered(jobs: &SqlJobs) {
    let mut hint = jobs.hints().listen(Task::Image);
    while jobs.list(&[], None, 1).await.unwrap().iter().all(|record| record.remote.is_none()) {
        // That a name is kept is no hint.
        let _ = timeout(Duration::from_millis(50), hint.changed()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rescued_request_asks_for_its_call_on_sqlite() {
    a_rescued_request_asks_for_its_call_by_the_key_that_submitted_it(Temporary::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rescued_request_asks_for_its_call_on_postgresql() {
    a_rescued_request_asks_for_its_call_by_the_key_that_submitted_it(Temporary::postgres().await).await;
}
