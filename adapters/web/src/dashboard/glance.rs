//! What is known at one moment: of jobs, keys, upstreams, platforms and languages.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::catalogue::{Fault, Language};
use refrain_core::provider::Task;
use refrain_core::queue::Estimate;
use refrain_core::queue::store::{Crowd, Finished, JobRecord, StoreError, Timestamp};
use refrain_core::retry::{BreakerStatus, KeyStatus};
use tokio::time::timeout;

use crate::site::Site;

/// What counts as lately.
pub(super) const DAY: Duration = Duration::from_hours(24);
/// How many ended jobs are looked at; where more ended within a day, the latest tell of it.
const MOST_FINISHED: usize = 10_000;
/// How many jobs of a line are shown.
pub(super) const MOST_IN_LINE: usize = 50;
/// How long the store has to answer.
const STORE_WITHIN: Duration = Duration::from_secs(5);

/// What is known at one moment.
pub(super) struct Glance {
    /// The moment, by the store's clock.
    pub(super) now: Timestamp,
    /// What the store knows; nothing where it is out of reach.
    pub(super) jobs: Option<Jobs>,
    pub(super) keys: Vec<KeyStatus>,
    pub(super) breakers: Vec<BreakerStatus>,
    /// Each of the other platforms, and whether it is connected, where that is known.
    pub(super) platforms: Vec<(String, Option<bool>)>,
    pub(super) languages: Vec<Language>,
    pub(super) faults: Vec<Fault>,
}

/// What the store knows.
#[derive(Clone)]
pub(super) struct Jobs {
    /// Those that ended within a day.
    pub(super) finished: Arc<[Finished]>,
    pub(super) crowds: Vec<Crowd>,
    /// The first of those that wait, for each task.
    pub(super) lines: Vec<(Task, Vec<(JobRecord, Estimate)>)>,
}

impl Glance {
    /// Looks now. Jobs that ended are taken from `known`, where somebody has just looked at them.
    pub(super) async fn now(site: &Site, known: Option<Arc<[Finished]>>) -> Self {
        let (queue, catalogue) = (site.app.queue(), site.app.catalogue());
        let now = queue.store().now();
        let jobs = match timeout(STORE_WITHIN, Jobs::now(site, now, known)).await {
            Ok(Ok(jobs)) => Some(jobs),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the dashboard can't see the jobs");
                None
            }
            Err(_) => None,
        };
        let platforms = site.platforms.iter().map(|each| (each.platform().to_string(), each.connected())).collect();
        let (keys, breakers) = (queue.engine().keys(), queue.engine().breakers());
        let (languages, faults) = (catalogue.languages(), catalogue.faults());
        Self { now, jobs, keys, breakers, platforms, languages, faults }
    }
}

impl Jobs {
    async fn now(site: &Site, now: Timestamp, known: Option<Arc<[Finished]>>) -> Result<Self, StoreError> {
        let queue = site.app.queue();
        let finished = match known {
            Some(known) => known,
            None => queue.store().finished(now.before(DAY), MOST_FINISHED).await?.into(),
        };
        let crowds = queue.store().crowds().await?;
        let mut lines = Vec::new();
        for task in Task::ALL {
            lines.push((task, queue.waiting(task, MOST_IN_LINE).await?));
        }
        Ok(Self { finished, crowds, lines })
    }
}
