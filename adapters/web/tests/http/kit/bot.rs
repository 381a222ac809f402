//! A bot that makes pictures once it is let.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::adapter::Adapter;
use refrain_core::app::{Call, Messenger};
use refrain_core::catalogue::{Catalogue, id};
use refrain_core::command::{Answer, Arg, Command, CommandSpec, Work};
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Route, Target, Task};
use refrain_core::queue::store::JobStore;
use refrain_core::queue::{JobId, JobQueue, MemoryStore, OutputError, OutputStore, QueueLimits, Tier, Tiers, Worker};
use refrain_core::reply::{Media, MediaKind};
use refrain_core::retry::{Engine, Random, RetryPolicy};
use refrain_core::{App, Failure};
use refrain_web::Web;
use serde::Deserialize;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;

/// What is made.
pub(crate) const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n a fox";

/// A picture for each permit.
pub(crate) struct Painter(pub(crate) Arc<Semaphore>);

#[async_trait]
impl Provider for Painter {
    fn name(&self) -> &'static str {
        "test"
    }

    async fn generate(&self, _: &ApiKey, wanted: &Generation) -> Result<Output, Failure> {
        self.0.acquire().await.unwrap().forget();
        if wanted.prompt == "refused" {
            return Err(Failure::Refused);
        }
        Ok(Output::Media(vec![picture()]))
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        unimplemented!("there are no links")
    }
}

fn picture() -> Media {
    Media { kind: MediaKind::Image, mime: "image/png", bytes: PICTURE.into() }
}

/// Keeps what was made in this process.
#[derive(Default)]
pub(crate) struct Shelf {
    kept: Mutex<BTreeMap<JobId, Vec<Media>>>,
    /// Whether nobody gets to the end of reading.
    pub(crate) stuck: AtomicBool,
    /// How many read.
    pub(crate) readers: watch::Sender<usize>,
}

#[async_trait]
impl OutputStore for Shelf {
    async fn put(&self, job: &JobId, _: usize, media: &Media) -> Result<(), OutputError> {
        self.kept.lock().unwrap().insert(job.clone(), vec![media.clone()]);
        Ok(())
    }

    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError> {
        self.readers.send_modify(|readers| *readers += 1);
        if self.stuck.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        self.readers.send_modify(|readers| *readers -= 1);
        Ok(self.kept.lock().unwrap().get(job).cloned().unwrap_or_default())
    }

    async fn remove(&self, job: &JobId) -> Result<(), OutputError> {
        self.kept.lock().unwrap().remove(job);
        Ok(())
    }
}

struct Generate;

#[derive(Deserialize)]
struct Arguments {
    prompt: String,
    seed: Option<u32>,
}

#[async_trait]
impl Command for Generate {
    type Args = Arguments;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("generate", id::COMMAND_GENERATE)
            .arg(Arg::text("prompt", id::ARGUMENT_PROMPT, 1, 100).required())
            .arg(Arg::integer("seed", id::ARGUMENT_SEED, 0, u32::MAX.into()))
            .makes(Task::Image)
    }

    async fn run(&self, _: &Call<'_>, Arguments { prompt, seed }: Arguments) -> Result<Answer, Failure> {
        Ok(Answer::Work(Work::new(Task::Image, prompt).seed(seed.map(u64::from))))
    }
}

/// An app that `web` stands in front of, and what lets it make one picture each. One is made at a time, a person may have
/// two that wait.
pub(crate) fn bot(web: &Web) -> (Arc<App>, Arc<Semaphore>) {
    bot_on(web, Arc::new(MemoryStore::new()), Arc::default())
}

/// The same with its jobs in `store` and what it made on `shelf`.
pub(crate) fn bot_on(web: &Web, store: Arc<dyn JobStore>, shelf: Arc<Shelf>) -> (Arc<App>, Arc<Semaphore>) {
    let gate = Arc::new(Semaphore::new(0));
    let route = Route {
        chain: vec![Target { provider: "test".into(), model: "m".into() }],
        attempt_timeout: Duration::from_mins(1),
        deadline: Duration::from_mins(10),
    };
    let key = ApiKey::new("test#1", "secret".into()).concurrency(1);
    let engine = Engine::new(RetryPolicy::default(), Random::seeded(7));
    let engine = engine.provider(Arc::new(Painter(Arc::clone(&gate))), vec![key]).route(Task::Image, route).unwrap();
    let engine = Arc::new(engine);
    let tiers = Tiers::new(Tier { max_queued: 2, ..Tier::free() }).tier(Tier::premium(), [], []);
    let queue = JobQueue::new(Arc::clone(&engine), store, QueueLimits::default());
    let (queue, catalogue) = (Arc::new(queue), Arc::new(Catalogue::builtin()));
    let responders = BTreeMap::from([(web.platform(), web.responder(Arc::clone(&catalogue)))]);
    let messenger = Arc::new(Messenger::new(responders, Arc::clone(&engine), tiers.clone(), false));
    let worker = Worker::new(engine, Arc::clone(&queue), shelf.clone(), messenger.clone());
    tokio::spawn(worker.run(CancellationToken::new(), Duration::ZERO));
    let app = App::new(catalogue, queue, tiers, messenger).command(Generate).output_store(shelf);
    (Arc::new(app), gate)
}
