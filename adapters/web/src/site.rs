//! What every handler can use: the app, and who may ask it.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::adapter::Adapter;
use tokio_util::sync::CancellationToken;

use crate::access::Access;
use crate::dashboard::Live;
use crate::exposition::Exposition;
use crate::hosts::Hosts;
use crate::outputs::Outputs;
use crate::play::Play;
use crate::rate::Rate;
use crate::streams::Streams;
use crate::webhooks::Webhooks;

/// The state of every handler.
pub(crate) type Shared = Arc<Site>;

/// What every handler can use.
pub(crate) struct Site {
    pub(crate) app: Arc<App>,
    pub(crate) access: Access,
    pub(crate) hosts: Hosts,
    pub(crate) rate: Rate,
    /// The playground.
    pub(crate) play: Play,
    /// How long a body may take to arrive.
    pub(crate) body_within: Duration,
    /// The bot's other platforms.
    pub(crate) platforms: Vec<Arc<dyn Adapter>>,
    /// What is told to Prometheus; nothing where nothing is recorded.
    pub(crate) exposition: Option<Exposition>,
    /// How ends of jobs are told to programs; none where a callback is to be refused.
    pub(crate) webhooks: Option<Webhooks>,
    /// Cancelled once the bot stops: whatever has no end of its own ends then.
    pub(crate) shutdown: CancellationToken,
    /// Who watches the dashboard.
    pub(crate) live: Live,
    /// How what was made is read.
    pub(crate) outputs: Outputs,
    /// Programs that listen for what becomes of a job.
    pub(crate) streams: Streams,
}

#[cfg(test)]
impl Site {
    /// One that serves nobody, with an app that has no commands and no keys.
    pub(crate) fn of_tests() -> Shared {
        use std::collections::BTreeMap;

        use refrain_core::app::Messenger;
        use refrain_core::catalogue::Catalogue;
        use refrain_core::queue::{JobQueue, MemoryStore, QueueLimits, Tiers};
        use refrain_core::retry::{Engine, Random, RetryPolicy};

        let engine = Arc::new(Engine::new(RetryPolicy::default(), Random::seeded(1)));
        let queue = JobQueue::new(Arc::clone(&engine), Arc::new(MemoryStore::new()), QueueLimits::default());
        let messenger = Messenger::new(BTreeMap::new(), engine, Tiers::default(), false);
        let catalogue = Arc::new(Catalogue::builtin());
        Arc::new(Self {
            app: Arc::new(App::new(catalogue, Arc::new(queue), Tiers::default(), Arc::new(messenger))),
            access: Access::new(Vec::new()),
            hosts: Hosts::new(&[], true),
            rate: Rate::new(1),
            play: Play::new(Arc::default(), crate::play::Playground::default()),
            body_within: crate::BODY_WITHIN,
            platforms: Vec::new(),
            exposition: None,
            webhooks: None,
            shutdown: CancellationToken::new(),
            live: Live::new(),
            outputs: Outputs::new(),
            streams: crate::api::streams(),
        })
    }
}
