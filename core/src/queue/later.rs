//! When the end of a job that could not be delivered is tried again: soon at first, and for about a day.

use std::time::Duration;

use super::store::Timestamp;
use crate::retry::Random;

/// The wait is a quarter of the job's age, from the first to the second of these. So it grows without a count of the tries.
const WAITS: (Duration, Duration) = (Duration::from_secs(30), Duration::from_hours(1));
/// For how long after its deadline, by which it had its end, a job is tried to be delivered: as long as a webhook.
const ALTOGETHER: Duration = Duration::from_hours(24);

/// When to try again at `now`, and not before `least` has passed; nothing once it is to be given up.
///
/// Up to a tenth later by chance, so that many that failed together don't come back together.
pub(super) fn later(
    (accepted, deadline): (Timestamp, Timestamp),
    least: Duration,
    now: Timestamp,
    random: &Random,
) -> Option<Timestamp> {
    let end = deadline.after(ALTOGETHER);
    if now >= end {
        return None;
    }
    let wait = (now.saturating_since(accepted) / 4).clamp(WAITS.0, WAITS.1).max(least);
    Some(now.after(wait.mul_f64(1.0 + random.unit() / 10.0)).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCEPTED: Timestamp = Timestamp::from_millis(1_000_000);

    fn deadline() -> Timestamp {
        ACCEPTED.after(Duration::from_mins(10))
    }

    #[test]
    fn it_is_tried_for_a_day_in_growing_waits_and_then_given_up() {
        let random = Random::seeded(1);

        let mut tries = vec![ACCEPTED.after(Duration::from_secs(20))];
        while let Some(next) = later((ACCEPTED, deadline()), Duration::ZERO, tries[tries.len() - 1], &random) {
            tries.push(next);
        }

        let waits: Vec<_> = tries.windows(2).map(|pair| pair[1].saturating_since(pair[0])).collect();
        assert!(waits[0] >= WAITS.0 && waits[0] <= WAITS.0 * 2, "{waits:?}");
        assert!(waits.iter().all(|wait| *wait <= WAITS.1.mul_f64(1.1)), "{waits:?}");
        assert!(waits[30] >= Duration::from_mins(30), "{waits:?}");
        assert_eq!(tries.last(), Some(&deadline().after(ALTOGETHER)), "the last try is at the very end");
        assert!((35..60).contains(&tries.len()), "{}", tries.len());
    }

    #[test]
    fn an_outage_of_half_an_hour_costs_at_most_a_third_more() {
        let random = Random::seeded(1);
        let over = ACCEPTED.after(Duration::from_mins(30));

        let mut at = ACCEPTED;
        while at < over {
            at = later((ACCEPTED, deadline()), Duration::ZERO, at, &random).unwrap_or(over);
        }

        assert!(at.saturating_since(over) <= Duration::from_mins(10));
    }

    #[test]
    fn what_the_platform_asks_to_wait_is_waited() {
        let hours = Duration::from_hours(2);

        let at = later((ACCEPTED, deadline()), hours, ACCEPTED, &Random::seeded(1));

        assert!(at >= Some(ACCEPTED.after(hours)));
    }
}
