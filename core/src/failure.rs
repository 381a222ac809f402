//! Why there is no answer.
//!
//! One enum is the whole vocabulary. A provider adapter *classifies* what it saw into a [`Failure`] and does nothing
//! else; the retry engine decides from the variant alone; the catalogue has exactly one message for each.

use std::time::Duration;

use crate::catalogue::{Message, MessageId, id};

/// Why a request has no answer, or not yet.
///
/// The first seventeen come from an upstream, the last three from Refrain's own door.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The key was refused (a plain 401).
    #[error("the key was rejected")]
    KeyRejected,
    /// The key already has as many calls in flight as its plan allows, under whatever status that was said.
    #[error("the key has no free slot")]
    ConcurrencyLimited,
    /// The account behind the key has no credit or quota left.
    #[error("the account's quota is used up")]
    QuotaExhausted {
        /// When the quota comes back, if the provider said so.
        retry_after: Option<Duration>,
    },
    /// Too many requests in a time (a 429 that is none of the above).
    #[error("rate limited")]
    RateLimited {
        /// How long the provider asks to wait.
        retry_after: Option<Duration>,
    },
    /// The upstream as a whole is too busy; other keys don't help.
    #[error("the provider is overloaded")]
    Overloaded {
        /// How long the provider asks to wait.
        retry_after: Option<Duration>,
    },
    /// The model is being loaded.
    #[error("the model is loading")]
    Loading {
        /// When it will be ready, if the provider said so.
        ready_in: Option<Duration>,
    },
    /// This model is not there, or not for this key (region, licence, plan).
    #[error("the model is unavailable")]
    ModelUnavailable,
    /// The provider says the request itself is wrong.
    #[error("the request is invalid: {detail}")]
    InvalidRequest {
        /// The provider's own words, at most a few hundred characters; empty if it gave none.
        detail: String,
    },
    /// The prompt was refused by moderation. Never sent to another key: that gets every key banned.
    #[error("the prompt was refused")]
    Refused,
    /// The request is larger than the provider takes.
    #[error("the request is too large")]
    TooLarge,
    /// The provider broke (500, 502).
    #[error("the provider had an internal error")]
    ProviderError,
    /// No answer in time, or the connection died after the request was sent. It may have been charged.
    #[error("the provider took too long")]
    TimedOut,
    /// The request was never sent: name not resolved, connection refused or not made in time.
    #[error("the provider could not be reached")]
    Unreachable,
    /// The connection can't be right as it is set up (a certificate that does not fit).
    #[error("the connection is misconfigured: {detail}")]
    Misconfigured {
        /// What does not fit, for the operator.
        detail: String,
    },
    /// A success without a usable result: malformed, empty, truncated. It was charged.
    #[error("the provider's answer was unusable: {detail}")]
    BadOutput {
        /// What is wrong with it, for the operator.
        detail: String,
    },
    /// The result exists but could not be fetched. It is fetched again, never generated again.
    #[error("the result could not be downloaded")]
    DownloadFailed,
    /// No key can serve soon enough.
    #[error("no key is available")]
    NoKeyAvailable {
        /// How long until one can, as far as is known.
        until: Option<Duration>,
    },
    /// The queue takes no more jobs.
    #[error("the queue is full")]
    QueueFull {
        /// How long until it is worth coming back.
        retry_after: Duration,
    },
    /// This person (or chat) asked for more than their share.
    #[error("too many requests of one person")]
    TooManyRequests {
        /// How long until the next one is taken.
        retry_after: Duration,
    },
}

impl Failure {
    /// The name logs and metrics use: the variant in `snake_case`.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::KeyRejected => "key_rejected",
            Self::ConcurrencyLimited => "concurrency_limited",
            Self::QuotaExhausted { .. } => "quota_exhausted",
            Self::RateLimited { .. } => "rate_limited",
            Self::Overloaded { .. } => "overloaded",
            Self::Loading { .. } => "loading",
            Self::ModelUnavailable => "model_unavailable",
            Self::InvalidRequest { .. } => "invalid_request",
            Self::Refused => "refused",
            Self::TooLarge => "too_large",
            Self::ProviderError => "provider_error",
            Self::TimedOut => "timed_out",
            Self::Unreachable => "unreachable",
            Self::Misconfigured { .. } => "misconfigured",
            Self::BadOutput { .. } => "bad_output",
            Self::DownloadFailed => "download_failed",
            Self::NoKeyAvailable { .. } => "no_key_available",
            Self::QueueFull { .. } => "queue_full",
            Self::TooManyRequests { .. } => "too_many_requests",
        }
    }

    /// The id of the one message that tells a person.
    pub const fn message_id(&self) -> MessageId {
        match self {
            Self::KeyRejected => id::FAILURE_KEY_REJECTED,
            Self::ConcurrencyLimited => id::FAILURE_CONCURRENCY_LIMITED,
            Self::QuotaExhausted { .. } => id::FAILURE_QUOTA_EXHAUSTED,
            Self::RateLimited { .. } => id::FAILURE_RATE_LIMITED,
            Self::Overloaded { .. } => id::FAILURE_OVERLOADED,
            Self::Loading { .. } => id::FAILURE_LOADING,
            Self::ModelUnavailable => id::FAILURE_MODEL_UNAVAILABLE,
            Self::InvalidRequest { .. } => id::FAILURE_INVALID_REQUEST,
            Self::Refused => id::FAILURE_REFUSED,
            Self::TooLarge => id::FAILURE_TOO_LARGE,
            Self::ProviderError => id::FAILURE_PROVIDER_ERROR,
            Self::TimedOut => id::FAILURE_TIMED_OUT,
            Self::Unreachable => id::FAILURE_UNREACHABLE,
            Self::Misconfigured { .. } => id::FAILURE_MISCONFIGURED,
            Self::BadOutput { .. } => id::FAILURE_BAD_OUTPUT,
            Self::DownloadFailed => id::FAILURE_DOWNLOAD_FAILED,
            Self::NoKeyAvailable { .. } => id::FAILURE_NO_KEY_AVAILABLE,
            Self::QueueFull { .. } => id::FAILURE_QUEUE_FULL,
            Self::TooManyRequests { .. } => id::FAILURE_TOO_MANY_REQUESTS,
        }
    }

    /// How long the upstream, or the door, asked to wait. `None` where nothing was said.
    pub const fn told_wait(&self) -> Option<Duration> {
        match self {
            Self::QuotaExhausted { retry_after }
            | Self::RateLimited { retry_after }
            | Self::Overloaded { retry_after } => *retry_after,
            Self::Loading { ready_in } => *ready_in,
            Self::NoKeyAvailable { until } => *until,
            Self::QueueFull { retry_after } | Self::TooManyRequests { retry_after } => Some(*retry_after),
            Self::KeyRejected
            | Self::ConcurrencyLimited
            | Self::ModelUnavailable
            | Self::InvalidRequest { .. }
            | Self::Refused
            | Self::TooLarge
            | Self::ProviderError
            | Self::TimedOut
            | Self::Unreachable
            | Self::Misconfigured { .. }
            | Self::BadOutput { .. }
            | Self::DownloadFailed => None,
        }
    }

    /// Whether the upstream may have worked, and charged, although no result came.
    pub const fn possibly_billed(&self) -> bool {
        matches!(self, Self::TimedOut | Self::BadOutput { .. } | Self::DownloadFailed)
    }

    /// What a person reads, with the real wait where one is known.
    ///
    /// Every failure's message may use `$detail` (text) and `$wait` (a message such as "2 minutes", or the
    /// `wait-unknown` message).
    pub fn message(&self) -> Message {
        let detail = match self {
            Self::InvalidRequest { detail } => detail.as_str(),
            _ => "",
        };
        Message::new(self.message_id()).with("detail", detail).with("wait", Message::wait(self.told_wait()))
    }
}
