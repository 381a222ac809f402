//! Why a store does not do as it is told.

use crate::catalogue::{Message, id};

/// The store can't do its work just now, or not any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// It can't be reached, or others keep it too busy: worth trying again.
    #[error("the job store is out of reach: {0}")]
    Unavailable(String),
    /// There is no space left.
    #[error("the job store has no space left: {0}")]
    Full(String),
    /// It can be read, not written.
    #[error("the job store can't be written: {0}")]
    ReadOnly(String),
    /// What is kept can't be understood, or a fault of ours.
    #[error("the job store is at fault: {0}")]
    Fault(String),
}

/// A worker can't do something with a job.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeaseError {
    /// The job is not its any more: it was rescued, or ended. Nothing was changed.
    #[error("the lease on the job is lost")]
    Lost,
    /// The store can't be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl StoreError {
    /// What a person reads.
    pub fn message(&self) -> Message {
        Message::new(id::STORE_OUT_OF_REACH)
    }
}
