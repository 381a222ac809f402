//! The attempts in the log, for the operator: one line each, keys by their labels only.

use super::{Attempt, Capacity, Decision, History};
use crate::failure::Failure;

/// Writes one line on an attempt that ended, with what comes `next`.
///
/// With `stuck`, nothing can serve for now: an error where only the operator can mend it.
pub(super) fn log(job: &str, attempt: &Attempt, history: &History, max: u32, next: &str, stuck: bool) {
    let (target, key) = (&attempt.target, &attempt.key);
    let took = attempt.took.as_millis();
    match &attempt.outcome {
        Ok(()) => {
            let number = (history.spent + 1).min(max);
            tracing::info!(%job, %target, call = attempt.number, "attempt {number}/{max} {key} succeeded after {took} ms");
        }
        Err((failure, _)) => {
            let number = if spends(failure) { history.spent } else { (history.spent + 1).min(max) };
            let (call, label, possibly_billed) = (attempt.number, failure.label(), attempt.possibly_billed());
            let line = format!("attempt {number}/{max} {key}: {failure} after {took} ms, {next}");
            if stuck && is_for_the_operator(failure) {
                tracing::error!(%job, %target, call, failure = label, possibly_billed, "{line}");
            } else {
                tracing::warn!(%job, %target, call, failure = label, possibly_billed, "{line}");
            }
        }
    }
}

/// Whether a person is told that the operator knows, or sees to it.
const fn is_for_the_operator(failure: &Failure) -> bool {
    match failure {
        Failure::KeyRejected
        | Failure::QuotaExhausted { .. }
        | Failure::ModelUnavailable
        | Failure::Misconfigured { .. } => true,
        Failure::ConcurrencyLimited
        | Failure::RateLimited { .. }
        | Failure::Overloaded { .. }
        | Failure::Loading { .. }
        | Failure::InvalidRequest { .. }
        | Failure::Refused
        | Failure::TooLarge
        | Failure::ProviderError
        | Failure::TimedOut
        | Failure::Unreachable
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed
        | Failure::NoKeyAvailable { .. }
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. } => false,
    }
}

/// What is tried next, and when, for the log.
pub(super) fn plan(decision: Decision, at_once: Option<&Capacity>) -> String {
    match (decision, at_once) {
        (_, Some(capacity)) => format!("trying {} now", capacity.lease.key().label()),
        (Decision::Again { after }, None) => format!("trying again in {} ms", after.as_millis()),
        (Decision::Rotate | Decision::AnotherKey, None) => "waiting for a key".to_owned(),
        (Decision::NextTarget, None) => "waiting for the next provider".to_owned(),
        (Decision::Stop, None) => "giving up".to_owned(),
    }
}

/// Whether `failure` spends an attempt.
fn spends(failure: &Failure) -> bool {
    let mut history = History::default();
    history.count(failure);
    history.spent > 0
}
