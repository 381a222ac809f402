//! The scheduler of keys: hands the best idle key to the first waiter.
//!
//! A waiter never polls, and is never sent away while its patience holds. Whatever changes (a call ends, a rest is over,
//! a waiter comes) leads to one dispatch of the `line`: the waiters in their order, each with the best key that can
//! serve it. Which key can serve what is `scheduler`'s business.

mod access;
mod account;
mod health;
mod key;
mod lease;
mod limit;
mod line;
mod operator;
mod outcome;
mod scheduler;
mod serving;
mod sharing;
mod status;
mod store;
mod timer;
mod upstream;
mod want;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

pub use self::access::Access;
pub use self::lease::KeyLease;
use self::lease::Slot;
use self::line::{Inner, Leaves};
use self::scheduler::{Outlook, Scheduler, Ticket};
pub(super) use self::sharing::Sharing;
pub use self::status::{BreakerState, BreakerStatus, KeyState, KeyStatus};
pub use self::store::{HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};
pub use self::want::{Choice, Class, Unavailable, Want};
use super::Random;
use crate::provider::{ApiKey, Provider};

/// The keys of one provider, and who waits for them.
pub struct KeyPool {
    shared: Arc<Shared>,
}

struct Shared {
    inner: Mutex<Inner>,
    /// Wakes the timer when the next event has moved.
    moved: Arc<Notify>,
    provider: Arc<dyn Provider>,
    /// Where other processes use the same keys.
    sharing: OnceLock<Arc<Sharing>>,
}

/// No upstream is believed that asks for a longer rest: far beyond any quota's reset, and short enough to reckon with.
const LONGEST_TOLD: Duration = Duration::from_hours(24 * 366);

impl KeyPool {
    /// A pool of `keys`, at least one, all fresh.
    ///
    /// # Panics
    ///
    /// If `keys` is empty: a provider without a key can't be in a chain, which the settings check.
    pub fn new(provider: Arc<dyn Provider>, keys: Vec<ApiKey>, timeout_grace: Duration, random: Random) -> Self {
        assert!(!keys.is_empty(), "a key pool needs a key");
        let inner = Mutex::new(Inner::new(Scheduler::new(keys, timeout_grace, random)));
        let (moved, sharing) = (Arc::new(Notify::new()), OnceLock::new());
        Self { shared: Arc::new(Shared { inner, moved, provider, sharing }) }
    }

    /// From now on its slots are taken at the store as well, so that other processes can use the same keys.
    pub(super) fn share(&self, sharing: &Arc<Sharing>) {
        sharing.join(Arc::downgrade(&self.shared));
        let _ = self.shared.sharing.set(Arc::clone(sharing)); // Once set, it stays.
    }

    /// A slot of the best key that can serve `want`, now or as soon as there is one.
    ///
    /// Can be dropped at any time: the place is given up.
    ///
    /// # Errors
    ///
    /// [`Unavailable`] as soon as it is certain that no key can serve within the patience.
    pub async fn acquire(&self, want: Want) -> Result<KeyLease, Unavailable> {
        loop {
            let mut lease = self.acquire_here(want.clone()).await?;
            if lease.take_shared_slot().await {
                return Ok(lease);
            }
        }
    }

    /// A slot as far as this process knows.
    async fn acquire_here(&self, want: Want) -> Result<KeyLease, Unavailable> {
        let (place, mut answer) = self.shared.join(want);
        if let Ok(answer) = answer.try_recv() {
            return answer;
        }
        self.shared.keep_time();
        let _leaves_when_dropped = Leaves { pool: &self.shared, place };
        match answer.await {
            Ok(answer) => answer,
            Err(_) => unreachable!("a waiter is answered before it is removed, and the pool outlives this borrow"),
        }
    }

    /// A slot of the best key that can serve `want` at once, past everyone who waits, or none. Always none where others
    /// use the same keys: they have to be asked.
    pub fn try_acquire(&self, want: &Want) -> Option<KeyLease> {
        if self.shared.sharing.get().is_some() {
            return None;
        }
        let mut inner = self.shared.lock();
        let now = Instant::now();
        let index = inner.scheduler.best_idle(want, now)?;
        let ticket = inner.scheduler.take(index, now);
        Some(self.shared.lease(&inner, ticket, &want.model))
    }

    /// Until when, and why, no key that `access` allows can serve `model`; `None` if one can, or is only busy.
    pub fn closed(&self, model: &str, access: &Access) -> Option<Unavailable> {
        let (model, access) = (model.to_owned(), access.clone());
        let want = Want { model, access, choice: Choice::Best, class: Class::Next, patience: Duration::ZERO };
        match self.shared.lock().scheduler.outlook(&want, Instant::now()) {
            Outlook::Idle | Outlook::Busy => None,
            Outlook::Closed { until, because } => Some(Unavailable { until, because }),
        }
    }

    /// The key with this fingerprint; and until when it is not to be used, and why, where that is so.
    pub(super) fn key_of(&self, fingerprint: &str) -> Option<(ApiKey, Option<Unavailable>)> {
        let (now, inner) = (Instant::now(), self.shared.lock());
        let scheduler = &inner.scheduler;
        let key = scheduler.keys.iter().find(|key| key.key.fingerprint() == fingerprint)?;
        let account = scheduler.accounts[key.account].closed_until(now);
        let rest = key.health.resting(now).into_iter().chain(account).max_by_key(|(until, _)| *until);
        let rest = rest.map(|(until, because)| Unavailable { until, because: because.clone() });
        Some((key.key.clone(), rest))
    }

    /// Every key, in the order given.
    pub fn status(&self) -> Vec<KeyStatus> {
        self.shared.lock().scheduler.status(Instant::now())
    }
}

/// Ends the timer, which holds no more than a weak reference by now.
impl Drop for Shared {
    fn drop(&mut self) {
        self.moved.notify_one();
    }
}

impl fmt::Debug for KeyPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeyPool").field(&self.status()).finish()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // No code under the lock leaves the state half-changed where it panics.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lease(self: &Arc<Self>, inner: &Inner, ticket: Ticket, model: &str) -> KeyLease {
        let key = inner.scheduler.key(ticket.index).clone();
        KeyLease::new(Slot { pool: Arc::clone(self), ticket, model: model.to_owned() }, key)
    }
}
