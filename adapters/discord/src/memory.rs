//! Facts that are true for a while, by an id; a bounded number of them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Facts that are true for a while.
#[derive(Debug)]
pub(crate) struct Memory<V> {
    lasts: Duration,
    most: usize,
    facts: Mutex<HashMap<u64, (V, Instant)>>,
}

impl<V: Copy> Memory<V> {
    /// Remembers at most so many facts, each for so long.
    pub(crate) fn new(most: usize, lasts: Duration) -> Self {
        Self { lasts, most, facts: Mutex::default() }
    }

    /// Remembers a fact, unless there are too many that are newer.
    pub(crate) fn remember(&self, id: u64, fact: V) {
        let now = Instant::now();
        let mut facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if facts.len() >= self.most {
            facts.retain(|_, (_, until)| *until > now);
        }
        if facts.len() < self.most || facts.contains_key(&id) {
            facts.insert(id, (fact, now + self.lasts));
        }
    }

    pub(crate) fn recall(&self, id: u64) -> Option<V> {
        let facts = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
        facts.get(&id).filter(|(_, until)| *until > Instant::now()).map(|(fact, _)| *fact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_fact_is_forgotten_in_time() {
        let memory = Memory::new(2, Duration::from_secs(10));
        memory.remember(1, 'a');
        assert_eq!(memory.recall(1), Some('a'));

        tokio::time::advance(Duration::from_secs(10)).await;

        assert_eq!(memory.recall(1), None);
    }

    #[tokio::test(start_paused = true)]
    async fn there_are_never_more_than_the_bound() {
        let memory = Memory::new(2, Duration::from_secs(10));
        for id in 1..=3 {
            memory.remember(id, 'a');
        }
        assert_eq!(memory.recall(3), None);

        tokio::time::advance(Duration::from_secs(10)).await;
        memory.remember(3, 'b');

        assert_eq!(memory.recall(3), Some('b'));
    }
}
