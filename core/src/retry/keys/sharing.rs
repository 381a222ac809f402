//! Asks the [`KeyStore`] one thing after the other, so that a slot given back is there before the next one is taken; and
//! passes on what others tell.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, interval, timeout};

use super::store::{KeyStore, KeyStoreError, KeyWord, SlotId};
use super::{Inner, LONGEST_TOLD, Shared};
use crate::failure::Failure;
use crate::provider::ApiKey;

/// The keys of this process at the store that others use as well.
pub(in crate::retry) struct Sharing {
    asks: mpsc::UnboundedSender<Ask>,
    /// What serves the asks, until the first one starts it.
    asleep: Mutex<Option<Serving>>,
}

enum Ask {
    Take { key: String, limit: u32, answer: oneshot::Sender<Option<SlotHold>> },
    GiveBack { slot: SlotId, keep: Duration },
    Tell { key: String, word: KeyWord },
    Join(Weak<Shared>),
    Done(oneshot::Sender<()>),
}

struct Serving {
    store: Arc<dyn KeyStore>,
    asked: mpsc::UnboundedReceiver<Ask>,
    asks: mpsc::WeakUnboundedSender<Ask>,
    pools: Vec<Weak<Shared>>,
}

/// A slot of the store, given back when it is dropped.
pub(super) struct SlotHold {
    slot: Option<SlotId>,
    asks: mpsc::UnboundedSender<Ask>,
}

/// How often the store gets a sign of life and is asked for what others tell.
const BEAT: Duration = Duration::from_secs(1);
/// No answer of the store is waited for longer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a stop waits for the last slots to be given back.
const FAREWELL: Duration = Duration::from_secs(2);
/// How long a key whose slots others have is left alone.
pub(super) const ELSEWHERE: Duration = Duration::from_millis(250);

impl Sharing {
    pub(in crate::retry) fn new(store: Arc<dyn KeyStore>) -> Arc<Self> {
        let (asks, asked) = mpsc::unbounded_channel();
        let serving = Serving { store, asked, asks: asks.downgrade(), pools: Vec::new() };
        Arc::new(Self { asks, asleep: Mutex::new(Some(serving)) })
    }

    /// Lets `pool` hear what others tell.
    pub(super) fn join(&self, pool: Weak<Shared>) {
        // The other end is held here or by the task.
        let _ = self.asks.send(Ask::Join(pool));
    }

    /// A slot of `key`, if there is one now.
    pub(super) async fn take(&self, key: &ApiKey, limit: u32) -> Option<SlotHold> {
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
        let scheduler = &mut inner.scheduler;
        let account = scheduler.accounts[scheduler.keys[index].account].closed_until(now);
        let rests = scheduler.keys[index].health.resting(now);
        let rest = rests.into_iter().chain(account).max_by_key(|(until, _)| *until);
        let rest = rest.map(|(until, because)| (until, because.clone()));
        let key = &mut scheduler.keys[index];
        let state = (rest.as_ref().map(|(until, _)| *until), key.limit.slots());
        // A fresh key that serves is what everybody expects.
        let known = key.told.unwrap_or((None, key.key.told_concurrency().unwrap_or(1)));
        if woken || state != known {
            key.told = Some(state);
            let rest = rest.map(|(until, because)| (until - now, because));
            sharing.tell(&key.key, KeyWord { rest, slots: state.1, woken });
        }
    }

    /// Takes what other processes know of keys.
    fn hear(self: &Arc<Self>, heard: &[(String, KeyWord)], now: Instant) {
        if heard.is_empty() {
            return;
        }
        let mut inner = self.lock();
        let scheduler = &mut inner.scheduler;
        for (fingerprint, KeyWord { rest, slots, woken }) in heard {
            let Some(key) = scheduler.keys.iter_mut().find(|key| key.key.fingerprint() == *fingerprint) else {
                continue;
            };
            key.limit.heard(*slots);
            if *woken {
                key.health.probe_passed();
            }
            let Some((rest, because)) = rest else { continue };
            let until = now + (*rest).min(LONGEST_TOLD);
            // What concerns the account concerns all its keys.
            if matches!(because, Failure::RateLimited { .. } | Failure::QuotaExhausted { .. }) {
                scheduler.accounts[key.account].close(until, because.clone());
            } else {
                key.health.close(until, because.clone());
            }
        }
        self.dispatch(&mut inner);
    }
}

impl Serving {
    async fn serve(mut self) {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                ask = self.asked.recv() => match ask {
                    Some(ask) => self.answer(ask).await,
                    None => return,
                },
                _ = beat.tick() => self.beat().await,
            }
        }
    }

    async fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Take { key, limit, answer } => {
                let taken = bounded(self.store.take(&key, limit)).await;
                let slot = logged("take a slot", taken).flatten();
                let hold = slot.zip(self.asks.upgrade()).map(|(slot, asks)| SlotHold { slot: Some(slot), asks });
                // Who has gone meanwhile drops the hold, which gives it back.
                let _ = answer.send(hold);
            }
            Ask::GiveBack { slot, keep } => {
                logged("give a slot back", bounded(self.store.give_back(&slot, keep)).await);
            }
            Ask::Tell { key, word } => {
                logged("tell of a key", bounded(self.store.tell(&key, &word)).await);
            }
            Ask::Join(pool) => self.pools.push(pool),
            Ask::Done(done) => _ = done.send(()),
        }
    }

    async fn beat(&self) {
        logged("renew slots", bounded(self.store.renew()).await);
        let heard = logged("hear of keys", bounded(self.store.hear()).await).unwrap_or_default();
        for pool in self.pools.iter().filter_map(Weak::upgrade) {
            pool.hear(&heard, Instant::now());
        }
    }
}

async fn bounded<T>(asked: impl Future<Output = Result<T, KeyStoreError>>) -> Result<T, KeyStoreError> {
    timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(KeyStoreError("no answer in time".to_owned())))
}

fn logged<T>(what: &str, result: Result<T, KeyStoreError>) -> Option<T> {
    result.inspect_err(|error| tracing::warn!(%error, "could not {what}")).ok()
}
