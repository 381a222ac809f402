//! `/play`: a chat with the bot in the browser. It is a platform like the others, and uses nothing that they don't.
//!
//! - [`Playground`]: what the operator lets people do there
//! - `visitor`: who writes: a random id in a cookie, never a name
//! - `chats`: what was said, bounded, in memory
//! - `desk`: shows replies, as on any platform
//! - `follow`: tells what becomes of requests that other processes make
//! - `say`: what is typed, pressed and chosen, on its way to the app
//! - `events`: what is new, pushed to the browser
//! - `wire`, `rich`: what a browser is told: a tree of words, so that nobody's text is ever taken for HTML
//! - `media`: pictures and videos, for their own chat only
//! - `preview`: the same reply as another platform would show it
//! - [`panel`]: what stands beside the chat in a demonstration
//! - `view`: the page
//!
//! A person is `web:play/<digest of the cookie>`, so the id in a log or a database opens no chat.

mod chats;
mod desk;
mod events;
pub(crate) mod follow;
mod media;
pub mod panel;
mod preview;
mod rich;
mod say;
mod view;
mod visitor;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use refrain_core::preview::Preview;
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

pub(crate) use self::chats::Chats;
pub(crate) use self::desk::PlayDesk;
use self::panel::Panel;
use crate::site::Shared;
use crate::streams::Streams;

/// What stands before the slash in the id of a person here.
pub(crate) const KIND: &str = "play";
/// What is typed and pressed, and not handled yet, at once.
const AT_ONCE: usize = 64;
/// How long what is under way has to end once the bot stops.
const DRAIN: Duration = Duration::from_secs(5);

/// What there is at `/play` besides the chat.
#[derive(Clone, Default)]
pub struct Playground {
    tiers: Vec<String>,
    previews: Vec<Arc<dyn Preview>>,
    panel: Option<Arc<dyn Panel>>,
}

impl Playground {
    /// Lets everybody choose in which of these tiers they are served, the first one at first. Requests then come with the
    /// [role](tier_role) of the chosen one, which the tiers must know. Default: nobody chooses.
    #[must_use]
    pub fn tiers(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.tiers.extend(names);
        self
    }

    /// Adds a platform as which replies can be looked at. Default: none.
    #[must_use]
    pub fn preview(mut self, preview: impl Preview) -> Self {
        self.previews.push(Arc::new(preview));
        self
    }

    /// What stands beside the chat in a demonstration. Default: nothing.
    #[must_use]
    pub fn panel(mut self, panel: Arc<dyn Panel>) -> Self {
        self.panel = Some(panel);
        self
    }
}

impl fmt::Debug for Playground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let previews: Vec<_> = self.previews.iter().map(|preview| preview.platform()).collect();
        write!(f, "Playground(tiers {:?}, previews {previews:?}, panel {})", self.tiers, self.panel.is_some())
    }
}

/// The role of who chose the tier, in the form the settings use.
pub fn tier_role(tier: &str) -> String {
    format!("web:play/{tier}")
}

/// What handlers of the playground share.
pub(crate) struct Play {
    chats: Arc<Chats>,
    playground: Playground,
    permits: Arc<Semaphore>,
    tasks: TaskTracker,
    /// Browsers that are told what is new.
    streams: Streams,
}

impl Play {
    pub(crate) fn new(chats: Arc<Chats>, playground: Playground) -> Self {
        let streams = Streams::new(events::MOST_STREAMS, events::MOST_OF_ONE);
        Self { chats, playground, permits: Arc::new(Semaphore::new(AT_ONCE)), tasks: TaskTracker::new(), streams }
    }

    /// Waits until what was typed is handled, but not for long.
    pub(crate) async fn drain(&self) {
        self.tasks.close();
        if tokio::time::timeout(DRAIN, self.tasks.wait()).await.is_err() {
            tracing::warn!("not everything that was typed in the playground was handled before the stop");
        }
    }
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/play", get(view::page))
        .route("/play/events", get(events::stream))
        .route("/play/say", post(say::say))
        .route("/play/press", post(say::press))
        .route("/play/language", post(say::language))
        .route("/play/suggest", get(say::suggest))
        .route("/play/media/{message}/{number}", get(media::media))
        .route("/play/preview/{message}", get(preview::preview))
        .route("/play/panel", post(panel::change))
}
