//! Does a step in the store again until it is done: a store that is out of reach for a while ends no job and no worker.

use std::time::Duration;

use tokio::time::sleep;

use super::store::{LeaseError, StoreError};

/// The waits between two tries grow from the first to the second of these.
const WAITS: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Does `step` until it succeeds; nothing comes back if the lease is lost, or the step can never succeed.
pub(super) async fn insist<T, F>(what: &str, mut step: impl FnMut() -> F) -> Option<T>
where
    F: Future<Output = Result<T, LeaseError>>,
{
    let mut wait = WAITS.0;
    loop {
        match step().await {
            Ok(done) => return Some(done),
            Err(LeaseError::Lost) => {
                tracing::warn!("could not {what}: the job is somebody else's by now");
                return None;
            }
            Err(LeaseError::Store(error @ StoreError::Fault(_))) => {
                tracing::error!(%error, "could not {what}");
                return None;
            }
            Err(LeaseError::Store(error)) => tracing::warn!(%error, ?wait, "could not {what}, trying again"),
        }
        sleep(wait).await;
        wait = (wait * 2).min(WAITS.1);
    }
}
