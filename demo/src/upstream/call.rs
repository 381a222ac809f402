//! One call: what the faults make of it, the drawing, the record of how it ended.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;
use tokio::time::{Instant, sleep_until};

use super::ask::Ask;
use super::files::File;
use super::line::Scissors;
use super::{CallRecord, Shared, reply};
use crate::draw::chance::{hashed_bytes, mixed};
use crate::draw::{Drawing, LOOP, PICTURE};
use crate::model::Outcome;

/// What a model makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Picture,
    Loop,
}

/// A call with a known key. However it ends, that is recorded when it is dropped.
pub(super) struct Call {
    shared: Arc<Shared>,
    key: usize,
    model: String,
    at: SystemTime,
    began: Instant,
    outcome: Outcome,
    retry_after: Option<Duration>,
    /// Until when it holds a slot of its key.
    holds_until: Option<Instant>,
}

impl Call {
    pub(super) fn begin(shared: &Arc<Shared>, key: usize, model: &str) -> Self {
        Self {
            shared: Arc::clone(shared),
            key,
            model: model.chars().take(100).collect(),
            at: SystemTime::now(),
            began: Instant::now(),
            outcome: Outcome::HungUp,
            retry_after: None,
            holds_until: None,
        }
    }

    /// Ends it as the client's own fault.
    pub(super) fn refuse(mut self, status: StatusCode, error: &str) -> Response {
        self.outcome = Outcome::Invalid;
        reply::error_with(status, error)
    }

    pub(super) async fn answer(
        mut self,
        kind: Kind,
        ask: Ask,
        idempotency_key: Option<&[u8]>,
        scissors: &Scissors,
    ) -> Response {
        let faults = self.shared.panel.get();
        let plan = faults.keys[self.key].concurrency;
        let verdict = self.shared.model().arrive(self.key, self.shared.started.elapsed(), &faults);
        let Some(takes) = verdict.takes else {
            self.outcome = verdict.outcome;
            self.retry_after = verdict.retry_after;
            return reply::failure(verdict.outcome, verdict.retry_after, plan);
        };
        let ready = self.began + takes;
        self.holds_until = Some(ready);
        let raw = ask.raw;
        let made = match verdict.outcome {
            Outcome::Made => self.draw(kind, ask, idempotency_key).await,
            _ => None,
        };
        sleep_until(ready).await;
        // Only now: until here the client may go away.
        match (verdict.outcome, made) {
            (Outcome::Made, Some(file)) => {
                self.outcome = Outcome::Made;
                if raw {
                    return reply::media(file);
                }
                let link = format!("{}/files/{}", self.shared.url, self.shared.files().add(file));
                reply::output(&json!({ "error": null, "output": link }))
            }
            (Outcome::Made, None) => {
                self.outcome = Outcome::ServerError;
                reply::failure(Outcome::ServerError, None, plan)
            }
            (outcome, _) => {
                if outcome == Outcome::Reset {
                    scissors.cut();
                }
                self.outcome = outcome;
                reply::failure(outcome, None, plan)
            }
        }
    }

    /// Draws off the reactor; `None` if the drawing failed, which would be a fault of its own.
    async fn draw(&self, kind: Kind, ask: Ask, idempotency_key: Option<&[u8]>) -> Option<File> {
        let seed = ask.seed.unwrap_or_else(|| self.seed(idempotency_key));
        let drawn = tokio::task::spawn_blocking(move || {
            let drawing = match (&ask.source, kind) {
                (None, _) => Drawing::of(&ask.prompt, seed),
                (Some(picture), Kind::Picture) => Drawing::from_picture(picture, &ask.prompt, seed),
                (Some(picture), Kind::Loop) => Drawing::in_motion(picture, &ask.prompt, seed),
            };
            match kind {
                Kind::Picture => File { media_type: "image/png", bytes: drawing.png(PICTURE).into() },
                Kind::Loop => File { media_type: "image/gif", bytes: drawing.gif(LOOP).into() },
            }
        });
        match drawn.await {
            Ok(file) => Some(file),
            Err(error) => {
                tracing::error!(%error, "the drawing failed");
                None
            }
        }
    }

    /// The same for every call of one job, so that a repeated call makes the same picture; else another each time.
    fn seed(&self, idempotency_key: Option<&[u8]>) -> u64 {
        let own = match idempotency_key {
            Some(key) => hashed_bytes(key),
            None => self.shared.calls.fetch_add(1, Ordering::Relaxed),
        };
        mixed(self.shared.seed ^ mixed(own))
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if let Some(until) = self.holds_until {
            let (shared, key) = (Arc::clone(&self.shared), self.key);
            match tokio::runtime::Handle::try_current() {
                // What a client no longer waits for is still worked on, as at the real one.
                Ok(runtime) if self.outcome == Outcome::HungUp && until > Instant::now() => {
                    runtime.spawn(async move {
                        sleep_until(until).await;
                        shared.model().leave(key);
                    });
                }
                _ => shared.model().leave(key),
            }
        }
        self.shared.log.add(CallRecord {
            at: self.at,
            key: Arc::clone(&self.shared.keys[self.key].label),
            model: std::mem::take(&mut self.model),
            outcome: self.outcome,
            took: self.began.elapsed(),
            retry_after: self.retry_after,
        });
    }
}
