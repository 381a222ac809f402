//! An app with a day behind it: jobs that ended, run and wait, keys that do well and badly, languages with a fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::app::Messenger;
use refrain_core::catalogue::{Catalogue, Direction, Locale};
use refrain_core::command::Work;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Route, Target, Task};
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, Lease, Outcome, Timestamp};
use refrain_core::queue::{JobId, JobQueue, MemoryStore, OutputError, OutputStore, QueueLimits, Tier, Tiers};
use refrain_core::reply::{Media, MediaKind, Responder};
use refrain_core::request::{Origin, Person, Platform};
use refrain_core::retry::{Access, Attempt, Decision, Engine, Progress, Random, RetryPolicy, run};
use tokio_util::sync::CancellationToken;

/// A prompt that would do harm where it is not escaped.
pub(crate) const EVIL: &str = "a fox\"'><script>alert(1)</script><img src=x onerror=alert(2)> &amp;";
const PICTURE: &[u8] = include_bytes!("../../../assets/refrain.svg");
const PROMPTS: [&str; 6] = [
    "a red fox in the snow, morning light",
    "an old lighthouse, oil on canvas",
    "a paper boat on a city river",
    "two herons over the marsh",
    "a train station on Mars, poster",
    "still life with lemons",
];

/// An app, and the jobs in it that tests speak of.
pub(crate) struct Sample {
    pub(crate) app: Arc<App>,
    pub(crate) store: Arc<MemoryStore>,
    /// Made at the second attempt.
    pub(crate) made: JobId,
    /// Failed, with a prompt that would do harm.
    pub(crate) evil: JobId,
    /// Waits first.
    pub(crate) waiting: JobId,
}

impl Sample {
    pub(crate) async fn new() -> Self {
        let store = Arc::new(MemoryStore::new());
        let engine = Arc::new(engine().await);
        let outputs = Arc::new(Outputs::default());
        let past = Past { store: &store, outputs: &outputs };
        past.day().await;
        let failed = [attempt(1, "studio#2", 1.2, Some((Failure::KeyRejected, Decision::Rotate)))];
        let evil = past.ended(EVIL, &Tier::free(), 200, 60, &Outcome::Failed(Failure::Refused), &failed).await;
        let calls = [
            attempt(1, "studio#2", 0.4, Some((Failure::KeyRejected, Decision::Rotate))),
            attempt(
                2,
                "studio#1",
                31.7,
                Some((Failure::ProviderError, Decision::Again { after: Duration::from_secs(4) })),
            ),
            attempt(3, "studio#3", 24.2, None),
        ];
        let made = past.ended(PROMPTS[0], &Tier::premium(), 90, 62, &Outcome::Made, &calls).await;
        for (who, prompt) in PROMPTS.iter().enumerate().take(3) {
            past.queue(prompt, &Tier::premium(), who, store.now()).await;
            past.claim(store.now()).await;
        }
        let waiting = past.queue(PROMPTS[3], &Tier::premium(), 11, store.now()).await;
        for (who, prompt) in PROMPTS.iter().enumerate() {
            past.queue(prompt, &Tier::free(), 20 + who, store.now()).await;
        }
        past.queue(EVIL, &Tier::free(), 30, store.now()).await;
        let jobs: Arc<dyn JobStore> = Arc::clone(&store) as _;
        let queue = Arc::new(JobQueue::new(Arc::clone(&engine), jobs, QueueLimits::default()));
        let messenger = Messenger::new(BTreeMap::new(), engine, Tiers::default(), false);
        let app = App::new(Arc::new(catalogue()), queue, Tiers::default(), Arc::new(messenger));
        Self { app: Arc::new(app.output_store(outputs)), store, made, evil, waiting }
    }
}

/// A platform of which no more is known than whether it is connected.
pub(crate) struct Elsewhere(pub(crate) Platform, pub(crate) Option<bool>);

#[async_trait]
impl Adapter for Elsewhere {
    fn platform(&self) -> Platform {
        self.0.clone()
    }

    fn responder(&self, _: Arc<Catalogue>) -> Arc<dyn Responder> {
        unimplemented!("nobody asks for it")
    }

    async fn check(&self) -> Result<String, AdapterError> {
        unimplemented!("nobody asks for it")
    }

    fn connected(&self) -> Option<bool> {
        self.1
    }

    async fn run(&self, _: Arc<App>, _: CancellationToken) -> Result<(), AdapterError> {
        unimplemented!("nobody asks for it")
    }
}

/// The built-in languages, and a file with a fault.
fn catalogue() -> Catalogue {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("de")).unwrap();
    std::fs::write(folder.path().join("de/broken.ftl"), "hello = Hallo\nbroken = { $name\n").unwrap();
    Catalogue::load(folder.path()).0
}

/// Fills a store as a bot would, at the times that are told.
struct Past<'a> {
    store: &'a MemoryStore,
    outputs: &'a Outputs,
}

impl Past<'_> {
    /// A day with a bad hour in it.
    async fn day(&self) {
        for minutes in (6_u32..24 * 60).step_by(11).rev() {
            let (seed, hour) = (minutes * 7919 % 101, minutes / 60);
            let bad = hour == 9 || seed % 17 == 0;
            let outcome = if bad { Outcome::Failed(Failure::ProviderError) } else { Outcome::Made };
            let wait = 18 + u64::from(seed) * if hour == 9 { 5 } else { 1 };
            let prompt = PROMPTS[seed as usize % PROMPTS.len()];
            let tier = if seed % 4 == 0 { Tier::premium() } else { Tier::free() };
            let key = format!("studio#{}", 1 + seed % 3);
            let calls =
                [attempt(1, &key, f64::from(seed) / 3.0, bad.then_some((Failure::ProviderError, Decision::Stop)))];
            self.ended(prompt, &tier, u64::from(minutes) * 60, wait, &outcome, &calls).await;
        }
    }

    async fn ended(
        &self,
        prompt: &str,
        tier: &Tier,
        seconds_ago: u64,
        wait: u64,
        outcome: &Outcome,
        calls: &[Attempt],
    ) -> JobId {
        let end = self.store.now().before(Duration::from_secs(seconds_ago));
        let begin = end.before(Duration::from_secs(wait));
        let id = self.queue(prompt, tier, 1, begin).await;
        let lease = self.claim(begin).await;
        for call in calls {
            self.store.record(&lease, call, end).await.unwrap();
        }
        if *outcome == Outcome::Made {
            self.outputs.0.lock().unwrap().insert(id.clone(), vec![picture()]);
        }
        self.store.complete(&lease, outcome, Some(Duration::from_secs(wait))).await.unwrap();
        self.store.delivered(&lease, end).await.unwrap();
        id
    }

    async fn queue(&self, prompt: &str, tier: &Tier, who: usize, now: Timestamp) -> JobId {
        let facts = facts(prompt, tier, who, now);
        let bounds = Bounds { max_queued: 1000, max_in_chat: None };
        let (lease, _) = self.store.enqueue(&facts, bounds, now.after(LEASE), now).await.unwrap().unwrap();
        self.store.release(&lease, None, now).await.unwrap();
        facts.id
    }

    async fn claim(&self, now: Timestamp) -> Lease {
        let claim = Claim::new(Task::Image, 100, now.after(LEASE));
        self.store.claim(&claim, now).await.unwrap().unwrap().lease
    }
}

pub(crate) const LEASE: Duration = Duration::from_hours(1);

/// What somebody asks for.
pub(crate) fn facts(prompt: &str, tier: &Tier, who: usize, now: Timestamp) -> JobFacts {
    let person = Person { platform: Platform::TELEGRAM, id: (4200 + who).to_string() };
    JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, prompt).seed(Some(1_234_567)),
        origin: Origin::new(person, "4200"),
        locale: Locale::restore(["de".to_owned()], Direction::LeftToRight),
        tier: Arc::new(tier.clone()),
        spoiler: false,
        deadline: now.after(Duration::from_mins(10)),
        callback: None,
    }
}

fn target() -> Target {
    Target { provider: "studio".into(), model: "owner/model".into() }
}

fn attempt(number: u32, key: &str, took: f64, failed: Option<(Failure, Decision)>) -> Attempt {
    let took = Duration::from_secs_f64(took);
    Attempt { number, target: target(), key: key.into(), took, outcome: failed.map_or(Ok(()), Err) }
}

fn picture() -> Media {
    Media { kind: MediaKind::Image, mime: "image/svg+xml", bytes: PICTURE.into() }
}

fn generation() -> Generation {
    Generation {
        task: Task::Image,
        model: String::new(),
        prompt: "a fox".into(),
        seed: None,
        source: None,
        idempotency_key: String::new(),
    }
}

/// An engine that has met its bad key: which key is tried first is a matter of chance.
async fn engine() -> Engine {
    for seed in 0.. {
        let engine = seeded(seed);
        for _ in 0..4 {
            let (capacity, progress) = (engine.capacity(Task::Image, &Access::Open).await, &mut Progress::default());
            run(&engine, &generation(), &Access::Open, engine.deadline(Task::Image), capacity, progress, &())
                .await
                .unwrap();
        }
        if engine.keys()[1].failures > 0 {
            return engine;
        }
    }
    unreachable!("there is such a seed")
}

fn seeded(seed: u64) -> Engine {
    let keys = [1, 2, 3].map(|number| {
        ApiKey::new(format!("studio#{number}"), format!("secret-{number}").into()).account("studio").concurrency(2)
    });
    let (chain, attempt_timeout, deadline) = (vec![target()], Duration::from_secs(90), Duration::from_mins(10));
    let route = Route { chain, attempt_timeout, deadline };
    let engine = Engine::new(RetryPolicy::default(), Random::seeded(seed)).provider(Arc::new(Studio), keys.into());
    engine.route(Task::Image, route).unwrap()
}

/// An upstream that refuses its second key.
struct Studio;

#[async_trait]
impl Provider for Studio {
    fn name(&self) -> &'static str {
        "studio"
    }

    async fn generate(&self, key: &ApiKey, _: &Generation) -> Result<Output, Failure> {
        self.probe(key).await.unwrap_or(Ok(())).map(|()| Output::Media(vec![picture()]))
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }

    async fn probe(&self, key: &ApiKey) -> Option<Result<(), Failure>> {
        Some(if key.label() == "studio#2" { Err(Failure::KeyRejected) } else { Ok(()) })
    }
}

/// Results in this process.
#[derive(Default)]
struct Outputs(Mutex<HashMap<JobId, Vec<Media>>>);

#[async_trait]
impl OutputStore for Outputs {
    async fn put(&self, _: &JobId, _: usize, _: &Media) -> Result<(), OutputError> {
        Ok(())
    }

    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError> {
        Ok(self.0.lock().unwrap().get(job).cloned().unwrap_or_default())
    }

    async fn remove(&self, _: &JobId) -> Result<(), OutputError> {
        Ok(())
    }
}
