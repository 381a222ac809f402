//! The seam to where processes agree on whose turn it is.

use std::time::Duration;

use async_trait::async_trait;

/// Where processes agree on whose turn it is. Each call is one step: done as a whole or not at all, whoever else calls.
#[async_trait]
pub trait TurnStore: Send + Sync + 'static {
    /// Takes the turn to do `what` for `holder`, or makes it good again, for the time of `lease` from now by the store's
    /// own clock. Says whether `holder` has it: not if somebody else does, whose lease is not over.
    ///
    /// # Errors
    ///
    /// [`TurnError`].
    async fn take(&self, what: &str, holder: &str, lease: Duration) -> Result<bool, TurnError>;

    /// Gives the turn up at once, if it is `holder`'s.
    ///
    /// # Errors
    ///
    /// [`TurnError`]. The turn is free once its lease is over in any case.
    async fn release(&self, what: &str, holder: &str) -> Result<(), TurnError>;
}

/// The store does not say whose turn it is. Names no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TurnError {
    /// It can't be reached; others may be able to.
    #[error("the store is out of reach: {0}")]
    OutOfReach(String),
    /// It was reached and can't write, so that nobody can take a turn.
    #[error("the store can't be written: {0}")]
    Unwritable(String),
}

impl TurnError {
    pub(super) fn slow() -> Self {
        Self::OutOfReach("no answer in time".to_owned())
    }
}
