//! What every handler can use: the app, and who may ask it.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::adapter::Adapter;
use tokio_util::sync::CancellationToken;

use crate::access::Access;
use crate::api::Streams;
use crate::dashboard::Live;
use crate::exposition::Exposition;
use crate::hosts::Hosts;
use crate::play::Play;
use crate::rate::Rate;
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
    /// Programs that listen for what becomes of a job.
    pub(crate) streams: Streams,
}
