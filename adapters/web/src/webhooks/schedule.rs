//! When a webhook that failed is tried again: soon at first, and for about a day.

use std::time::Duration;

use rand::Rng;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
/// The waits between two tries, in seconds; together 23 h 35 min.
const WAITS: [u64; 7] = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 7 * HOUR, 9 * HOUR];

/// The wait after so many tries that failed, up to a tenth longer by chance, so that many that failed together don't come
/// back together; nothing once it is to be given up.
pub(super) fn wait(tries: u32, random: &mut impl Rng) -> Option<Duration> {
    let place = usize::try_from(tries.saturating_sub(1)).ok()?;
    let wait = Duration::from_secs(*WAITS.get(place)?);
    Some(wait.mul_f64(1.0 + random.random_range(0.0..0.1)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn it_is_tried_for_a_day_in_growing_waits_and_then_given_up() {
        let mut random = StdRng::seed_from_u64(1);

        let waits: Vec<_> = (1..).map_while(|tries| wait(tries, &mut random)).collect();

        assert_eq!(waits.len(), WAITS.len());
        assert!(waits.is_sorted() && waits[0] >= Duration::from_secs(5));
        let all: Duration = waits.iter().sum();
        assert!(all >= Duration::from_hours(23) && all <= Duration::from_hours(26), "{all:?}");
    }
}
