//! `refrain jobs retry`: an ended request once more, as a job of its own.

use std::time::Duration;

use anyhow::{anyhow, bail};
use refrain::core::queue::JobId;
use refrain::core::queue::store::{Bounds, Full, JobFacts, JobRecord, JobStore, Timestamp};
use refrain::core::request::Origin;
use serde_json::json;

use super::known;

/// The operator decides: only what the person's tier allows still holds.
const BOUNDS: Bounds = Bounds { max_queued: usize::MAX, max_in_chat: None };
/// Long enough to release the job; where this process dies before, a worker does so after this.
const LEASE: Duration = Duration::from_secs(15);

/// Accepts what an ended job was about anew.
pub(super) async fn retry(jobs: &impl JobStore, id: &JobId, as_json: bool) -> anyhow::Result<()> {
    let old = known(jobs, id).await?;
    if !old.state.ended() {
        bail!("the job is {}: it will be made, or end, without another one", old.state.label());
    }
    let now = jobs.now();
    let facts = anew(old, now);
    let accepted = jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await?;
    let (lease, standing) = accepted.map_err(|full| match full {
        Full::Person => {
            let (person, most) = (facts.person(), facts.tier.max_queued);
            anyhow!("{person} has {most} requests waiting, which is as many as the tier {} allows", facts.tier.name)
        }
        Full::Chat | Full::Queue => anyhow!("the queue is full"),
    })?;
    jobs.release(&lease, None, jobs.now()).await?;
    if as_json {
        println!("{:#}", json!({"id": facts.id.as_str(), "retry_of": id.as_str(), "ahead": standing.ahead}));
    } else {
        println!("Accepted anew as job {}, with {} ahead; the answer will be a new message.", facts.id, standing.ahead);
    }
    Ok(())
}

/// The same work for the same person and place. What there was to answer with belongs to the old message, which stays as
/// it is; so the answer is a new one.
fn anew(old: JobRecord, now: Timestamp) -> JobFacts {
    let time = old.facts.deadline.saturating_since(old.accepted);
    let origin = Origin { pending: None, token: None, ..old.facts.origin };
    JobFacts { id: JobId::random(), origin, deadline: now.after(time), ..old.facts }
}
