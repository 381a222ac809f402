//! A bot between a scripted provider and a recording screen.

mod commands;
mod gate;
mod people;
mod screen;
mod store;
mod upstream;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use refrain_core::app::{App, Arrival, Messenger};
use refrain_core::catalogue::Catalogue;
use refrain_core::command::{Action, Input, RateLimit};
use refrain_core::provider::{ApiKey, Route, Target, Task};
use refrain_core::queue::{JobQueue, JobView, MemoryStore, QueueLimits, Tier, Tiers, Worker};
use refrain_core::request::{Ask, Platform, Request};
use refrain_core::retry::{Engine, Random, RetryPolicy};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use self::commands::{Broken, Generate, Managers, Members, Often};
pub(crate) use self::gate::Gate;
use self::people::request;
pub(crate) use self::people::{Asked, in_channel, person_of};
pub(crate) use self::screen::{Frame, Screen};
pub(crate) use self::store::Store;
pub(crate) use self::upstream::{Step, Upstream};

/// Who is in the premium tier.
pub(crate) const PREMIUM: [&str; 2] = ["premium", "premium-2"];

/// How the bot is set up.
pub(crate) struct Setup {
    pub(crate) keys: usize,
    /// How many of the keys, the last ones, are kept for premium.
    pub(crate) kept: usize,
    pub(crate) free: Tier,
    pub(crate) limits: QueueLimits,
    pub(crate) deadline: Duration,
    pub(crate) premium_line: bool,
    /// Whether there are routes that start from a picture.
    pub(crate) from_pictures: bool,
    pub(crate) spoiler: bool,
    pub(crate) store: Store,
    /// How often one person may use `/generate`.
    pub(crate) limit: Option<RateLimit>,
    pub(crate) grace: Duration,
    pub(crate) policy: RetryPolicy,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            keys: 1,
            kept: 0,
            free: Tier::free(),
            limits: QueueLimits::default(),
            deadline: Duration::from_mins(10),
            premium_line: true,
            from_pictures: false,
            spoiler: false,
            store: Store::default(),
            limit: None,
            grace: Duration::from_secs(25),
            policy: RetryPolicy::default(),
        }
    }
}

pub(crate) struct Bot {
    pub(crate) app: Arc<App>,
    pub(crate) screen: Arc<Screen>,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) store: Store,
    pub(crate) jobs: Arc<MemoryStore>,
    shutdown: CancellationToken,
    worker: JoinHandle<()>,
}

impl Setup {
    pub(crate) fn start(self) -> Bot {
        self.start_with(Arc::new(MemoryStore::new()), new_screen(), Arc::default())
    }

    /// A bot whose jobs outlive it.
    pub(crate) fn start_lasting(self) -> Bot {
        self.start_with(Arc::new(MemoryStore::lasting()), new_screen(), Arc::default())
    }

    /// What starts after `bot` has stopped, with all that outlives it.
    pub(crate) fn start_after(self, bot: &Bot) -> Bot {
        self.start_with(Arc::clone(&bot.jobs), Arc::clone(&bot.screen), Arc::clone(&bot.upstream))
    }

    /// The same where people look elsewhere: nothing of what `bot` is still showing is in the way.
    pub(crate) fn start_after_elsewhere(self, bot: &Bot) -> Bot {
        self.start_with(Arc::clone(&bot.jobs), new_screen(), Arc::clone(&bot.upstream))
    }

    fn start_with(self, jobs: Arc<MemoryStore>, screen: Arc<Screen>, upstream: Arc<Upstream>) -> Bot {
        let catalogue = Arc::new(Catalogue::builtin());
        let open = self.keys - self.kept;
        let keys = (1..=self.keys).map(|number| {
            let key = ApiKey::new(format!("test#{number}"), format!("secret {number}").into()).concurrency(1);
            if number > open { key.keep_for(["premium"]) } else { key }
        });
        let route = Route {
            chain: vec![Target { provider: "test".into(), model: "m".into() }],
            attempt_timeout: Duration::from_secs(90),
            deadline: self.deadline,
        };
        let further = [Task::Vary, Task::Animate].into_iter().filter(|_| self.from_pictures);
        let engine = Engine::new(self.policy, Random::seeded(7)).provider(upstream.clone(), keys.collect());
        let engine =
            further.chain([Task::Image]).fold(engine, |engine, task| engine.route(task, route.clone()).unwrap());
        let engine = Arc::new(engine);
        let tiers = Tiers::new(self.free).tier(Tier::premium(), PREMIUM.map(|who| format!("telegram:{who}")), []);
        let queue = Arc::new(JobQueue::new(Arc::clone(&engine), Arc::clone(&jobs) as _, self.limits));
        let responders = BTreeMap::from([(Platform::TELEGRAM, screen.clone() as _)]);
        let messenger = Arc::new(Messenger::new(responders, Arc::clone(&engine), tiers.clone(), self.premium_line));
        let store = Arc::new(self.store.clone());
        let worker = Worker::new(engine, Arc::clone(&queue), store, Arc::clone(&messenger) as _);
        let app = App::new(catalogue, queue, tiers, messenger)
            .spoiler(self.spoiler)
            .command(Generate(self.limit))
            .command(Often)
            .command(Members)
            .command(Managers)
            .command(Broken);
        let shutdown = CancellationToken::new();
        let worker = tokio::spawn(worker.run(shutdown.clone(), self.grace));
        Bot { app: Arc::new(app), screen, upstream, store: self.store, jobs, shutdown, worker }
    }
}

impl Bot {
    pub(crate) fn start() -> Self {
        Setup::default().start()
    }

    /// `/generate` of a person in their private chat, in English.
    pub(crate) async fn generate(&self, person: &str, prompt: &str) {
        self.command(person, "en-US", "generate", prompt).await;
    }

    /// The same, arriving by an event that may come again.
    pub(crate) async fn generate_once(&self, person: &str, prompt: &str, arrival: Arrival) {
        let ask = Ask::Command { name: "generate".into(), input: Input::line(prompt) };
        assert_eq!(self.app.handle_once(request(person, "en-US", ask), arrival).await, None);
    }

    pub(crate) async fn command(&self, person: &str, locale: &str, name: &str, line: &str) {
        let ask = Ask::Command { name: name.into(), input: Input::line(line) };
        assert_eq!(self.app.handle(request(person, locale, ask)).await, None);
    }

    /// `/name line` where and by whom `asked` says.
    pub(crate) async fn command_at(&self, asked: Asked, name: &str, line: &str) {
        let ask = Ask::Command { name: name.into(), input: Input::line(line) };
        let Asked { origin, manages } = asked;
        let request = Request { origin, ask, locale_hints: vec!["en-US".into()], roles: Vec::new(), manages };
        assert_eq!(self.app.handle(request).await, None);
    }

    /// A press on a button, and the notice that comes back in plain words.
    pub(crate) async fn press(&self, person: &str, action: &Action) -> Option<String> {
        self.handle(request(person, "en-US", Ask::Press(action.clone()))).await
    }

    /// The same where and by whom `asked` says.
    pub(crate) async fn press_at(&self, asked: Asked, action: &Action) -> Option<String> {
        let Asked { origin, manages } = asked;
        let ask = Ask::Press(action.clone());
        self.handle(Request { origin, ask, locale_hints: vec!["en-US".into()], roles: Vec::new(), manages }).await
    }

    async fn handle(&self, request: Request) -> Option<String> {
        let notice = self.app.handle(request).await?;
        let locale = self.app.catalogue().negotiate(&["en-US"]);
        Some(self.app.catalogue().plain(&locale, &notice.message))
    }

    pub(crate) fn jobs(&self, person: &str) -> Vec<JobView> {
        let jobs = self.app.queue().of_person(&person_of(person)).now_or_never();
        jobs.expect("memory makes nobody wait").unwrap()
    }

    /// Waits until everything that can happen without time passing has happened.
    pub(crate) async fn settle(&self) {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }

    pub(crate) fn begin_shutdown(&self) {
        self.shutdown.cancel();
    }

    /// The worker takes no job and gives no sign of life any more. A call that it made goes on, but nobody hears of it.
    pub(crate) fn dies(&self) {
        self.worker.abort();
    }

    /// Waits until the worker has ended.
    pub(crate) async fn stopped(&mut self) {
        timeout(Duration::from_hours(48), &mut self.worker).await.expect("it hangs").unwrap();
    }
}

fn new_screen() -> Arc<Screen> {
    Arc::new(Screen::new(Arc::new(Catalogue::builtin())))
}
