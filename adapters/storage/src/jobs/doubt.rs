//! Acceptances of which nobody knows whether they were kept: the answer to the commit got lost, and the database is out of reach.
//! Their people are told that they were not accepted. So they must not be.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use refrain_core::queue::JobId;
use refrain_core::queue::store::{Hints, StoreError, Timestamp};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::door::withdraw_accepted;
use crate::database::{Database, Fault};

/// How long a database rests that is out of reach.
const REST: Duration = Duration::from_secs(1);

/// Who takes them back. There are no more than there were connections when the database went away.
#[derive(Default)]
pub(super) struct Doubts(Mutex<JoinSet<()>>);

impl Doubts {
    /// Has the job that was accepted then taken back as soon as the database is in reach again. Nobody waits for that.
    pub(super) fn take_back(&self, job: JobId, accepted: Timestamp, database: Database, hints: Arc<Hints>) {
        tracing::warn!(%job, "nobody knows whether an acceptance was kept; it is taken back once the database is there");
        let mut doubts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while doubts.try_join_next().is_some() {}
        doubts.spawn(async move {
            if take_back(&job, accepted, &database).await {
                hints.tell_all();
            }
        });
    }
}

/// Whether there was something to be taken back.
async fn take_back(job: &JobId, accepted: Timestamp, database: &Database) -> bool {
    while !database.is_closed() {
        match database.within(withdraw_accepted(database, job, accepted)).await {
            Ok(()) => {
                tracing::info!(%job, "the acceptance was kept, and is taken back");
                return true;
            }
            Err(Fault::Lost) => {
                tracing::info!(%job, "the acceptance was not kept, or others took its process for dead and go on with it");
                return false;
            }
            Err(Fault::Store(error @ StoreError::Fault(_))) => {
                tracing::error!(%job, %error, "nobody knows whether an acceptance was kept");
                return false;
            }
            Err(Fault::Store(_)) => sleep(REST).await,
        }
    }
    false
}

#[cfg(test)]
#[path = "../../tests/kit/fox.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod fox;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use refrain_core::queue::store::JobStore;

    use super::super::SqlJobs;
    use super::fox::{BOUNDS, fox};
    use super::*;

    #[tokio::test]
    async fn only_the_acceptance_that_is_in_doubt_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let url = || format!("sqlite://{}", folder.path().join("jobs.db").display()).into();
        let database = Database::open(&url()).await.unwrap();
        let jobs = SqlJobs::new(database.clone(), url());
        let (now, minute) = (jobs.now(), Duration::from_mins(1));
        let facts = fox(now);
        let (lease, _) = jobs.enqueue(&facts, BOUNDS, now.after(minute), now).await.unwrap().unwrap();

        let before = Timestamp::from_millis(now.as_millis() - 1);
        assert!(!take_back(&facts.id, before, &database).await, "this one was accepted later");
        assert!(take_back(&facts.id, now, &database).await);
        assert_eq!(jobs.job(&facts.id).await.unwrap().map(|job| job.state), None);

        let (again, _) = jobs.enqueue(&facts, BOUNDS, now.after(minute), now).await.unwrap().unwrap();
        assert_eq!(again, lease);
        jobs.release(&again, None, now).await.unwrap();
        assert!(!take_back(&facts.id, now, &database).await, "somebody was told of it");
        database.close().await;
        assert!(!take_back(&facts.id, now, &database).await, "who stops waits for nothing");
    }
}
