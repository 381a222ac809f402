//! What the operator sees of the queue, and does to it, whoever owns the jobs.

use std::time::Duration;

use super::store::{Bounds, Cancelled, Full, JobFacts, JobRecord, JobStore, LeaseError, StoreError, Timestamp};
use super::{CancelError, Estimate, JobId, JobQueue, JobState};
use crate::provider::Task;
use crate::request::{Origin, Person};

/// The operator decides: only what the person's tier allows still holds.
const BOUNDS: Bounds = Bounds { max_queued: usize::MAX, max_in_chat: None };
/// Long enough to release the job; where this process dies before, a worker does so after this.
const LEASE: Duration = Duration::from_secs(15);

/// A job that was accepted anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anew {
    /// Its id.
    pub id: JobId,
    /// Jobs of the same task that wait before it.
    pub ahead: usize,
}

/// A job is not accepted anew.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnewError {
    /// There is no such job.
    #[error("there is no such job")]
    Unknown,
    /// It is under way.
    #[error("the job is {}: it will be made, or end, without another one", .0.label())]
    UnderWay(JobState),
    /// Its person has as many waiting as their tier allows.
    #[error("{person} has {most} requests waiting, which is as many as the tier {tier} allows")]
    TierFull {
        /// Whose it is.
        person: Person,
        /// How many they may have.
        most: usize,
        /// The name of their tier.
        tier: String,
    },
    /// The store can't do it now.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody else has taken it meanwhile; it may be there all the same.
    #[error(transparent)]
    Lost(#[from] LeaseError),
}

/// Accepts what an ended job was about anew: the same work and seed, for the same person and place, with as much time as it
/// had. The old message stays as it is; the answer is a new one. A program that is called when it ends is told which job it
/// [repeats](JobFacts::retry_of).
///
/// # Errors
///
/// [`AnewError`].
pub async fn anew(jobs: &dyn JobStore, id: &JobId) -> Result<Anew, AnewError> {
    let old = jobs.job(id).await?.ok_or(AnewError::Unknown)?;
    if !old.state.ended() {
        return Err(AnewError::UnderWay(old.state));
    }
    let now = jobs.now();
    let facts = facts_of(old, now);
    let accepted = jobs.enqueue(&facts, BOUNDS, now.after(LEASE), now).await?;
    let (lease, standing) = accepted.map_err(|full| match full {
        // The other bounds are out of reach, and a random id is a new one.
        Full::Person | Full::Chat | Full::Queue | Full::Known => AnewError::TierFull {
            person: facts.person().clone(),
            most: facts.tier.max_queued,
            tier: facts.tier.name.clone(),
        },
    })?;
    jobs.release(&lease, None, jobs.now()).await?;
    Ok(Anew { id: facts.id, ahead: standing.ahead })
}

/// What there was to answer with belongs to the old message; so the answer is a new one.
fn facts_of(old: JobRecord, now: Timestamp) -> JobFacts {
    let time = old.facts.deadline.saturating_since(old.accepted);
    let origin = Origin { pending: None, token: None, ..old.facts.origin };
    let retry_of = Some(old.facts.id);
    JobFacts { id: JobId::random(), retry_of, origin, deadline: now.after(time), ..old.facts }
}

impl JobQueue {
    /// Cancels a job, whoever owns it.
    ///
    /// # Errors
    ///
    /// [`CancelError`], but never that it is somebody else's.
    pub async fn cancel_any(&self, id: &JobId) -> Result<(), CancelError> {
        match self.store.cancel(id, None).await {
            Ok(Cancelled::Yes) => {
                self.live.cancel(id);
                Ok(())
            }
            Ok(Cancelled::TooLate | Cancelled::NotTheirs) => Err(CancelError::Ended),
            Err(error) => {
                tracing::error!(job = %id, %error, "a job could not be cancelled");
                Err(CancelError::OutOfReach)
            }
        }
    }

    /// The first jobs of `task` that wait, in their order, with place and expected wait; at most `limit`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if they can't be read now.
    pub async fn waiting(&self, task: Task, limit: usize) -> Result<Vec<(JobRecord, Estimate)>, StoreError> {
        let line = self.store.line(task, limit).await?;
        let placed = |(record, standing): (JobRecord, _)| {
            let estimate = self.estimate(task, &record.facts.tier, standing);
            (record, estimate)
        };
        Ok(line.into_iter().map(placed).collect())
    }
}
