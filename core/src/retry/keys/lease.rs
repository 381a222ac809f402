//! The right to use one slot of one key now.

use std::fmt;
use std::sync::Arc;

use tokio::time::Instant;

use super::Shared;
use super::scheduler::Ticket;
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
}

pub(super) struct Slot {
    pub(super) pool: Arc<Shared>,
    pub(super) ticket: Ticket,
    pub(super) model: String,
}

impl KeyLease {
    pub(super) const fn new(slot: Slot, key: ApiKey) -> Self {
        Self { slot: Some(slot), key, begun: false }
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
    pub const fn begin(&mut self) {
        self.begun = true;
    }

    /// Gives the slot back with what came of the call.
    pub fn settle(mut self, outcome: Result<(), &Failure>) {
        if let Some(slot) = self.slot.take() {
            let mut inner = slot.pool.lock();
            inner.scheduler.settle(slot.ticket, &slot.model, outcome, Instant::now());
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
