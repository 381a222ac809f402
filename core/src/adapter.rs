//! The seam to a platform.

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::catalogue::Catalogue;
use crate::reply::Responder;
use crate::request::Platform;

/// A platform that people write on: turns its events into [`App::handle`] calls and shows replies.
#[async_trait]
pub trait Adapter: Send + Sync + 'static {
    /// Which platform this is; no two adapters of a bot are the same.
    fn platform(&self) -> Platform;

    /// What shows replies there.
    fn responder(&self, catalogue: Arc<Catalogue>) -> Arc<dyn Responder>;

    /// Tries the credentials and says who the bot is there, such as `@refrain_bot`.
    ///
    /// # Errors
    ///
    /// Why the platform can't be used.
    async fn check(&self) -> Result<String, AdapterError>;

    /// Whether it takes events just now; `None` where that is not known, such as before it [runs](Self::run), or where it is not
    /// this process's turn to take them. Default: not known.
    fn connected(&self) -> Option<bool> {
        None
    }

    /// Whether its events come as calls to the bot's web interface, so that they are taken where that is served. Default: no.
    fn is_called(&self) -> bool {
        false
    }

    /// Publishes the commands and takes events until `shutdown` is cancelled, then stops taking new ones and returns
    /// once those under way are handled.
    ///
    /// # Errors
    ///
    /// Why it can't run, such as a wrong token. A connection that is lost later is made anew instead.
    async fn run(&self, app: Arc<App>, shutdown: CancellationToken) -> Result<(), AdapterError>;
}

/// Why a platform can't be used; the text is for the operator and names no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdapterError {
    /// The platform refused the token.
    #[error("{platform} refused the token ({detail}); {advice}")]
    Token {
        /// The platform's name.
        platform: &'static str,
        /// The platform's own words.
        detail: String,
        /// What to do, such as which variable to look at.
        advice: &'static str,
    },
    /// The platform refused the bot, though not for its token.
    #[error("{platform} refused the bot: {detail}; {advice}")]
    Refused {
        /// The platform's name.
        platform: &'static str,
        /// What it refused, in its own words.
        detail: String,
        /// What to do.
        advice: &'static str,
    },
    /// The platform could not be reached, or answered nonsense.
    #[error("{platform} could not be reached: {detail}")]
    Network {
        /// The platform's name.
        platform: &'static str,
        /// What went wrong.
        detail: String,
    },
    /// It is called on an address of ours, and that can't be had.
    #[error("nothing can be served on {address}: {detail}; {advice}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        detail: String,
        /// What to do, such as which variable to look at.
        advice: &'static str,
    },
    /// The commands can't be published as they are.
    #[error("the commands don't fit {platform}: {detail}")]
    Commands {
        /// The platform's name.
        platform: &'static str,
        /// Each fault with command, locale and file.
        detail: String,
    },
}
