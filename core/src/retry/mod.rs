//! The retry engine: from an unreliable call to a result or an honest end.
//!
//! - [`policy`](RetryPolicy): what follows a failure; pure
//! - [`Backoff`], [`RetryBudget`]: how long to wait, and how often retries are allowed
//! - [`KeyPool`]: the scheduler of keys, with their health, slots and accounts
//! - [`Engine`]: providers with their keys, and routes
//! - [`Progress`]: what a request spent, from one run to the next
//! - [`run`]: the one loop over all of them, with `call` (one attempt of it) and `wait` (what it waits for between two)
//! - `known`: calls that an upstream goes on with by itself, to be asked for again
//! - `journal`: one line in the log for each attempt
//!
//! Time is tokio's, randomness is injected: with paused time a test is exact to the millisecond. Nothing here knows of
//! jobs.

mod attempt;
mod backoff;
mod budget;
mod call;
mod engine;
mod journal;
mod keys;
mod known;
mod policy;
mod progress;
mod random;
mod run;
mod wait;

pub use attempt::{Attempt, News, Observer};
pub use backoff::Backoff;
pub use budget::RetryBudget;
pub use engine::{Capacity, Engine, EngineError, ProbeResult};
use keys::Sharing;
pub use keys::{
    Access, BreakerState, BreakerStatus, Choice, Class, HeldSlot, KeyLease, KeyPool, KeyState, KeyStatus, KeyStore,
    KeyStoreError, KeyWord, SlotId, TakenSlot, Unavailable, Want,
};
pub use policy::{Decision, History, RetryPolicy};
pub use progress::{Progress, ProgressParts};
pub use random::Random;
pub use run::{Halt, Made, run};
