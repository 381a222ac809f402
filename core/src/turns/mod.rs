//! Which process does what only one may do at a time, such as taking a bot's updates from Telegram.
//!
//! - [`Turns`]: a process among others, which waits for its turn
//! - [`Turn`]: the turn itself, until it is lost or given up
//! - [`TurnStore`]: the seam to where processes agree; [`MemoryTurns`] is for one that is alone
//!
//! A turn is a lease by the store's clock. Who has it says so every 1.5 s and stops in time if that does not succeed, so
//! that no two processes have it at once; who waits asks every second, and has it within 7 s of the other's death.
//!
//! # While the store is out of reach
//!
//! Others may reach it, and take the turn once the lease is over. So a turn lasts for as long as nobody can have taken it,
//! which is 5 s after the last word that reached the store, and is lost then: two at once would each answer the same
//! people. Nobody is lost by that where the platform keeps what it can't hand over, as Telegram does for a day, and no
//! request could be accepted without the store. A store that answers but can't write is another matter: it gives the turn
//! to nobody else either, so it stays, and people are told the truth.

#[cfg(feature = "conformance")]
pub mod conformance;
mod hold;
mod memory;
mod store;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

pub use self::hold::Turn;
pub use self::memory::MemoryTurns;
pub use self::store::{TurnError, TurnStore};

/// For how long a turn is good without a word of who has it.
const LEASE: Duration = Duration::from_secs(6);
/// How long before the end of its lease a turn is given up: what is on the wire by then has arrived.
const MARGIN: Duration = Duration::from_secs(1);
/// How often who has a turn says so.
const RENEW: Duration = Duration::from_millis(1500);
/// How often who waits for a turn asks, and how long for an answer at most.
const ASK: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(4);

/// A process among others that may take turns.
pub struct Turns {
    store: Arc<dyn TurnStore>,
    /// This process, by a name that no other has.
    holder: String,
}

impl Turns {
    /// A process that agrees with others through `store`.
    pub fn new(store: Arc<dyn TurnStore>) -> Self {
        Self { store, holder: format!("{:032x}", rand::random::<u128>()) }
    }

    /// Waits until it is this process's turn to do `what`, a name that all processes have for it.
    pub async fn wait(&self, what: &str) -> Turn {
        let mut told = Told::Nothing;
        loop {
            match self.ask(what).await {
                Ok(Some(turn)) => return turn,
                Ok(None) => {
                    if told != Told::Another {
                        tracing::info!(what, "another process does this; waiting to take over");
                    }
                    told = Told::Another;
                }
                Err(error) => {
                    if told != Told::Error {
                        tracing::warn!(what, %error, "whose turn it is can't be asked; trying again");
                    }
                    told = Told::Error;
                }
            }
            sleep(ASK).await;
        }
    }

    /// Asks once whether it is this process's turn to do `what`; `None` while another does it. Who waits for one of many
    /// turns asks for each in turn, once a second or less.
    ///
    /// # Errors
    ///
    /// [`TurnError`] if the store can't say.
    pub async fn ask(&self, what: &str) -> Result<Option<Turn>, TurnError> {
        let asked = Instant::now();
        let answer = timeout(PATIENCE, self.store.take(what, &self.holder, LEASE)).await;
        let mine = answer.unwrap_or_else(|_| Err(TurnError::slow()))?;
        Ok(mine.then(|| {
            tracing::info!(what, "it is this process's turn");
            Turn::hold(Arc::clone(&self.store), what, &self.holder, asked)
        }))
    }
}

/// Alone: every turn is this process's.
impl Default for Turns {
    fn default() -> Self {
        Self::new(Arc::new(MemoryTurns::default()))
    }
}

impl fmt::Debug for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Turns({})", self.holder)
    }
}

/// What the log said last, so that it does not say it every second.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Another,
    Error,
}
