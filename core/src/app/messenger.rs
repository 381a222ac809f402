//! Shows replies on the platform they belong to, and follows each job with its one message.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::Responders;
use super::ending::caption;
use super::progress::Mood;
use crate::catalogue::{Locale, Message, id};
use crate::provider::Task;
use crate::queue::{Audience, Ending, Job, JobId, JobNews, Tier, Tiers};
use crate::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use crate::request::Origin;
use crate::retry::{Backoff, Engine, Random, Unavailable};

/// Shows replies on the platform they belong to, and follows each job with its one message.
pub struct Messenger {
    responders: Responders,
    engine: Arc<Engine>,
    tiers: Tiers,
    premium_line: bool,
    painters: Mutex<HashMap<JobId, Painter>>,
}

/// Keeps one job's message up to date with its latest news.
struct Painter {
    mood: Mood,
    latest: watch::Sender<Option<Reply>>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

/// How often a result is tried to be delivered, and how the waits between grow: over some 10 minutes.
const DELIVERIES: u32 = 12;
const BACKOFF: Backoff = Backoff::new(Duration::from_secs(1), Duration::from_mins(2));
/// A mebibyte, in which file sizes are told.
const MIB: usize = 1 << 20;

impl Messenger {
    /// A messenger over `responders`; it looks at `engine` for what people wait for.
    ///
    /// With `premium_line`, people who are in no premium tier of `tiers` read what premium would bring where it would
    /// have helped.
    pub fn new(responders: Responders, engine: Arc<Engine>, tiers: Tiers, premium_line: bool) -> Self {
        Self { responders, engine, tiers, premium_line, painters: Mutex::default() }
    }

    /// Shows a new message. What can't be shown is logged.
    pub(super) async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let shown = self.responder(origin)?.send(origin, locale, reply).await;
        if let Err(error) = &shown {
            tracing::warn!(platform = %origin.platform(), chat = origin.chat, %error, "a reply could not be shown");
        }
        shown
    }

    pub(super) fn closed(&self, task: Task) -> Option<Unavailable> {
        self.engine.closed(task)
    }

    pub(super) fn with_premium_line(&self, reply: Reply, tier: &Tier) -> Reply {
        let wanted = self.premium_line && !self.tiers.is_premium(tier);
        if wanted { reply.paragraph(Message::new(id::PREMIUM_LINE)) } else { reply }
    }

    fn responder(&self, origin: &Origin) -> Result<&Arc<dyn Responder>, DeliveryError> {
        let platform = origin.platform();
        self.responders.get(platform).ok_or_else(|| DeliveryError::Refused(format!("{platform} is not connected")))
    }

    /// Turns the job's message into its last word, or sends it anew where that is not possible.
    async fn deliver(&self, job: &Job, shown: &mut Option<Shown>, reply: &Reply) -> Result<(), DeliveryError> {
        let responder = self.responder(&job.origin)?;
        if let Some(message) = &*shown {
            match responder.edit(&job.origin, &job.locale, message, reply, Urgency::Result).await {
                Err(DeliveryError::Gone) => *shown = None,
                delivered => return delivered,
            }
        }
        *shown = Some(responder.send(&job.origin, &job.locale, reply).await?);
        Ok(())
    }

    /// Delivers until it succeeds or can't.
    async fn deliver_surely(&self, job: &Job, mut reply: Reply) {
        let random = Random::from_os();
        let mut shown = job.shown.clone();
        for tries in 0..DELIVERIES {
            let error = match self.deliver(job, &mut shown, &reply).await {
                Ok(()) => return,
                Err(error) => error,
            };
            tracing::warn!(job = %job.id, tries = tries + 1, %error, "not delivered");
            let told = match error {
                DeliveryError::Gone | DeliveryError::Forbidden(_) | DeliveryError::Refused(_)
                    if reply.media.is_empty() =>
                {
                    return;
                }
                DeliveryError::Forbidden(_) => return,
                // Better the words alone than nothing; the media is kept.
                DeliveryError::Gone | DeliveryError::Refused(_) => {
                    reply.media.clear();
                    continue;
                }
                DeliveryError::TooLarge { size, limit } => {
                    reply = too_large(job, size, limit);
                    continue;
                }
                // A new message may be there already: sending it again could show it twice.
                DeliveryError::Network(_) if shown.is_none() => return,
                DeliveryError::Network(_) => Duration::ZERO,
                DeliveryError::Busy { retry_after } => retry_after,
            };
            sleep(told + BACKOFF.wait(tries, &random)).await;
        }
        tracing::error!(job = %job.id, "the result could not be delivered; it is kept");
    }

    fn painters(&self) -> MutexGuard<'_, HashMap<JobId, Painter>> {
        // No code under the lock leaves the map half-changed where it panics.
        self.painters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Audience for Messenger {
    fn news(&self, job: &Job, news: JobNews) {
        let (Some(shown), Ok(responder)) = (&job.shown, self.responder(&job.origin)) else { return };
        let mut painters = self.painters();
        let painter = painters
            .entry(job.id.clone())
            .or_insert_with(|| Painter::start(Arc::clone(responder), job.clone(), shown.clone()));
        if let Some(reply) = self.progress(job, &news, &mut painter.mood) {
            painter.latest.send_if_modified(|present| {
                let new = present.as_ref() != Some(&reply);
                *present = Some(reply);
                new
            });
        }
    }

    async fn ended(&self, job: &Job, ending: Ending) {
        let painter = self.painters().remove(&job.id);
        if let Some(painter) = painter {
            painter.stop.cancel();
            // An edit that is being sent must arrive before the result.
            if painter.task.await.is_err() {
                tracing::error!(job = %job.id, "the progress of this job could not be shown");
            }
        }
        self.deliver_surely(job, self.last_word(job, ending)).await;
    }
}

impl Painter {
    fn start(responder: Arc<dyn Responder>, job: Job, shown: Shown) -> Self {
        let (latest, mut replies) = watch::channel(None);
        let stop = CancellationToken::new();
        let stopped = stop.clone();
        let task = tokio::spawn(async move {
            while let Some(Ok(())) = stopped.run_until_cancelled(replies.changed()).await {
                let Some(reply) = replies.borrow_and_update().clone() else { continue };
                let urgency = Urgency::Progress(stopped.clone());
                if let Err(error) = responder.edit(&job.origin, &job.locale, &shown, &reply, urgency).await {
                    tracing::debug!(job = %job.id, %error, "progress not shown");
                }
            }
        });
        Self { mood: Mood::default(), latest, stop, task }
    }
}

/// What stands in for a file that the platform does not take.
fn too_large(job: &Job, size: usize, limit: usize) -> Reply {
    let message = Message::new(id::JOB_FILE_TOO_LARGE).with("size", size.div_ceil(MIB)).with("limit", limit / MIB);
    Reply { buttons: Vec::new(), ..caption(job) }.paragraph(message)
}
