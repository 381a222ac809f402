//! Puts a [`Bot`] together.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::adapter::Adapter;
use refrain_core::app::{Messenger, Witness};
use refrain_core::catalogue::Catalogue;
use refrain_core::command::{BoxedCommand, Command};
use refrain_core::preferences::{MemoryPreferences, PreferenceStore};
use refrain_core::provider::{ApiKey, Provider, Route, Task};
use refrain_core::queue::store::JobStore;
use refrain_core::queue::{JobQueue, MemoryStore, OutputStore, QueueLimits, Retention, Tiers, Worker};
use refrain_core::request::Platform;
use refrain_core::retry::{Engine, EngineError, KeyStore, Random, RetryPolicy};
use refrain_core::turns::{TurnStore, Turns};
use refrain_web::{Exposition, Web};

use super::{Bot, Role, Roles};

/// Puts a [`Bot`] together. What is not set has the default that the settings document.
#[must_use]
pub struct BotBuilder {
    catalogue: Option<Catalogue>,
    adapters: Vec<Arc<dyn Adapter>>,
    web: Option<Web>,
    operations: Option<Web>,
    exposition: Option<Exposition>,
    providers: Vec<(Arc<dyn Provider>, Vec<ApiKey>)>,
    routes: BTreeMap<Task, Route>,
    commands: Vec<BoxedCommand>,
    policy: RetryPolicy,
    tiers: Tiers,
    limits: QueueLimits,
    store: Option<Arc<dyn JobStore>>,
    keys: Option<Arc<dyn KeyStore>>,
    turns: Option<Arc<dyn TurnStore>>,
    roles: Roles,
    outputs: Option<Arc<dyn OutputStore>>,
    retention: Option<Retention>,
    preferences: Arc<dyn PreferenceStore>,
    premium_line: bool,
    witness: Option<Arc<dyn Witness>>,
    spoiler: bool,
    shutdown_grace: Duration,
    random: Random,
}

/// A bot can't be put together like this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// Nobody could write to it.
    #[error("a bot needs a platform")]
    NoPlatform,
    /// It is to do what none of its platforms is for.
    #[error("the role {0} has nothing to do: this bot has no platform for it")]
    NothingToDo(Role),
    /// It leaves something to other processes that can't see its jobs.
    #[error("a process that is only {0} needs a database that it shares with the others, and none is set")]
    NothingShared(Roles),
    /// Two adapters serve one platform.
    #[error("there are two adapters for {0}")]
    TwiceOnePlatform(Platform),
    /// It has nowhere to keep results.
    #[error("a bot needs a place to keep results")]
    NoOutputs,
    /// A route does not fit the providers.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Default for BotBuilder {
    fn default() -> Self {
        Self {
            catalogue: None,
            adapters: Vec::new(),
            web: None,
            operations: None,
            exposition: None,
            providers: Vec::new(),
            routes: BTreeMap::new(),
            commands: Vec::new(),
            policy: RetryPolicy::default(),
            tiers: Tiers::default(),
            limits: QueueLimits::default(),
            store: None,
            keys: None,
            turns: None,
            roles: Roles::default(),
            outputs: None,
            retention: None,
            preferences: Arc::new(MemoryPreferences::default()),
            premium_line: true,
            witness: None,
            spoiler: false,
            shutdown_grace: Duration::from_secs(25),
            random: Random::from_os(),
        }
    }
}

impl BotBuilder {
    /// Adds a platform.
    pub fn platform(mut self, adapter: impl Adapter) -> Self {
        self.adapters.push(Arc::new(adapter));
        self
    }

    /// Adds the web interface, which is a platform as well, and tells of the others. Default: none.
    pub fn web(mut self, web: Web) -> Self {
        self.web = Some(web);
        self
    }

    /// Sets where `/metrics`, `/healthz` and `/readyz` are served if this process does not serve the web interface, whatever
    /// else `web` has. Default: nowhere.
    pub fn operations(mut self, web: Web) -> Self {
        self.operations = Some(web.operations_only());
        self
    }

    /// Sets what `/metrics` tells. Default: nothing, and there is no such page.
    pub fn exposition(mut self, exposition: Exposition) -> Self {
        self.exposition = Some(exposition);
        self
    }

    /// Adds a provider with its keys. Which one is used, the retry engine decides by how each does.
    pub fn provider(mut self, provider: impl Provider, keys: impl IntoIterator<Item = ApiKey>) -> Self {
        self.providers.push((Arc::new(provider), keys.into_iter().collect()));
        self
    }

    /// Sets how `task` is done; a task without a route is refused.
    pub fn route(mut self, task: Task, route: Route) -> Self {
        self.routes.insert(task, route);
        self
    }

    /// Adds a command; one of the same name is replaced.
    pub fn command(mut self, command: impl Command) -> Self {
        self.commands.push(Arc::new(command));
        self
    }

    /// Adds commands, such as [`commands::all`](crate::commands::all).
    pub fn commands(mut self, commands: impl IntoIterator<Item = BoxedCommand>) -> Self {
        self.commands.extend(commands);
        self
    }

    /// Sets every word a person sees. Default: the built-in languages.
    pub fn catalogue(mut self, catalogue: Catalogue) -> Self {
        self.catalogue = Some(catalogue);
        self
    }

    /// Sets the retry policy.
    pub fn policy(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets who is in which tier. Default: everyone in `free`.
    pub fn tiers(mut self, tiers: Tiers) -> Self {
        self.tiers = tiers;
        self
    }

    /// Sets the bounds of the queue.
    pub fn limits(mut self, limits: QueueLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets where accepted work is kept. Default: in this process, so that people are told when it stops.
    pub fn store(mut self, store: Arc<dyn JobStore>) -> Self {
        self.store = Some(store);
        self
    }

    /// Sets through what the keys are shared with other processes. Default: they are this process's alone.
    pub fn key_store(mut self, store: Arc<dyn KeyStore>) -> Self {
        self.keys = Some(store);
        self
    }

    /// Sets through what is agreed which process does what only one may do at a time. Default: this process is alone.
    pub fn turn_store(mut self, store: Arc<dyn TurnStore>) -> Self {
        self.turns = Some(store);
        self
    }

    /// Sets what this process does; the rest is for others with the same durable [`store`](Self::store),
    /// [`key_store`](Self::key_store) and [`turn_store`](Self::turn_store). Default: everything.
    pub fn roles(mut self, roles: Roles) -> Self {
        self.roles = roles;
        self
    }

    /// Sets where results are kept. There is no default: a paid result is never thrown away.
    pub fn outputs(mut self, outputs: impl OutputStore) -> Self {
        self.outputs = Some(Arc::new(outputs));
        self
    }

    /// Sets for how long what ended is kept. Default: for ever.
    pub const fn retention(mut self, retention: Retention) -> Self {
        self.retention = Some(retention);
        self
    }

    /// Sets where the choices of people and chats are kept. Default: in this process, forgotten when it ends.
    pub fn preferences(mut self, store: impl PreferenceStore) -> Self {
        self.preferences = Arc::new(store);
        self
    }

    /// Sets whether results are covered until somebody clicks them, in chats that are not for adults and where nobody
    /// chose otherwise. Default: no.
    pub const fn spoiler(mut self, wanted: bool) -> Self {
        self.spoiler = wanted;
        self
    }

    /// Sets whether people read what premium would bring, where it would have helped. Default: yes.
    pub const fn premium_line(mut self, wanted: bool) -> Self {
        self.premium_line = wanted;
        self
    }

    /// Has somebody see what becomes of every request. Default: nobody does.
    pub fn witness(mut self, witness: Arc<dyn Witness>) -> Self {
        self.witness = Some(witness);
        self
    }

    /// Sets how long running jobs may go on once the bot stops. Default: 25 s.
    pub const fn shutdown_grace(mut self, grace: Duration) -> Self {
        self.shutdown_grace = grace;
        self
    }

    /// Sets the randomness of waits and seeds. Default: different at every start.
    pub fn random(mut self, random: Random) -> Self {
        self.random = random;
        self
    }

    /// Checks that all fits together.
    ///
    /// # Errors
    ///
    /// [`BuildError`].
    pub fn build(self) -> Result<Bot, BuildError> {
        let catalogue = Arc::new(self.catalogue.unwrap_or_else(Catalogue::builtin));
        let outputs = self.outputs.ok_or(BuildError::NoOutputs)?;
        let keys = self.providers.iter().flat_map(|(provider, keys)| {
            keys.iter().map(|key| (provider.name().to_owned(), key.clone())).collect::<Vec<_>>()
        });
        let keys = keys.collect();

        let mut engine = Engine::new(self.policy, self.random);
        for (provider, keys) in self.providers {
            engine = engine.provider(provider, keys);
        }
        for (task, route) in self.routes {
            engine = engine.route(task, route)?;
        }
        if let Some(store) = self.keys {
            engine = engine.share_keys(store);
        }
        let engine = Arc::new(engine);

        let mut adapters = self.adapters;
        let (others, exposition) = (adapters.clone(), self.exposition);
        let telling = |web: Web| {
            let web = web.platforms(others.clone());
            Arc::new(exposition.clone().into_iter().fold(web, Web::exposition)) as Arc<dyn Adapter>
        };
        let serves = self.roles.has(Role::Web);
        adapters.extend(self.web.map(|web| telling(if serves { web } else { web.elsewhere() })));
        let operations = self.operations.map(&telling);
        let mut responders = BTreeMap::new();
        for adapter in &adapters {
            let responder = adapter.responder(Arc::clone(&catalogue));
            if responders.insert(adapter.platform(), responder).is_some() {
                return Err(BuildError::TwiceOnePlatform(adapter.platform()));
            }
        }
        if responders.is_empty() {
            return Err(BuildError::NoPlatform);
        }

        // Where all is asked for, there may be no web.
        let idle = |role: &Role| *role != Role::Worker && !adapters.iter().any(|adapter| role.runs(&**adapter));
        if let Some(role) = self.roles.iter().find(idle).filter(|_| self.roles != Roles::default()) {
            return Err(BuildError::NothingToDo(role));
        }

        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        if self.roles.are_split() && !store.durable() {
            return Err(BuildError::NothingShared(self.roles));
        }
        let limits = QueueLimits { reserved: self.tiers.reserved(), ..self.limits };
        let queue = Arc::new(JobQueue::new(Arc::clone(&engine), store, limits));
        let messenger = Messenger::new(responders, Arc::clone(&engine), self.tiers.clone(), self.premium_line);
        let messenger = Arc::new(match self.witness {
            Some(witness) => messenger.witness(witness),
            None => messenger,
        });
        let worker =
            Worker::new(Arc::clone(&engine), Arc::clone(&queue), Arc::clone(&outputs), Arc::clone(&messenger) as _);
        let app = App::new(catalogue, queue, self.tiers, messenger)
            .preference_store(self.preferences)
            .turns(self.turns.map_or_else(Turns::default, Turns::new))
            .output_store(Arc::clone(&outputs))
            .spoiler(self.spoiler);
        let app = Arc::new(self.commands.into_iter().fold(app, App::boxed_command));
        let retention = self.retention.map(|retention| (retention, outputs));
        let (roles, shutdown_grace) = (self.roles, self.shutdown_grace);
        Ok(Bot { roles, app, engine, worker, adapters, operations, exposition, keys, retention, shutdown_grace })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_storage::FolderOutputs;
    use refrain_telegram::Telegram;

    use super::*;

    async fn built(roles: impl IntoIterator<Item = Role>) -> Result<Bot, BuildError> {
        let outputs = tempfile::tempdir().unwrap();
        let bot = Bot::builder().platform(Telegram::new("1:a".into()));
        bot.outputs(FolderOutputs::open(outputs.path()).await.unwrap()).roles(Roles::new(roles)).build()
    }

    #[tokio::test]
    async fn a_bot_is_not_split_over_processes_that_share_nothing() {
        let told = built([Role::Gateway]).await.err().expect("a fault").to_string();

        assert!(told.contains("only gateway") && told.contains("database"), "{told}");
        assert!(built([Role::Worker]).await.is_err());
        assert!(built([Role::Gateway, Role::Worker]).await.is_ok() && built([]).await.is_ok());
    }

    #[tokio::test]
    async fn a_role_without_a_platform_is_refused() {
        let fault = built([Role::Worker, Role::Web]).await.err().expect("a fault");

        assert_eq!(fault, BuildError::NothingToDo(Role::Web));
    }
}
