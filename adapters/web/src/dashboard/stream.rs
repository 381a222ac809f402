//! `/events/dashboard` and `/events/jobs/{id}`: the changing parts of a page, whenever they changed, as server-sent events.
//!
//! Each event is HTML as a JSON string. At most one a second is sent, and none that says what the last one said. An event is
//! called `parts`, or `last` where nothing will change any more.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::future::select_all;
use futures::{FutureExt, Stream, stream};
use maud::Markup;
use refrain_core::provider::Task;
use refrain_core::queue::JobId;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Instant, sleep, sleep_until};

use super::actions::job_id;
use super::live::AT_MOST_EVERY;
use super::overview;
use super::story::Story;
use crate::access::{Caller, Scope};
use crate::address::Path;
use crate::page::Reader;
use crate::problem::{Kind, Problem};
use crate::site::Shared;
use crate::streams::LONGEST;

/// After how long one looks again though nothing was told: keys and platforms tell nothing.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// The same for a job: its calls are recorded without a word.
const LOOK_AGAIN_AT_A_JOB: Duration = Duration::from_secs(1);

/// Which page is watched.
enum Watched {
    Overview,
    Job(JobId),
}

struct Watcher {
    site: Shared,
    reader: Reader,
    caller: Caller,
    page: Watched,
    changes: Vec<watch::Receiver<()>>,
    ends: Instant,
    last: Option<Seen>,
    _place: OwnedSemaphorePermit,
}

/// What was seen last.
struct Seen {
    at: Instant,
    html: String,
    /// Nothing of it changes any more.
    ended: bool,
}

/// `GET /events/dashboard`
pub(super) async fn overview(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
) -> Result<impl IntoResponse, Problem> {
    caller.may(Scope::StatusRead)?;
    watch(site, reader, caller, Watched::Overview, &Task::ALL)
}

/// `GET /events/jobs/{id}`
pub(super) async fn job(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    caller.may(Scope::Admin)?;
    let id = job_id(&id)?;
    let task = Story::of(&site, &id).await?.task();
    watch(site, reader, caller, Watched::Job(id), &[task])
}

fn watch(
    site: Shared,
    reader: Reader,
    caller: Caller,
    page: Watched,
    tasks: &[Task],
) -> Result<impl IntoResponse + use<>, Problem> {
    let place = site.live.place().ok_or(Problem::new(Kind::Unavailable))?;
    let hints = site.app.queue().store().hints();
    let changes = tasks.iter().map(|task| hints.listen(*task)).collect();
    let ends = Instant::now() + LONGEST;
    let watcher = Watcher { site, reader, caller, page, changes, ends, last: None, _place: place };
    Ok(Sse::new(watcher.events()).keep_alive(KeepAlive::default()))
}

impl Watcher {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, async |mut watcher| {
            let seen = watcher.next().await?;
            let name = if seen.ended { "last" } else { "parts" };
            // A string is always fit for JSON.
            let event = Event::default().event(name).json_data(&seen.html).unwrap_or_default();
            Some((Ok(event), watcher))
        })
    }

    /// What the page says next, once it says something new; nothing once this is over.
    async fn next(&mut self) -> Option<&Seen> {
        loop {
            self.wait().await?;
            let at = Instant::now();
            let (html, ended) = match (self.look().await, &mut self.last) {
                (Ok((html, ended)), _) => (html.into_string(), ended),
                // The store is out of reach, which the log says: what was seen stays.
                (Err(problem), Some(last)) if !problem.is(Kind::NotFound) => {
                    last.at = at;
                    continue;
                }
                (Err(_), _) => return None,
            };
            let new = self.last.as_ref().is_none_or(|last| last.html != html || last.ended != ended);
            self.last = Some(Seen { at, html, ended });
            if new {
                return self.last.as_ref();
            }
        }
    }

    /// What the page says now, and whether it will say so for ever.
    async fn look(&self) -> Result<(Markup, bool), Problem> {
        match &self.page {
            Watched::Overview => {
                let glance = self.site.live.glance(&self.site).await;
                Ok((overview::changing(&self.reader, &self.caller, &glance), false))
            }
            Watched::Job(id) => {
                let story = Story::of(&self.site, id).await?;
                Ok((story.changing(&self.reader), story.ended()))
            }
        }
    }

    /// Until something may have changed, and a second has passed; nothing once this is over.
    async fn wait(&mut self) -> Option<()> {
        let Some(last) = &self.last else { return Some(()) };
        if last.ended {
            return None;
        }
        let earliest = last.at + AT_MOST_EVERY;
        let (stop, ends) = (self.site.shutdown.clone(), self.ends);
        let look_again = match self.page {
            Watched::Overview => LOOK_AGAIN,
            Watched::Job(_) => LOOK_AGAIN_AT_A_JOB,
        };
        let changed = async {
            let changes = self.changes.iter_mut().map(|change| change.changed().boxed());
            tokio::select! {
                _ = select_all(changes) => {}
                () = sleep(look_again) => {}
            }
            sleep_until(earliest).await;
        };
        tokio::select! {
            () = stop.cancelled() => None,
            () = sleep_until(ends) => None,
            () = changed => Some(()),
        }
    }
}
