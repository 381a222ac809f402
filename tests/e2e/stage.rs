//! A bot between a fake Telegram and a fake Bytez.

use std::time::Duration;

use refrain::settings::{Environment, Settings};
use refrain::{Bot, RunError, commands};
use refrain_testkit::bytez::FakeBytez;
use refrain_testkit::person::Person;
use refrain_testkit::telegram::FakeTelegram;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// The secrets of the bot's keys at the fake.
pub(crate) const KEYS: [&str; 4] =
    ["secret-of-key-one", "secret-of-key-two", "secret-of-key-three", "secret-of-key-four"];

/// A bot that runs, and the world around it.
pub(crate) struct Stage {
    pub(crate) telegram: FakeTelegram,
    pub(crate) bytez: FakeBytez,
    pub(crate) folder: TempDir,
    stop: CancellationToken,
    running: JoinHandle<Result<(), RunError>>,
}

/// What a bot is started with.
pub(crate) struct Scene {
    telegram: FakeTelegram,
    bytez: FakeBytez,
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Scene {
    /// A fake Telegram without flood control, a fake Bytez, and a bot that waits milliseconds where it would wait
    /// seconds, with `keys` keys of one slot each.
    pub(crate) async fn with_keys(keys: usize) -> Self {
        Self::at(FakeTelegram::builder().flood(None).start().await, keys).await.set(&[
            ("REFRAIN_TELEGRAM__CHAT_PER_SECOND", "100"),
            ("REFRAIN_TELEGRAM__CHAT_BURST", "100"),
            ("REFRAIN_TELEGRAM__GROUP_PER_MINUTE", "6000"),
            ("REFRAIN_TELEGRAM__PROGRESS_EVERY", "0s"),
            ("REFRAIN_TELEGRAM__OVERALL_PER_SECOND", "1000"),
        ])
    }

    /// The same at a Telegram of one's own, at the pace that the bot has by default.
    pub(crate) async fn at(telegram: FakeTelegram, keys: usize) -> Self {
        let bytez = FakeBytez::start().await;
        for secret in &KEYS[..keys] {
            bytez.key(secret);
        }
        let folder = TempDir::new().unwrap();
        let outputs = folder.path().join("outputs").display().to_string();
        let own = [
            ("TELEGRAM_TOKEN", telegram.token().to_owned()),
            ("TELEGRAM_API_URL", telegram.url()),
            ("BYTEZ_API_URL", bytez.url().to_owned()),
            ("REFRAIN_OUTPUTS__FOLDER", outputs),
        ];
        let mut variables: Vec<_> = own.map(|(name, value)| (name.to_owned(), value)).into();
        for (index, secret) in KEYS[..keys].iter().enumerate() {
            variables.push((format!("BYTEZ_API_KEY_{}", index + 1), (*secret).to_owned()));
        }
        Self { telegram, bytez, folder, variables }.set(&[
            ("REFRAIN_PROVIDERS__BYTEZ__CONCURRENCY", "1"),
            ("REFRAIN_RETRY__BASE_DELAY", "10ms"),
            ("REFRAIN_RETRY__MAX_DELAY", "40ms"),
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

    /// The Telegram that the bot will be at.
    pub(crate) const fn telegram(&self) -> &FakeTelegram {
        &self.telegram
    }

    /// The variables, for a process of its own.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&str, &str)> {
        self.variables.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Takes the scene apart, for a process of its own.
    pub(crate) fn into_world(self) -> (FakeTelegram, FakeBytez, TempDir) {
        (self.telegram, self.bytez, self.folder)
    }

    /// Starts the bot in this process.
    pub(crate) async fn start(self) -> Stage {
        let environment = Environment::new(self.variables.iter().cloned()).in_folder(self.folder.path());
        let settings = Settings::load(&environment).unwrap_or_else(|faults| panic!("{faults}"));
        let bot = Bot::builder().settings(&settings).await.unwrap().commands(commands::all()).build().unwrap();
        let stop = CancellationToken::new();
        let stopped = stop.clone();
        let running = tokio::spawn(bot.run_until(async move { stopped.cancelled().await }));
        Stage { telegram: self.telegram, bytez: self.bytez, folder: self.folder, stop, running }
    }
}

impl Stage {
    /// A bot with so many keys.
    pub(crate) async fn with_keys(keys: usize) -> Self {
        Scene::with_keys(keys).await.start().await
    }

    /// Somebody in a private chat, in a language.
    pub(crate) fn person(&self, language: &str) -> Person {
        self.telegram.user("Ada").language(language)
    }

    /// Tells the bot to stop.
    pub(crate) fn stop(&self) {
        self.stop.cancel();
    }

    /// Waits until the bot has stopped.
    pub(crate) async fn stopped(self) -> Result<(), RunError> {
        tokio::time::timeout(Duration::from_secs(30), self.running).await.expect("the bot stops").unwrap()
    }

    /// Nobody was asked anything improper, and no call was made before a told wait was over.
    pub(crate) fn assert_proper(&self) {
        self.telegram.assert_no_violations();
        assert_eq!(self.bytez.violations(), []);
        assert_eq!(self.bytez.calls_inside_told_wait(), 0);
    }

    /// With which keys Bytez was called, in order, by their numbers from 1.
    pub(crate) fn keys_called(&self) -> Vec<usize> {
        let number = |secret: &str| KEYS.iter().position(|key| *key == secret).map_or(0, |index| index + 1);
        self.bytez.calls().iter().map(|call| number(&call.key)).collect()
    }
}
