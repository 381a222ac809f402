//! Rate limits: buckets per route and what it is for, the global one, the headers that tell of them, and whether a
//! bot waits as long as it was told.
//!
//! Discord publishes no numbers but the global 50 a second, which doesn't count what goes by an interaction's token
//! (<https://discord.com/developers/docs/topics/rate-limits>); the others are as bots see them.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use http::{HeaderMap, HeaderValue};

use super::{Route, route::Named, world::unix_millis};

/// So many calls in so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many calls.
    pub calls: usize,
    /// In how long.
    pub per: Duration,
}

/// The numbers of the rate limits. [`Default`] is what bots see at Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimits {
    /// Messages, edits and deletions, each, in one channel. Default: 5 in 5 s.
    pub channel: Rate,
    /// Calls of all kinds with one interaction's token. Default: 5 in 2 s.
    pub webhook: Rate,
    /// Calls of any other route but interaction callbacks, which have no limit. Default: 50 in 1 s.
    pub other: Rate,
    /// Calls of all routes that don't go by an interaction's token, in 1 s. Default: 50.
    pub global: usize,
}

impl Default for RateLimits {
    fn default() -> Self {
        let rate = |calls, seconds| Rate { calls, per: Duration::from_secs(seconds) };
        Self { channel: rate(5, 5), webhook: rate(5, 2), other: rate(50, 1), global: 50 }
    }
}

/// Two calls spaced exactly apart by the sender may arrive a little closer together.
const JITTER: Duration = Duration::from_millis(50);

/// What is told where there is no limit.
const FREE: Rate = Rate { calls: 10_000, per: Duration::from_secs(1) };

/// Which calls share a bucket: those of a kind, for one channel, token or application.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Webhook(String),
    Of(Route, i64),
}

/// What becomes of a call, and what its headers tell.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    rate: Rate,
    remaining: usize,
    reset_after: Duration,
    bucket: String,
    /// How long to wait, where the call is refused.
    pub(super) retry_after: Option<Duration>,
    pub(super) global: bool,
    /// What the bot did wrong by calling.
    pub(super) violation: Option<String>,
}

/// What was called when.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    limits: Option<RateLimits>,
    called: HashMap<Key, VecDeque<Instant>>,
    global: VecDeque<Instant>,
    told: HashMap<Key, Instant>,
    told_global: Option<Instant>,
}

impl Buckets {
    /// With these limits; `None` refuses only calls inside a told wait.
    pub(super) fn new(limits: Option<RateLimits>) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Refuses a call, and remembers that the bot was told to wait.
    pub(super) fn tell(
        &mut self,
        route: Route,
        named: &Named,
        retry_after: Duration,
        global: bool,
        now: Instant,
    ) -> Verdict {
        let mut verdict = self.verdict(route, named, now);
        verdict.violation = self.ignored_wait(route, named, now).map(|(left, _)| inside(left));
        if global {
            self.told_global = Some(now + retry_after);
        } else {
            self.told.insert(key(route, named), now + retry_after);
        }
        verdict.refused(retry_after, global)
    }

    /// Lets one call through at `now`, or says how long to wait.
    pub(super) fn admit(&mut self, route: Route, named: &Named, now: Instant) -> Verdict {
        let mut verdict = self.verdict(route, named, now);
        if let Some((left, global)) = self.ignored_wait(route, named, now) {
            verdict.violation = Some(inside(left));
            return verdict.refused(left, global);
        }
        let Some(limits) = self.limits else { return verdict };
        if route == Route::Callback {
            return verdict;
        }
        if verdict.remaining == 0 && verdict.reset_after > JITTER {
            verdict.violation = Some(format!("too many calls of {route:?}, as the headers told"));
            self.told.insert(key(route, named), now + verdict.reset_after);
            let wait = verdict.reset_after;
            return verdict.refused(wait, false);
        }
        if !route.is_webhook() {
            let wait = window(&mut self.global, Duration::from_secs(1), limits.global, now);
            if wait > JITTER {
                verdict.violation = Some("too many calls of all routes".into());
                self.told_global = Some(now + wait);
                return verdict.refused(wait, true);
            }
            self.global.push_back(now);
        }
        self.called.entry(key(route, named)).or_default().push_back(now);
        verdict.remaining = verdict.remaining.saturating_sub(1);
        if verdict.reset_after.is_zero() {
            verdict.reset_after = verdict.rate.per;
        }
        verdict
    }

    /// How much is left of a wait that was told for this call, and whether it was a global one.
    fn ignored_wait(&mut self, route: Route, named: &Named, now: Instant) -> Option<(Duration, bool)> {
        let left = |until: &Instant| Some(until.saturating_duration_since(now)).filter(|left| *left > JITTER);
        let global = self.told_global.as_ref().and_then(left).filter(|_| route != Route::Callback);
        global.map(|left| (left, true)).or_else(|| Some((self.told.get(&key(route, named)).and_then(left)?, false)))
    }

    fn verdict(&mut self, route: Route, named: &Named, now: Instant) -> Verdict {
        let rate = match self.limits {
            Some(limits) if route.is_webhook() => limits.webhook,
            Some(limits) if is_write_to_channel(route) => limits.channel,
            Some(limits) if route != Route::Callback => limits.other,
            _ => FREE,
        };
        let called = self.called.entry(key(route, named)).or_default();
        window(called, rate.per, rate.calls, now);
        let reset = called.front().map_or(Duration::ZERO, |at| (*at + rate.per).saturating_duration_since(now));
        let bucket = if route.is_webhook() { "webhook".to_owned() } else { format!("{route:?}").to_lowercase() };
        Verdict {
            rate,
            remaining: rate.calls.saturating_sub(called.len()),
            reset_after: reset,
            bucket,
            retry_after: None,
            global: false,
            violation: None,
        }
    }
}

impl Verdict {
    fn refused(mut self, wait: Duration, global: bool) -> Self {
        self.retry_after = Some(wait);
        self.reset_after = wait;
        self.remaining = 0;
        self.global = global;
        self
    }

    /// Writes what Discord tells with every answer, and more with a refusal.
    pub(super) fn put_headers(&self, headers: &mut HeaderMap) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^52")]
        let now = unix_millis() as f64 / 1000.0;
        let reset_after = self.reset_after.as_secs_f64();
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        };
        if !self.global {
            put("x-ratelimit-limit", self.rate.calls.to_string());
            put("x-ratelimit-remaining", self.remaining.to_string());
            put("x-ratelimit-reset", format!("{:.3}", now + reset_after));
            put("x-ratelimit-reset-after", format!("{reset_after:.3}"));
            put("x-ratelimit-bucket", self.bucket.clone());
        }
        if let Some(wait) = self.retry_after {
            put("retry-after", (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).to_string());
            put("x-ratelimit-scope", if self.global { "global" } else { "user" }.into());
            if self.global {
                put("x-ratelimit-global", "true".into());
            }
        }
    }
}

fn is_write_to_channel(route: Route) -> bool {
    matches!(route, Route::SendMessage | Route::EditMessage | Route::DeleteMessage | Route::Typing)
}

fn key(route: Route, named: &Named) -> Key {
    if route.is_webhook() {
        Key::Webhook(named.token.clone())
    } else {
        Key::Of(route, named.guild.unwrap_or(named.first))
    }
}

fn inside(left: Duration) -> String {
    format!("called inside a told wait, {} ms too early", left.as_millis())
}

/// How long until fewer than `max` of `called` lie within the last `span`.
fn window(called: &mut VecDeque<Instant>, span: Duration, max: usize, now: Instant) -> Duration {
    while called.front().is_some_and(|at| now.saturating_duration_since(*at) >= span) {
        called.pop_front();
    }
    match called.len().checked_sub(max) {
        None => Duration::ZERO,
        Some(over) => called.get(over).map_or(span, |at| (*at + span).saturating_duration_since(now)),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Buckets, RateLimits};
    use crate::discord::{Route, route::Named};

    fn channel(first: i64) -> Named {
        Named { first, ..Named::default() }
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let mut buckets = Buckets::new(Some(RateLimits::default()));
        let now = Instant::now();

        let first: Vec<_> = (0..5).map(|_| buckets.admit(Route::SendMessage, &channel(1), now)).collect();
        let sixth = buckets.admit(Route::SendMessage, &channel(1), now + Duration::from_secs(1));
        let elsewhere = buckets.admit(Route::SendMessage, &channel(2), now);
        let later = buckets.admit(Route::SendMessage, &channel(1), now + Duration::from_secs(5));

        assert!(first.iter().all(|verdict| verdict.retry_after.is_none()));
        assert_eq!(sixth.retry_after, Some(Duration::from_secs(4)));
        assert!(sixth.violation.is_some());
        assert!(elsewhere.retry_after.is_none() && later.retry_after.is_none());
    }

    #[test]
    fn a_told_wait_is_kept_even_where_nothing_else_is_limited() {
        let mut buckets = Buckets::new(None);
        let now = Instant::now();
        buckets.tell(Route::SendMessage, &channel(1), Duration::from_secs(7), true, now);

        let early = buckets.admit(Route::EditMessage, &channel(2), now + Duration::from_secs(3));
        let callback = buckets.admit(Route::Callback, &channel(3), now);
        let in_time = buckets.admit(Route::EditMessage, &channel(2), now + Duration::from_secs(7));

        assert_eq!((early.retry_after, early.global), (Some(Duration::from_secs(4)), true));
        assert!(early.violation.is_some());
        assert!(callback.retry_after.is_none() && in_time.retry_after.is_none());
    }
}
