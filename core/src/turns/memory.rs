//! Turns in this process: the default of a bot that is alone.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::Instant;

use super::{TurnError, TurnStore};

/// Keeps turns in this process. Its clock is tokio's, so that tests can pause it.
#[derive(Debug, Default)]
pub struct MemoryTurns(Mutex<HashMap<String, Held>>);

#[derive(Debug)]
struct Held {
    holder: String,
    until: Instant,
}

#[async_trait]
impl TurnStore for MemoryTurns {
    async fn take(&self, what: &str, holder: &str, lease: Duration) -> Result<bool, TurnError> {
        let now = Instant::now();
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.get(what).is_some_and(|held| held.holder != holder && held.until > now) {
            return Ok(false);
        }
        turns.insert(what.to_owned(), Held { holder: holder.to_owned(), until: now + lease });
        Ok(true)
    }

    async fn release(&self, what: &str, holder: &str) -> Result<(), TurnError> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.get(what).is_some_and(|held| held.holder == holder) {
            turns.remove(what);
        }
        Ok(())
    }
}
