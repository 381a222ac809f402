//! What an app is made of, and what can be asked of it.

use std::sync::Arc;

use super::limits::Limits;
use super::{App, Messenger};
use crate::catalogue::Catalogue;
use crate::command::{BoxedCommand, Command, CommandSpec};
use crate::preferences::{MemoryPreferences, PreferenceStore};
use crate::queue::{JobQueue, OutputStore, Tiers};
use crate::turns::Turns;

impl App {
    /// An app without commands, in which people are in `tiers` and the `messenger` shows replies.
    pub fn new(catalogue: Arc<Catalogue>, queue: Arc<JobQueue>, tiers: Tiers, messenger: Arc<Messenger>) -> Self {
        Self {
            commands: Vec::new(),
            catalogue,
            queue,
            tiers,
            messenger,
            limits: Limits::default(),
            preferences: Arc::new(MemoryPreferences::default()),
            turns: Turns::default(),
            outputs: None,
            spoiler: false,
        }
    }

    /// Adds a command; one of the same name is replaced.
    #[must_use]
    pub fn command(self, command: impl Command) -> Self {
        self.boxed_command(Arc::new(command))
    }

    /// Adds a command that is already boxed; one of the same name is replaced.
    #[must_use]
    pub fn boxed_command(mut self, command: BoxedCommand) -> Self {
        let spec = command.spec();
        self.commands.retain(|(present, _)| present.name != spec.name);
        self.commands.push((spec, command));
        self
    }

    /// Sets where preferences are kept. Default: in this process.
    #[must_use]
    pub fn preference_store(mut self, store: Arc<dyn PreferenceStore>) -> Self {
        self.preferences = store;
        self
    }

    /// Sets how it is agreed which process does what only one may do at a time. Default: this process is alone.
    #[must_use]
    pub fn turns(mut self, turns: Turns) -> Self {
        self.turns = turns;
        self
    }

    /// Sets where people's results are looked up. Default: nowhere.
    #[must_use]
    pub fn output_store(mut self, store: Arc<dyn OutputStore>) -> Self {
        self.outputs = Some(store);
        self
    }

    /// Sets whether media are covered in chats that are not for adults, where nobody chose otherwise. Default: no.
    #[must_use]
    pub const fn spoiler(mut self, wanted: bool) -> Self {
        self.spoiler = wanted;
        self
    }

    /// Every word a person sees.
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// What people and chats have chosen.
    pub const fn preferences(&self) -> &Arc<dyn PreferenceStore> {
        &self.preferences
    }

    /// Which process does what only one may do at a time.
    pub const fn whose_turn(&self) -> &Turns {
        &self.turns
    }

    /// Where results are kept, as far as this is known here.
    pub fn outputs(&self) -> Option<&dyn OutputStore> {
        self.outputs.as_deref()
    }

    /// Who is in which tier.
    pub const fn tiers(&self) -> &Tiers {
        &self.tiers
    }

    /// The jobs.
    pub const fn queue(&self) -> &Arc<JobQueue> {
        &self.queue
    }

    /// The spec of the command `name`, without a slash.
    pub fn spec(&self, name: &str) -> Option<&CommandSpec> {
        self.commands().find(|spec| spec.name == name)
    }

    /// The commands, in the order of menus and help.
    pub fn commands(&self) -> impl Iterator<Item = &CommandSpec> {
        self.commands.iter().map(|(spec, _)| spec)
    }
}
