//! The ends of jobs, until their people know: at once, or after the process that should have told them died.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};
use tracing::Instrument as _;

use super::insist::insist;
use super::keep::{READ_AGAIN, Unreadable};
use super::perform::or_panicked;
use super::store::{Claimed, Lease, Outcome};
use super::{Delivery, Ending, Job, Worker};
use crate::failure::Failure;
use crate::metrics;
use crate::trace::SPANS;

/// How long news of a job that moved up may be on their way: a second until the teller sees that it is not theirs any more,
/// and one for what is on the wire. A job that takes longer than this, as nearly all do, waits for nothing.
const NEWS_ON_THE_WAY: Duration = Duration::from_secs(2);

impl Worker {
    /// Tells the person of the `claimed` job, and lets it go.
    pub(super) async fn deliver(&self, job: &Job, ending: Ending, lease: &Lease, claimed: &Claimed) {
        self.let_others_finish(claimed).await;
        tracing::info!(job = %job.id, person = %job.person(), tier = job.tier.name, "{}", ending.label());
        let store = &self.queue.store;
        let delivery = Delivery::new(&**store, lease, claimed.intended);
        let outcome = ending.label();
        let failure = match &ending {
            Ending::Failed(failure) => Some(failure.label()),
            Ending::Made(_) | Ending::Cancelled | Ending::Interrupted => None,
        };
        let platform = job.origin.platform().as_str();
        let span = tracing::info_span!(target: SPANS, "delivery", otel.kind = "producer", job = %job.id, platform);
        or_panicked("the audience", self.audience.ended(job, ending, &delivery)).instrument(span).await;
        if insist("note that a job is over", || store.delivered(lease, store.now())).await.is_some() {
            let took = store.now().saturating_since(claimed.record.accepted);
            metrics::job_ended(job.work.task.as_str(), &job.tier.name, outcome, failure, took);
        }
    }

    /// Tells the person of a job whose end is known to the store.
    pub(super) async fn deliver_anew(self: Arc<Self>, job: Job, claimed: Claimed) {
        let hold = self.queue.live.hold(claimed.lease.clone());
        let ending = match claimed.record.outcome.clone() {
            Some(Outcome::Made) => match self.kept(&job.id).await {
                Ok(Some(media)) => Ending::Made(media),
                Ok(None) => lost(&job),
                Err(Unreadable) if self.audience.shows(&job) && Instant::now() < job.deadline => {
                    let later = self.queue.clocks().timestamp(Instant::now() + READ_AGAIN);
                    insist("put a delivery off", || self.queue.store.postpone(hold.lease(), later)).await;
                    return;
                }
                Err(Unreadable) => lost(&job),
            },
            Some(Outcome::Failed(failure)) => Ending::Failed(failure),
            Some(Outcome::Cancelled) => Ending::Cancelled,
            Some(Outcome::Interrupted) => Ending::Interrupted,
            None => return, // Only what has an outcome is given out to be delivered.
        };
        tokio::select! {
            () = self.deliver(&job, ending, hold.lease(), &claimed) => {}
            () = hold.lost() => self.audience.gone(&job.id),
        }
    }

    /// Waits until no news of another process is on its way any more, which would overwrite the last word.
    async fn let_others_finish(&self, claimed: &Claimed) {
        if let Some((teller, at)) = &claimed.record.told
            && teller != self.queue.name.as_str()
        {
            sleep_until(self.queue.clocks().instant(at.after(NEWS_ON_THE_WAY))).await;
        }
    }
}

/// The result is not to be had: it could not be kept, or can't be read in time, and the process that had it died before it
/// was delivered.
fn lost(job: &Job) -> Ending {
    tracing::error!(job = %job.id, "a result can't be had again, and the process that had it died");
    Ending::Failed(Failure::ProviderError)
}
