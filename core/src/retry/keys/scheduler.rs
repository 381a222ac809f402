//! Which key may serve which call when: all the rules in one place, without clock, lock or waiter.
//!
//! [`KeyPool`](super::KeyPool) puts a lock, a timer and the waiters around it.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use tokio::time::Instant;

use super::account::Account;
use super::health::Health;
use super::limit::SlotLimit;
use super::upstream::Breaker;
use super::{KeyState, KeyStatus, Want};
use crate::failure::Failure;
use crate::provider::ApiKey;
use crate::retry::Random;

/// Everything known about the keys of one provider.
pub(super) struct Scheduler {
    keys: Vec<Key>,
    accounts: Vec<Account>,
    breaker: Breaker,
    breaker_probe: Option<usize>,
    /// Keys whose last call met a fault that is theirs only if another key does better.
    suspects: BTreeSet<usize>,
    timeout_grace: Duration,
    random: Random,
}

struct Key {
    key: ApiKey,
    account: usize,
    health: Health,
    limit: SlotLimit,
    in_flight: u32,
    /// Ends of the grace of calls that were given up but may still run upstream.
    lingering: Vec<Instant>,
    /// Models this key can't serve, until when.
    off: HashMap<String, Instant>,
    rejected_at: Option<Instant>,
    busy_elsewhere: u32,
    free_probe: FreeProbe,
    last_used: Option<Instant>,
}

/// Where a quarantined key stands with the provider's free probe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FreeProbe {
    Due,
    Running,
    Done,
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

/// Rejections of all keys within this time are the upstream's fault, not the keys'.
const ALIKE_WINDOW: Duration = Duration::from_secs(10);
/// How long a key is not asked for a model it could not serve.
const MODEL_OFF: Duration = Duration::from_hours(1);
/// Rest of a key whose only slot is taken by somebody else: 0.5 s, doubling to 10 s.
const ELSEWHERE_REST: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(10));

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
                Key {
                    account,
                    health: Health::new(),
                    limit: SlotLimit::new(key.told_concurrency()),
                    in_flight: 0,
                    lingering: Vec::new(),
                    off: HashMap::new(),
                    rejected_at: None,
                    busy_elsewhere: 0,
                    free_probe: FreeProbe::Done,
                    last_used: None,
                    key,
                }
            })
            .collect();
        Self {
            keys,
            accounts,
            breaker: Breaker::default(),
            breaker_probe: None,
            suspects: BTreeSet::new(),
            timeout_grace,
            random,
        }
    }

    pub(super) fn key(&self, index: usize) -> &ApiKey {
        &self.keys[index].key
    }

    /// The best key with a free slot: highest mean success, ties at random; while the upstream has to prove itself, the
    /// one that rested longest, so that one bad key can't keep the breaker open.
    pub(super) fn best_idle(&self, want: &Want, now: Instant) -> Option<usize> {
        let mut idle: Vec<usize> = self
            .candidates(want, now)
            .filter(|&index| self.outlook_of(index, &want.model, now) == Outlook::Idle)
            .collect();
        if idle.len() < 2 {
            return idle.pop();
        }
        if self.breaker.half_open() {
            return idle.into_iter().min_by_key(|&index| self.keys[index].last_used);
        }
        let rank = |index: usize| (self.keys[index].health.mean() * 20.0).round();
        let best = idle.iter().map(|&index| rank(index)).fold(f64::MIN, f64::max);
        idle.retain(|&index| rank(index) >= best);
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
        // A pool has at least one key, and `candidates` never leaves out the last one.
        soonest.unwrap_or(Outlook::Busy)
    }

    /// Whether any key has a free slot for any model.
    pub(super) fn all_busy(&self, now: Instant) -> bool {
        (0..self.keys.len()).all(|index| self.outlook_of(index, "", now) != Outlook::Idle)
            && (0..self.keys.len()).any(|index| self.outlook_of(index, "", now) == Outlook::Busy)
    }

    /// All keys, but for the one to avoid where another is in service.
    fn candidates(&self, want: &Want, now: Instant) -> impl Iterator<Item = usize> {
        let in_service = |index| !matches!(self.outlook_of(index, &want.model, now), Outlook::Closed { .. });
        let avoided = want.avoid.filter(|&avoid| (0..self.keys.len()).any(|other| other != avoid && in_service(other)));
        (0..self.keys.len()).filter(move |&index| Some(index) != avoided)
    }

    fn outlook_of(&self, index: usize, model: &str, now: Instant) -> Outlook {
        let key = &self.keys[index];
        let closings = [
            self.breaker.open_until(now).map(|(until, because)| (until, because.clone())),
            self.accounts[key.account].closed_until(now).map(|(until, because)| (until, because.clone())),
            key.health.closed_until(now).map(|until| (until, key.closed_because())),
            key.off.get(model).filter(|until| **until > now).map(|until| (*until, Failure::ModelUnavailable)),
        ];
        if let Some((until, because)) = closings.into_iter().flatten().max_by_key(|(until, _)| *until) {
            return Outlook::Closed { until, because };
        }
        let free_slot = if key.health.half_open() { key.taken() == 0 } else { key.taken() < key.limit.slots() };
        let proving = self.breaker.half_open() && self.breaker_probe.is_some();
        if free_slot && !proving && key.free_probe == FreeProbe::Done { Outlook::Idle } else { Outlook::Busy }
    }

    /// Takes a slot of `index`.
    pub(super) fn take(&mut self, index: usize, now: Instant) {
        if self.breaker.half_open() {
            self.breaker_probe = Some(index);
        }
        let key = &mut self.keys[index];
        key.in_flight += 1;
        key.last_used = Some(now);
    }

    /// Gives a slot back that was not used.
    pub(super) fn give_back(&mut self, index: usize) {
        self.keys[index].in_flight -= 1;
        self.end_breaker_probe(index);
    }

    /// Gives a slot back whose call was given up: it stays taken for the grace, as the call may still run upstream.
    pub(super) fn abandon(&mut self, index: usize, now: Instant) {
        self.give_back(index);
        self.keys[index].lingering.push(now + self.timeout_grace);
    }

    /// Gives a slot back with what came of its call.
    pub(super) fn settle(&mut self, index: usize, model: &str, outcome: Result<(), &Failure>, now: Instant) {
        let in_flight = self.keys[index].taken();
        self.give_back(index);
        match outcome {
            Ok(()) => self.succeeded(index, in_flight, now),
            Err(failure) => self.failed(index, model, failure, in_flight, now),
        }
    }

    fn succeeded(&mut self, index: usize, in_flight: u32, now: Instant) {
        self.breaker.succeeded();
        let key = &mut self.keys[index];
        key.health.succeeded();
        key.limit.succeeded(in_flight, now);
        key.rejected_at = None;
        key.busy_elsewhere = 0;
        self.accounts[key.account].succeeded();
        self.suspects.remove(&index);
        for suspect in std::mem::take(&mut self.suspects) {
            self.keys[suspect].health.weakened();
        }
    }

    fn failed(&mut self, index: usize, model: &str, failure: &Failure, in_flight: u32, now: Instant) {
        let jitter = self.random.unit();
        let key = &mut self.keys[index];
        let account = &mut self.accounts[key.account];
        match failure {
            Failure::KeyRejected => self.rejected(index, now),
            Failure::ConcurrencyLimited => {
                key.limit.refused(in_flight, now);
                if in_flight <= 1 {
                    let rest = ELSEWHERE_REST.0.saturating_mul(2_u32.saturating_pow(key.busy_elsewhere));
                    key.busy_elsewhere += 1;
                    key.health.close(now + rest.min(ELSEWHERE_REST.1).mul_f64(0.5 + 0.5 * jitter));
                }
            }
            Failure::QuotaExhausted { retry_after } => account.exhausted(*retry_after, now),
            Failure::RateLimited { retry_after } => {
                account.rate_limited(*retry_after, now, jitter);
                // Some providers say "too many requests" where they mean "too many at once".
                key.limit.refused(in_flight, now);
            }
            Failure::ProviderError | Failure::Unreachable => {
                self.suspects.insert(index);
                self.breaker.failed(failure, now, jitter);
            }
            Failure::TimedOut => {
                key.lingering.push(now + self.timeout_grace);
                self.suspects.insert(index);
                self.breaker.failed(failure, now, jitter);
            }
            Failure::Overloaded { .. } => self.breaker.failed(failure, now, jitter),
            Failure::ModelUnavailable => {
                key.off.retain(|_, until| *until > now);
                key.off.insert(model.to_owned(), now + MODEL_OFF);
            }
            Failure::BadOutput { .. } => key.health.weakened(),
            // The key did its part.
            Failure::InvalidRequest { .. } | Failure::Refused | Failure::TooLarge => {
                self.succeeded(index, in_flight, now);
            }
            Failure::Loading { .. }
            | Failure::Misconfigured { .. }
            | Failure::DownloadFailed
            | Failure::NoKeyAvailable { .. }
            | Failure::QueueFull { .. }
            | Failure::TooManyRequests { .. } => {}
        }
    }

    /// Blames the key, unless all keys in service were rejected within a short time: then it is the upstream.
    fn rejected(&mut self, index: usize, now: Instant) {
        let rejected_lately = |key: &Key| key.rejected_at.is_some_and(|at| now.duration_since(at) <= ALIKE_WINDOW);
        let key = &mut self.keys[index];
        key.rejected_at = Some(now);
        key.health.rejected(now);
        if key.health.quarantined() {
            key.free_probe = FreeProbe::Due;
        }

        let in_service = |key: &&Key| rejected_lately(key) || key.health.closed_until(now).is_none();
        let serving = self.keys.iter().filter(in_service).count();
        if serving >= 2 && self.keys.iter().filter(in_service).all(rejected_lately) {
            for key in self.keys.iter_mut().filter(|key| rejected_lately(key)) {
                key.health.forgive();
                key.free_probe = FreeProbe::Done;
            }
            self.breaker.trip(&Failure::KeyRejected, now, self.random.unit());
        }
    }

    fn end_breaker_probe(&mut self, index: usize) {
        if self.breaker_probe == Some(index) {
            self.breaker_probe = None;
        }
    }

    /// Keys in quarantine whose rest is over and that the provider's free probe may now be asked about; they count as
    /// busy until [`probed`](Self::probed).
    pub(super) fn take_due_probes(&mut self, now: Instant) -> Vec<(usize, ApiKey)> {
        let due = |key: &Key| key.free_probe == FreeProbe::Due && key.health.closed_until(now).is_none();
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
            let rest = key.health.closed_until(now);
            let off = key.off.values().copied().filter(|until| *until > now);
            rest.into_iter().chain(off).chain(key.lingering.iter().copied())
        });
        breaker.into_iter().chain(accounts).chain(keys).min()
    }

    pub(super) fn status(&self, now: Instant) -> Vec<KeyStatus> {
        (0..self.keys.len()).map(|index| self.status_of(index, now)).collect()
    }

    fn status_of(&self, index: usize, now: Instant) -> KeyStatus {
        let key = &self.keys[index];
        let state = match self.outlook_of(index, "", now) {
            Outlook::Closed { until, because } if key.health.quarantined() => {
                KeyState::Quarantined { rest: until - now, because }
            }
            Outlook::Closed { until, because } => KeyState::Cooling { rest: until - now, because },
            _ if key.health.half_open() || key.free_probe == FreeProbe::Running => KeyState::Probing,
            Outlook::Idle | Outlook::Busy => KeyState::Healthy,
        };
        KeyStatus {
            label: key.key.label().to_owned(),
            account: self.accounts[key.account].name.clone(),
            state,
            slots: key.limit.slots(),
            in_flight: key.taken(),
            success_rate: key.health.mean(),
        }
    }
}

impl Key {
    /// Slots in use, those of abandoned calls included.
    fn taken(&self) -> u32 {
        self.in_flight + u32::try_from(self.lingering.len()).unwrap_or(u32::MAX)
    }

    fn closed_because(&self) -> Failure {
        if self.busy_elsewhere > 0 { Failure::ConcurrencyLimited } else { Failure::KeyRejected }
    }
}
