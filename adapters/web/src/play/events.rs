//! `GET /play/events`: what is new in the chat, as it happens.
//!
//! The id of an event is this process and the number of the change. A browser that comes back names the last one it saw,
//! and is told what changed since; one that saw another process is told everything, after `reset`. Each has to come back
//! after a while.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, StreamExt, stream};
use refrain_core::catalogue::Locale;
use tokio::sync::watch;
use tokio::time::sleep;

use super::chats::Look;
use super::panel::{Panel, PanelNews};
use super::visitor::Visitor;
use super::wire;
use crate::access::Caller;
use crate::page::Reader;
use crate::problem::{Kind, Problem};
use crate::site::{Shared, Site};
use crate::streams::{self, Place};

/// Browsers that are told at once, of all people together: far fewer than there are connections.
pub(super) const MOST_STREAMS: usize = 128;
/// Those of one token: whoever has it can make up as many visitors as they like.
pub(super) const MOST_OF_ONE: usize = 64;
/// How often something is sent at least, so that whatever is in between sees that the line is alive.
const ALIVE: Duration = Duration::from_secs(15);
/// How long a browser waits before it comes back.
const COME_BACK: Duration = Duration::from_secs(2);
/// The panel is told at most so often: figures move with every call.
const PANEL_EVERY: Duration = Duration::from_millis(200);

/// What one browser is told.
struct Telling {
    site: Arc<Site>,
    look: Look,
    seen: u64,
    panel: Option<Beside>,
    waiting: std::collections::VecDeque<Event>,
    _place: Place,
}

/// The panel, as far as this browser knows it.
struct Beside {
    panel: Arc<dyn Panel>,
    changes: watch::Receiver<u64>,
    news: PanelNews,
    locale: Locale,
    /// Not told yet at all.
    fresh: bool,
}

pub(super) async fn stream(
    State(site): State<Shared>,
    visitor: Visitor,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let play = &site.play;
    let place = play.streams.place(&caller)?;
    let look = play.chats.look(visitor.chat()).map_err(|_| Problem::new(Kind::Unavailable))?;
    let seen = headers.get("last-event-id").and_then(|id| seen(id.to_str().ok()?, play.chats.run()));
    let panel = play.playground.panel.clone().map(|panel| Beside {
        changes: panel.changes(),
        panel,
        news: PanelNews::default(),
        locale: reader.locale().clone(),
        fresh: true,
    });
    let first = Event::default().retry(COME_BACK);
    let first = if seen.is_none() { first.event("reset").data("{}") } else { first.comment("") };
    let waiting = [first].into();
    let shutdown = site.shutdown.clone();
    let telling = Telling { site, look, seen: seen.unwrap_or(0), panel, waiting, _place: place };
    let events = stream::unfold(telling, |mut telling| async move {
        let event = telling.next().await;
        Some((Ok(event), telling))
    });
    let events = events.take_until(streams::over(shutdown));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)))
}

/// The number in the id of an event of this run.
fn seen(id: &str, run: u32) -> Option<u64> {
    let (of, number) = id.split_once('-')?;
    (of == format!("{run:08x}")).then(|| number.parse().ok()).flatten()
}

impl Telling {
    async fn next(&mut self) -> Event {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return event;
            }
            let told = self.look_at_the_chat() | self.look_at_the_panel();
            if !told {
                tokio::select! {
                    () = self.look.changed() => {}
                    () = panel_changed(self.panel.as_mut()) => {}
                }
            }
        }
    }

    fn look_at_the_chat(&mut self) -> bool {
        let run = self.site.play.chats.run();
        let mut news = self.look.since(self.seen);
        // The number of an event vouches for all smaller ones.
        news.sort_by_key(|said| said.changed);
        for said in &news {
            self.seen = said.changed;
            let event = Event::default().event("message").id(format!("{run:08x}-{}", said.changed));
            let told = wire::told(self.site.app.catalogue(), said);
            self.waiting.extend(event.json_data(told).ok());
        }
        !news.is_empty()
    }

    fn look_at_the_panel(&mut self) -> bool {
        let Some(beside) = &mut self.panel else { return false };
        let changed = beside.changes.has_changed().unwrap_or(false);
        if !std::mem::take(&mut beside.fresh) && !changed {
            return false;
        }
        beside.changes.mark_unchanged();
        let told = beside.news.told(&*beside.panel, self.site.app.catalogue(), &beside.locale);
        self.waiting.extend(Event::default().event("panel").json_data(told).ok());
        true
    }
}

async fn panel_changed(panel: Option<&mut Beside>) {
    let Some(beside) = panel else { return std::future::pending().await };
    if beside.changes.changed().await.is_err() {
        return std::future::pending().await;
    }
    beside.changes.mark_changed();
    sleep(PANEL_EVERY).await;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::response::IntoResponse;
    use tokio::time::timeout;

    use super::*;

    /// Hears what a new browser is told until nothing more comes.
    async fn to_its_end(site: &Shared) {
        let (visitor, _) = Visitor::begin(false);
        let (caller, reader) = (Caller::anybody(), Reader::of(site, &HeaderMap::new(), "/play/events"));
        let told = stream(State(Arc::clone(site)), visitor, caller, reader, HeaderMap::new()).await.unwrap();
        let mut told = told.into_response().into_body().into_data_stream();
        while told.next().await.is_some() {}
    }

    #[tokio::test(start_paused = true)]
    async fn a_browser_has_to_come_again_and_to_show_that_it_still_may() {
        let site = Site::of_tests();

        timeout(Duration::from_mins(31), to_its_end(&site)).await.expect("no stream lasts for ever");
    }

    #[test]
    fn only_events_of_this_process_count_as_seen() {
        assert_eq!(seen("0000002a-17", 42), Some(17));
        for other in ["", "17", "0000002b-17", "0000002a-", "0000002a-x", "2a-17"] {
            assert_eq!(seen(other, 42), None, "{other}");
        }
    }
}
