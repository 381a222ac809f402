//! What follows a failure. Pure: no clock, no network, no state of its own.

use std::time::Duration;

use super::{Backoff, Random};
use crate::failure::Failure;

/// The rule of what follows a [`Failure`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How many attempts a target of the chain gets. Default: 3.
    ///
    /// An attempt is spent by a failure that says something about the request or the upstream as a whole. One that says
    /// something about a key (rejected, rate limited, out of quota, no slot) spends none: the key is closed by it, so
    /// that it can't repeat for long, and the deadline bounds the rest.
    ///
    /// A run whose worker died counts as one, as it may have been charged, unless its call can be asked for again. A job
    /// that so many workers died of over all targets, and three at least, is given up without another look at it.
    pub max_attempts: u32,
    /// Waits between attempts where the upstream told none. Default: 2 s to 20 s.
    pub backoff: Backoff,
    /// How long a call that was given up may still hold its slot upstream. Default: 30 s.
    pub timeout_grace: Duration,
    /// A longer wait gives the job back to the queue. Default: 30 s.
    pub snooze_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            backoff: Backoff::new(Duration::from_secs(2), Duration::from_secs(20)),
            timeout_grace: Duration::from_secs(30),
            snooze_after: Duration::from_secs(30),
        }
    }
}

/// What a request has been through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct History {
    /// Attempts spent on the present target.
    pub spent: u32,
    /// Calls that may have been charged without a result, over all targets.
    pub ambiguous: u32,
    /// Unusable results, over all targets.
    pub bad_outputs: u32,
}

impl History {
    /// Counts `failure`.
    pub fn count(&mut self, failure: &Failure) {
        match failure {
            Failure::TimedOut => {
                self.spent += 1;
                self.ambiguous += 1;
            }
            Failure::BadOutput { .. } => {
                self.spent += 1;
                self.bad_outputs += 1;
            }
            Failure::ProviderError | Failure::Unreachable | Failure::Overloaded { .. } => self.spent += 1,
            Failure::KeyRejected
            | Failure::ConcurrencyLimited
            | Failure::QuotaExhausted { .. }
            | Failure::RateLimited { .. }
            | Failure::Loading { .. }
            | Failure::ModelUnavailable
            | Failure::InvalidRequest { .. }
            | Failure::Refused
            | Failure::TooLarge
            | Failure::Misconfigured { .. }
            | Failure::DownloadFailed
            | Failure::NoKeyAvailable { .. }
            | Failure::QueueFull { .. }
            | Failure::TooManyRequests { .. } => {}
        }
    }
}

/// What follows a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Any key that can serve, at once; where none can, the scheduler waits for the first.
    Rotate,
    /// Any key, after a wait; the same one where a model is loading.
    Again {
        /// How long to wait.
        after: Duration,
    },
    /// A key other than the one that failed, where there is one: it may still be busy with the call.
    AnotherKey,
    /// The next provider and model of the chain.
    NextTarget,
    /// No more.
    Stop,
}

impl RetryPolicy {
    /// How long to wait where a model is loading and nobody said for how long.
    const LOADING: Duration = Duration::from_secs(5);
    /// How long to wait at least where a model is loading: it spends no attempt, so "ready in 0 s" must not hammer.
    const LOADING_FLOOR: Duration = Duration::from_secs(1);

    /// What follows `failure`, which `history` already counts.
    ///
    /// `more_targets` tells whether the chain goes on after the present target.
    pub fn decide(&self, failure: &Failure, history: &History, more_targets: bool, random: &Random) -> Decision {
        let elsewhere = if more_targets { Decision::NextTarget } else { Decision::Stop };
        let spent_up = history.spent >= self.max_attempts;
        let retries = history.spent.saturating_sub(1);
        let jittered = || self.backoff.wait(retries, random);

        match failure {
            Failure::KeyRejected
            | Failure::ConcurrencyLimited
            | Failure::QuotaExhausted { .. }
            | Failure::RateLimited { .. } => Decision::Rotate,

            Failure::Loading { ready_in } => {
                Decision::Again { after: ready_in.unwrap_or(Self::LOADING).max(Self::LOADING_FLOOR) }
            }

            Failure::Overloaded { .. } if more_targets => Decision::NextTarget,
            Failure::Overloaded { retry_after } if !spent_up => {
                Decision::Again { after: jittered().max(retry_after.unwrap_or_default()) }
            }
            Failure::ProviderError | Failure::Unreachable if !spent_up => Decision::Again { after: jittered() },
            Failure::Overloaded { .. } | Failure::ProviderError | Failure::Unreachable => elsewhere,

            Failure::TimedOut if !spent_up && history.ambiguous < 2 => Decision::AnotherKey,
            Failure::BadOutput { .. } if !spent_up && history.bad_outputs < 2 => {
                Decision::Again { after: Duration::ZERO }
            }

            // This key can't serve the model; if no other target is left, another key may.
            Failure::ModelUnavailable if more_targets => Decision::NextTarget,
            Failure::ModelUnavailable => Decision::Rotate,

            Failure::TimedOut
            | Failure::BadOutput { .. }
            | Failure::InvalidRequest { .. }
            | Failure::Refused
            | Failure::TooLarge
            | Failure::Misconfigured { .. }
            | Failure::DownloadFailed
            | Failure::NoKeyAvailable { .. }
            | Failure::QueueFull { .. }
            | Failure::TooManyRequests { .. } => Decision::Stop,
        }
    }

    /// Whether `failure` says something about a key only: while another serves, the request can still be done.
    pub const fn concerns_key_only(failure: &Failure) -> bool {
        matches!(
            failure,
            Failure::KeyRejected
                | Failure::ConcurrencyLimited
                | Failure::QuotaExhausted { .. }
                | Failure::RateLimited { .. }
                | Failure::ModelUnavailable
        )
    }

    /// Whether going on after `failure` is paid from the [`RetryBudget`](super::RetryBudget).
    pub const fn costs_budget(failure: &Failure) -> bool {
        matches!(failure, Failure::ProviderError | Failure::TimedOut | Failure::Unreachable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(failure: &Failure, history: &History, more_targets: bool) -> Decision {
        RetryPolicy::default().decide(failure, history, more_targets, &Random::seeded(7))
    }

    fn after(times: u32, failure: &Failure) -> History {
        let mut history = History::default();
        (0..times).for_each(|_| history.count(failure));
        history
    }

    #[test]
    fn what_a_key_did_rotates_at_once_and_spends_nothing() {
        for failure in [
            Failure::KeyRejected,
            Failure::ConcurrencyLimited,
            Failure::QuotaExhausted { retry_after: None },
            Failure::RateLimited { retry_after: None },
        ] {
            let history = after(50, &failure);

            assert_eq!(history.spent, 0);
            assert_eq!(decide(&failure, &history, true), Decision::Rotate);
        }
    }

    #[test]
    fn a_refused_prompt_goes_nowhere_else() {
        for failure in [
            Failure::Refused,
            Failure::TooLarge,
            Failure::InvalidRequest { detail: String::new() },
            Failure::Misconfigured { detail: String::new() },
        ] {
            assert_eq!(decide(&failure, &History::default(), true), Decision::Stop);
        }
    }

    #[test]
    fn a_hiccup_is_retried_twice_then_the_chain_goes_on() {
        let failure = Failure::ProviderError;

        assert!(matches!(decide(&failure, &after(1, &failure), true), Decision::Again { .. }));
        assert!(matches!(decide(&failure, &after(2, &failure), true), Decision::Again { .. }));
        assert_eq!(decide(&failure, &after(3, &failure), true), Decision::NextTarget);
        assert_eq!(decide(&failure, &after(3, &failure), false), Decision::Stop);
    }

    #[test]
    fn an_ambiguous_call_is_replayed_once_and_on_another_key() {
        let failure = Failure::TimedOut;

        assert_eq!(decide(&failure, &after(1, &failure), true), Decision::AnotherKey);
        assert_eq!(decide(&failure, &after(2, &failure), true), Decision::Stop);
    }

    #[test]
    fn an_unusable_result_is_asked_for_once_more() {
        let failure = Failure::BadOutput { detail: "truncated".into() };

        assert_eq!(decide(&failure, &after(1, &failure), true), Decision::Again { after: Duration::ZERO });
        assert_eq!(decide(&failure, &after(2, &failure), true), Decision::Stop);
    }

    #[test]
    fn an_overloaded_provider_gives_way_to_the_next_or_gets_the_rest_it_asks_for() {
        let failure = Failure::Overloaded { retry_after: Some(Duration::from_secs(7)) };

        assert_eq!(decide(&failure, &after(1, &failure), true), Decision::NextTarget);
        let Decision::Again { after } = decide(&failure, &after(1, &failure), false) else { panic!("it should wait") };
        assert!(after >= Duration::from_secs(7));
    }

    #[test]
    fn a_loading_model_is_waited_for_as_long_as_told() {
        let failure = Failure::Loading { ready_in: Some(Duration::from_secs(20)) };

        let decision = decide(&failure, &after(9, &failure), true);

        assert_eq!(decision, Decision::Again { after: Duration::from_secs(20) });
    }

    #[test]
    fn a_model_that_claims_to_be_ready_at_once_is_not_hammered() {
        let failure = Failure::Loading { ready_in: Some(Duration::ZERO) };

        let decision = decide(&failure, &after(9, &failure), false);

        assert_eq!(decision, Decision::Again { after: Duration::from_secs(1) });
    }

    #[test]
    fn one_attempt_means_one_attempt() {
        let policy = RetryPolicy { max_attempts: 1, ..RetryPolicy::default() };

        for failure in [Failure::ProviderError, Failure::TimedOut, Failure::BadOutput { detail: String::new() }] {
            assert_eq!(policy.decide(&failure, &after(1, &failure), false, &Random::seeded(7)), Decision::Stop);
        }
    }
}
