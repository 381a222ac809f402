//! Keeps one job's message up to date with its latest news: edits coalesce, and none lands after the result.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::progress::Mood;
use crate::queue::Job;
use crate::reply::{Reply, Responder, Shown, Urgency};

/// Keeps one job's message up to date with its latest news.
pub(super) struct Painter {
    pub(super) mood: Mood,
    latest: watch::Sender<Option<Reply>>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Painter {
    /// Paints `shown`, the message of `job`.
    pub(super) fn start(responder: Arc<dyn Responder>, job: Job, shown: Shown) -> Self {
        let (latest, mut replies) = watch::channel(None);
        let stop = CancellationToken::new();
        let stopped = stop.clone();
        let task = tokio::spawn(async move {
            let mut sent = None;
            while let Some(Ok(())) = stopped.run_until_cancelled(replies.changed()).await {
                let Some(reply) = replies.borrow_and_update().clone() else { continue };
                if sent.as_ref() == Some(&reply) {
                    continue; // What it said between came and went while this was being sent.
                }
                let urgency = Urgency::Progress(stopped.clone());
                match responder.edit(&job.origin, &job.locale, &shown, &reply, urgency).await {
                    Ok(()) => sent = Some(reply),
                    Err(error) => {
                        tracing::debug!(job = %job.id, %error, "progress not shown");
                        sent = None; // Who knows what is shown now.
                    }
                }
            }
        });
        Self { mood: Mood::default(), latest, stop, task }
    }

    /// Has `reply` shown next, in place of whatever still waits.
    pub(super) fn paint(&self, reply: Reply) {
        self.latest.send_if_modified(|present| {
            let new = present.as_ref() != Some(&reply);
            *present = Some(reply);
            new
        });
    }

    /// Gives up what waits, and returns when what was being sent has arrived.
    pub(super) async fn stop(self) {
        self.stop.cancel();
        if self.task.await.is_err() {
            tracing::error!("the progress of a job could not be shown");
        }
    }
}
