//! `GET /v1/jobs/{id}/events`: how a job stands whenever that changes, until its end.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, stream};
use refrain_core::queue::JobId;
use tokio::sync::watch;
use tokio::time::sleep;

use super::job::Job;
use super::{look, owner};
use crate::access::{Caller, Scope};
use crate::address::Path;
use crate::problem::{Kind, Problem};
use crate::site::Shared;
use crate::streams::Place;

/// Streams at once.
pub(super) const MOST_STREAMS: usize = 64;
/// Streams at once of one token.
pub(super) const MOST_OF_ONE: usize = 16;
/// How soon after a hint one looks, so that many at once cost one look.
const SETTLE: Duration = Duration::from_millis(100);
/// After how long one looks though nothing was told: calls are recorded without a hint.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

struct Listener {
    site: Shared,
    headers: HeaderMap,
    id: JobId,
    hint: watch::Receiver<()>,
    last: Option<Job>,
    _place: Place,
}

/// A server-sent event.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it is the form of what `events` streams")]
pub(super) struct Told {
    /// `job`
    event: String,
    /// The job as JSON.
    data: String,
}

/// Tells how a job stands, whenever that changes.
#[utoipa::path(get, path = "/v1/jobs/{id}/events", operation_id = "events",
    params(("id" = String, Path, pattern = "^[0-9a-f]{32}$")),
    responses(
        (status = 200, description = "Server-sent events called `job`, each with the job as JSON; the last one has ended.",
            content_type = "text/event-stream", body = Told),
        super::document::Refusals,
    ))]
pub(super) async fn events(
    State(site): State<Shared>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    caller.may(Scope::JobsRead)?;
    let (record, _) = owner::job(&site, &caller, &id).await?;
    let place = site.streams.place(&caller)?;
    let hint = site.app.queue().store().hints().listen(record.facts.work.task);
    let listener = Listener { site, headers, id: record.facts.id, hint, last: None, _place: place };
    Ok(Sse::new(listener.events()).keep_alive(KeepAlive::default()))
}

impl Listener {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, async |mut listener| {
            let job = listener.next().await?;
            // A job is always fit for JSON.
            let event = Event::default().event("job").json_data(&job).unwrap_or_default();
            Some((Ok(event), listener))
        })
    }

    /// The job once it has changed; nothing once it ended, is forgotten or the bot stops.
    async fn next(&mut self) -> Option<Job> {
        loop {
            if self.last.as_ref().is_some_and(Job::ended) {
                return None;
            }
            if self.last.is_some() {
                self.changed().await?;
            }
            let job = match look::at(&self.site, &self.headers, &self.id).await {
                Ok(job) => job,
                Err(problem) if problem.is(Kind::NotFound) => return None,
                Err(_) if self.last.is_none() => return None,
                Err(_) => continue, // The store is out of reach, which the log says.
            };
            if self.last.as_ref() != Some(&job) {
                self.last = Some(job.clone());
                return Some(job);
            }
        }
    }

    async fn changed(&mut self) -> Option<()> {
        let changed = async {
            tokio::select! {
                _ = self.hint.changed() => sleep(SETTLE).await, // The sender is the app's own.
                () = sleep(LOOK_AGAIN) => {}
            }
        };
        tokio::select! {
            () = self.site.shutdown.cancelled() => None,
            () = changed => Some(()),
        }
    }
}
