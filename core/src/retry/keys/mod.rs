//! The scheduler of keys: hands the best idle key to the first waiter.
//!
//! A waiter never polls, and is never sent away while its patience holds. Whatever changes (a call ends, a rest is over,
//! a waiter comes) leads to one dispatch: the waiters in their order, each with the best key that can
//! serve it. Which key can serve what is `scheduler`'s business.

mod access;
mod account;
mod health;
mod key;
mod lease;
mod limit;
mod operator;
mod outcome;
mod scheduler;
mod serving;
mod sharing;
mod status;
mod store;
mod upstream;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, sleep_until, timeout};

pub use self::access::Access;
pub use self::lease::KeyLease;
use self::lease::Slot;
use self::scheduler::{Outlook, Scheduler, Ticket};
pub(super) use self::sharing::Sharing;
pub use self::status::{BreakerState, BreakerStatus, KeyState, KeyStatus};
pub use self::store::{HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};
use super::Random;
use crate::failure::Failure;
use crate::provider::{ApiKey, Provider};

/// What a call needs of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// The model to be called.
    pub model: String,
    /// Which keys are there for it at all.
    pub access: Access,
    /// Which of these.
    pub choice: Choice,
    /// Who goes first.
    pub class: Class,
    /// Give up when no key can serve for longer than this. A key that is merely busy is always waited for.
    pub patience: Duration,
}

/// Which key of the pool, by its [place](KeyLease::index).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The best.
    Best,
    /// Not this one, where another that it may use is in service: it may still be busy with the call.
    Avoid(usize),
    /// This one, where it has a free slot.
    Prefer(usize),
}

/// Who goes first among waiters; within a class, who came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Work that has begun and needs another key.
    Begun,
    /// The next job.
    Next,
}

/// No key can serve within the patience.
#[derive(Debug, Clone, PartialEq)]
pub struct Unavailable {
    /// When the first can, as far as is known.
    pub until: Instant,
    /// Why that one can't before.
    pub because: Failure,
}

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

struct Inner {
    scheduler: Scheduler,
    waiters: BTreeMap<Place, Waiter>,
    arrivals: u64,
    timer_runs: bool,
    next_event: Option<Instant>,
}

/// A waiter's place in line.
type Place = (Class, u64);

struct Waiter {
    want: Want,
    answer: oneshot::Sender<Result<KeyLease, Unavailable>>,
}

/// No upstream is believed that asks for a longer rest: far beyond any quota's reset, and short enough to reckon with.
const LONGEST_TOLD: Duration = Duration::from_hours(24 * 366);
/// How long the provider's free probe may take.
const PROBE_TIMEOUT: Duration = Duration::from_secs(15);

impl KeyPool {
    /// A pool of `keys`, at least one, all fresh.
    ///
    /// # Panics
    ///
    /// If `keys` is empty: a provider without a key can't be in a chain, which the settings check.
    pub fn new(provider: Arc<dyn Provider>, keys: Vec<ApiKey>, timeout_grace: Duration, random: Random) -> Self {
        assert!(!keys.is_empty(), "a key pool needs a key");
        let inner = Inner {
            scheduler: Scheduler::new(keys, timeout_grace, random),
            waiters: BTreeMap::new(),
            arrivals: 0,
            timer_runs: false,
            next_event: None,
        };
        let (inner, moved, sharing) = (Mutex::new(inner), Arc::new(Notify::new()), OnceLock::new());
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

    /// Adds a waiter behind those of its class, and serves it if it can be.
    fn join(self: &Arc<Self>, want: Want) -> (Place, oneshot::Receiver<Result<KeyLease, Unavailable>>) {
        let (answer, receiver) = oneshot::channel();
        let mut inner = self.lock();
        inner.arrivals += 1;
        let place = (want.class, inner.arrivals);
        let in_vain = !inner.scheduler.has_key_for(&want);
        inner.waiters.insert(place, Waiter { want, answer });
        if in_vain {
            self.serve(&mut inner, place, Instant::now()); // Also where all keys are busy with others' calls.
        }
        self.dispatch(&mut inner);
        (place, receiver)
    }

    /// Serves the waiters in their order, as far as keys go.
    fn dispatch(self: &Arc<Self>, inner: &mut Inner) {
        let now = Instant::now();
        let mut next = inner.waiters.keys().next().copied();
        while let Some(place) = next {
            if inner.scheduler.all_busy(now) {
                break;
            }
            self.serve(inner, place, now);
            next = inner.waiters.range((Bound::Excluded(place), Bound::Unbounded)).next().map(|(place, _)| *place);
        }
        let next_event = inner.scheduler.next_event(now);
        if inner.next_event != next_event {
            inner.next_event = next_event;
            self.moved.notify_one();
        }
    }

    /// Gives one waiter a key, or the certainty that none comes in time, or leaves it waiting.
    fn serve(self: &Arc<Self>, inner: &mut Inner, place: Place, now: Instant) {
        let want = &inner.waiters[&place].want;
        if let Some(index) = inner.scheduler.best_idle(want, now) {
            let ticket = inner.scheduler.take(index, now);
            let lease = self.lease(inner, ticket, &want.model);
            let Some(waiter) = inner.waiters.remove(&place) else { return };
            if let Err(Ok(gone)) = waiter.answer.send(Ok(lease)) {
                gone.forget();
                inner.scheduler.give_back(ticket);
            }
        } else if let Outlook::Closed { until, because } = inner.scheduler.outlook(want, now)
            && until.duration_since(now) > want.patience
            && let Some(waiter) = inner.waiters.remove(&place)
        {
            // A waiter that has gone needs no answer.
            let _ = waiter.answer.send(Err(Unavailable { until, because }));
        }
    }

    /// Starts the timer, unless it runs. It ends with the pool.
    fn keep_time(self: &Arc<Self>) {
        if !std::mem::replace(&mut self.lock().timer_runs, true) {
            tokio::spawn(timer(Arc::downgrade(self), Arc::clone(&self.moved)));
        }
    }

    /// Asks the provider about keys whose quarantine is over.
    fn start_due_probes(self: &Arc<Self>, inner: &mut Inner) {
        for (index, key) in inner.scheduler.take_due_probes(Instant::now()) {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                let probe = AssertUnwindSafe(timeout(PROBE_TIMEOUT, shared.provider.probe(&key)));
                // A probe that panics must not keep its key out of service for ever.
                let answer = probe.catch_unwind().await.unwrap_or(Ok(None)).unwrap_or(Some(Err(Failure::TimedOut)));
                if let Some(answer) = &answer {
                    let outcome = answer.as_ref().map_or_else(Failure::label, |()| "good");
                    tracing::info!(key = key.label(), outcome, "probed a quarantined key");
                }
                let mut inner = shared.lock();
                inner.scheduler.probed(index, answer.as_ref(), Instant::now());
                shared.dispatch(&mut inner);
            });
        }
    }
}

/// Gives a waiter's place up when it goes.
struct Leaves<'a> {
    pool: &'a Shared,
    place: Place,
}

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.pool.lock().waiters.remove(&self.place);
    }
}

/// Dispatches whenever something changes by itself: a rest or a grace is over. Holds the pool only in between waits, so
/// that it ends with the pool.
async fn timer(pool: Weak<Shared>, moved: Arc<Notify>) {
    while let Some(shared) = pool.upgrade() {
        let next = {
            let mut inner = shared.lock();
            shared.start_due_probes(&mut inner);
            inner.next_event
        };
        drop(shared);
        match next {
            None => moved.notified().await,
            Some(at) => tokio::select! {
                () = sleep_until(at) => {
                    if let Some(shared) = pool.upgrade() {
                        shared.dispatch(&mut shared.lock());
                    }
                }
                () = moved.notified() => {}
            },
        }
    }
}
