//! Flood control: how often a bot may write, and whether it waits as long as it was told.
//!
//! Telegram publishes no exact rule. Its FAQ (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>)
//! names three numbers: about one message a second in a chat, "short bursts" allowed; not more than 20 a minute in a
//! group; about 30 a second overall. The fake holds a bot to exactly these, for sends and edits alike, and to every
//! `retry_after` it was told.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

/// The numbers of flood control. [`Default`] is what Telegram's FAQ names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloodLimits {
    /// Time between two messages to one chat in the long run. Default: 1 s.
    pub chat_interval: Duration,
    /// Messages to one chat that may come at once, after a pause. Default: 5 (the FAQ says "short bursts").
    pub chat_burst: u32,
    /// Messages to one group in any 60 s. Default: 20.
    pub group_per_minute: usize,
    /// Messages to all chats in any second. Default: 30.
    pub overall_per_second: usize,
}

impl Default for FloodLimits {
    fn default() -> Self {
        Self { chat_interval: Duration::from_secs(1), chat_burst: 5, group_per_minute: 20, overall_per_second: 30 }
    }
}

/// Two calls spaced exactly apart by the sender may arrive a little closer together.
const JITTER: Duration = Duration::from_millis(100);

/// Why a call was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flooded {
    /// Whole seconds to wait, at least 1.
    pub(super) retry_after: u64,
    /// Whether the bot had been told to wait and did not.
    pub(super) ignored_wait: bool,
}

/// What was written when.
#[derive(Debug, Default)]
pub(super) struct Flood {
    limits: Option<FloodLimits>,
    /// Per chat, when its bucket will be full again.
    refilled: HashMap<i64, Instant>,
    groups: HashMap<i64, VecDeque<Instant>>,
    overall: VecDeque<Instant>,
    told: HashMap<i64, Instant>,
}

impl Flood {
    /// With these limits; `None` refuses only calls inside a told wait.
    pub(super) fn new(limits: Option<FloodLimits>) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Remembers that the bot was told to leave `chat` alone for a while.
    pub(super) fn tell(&mut self, chat: i64, retry_after: u64, now: Instant) {
        self.told.insert(chat, now + Duration::from_secs(retry_after));
    }

    /// Lets one message to `chat` through at `now`, or says how long to wait.
    pub(super) fn admit(&mut self, chat: i64, is_group: bool, now: Instant) -> Result<(), Flooded> {
        if let Some(until) = self.told.get(&chat) {
            let left = until.saturating_duration_since(now);
            if left > JITTER {
                return Err(Flooded { retry_after: whole_seconds(left), ignored_wait: true });
            }
            self.told.remove(&chat);
        }
        let Some(limits) = self.limits else { return Ok(()) };
        let wait = self.wait(&limits, chat, is_group, now);
        if wait > JITTER {
            let retry_after = whole_seconds(wait);
            self.tell(chat, retry_after, now);
            return Err(Flooded { retry_after, ignored_wait: false });
        }
        let refilled = self.refilled.entry(chat).or_insert(now);
        *refilled = (*refilled).max(now) + limits.chat_interval;
        self.overall.push_back(now);
        if is_group {
            self.groups.entry(chat).or_default().push_back(now);
        }
        Ok(())
    }

    fn wait(&mut self, limits: &FloodLimits, chat: i64, is_group: bool, now: Instant) -> Duration {
        let debt = self.refilled.get(&chat).map_or(Duration::ZERO, |refilled| refilled.saturating_duration_since(now));
        let burst = limits.chat_interval * limits.chat_burst.saturating_sub(1);
        let own = debt.saturating_sub(burst);
        let overall = window(&mut self.overall, Duration::from_secs(1), limits.overall_per_second, now);
        let group = if is_group {
            let sent = self.groups.entry(chat).or_default();
            window(sent, Duration::from_mins(1), limits.group_per_minute, now)
        } else {
            Duration::ZERO
        };
        own.max(overall).max(group)
    }
}

/// How long until fewer than `max` of `sent` lie within the last `span`.
fn window(sent: &mut VecDeque<Instant>, span: Duration, max: usize, now: Instant) -> Duration {
    while sent.front().is_some_and(|at| now.saturating_duration_since(*at) >= span) {
        sent.pop_front();
    }
    match sent.len().checked_sub(max) {
        None => Duration::ZERO,
        Some(over) => sent.get(over).map_or(span, |at| (*at + span).saturating_duration_since(now)),
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Flood, FloodLimits, Flooded};

    #[test]
    fn a_short_burst_passes_and_the_next_message_must_wait() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        let now = Instant::now();

        let burst: Vec<_> = (0..5).map(|_| flood.admit(1, false, now)).collect();

        assert!(burst.iter().all(Result::is_ok));
        assert_eq!(flood.admit(1, false, now), Err(Flooded { retry_after: 1, ignored_wait: false }));
        assert_eq!(flood.admit(2, false, now), Ok(()));
    }

    #[test]
    fn calling_inside_a_told_wait_is_noticed_and_waiting_it_out_is_not() {
        let mut flood = Flood::new(None);
        let now = Instant::now();
        flood.tell(1, 7, now);

        let early = flood.admit(1, false, now + Duration::from_secs(3));
        let in_time = flood.admit(1, false, now + Duration::from_secs(7));

        assert_eq!(early, Err(Flooded { retry_after: 4, ignored_wait: true }));
        assert_eq!(in_time, Ok(()));
    }

    #[test]
    fn a_group_takes_twenty_a_minute_even_when_they_are_spread() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        let start = Instant::now();
        let second = |n: u64| start + Duration::from_secs(n);

        let spread: Vec<_> = (0..20).map(|n| flood.admit(-1, true, second(n))).collect();

        assert!(spread.iter().all(Result::is_ok));
        assert_eq!(flood.admit(-1, true, second(20)), Err(Flooded { retry_after: 40, ignored_wait: false }));
        assert_eq!(flood.admit(-1, true, second(60)), Ok(()));
    }

    #[test]
    fn all_chats_together_take_thirty_a_second() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        let now = Instant::now();

        let all: Vec<_> = (0..30).map(|chat| flood.admit(chat, false, now)).collect();

        assert!(all.iter().all(Result::is_ok));
        assert_eq!(flood.admit(99, false, now), Err(Flooded { retry_after: 1, ignored_wait: false }));
    }
}
