//! Shows replies on the platform they belong to, and follows each job with its one message.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::Responders;
use super::metered::Metered;
use super::painter::Painter;
use super::witness::Witness;
use crate::catalogue::Locale;
use crate::provider::Task;
use crate::queue::{Audience, Delivery, Ending, Handover, Job, JobId, JobNews, Tier, Tiers};
use crate::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use crate::request::{Origin, Platform};
use crate::retry::{Access, Engine, Unavailable};

/// Shows replies on the platform they belong to, and follows each job with its one message.
pub struct Messenger {
    responders: Responders,
    engine: Arc<Engine>,
    pub(super) tiers: Tiers,
    pub(super) premium_line: bool,
    painters: Mutex<HashMap<JobId, Painter>>,
    witness: Option<Arc<dyn Witness>>,
}

impl Messenger {
    /// A messenger over `responders`; it looks at `engine` for what people wait for.
    ///
    /// With `premium_line`, people who are in no premium tier of `tiers` read what premium would bring where it would
    /// have helped.
    pub fn new(responders: Responders, engine: Arc<Engine>, tiers: Tiers, premium_line: bool) -> Self {
        let metered = |(platform, responder): (Platform, Arc<dyn Responder>)| {
            let metered = Metered::new(platform.clone(), responder);
            (platform, Arc::new(metered) as Arc<dyn Responder>)
        };
        let responders = responders.into_iter().map(metered).collect();
        Self { responders, engine, tiers, premium_line, painters: Mutex::default(), witness: None }
    }

    /// Has `witness` see what becomes of every request. Default: nobody does.
    #[must_use]
    pub fn witness(mut self, witness: Arc<dyn Witness>) -> Self {
        self.witness = Some(witness);
        self
    }

    pub(super) fn witnessed(&self, tell: impl FnOnce(&dyn Witness)) {
        if let Some(witness) = &self.witness {
            tell(&**witness);
        }
    }

    /// Shows a new message, without its media where the platform does not take those. What can't be shown is logged.
    pub(super) async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let mut shown = self.show(origin, locale, reply).await;
        if let Err(DeliveryError::TooLarge { .. } | DeliveryError::Refused(_)) = &shown
            && !reply.media.is_empty()
        {
            shown = self.show(origin, locale, &Reply { media: Vec::new(), ..reply.clone() }).await;
        }
        if let Err(error) = &shown {
            tracing::warn!(platform = %origin.platform(), chat = origin.chat, %error, "a reply could not be shown");
        }
        shown
    }

    /// Turns the message that stands there already into the reply, or sends a new one.
    async fn show(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let responder = self.responder(origin)?;
        if let Some(pending) = &origin.pending {
            match responder.edit(origin, locale, pending, reply, Urgency::Result).await {
                Err(DeliveryError::Gone) => {}
                edited => return edited.map(|()| pending.clone()),
            }
        }
        responder.send(origin, locale, reply).await
    }

    /// Whether the person in `origin` may manage the chat; no, if that can't be found out.
    pub(super) async fn manages(&self, origin: &Origin) -> bool {
        let Ok(responder) = self.responder(origin) else { return false };
        responder.manages(origin).await.unwrap_or_else(|error| {
            tracing::warn!(chat = origin.chat, %error, "whether somebody manages the chat could not be found out");
            false
        })
    }

    /// Whether there is a way to do `task`.
    pub(super) fn can(&self, task: Task) -> bool {
        self.engine.route_of(task).is_some()
    }

    /// Until when, and why, nothing of `task` can start for somebody of `tier`.
    pub(super) fn closed(&self, task: Task, tier: &Tier) -> Option<Unavailable> {
        self.engine.closed(task, &Access::of_tier(&tier.name))
    }

    pub(super) fn responder(&self, origin: &Origin) -> Result<&Arc<dyn Responder>, DeliveryError> {
        let platform = origin.platform();
        self.responders.get(platform).ok_or_else(|| DeliveryError::Refused(format!("{platform} is not connected")))
    }

    fn painters(&self) -> MutexGuard<'_, HashMap<JobId, Painter>> {
        // No code under the lock leaves the map half-changed where it panics.
        self.painters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Audience for Messenger {
    fn news(&self, job: &Job, news: JobNews) {
        self.witnessed(|witness| witness.news(job, &news));
        let (Some(shown), Ok(responder)) = (&job.shown, self.responder(&job.origin)) else { return };
        let mut painters = self.painters();
        let painter = painters
            .entry(job.id.clone())
            .or_insert_with(|| Painter::start(Arc::clone(responder), job.clone(), shown.clone()));
        if let Some(reply) = self.progress(job, &news, &mut painter.mood) {
            painter.paint(reply);
        }
    }

    fn shows(&self, job: &Job) -> bool {
        self.responder(&job.origin).is_ok_and(|responder| responder.shows(&job.origin))
    }

    fn gone(&self, job: &JobId) {
        if let Some(painter) = self.painters().remove(job) {
            tokio::spawn(painter.stop());
        }
    }

    async fn ended(&self, job: &Job, ending: Ending, delivery: &Delivery<'_>) -> Handover {
        self.witnessed(|witness| witness.ended(job, &ending));
        let painter = self.painters().remove(&job.id);
        if let Some(painter) = painter {
            painter.stop().await;
        }
        self.deliver_surely(job, self.last_word(job, ending), delivery).await
    }
}
