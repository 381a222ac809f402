//! The settings as an operator meets them: files and variables in, settings or faults out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod example;
mod files;
mod kept_keys;
mod keys;
mod variables;

use tempfile::TempDir;

use super::{Environment, Faults, Settings};

const TOKEN: &str = "123456:telegram-secret";
const KEY: &str = "bytez-secret-1";

/// A folder to start the bot in, and its variables. It has a token and a key.
struct Start {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Start {
    fn new() -> Self {
        Self::bare().set("TELEGRAM_TOKEN", TOKEN).set("BYTEZ_API_KEY_1", KEY)
    }

    /// Without token and key.
    fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    fn set(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    fn file(self, name: &str, content: &str) -> Self {
        std::fs::write(self.folder.path().join(name), content).unwrap();
        self
    }

    fn toml(self, content: &str) -> Self {
        self.file("refrain.toml", content)
    }

    fn environment(&self) -> Environment {
        Environment::new(self.variables.clone()).in_folder(self.folder.path())
    }

    fn load(&self) -> Result<Settings, Faults> {
        Settings::load(&self.environment())
    }

    fn settings(&self) -> Settings {
        self.load().unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// The faults, one a line, without the count.
    fn faults(&self) -> Vec<String> {
        let faults = self.load().expect_err("there should be faults");
        faults.0.iter().map(ToString::to_string).collect()
    }

    /// The one fault there is.
    fn fault(&self) -> String {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{faults:#?}");
        faults[0].clone()
    }

    fn warnings(&self) -> Vec<String> {
        self.settings().warnings.iter().map(ToString::to_string).collect()
    }
}
