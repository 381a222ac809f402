//! The line on premium, and where it belongs.

use super::Messenger;
use crate::catalogue::{Message, id};
use crate::failure::Failure;
use crate::queue::Tier;
use crate::reply::Reply;

impl Messenger {
    /// Adds the line on premium where it would have helped, unless the person has it or the operator offers none.
    pub(super) fn with_premium_line(&self, reply: Reply, failure: &Failure, tier: &Tier) -> Reply {
        match self.tiers.premium() {
            Some(premium) if self.premium_line && premium_helps(failure) && !self.tiers.is_premium(tier) => {
                reply.paragraph(line(premium, tier))
            }
            _ => reply,
        }
    }
}

/// What `premium` brings to somebody of `tier`.
fn line(premium: &Tier, tier: &Tier) -> Message {
    Message::new(id::PREMIUM_LINE)
        .with("times", f64::from(premium.weight) / f64::from(tier.weight))
        .with("waiting", premium.max_queued)
        .with("running", premium.max_running)
}

/// Whether this failure means that there was no capacity in time: where premium would have helped.
const fn premium_helps(failure: &Failure) -> bool {
    match failure {
        Failure::KeyRejected
        | Failure::ConcurrencyLimited
        | Failure::RateLimited { .. }
        | Failure::Overloaded { .. }
        | Failure::TimedOut
        | Failure::NoKeyAvailable { .. }
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. } => true,
        Failure::QuotaExhausted { .. }
        | Failure::Loading { .. }
        | Failure::ModelUnavailable
        | Failure::InvalidRequest { .. }
        | Failure::Refused
        | Failure::TooLarge
        | Failure::ProviderError
        | Failure::Unreachable
        | Failure::Misconfigured { .. }
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed => false,
    }
}
