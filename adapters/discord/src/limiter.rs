//! Keeps within Discord's rate limits: a bucket for each endpoint and its major parameter, and one over all calls.
//!
//! How large a bucket is, only an answer's headers tell: until then nothing is held back but what a 429 asks for. A
//! result takes the last call of a bucket; news of progress leave one, come at most once in a while for each message,
//! and are given up once they are stale. What is not in use any more is forgotten.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::api::Told;
use crate::route::{Lane, Verb};

/// How fast and how much Discord takes.
///
/// The defaults keep to what [Discord documents]: 50 calls a second over all, and 10 MiB for a file. What an
/// interaction itself says of file sizes wins, since it knows of a server's boosts.
///
/// [Discord documents]: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most calls a second with the bot's token; answers to interactions do not count. Default: 50.
    pub overall_per_second: u32,
    /// At least so long between two news of progress in one message. Default: 2 s.
    pub progress_spacing: Duration,
    /// How long a result waits for its turn before it is given back as busy. Default: 2 min.
    pub result_patience: Duration,
    /// How long news of progress wait for their turn: later they are stale. Default: 10 s.
    pub progress_patience: Duration,
    /// The largest file, in bytes, where no interaction says otherwise. Default: 10 MiB.
    pub upload: usize,
    /// The largest call with all its files, in bytes. Default: 25 MiB.
    pub upload_in_all: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            overall_per_second: 50,
            progress_spacing: Duration::from_secs(2),
            result_patience: Duration::from_mins(2),
            progress_patience: Duration::from_secs(10),
            upload: 10 << 20,
            upload_in_all: 25 << 20,
        }
    }
}

impl Limits {
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
    /// Goes only when a turn is free, and leaves one.
    Progress,
    /// Takes the next turn there is.
    Result,
}

/// Hands out turns.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    state: Mutex<State>,
}

/// What is at rest is swept out once there is so much.
const SWEEP_FROM: usize = 4096;
/// Calls at once over all.
const OVERALL_BURST: u32 = 10;
/// More than this between two ends of a window, and they are of two windows.
const NEXT_WINDOW: Duration = Duration::from_millis(500);

#[derive(Debug, Default)]
struct State {
    /// Which bucket an endpoint is in, once an answer told.
    names: HashMap<(Verb, &'static str), Arc<str>>,
    buckets: HashMap<(Name, u64), Bucket>,
    /// When a message was last edited.
    edited: HashMap<u64, Instant>,
    overall: Overall,
    sweep_at: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Name {
    Told(Arc<str>),
    Endpoint(Verb, &'static str),
}

#[derive(Debug)]
struct Bucket {
    limit: u32,
    remaining: u32,
    resets: Instant,
    window: Duration,
    paused_until: Option<Instant>,
}

impl Bucket {
    fn unknown(now: Instant) -> Self {
        Self { limit: u32::MAX, remaining: u32::MAX, resets: now, window: Duration::ZERO, paused_until: None }
    }

    fn earliest(&self, rank: Rank, now: Instant) -> Instant {
        let paused = self.paused_until.filter(|until| *until > now);
        let kept = u32::from(rank == Rank::Progress && self.limit > 1);
        let empty = (self.resets > now && self.remaining <= kept).then_some(self.resets);
        paused.max(empty).unwrap_or(now)
    }

    fn take(&mut self, now: Instant) {
        if self.resets <= now {
            self.remaining = self.limit;
            self.resets = now + self.window;
        }
        self.remaining = self.remaining.saturating_sub(1);
    }

    fn learn(&mut self, told: &Told, now: Instant) {
        let (Some(remaining), Some(after)) = (told.remaining, told.reset_after) else { return };
        let resets = now + after;
        // Answers overtake each other, and what is under way is not in them yet: within a window, the least is right.
        self.remaining = if resets > self.resets + NEXT_WINDOW { remaining } else { self.remaining.min(remaining) };
        self.limit = told.limit.unwrap_or(self.limit);
        self.resets = self.resets.max(resets);
        self.window = self.window.max(after);
    }

    fn at_rest(&self, now: Instant) -> bool {
        self.resets <= now && self.paused_until.is_none_or(|until| until <= now)
    }
}

/// The generic cell rate algorithm: the one time at which a full burst is free again tells everything.
#[derive(Debug, Default)]
struct Overall {
    rested_at: Option<Instant>,
    paused_until: Option<Instant>,
}

impl Overall {
    fn earliest(&self, limits: &Limits, rank: Rank, now: Instant) -> Instant {
        let (every, burst) = pace(limits.overall_per_second);
        let kept = 1 + u32::from(rank == Rank::Progress && burst > 1);
        let free = self.rested_at.and_then(|rested| rested.checked_sub(every * burst.saturating_sub(kept)));
        let paused = self.paused_until.unwrap_or(now);
        free.map_or(now, |free| free.max(now)).max(paused)
    }

    fn take(&mut self, limits: &Limits, at: Instant) {
        let (every, _) = pace(limits.overall_per_second);
        self.rested_at = Some(self.rested_at.map_or(at, |rested| rested.max(at)) + every);
    }
}

/// A burst of *b* and one call every *t* afterwards are `b + 1 s / t` in a second.
fn pace(per_second: u32) -> (Duration, u32) {
    let burst = OVERALL_BURST.min(per_second.div_ceil(2)).max(1);
    (Duration::from_secs(1) / per_second.saturating_sub(burst).max(1), burst)
}

impl Limiter {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, state: Mutex::new(State { sweep_at: SWEEP_FROM, ..State::default() }) }
    }

    pub(crate) const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Waits for a turn in `lane`.
    ///
    /// # Errors
    ///
    /// How long it would take, if no turn comes before `give_up`; none is taken then.
    pub(crate) async fn turn(&self, lane: &Lane, rank: Rank, give_up: Instant) -> Result<(), Duration> {
        loop {
            match self.take(lane, rank) {
                Ok(()) => return Ok(()),
                Err(at) if at > give_up => return Err(at.saturating_duration_since(Instant::now())),
                Err(at) => sleep_until(at).await,
            }
        }
    }

    /// Remembers what an answer told.
    pub(crate) fn learn(&self, lane: &Lane, told: &Told) {
        let Some(bucket) = &told.bucket else { return };
        let now = Instant::now();
        let mut state = self.state();
        if state.names.get(&lane.endpoint).is_none_or(|known| **known != **bucket) {
            state.names.insert(lane.endpoint, bucket.as_str().into());
        }
        state.bucket(lane, now).learn(told, now);
    }

    /// Discord asks to wait: nobody gets a turn before, in this lane or in all.
    pub(crate) fn pause(&self, lane: &Lane, wait: Duration, global: bool) {
        let now = Instant::now();
        let until = Some(now + wait);
        let mut state = self.state();
        if global {
            state.overall.paused_until = state.overall.paused_until.max(until);
        } else {
            let bucket = state.bucket(lane, now);
            bucket.paused_until = bucket.paused_until.max(until);
        }
    }

    /// Takes a turn if one is free now; else says when to look again.
    fn take(&self, lane: &Lane, rank: Rank) -> Result<(), Instant> {
        let now = Instant::now();
        let mut state = self.state();
        state.sweep(&self.limits, now);
        let mut at = state.bucket(lane, now).earliest(rank, now);
        if lane.overall {
            at = at.max(state.overall.earliest(&self.limits, rank, now));
        }
        if let (Some(message), Rank::Progress) = (lane.message, rank)
            && let Some(last) = state.edited.get(&message)
        {
            at = at.max(*last + self.limits.progress_spacing);
        }
        if at > now {
            return Err(at);
        }
        state.bucket(lane, now).take(now);
        if lane.overall {
            state.overall.take(&self.limits, now);
        }
        if let Some(message) = lane.message {
            state.edited.insert(message, now);
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held, and a turn counted twice would do no harm.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn bucket(&mut self, lane: &Lane, now: Instant) -> &mut Bucket {
        let name = match self.names.get(&lane.endpoint) {
            Some(told) => Name::Told(Arc::clone(told)),
            None => Name::Endpoint(lane.endpoint.0, lane.endpoint.1),
        };
        self.buckets.entry((name, lane.major)).or_insert_with(|| Bucket::unknown(now))
    }

    fn sweep(&mut self, limits: &Limits, now: Instant) {
        if self.buckets.len() + self.edited.len() < self.sweep_at {
            return;
        }
        self.buckets.retain(|_, bucket| !bucket.at_rest(now));
        self.edited.retain(|_, last| *last + limits.progress_spacing > now);
        self.sweep_at = SWEEP_FROM.max((self.buckets.len() + self.edited.len()) * 2);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::route::Route;

    fn limiter() -> Arc<Limiter> {
        Arc::new(Limiter::new(Limits::default()))
    }

    fn channel(channel: u64) -> Lane {
        Route::Messages { channel }.lane(Verb::Post)
    }

    /// An edit of an interaction's response, which the limit over all does not count.
    fn original(token: &str) -> Lane {
        Route::Followup { application: 900, token: &token.into(), message: None }.lane(Verb::Patch)
    }

    fn told(remaining: u32, reset_after: Duration) -> Told {
        let bucket = Some("abc".to_owned());
        Told { bucket, limit: Some(5), remaining: Some(remaining), reset_after: Some(reset_after) }
    }

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    async fn turn(limiter: &Limiter, lane: Lane, rank: Rank) -> Result<(), Duration> {
        limiter.turn(&lane, rank, Instant::now() + limiter.limits().patience(rank)).await
    }

    #[tokio::test(start_paused = true)]
    async fn an_empty_bucket_is_waited_for_and_only_by_those_in_it() {
        let limiter = limiter();
        limiter.learn(&channel(1), &told(0, secs(3)));
        let started = Instant::now();

        turn(&limiter, channel(2), Rank::Result).await.unwrap();
        let other = started.elapsed();
        turn(&limiter, channel(1), Rank::Result).await.unwrap();

        assert_eq!((other, started.elapsed()), (Duration::ZERO, secs(3)));
    }

    #[tokio::test(start_paused = true)]
    async fn each_interaction_has_a_bucket_of_its_own() {
        let limiter = limiter();
        limiter.learn(&original("a"), &told(0, secs(3)));
        let started = Instant::now();

        turn(&limiter, original("b"), Rank::Result).await.unwrap();

        assert_eq!(started.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn endpoints_that_share_a_bucket_share_its_calls() {
        let limiter = limiter();
        let deletes = Route::Messages { channel: 1 }.lane(Verb::Get);
        limiter.learn(&channel(1), &told(4, secs(3)));
        limiter.learn(&deletes, &told(0, secs(3)));
        let started = Instant::now();

        turn(&limiter, channel(1), Rank::Result).await.unwrap();

        assert_eq!(started.elapsed(), secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_taken_counts_before_an_answer_tells() {
        let limiter = limiter();
        limiter.learn(&channel(1), &told(2, secs(3)));
        let started = Instant::now();

        for _ in 0..3 {
            turn(&limiter, channel(1), Rank::Result).await.unwrap();
        }

        assert_eq!(started.elapsed(), secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_leaves_the_last_call_to_a_result() {
        let limiter = limiter();
        limiter.learn(&original("a"), &told(1, secs(3)));
        let started = Instant::now();

        let progress = tokio::spawn({
            let limiter = Arc::clone(&limiter);
            async move { turn(&limiter, original("a"), Rank::Progress).await }
        });
        turn(&limiter, original("a"), Rank::Result).await.unwrap();
        assert_eq!(started.elapsed(), Duration::ZERO);

        progress.await.unwrap().unwrap();
        assert_eq!(started.elapsed(), secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn progress_in_one_message_comes_at_most_every_two_seconds() {
        let limiter = limiter();
        let started = Instant::now();
        let mut at = Vec::new();

        for _ in 0..3 {
            turn(&limiter, original("a"), Rank::Progress).await.unwrap();
            at.push(started.elapsed().as_secs());
        }
        turn(&limiter, original("b"), Rank::Progress).await.unwrap();
        turn(&limiter, original("a"), Rank::Result).await.unwrap();

        assert_eq!((at, started.elapsed()), (vec![0, 2, 4], secs(4)));
    }

    #[tokio::test(start_paused = true)]
    async fn never_more_than_fifty_calls_in_any_second_with_the_bots_token() {
        let limiter = limiter();
        let started = Instant::now();
        let mut at = Vec::new();

        for id in 0..200 {
            turn(&limiter, channel(id), Rank::Result).await.unwrap();
            at.push(started.elapsed());
        }

        let worst = at.iter().map(|from| at.iter().filter(|at| (*from..*from + secs(1)).contains(*at)).count()).max();
        assert!(worst.is_some_and(|worst| worst <= 50), "{worst:?}");
        assert!(started.elapsed() < secs(6), "{:?}", started.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn answers_to_interactions_do_not_count_for_the_limit_over_all() {
        let limiter = limiter();
        let started = Instant::now();

        for id in 0..200 {
            turn(&limiter, original(&id.to_string()), Rank::Result).await.unwrap();
        }

        assert_eq!(started.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_for_all_keeps_the_bots_calls_but_no_answer_to_an_interaction() {
        let limiter = limiter();
        limiter.pause(&channel(1), secs(7), true);
        let started = Instant::now();

        turn(&limiter, original("a"), Rank::Result).await.unwrap();
        assert_eq!(started.elapsed(), Duration::ZERO);

        turn(&limiter, channel(2), Rank::Result).await.unwrap();
        assert_eq!(started.elapsed(), secs(7));
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_patience_is_given_back_at_once() {
        let limiter = limiter();
        limiter.pause(&channel(1), secs(600), false);

        assert_eq!(turn(&limiter, channel(1), Rank::Result).await, Err(secs(600)));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_over_is_forgotten() {
        let limiter = limiter();
        for id in 0..5 * SWEEP_FROM {
            turn(&limiter, original(&id.to_string()), Rank::Result).await.unwrap();
            tokio::time::advance(Duration::from_millis(1)).await;
        }

        let state = limiter.state();
        let kept = state.buckets.len() + state.edited.len();
        assert!(kept <= 2 * SWEEP_FROM, "{kept}");
    }
}
