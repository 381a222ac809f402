//! Reads what was made: so many results at once, for each is in memory as a whole.

use std::time::Duration;

use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::{Media, MediaKind};
use sha2::{Digest, Sha256};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::problem::{Kind, Problem};

/// Results that are read at once.
const AT_ONCE: usize = 8;
/// How long somebody waits until others have read theirs.
const PATIENCE: Duration = Duration::from_secs(2);
/// When to come back after that.
const SOON: Duration = Duration::from_secs(1);

/// Reads what was made.
pub(crate) struct Outputs(Semaphore);

impl Outputs {
    pub(crate) fn new() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }

    /// What is kept of a job's result.
    pub(crate) async fn kinds(&self, store: &dyn OutputStore, job: &JobId) -> Result<Vec<MediaKind>, Problem> {
        let _turn = self.turn().await?;
        store.kinds(job).await.map_err(|error| unreadable(job, &error))
    }

    /// One of them, from 0, with a name that no other has.
    pub(crate) async fn one_with_digest(
        &self,
        store: &dyn OutputStore,
        job: &JobId,
        index: usize,
    ) -> Result<(Media, String), Problem> {
        let _turn = self.turn().await?;
        let media = one(store, job, index).await?;
        let digest = digest(&media).await?;
        Ok((media, digest))
    }

    /// One of them, from 0.
    pub(crate) async fn one(&self, store: &dyn OutputStore, job: &JobId, index: usize) -> Result<Media, Problem> {
        let _turn = self.turn().await?;
        one(store, job, index).await
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>, Problem> {
        // The semaphore is never closed.
        let turn = timeout(PATIENCE, self.0.acquire()).await.ok().and_then(Result::ok);
        turn.ok_or(Problem::new(Kind::Unavailable).retry_after(SOON))
    }
}

async fn one(store: &dyn OutputStore, job: &JobId, index: usize) -> Result<Media, Problem> {
    let media = store.get_one(job, index).await.map_err(|error| unreadable(job, &error))?;
    media.ok_or(Problem::new(Kind::NotFound))
}

fn unreadable(job: &JobId, error: &OutputError) -> Problem {
    tracing::error!(%job, %error, "what was made can't be read");
    Problem::new(Kind::Unavailable).retry_after(SOON)
}

async fn digest(media: &Media) -> Result<String, Problem> {
    let bytes = media.bytes.clone();
    // A video takes a while, in which others want to be served.
    let digest = tokio::task::spawn_blocking(move || Sha256::digest(&bytes)).await;
    let digest = digest.map_err(|_| Problem::new(Kind::Internal))?;
    Ok(digest.iter().take(16).fold(String::new(), |digits, byte| digits + &format!("{byte:02x}")))
}
