//! An error response as a [`Failure`]: known body code or text first, the HTTP status only then.
//!
//! The status alone misleads: the same 401, 403 or 429 may mean a dead key, a busy key or an exhausted account. The
//! functions are pure; what to do about a failure is the engine's to decide.

mod connection;
mod said;

use std::time::{Duration, SystemTime};

use refrain_core::Failure;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

pub use connection::classify_transport;
pub(crate) use connection::in_chain;
use said::Said;

/// What an error response, or a success that carries an error, means.
///
/// `body` may be cut; `now` is used only to read an HTTP date in `Retry-After` where the response has no `Date`.
pub fn classify(status: StatusCode, headers: &HeaderMap, body: &[u8], now: SystemTime) -> Failure {
    let said = Said::read(body);
    let answer = Answer {
        // "200 with an error" may name the status it should have had.
        status: if status.is_success() { said.own_status().unwrap_or(status.as_u16()) } else { status.as_u16() },
        wait: crate::retry_after::in_headers(headers, now).or_else(|| said.wait()),
        said,
    };
    answer.by_body().unwrap_or_else(|| answer.by_status())
}

/// A response as far as it bears on its meaning.
struct Answer {
    status: u16,
    wait: Option<Duration>,
    said: Said,
}

impl Answer {
    /// What the body says for sure. The order matters: what is checked first would else be taken for something worse.
    fn by_body(&self) -> Option<Failure> {
        let retry_after = self.wait;
        if self.refused() {
            Some(Failure::Refused)
        } else if self.concurrency_limited() {
            Some(Failure::ConcurrencyLimited)
        } else if self.loading() {
            Some(Failure::Loading { ready_in: self.said.estimated.or(retry_after) })
        } else if self.quota_exhausted() {
            Some(Failure::QuotaExhausted { retry_after })
        } else if self.overloaded() {
            Some(Failure::Overloaded { retry_after })
        } else if self.rate_limited() {
            Some(Failure::RateLimited { retry_after })
        } else if self.key_rejected() {
            Some(Failure::KeyRejected)
        } else if self.model_unavailable() {
            Some(Failure::ModelUnavailable)
        } else if self.too_large() {
            Some(Failure::TooLarge)
        } else if matches!(self.status, 200..=299 | 500 | 502) && self.said.says_any(&["timed out", "timeout"]) {
            Some(Failure::TimedOut)
        } else if self.is_success() && self.said.mentions("invalid_request") {
            Some(self.invalid_request())
        } else {
            None
        }
    }

    fn by_status(&self) -> Failure {
        let retry_after = self.wait;
        match self.status {
            401 | 403 => Failure::KeyRejected,
            402 => Failure::QuotaExhausted { retry_after },
            404 | 410 | 451 => Failure::ModelUnavailable,
            408 | 504 | 524 => Failure::TimedOut,
            413 => Failure::TooLarge,
            429 => Failure::RateLimited { retry_after },
            503 | 529 => Failure::Overloaded { retry_after },
            300..=399 | 407 => {
                Failure::Misconfigured { detail: format!("status {} where an answer was expected", self.status) }
            }
            400..=499 => self.invalid_request(),
            // 500, 502, Cloudflare's 520 to 523, and a success whose error nobody knows.
            _ => Failure::ProviderError,
        }
    }

    /// A refusal by its code counts under any status; by its prose only where the request itself was judged, since
    /// "the moderation service is unavailable" refuses nothing.
    fn refused(&self) -> bool {
        const CODES: [&str; 6] = [
            "moderation_blocked",
            "content_policy",
            "content_filter",
            "content_moderation",
            "safety_violation",
            "sensitive_content",
        ];
        const PHRASES: [&str; 15] = [
            "moderation",
            "content policy",
            "content policies",
            "usage policy",
            "usage policies",
            "usage guidelines",
            "safety system",
            "safety filter",
            "nsfw",
            "prohibited content",
            "inappropriate content",
            "unsafe content",
            "sensitive words",
            "sensitive content",
            "responsible ai",
        ];
        let judged = self.is_success() || matches!(self.status, 400 | 403 | 406 | 409 | 422 | 451);
        self.said.filtered
            || (self.is_success() && self.said.nothing_made)
            || CODES.iter().any(|code| self.said.mentions(code))
            || (judged && self.said.says_any(&PHRASES))
    }

    fn concurrency_limited(&self) -> bool {
        const PHRASES: [&str; 3] = ["simultaneous", "parallel request", "requests in parallel"];
        (self.is_success() || matches!(self.status, 401 | 403 | 409 | 429))
            && (self.said.mentions("concurren") || self.said.says_any(&PHRASES))
    }

    fn loading(&self) -> bool {
        const PHRASES: [&str; 4] = ["currently loading", "model is loading", "warming up", "cold start"];
        self.said.state == "starting"
            || (self.status == 503 && self.said.estimated.is_some())
            || ((self.is_success() || self.status == 503) && self.said.says_any(&PHRASES))
    }

    fn quota_exhausted(&self) -> bool {
        const CODES: [&str; 6] = [
            "insufficient_quota",
            "insufficient_credits",
            "credit_balance_exhausted",
            "_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached",
        ];
        const PHRASES: [&str; 6] = [
            "insufficient credit",
            "insufficient balance",
            "insufficient funds",
            "insufficient quota",
            "out of credits",
            "daily free allocation",
        ];
        // Google's prose says "exceeded your current quota" for a minute's limit too: its details decide.
        let prose = self.said.says_any(&["exceeded your current quota"]) && !self.said.has_code("resource_exhausted");
        let named = CODES.iter().any(|code| self.said.mentions(code));
        self.status == 402
            || self.said.has_number(3036)
            || self.said.quotas.iter().any(|quota| quota.contains("PerDay"))
            || named
            || prose
            || self.said.says_any(&PHRASES)
    }

    fn overloaded(&self) -> bool {
        const CODES: [&str; 3] = ["slow_down", "server_is_overloaded", "overloaded_error"];
        const PHRASES: [&str; 3] = ["overloaded", "at capacity", "out of capacity"];
        self.said.has_number(3040)
            || CODES.iter().any(|code| self.said.mentions(code))
            || ((self.is_success() || self.status >= 500) && self.said.says_any(&PHRASES))
    }

    fn rate_limited(&self) -> bool {
        const PHRASES: [&str; 4] = ["rate limit", "rate-limit", "ratelimit", "too many requests"];
        self.said.mentions("rate_limit_exceeded")
            || self.said.has_code("resource_exhausted")
            || self.said.says_any(&PHRASES)
    }

    fn key_rejected(&self) -> bool {
        const CODES: [&str; 3] = ["invalid_api_key", "api_key_invalid", "account_deactivated"];
        const PHRASES: [&str; 4] = ["api key not valid", "invalid api key", "incorrect api key", "api key is invalid"];
        CODES.iter().any(|code| self.said.mentions(code))
            || self.said.says_any(&PHRASES)
            || (self.is_success() && self.said.says_any(&["unauthorized", "unauthenticated"]))
    }

    fn model_unavailable(&self) -> bool {
        const CODES: [&str; 3] = ["model_not_found", "model_not_available", "unsupported_country"];
        const GONE: [&str; 6] =
            ["does not exist", "not found", "is not available", "is unavailable", "deprecated", "decommissioned"];
        const FORBIDDEN: [&str; 6] = ["model", "region", "country", "territory", "licen", "gated"];
        let judged = self.is_success() || matches!(self.status, 400 | 422);
        CODES.iter().any(|code| self.said.mentions(code))
            || self.said.says_any(&["location is not supported", "no such model", "unknown model"])
            || (self.status == 403 && self.said.says_any(&FORBIDDEN))
            || (judged && self.said.says_any(&["model"]) && self.said.says_any(&GONE))
    }

    fn too_large(&self) -> bool {
        self.said.mentions("request_too_large")
            || self.said.says_any(&["payload too large", "entity too large", "request too large"])
    }

    fn invalid_request(&self) -> Failure {
        Failure::InvalidRequest { detail: self.said.words() }
    }

    const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

#[cfg(test)]
mod tests;
