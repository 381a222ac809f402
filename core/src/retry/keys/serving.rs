//! The task that asks the [`KeyStore`] one thing after the other, so that a slot given back is there before the next one is
//! taken; that gives it signs of life; and that hears what others tell.
//!
//! After the store was out of reach it first learns again which slots are held here, and which are no longer, before one
//! more is taken.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, interval, timeout};

use super::Shared;
use super::sharing::SlotHold;
use super::store::{HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};

pub(super) enum Ask {
    Take { key: String, limit: u32, answer: oneshot::Sender<Option<(SlotHold, u32)>> },
    Begin { slot: SlotId, grace: Duration },
    GiveBack { slot: SlotId, keep: Duration },
    Tell { key: String, word: KeyWord },
    Done(oneshot::Sender<()>),
}

pub(super) struct Serving {
    store: Arc<dyn KeyStore>,
    asked: mpsc::UnboundedReceiver<Ask>,
    asks: mpsc::WeakUnboundedSender<Ask>,
    pools: Vec<Weak<Shared>>,
    /// The slots that are held, each with the grace of its call, if one is under way.
    held: HashMap<SlotId, Duration>,
    /// What could not be given back yet.
    owed: Vec<Owed>,
    /// What could not be told yet, in its order, and since when.
    untold: VecDeque<(String, KeyWord, Instant)>,
    /// The store has yet to learn which slots are held and which are not.
    behind: bool,
}

/// A slot to be given back.
struct Owed {
    slot: SlotId,
    /// Others may take it then.
    kept_until: Instant,
    /// It is free by itself then.
    lapses: Instant,
}

/// How often the store is asked for what others tell, and gets a sign of life: once a second, and three times a lease.
const BEAT: (Duration, u32) = (Duration::from_secs(1), 3);
/// However short the lease.
const SHORTEST_BEAT: Duration = Duration::from_millis(50);
/// So many words are kept for a store that is out of reach; the newest.
const MOST_UNTOLD: usize = 1000;
/// No answer of the store is waited for longer.
const PATIENCE: Duration = Duration::from_secs(10);

impl Serving {
    pub(super) fn new(
        store: Arc<dyn KeyStore>,
        asked: mpsc::UnboundedReceiver<Ask>,
        asks: mpsc::WeakUnboundedSender<Ask>,
    ) -> Self {
        let (pools, held, owed, untold) = (Vec::new(), HashMap::new(), Vec::new(), VecDeque::new());
        Self { store, asked, asks, pools, held, owed, untold, behind: false }
    }

    /// Lets `pool` hear what others tell.
    pub(super) fn join(&mut self, pool: Weak<Shared>) {
        self.pools.push(pool);
    }

    pub(super) async fn serve(mut self) {
        let mut beat = interval((self.store.lease() / BEAT.1).clamp(SHORTEST_BEAT, BEAT.0));
        loop {
            tokio::select! {
                biased;
                // First, so that what others told is known before the first slot is taken, and so that no number of asks
                // keeps a sign of life back.
                _ = beat.tick() => {
                    self.beat().await;
                    // And no slow store keeps the asks back.
                    beat.reset();
                }
                ask = self.asked.recv() => match ask {
                    Some(ask) => self.answer(ask).await,
                    None => return,
                },
            }
        }
    }

    async fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Take { key, limit, answer } => {
                // Who has gone meanwhile drops the hold, which gives it back.
                let _ = answer.send(self.take(&key, limit).await);
            }
            Ask::Begin { slot, grace } => {
                self.held.entry(slot).and_modify(|present| *present = grace);
            }
            Ask::GiveBack { slot, keep } => {
                let grace = self.held.remove(&slot).unwrap_or_default();
                if self.behind || !self.given_back(&slot, keep).await {
                    let (now, lease) = (Instant::now(), self.store.lease());
                    self.owed.push(Owed { slot, kept_until: now + keep, lapses: now + keep.max(lease + grace) });
                    self.behind = true;
                }
            }
            Ask::Tell { key, word } => {
                self.untold.push_back((key, word, Instant::now()));
                if !self.behind {
                    self.tell().await;
                }
            }
            Ask::Done(done) => _ = done.send(()),
        }
    }

    /// Takes a slot, and tells how many are taken then. None while the store may have forgotten those that are held: it would
    /// count too few.
    async fn take(&mut self, key: &str, limit: u32) -> Option<(SlotHold, u32)> {
        if self.behind {
            return None;
        }
        let TakenSlot { slot, taken } = logged("take a slot", bounded(self.store.take(key, limit)).await).flatten()?;
        let hold = SlotHold::new(slot.clone(), self.asks.upgrade()?);
        self.held.insert(slot, Duration::ZERO);
        Some((hold, taken))
    }

    async fn beat(&mut self) {
        let renewed = self.renewed().await;
        self.behind = !(renewed && self.repaid().await);
        self.tell().await;
        let heard = logged("hear of keys", bounded(self.store.hear()).await).unwrap_or_default();
        for pool in self.pools.iter().filter_map(Weak::upgrade) {
            pool.hear(&heard, Instant::now());
        }
    }

    /// Renews the slots that are held, and no other: one that nobody knows of here, because the store's answer was lost, is
    /// to become free by itself.
    async fn renewed(&self) -> bool {
        let held = self.held.iter().map(|(slot, grace)| HeldSlot { slot: slot.clone(), grace: *grace });
        let held: Vec<_> = held.collect();
        held.is_empty() || logged("renew slots", bounded(self.store.renew(&held)).await).is_some()
    }

    /// Gives back what could not be given back before, as far as the store is within reach.
    async fn repaid(&mut self) -> bool {
        let now = Instant::now();
        self.owed.retain(|owed| owed.lapses > now);
        while let Some(owed) = self.owed.last() {
            let keep = owed.kept_until.saturating_duration_since(Instant::now());
            if !self.given_back(&owed.slot, keep).await {
                return false;
            }
            self.owed.pop();
        }
        true
    }

    /// Tells what is still to be told, as far as the store is within reach.
    async fn tell(&mut self) {
        while let Some((key, word, since)) = self.untold.front() {
            let mut word = word.clone();
            if let Some((rest, _)) = &mut word.rest {
                *rest = rest.saturating_sub(since.elapsed());
            }
            if logged("tell of a key", bounded(self.store.tell(key, &word)).await).is_none() {
                break;
            }
            self.untold.pop_front();
        }
        let too_many = self.untold.len().saturating_sub(MOST_UNTOLD);
        self.untold.drain(..too_many);
    }

    async fn given_back(&self, slot: &SlotId, keep: Duration) -> bool {
        logged("give a slot back", bounded(self.store.give_back(slot, keep)).await).is_some()
    }
}

async fn bounded<T>(asked: impl Future<Output = Result<T, KeyStoreError>>) -> Result<T, KeyStoreError> {
    timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(KeyStoreError("no answer in time".to_owned())))
}

fn logged<T>(what: &str, result: Result<T, KeyStoreError>) -> Option<T> {
    result.inspect_err(|error| tracing::warn!(%error, "could not {what}")).ok()
}
