//! The right to use one slot of one key now.

use std::fmt;
use std::sync::Arc;

use tokio::time::Instant;

use super::Shared;
use super::scheduler::Ticket;
use super::sharing::{ELSEWHERE, SlotHold, give_back, state};
use crate::failure::Failure;
use crate::provider::ApiKey;

/// The right to use one slot of one key now.
///
/// Dropped unused, the slot is free at once. Dropped while [in use](Self::begin) (a cancelled call), it stays taken for
/// the grace time, because the call may still run upstream.
pub struct KeyLease {
    slot: Option<Slot>,
    key: ApiKey,
    begun: bool,
    /// The slot at the store, where other processes use the same keys.
    shared: Option<SlotHold>,
}

pub(super) struct Slot {
    pub(super) pool: Arc<Shared>,
    pub(super) ticket: Ticket,
    pub(super) model: String,
}

impl KeyLease {
    pub(super) const fn new(slot: Slot, key: ApiKey) -> Self {
        Self { slot: Some(slot), key, begun: false, shared: None }
    }

    /// Takes the slot from other processes too, where there are any. If they have all, the key is left alone for a moment; if
    /// they told meanwhile that it rests, for as long as that.
    pub(super) async fn take_shared_slot(&mut self) -> bool {
        let Some(Slot { pool, ticket, .. }) = &mut self.slot else { return true };
        let Some(sharing) = pool.sharing.get() else { return true };
        let limit = pool.lock().scheduler.keys[ticket.index].limit.slots();
        let taken = sharing.take(&self.key, limit).await;
        let (now, scheduler) = (Instant::now(), &mut pool.lock().scheduler);
        let Some((hold, taken)) = taken else {
            scheduler.keys[ticket.index].elsewhere_until = Some(now + ELSEWHERE);
            return false;
        };
        self.shared = Some(hold);
        ticket.taken_by_all = taken;
        state(scheduler, ticket.index, now).0.is_none()
    }

    /// The key to call with.
    pub const fn key(&self) -> &ApiKey {
        &self.key
    }

    /// The key's place in its pool, for a [`Choice`](super::Choice).
    pub fn index(&self) -> Option<usize> {
        self.slot.as_ref().map(|slot| slot.ticket.index)
    }

    /// From now on a call is under way.
    pub fn begin(&mut self) {
        self.begun = true;
        if let (Some(shared), Some(slot)) = (&self.shared, &self.slot) {
            shared.begin(slot.pool.lock().scheduler.timeout_grace);
        }
    }

    /// Gives the slot back with what came of the call.
    pub fn settle(mut self, outcome: Result<(), &Failure>) {
        if let Some(slot) = self.slot.take() {
            let mut inner = slot.pool.lock();
            let grace = inner.scheduler.timeout_grace;
            inner.scheduler.settle(slot.ticket, &slot.model, outcome, Instant::now());
            slot.pool.tell_others(&mut inner, slot.ticket.index);
            give_back(self.shared.take(), outcome == Err(&Failure::TimedOut), grace);
            slot.pool.dispatch(&mut inner);
            drop(inner);
            if outcome.is_err() {
                slot.pool.keep_time(); // A rest may lead to a free probe, whether somebody waits or not.
            }
        }
    }

    /// Drops the lease without giving its slot back: the caller does that.
    pub(super) fn forget(mut self) {
        self.slot = None;
    }
}

impl Drop for KeyLease {
    fn drop(&mut self) {
        let Some(slot) = self.slot.take() else { return };
        let mut inner = slot.pool.lock();
        let grace = inner.scheduler.timeout_grace;
        give_back(self.shared.take(), self.begun, grace);
        if self.begun {
            inner.scheduler.abandon(slot.ticket, Instant::now());
        } else {
            inner.scheduler.give_back(slot.ticket);
        }
        slot.pool.dispatch(&mut inner);
    }
}

impl fmt::Debug for KeyLease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyLease({})", self.key.label())
    }
}
