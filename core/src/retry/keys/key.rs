//! All that is known of one key.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::health::Health;
use super::limit::SlotLimit;
use crate::failure::Failure;
use crate::provider::ApiKey;

/// One key.
pub(super) struct Key {
    pub(super) key: ApiKey,
    pub(super) account: usize,
    pub(super) health: Health,
    pub(super) limit: SlotLimit,
    pub(super) in_flight: u32,
    /// Ends of the grace of calls that were given up but may still run upstream.
    pub(super) lingering: Vec<Instant>,
    /// Models this key can't serve, until when.
    pub(super) off: HashMap<String, Instant>,
    /// When it was last rejected without having been under suspicion, and no key has worked since.
    pub(super) rejected_at: Option<Instant>,
    /// Refusals for concurrency in a row while it had no other call in flight.
    pub(super) busy_elsewhere: u32,
    /// Other processes have all its slots; it is asked for again then.
    pub(super) elsewhere_until: Option<Instant>,
    /// Until when it rests, and its slots, as other processes were last told, or told themselves.
    pub(super) told: Option<(Option<Instant>, u32)>,
    pub(super) free_probe: FreeProbe,
    pub(super) last_used: Option<Instant>,
    /// Calls that it served, and that it did not.
    pub(super) served: (u64, u64),
    pub(super) last_failure: Option<(Failure, Instant)>,
}

/// Where a quarantined key stands with the provider's free probe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FreeProbe {
    Due,
    Running,
    Done,
}

/// Rejections of all keys within this time are the upstream's fault, not the keys'.
const ALIKE_WINDOW: Duration = Duration::from_secs(10);

impl Key {
    /// A fresh key of the account with the index `account`.
    pub(super) fn new(key: ApiKey, account: usize) -> Self {
        Self {
            account,
            health: Health::new(),
            limit: SlotLimit::new(key.told_concurrency()),
            in_flight: 0,
            lingering: Vec::new(),
            off: HashMap::new(),
            rejected_at: None,
            busy_elsewhere: 0,
            elsewhere_until: None,
            told: None,
            free_probe: FreeProbe::Done,
            last_used: None,
            served: (0, 0),
            last_failure: None,
            key,
        }
    }

    /// Slots in use, those of abandoned calls within their grace included.
    pub(super) fn taken(&self, now: Instant) -> u32 {
        let lingering = self.lingering.iter().filter(|until| **until > now).count();
        self.in_flight + u32::try_from(lingering).unwrap_or(u32::MAX)
    }

    /// Until when it rests, and its slots, as far as other processes know. A fresh key that serves is what everybody
    /// expects, and that a rest is over nobody needs to be told.
    pub(super) fn known_to_others(&self, now: Instant) -> (Option<Instant>, u32) {
        let (rest, slots) = self.told.unwrap_or((None, self.key.told_concurrency().unwrap_or(1)));
        (rest.filter(|until| *until > now), slots)
    }

    pub(super) fn rejected_lately(&self, now: Instant) -> bool {
        self.rejected_at.is_some_and(|at| now.duration_since(at) <= ALIKE_WINDOW)
    }
}
