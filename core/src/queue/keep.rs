//! What was made, kept before it is delivered and found again afterwards.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::perform::or_panicked;
use super::{Job, JobId, Worker};
use crate::metrics;
use crate::reply::{Media, MediaKind};

/// How long it may take to keep one result, or to read it again.
const KEEPING: Duration = Duration::from_secs(30);
/// The waits between two tries to keep a result that is nowhere else grow from the first to the second of these.
const WAITS: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));
/// How long one waits where what was kept can't be read.
pub(super) const READ_AGAIN: Duration = Duration::from_secs(30);

/// What was kept can't be read now: nobody knows whether there is anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

impl Worker {
    /// What was kept of a job, if anything was.
    pub(super) async fn kept(&self, job: &JobId) -> Result<Option<Vec<Media>>, Unreadable> {
        let read = or_panicked("the output store", timeout(KEEPING, self.outputs.get(job))).await;
        match read {
            Some(Ok(Ok(media))) => Ok(Some(media).filter(|media| !media.is_empty())),
            Some(Ok(Err(error))) => {
                tracing::error!(%job, %error, "a kept result can't be read");
                Err(Unreadable)
            }
            Some(Err(_)) | None => Err(Unreadable),
        }
    }

    /// The kept picture of an ended job.
    pub(super) async fn picture(&self, job: &JobId) -> Result<Option<Media>, Unreadable> {
        let kept = self.kept(job).await?;
        Ok(kept.into_iter().flatten().find(|media| media.kind == MediaKind::Image))
    }

    /// Keeps a paid result before it is delivered; says whether all of it is kept.
    pub(super) async fn keep(&self, job: &Job, made: &[Media]) -> bool {
        let mut kept = true;
        for (index, media) in made.iter().enumerate() {
            let put = or_panicked("the output store", timeout(KEEPING, self.outputs.put(&job.id, index, media))).await;
            let outcome = match put {
                Some(Ok(Ok(()))) => "kept",
                Some(Ok(Err(error))) => {
                    tracing::error!(job = %job.id, %error, "a result could not be kept");
                    "failed"
                }
                Some(Err(_)) => {
                    tracing::error!(job = %job.id, "a result was not kept in time");
                    "late"
                }
                None => "failed",
            };
            kept &= outcome == "kept";
            metrics::output(outcome);
        }
        kept
    }

    /// Tries to keep a result until its deadline, where it can be had from nowhere else; says whether it is kept.
    pub(super) async fn keep_in_time(&self, job: &Job, made: &[Media]) -> bool {
        let mut wait = WAITS.0;
        while Instant::now() + wait < job.deadline {
            sleep(wait).await;
            if self.keep(job, made).await {
                return true;
            }
            wait = (wait * 2).min(WAITS.1);
        }
        false
    }
}
