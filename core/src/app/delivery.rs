//! Delivers the last word on a job: tries again where that can't show it twice, says less where the platform takes less.
//!
//! It does so for half a minute at most. A longer trouble is waited out by the queue, which remembers what is to be delivered.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Messenger;
use super::ending::caption;
use crate::catalogue::{Message, id};
use crate::queue::{Delivery, Handover, Job};
use crate::reply::{DeliveryError, Reply, Shown, Urgency};
use crate::retry::{Backoff, Random};

/// After how long no further try is begun here, and how the waits between grow: some 6 tries.
const PATIENCE: Duration = Duration::from_secs(30);
const BACKOFF: Backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(15));
/// A mebibyte, in which file sizes are told.
const MIB: usize = 1 << 20;

/// What follows a delivery that failed.
enum Next {
    /// The same again, after at least this wait.
    Again(Duration),
    /// This instead, at once.
    Instead(Reply),
    /// Nothing more can be done.
    GiveUp,
}

impl Messenger {
    /// Delivers until it succeeds, or can't, or takes too long for now.
    pub(super) async fn deliver_surely(&self, job: &Job, mut reply: Reply, delivery: &Delivery<'_>) -> Handover {
        let (random, began) = (Random::from_os(), Instant::now());
        let mut shown = job.shown.clone();
        for tries in 0.. {
            let Err(error) = self.deliver(job, &mut shown, &reply, delivery).await else { return Handover::Over };
            tracing::warn!(job = %job.id, tries = tries + 1, %error, "not delivered");
            match next(job, &error, reply.clone(), shown.is_some()) {
                Next::GiveUp => break,
                Next::Instead(less) => reply = less,
                Next::Again(least) => {
                    let wait = least + BACKOFF.wait(tries, &random);
                    if began.elapsed() + wait > PATIENCE {
                        return Handover::Later { least };
                    }
                    sleep(wait).await;
                }
            }
        }
        tracing::error!(job = %job.id, "the last word on a job could not be delivered; a result is kept");
        Handover::Over
    }

    /// Turns the job's message into its last word, or sends it anew where that is not possible.
    ///
    /// What is new is noted before it is sent: whoever goes on after the death of this process can't know whether it is
    /// there, and an edit can be repeated, a message can't.
    async fn deliver(
        &self,
        job: &Job,
        shown: &mut Option<Shown>,
        reply: &Reply,
        delivery: &Delivery<'_>,
    ) -> Result<(), DeliveryError> {
        let responder = self.responder(&job.origin)?;
        if let Some(message) = &*shown {
            match responder.edit(&job.origin, &job.locale, message, reply, Urgency::Result).await {
                Err(DeliveryError::Gone) => *shown = None,
                delivered => return delivered,
            }
        }
        if delivery.may_be_sent() {
            tracing::warn!(job = %job.id, "a process that died may have sent the last word already");
            return Err(DeliveryError::Network(String::new()));
        }
        if !delivery.may_send().await {
            return Ok(()); // Somebody else has the job by now, and says the last word on it.
        }
        match responder.send(&job.origin, &job.locale, reply).await {
            Ok(sent) => {
                delivery.sent(&sent).await;
                *shown = Some(sent);
                Ok(())
            }
            Err(error) if error.may_be_shown() => Err(error),
            Err(error) => {
                delivery.not_sent().await;
                Err(error)
            }
        }
    }
}

/// What follows `error` on the way of `reply`, which was to be an `edit` or a new message.
fn next(job: &Job, error: &DeliveryError, reply: Reply, edit: bool) -> Next {
    match error {
        DeliveryError::Forbidden(_) => Next::GiveUp,
        DeliveryError::Gone | DeliveryError::Refused(_) if reply.media.is_empty() => Next::GiveUp,
        // Better the words alone than nothing; the media is kept.
        DeliveryError::Gone | DeliveryError::Refused(_) => Next::Instead(Reply { media: Vec::new(), ..reply }),
        DeliveryError::TooLarge { .. } if reply.media.is_empty() => Next::GiveUp,
        DeliveryError::TooLarge { size, limit } => Next::Instead(too_large(job, *size, *limit)),
        // A new message may be there already: sending it again could show it twice.
        DeliveryError::Network(_) if !edit => Next::GiveUp,
        DeliveryError::Network(_) | DeliveryError::Unsent(_) => Next::Again(Duration::ZERO),
        DeliveryError::Busy { retry_after } => Next::Again(*retry_after),
    }
}

/// What stands in for a file that the platform does not take.
fn too_large(job: &Job, size: usize, limit: usize) -> Reply {
    let message = Message::new(id::JOB_FILE_TOO_LARGE).with("size", size.div_ceil(MIB)).with("limit", limit / MIB);
    caption(job).paragraph(message)
}
