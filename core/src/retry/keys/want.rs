//! What is asked of a pool, and its answer where no key will do.

use std::time::Duration;

use tokio::time::Instant;

use super::Access;
use crate::failure::Failure;

/// What a call needs of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// The model to be called.
    pub model: String,
    /// Which keys are there for it at all.
    pub access: Access,
    /// Which of these.
    pub choice: Choice,
    /// Who goes first.
    pub class: Class,
    /// Give up when no key can serve for longer than this. A key that is merely busy is always waited for.
    pub patience: Duration,
}

/// Which key of the pool, by its [place](super::KeyLease::index).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The best.
    Best,
    /// Not this one, where another that it may use is in service: it may still be busy with the call.
    Avoid(usize),
    /// This one, where it has a free slot.
    Prefer(usize),
}

/// Who goes first among waiters; within a class, who came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Work that has begun and needs another key.
    Begun,
    /// The next job.
    Next,
}

/// No key can serve within the patience.
#[derive(Debug, Clone, PartialEq)]
pub struct Unavailable {
    /// When the first can, as far as is known.
    pub until: Instant,
    /// Why that one can't before.
    pub because: Failure,
}
