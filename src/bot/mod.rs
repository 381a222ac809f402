//! A bot, put together: platforms, commands, providers and the queue between them.

mod builder;
mod from_settings;
mod reload;
mod role;

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::provider::ApiKey;
use refrain_core::queue::{OutputStore, Retention, Worker};
use refrain_core::retry::{Engine, ProbeResult};
use refrain_web::Exposition;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub use self::builder::{BotBuilder, BuildError};
pub use self::from_settings::{SetUpError, discord};
pub use self::role::{Role, Roles};

/// A bot, ready to run.
pub struct Bot {
    roles: Roles,
    app: Arc<App>,
    engine: Arc<Engine>,
    worker: Arc<Worker>,
    adapters: Vec<Arc<dyn Adapter>>,
    /// Tells how this process does, where none of its adapters does.
    operations: Option<Arc<dyn Adapter>>,
    exposition: Option<Exposition>,
    keys: Vec<(String, ApiKey)>,
    retention: Option<(Retention, Arc<dyn OutputStore>)>,
    shutdown_grace: Duration,
}

/// Why a bot stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A platform can't be used.
    #[error(transparent)]
    Adapter(#[from] AdapterError),
}

/// How long one free probe of a key may take.
const PROBE_TIMEOUT: Duration = Duration::from_secs(15);
/// What a platform gets beyond the grace, to say that it took what it took.
const FAREWELL: Duration = Duration::from_secs(2);
/// How often what was measured is sorted, so that it takes no more room than its buckets.
const TIDY: Duration = Duration::from_secs(5);

impl Bot {
    /// A builder without anything.
    pub fn builder() -> BotBuilder {
        BotBuilder::default()
    }

    /// Does what its [roles](BotBuilder::roles) say until `stop` is ready, loading the languages anew as their folder changes, then drains: no new requests are
    /// taken, running jobs get the grace time, and everybody who waits is told. Answers that a platform puts off for
    /// longer than the grace are lost.
    ///
    /// # Errors
    ///
    /// [`RunError`] if a platform can't be used at all, such as for a wrong token. The others are stopped as well: a bot
    /// that is there for only some of its people is a fault to be seen.
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send) -> Result<(), RunError> {
        if self.roles.are_split() {
            self.introduce().await?;
        }
        let shutdown = CancellationToken::new();
        self.engine.hear_of_keys();
        tokio::spawn(reload::follow(Arc::clone(self.app.catalogue()), shutdown.clone()));
        if let Some(exposition) = self.exposition.clone() {
            tokio::spawn(tidy(exposition, shutdown.clone()));
        }
        let works = self.roles.has(Role::Worker);
        if let Some((retention, outputs)) = self.retention.as_ref().filter(|_| works) {
            let jobs = Arc::clone(self.app.queue().store());
            tokio::spawn(retention.keep(jobs, Arc::clone(outputs), shutdown.clone()));
        }
        let (worker, stopped, grace) = (Arc::clone(&self.worker), shutdown.clone(), self.shutdown_grace);
        let worker = tokio::spawn(async move {
            if works { worker.run(stopped, grace).await } else { worker.attend(stopped, grace).await }
        });
        let longest = self.shutdown_grace + FAREWELL;
        let run = |adapter: &&Arc<dyn Adapter>| self.roles.run(&***adapter);
        let running: Vec<_> = self.adapters.iter().filter(run).collect();
        let serves_web = running.iter().any(|adapter| Role::Web.runs(&***adapter));
        let operations = self.operations.as_ref().filter(|_| !serves_web);
        let platforms = join_all(running.into_iter().chain(operations).map(|adapter| {
            let (app, shutdown) = (Arc::clone(&self.app), shutdown.clone());
            async move {
                let ended = tokio::select! {
                    ended = adapter.run(app, shutdown.clone()) => ended,
                    () = passed(longest, &shutdown) => {
                        tracing::warn!(platform = %adapter.platform(), "not every answer could be sent before the stop");
                        Ok(())
                    }
                };
                shutdown.cancel(); // One that can't run stops all.
                ended
            }
        }));
        let stopped = async {
            tokio::select! {
                () = stop => tracing::info!("stopping: no new requests are taken, running jobs go on for a while"),
                () = shutdown.cancelled() => {}
            }
            shutdown.cancel();
        };
        let (ended, ()) = tokio::join!(platforms, stopped);
        if worker.await.is_err() {
            tracing::error!("the worker panicked");
        }
        self.engine.settle_keys().await;
        tracing::info!("stopped");
        Ok(ended.into_iter().collect::<Result<(), AdapterError>>()?)
    }

    /// Says what this process does, and tries the tokens of platforms that it only answers on: those that it runs try
    /// theirs by themselves.
    async fn introduce(&self) -> Result<(), AdapterError> {
        tracing::info!(roles = %self.roles, "this process does a part, others do the rest");
        let answers = self.roles.has(Role::Worker);
        for adapter in self.adapters.iter().filter(|adapter| answers && !self.roles.run(&***adapter)) {
            adapter.check().await?;
        }
        Ok(())
    }

    /// Tries every platform's credentials: each platform's name with who the bot is there, or why it can't be used.
    pub async fn try_platforms(&self) -> Vec<(String, Result<String, AdapterError>)> {
        let tries =
            self.adapters.iter().map(|adapter| async { (adapter.platform().to_string(), adapter.check().await) });
        join_all(tries).await
    }

    /// Asks the providers about every key, without spending anything: each key's label with the answer, `None` where
    /// the provider has no free probe.
    pub async fn probe_keys(&self) -> Vec<(String, ProbeResult)> {
        self.engine.probe_keys(&self.keys, PROBE_TIMEOUT).await
    }

    /// The app, to be asked directly.
    pub const fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// The retry engine, to be looked at.
    pub const fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }
}

/// Keeps what was measured small, though perhaps nobody asks for it.
async fn tidy(exposition: Exposition, shutdown: CancellationToken) {
    while shutdown.run_until_cancelled(sleep(TIDY)).await.is_some() {
        exposition.tidy();
    }
}

/// Ready when `time` has passed since the shutdown.
async fn passed(time: Duration, shutdown: &CancellationToken) {
    shutdown.cancelled().await;
    sleep(time).await;
}
