//! Gets a call through: waits for its turn, waits out flood control, repeats where a repetition can't show twice.

use std::future::Future;
use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBuilder};
use refrain_core::reply::{DeliveryError, Urgency};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::api::CallError;
use crate::limiter::{Limiter, Rank};

/// What a call does, which decides when it may be repeated.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Shows something new: repeated only if it was surely not done.
    New,
    /// Tells news in a message; given up before it is its turn once the token is cancelled.
    Progress(CancellationToken),
    /// Turns a message into what its person waits for: done twice, it shows the same.
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
            CallError::Refused { .. } | CallError::Flood { .. } | CallError::Migrated { .. } | CallError::GivenUp => {
                false
            }
        }
    }

    /// Waits for the turn in `chat`.
    async fn turn(&self, limiter: &Limiter, chat: i64, give_up: Instant) -> Result<(), CallError> {
        let turn = limiter.turn(chat, self.rank(), give_up);
        let turn = match self {
            Self::Progress(gives_way) => gives_way.run_until_cancelled(turn).await.ok_or(CallError::GivenUp)?,
            Self::New | Self::Result => turn.await,
        };
        turn.map_err(|retry_after| CallError::Flood { retry_after })
    }
}

/// At most 3 repetitions after about 0.5, 1 and 2 s, with jitter, so that many chats don't come back in step.
fn pauses() -> impl Iterator<Item = Duration> {
    ExponentialBuilder::default().with_min_delay(Duration::from_millis(500)).with_max_times(3).with_jitter().build()
}

/// Makes `attempt` in `chat` until it is done, refused, or not worth another repetition.
///
/// `attempt` gets the chat's id, which changes when a group becomes a supergroup. Flood control that outlasts the
/// patience of the [`Limits`](crate::Limits) comes back as [`CallError::Flood`].
pub(crate) async fn deliver<R, F>(
    limiter: &Limiter,
    mut chat: i64,
    effect: &Effect,
    attempt: impl Fn(i64) -> F,
) -> Result<R, CallError>
where
    F: Future<Output = Result<R, CallError>>,
{
    let give_up = Instant::now() + limiter.limits().patience(effect.rank());
    let mut pauses = pauses();
    let mut moved = false;
    loop {
        effect.turn(limiter, chat, give_up).await?;

        match attempt(chat).await {
            Err(CallError::Flood { retry_after }) => {
                tracing::warn!(chat, wait = ?retry_after, "Telegram asks this chat to wait");
                limiter.pause(chat, retry_after);
                if effect.rank() == Rank::Progress {
                    return Err(CallError::Flood { retry_after });
                }
            }
            // Messages keep no id over the move, so an edit has nothing left to change.
            Err(CallError::Migrated { to }) if matches!(effect, Effect::New) && !moved => {
                tracing::info!(chat, to, "the group became a supergroup");
                moved = true;
                chat = to;
            }
            Err(error) if effect.repeats_after(&error) => match pauses.next() {
                Some(pause) => {
                    tracing::debug!(chat, %error, ?pause, "trying again");
                    sleep(pause).await;
                }
                None => return Err(error),
            },
            done => return done,
        }
    }
}

impl CallError {
    /// Whether Telegram refused with words that contain one of `parts`, in any case.
    pub(crate) fn says(&self, parts: &[&str]) -> bool {
        let Self::Refused { description, .. } = self else { return false };
        let description = description.to_ascii_lowercase();
        parts.iter().any(|part| description.contains(part))
    }

    /// The same where an earlier part of the reply is shown: then all of it must not count as not sent.
    pub(crate) fn after_a_part(self) -> Self {
        match self {
            Self::Unsent(_) | Self::Flood { .. } => Self::Lost(self.to_string()),
            Self::Refused { .. }
            | Self::Migrated { .. }
            | Self::Server { .. }
            | Self::Lost(_)
            | Self::Garbled { .. }
            | Self::GivenUp => self,
        }
    }
}

/// There is nothing left to edit.
const GONE: &[&str] = &["message to edit not found", "message can't be edited", "message_id_invalid"];

/// A 400 that is about the bot's place in the chat, not about the message.
const FORBIDDEN: &[&str] = &[
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_",
    "topic_closed",
    "is deactivated",
    "was deactivated",
    "was kicked",
    "user_is_blocked",
    "user not found",
    "peer_id_invalid",
];

impl From<CallError> for DeliveryError {
    fn from(error: CallError) -> Self {
        if error.says(GONE) {
            return Self::Gone;
        }
        let out_of_place = error.says(FORBIDDEN);
        match error {
            CallError::Refused { code: 401 | 403, description } => Self::Forbidden(description),
            CallError::Refused { description, .. } if out_of_place => Self::Forbidden(description),
            CallError::Refused { description, .. } => Self::Refused(description),
            CallError::Flood { retry_after } => Self::Busy { retry_after },
            CallError::Migrated { .. } => Self::Gone,
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
    use crate::limiter::Limits;

    const CHAT: i64 = 42;

    fn progress() -> Effect {
        Effect::Progress(CancellationToken::new())
    }

    type Answer = Result<(), CallError>;

    /// Delivers against scripted answers; tells the outcome, and in which chat each attempt was made.
    async fn scripted(effect: Effect, answers: impl IntoIterator<Item = Answer>) -> (Answer, Vec<i64>) {
        let limiter = Limiter::new(Limits::default());
        let answers = RefCell::new(answers.into_iter().collect::<VecDeque<_>>());
        let chats = RefCell::new(Vec::new());

        let outcome = deliver(&limiter, CHAT, &effect, |chat| {
            chats.borrow_mut().push(chat);
            let answer = answers.borrow_mut().pop_front().expect("no more attempts than answers");
            async move { answer }
        })
        .await;

        (outcome, chats.into_inner())
    }

    fn flood(seconds: u64) -> CallError {
        CallError::Flood { retry_after: Duration::from_secs(seconds) }
    }

    fn lost() -> CallError {
        CallError::Lost("reset".into())
    }

    fn unsent() -> CallError {
        CallError::Unsent("refused".into())
    }

    fn refused(code: u16, description: &str) -> CallError {
        CallError::Refused { code, description: description.into() }
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_message_is_not_repeated_when_it_may_be_there_already() {
        for error in [lost(), CallError::Server { status: 502 }] {
            let (outcome, attempts) = scripted(Effect::New, [Err(error.clone())]).await;

            assert_eq!((outcome, attempts.len()), (Err(error), 1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_message_that_never_left_is_repeated() {
        let (outcome, attempts) = scripted(Effect::New, [Err(unsent()), Err(unsent()), Ok(())]).await;

        assert_eq!((outcome, attempts.len()), (Ok(()), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn an_edit_into_the_result_is_repeated_a_few_times() {
        let (healed, _) = scripted(Effect::Result, [Err(lost()), Err(CallError::Server { status: 500 }), Ok(())]).await;
        let (broken, attempts) = scripted(Effect::Result, vec![Err(lost()); 4]).await;

        assert_eq!((healed, broken, attempts.len()), (Ok(()), Err(lost()), 4));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_is_never_repeated_because_newer_news_follow() {
        for error in [lost(), unsent(), flood(3)] {
            let (outcome, attempts) = scripted(progress(), [Err(error.clone())]).await;

            assert_eq!((outcome, attempts.len()), (Err(error), 1));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn flood_control_is_waited_out_and_the_call_repeated() {
        let started = Instant::now();

        let (outcome, attempts) = scripted(Effect::New, [Err(flood(30)), Ok(())]).await;

        assert_eq!((outcome, attempts.len(), started.elapsed()), (Ok(()), 2, Duration::from_secs(30)));
    }

    #[tokio::test(start_paused = true)]
    async fn flood_control_beyond_patience_is_given_back_without_waiting() {
        let started = Instant::now();

        let (outcome, _) = scripted(Effect::New, [Err(flood(600))]).await;

        assert_eq!((outcome, started.elapsed()), (Err(flood(600)), Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_message_follows_a_group_that_became_a_supergroup() {
        let (outcome, chats) = scripted(Effect::New, [Err(CallError::Migrated { to: -1005 }), Ok(())]).await;

        assert_eq!((outcome, chats), (Ok(()), vec![CHAT, -1005]));
    }

    #[test]
    fn only_what_surely_did_not_leave_counts_as_unsent() {
        let unsure = [lost(), CallError::Server { status: 502 }, unsent().after_a_part(), flood(600).after_a_part()];

        assert_eq!(DeliveryError::from(unsent()), DeliveryError::Unsent("no connection: refused".into()));
        for error in unsure {
            let error = DeliveryError::from(error);
            assert!(matches!(error, DeliveryError::Network(_)), "{error:?}");
        }
    }

    #[test]
    fn what_telegram_says_becomes_what_can_be_done() {
        for (code, description, expected) in [
            (400, "Bad Request: message to edit not found", DeliveryError::Gone),
            (400, "Bad Request: message can't be edited", DeliveryError::Gone),
            (400, "Bad Request: MESSAGE_ID_INVALID", DeliveryError::Gone),
            (403, "Forbidden: bot was blocked by the user", DeliveryError::Forbidden(String::new())),
            (403, "Forbidden: bot was kicked from the supergroup chat", DeliveryError::Forbidden(String::new())),
            (400, "Bad Request: chat not found", DeliveryError::Forbidden(String::new())),
            (400, "Bad Request: not enough rights to send photos to the chat", DeliveryError::Forbidden(String::new())),
            (400, "Bad Request: TOPIC_CLOSED", DeliveryError::Forbidden(String::new())),
            (400, "Bad Request: message text is empty", DeliveryError::Refused(String::new())),
        ] {
            let error = DeliveryError::from(refused(code, description));

            assert_eq!(std::mem::discriminant(&error), std::mem::discriminant(&expected), "{description}: {error:?}");
        }
    }
}
