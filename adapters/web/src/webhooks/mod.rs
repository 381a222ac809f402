//! Calls of ours to programs whose jobs ended, as [Standard Webhooks](https://www.standardwebhooks.com) has them.
//!
//! - [`SigningSecret`]: what they are signed with
//! - `address`: where they may lead, and never may
//! - `payload`: what they say
//! - `call`: one call
//! - `schedule`: when there is another
//! - `receivers`: how many calls each has at once
//! - `sender`: takes due notices from the store's outbox, under leases that all processes share
//!
//! Each notice is sent at least once, by every process that serves the web. Its id stays the same at every try, so that who
//! receives it twice can tell.

mod address;
mod call;
mod payload;
mod receivers;
mod schedule;
mod secret;
pub(crate) mod sender;

use std::sync::Arc;
use std::time::Duration;

use refrain_core::queue::store::Callback;

use self::address::Guard;
pub use self::address::{Forbidden, Names, Private, SystemNames};
pub use self::secret::SigningSecret;

/// How long one call may take, where nothing else is set.
pub const CALL_WITHIN: Duration = Duration::from_secs(15);

/// How ends of jobs are told to the programs that want to know.
///
/// ```
/// use refrain_web::webhooks::{SigningSecret, Webhooks};
///
/// let secret = SigningSecret::new(&"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into()).unwrap();
/// let webhooks = Webhooks::new(secret);
/// assert!(webhooks.callback("https://shop.example/hooks").is_ok());
/// assert!(webhooks.callback("https://169.254.169.254/latest").is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Webhooks {
    secret: SigningSecret,
    guard: Guard,
    within: Duration,
}

impl Webhooks {
    /// Calls signed with `secret`.
    pub fn new(secret: SigningSecret) -> Self {
        Self { secret, guard: Guard::new(Private::Nowhere, Arc::new(SystemNames)), within: CALL_WITHIN }
    }

    /// Which addresses that are not public may be called; where there are any, `http` will do. Default: none.
    #[must_use]
    pub fn private(self, private: Private) -> Self {
        Self { guard: self.guard.private(private), ..self }
    }

    /// How long one call may take. Default: [`CALL_WITHIN`].
    #[must_use]
    pub const fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// Who knows the addresses of names. Default: the system.
    #[must_use]
    pub fn names(self, names: Arc<dyn Names>) -> Self {
        Self { guard: self.guard.names(names), ..self }
    }

    /// Whom to call at `url`, as far as can be told without resolving its name; what that leads to is looked at with every
    /// call.
    ///
    /// # Errors
    ///
    /// [`Forbidden`].
    pub fn callback(&self, url: &str) -> Result<Callback, Forbidden> {
        self.guard.check(url).map(|url| Callback { url: url.into() })
    }
}
