//! Which key may serve which call when, without clock, lock or waiter. What outcomes teach is `outcome`'s business.
//!
//! [`KeyPool`](super::KeyPool) puts a lock, a timer and the waiters around it.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::time::Instant;

use super::account::Account;
use super::key::{FreeProbe, Key};
use super::upstream::Breaker;
use super::{BreakerState, Choice, KeyState, KeyStatus, LONGEST_TOLD, Want};
use crate::failure::Failure;
use crate::provider::ApiKey;
use crate::retry::Random;

/// Everything known about the keys of one provider.
pub(super) struct Scheduler {
    pub(super) keys: Vec<Key>,
    pub(super) accounts: Vec<Account>,
    pub(super) breaker: Breaker,
    /// The ticket of the call that is to prove the upstream, while the breaker is half-open.
    pub(super) breaker_probe: Option<u64>,
    /// Slots taken so far.
    pub(super) tickets: u64,
    /// Keys whose last call met a fault that is theirs only if another key does better.
    pub(super) suspects: BTreeSet<usize>,
    pub(super) timeout_grace: Duration,
    pub(super) random: Random,
}

/// A slot that was taken, to be given back, abandoned or settled, once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ticket {
    /// Whose slot.
    pub(super) index: usize,
    number: u64,
    pub(super) taken_at: Instant,
    /// How many slots of the key were taken then, this one included.
    pub(super) taken: u32,
    /// How many were taken then by all processes together, where others use the key too; else 0.
    pub(super) taken_by_all: u32,
}

/// What can be said of a key, or of all keys, for a call wanted now.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outlook {
    /// A slot is free.
    Idle,
    /// All slots are taken; one may become free at any moment.
    Busy,
    /// Nothing before then.
    Closed { until: Instant, because: Failure },
}

impl Scheduler {
    pub(super) fn new(keys: Vec<ApiKey>, timeout_grace: Duration, random: Random) -> Self {
        let mut accounts: Vec<Account> = Vec::new();
        let keys = keys
            .into_iter()
            .map(|key| {
                let known = accounts.iter().position(|account| account.name == key.account_name());
                let account = known.unwrap_or_else(|| {
                    accounts.push(Account::new(key.account_name()));
                    accounts.len() - 1
                });
                Key::new(key, account)
            })
            .collect();
        Self {
            keys,
            accounts,
            breaker: Breaker::default(),
            breaker_probe: None,
            tickets: 0,
            suspects: BTreeSet::new(),
            timeout_grace,
            random,
        }
    }

    pub(super) fn key(&self, index: usize) -> &ApiKey {
        &self.keys[index].key
    }

    /// The best key with a free slot: the preferred one, else highest mean success, of these the kept ones, for they serve
    /// nobody else, ties at random; while the upstream has to prove itself, the one that rested longest, so that one bad key
    /// can't keep the breaker open.
    pub(super) fn best_idle(&self, want: &Want, now: Instant) -> Option<usize> {
        let mut idle: Vec<usize> = self
            .candidates(want, now)
            .filter(|&index| self.outlook_of(index, &want.model, now) == Outlook::Idle)
            .collect();
        if idle.len() < 2 {
            return idle.pop();
        }
        if let Choice::Prefer(preferred) = want.choice
            && idle.contains(&preferred)
        {
            return Some(preferred);
        }
        if self.breaker.half_open() {
            return idle.into_iter().min_by_key(|&index| self.keys[index].last_used);
        }
        let rank = |index: usize| (self.keys[index].health.mean() * 20.0).round();
        let best = idle.iter().map(|&index| rank(index)).fold(f64::MIN, f64::max);
        idle.retain(|&index| rank(index) >= best);
        let kept = |index: usize| !self.keys[index].key.kept_for().is_empty();
        let any_kept = idle.iter().any(|&index| kept(index));
        idle.retain(|&index| kept(index) == any_kept);
        Some(idle[self.random.below(idle.len())])
    }

    /// When `want` can be served at the soonest.
    pub(super) fn outlook(&self, want: &Want, now: Instant) -> Outlook {
        let mut soonest = None;
        for index in self.candidates(want, now) {
            match (self.outlook_of(index, &want.model, now), &soonest) {
                (Outlook::Idle, _) => return Outlook::Idle,
                (Outlook::Busy, _) => soonest = Some(Outlook::Busy),
                (closed @ Outlook::Closed { .. }, None) => soonest = Some(closed),
                (Outlook::Closed { until, because }, Some(Outlook::Closed { until: present, .. }))
                    if until < *present =>
                {
                    soonest = Some(Outlook::Closed { until, because });
                }
                (Outlook::Closed { .. }, Some(_)) => {}
            }
        }
        // Where all keys are kept for others, there is none for it as long as this process runs.
        soonest.unwrap_or(Outlook::Closed { until: now + LONGEST_TOLD, because: Failure::ModelUnavailable })
    }

    /// Whether nothing can be said to any waiter, whatever it wants, but to wait on: no key has a free slot, and among those
    /// that are kept for the same tiers, or for nobody, one that serves every model is merely busy.
    pub(super) fn all_busy(&self, now: Instant) -> bool {
        let outlooks: Vec<_> = (0..self.keys.len()).map(|index| self.outlook_of(index, "", now)).collect();
        let serves_all = |key: &Key| key.off.values().all(|until| *until <= now);
        let busy = || self.keys.iter().zip(&outlooks).filter(|(key, it)| **it == Outlook::Busy && serves_all(key));
        let alike = |one: &Key, other: &Key| one.key.kept_for() == other.key.kept_for();
        !outlooks.contains(&Outlook::Idle) && self.keys.iter().all(|key| busy().any(|(other, _)| alike(key, other)))
    }

    /// Whether there is a key that it may use, in whatever state.
    pub(super) fn has_key_for(&self, want: &Want) -> bool {
        self.keys.iter().any(|key| want.access.admits(key.key.kept_for()))
    }

    /// **The** place where keys are picked: all that it may use, but for the one to avoid where another is in service.
    fn candidates(&self, want: &Want, now: Instant) -> impl Iterator<Item = usize> {
        let admitted = |&index: &usize| want.access.admits(self.keys[index].key.kept_for());
        let in_service = |index| !matches!(self.outlook_of(index, &want.model, now), Outlook::Closed { .. });
        let avoided = match want.choice {
            Choice::Avoid(avoid) => Some(avoid).filter(|&avoid| {
                (0..self.keys.len()).filter(admitted).any(|other| other != avoid && in_service(other))
            }),
            Choice::Best | Choice::Prefer(_) => None,
        };
        (0..self.keys.len()).filter(admitted).filter(move |&index| Some(index) != avoided)
    }

    fn outlook_of(&self, index: usize, model: &str, now: Instant) -> Outlook {
        let key = &self.keys[index];
        let closings = [
            self.breaker.open_until(now).map(|(until, because)| (until, because.clone())),
            self.accounts[key.account].closed_until(now).map(|(until, because)| (until, because.clone())),
            key.health.resting(now).map(|(until, because)| (until, because.clone())),
            key.off.get(model).filter(|until| **until > now).map(|until| (*until, Failure::ModelUnavailable)),
        ];
        if let Some((until, because)) = closings.into_iter().flatten().max_by_key(|(until, _)| *until) {
            return Outlook::Closed { until, because };
        }
        let free_slot = if key.health.half_open() { key.taken(now) == 0 } else { key.taken(now) < key.limit.slots() };
        let proving = self.breaker.half_open() && self.breaker_probe.is_some();
        let elsewhere = key.elsewhere_until.is_some_and(|until| until > now);
        if free_slot && !elsewhere && !proving && key.free_probe == FreeProbe::Done {
            Outlook::Idle
        } else {
            Outlook::Busy
        }
    }

    /// Takes a slot of `index`.
    pub(super) fn take(&mut self, index: usize, now: Instant) -> Ticket {
        self.tickets += 1;
        if self.breaker.half_open() {
            self.breaker_probe = Some(self.tickets);
        }
        let key = &mut self.keys[index];
        key.in_flight += 1;
        key.last_used = Some(now);
        Ticket { index, number: self.tickets, taken_at: now, taken: key.taken(now), taken_by_all: 0 }
    }

    /// Gives a slot back that was not used. Tells whether it was to prove the upstream.
    pub(super) fn give_back(&mut self, ticket: Ticket) -> bool {
        self.keys[ticket.index].in_flight -= 1;
        self.breaker_probe.take_if(|probe| *probe == ticket.number).is_some()
    }

    /// Gives a slot back whose call was given up: it stays taken for the grace, as the call may still run upstream.
    pub(super) fn abandon(&mut self, ticket: Ticket, now: Instant) {
        self.give_back(ticket);
        self.keys[ticket.index].lingering.push(now + self.timeout_grace);
    }

    /// Keys in quarantine whose rest is over and that the provider's free probe may now be asked about; they count as
    /// busy until [`probed`](Self::probed).
    pub(super) fn take_due_probes(&mut self, now: Instant) -> Vec<(usize, ApiKey)> {
        let due = |key: &Key| key.free_probe == FreeProbe::Due && key.health.resting(now).is_none();
        let indices: Vec<_> = (0..self.keys.len()).filter(|&index| due(&self.keys[index])).collect();
        for &index in &indices {
            self.keys[index].free_probe = FreeProbe::Running;
        }
        indices.into_iter().map(|index| (index, self.keys[index].key.clone())).collect()
    }

    /// The free probe's answer; `None` where the provider has none, which leaves it to the next real call.
    pub(super) fn probed(&mut self, index: usize, answer: Option<&Result<(), Failure>>, now: Instant) {
        self.keys[index].free_probe = FreeProbe::Done;
        match answer {
            Some(Err(Failure::KeyRejected)) => {
                self.keys[index].health.rejected(now);
                self.keys[index].free_probe = FreeProbe::Due;
            }
            Some(Ok(())) => self.keys[index].health.probe_passed(),
            Some(Err(_)) | None => {}
        }
    }

    /// Forgets graces that are over; then tells when, after `now`, something changes by itself.
    pub(super) fn next_event(&mut self, now: Instant) -> Option<Instant> {
        for key in &mut self.keys {
            key.lingering.retain(|until| *until > now);
        }
        let breaker = self.breaker.open_until(now).map(|(until, _)| until);
        let accounts = self.accounts.iter().filter_map(|account| account.closed_until(now).map(|(until, _)| until));
        let keys = self.keys.iter().flat_map(|key| {
            let rest = key.health.resting(now).map(|(until, _)| until);
            let off = key.off.values().copied().filter(|until| *until > now);
            let elsewhere = key.elsewhere_until.filter(|until| *until > now);
            rest.into_iter().chain(off).chain(elsewhere).chain(key.lingering.iter().copied())
        });
        breaker.into_iter().chain(accounts).chain(keys).min()
    }

    pub(super) fn status(&self, now: Instant) -> Vec<KeyStatus> {
        (0..self.keys.len()).map(|index| self.status_of(index, now)).collect()
    }

    pub(super) fn breaker_state(&self, now: Instant) -> BreakerState {
        match self.breaker.open_until(now) {
            Some((until, because)) => BreakerState::Open { rest: until - now, because: because.clone() },
            None if self.breaker.half_open() => BreakerState::HalfOpen,
            None => BreakerState::Closed,
        }
    }

    /// The place of the key with that label.
    pub(super) fn labelled(&self, label: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.key.label() == label)
    }

    fn status_of(&self, index: usize, now: Instant) -> KeyStatus {
        let key = &self.keys[index];
        let state = match self.outlook_of(index, "", now) {
            Outlook::Closed { until, because } if key.health.quarantined(now) => {
                KeyState::Quarantined { rest: until - now, because }
            }
            Outlook::Closed { until, because } => KeyState::Cooling { rest: until - now, because },
            _ if key.health.half_open() || key.free_probe == FreeProbe::Running => KeyState::Probing,
            Outlook::Idle | Outlook::Busy => KeyState::Healthy,
        };
        KeyStatus {
            label: key.key.label().to_owned(),
            account: self.accounts[key.account].name.clone(),
            kept_for: key.key.kept_for().to_vec(),
            state,
            slots: key.limit.slots(),
            in_flight: key.taken(now),
            success_rate: key.health.mean(),
            successes: key.served.0,
            failures: key.served.1,
            last_failure: key.last_failure.clone().map(|(failure, at)| (failure, now.duration_since(at))),
        }
    }
}
