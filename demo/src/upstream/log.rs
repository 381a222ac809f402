//! The log of calls: the latest ones, and whoever wants to hear of the next.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::broadcast;

use crate::model::Outcome;

/// How many calls are kept, and how far behind a subscriber may be.
const KEPT: usize = 1000;

/// One call of a model that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// When it arrived.
    pub at: SystemTime,
    /// The label of its key.
    pub key: Arc<str>,
    /// The model, as the client named it, cut to 100 characters.
    pub model: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How long the client waited.
    pub took: Duration,
    /// What it was told to wait.
    pub retry_after: Option<Duration>,
}

#[derive(Debug)]
pub(super) struct Log {
    latest: Mutex<VecDeque<CallRecord>>,
    news: broadcast::Sender<CallRecord>,
}

impl Log {
    pub(super) fn new() -> Self {
        Self { latest: Mutex::default(), news: broadcast::Sender::new(KEPT) }
    }

    pub(super) fn add(&self, record: CallRecord) {
        tracing::debug!(key = %record.key, outcome = record.outcome.as_str(), took = ?record.took, "upstream answered");
        {
            let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
            if latest.len() == KEPT {
                latest.pop_front();
            }
            latest.push_back(record.clone());
        }
        // Nobody listening is no fault.
        self.news.send(record).ok();
    }

    pub(super) fn latest(&self) -> Vec<CallRecord> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(super) fn subscribe(&self) -> broadcast::Receiver<CallRecord> {
        self.news.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_calls_are_kept() {
        let log = Log::new();
        let record = |model: String| CallRecord {
            at: SystemTime::UNIX_EPOCH,
            key: "bytez#1".into(),
            model,
            outcome: Outcome::Made,
            took: Duration::ZERO,
            retry_after: None,
        };

        (0..KEPT + 5).for_each(|number| log.add(record(number.to_string())));

        let latest = log.latest();
        assert_eq!((latest.len(), latest[0].model.as_str()), (KEPT, "5"));
    }
}
