//! Several workers as real processes that are killed at random moments: every request ends once, with one picture, and
//! neither a key nor a person has more calls in flight than their limit.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain::core::App;
use refrain::core::adapter::{Adapter, AdapterError};
use refrain::core::catalogue::Catalogue;
use refrain::core::command::Input;
use refrain::core::provider::{ApiKey, Route, Task};
use refrain::core::queue::store::JobStore;
use refrain::core::queue::{JobState, QueueLimits, Tier, Tiers};
use refrain::core::reply::Responder;
use refrain::core::request::{Ask, Origin, Person, Platform, Request};
use refrain::core::retry::RetryPolicy;
use refrain::providers::bytez::Bytez;
use refrain::storage::{Database, FolderOutputs, SqlJobs, SqlKeys};
use refrain::telegram::{Limits, Pace, Telegram};
use refrain::{Bot, commands};
use refrain_testkit::bytez::{Call, FakeBytez};
use refrain_testkit::telegram::{Content, FakeTelegram, World};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use crate::database::Temporary;
use crate::stage::KEYS;

const WORKERS: usize = 3;
const PEOPLE: usize = 18;
/// How many requests the first of the people has, and each of the others. So at the end there are but those of one, whom
/// their limit holds back.
const REQUESTS: (usize, usize) = (30, 10);
const KILLS: usize = 8;
const RESCUE_AFTER: Duration = Duration::from_secs(2);

/// What a worker is told of the world, by variables.
const DATABASE: &str = "WORKER_DATABASE";
const FOLDER: &str = "WORKER_FOLDER";
const TELEGRAM: &str = "WORKER_TELEGRAM";
const TOKEN: &str = "WORKER_TOKEN";
const BYTEZ: &str = "WORKER_BYTEZ";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_lose_nothing_on_sqlite() {
    survive(Temporary::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_lose_nothing_on_postgresql() {
    survive(Temporary::postgres().await).await;
}

/// No test, but the life of a worker: this binary runs itself to have it in a process of its own.
#[tokio::test]
#[ignore = "started by the other tests"]
async fn life_of_a_worker() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let of = |name| std::env::var(name).unwrap();
    let world = Seen { database, folder: of(FOLDER), telegram: of(TELEGRAM), token: of(TOKEN), bytez: of(BYTEZ) };
    let (bot, _) = world.bot().await;
    bot.run_until(std::future::pending()).await.unwrap();
}

/// The world as a process sees it.
#[derive(Clone)]
struct Seen {
    database: String,
    folder: String,
    telegram: String,
    token: String,
    bytez: String,
}

impl Seen {
    /// A bot that takes no updates, and its jobs.
    async fn bot(&self) -> (Bot, Arc<dyn JobStore>) {
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
            .policy(RetryPolicy { timeout_grace: Duration::from_millis(500), ..RetryPolicy::default() })
            .tiers(Tiers::new(Tier { max_queued: 100, max_running: 1, ..Tier::free() }))
            .limits(QueueLimits { rescue_after: RESCUE_AFTER, ..QueueLimits::default() })
            .store(Arc::clone(&jobs))
            .key_store(Arc::new(SqlKeys::new(database, RESCUE_AFTER)))
            .outputs(FolderOutputs::open(&self.folder).await.unwrap())
            .commands(commands::all())
            .build()
            .unwrap();
        (bot, jobs)
    }

    /// A worker in a process of its own.
    fn worker(&self) -> Child {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["workers::life_of_a_worker", "--exact", "--ignored", "--nocapture"]);
        command.env(DATABASE, &self.database).env(FOLDER, &self.folder).env(BYTEZ, &self.bytez);
        command.env(TELEGRAM, &self.telegram).env(TOKEN, &self.token);
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

async fn survive(database: Temporary) {
    let (telegram, bytez) = (FakeTelegram::builder().flood(None).start().await, FakeBytez::start().await);
    bytez.service_time(Duration::from_millis(40));
    for secret in KEYS {
        bytez.key(secret);
    }
    let folder = TempDir::new().unwrap();
    let seen = seen(&database, folder.path(), &telegram, &bytez);
    let (door, jobs) = seen.bot().await;
    let people: Vec<_> = (0..PEOPLE).map(|number| telegram.user(&format!("Person {number}"))).collect();
    for person in &people {
        person.says("Hello").await; // Nobody is written to who did not begin.
    }
    let requests = |index: usize| if index == 0 { REQUESTS.0 } else { REQUESTS.1 };
    for number in 0..REQUESTS.0 {
        for (_, person) in people.iter().enumerate().filter(|(index, _)| number < requests(*index)) {
            door.app().handle(request(person.id(), &format!("fox {number} of {}", person.id()))).await;
        }
    }

    let mut workers: Vec<_> = (0..WORKERS).map(|_| seen.worker()).collect();
    let mut random = StdRng::seed_from_u64(11);
    let all = (0..PEOPLE).map(requests).sum();
    let mut done = 0;
    for _ in 0..KILLS {
        done += random.random_range(5..all / KILLS);
        pictures(&telegram, done).await;
        let worker = &mut workers[random.random_range(0..WORKERS)];
        worker.kill().await.unwrap();
        *worker = seen.worker();
    }
    for wanted in (done..=all).step_by(5).chain([all]) {
        pictures(&telegram, wanted).await;
    }
    ended(&*jobs).await;

    let calls = bytez.calls();
    for (index, person) in people.iter().enumerate() {
        let prompts = telegram.world(|world| prompts_of(world, person.id()));
        assert_eq!(prompts.len(), requests(index), "one message for each request, and each a picture: {prompts:#?}");
        assert_eq!(prompts.iter().collect::<BTreeSet<_>>().len(), requests(index), "{prompts:#?}");
        one_after_the_other(&calls, person.id());
    }
    let records = jobs.list(&[], None, 2 * all).await.unwrap();
    assert_eq!(records.len(), all);
    assert!(records.iter().all(|record| record.state == JobState::Done));
    for secret in KEYS {
        assert!(bytez.max_in_flight(secret) <= 1, "{} calls at once with one key", bytez.max_in_flight(secret));
    }
    let spare = bytez.call_count() - all;
    assert!(spare <= KILLS * KEYS.len(), "{spare} calls more than requests");
    // Whoever goes on after a death can't know that a message says already what it is to say: an edit may be repeated.
    // News that the dead one had on its way may come after the result, which Telegram then keeps.
    let repeated =
        |what: &str| what.contains("message is not modified") || what.contains("no text in the message to edit");
    let others: Vec<_> = telegram.violations().into_iter().filter(|violation| !repeated(&violation.what)).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(bytez.violations(), []);
}

/// No call for a person began before the one before had ended.
fn one_after_the_other(calls: &[Call], person: i64) {
    let of_person = format!(" of {person}");
    let mut theirs: Vec<_> = calls.iter().filter(|call| call.prompt.ends_with(&of_person)).collect();
    theirs.sort_by_key(|call| call.at);
    for pair in theirs.windows(2) {
        assert!(pair[0].ended.is_some_and(|ended| ended <= pair[1].at), "at once: {pair:#?}");
    }
}

fn seen(database: &Temporary, folder: &Path, telegram: &FakeTelegram, bytez: &FakeBytez) -> Seen {
    Seen {
        database: database.url(),
        folder: folder.join("outputs").display().to_string(),
        telegram: telegram.url(),
        token: telegram.token().to_owned(),
        bytez: bytez.url().to_owned(),
    }
}

fn request(person: i64, prompt: &str) -> Request {
    let person = Person { platform: Platform::TELEGRAM, id: person.to_string() };
    let chat = person.id.clone();
    Request {
        origin: Origin { private: true, ..Origin::new(person, chat) },
        ask: Ask::Command { name: "generate".into(), input: Input::line(prompt) },
        locale_hints: vec!["en".into()],
        roles: Vec::new(),
        manages: None,
    }
}

/// Waits until so many messages are pictures.
async fn pictures(telegram: &FakeTelegram, wanted: usize) {
    let count = |world: &World| -> usize {
        let messages = world.chats().flat_map(|chat| chat.messages.values());
        messages.filter(|message| message.by_bot && message.now().is_some_and(is_picture)).count()
    };
    telegram.wait_for(&format!("{wanted} pictures"), |world| (count(world) >= wanted).then_some(())).await;
}

fn is_picture(content: &Content) -> bool {
    content.media.is_some()
}

/// What the bot's messages to a person say, if each is a picture.
fn prompts_of(world: &World, person: i64) -> Vec<String> {
    let messages = world.chat(person).unwrap().messages.values().filter(|message| message.by_bot && !message.deleted);
    messages
        .filter_map(|message| message.now())
        .map(|content| {
            assert!(is_picture(content), "{content:?}");
            content.text.clone()
        })
        .collect()
}

/// Waits until every job is over: the picture is there a moment before that is noted.
async fn ended(jobs: &dyn JobStore) {
    let mut hint = jobs.hints().listen(Task::Image);
    while jobs.under_way().await.unwrap() > 0 {
        // Workers on SQLite give this process no hint.
        let _ = tokio::time::timeout(Duration::from_millis(100), hint.changed()).await;
    }
}
