//! What came of a job, and why not.

use std::time::Duration;

use refrain_core::Failure;
use refrain_core::queue::store;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(tag = "ended", rename_all = "snake_case")]
pub(crate) enum Outcome {
    Made,
    Failed { failure: Why },
    Cancelled,
    Interrupted,
}

/// A failure. The names are those of [`Failure::label`].
#[derive(Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Why {
    KeyRejected,
    ConcurrencyLimited,
    QuotaExhausted { wait_ms: Option<u64> },
    RateLimited { wait_ms: Option<u64> },
    Overloaded { wait_ms: Option<u64> },
    Loading { wait_ms: Option<u64> },
    ModelUnavailable,
    InvalidRequest { detail: String },
    Refused,
    TooLarge,
    ProviderError,
    TimedOut,
    Unreachable,
    Misconfigured { detail: String },
    BadOutput { detail: String },
    DownloadFailed,
    NoKeyAvailable { wait_ms: Option<u64> },
    QueueFull { wait_ms: u64 },
    TooManyRequests { wait_ms: u64 },
}

impl From<&store::Outcome> for Outcome {
    fn from(outcome: &store::Outcome) -> Self {
        match outcome {
            store::Outcome::Made => Self::Made,
            store::Outcome::Failed(failure) => Self::Failed { failure: failure.into() },
            store::Outcome::Cancelled => Self::Cancelled,
            store::Outcome::Interrupted => Self::Interrupted,
        }
    }
}

impl From<Outcome> for store::Outcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Made => Self::Made,
            Outcome::Failed { failure } => Self::Failed(failure.into()),
            Outcome::Cancelled => Self::Cancelled,
            Outcome::Interrupted => Self::Interrupted,
        }
    }
}

impl From<&Failure> for Why {
    fn from(failure: &Failure) -> Self {
        let maybe = |wait: &Option<Duration>| wait.map(millis);
        match failure {
            Failure::KeyRejected => Self::KeyRejected,
            Failure::ConcurrencyLimited => Self::ConcurrencyLimited,
            Failure::QuotaExhausted { retry_after } => Self::QuotaExhausted { wait_ms: maybe(retry_after) },
            Failure::RateLimited { retry_after } => Self::RateLimited { wait_ms: maybe(retry_after) },
            Failure::Overloaded { retry_after } => Self::Overloaded { wait_ms: maybe(retry_after) },
            Failure::Loading { ready_in } => Self::Loading { wait_ms: maybe(ready_in) },
            Failure::ModelUnavailable => Self::ModelUnavailable,
            Failure::InvalidRequest { detail } => Self::InvalidRequest { detail: detail.clone() },
            Failure::Refused => Self::Refused,
            Failure::TooLarge => Self::TooLarge,
            Failure::ProviderError => Self::ProviderError,
            Failure::TimedOut => Self::TimedOut,
            Failure::Unreachable => Self::Unreachable,
            Failure::Misconfigured { detail } => Self::Misconfigured { detail: detail.clone() },
            Failure::BadOutput { detail } => Self::BadOutput { detail: detail.clone() },
            Failure::DownloadFailed => Self::DownloadFailed,
            Failure::NoKeyAvailable { until } => Self::NoKeyAvailable { wait_ms: maybe(until) },
            Failure::QueueFull { retry_after } => Self::QueueFull { wait_ms: millis(*retry_after) },
            Failure::TooManyRequests { retry_after } => Self::TooManyRequests { wait_ms: millis(*retry_after) },
        }
    }
}

impl From<Why> for Failure {
    fn from(why: Why) -> Self {
        let maybe = |wait: Option<u64>| wait.map(Duration::from_millis);
        match why {
            Why::KeyRejected => Self::KeyRejected,
            Why::ConcurrencyLimited => Self::ConcurrencyLimited,
            Why::QuotaExhausted { wait_ms } => Self::QuotaExhausted { retry_after: maybe(wait_ms) },
            Why::RateLimited { wait_ms } => Self::RateLimited { retry_after: maybe(wait_ms) },
            Why::Overloaded { wait_ms } => Self::Overloaded { retry_after: maybe(wait_ms) },
            Why::Loading { wait_ms } => Self::Loading { ready_in: maybe(wait_ms) },
            Why::ModelUnavailable => Self::ModelUnavailable,
            Why::InvalidRequest { detail } => Self::InvalidRequest { detail },
            Why::Refused => Self::Refused,
            Why::TooLarge => Self::TooLarge,
            Why::ProviderError => Self::ProviderError,
            Why::TimedOut => Self::TimedOut,
            Why::Unreachable => Self::Unreachable,
            Why::Misconfigured { detail } => Self::Misconfigured { detail },
            Why::BadOutput { detail } => Self::BadOutput { detail },
            Why::DownloadFailed => Self::DownloadFailed,
            Why::NoKeyAvailable { wait_ms } => Self::NoKeyAvailable { until: maybe(wait_ms) },
            Why::QueueFull { wait_ms } => Self::QueueFull { retry_after: Duration::from_millis(wait_ms) },
            Why::TooManyRequests { wait_ms } => Self::TooManyRequests { retry_after: Duration::from_millis(wait_ms) },
        }
    }
}

pub(super) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
