//! How many calls one key may have in flight: told, or learned.

use std::time::Duration;

use tokio::time::Instant;

/// The number of slots of one key.
///
/// Where the operator told none it is learned like a congestion window: one more after enough successes with all slots
/// in use (additive increase), half on a refusal for concurrency. A size that was refused is not tried again for a time
/// that doubles, so that learning costs a handful of calls, not a share of them.
#[derive(Debug)]
pub(super) struct SlotLimit {
    told: Option<u32>,
    slots: u32,
    full_successes: u32,
    refused: Option<Refused>,
}

#[derive(Debug, Clone, Copy)]
struct Refused {
    size: u32,
    again_at: Instant,
    hold: Duration,
}

/// So many successes per slot, with all slots in use, before one more is tried.
const SUCCESSES_PER_STEP: u32 = 10;
/// How long a refused size is avoided the first time, and at most.
const HOLD: (Duration, Duration) = (Duration::from_mins(10), Duration::from_hours(6));

impl SlotLimit {
    /// A limit that is told, or starts at 1: the smallest plan of any provider known.
    pub(super) fn new(told: Option<u32>) -> Self {
        Self { told, slots: told.unwrap_or(1), full_successes: 0, refused: None }
    }

    pub(super) const fn slots(&self) -> u32 {
        self.slots
    }

    /// Another process learned how many there are; what was told is not learned. Nor is a size tried that was refused here
    /// not long ago; and half of what was known or less tells that it was refused there.
    pub(super) fn heard(&mut self, slots: u32, now: Instant) {
        if self.told.is_some() {
            return;
        }
        let slots = slots.max(1);
        if slots <= self.slots / 2 {
            self.full_successes = 0;
            self.avoid(self.slots, now);
        }
        let avoided = self.refused.filter(|refused| now < refused.again_at);
        self.slots = slots.min(avoided.map_or(u32::MAX, |refused| refused.size - 1));
    }

    /// A call succeeded while `in_flight` calls (itself included) were under way.
    pub(super) fn succeeded(&mut self, in_flight: u32, now: Instant) {
        if in_flight < self.slots {
            return;
        }
        self.full_successes += 1;
        let next = self.slots + 1;
        let allowed = self.told.is_none_or(|told| next <= told)
            && self.refused.is_none_or(|refused| next < refused.size || now >= refused.again_at);
        if allowed && self.full_successes >= self.slots * SUCCESSES_PER_STEP {
            self.slots = next;
            self.full_successes = 0;
        }
    }

    /// A call was refused for concurrency while `in_flight` calls (itself included) were under way.
    pub(super) fn refused(&mut self, in_flight: u32, now: Instant) {
        self.full_successes = 0;
        if in_flight <= 1 {
            return; // Somebody else uses the key: fewer slots than one can't help.
        }
        self.avoid(in_flight, now);
        self.slots = (in_flight / 2).max(1).min(self.slots);
    }

    /// Does not try `size`, which is more than 1, for a while.
    fn avoid(&mut self, size: u32, now: Instant) {
        let hold = self.refused.map_or(HOLD.0, |earlier| (earlier.hold * 2).min(HOLD.1));
        self.refused = Some(Refused { size, again_at: now + hold, hold });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saturate(limit: &mut SlotLimit, successes: u32) {
        for _ in 0..successes {
            limit.succeeded(limit.slots(), Instant::now());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_limit_is_never_exceeded() {
        let mut limit = SlotLimit::new(Some(3));

        saturate(&mut limit, 10_000);

        assert_eq!(limit.slots(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn an_untold_limit_grows_by_one_and_halves() {
        let mut limit = SlotLimit::new(None);
        saturate(&mut limit, 10 + 20 + 30 + 40 + 50);
        assert_eq!(limit.slots(), 6);

        limit.refused(6, Instant::now());

        assert_eq!(limit.slots(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_refused_size_is_left_alone_for_a_while_that_doubles() {
        let mut limit = SlotLimit::new(None);
        saturate(&mut limit, 10);
        limit.refused(2, Instant::now());

        saturate(&mut limit, 10_000);
        assert_eq!(limit.slots(), 1);

        tokio::time::advance(Duration::from_secs(601)).await;
        saturate(&mut limit, 10);
        assert_eq!(limit.slots(), 2);

        limit.refused(2, Instant::now());
        tokio::time::advance(Duration::from_secs(601)).await;
        saturate(&mut limit, 10_000);
        assert_eq!(limit.slots(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_refused_size_is_not_taken_from_others_for_a_while() {
        let mut limit = SlotLimit::new(None);
        limit.heard(4, Instant::now());
        assert_eq!(limit.slots(), 4);
        limit.refused(4, Instant::now());

        limit.heard(6, Instant::now());
        assert_eq!(limit.slots(), 3);

        tokio::time::advance(HOLD.0).await;
        limit.heard(6, Instant::now());
        assert_eq!(limit.slots(), 6);
    }

    #[tokio::test(start_paused = true)]
    async fn a_size_that_others_were_refused_is_left_alone_for_a_while() {
        let mut limit = SlotLimit::new(None);
        saturate(&mut limit, 10);

        limit.heard(1, Instant::now());
        saturate(&mut limit, 10_000);
        assert_eq!(limit.slots(), 1);

        tokio::time::advance(HOLD.0).await;
        saturate(&mut limit, 10);
        assert_eq!(limit.slots(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_leave_slots_idle_teach_nothing() {
        let mut limit = SlotLimit::new(None);
        saturate(&mut limit, 10);

        for _ in 0..1000 {
            limit.succeeded(1, Instant::now());
        }

        assert_eq!(limit.slots(), 2);
    }
}
