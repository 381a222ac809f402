//! A bot between a fake platform and a fake Bytez.

use std::path::Path;
use std::time::Duration;

use refrain::settings::{Environment, Settings};
use refrain::{Bot, RunError, commands};
use refrain_testkit::bytez::FakeBytez;
use refrain_testkit::person::{Person, Place};
use refrain_testkit::{FakeDiscord, FakeTelegram};
use tempfile::TempDir;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub(crate) use crate::fake::Fake;

/// The secrets of the bot's keys at the fake.
pub(crate) const KEYS: [&str; 4] =
    ["secret-of-key-one", "secret-of-key-two", "secret-of-key-three", "secret-of-key-four"];

/// A platform that scenarios are played on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Discord,
    Telegram,
}

/// Makes a test on every platform of each scenario, which is an `async fn(On)`.
macro_rules! on_every_platform {
    [$($scenario:ident),* $(,)?] => {
        mod on_discord {
            $(
                #[tokio::test]
                async fn $scenario() {
                    super::$scenario($crate::stage::On::Discord).await;
                }
            )*
        }

        mod on_telegram {
            $(
                #[tokio::test]
                async fn $scenario() {
                    super::$scenario($crate::stage::On::Telegram).await;
                }
            )*
        }
    };
}
pub(crate) use on_every_platform;

/// A bot that runs, and the world around it.
///
/// Once it is dropped, the bot is stopped before its world ends: one without a world would try to find it again.
pub(crate) struct Stage {
    pub(crate) fake: Fake,
    pub(crate) bytez: FakeBytez,
    pub(crate) folder: TempDir,
    variables: Vec<(String, String)>,
    stop: CancellationToken,
    running: Option<JoinHandle<Result<(), RunError>>>,
    _turn: Turn,
}

/// While one scenario needs the machine for itself, no other begins.
static MACHINE: RwLock<()> = RwLock::const_new(());

/// A scenario's share of the machine.
enum Turn {
    Shared { _guard: RwLockReadGuard<'static, ()> },
    Alone { _guard: RwLockWriteGuard<'static, ()> },
}

/// What a bot is started with.
pub(crate) struct Scene {
    fake: Fake,
    bytez: FakeBytez,
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Scene {
    /// A fake platform without flood control, a fake Bytez, and a bot that waits milliseconds where it would wait
    /// seconds, with `keys` keys of one slot each.
    pub(crate) async fn with_keys(on: On, keys: usize) -> Self {
        let fake = Fake::without_flood_control(on).await;
        Self::at(fake, keys).await.set(match on {
            On::Discord => &[("REFRAIN_DISCORD__PROGRESS_EVERY", "0s")],
            On::Telegram => &[
                ("REFRAIN_TELEGRAM__CHAT_PER_SECOND", "100"),
                ("REFRAIN_TELEGRAM__CHAT_BURST", "100"),
                ("REFRAIN_TELEGRAM__GROUP_PER_MINUTE", "6000"),
                ("REFRAIN_TELEGRAM__PROGRESS_EVERY", "0s"),
                ("REFRAIN_TELEGRAM__OVERALL_PER_SECOND", "1000"),
            ],
        })
    }

    /// The same at a platform of one's own, at the pace that the bot has by default.
    pub(crate) async fn at(fake: impl Into<Fake>, keys: usize) -> Self {
        let fake = fake.into();
        let bytez = FakeBytez::start().await;
        for secret in &KEYS[..keys] {
            bytez.key(secret);
        }
        let folder = TempDir::new().unwrap();
        let outputs = folder.path().join("outputs").display().to_string();
        let mut variables = fake.variables();
        variables.push(("BYTEZ_API_URL".to_owned(), bytez.url().to_owned()));
        variables.push(("REFRAIN_OUTPUTS__FOLDER".to_owned(), outputs));
        for (index, secret) in KEYS[..keys].iter().enumerate() {
            variables.push((format!("BYTEZ_API_KEY_{}", index + 1), (*secret).to_owned()));
        }
        Self { fake, bytez, folder, variables }.set(&[
            ("REFRAIN_PROVIDERS__BYTEZ__CONCURRENCY", "1"),
            ("REFRAIN_RETRY__BASE_DELAY", "10ms"),
            ("REFRAIN_RETRY__MAX_DELAY", "40ms"),
            // Many bots run at once here, and their settings are all one address.
            ("REFRAIN_WEB__ENABLED", "false"),
        ])
    }

    /// Sets variables; an empty value takes one away.
    pub(crate) fn set(mut self, variables: &[(&str, &str)]) -> Self {
        for (name, value) in variables {
            self.variables.retain(|(present, _)| present != name);
            if !value.is_empty() {
                self.variables.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        self
    }

    /// Does something to the fake Bytez before the bot starts.
    pub(crate) fn bytez(self, prepare: impl FnOnce(&FakeBytez)) -> Self {
        prepare(&self.bytez);
        self
    }

    /// The fake Discord that the bot will be on.
    pub(crate) fn discord(&self) -> &FakeDiscord {
        self.fake.discord()
    }

    /// Somebody in a private chat with the bot that will be there.
    pub(crate) fn user(&self, name: &str) -> Person {
        self.fake.user(name)
    }

    /// Somebody as the settings name them.
    pub(crate) fn tag(&self, person: &Person) -> String {
        self.fake.tag(person)
    }

    /// The variables, for a process of its own.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Takes the scene apart, for a process of its own.
    pub(crate) fn into_world(self) -> (Fake, FakeBytez, TempDir) {
        (self.fake, self.bytez, self.folder)
    }

    /// Starts the bot in this process, and waits until people can write to it.
    pub(crate) async fn start(self) -> Stage {
        let stage = self.start_unmet().await;
        stage.fake.wait_until_met().await;
        stage
    }

    /// The same, while no other scenario runs.
    pub(crate) async fn start_alone(self) -> Stage {
        let stage = self.begin(Turn::Alone { _guard: MACHINE.write().await }).await;
        stage.fake.wait_until_met().await;
        stage
    }

    /// Starts the bot in this process.
    pub(crate) async fn start_unmet(self) -> Stage {
        let turn = Turn::Shared { _guard: MACHINE.read().await };
        self.begin(turn).await
    }

    async fn begin(self, turn: Turn) -> Stage {
        let (stop, running) = launch(&self.variables, self.folder.path()).await;
        let Self { fake, bytez, folder, variables } = self;
        Stage { fake, bytez, folder, variables, stop, running: Some(running), _turn: turn }
    }
}

impl Stage {
    /// A bot with so many keys.
    pub(crate) async fn with_keys(on: On, keys: usize) -> Self {
        Scene::with_keys(on, keys).await.start().await
    }

    /// Somebody in a private chat, in a language.
    pub(crate) fn person(&self, language: &str) -> Person {
        self.user("Ada").language(language)
    }

    /// Somebody of that name in a private chat.
    pub(crate) fn user(&self, name: &str) -> Person {
        self.fake.user(name)
    }

    /// A new group, or a channel of a new server, with the bot in it.
    pub(crate) fn group(&self, title: &str) -> Place {
        self.fake.group(title)
    }

    /// A new group, or a channel of a new server, that `boss` manages.
    pub(crate) fn managed_by(&self, boss: &Person) -> Place {
        self.fake.managed_by(boss)
    }

    /// The fake Discord, where the bot is on it.
    pub(crate) fn discord(&self) -> &FakeDiscord {
        self.fake.discord()
    }

    /// The fake Telegram, where the bot is on it.
    pub(crate) fn telegram(&self) -> &FakeTelegram {
        self.fake.telegram()
    }

    /// Where the bot is, for another one beside it.
    pub(crate) fn fake(&self) -> Fake {
        self.fake.clone()
    }

    /// Tells the bot to stop.
    pub(crate) fn stop(&self) {
        self.stop.cancel();
    }

    /// Waits until the bot has stopped.
    pub(crate) async fn stopped(mut self) -> Result<(), RunError> {
        let running = self.running.take().expect("it is waited for once");
        tokio::time::timeout(Duration::from_secs(30), running).await.expect("the bot stops").unwrap()
    }

    /// Stops the bot, and leaves its world to another one.
    pub(crate) async fn leave(self) -> Fake {
        self.stop();
        let fake = self.fake.clone();
        self.stopped().await.unwrap();
        fake
    }

    /// Stops the bot, and starts it again as it was.
    pub(crate) async fn restarted(mut self) -> Self {
        self.stop();
        let running = self.running.take().expect("it is waited for once");
        tokio::time::timeout(Duration::from_secs(30), running).await.expect("the bot stops").unwrap().unwrap();
        let (stop, running) = launch(&self.variables, self.folder.path()).await;
        (self.stop, self.running) = (stop, Some(running));
        self
    }

    /// Nobody was asked anything improper, and no call was made before a told wait was over.
    pub(crate) fn assert_proper(&self) {
        self.fake.assert_no_violations();
        assert_eq!(self.bytez.violations(), []);
        assert_eq!(self.bytez.calls_inside_told_wait(), 0);
    }

    /// With which keys Bytez was called, in order, by their numbers from 1.
    pub(crate) fn keys_called(&self) -> Vec<usize> {
        let number = |secret: &str| KEYS.iter().position(|key| *key == secret).map_or(0, |index| index + 1);
        self.bytez.calls().iter().map(|call| number(&call.key)).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop();
        if let (Some(running), Ok(runtime)) = (self.running.take(), tokio::runtime::Handle::try_current()) {
            let fake = self.fake.clone();
            runtime.spawn(async move {
                let _ = running.await;
                drop(fake);
            });
        }
    }
}

/// A bot in this process, and what stops it.
async fn launch(
    variables: &[(String, String)],
    folder: &Path,
) -> (CancellationToken, JoinHandle<Result<(), RunError>>) {
    let environment = Environment::new(variables.iter().cloned()).in_folder(folder);
    let settings = Settings::load(&environment).unwrap_or_else(|faults| panic!("{faults}"));
    let bot = Bot::builder().settings(&settings).await.unwrap().commands(commands::all()).build().unwrap();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    (stop, tokio::spawn(bot.run_until(async move { stopped.cancelled().await })))
}
