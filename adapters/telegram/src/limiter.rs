//! Keeps within Telegram's flood control: a pace for each chat and one for the whole bot.
//!
//! A result *reserves* its turn, so results leave in the order they came and a chat's share is theirs; progress never
//! reserves: it goes only when a turn is free now, and leaves one for a result. That is what a plain keyed limiter
//! can't do, and why this is a small one of its own (GCRA, in tokio's time).

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// How fast and how much Telegram takes.
///
/// The defaults keep to what the [Bots FAQ] says: about one message a second in a chat, 20 a minute in a group, 30 a
/// second overall; and to the Bot API's 50 MB for an upload.
///
/// [Bots FAQ]: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// In each private chat. Default: one a second, a burst of 3.
    pub private: Pace,
    /// In each group. Default: one in 3.6 s, a burst of 3, which is never more than 19 in a minute.
    pub group: Pace,
    /// In all chats together. Default: one in 40 ms, a burst of 5, which is never more than 30 in a second.
    pub overall: Pace,
    /// At least so long after anything else in a chat comes news of progress. Default: 1 s.
    pub progress_spacing: Duration,
    /// How long a result waits for its turn, flood control included, before it is given back as busy. Default: 2 min.
    pub result_patience: Duration,
    /// How long news of progress waits for its turn: later it is stale. Default: 10 s.
    pub progress_patience: Duration,
    /// The largest file, in bytes. Default: 50 MB; a local Bot API server takes 2,000 MB.
    pub upload: usize,
}

/// One call `every` so often, and `burst` of them at once after a rest.
///
/// In any time *t* that is at most `burst + t / every` calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The time from one call to the next; zero for no limit.
    pub every: Duration,
    /// Calls at once, at least 1.
    pub burst: u32,
}

impl Pace {
    /// No limit.
    pub const FREE: Self = Self { every: Duration::ZERO, burst: 1 };

    fn tolerance(self, kept_free: u32) -> Duration {
        self.every * self.burst.saturating_sub(1 + kept_free)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            private: Pace { every: Duration::from_secs(1), burst: 3 },
            group: Pace { every: Duration::from_millis(3600), burst: 3 },
            overall: Pace { every: Duration::from_millis(40), burst: 5 },
            progress_spacing: Duration::from_secs(1),
            result_patience: Duration::from_mins(2),
            progress_patience: Duration::from_secs(10),
            upload: 50_000_000,
        }
    }
}

impl Limits {
    /// No pace at all, for a server that has none. Telegram's own answers with flood control instead, which is honoured.
    pub fn unpaced() -> Self {
        Self {
            private: Pace::FREE,
            group: Pace::FREE,
            overall: Pace::FREE,
            progress_spacing: Duration::ZERO,
            ..Self::default()
        }
    }

    pub(crate) const fn patience(&self, rank: Rank) -> Duration {
        match rank {
            Rank::Progress => self.progress_patience,
            Rank::Result => self.result_patience,
        }
    }
}

/// Who goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// Goes only when a turn is free.
    Progress,
    /// Reserves its turn.
    Result,
}

/// Hands out turns.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    state: Mutex<State>,
}

/// Chats at rest are swept out once there are this many.
const SWEEP_FROM: usize = 4096;

#[derive(Debug)]
struct State {
    overall: Turns,
    chats: HashMap<i64, Chat>,
    sweep_at: usize,
}

#[derive(Debug, Default)]
struct Chat {
    turns: Turns,
    last: Option<Instant>,
    paused_until: Option<Instant>,
}

/// The generic cell rate algorithm: the one time at which a full burst is free again tells everything.
#[derive(Debug, Default)]
struct Turns {
    rested_at: Option<Instant>,
}

impl Turns {
    fn earliest(&self, pace: Pace, kept_free: u32, now: Instant) -> Instant {
        let free = self.rested_at.and_then(|rested| rested.checked_sub(pace.tolerance(kept_free)));
        free.map_or(now, |free| free.max(now))
    }

    fn take(&mut self, pace: Pace, at: Instant) {
        self.rested_at = Some(self.rested_at.map_or(at, |rested| rested.max(at)) + pace.every);
    }
}

impl Chat {
    fn earliest(&self, pace: Pace, kept_free: u32, now: Instant) -> Instant {
        self.turns.earliest(pace, kept_free, now).max(self.paused_until.unwrap_or(now))
    }

    fn take(&mut self, pace: Pace, at: Instant) {
        self.turns.take(pace, at);
        self.last = self.last.max(Some(at));
    }

    fn at_rest(&self, spacing: Duration, now: Instant) -> bool {
        let over = |until: Option<Instant>| until.is_none_or(|until| until <= now);
        over(self.turns.rested_at) && over(self.paused_until) && over(self.last.map(|last| last + spacing))
    }
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        let state = State { overall: Turns::default(), chats: HashMap::new(), sweep_at: SWEEP_FROM };
        Self { limits, state: Mutex::new(state) }
    }

    pub(crate) const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Waits for a turn in `chat`.
    ///
    /// # Errors
    ///
    /// How long it would take, if no turn comes before `give_up`; none is taken then.
    pub(crate) async fn turn(&self, chat: i64, rank: Rank, give_up: Instant) -> Result<(), Duration> {
        match rank {
            Rank::Result => {
                loop {
                    let at = self.reserve(chat, give_up)?;
                    wait_until(at).await;
                    if !self.is_paused(chat, at) {
                        break;
                    }
                }
                // Only now: a reservation for later would keep the whole bot waiting for this one chat.
                let at = self.reserve_overall(give_up)?;
                wait_until(at).await;
                Ok(())
            }
            Rank::Progress => loop {
                match self.take_now(chat) {
                    Ok(()) => return Ok(()),
                    Err(at) if at > give_up => return Err(at - Instant::now()),
                    Err(at) => sleep_until(at).await,
                }
            },
        }
    }

    /// Whether a call that leaves nothing in `chat`, such as "typing…", may go now; it costs the chat nothing.
    pub(crate) fn may_pass(&self, chat: i64) -> bool {
        let now = Instant::now();
        let mut state = self.state();
        if state.chats.get(&chat).is_some_and(|chat| chat.paused_until.is_some_and(|until| until > now))
            || state.overall.earliest(self.limits.overall, 1, now) > now
        {
            return false;
        }
        state.overall.take(self.limits.overall, now);
        true
    }

    /// Telegram asks `chat` to wait: nobody gets a turn there before, and the burst is used up.
    pub(crate) fn pause(&self, chat: i64, wait: Duration) {
        let until = Instant::now() + wait;
        let pace = self.pace(chat);
        let mut state = self.state();
        let chat = state.chats.entry(chat).or_default();
        chat.paused_until = chat.paused_until.max(Some(until));
        chat.turns.rested_at = chat.turns.rested_at.max(Some(until + pace.tolerance(0)));
    }

    fn reserve(&self, chat: i64, give_up: Instant) -> Result<Instant, Duration> {
        let now = Instant::now();
        let pace = self.pace(chat);
        let mut state = self.chats_swept(now);
        let chat = state.chats.entry(chat).or_default();
        let at = chat.earliest(pace, 0, now);
        if at > give_up {
            return Err(at - now);
        }
        chat.take(pace, at);
        Ok(at)
    }

    fn reserve_overall(&self, give_up: Instant) -> Result<Instant, Duration> {
        let now = Instant::now();
        let mut state = self.state();
        let at = state.overall.earliest(self.limits.overall, 0, now);
        if at > give_up {
            return Err(at - now);
        }
        state.overall.take(self.limits.overall, at);
        Ok(at)
    }

    /// Takes a turn if one is free now beside one for a result; else says when to look again.
    fn take_now(&self, chat: i64) -> Result<(), Instant> {
        let now = Instant::now();
        let pace = self.pace(chat);
        let mut state = self.chats_swept(now);
        let overall = state.overall.earliest(self.limits.overall, 1, now);
        let chat = state.chats.entry(chat).or_default();
        let spaced = chat.last.map_or(now, |last| last + self.limits.progress_spacing);
        let at = chat.earliest(pace, 1, now).max(spaced).max(overall);
        if at > now {
            return Err(at);
        }
        chat.take(pace, now);
        state.overall.take(self.limits.overall, now);
        Ok(())
    }

    fn is_paused(&self, chat: i64, at: Instant) -> bool {
        self.state().chats.get(&chat).is_some_and(|chat| chat.paused_until.is_some_and(|until| until > at))
    }

    /// Telegram's groups, supergroups and channels have negative ids, people positive ones.
    const fn pace(&self, chat: i64) -> Pace {
        if chat < 0 { self.limits.group } else { self.limits.private }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held, and a turn counted twice would do no harm.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn chats_swept(&self, now: Instant) -> MutexGuard<'_, State> {
        let mut state = self.state();
        if state.chats.len() >= state.sweep_at {
            let spacing = self.limits.progress_spacing;
            state.chats.retain(|_, chat| !chat.at_rest(spacing, now));
            state.sweep_at = SWEEP_FROM.max(state.chats.len() * 2);
        }
        state
    }
}

async fn wait_until(at: Instant) {
    if at > Instant::now() {
        sleep_until(at).await;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::sync::Arc;

    use super::*;

    const PERSON: i64 = 42;
    const GROUP: i64 = -1001;

    fn limiter() -> Arc<Limiter> {
        Arc::new(Limiter::new(Limits::default()))
    }

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    async fn turn(limiter: &Limiter, chat: i64, rank: Rank) -> Result<(), Duration> {
        limiter.turn(chat, rank, Instant::now() + limiter.limits().patience(rank)).await
    }

    #[tokio::test(start_paused = true)]
    async fn a_private_chat_gets_a_burst_of_three_and_then_one_a_second() {
        let limiter = limiter();
        let started = Instant::now();
        let mut at = Vec::new();

        for _ in 0..5 {
            turn(&limiter, PERSON, Rank::Result).await.unwrap();
            at.push(started.elapsed().as_secs());
        }

        assert_eq!(at, [0, 0, 0, 1, 2]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_group_never_gets_more_than_twenty_in_any_minute() {
        let limiter = limiter();
        let mut at = Vec::new();

        for _ in 0..60 {
            turn(&limiter, GROUP, Rank::Result).await.unwrap();
            at.push(Instant::now());
        }

        assert!(at.windows(21).all(|calls| calls[20] - calls[0] > secs(60)));
    }

    #[tokio::test(start_paused = true)]
    async fn all_chats_together_never_get_more_than_thirty_in_any_second() {
        let limiter = limiter();
        let mut at = Vec::new();

        for chat in 1..=100 {
            turn(&limiter, chat, Rank::Result).await.unwrap();
            at.push(Instant::now());
        }

        assert!(at.windows(31).all(|calls| calls[30] - calls[0] > secs(1)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_chat_that_waits_keeps_no_other_chat_waiting() {
        let limiter = limiter();
        let started = Instant::now();
        for _ in 0..10 {
            let limiter = Arc::clone(&limiter);
            tokio::spawn(async move { turn(&limiter, GROUP, Rank::Result).await });
        }
        tokio::task::yield_now().await;

        turn(&limiter, PERSON, Rank::Result).await.unwrap();

        assert!(started.elapsed() < secs(1));
    }

    #[tokio::test(start_paused = true)]
    async fn results_go_before_progress_that_waited_longer() {
        let limiter = limiter();
        let started = Instant::now();
        for _ in 0..3 {
            turn(&limiter, PERSON, Rank::Result).await.unwrap();
        }
        let progress = tokio::spawn({
            let limiter = Arc::clone(&limiter);
            async move { turn(&limiter, PERSON, Rank::Progress).await.map(|()| started.elapsed()) }
        });
        tokio::task::yield_now().await;

        turn(&limiter, PERSON, Rank::Result).await.unwrap();
        let result_at = started.elapsed();
        turn(&limiter, PERSON, Rank::Result).await.unwrap();

        assert_eq!((result_at, started.elapsed()), (secs(1), secs(2)));
        assert!(progress.await.unwrap().unwrap() > secs(2));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_keeps_a_second_away_from_what_came_before() {
        let limiter = limiter();
        let started = Instant::now();
        turn(&limiter, PERSON, Rank::Result).await.unwrap();

        turn(&limiter, PERSON, Rank::Progress).await.unwrap();
        turn(&limiter, PERSON, Rank::Progress).await.unwrap();

        assert_eq!(started.elapsed(), secs(2));
    }

    #[tokio::test(start_paused = true)]
    async fn a_paused_chat_waits_and_then_keeps_its_pace() {
        let limiter = limiter();
        let started = Instant::now();
        limiter.pause(PERSON, secs(30));

        turn(&limiter, PERSON, Rank::Result).await.unwrap();
        let first = started.elapsed();
        turn(&limiter, PERSON, Rank::Result).await.unwrap();

        assert_eq!((first, started.elapsed()), (secs(30), secs(31)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_also_holds_for_those_who_already_wait() {
        let limiter = limiter();
        let started = Instant::now();
        for _ in 0..3 {
            turn(&limiter, PERSON, Rank::Result).await.unwrap();
        }
        let waiting = tokio::spawn({
            let limiter = Arc::clone(&limiter);
            async move { turn(&limiter, PERSON, Rank::Result).await.map(|()| started.elapsed()) }
        });
        tokio::task::yield_now().await;

        limiter.pause(PERSON, secs(30));

        assert!(waiting.await.unwrap().unwrap() >= secs(30));
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_patience_is_given_up_at_once_and_told() {
        let limiter = limiter();
        limiter.pause(PERSON, secs(300));
        let started = Instant::now();

        let result = turn(&limiter, PERSON, Rank::Result).await;
        let progress = turn(&limiter, PERSON, Rank::Progress).await;

        // Progress leaves the first turn after the pause to a result.
        assert_eq!((result, progress, started.elapsed()), (Err(secs(300)), Err(secs(301)), secs(0)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_sign_of_typing_costs_the_chat_nothing_and_is_dropped_in_a_paused_one() {
        let limiter = limiter();
        let started = Instant::now();

        let passed = limiter.may_pass(PERSON);
        for _ in 0..3 {
            turn(&limiter, PERSON, Rank::Result).await.unwrap();
        }
        let all_three = started.elapsed();
        limiter.pause(PERSON, secs(5));

        assert_eq!((passed, all_three, limiter.may_pass(PERSON)), (true, secs(0), false));
    }

    #[tokio::test(start_paused = true)]
    async fn chats_at_rest_are_forgotten() {
        let limiter = Limiter::new(Limits { overall: Pace::FREE, ..Limits::default() });

        for chat in 1..=10_000 {
            turn(&limiter, chat, Rank::Result).await.unwrap();
            tokio::time::advance(Duration::from_millis(1)).await;
        }

        assert!(limiter.state().chats.len() < 2 * SWEEP_FROM);
    }
}
