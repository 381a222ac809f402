//! Acceptances of which nobody knows whether they were kept: the answer to the commit got lost, and the database is out of reach.
//! Their people are told that they were not accepted. So they must not be.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use refrain_core::queue::JobId;
use refrain_core::queue::store::{Hints, StoreError};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::door::withdraw_unbegun;
use crate::database::{Database, Fault};

/// How long a database rests that is out of reach.
const REST: Duration = Duration::from_secs(1);

/// Who takes them back. There are no more than there were connections when the database went away.
#[derive(Default)]
pub(super) struct Doubts(Mutex<JoinSet<()>>);

impl Doubts {
    /// Has `job` taken back as soon as the database is in reach again. Nobody waits for that.
    pub(super) fn take_back(&self, job: JobId, database: Database, hints: Arc<Hints>) {
        let mut doubts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while doubts.try_join_next().is_some() {}
        doubts.spawn(take_back(job, database, hints));
    }
}

async fn take_back(job: JobId, database: Database, hints: Arc<Hints>) {
    loop {
        match database.within(withdraw_unbegun(&database, &job)).await {
            Ok(()) => {
                tracing::warn!(%job, "an acceptance was kept although its answer got lost; it is taken back");
                return hints.tell_all();
            }
            Err(Fault::Lost) => return, // It was not kept, or somebody who thought this process dead began it.
            Err(Fault::Store(StoreError::Unavailable(_))) => sleep(REST).await,
            Err(Fault::Store(error)) => {
                tracing::error!(%job, %error, "nobody knows whether an acceptance was kept");
                return;
            }
        }
    }
}
