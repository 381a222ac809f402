//! `refrain jobs retry`: an ended request once more, as a job of its own.

use refrain::core::queue::store::JobStore;
use refrain::core::queue::{Anew, JobId, anew};
use serde_json::json;

use super::known;
use crate::out::say;

/// Accepts what an ended job was about anew.
pub(super) async fn retry(jobs: &impl JobStore, id: &JobId, as_json: bool) -> anyhow::Result<()> {
    known(jobs, id).await?;
    let Anew { id: new, ahead } = anew(jobs, id).await?;
    if as_json {
        say!("{:#}", json!({"id": new.as_str(), "retry_of": id.as_str(), "ahead": ahead}));
    } else {
        say!("Accepted anew as job {new}, with {ahead} ahead; the answer will be a new message.");
    }
    Ok(())
}
