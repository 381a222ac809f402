//! Counts and times what a platform is asked to show.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::time::Instant;

use crate::catalogue::Locale;
use crate::metrics;
use crate::reply::{DeliveryError, Reply, Responder, Shown, Urgency};
use crate::request::{Origin, Platform};

/// A responder whose messages are counted and timed.
pub(super) struct Metered {
    platform: Platform,
    responder: Arc<dyn Responder>,
}

impl Metered {
    pub(super) fn new(platform: Platform, responder: Arc<dyn Responder>) -> Self {
        Self { platform, responder }
    }

    fn note<T>(&self, kind: &str, since: Instant, done: &Result<T, DeliveryError>) {
        let outcome = done.as_ref().map_or_else(DeliveryError::label, |_| "ok");
        metrics::reply(self.platform.as_str(), kind, outcome, since.elapsed());
    }
}

#[async_trait]
impl Responder for Metered {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let since = Instant::now();
        let sent = self.responder.send(origin, locale, reply).await;
        self.note("new", since, &sent);
        sent
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        let kind = match &urgency {
            Urgency::Progress(_) => "progress",
            Urgency::Result => "result",
        };
        let since = Instant::now();
        let edited = self.responder.edit(origin, locale, shown, reply, urgency).await;
        self.note(kind, since, &edited);
        edited
    }

    fn shows(&self, origin: &Origin) -> bool {
        self.responder.shows(origin)
    }

    async fn manages(&self, origin: &Origin) -> Result<bool, DeliveryError> {
        self.responder.manages(origin).await
    }
}
