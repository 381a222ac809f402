//! The ends of jobs, until their people know: at once, or later, where their platform was out of reach or the process that
//! should have told them died.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{sleep, sleep_until};
use tracing::Instrument as _;

use super::insist::insist;
use super::keep::{READ_AGAIN, Unreadable};
use super::later::later;
use super::perform::or_panicked;
use super::store::{Claimed, Lease, Outcome, Timestamp};
use super::{Delivery, Ending, Handover, Job, Worker};
use crate::failure::Failure;
use crate::metrics;
use crate::retry::Random;
use crate::trace::SPANS;

/// How long news of a job that moved up may be on their way: a second until the teller sees that it is not theirs any more,
/// and one for what is on the wire. A job that takes longer than this, as nearly all do, waits for nothing.
const NEWS_ON_THE_WAY: Duration = Duration::from_secs(2);

impl Worker {
    /// Tells the person of the `claimed` job, and lets it go, for ever or until later. `kept` says whether what was made can
    /// be had from the output store.
    pub(super) async fn deliver(&self, job: &Job, ending: Ending, kept: bool, (claimed, lease): (&Claimed, &Lease)) {
        self.let_others_finish(claimed).await;
        tracing::info!(job = %job.id, person = %job.person(), tier = job.tier.name, "{}", ending.label());
        let store = &self.queue.store;
        let outcome = ending.label();
        let failure = match &ending {
            Ending::Failed(failure) => Some(failure.label()),
            Ending::Made(_) | Ending::Cancelled | Ending::Interrupted => None,
        };
        if !self.tell(job, ending, kept, (claimed, lease)).await {
            return;
        }
        if insist("note that a job is over", || store.delivered(lease, store.now())).await.is_some() {
            let took = store.now().saturating_since(claimed.record.accepted);
            metrics::job_ended(job.work.task.as_str(), &job.tier.name, outcome, failure, took);
        }
    }

    /// Tells the person of a job until that is over, which takes a day at most. If not, the store has it for later.
    async fn tell(&self, job: &Job, ending: Ending, kept: bool, (claimed, lease): (&Claimed, &Lease)) -> bool {
        let store = &self.queue.store;
        let delivery = Delivery::new(&**store, lease, claimed.intended);
        let platform = job.origin.platform().as_str();
        loop {
            let span = tracing::info_span!(target: SPANS, "delivery", otel.kind = "producer", job = %job.id, platform);
            let told = self.audience.ended(job, ending.clone(), &delivery);
            let told = or_panicked("the audience", told).instrument(span).await;
            let Some(Handover::Later { least }) = told else { return true };
            let closing = self.queue.closed.is_cancelled();
            let at = again(claimed, least, store.now()).filter(|_| store.durable() || !closing);
            let Some(at) = at else {
                tracing::error!(job = %job.id, "the last word on a job could not be delivered; a result is kept");
                return true;
            };
            let wait = at.saturating_since(store.now());
            tracing::warn!(job = %job.id, ?wait, "a delivery is put off");
            if store.durable() && (self.can_be_had(job, &ending, kept).await || closing) {
                self.put_off(lease, at).await;
                return false;
            }
            // Nobody else could go on with it. Where the bot stops, it is tried once more before.
            tokio::select! {
                () = sleep(wait) => {}
                () = self.queue.closed.cancelled() => {}
            }
        }
    }

    /// Whether another process could tell of the `ending`: what was made is kept, now at the latest.
    async fn can_be_had(&self, job: &Job, ending: &Ending, kept: bool) -> bool {
        match ending {
            Ending::Made(media) => kept || self.keep(job, media).await,
            Ending::Failed(_) | Ending::Cancelled | Ending::Interrupted => true,
        }
    }

    async fn put_off(&self, lease: &Lease, at: Timestamp) {
        insist("put a delivery off", || self.queue.store.postpone(lease, at)).await;
    }

    /// Tells the person of a job whose end is known to the store.
    pub(super) async fn deliver_anew(self: Arc<Self>, job: Job, claimed: Claimed) {
        let hold = self.queue.live.hold(claimed.lease.clone());
        let ending = match claimed.record.outcome.clone() {
            Some(Outcome::Made) => match self.kept(&job.id).await {
                Ok(Some(media)) => Ending::Made(media),
                Ok(None) => lost(&job),
                Err(Unreadable) => {
                    let later = again(&claimed, READ_AGAIN, self.queue.store.now());
                    match later.filter(|_| self.audience.shows(&job)) {
                        Some(at) => return self.put_off(hold.lease(), at).await,
                        None => lost(&job),
                    }
                }
            },
            Some(Outcome::Failed(failure)) => Ending::Failed(failure),
            Some(Outcome::Cancelled) => Ending::Cancelled,
            Some(Outcome::Interrupted) => Ending::Interrupted,
            None => return, // Only what has an outcome is given out to be delivered.
        };
        tokio::select! {
            () = self.deliver(&job, ending, true, (&claimed, hold.lease())) => {}
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

/// When the end of a job is to be told again that could not be told `now`; nothing once that took a day.
fn again(claimed: &Claimed, least: Duration, now: Timestamp) -> Option<Timestamp> {
    let record = &claimed.record;
    later((record.accepted, record.facts.deadline), least, now, &Random::from_os())
}

/// The result is not to be had: it could not be kept, or can't be read for a day, and the process that had it ended before
/// it was delivered.
fn lost(job: &Job) -> Ending {
    tracing::error!(job = %job.id, "a result can't be had again, and the process that had it ended");
    Ending::Failed(Failure::ProviderError)
}
