//! The seam to where results are kept.

use std::time::SystemTime;

use async_trait::async_trait;

use super::JobId;
use crate::reply::{Media, MediaKind};

/// Keeps what was made, before it is delivered.
#[async_trait]
pub trait OutputStore: Send + Sync + 'static {
    /// Keeps `media` as the `index`-th output (from 0) of `job`; writing the same again is a success.
    ///
    /// # Errors
    ///
    /// [`OutputError`]; nothing half-written stays.
    async fn put(&self, job: &JobId, index: usize, media: &Media) -> Result<(), OutputError>;

    /// The kept outputs of `job`, in order; empty if there are none.
    ///
    /// # Errors
    ///
    /// [`OutputError`] if they can't be read.
    async fn get(&self, job: &JobId) -> Result<Vec<Media>, OutputError>;

    /// One of them, from 0, if there are so many. Whoever can read it alone says so; by default all are read.
    ///
    /// # Errors
    ///
    /// [`OutputError`] if it can't be read.
    async fn get_one(&self, job: &JobId, index: usize) -> Result<Option<Media>, OutputError> {
        Ok(self.get(job).await?.into_iter().nth(index))
    }

    /// What kind each of them is, in order. Whoever can tell without reading them says so; by default all are read.
    ///
    /// # Errors
    ///
    /// [`OutputError`] if that can't be found out.
    async fn kinds(&self, job: &JobId) -> Result<Vec<MediaKind>, OutputError> {
        Ok(self.get(job).await?.iter().map(|media| media.kind).collect())
    }

    /// Removes the outputs of `job`; no fault if there are none.
    ///
    /// # Errors
    ///
    /// [`OutputError`] if they can't be removed.
    async fn remove(&self, job: &JobId) -> Result<(), OutputError>;

    /// Jobs of which nothing was kept since `before`, but something earlier; at most `limit`, in any order. So that what no
    /// store of jobs knows any more is found; whoever can't tell says none, which is the default.
    ///
    /// # Errors
    ///
    /// [`OutputError`] if it can't be looked at.
    async fn kept_before(&self, before: SystemTime, limit: usize) -> Result<Vec<JobId>, OutputError> {
        let _ = (before, limit);
        Ok(Vec::new())
    }
}

/// Why an output is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutputError {
    /// The disk is full.
    #[error("no space left")]
    Full,
    /// The folder can't be written.
    #[error("not writable: {0}")]
    ReadOnly(String),
    /// Anything else.
    #[error("storage failed: {0}")]
    Other(String),
}
