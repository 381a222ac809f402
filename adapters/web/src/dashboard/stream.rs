//! `/events/dashboard`: the changing part of the overview, whenever it changed, as server-sent events.
//!
//! Each event is HTML as a JSON string. At most one a second is sent, and none that says what the last one said.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::future::select_all;
use futures::{FutureExt, Stream, stream};
use refrain_core::provider::Task;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Instant, sleep, sleep_until};

use super::live::AT_MOST_EVERY;
use super::overview;
use crate::access::{Caller, Scope};
use crate::page::Reader;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// After how long one looks again though nothing was told: keys and platforms tell nothing.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// After how long the browser has to come again, and to show that it still may.
const LONGEST: Duration = Duration::from_mins(30);

struct Watcher {
    site: Shared,
    reader: Reader,
    caller: Caller,
    changes: Vec<watch::Receiver<()>>,
    ends: Instant,
    last: Option<(Instant, String)>,
    _place: OwnedSemaphorePermit,
}

pub(super) async fn events(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
) -> Result<impl IntoResponse, Problem> {
    caller.may(Scope::StatusRead)?;
    let place = site.live.place().ok_or(Problem::new(Kind::Unavailable))?;
    let hints = site.app.queue().store().hints();
    let changes = Task::ALL.map(|task| hints.listen(task)).into();
    let ends = Instant::now() + LONGEST;
    let watcher = Watcher { site, reader, caller, changes, ends, last: None, _place: place };
    Ok(Sse::new(watcher.events()).keep_alive(KeepAlive::default()))
}

impl Watcher {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, async |mut watcher| {
            let html = watcher.next().await?;
            // A string is always fit for JSON.
            let event = Event::default().event("overview").json_data(html).unwrap_or_default();
            Some((Ok(event), watcher))
        })
    }

    /// What the overview says next, once it says something new; nothing once this is over.
    async fn next(&mut self) -> Option<String> {
        loop {
            self.wait().await?;
            let glance = self.site.live.glance(&self.site).await;
            let html = overview::changing(&self.reader, &self.caller, &glance).into_string();
            let new = self.last.as_ref().is_none_or(|(_, last)| *last != html);
            self.last = Some((Instant::now(), html));
            if new {
                return self.last.as_ref().map(|(_, html)| html.clone());
            }
        }
    }

    /// Until something may have changed, and a second has passed; nothing once this is over.
    async fn wait(&mut self) -> Option<()> {
        let Some((at, _)) = &self.last else { return Some(()) };
        let earliest = *at + AT_MOST_EVERY;
        let (stop, ends) = (self.site.shutdown.clone(), self.ends);
        let changed = async {
            let changes = self.changes.iter_mut().map(|change| change.changed().boxed());
            tokio::select! {
                _ = select_all(changes) => {}
                () = sleep(LOOK_AGAIN) => {}
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
