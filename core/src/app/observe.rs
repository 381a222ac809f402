//! What can be looked at now, for the metrics: the queue, the keys, the breakers and the languages.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::timeout;

use super::App;
use crate::metrics::{self, OTHER};
use crate::provider::Task;
use crate::queue::JobState;
use crate::queue::store::Crowd;
use crate::retry::{BreakerState, KeyState};

/// How long the store has to answer.
const STORE_WITHIN: Duration = Duration::from_secs(5);

impl App {
    /// Sets the gauges to what is known now. Takes 5 s at most, where the store does not answer.
    pub async fn observe(&self) {
        let (engine, store) = (self.queue.engine(), self.queue.store());
        let crowds = match timeout(STORE_WITHIN, store.crowds()).await {
            Ok(Ok(crowds)) => Some(crowds),
            Ok(Err(error)) => {
                tracing::warn!(%error, "metrics can't see the jobs");
                None
            }
            Err(_) => None,
        };
        metrics::store_up(crowds.is_some());
        self.observe_jobs(crowds.as_deref());
        for key in engine.keys() {
            metrics::key_state(&key.label, &KeyState::LABELS, key.state.label());
            metrics::key_use(&key.label, key.slots, key.in_flight, key.success_rate);
        }
        for breaker in engine.breakers() {
            metrics::breaker_state(&breaker.provider, &BreakerState::LABELS, breaker.state.label());
        }
        metrics::locales(self.catalogue.languages().len(), self.catalogue.faults().len());
    }

    /// Sets every gauge of jobs, so that none tells of jobs that are gone.
    fn observe_jobs(&self, crowds: Option<&[Crowd]>) {
        // Jobs of tiers that were taken out of the settings are still there.
        let tiers: Vec<_> = self.tiers.all().map(|tier| tier.name.as_str()).chain([OTHER]).collect();
        let mut counts = HashMap::new();
        for crowd in crowds.into_iter().flatten() {
            let tier = tiers.iter().find(|tier| **tier == crowd.tier).copied().unwrap_or(OTHER);
            *counts.entry((crowd.task, tier, crowd.state)).or_default() += crowd.jobs;
        }
        let count = |task, tier, state| crowds.map(|_| counts.get(&(task, tier, state)).copied().unwrap_or(0));
        for task in Task::ALL {
            for tier in &tiers {
                for state in JobState::ALL.into_iter().filter(|state| !state.ended()) {
                    metrics::jobs(task.as_str(), tier, state.label(), count(task, *tier, state.label()));
                }
            }
            metrics::queue_oldest(task.as_str(), crowds.map(|crowds| self.oldest(task, crowds)));
        }
    }

    /// The age of the oldest job of `task` that waits for its turn; none is no age.
    fn oldest(&self, task: Task, crowds: &[Crowd]) -> Duration {
        let waiting = [JobState::Queued.label(), JobState::Snoozed.label()];
        let waiting = crowds.iter().filter(|crowd| crowd.task == task && waiting.contains(&crowd.state));
        let oldest = waiting.map(|crowd| crowd.oldest).min();
        oldest.map_or(Duration::ZERO, |oldest| self.queue.store().now().saturating_since(oldest))
    }
}
