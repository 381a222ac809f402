//! What the outcome of a call teaches of its key, its account and the upstream.

use std::time::Duration;

use tokio::time::Instant;

use super::key::FreeProbe;
use super::scheduler::{Scheduler, Ticket};
use crate::failure::Failure;

/// How long a key is not asked for a model it could not serve.
const MODEL_OFF: Duration = Duration::from_hours(1);
/// Rest of a key whose only slot is taken by somebody else: 0.5 s, doubling to 10 s.
const ELSEWHERE_REST: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(10));

impl Scheduler {
    /// Gives a slot back with what came of its call.
    pub(super) fn settle(&mut self, ticket: Ticket, model: &str, outcome: Result<(), &Failure>, now: Instant) {
        // What other processes had in flight when it came counts as well.
        let in_flight = self.keys[ticket.index].taken(now).max(ticket.taken_by_all);
        let probing = self.give_back(ticket);
        match outcome {
            Ok(()) => self.succeeded(ticket, in_flight, now),
            Err(failure) => self.failed(ticket, model, failure, in_flight, probing, now),
        }
    }

    fn succeeded(&mut self, ticket: Ticket, in_flight: u32, now: Instant) {
        self.breaker.succeeded(now);
        if !self.breaker.half_open() {
            self.breaker_probe = None;
        }
        let key = &mut self.keys[ticket.index];
        key.health.succeeded(now);
        key.limit.succeeded(in_flight, now);
        key.busy_elsewhere = 0;
        key.served.0 += 1;
        self.accounts[key.account].succeeded();
        self.suspects.remove(&ticket.index);
        for suspect in std::mem::take(&mut self.suspects) {
            self.keys[suspect].health.weakened();
        }
        // The upstream took this key after it had rejected those: it does not reject all alike.
        for key in &mut self.keys {
            key.rejected_at.take_if(|at| *at <= ticket.taken_at);
        }
    }

    fn failed(&mut self, ticket: Ticket, model: &str, failure: &Failure, in_flight: u32, probing: bool, now: Instant) {
        let jitter = self.random.unit();
        let index = ticket.index;
        // The upstream counts what it saw when the call came; the slots that are left by now may be fewer.
        let at_once = in_flight.max(ticket.taken);
        let key = &mut self.keys[index];
        let account = &mut self.accounts[key.account];
        match failure {
            Failure::KeyRejected => self.rejected(index, probing, now),
            Failure::ConcurrencyLimited => {
                key.limit.refused(at_once, now);
                if at_once <= 1 {
                    let rest = ELSEWHERE_REST.0.saturating_mul(2_u32.saturating_pow(key.busy_elsewhere));
                    key.busy_elsewhere += 1;
                    let until = now + rest.min(ELSEWHERE_REST.1).mul_f64(0.5 + 0.5 * jitter);
                    key.health.close(until, Failure::ConcurrencyLimited);
                }
            }
            Failure::QuotaExhausted { retry_after } => account.exhausted(*retry_after, now),
            Failure::RateLimited { retry_after } => {
                account.rate_limited(*retry_after, now, jitter);
                // Some providers say "too many requests" where they mean "too many at once".
                key.limit.refused(at_once, now);
            }
            Failure::ProviderError | Failure::Unreachable => {
                self.suspects.insert(index);
                self.breaker.failed(failure, probing, now, jitter);
            }
            Failure::TimedOut => {
                key.lingering.push(now + self.timeout_grace);
                self.suspects.insert(index);
                self.breaker.failed(failure, probing, now, jitter);
            }
            Failure::Overloaded { .. } => self.breaker.failed(failure, probing, now, jitter),
            Failure::ModelUnavailable => {
                key.off.retain(|_, until| *until > now);
                key.off.insert(model.to_owned(), now + MODEL_OFF);
            }
            Failure::BadOutput { .. } => key.health.weakened(),
            // The key did its part.
            Failure::InvalidRequest { .. } | Failure::Refused | Failure::TooLarge => {
                self.succeeded(ticket, in_flight, now);
                return;
            }
            Failure::Loading { .. }
            | Failure::Misconfigured { .. }
            | Failure::DownloadFailed
            | Failure::NoKeyAvailable { .. }
            | Failure::QueueFull { .. }
            | Failure::TooManyRequests { .. } => {}
        }
        let key = &mut self.keys[index];
        key.served.1 += 1;
        key.last_failure = Some((failure.clone(), now));
    }

    /// Blames the key, unless all keys in service were rejected within a short time: then it is the upstream.
    fn rejected(&mut self, index: usize, probing: bool, now: Instant) {
        if self.breaker.rejects_all() && self.breaker.open_until(now).is_some() {
            return; // The call began before: the upstream's fault is known by now.
        }
        let key = &mut self.keys[index];
        if !key.health.half_open() {
            // A key that had yet to prove itself says nothing of the upstream.
            key.rejected_at = Some(now);
        }
        key.health.rejected(now);
        if key.health.quarantined(now) {
            key.free_probe = FreeProbe::Due;
        }
        if self.all_rejected(now) || (probing && self.breaker.rejects_all()) {
            for (other, key) in self.keys.iter_mut().enumerate() {
                if other == index || key.rejected_lately(now) {
                    key.health.forgive();
                    key.free_probe = FreeProbe::Done;
                }
            }
            self.breaker.trip(&Failure::KeyRejected, now, self.random.unit());
        }
    }

    /// Whether all keys in service, at least two, were rejected within the window.
    fn all_rejected(&self, now: Instant) -> bool {
        let mut in_service =
            self.keys.iter().filter(|key| key.rejected_lately(now) || key.health.resting(now).is_none());
        let several = in_service.clone().nth(1).is_some();
        several && in_service.all(|key| key.rejected_lately(now))
    }
}
