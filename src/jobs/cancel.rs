//! `refrain jobs cancel`: ends a request that waits or runs, in whichever process.

use anyhow::bail;
use refrain::core::queue::JobId;
use refrain::core::queue::store::{Cancelled, JobStore};
use serde_json::json;

use super::known;
use crate::out::say;

/// Wants the job to end, on behalf of the operator.
pub(super) async fn cancel(jobs: &impl JobStore, id: &JobId, as_json: bool) -> anyhow::Result<()> {
    known(jobs, id).await?;
    match jobs.cancel(id, None).await? {
        Cancelled::Yes if as_json => say!("{:#}", json!({"id": id.as_str(), "cancelled": true})),
        Cancelled::Yes => say!("The job is cancelled; whichever process has it ends it and tells its person."),
        // The operator owns every job.
        Cancelled::TooLate | Cancelled::NotTheirs => {
            let state = known(jobs, id).await?.state;
            bail!("it is too late to cancel the job: it is {}", state.label());
        }
    }
    Ok(())
}
