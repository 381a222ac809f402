//! Gets a call through: waits for its turn, waits out rate limits, repeats where a repetition can't show twice.

use std::future::Future;
use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBuilder};
use refrain_core::reply::{DeliveryError, Urgency};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::api::{Answered, CallError};
use crate::limiter::{Limiter, Rank};
use crate::route::Lane;

/// What a call does, which decides when it may be repeated.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Shows something new: repeated only if it was surely not done.
    New,
    /// Tells news in a message; given up before it is its turn once the token is cancelled.
    Progress(CancellationToken),
    /// Done twice, it comes to the same: an edit into what a person waits for, a question, a command's registration.
    Result,
}

impl From<Urgency> for Effect {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Progress(gives_way) => Self::Progress(gives_way),
            Urgency::Result => Self::Result,
        }
    }
}

impl Effect {
    pub(crate) const fn rank(&self) -> Rank {
        match self {
            Self::New | Self::Result => Rank::Result,
            Self::Progress(_) => Rank::Progress,
        }
    }

    fn repeats_after(&self, error: &CallError) -> bool {
        match error {
            CallError::Unsent(_) => self.rank() == Rank::Result,
            CallError::Server { .. } | CallError::Lost(_) | CallError::Garbled { .. } => matches!(self, Self::Result),
            CallError::Refused { .. } | CallError::RateLimited { .. } | CallError::GivenUp => false,
        }
    }

    /// Waits for the turn in `lane`.
    async fn turn(&self, limiter: &Limiter, lane: &Lane, give_up: Instant) -> Result<(), CallError> {
        let turn = limiter.turn(lane, self.rank(), give_up);
        let turn = match self {
            Self::Progress(gives_way) => gives_way.run_until_cancelled(turn).await.ok_or(CallError::GivenUp)?,
            Self::New | Self::Result => turn.await,
        };
        turn.map_err(|retry_after| CallError::RateLimited { retry_after, global: false })
    }
}

/// At most 3 repetitions after about 0.5, 1 and 2 s, with jitter, so that many calls don't come back in step.
fn pauses() -> impl Iterator<Item = Duration> {
    ExponentialBuilder::default().with_min_delay(Duration::from_millis(500)).with_max_times(3).with_jitter().build()
}

/// Makes `attempt` in `lane` until it is done, refused, or not worth another repetition.
///
/// A rate limit that outlasts the patience of the [`Limits`](crate::Limits) comes back as [`CallError::RateLimited`].
pub(crate) async fn deliver<R, F>(
    limiter: &Limiter,
    lane: Lane,
    effect: &Effect,
    attempt: impl Fn() -> F,
) -> Result<R, CallError>
where
    F: Future<Output = Answered<R>>,
{
    let give_up = Instant::now() + limiter.limits().patience(effect.rank());
    let mut pauses = pauses();
    loop {
        effect.turn(limiter, &lane, give_up).await?;

        let (told, done) = attempt().await;
        limiter.learn(&lane, &told);
        match done {
            Err(CallError::RateLimited { retry_after, global }) => {
                tracing::warn!(endpoint = %lane, wait = ?retry_after, global, "Discord asks to wait");
                limiter.pause(&lane, retry_after, global);
                if effect.rank() == Rank::Progress {
                    return Err(CallError::RateLimited { retry_after, global });
                }
            }
            Err(error) if effect.repeats_after(&error) => match pauses.next() {
                Some(pause) => {
                    tracing::debug!(endpoint = %lane, %error, ?pause, "trying again");
                    sleep(pause).await;
                }
                None => return Err(error),
            },
            done => return done,
        }
    }
}

/// There is nothing left to edit: unknown channel, message, webhook or interaction; a token that is dead; a message of
/// somebody else's; an old message edited too often.
const GONE: &[u32] = &[10_003, 10_008, 10_015, 10_062, 50_005, 50_027, 30_046];
/// The bot may not write there: no access, no permission, no direct messages, a locked or archived thread.
const FORBIDDEN: &[u32] = &[50_001, 50_007, 50_013, 50_083, 50_278, 160_005];

impl CallError {
    /// Whether the message, or the token to reach it with, is gone.
    pub(crate) fn is_gone(&self) -> bool {
        self.is(GONE) || matches!(self, Self::Refused { status: 404, .. })
    }

    /// Whether an interaction's token is of no use any more.
    pub(crate) fn is_dead_token(&self) -> bool {
        self.is_gone() || matches!(self, Self::Refused { status: 401, .. })
    }

    /// Whether the bot may not write there, so that another place is worth a try.
    pub(crate) fn is_forbidden(&self) -> bool {
        self.is(FORBIDDEN) || matches!(self, Self::Refused { status: 401 | 403, .. })
    }

    /// The same where an earlier part of the reply is shown: then all of it must not count as not sent.
    pub(crate) fn after_a_part(self) -> Self {
        match self {
            Self::Unsent(_) | Self::RateLimited { .. } => Self::Lost(self.to_string()),
            Self::Refused { .. } | Self::Server { .. } | Self::Lost(_) | Self::Garbled { .. } | Self::GivenUp => self,
        }
    }

    /// The same where it was a question that comes before the message: then that was surely not sent.
    pub(crate) fn before_the_message(self) -> Self {
        match self {
            Self::Server { .. } | Self::Lost(_) | Self::Garbled { .. } => Self::Unsent(self.to_string()),
            Self::Refused { .. } | Self::RateLimited { .. } | Self::Unsent(_) | Self::GivenUp => self,
        }
    }
}

impl From<CallError> for DeliveryError {
    fn from(error: CallError) -> Self {
        if error.is_gone() {
            return Self::Gone;
        }
        let forbidden = error.is_forbidden();
        match error {
            CallError::Refused { message, .. } if forbidden => Self::Forbidden(message),
            CallError::Refused { message, .. } => Self::Refused(message),
            CallError::RateLimited { retry_after, .. } => Self::Busy { retry_after },
            // Only progress is given up, and then nobody asks what became of it.
            CallError::GivenUp => Self::Busy { retry_after: Duration::ZERO },
            CallError::Unsent(_) => Self::Unsent(error.to_string()),
            CallError::Server { .. } | CallError::Lost(_) | CallError::Garbled { .. } => {
                Self::Network(error.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::cell::RefCell;
    use std::collections::VecDeque;

    use super::*;
    use crate::api::Told;
    use crate::limiter::Limits;
    use crate::route::{Route, Verb};

    type Answer = Result<(), CallError>;

    fn progress() -> Effect {
        Effect::Progress(CancellationToken::new())
    }

    /// Delivers against scripted answers; tells the outcome, and how many attempts it took.
    async fn scripted(effect: Effect, answers: impl IntoIterator<Item = Answer>) -> (Answer, usize) {
        let limiter = Limiter::new(Limits::default());
        let answers = RefCell::new(answers.into_iter().collect::<VecDeque<_>>());
        let attempts = RefCell::new(0);
        let lane = Route::Messages { channel: 1 }.lane(Verb::Post);

        let outcome = deliver(&limiter, lane, &effect, || {
            *attempts.borrow_mut() += 1;
            let answer = answers.borrow_mut().pop_front().expect("no more attempts than answers");
            async move { (Told::default(), answer) }
        })
        .await;

        (outcome, attempts.into_inner())
    }

    fn limited(seconds: u64) -> CallError {
        CallError::RateLimited { retry_after: Duration::from_secs(seconds), global: false }
    }

    fn lost() -> CallError {
        CallError::Lost("reset".into())
    }

    fn unsent() -> CallError {
        CallError::Unsent("refused".into())
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_message_is_not_repeated_when_it_may_be_there_already() {
        for error in [lost(), CallError::Server { status: 502 }] {
            assert_eq!(scripted(Effect::New, [Err(error.clone())]).await, (Err(error), 1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_message_that_never_left_is_repeated() {
        assert_eq!(scripted(Effect::New, [Err(unsent()), Err(unsent()), Ok(())]).await, (Ok(()), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn an_edit_into_the_result_is_repeated_a_few_times() {
        let server = || Err(CallError::Server { status: 500 });

        assert_eq!(scripted(Effect::Result, [Err(lost()), server(), Ok(())]).await, (Ok(()), 3));
        assert_eq!(scripted(Effect::Result, vec![Err(lost()); 4]).await, (Err(lost()), 4));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_is_never_repeated_because_newer_news_follow() {
        for error in [lost(), unsent(), limited(3)] {
            assert_eq!(scripted(progress(), [Err(error.clone())]).await, (Err(error), 1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_limit_is_waited_out_and_the_call_repeated() {
        let started = Instant::now();

        let (outcome, attempts) = scripted(Effect::New, [Err(limited(30)), Ok(())]).await;

        assert_eq!((outcome, attempts, started.elapsed()), (Ok(()), 2, Duration::from_secs(30)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_limit_beyond_patience_is_given_back_without_waiting() {
        let started = Instant::now();

        let (outcome, _) = scripted(Effect::New, [Err(limited(600))]).await;

        assert_eq!((outcome, started.elapsed()), (Err(limited(600)), Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_that_is_cancelled_before_its_turn_is_given_up() {
        let stop = CancellationToken::new();
        stop.cancel();

        assert_eq!(scripted(Effect::Progress(stop), []).await, (Err(CallError::GivenUp), 0));
    }

    #[test]
    fn only_what_surely_did_not_leave_counts_as_unsent() {
        let sure = [unsent(), lost().before_the_message(), CallError::Server { status: 500 }.before_the_message()];
        let unsure = [lost(), CallError::Server { status: 502 }, unsent().after_a_part(), limited(600).after_a_part()];

        for (errors, expected) in [(&sure[..], "unsent"), (&unsure, "network")] {
            for error in errors {
                assert_eq!(DeliveryError::from(error.clone()).label(), expected, "{error:?}");
            }
        }
    }

    #[test]
    fn what_discord_says_becomes_what_can_be_done() {
        for (status, code, expected) in [
            (401, 50_027, DeliveryError::Gone),
            (404, 10_015, DeliveryError::Gone),
            (404, 10_008, DeliveryError::Gone),
            (404, 0, DeliveryError::Gone),
            (403, 50_001, DeliveryError::Forbidden(String::new())),
            (403, 50_013, DeliveryError::Forbidden(String::new())),
            (403, 50_007, DeliveryError::Forbidden(String::new())),
            (400, 50_035, DeliveryError::Refused(String::new())),
        ] {
            let error = DeliveryError::from(CallError::Refused { status, code, message: String::new() });

            assert_eq!(error, expected, "{status} {code}");
        }
    }
}
