//! What a process with keys that others use too asks and tells of them. That it reaches the store is `serving`'s business.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout};

use super::line::Inner;
use super::scheduler::Scheduler;
use super::serving::{Ask, Serving};
use super::store::{KeyStore, KeyWord, SlotId};
use super::{LONGEST_TOLD, Shared};
use crate::failure::Failure;
use crate::provider::ApiKey;

/// The keys of this process at the store that others use as well.
pub(in crate::retry) struct Sharing {
    asks: mpsc::UnboundedSender<Ask>,
    /// What serves the asks, until the first one starts it.
    asleep: Mutex<Option<Serving>>,
}

/// A slot of the store, given back when it is dropped.
pub(super) struct SlotHold {
    slot: Option<SlotId>,
    asks: mpsc::UnboundedSender<Ask>,
}

/// How long a stop waits for the last slots to be given back.
const FAREWELL: Duration = Duration::from_secs(2);
/// How long a key whose slots others have is left alone.
pub(super) const ELSEWHERE: Duration = Duration::from_millis(250);

impl Sharing {
    pub(in crate::retry) fn new(store: Arc<dyn KeyStore>) -> Arc<Self> {
        let (asks, asked) = mpsc::unbounded_channel();
        let serving = Serving::new(store, asked, asks.downgrade());
        Arc::new(Self { asks, asleep: Mutex::new(Some(serving)) })
    }

    /// Lets `pool` hear what others tell; before anything is asked.
    pub(super) fn join(&self, pool: Weak<Shared>) {
        if let Some(serving) = self.asleep.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            serving.join(pool);
        }
    }

    /// A slot of `key`, if there is one now, and how many are taken with it.
    pub(super) async fn take(&self, key: &ApiKey, limit: u32) -> Option<(SlotHold, u32)> {
        self.wake();
        let (answer, taken) = oneshot::channel();
        let _ = self.asks.send(Ask::Take { key: key.fingerprint(), limit, answer });
        taken.await.ok().flatten()
    }

    pub(super) fn tell(&self, key: &ApiKey, word: KeyWord) {
        self.wake();
        let _ = self.asks.send(Ask::Tell { key: key.fingerprint(), word });
    }

    /// Waits, not for long, until all that was given back is known to be.
    pub(in crate::retry) async fn settle(&self) {
        let (done, settled) = oneshot::channel();
        if self.asleep.lock().unwrap_or_else(PoisonError::into_inner).is_none()
            && self.asks.send(Ask::Done(done)).is_ok()
        {
            let _ = timeout(FAREWELL, settled).await;
        }
    }

    /// Begins to serve, and to hear what others tell.
    pub(in crate::retry) fn wake(&self) {
        if let Some(serving) = self.asleep.lock().unwrap_or_else(PoisonError::into_inner).take() {
            tokio::spawn(serving.serve());
        }
    }
}

impl SlotHold {
    pub(super) const fn new(slot: SlotId, asks: mpsc::UnboundedSender<Ask>) -> Self {
        Self { slot: Some(slot), asks }
    }

    /// From now on a call is under way, which may run upstream for `grace` after this process has died.
    pub(super) fn begin(&self, grace: Duration) {
        if let Some(slot) = self.slot.clone() {
            let _ = self.asks.send(Ask::Begin { slot, grace });
        }
    }

    /// Gives the slot back, for others to take once `keep` is over.
    pub(super) fn keep(mut self, keep: Duration) {
        self.give_back(keep);
    }

    fn give_back(&mut self, keep: Duration) {
        if let Some(slot) = self.slot.take() {
            // Where nobody serves any more, the slot becomes free by itself.
            let _ = self.asks.send(Ask::GiveBack { slot, keep });
        }
    }
}

impl Drop for SlotHold {
    fn drop(&mut self) {
        self.give_back(Duration::ZERO);
    }
}

/// Gives a slot at the store back, `used` by a call that may still run upstream, or not.
pub(super) fn give_back(slot: Option<SlotHold>, used: bool, grace: Duration) {
    if let Some(slot) = slot {
        slot.keep(if used { grace } else { Duration::ZERO });
    }
}

impl Shared {
    /// Tells other processes what is new of the key at `index`.
    pub(super) fn tell_others(&self, inner: &mut Inner, index: usize) {
        self.tell(inner, index, false);
    }

    /// Tells them that its rest was ended before its time.
    pub(super) fn tell_woken(&self, inner: &mut Inner, index: usize) {
        self.tell(inner, index, true);
    }

    fn tell(&self, inner: &mut Inner, index: usize, woken: bool) {
        let Some(sharing) = self.sharing.get() else { return };
        let now = Instant::now();
        let (rest, slots) = state(&inner.scheduler, index, now);
        let rest = rest.map(|(until, because)| (until, because.clone()));
        let key = &mut inner.scheduler.keys[index];
        let (rests_until, known) = (rest.as_ref().map(|(until, _)| *until), key.known_to_others(now));
        if woken || (rests_until, slots) != known {
            key.told = Some((rests_until, slots));
            // What others know they may have ended meanwhile.
            let rest = rest.filter(|_| woken || rests_until != known.0);
            let rest = rest.map(|(until, because)| (until - now, because));
            sharing.tell(&key.key, KeyWord { rest, slots, woken });
        }
    }

    /// Takes what other processes know of keys.
    pub(super) fn hear(self: &Arc<Self>, heard: &[(String, KeyWord)], now: Instant) {
        if heard.is_empty() {
            return;
        }
        let mut inner = self.lock();
        let scheduler = &mut inner.scheduler;
        for (fingerprint, word) in heard {
            let Some(index) = scheduler.keys.iter().position(|key| key.key.fingerprint() == *fingerprint) else {
                continue;
            };
            let untold = told(scheduler, index, now) != scheduler.keys[index].known_to_others(now);
            take_to_heart(scheduler, index, word, now);
            if !untold {
                // Who told it knows.
                scheduler.keys[index].told = Some(told(scheduler, index, now));
            }
        }
        self.dispatch(&mut inner);
    }
}

fn take_to_heart(scheduler: &mut Scheduler, index: usize, KeyWord { rest, slots, woken }: &KeyWord, now: Instant) {
    let key = &mut scheduler.keys[index];
    key.limit.heard(*slots, now);
    if *woken {
        key.health.probe_passed();
    }
    let Some((rest, because)) = rest else { return };
    let until = now + (*rest).min(LONGEST_TOLD);
    // What concerns the account concerns all its keys.
    if matches!(because, Failure::RateLimited { .. } | Failure::QuotaExhausted { .. }) {
        scheduler.accounts[key.account].close(until, because.clone());
    } else {
        key.health.close(until, because.clone());
    }
}

/// Until when the key at `index` or its account rests, and why; and its slots.
pub(super) fn state(scheduler: &Scheduler, index: usize, now: Instant) -> (Option<(Instant, &Failure)>, u32) {
    let key = &scheduler.keys[index];
    let account = scheduler.accounts[key.account].closed_until(now);
    let rest = key.health.resting(now).into_iter().chain(account).max_by_key(|(until, _)| *until);
    (rest, key.limit.slots())
}

/// The same, as it is remembered once others know it.
fn told(scheduler: &Scheduler, index: usize, now: Instant) -> (Option<Instant>, u32) {
    let (rest, slots) = state(scheduler, index, now);
    (rest.map(|(until, _)| until), slots)
}
