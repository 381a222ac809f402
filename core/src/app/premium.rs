//! The line on premium, and where it belongs.

use super::Messenger;
use crate::catalogue::{Message, id};
use crate::failure::Failure;
use crate::queue::Tier;
use crate::reply::Reply;

impl Messenger {
    /// Adds the line on premium where it would have helped, unless the person has it or the operator offers none.
    pub(super) fn with_premium_line(&self, reply: Reply, failure: &Failure, tier: &Tier) -> Reply {
        let wanted = self.premium_line && premium_helps(failure) && !self.tiers.is_premium(tier);
        if wanted { reply.paragraph(Message::new(id::PREMIUM_LINE)) } else { reply }
    }
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
