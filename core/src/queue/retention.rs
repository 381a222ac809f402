//! For how long what ended is kept, and how it is forgotten.
//!
//! Outputs are kept only while their job is, and go before it: whatever is interrupted, no file is left that nothing refers
//! to. What is left all the same (by a store in memory that ended, by a database that was restored or removed) goes by its
//! age.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::store::{JobStore, StoreError};
use super::{JobId, OutputStore};
use crate::request::Person;

/// For how long what ended is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Pictures and videos; they go with their job at the latest.
    pub outputs: Duration,
    /// Jobs with the records of their calls.
    pub jobs: Duration,
}

/// How often is looked for what is too old.
const EVERY: Duration = Duration::from_hours(1);
/// How many jobs are seen to in one step, so that nobody waits long for the store.
const BATCH: usize = 100;

/// Not everything of a person could be forgotten.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ForgetError {
    /// The jobs are out of reach.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// So many outputs could not be removed, which the log tells more of.
    #[error("the outputs of {0} jobs could not be removed")]
    OutputsStay(usize),
}

impl Retention {
    /// Removes what is too old, now and every hour, until `shutdown`.
    pub async fn keep(self, store: Arc<dyn JobStore>, outputs: Arc<dyn OutputStore>, shutdown: CancellationToken) {
        let rounds = async {
            loop {
                if let Err(error) = self.tidy(&*store, &*outputs).await {
                    tracing::warn!(%error, "what is too old stays for another hour");
                }
                sleep(EVERY).await;
            }
        };
        shutdown.run_until_cancelled(rounds).await;
    }

    /// Removes what is too old now. What can't be removed is logged, and stays for the next time.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the jobs are out of reach.
    pub async fn tidy(&self, store: &dyn JobStore, outputs: &dyn OutputStore) -> Result<(), StoreError> {
        let now = store.now();
        let (mut emptied, mut forgotten) = (0, 0);
        loop {
            let old = store.outputs_before(now.before(self.outputs), BATCH).await?;
            let removed = remove_outputs(outputs, old).await;
            if removed.is_empty() {
                break;
            }
            store.outputs_removed(&removed).await?;
            emptied += removed.len();
        }
        loop {
            let old = store.ended_before(now.before(self.jobs), BATCH).await?;
            let removed = remove_outputs(outputs, old).await;
            if removed.is_empty() {
                break;
            }
            store.forget(&removed).await?;
            forgotten += removed.len();
        }
        store.forget_accounts().await?;
        emptied += remove_stray(store, outputs, now.before(self.outputs).into()).await?;
        if emptied + forgotten > 0 {
            tracing::info!(outputs_of = emptied, jobs = forgotten, "removed what was kept long enough");
        }
        Ok(())
    }
}

/// Removes some of the outputs that were kept before `before` and that no job refers to; says of how many jobs.
async fn remove_stray(
    store: &dyn JobStore,
    outputs: &dyn OutputStore,
    before: SystemTime,
) -> Result<usize, StoreError> {
    let old = match outputs.kept_before(before, BATCH * 10).await {
        Ok(old) => old,
        Err(error) => {
            tracing::warn!(%error, "outputs can't be looked through");
            return Ok(0);
        }
    };
    let mut stray = Vec::new();
    for job in old {
        if store.job(&job).await?.is_none() {
            stray.push(job);
        }
    }
    Ok(remove_outputs(outputs, stray).await.len())
}

/// Forgets all jobs of `person` that ended, with what was made; those under way stay.
///
/// # Errors
///
/// [`ForgetError`]; what is forgotten by then stays forgotten.
pub async fn forget_person(
    store: &dyn JobStore,
    outputs: Option<&dyn OutputStore>,
    person: &Person,
) -> Result<(), ForgetError> {
    loop {
        let ended = store.ended_of(person, BATCH).await?;
        let ended: Vec<_> = ended.into_iter().map(|(record, _)| record.facts.id).collect();
        if ended.is_empty() {
            return Ok(store.forget_accounts().await?);
        }
        let count = ended.len();
        let removed = match outputs {
            Some(outputs) => remove_outputs(outputs, ended).await,
            None => ended,
        };
        store.forget(&removed).await?;
        if removed.len() < count {
            return Err(ForgetError::OutputsStay(count - removed.len()));
        }
    }
}

/// Removes the outputs of `jobs`; says of which ones they are gone.
async fn remove_outputs(outputs: &dyn OutputStore, jobs: Vec<JobId>) -> Vec<JobId> {
    let mut removed = Vec::with_capacity(jobs.len());
    for job in jobs {
        match outputs.remove(&job).await {
            Ok(()) => removed.push(job),
            Err(error) => tracing::warn!(%job, %error, "outputs can't be removed"),
        }
    }
    removed
}
