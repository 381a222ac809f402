//! Who watches the dashboard: at most so many, and all who see the overview from one look at a time.

use std::sync::Arc;
use std::time::Duration;

use maud::{Markup, html};
use refrain_core::catalogue::id;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::glance::Glance;
use crate::page::Reader;
use crate::site::Site;

/// How many streams there are at once.
const MOST_STREAMS: usize = 32;
/// How old a look may be that is shown.
pub(super) const AT_MOST_EVERY: Duration = Duration::from_secs(1);
/// How old what is known of ended jobs may be: there are many of them.
const ENDED_AT_MOST_EVERY: Duration = Duration::from_secs(5);

/// Where a script says whether the page is up to date, and what is new for those who don't see it.
pub(super) fn link(reader: &Reader) -> Markup {
    html! {
        p #link .live role="status" data-live-text=(reader.say(id::DASHBOARD_LIVE))
            data-lost-text=(reader.say(id::DASHBOARD_LIVE_LOST)) {}
        p #news .unseen role="status" {}
    }
}

/// Who watches, and what was seen last.
pub(crate) struct Live {
    free: Arc<Semaphore>,
    seen: Mutex<Option<Seen>>,
}

struct Seen {
    /// When; nothing once somebody has changed what is seen.
    at: Option<Instant>,
    ended_at: Instant,
    glance: Arc<Glance>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self { free: Arc::new(Semaphore::new(MOST_STREAMS)), seen: Mutex::new(None) }
    }

    /// A place among those who watch, if there is one.
    pub(super) fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.free).try_acquire_owned().ok()
    }

    /// Somebody has changed something, and wants to see it.
    pub(super) async fn changed(&self) {
        if let Some(seen) = self.seen.lock().await.as_mut() {
            seen.at = None;
        }
    }

    /// What was seen within a second, by whomever.
    pub(super) async fn glance(&self, site: &Site) -> Arc<Glance> {
        let mut seen = self.seen.lock().await;
        let recent = |seen: &&Seen| seen.at.is_some_and(|at| at.elapsed() < AT_MOST_EVERY);
        if let Some(seen) = seen.as_ref().filter(recent) {
            return Arc::clone(&seen.glance);
        }
        let fresh = seen.as_ref().filter(|seen| seen.ended_at.elapsed() < ENDED_AT_MOST_EVERY);
        let known = fresh.and_then(|seen| Some((seen.ended_at, Arc::clone(&seen.glance.jobs.as_ref()?.finished))));
        let (ended_at, known) = known.map_or((Instant::now(), None), |(at, known)| (at, Some(known)));
        let glance = Arc::new(Glance::now(site, known).await);
        *seen = Some(Seen { at: Some(Instant::now()), ended_at, glance: Arc::clone(&glance) });
        glance
    }
}
