//! How often one person may use a command.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, MonotonicClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::command::{CommandSpec, RateLimit};
use crate::request::Person;

type Limiter = RateLimiter<Person, DefaultKeyedStateStore<Person>, MonotonicClock>;

/// One limiter for each command that has a limit.
#[derive(Default)]
pub(super) struct Limits(Mutex<HashMap<&'static str, Arc<Limiter>>>);

/// From so many people on, those who did nothing lately are forgotten.
const CROWD: usize = 10_000;

impl Limits {
    /// Counts a use; says how long `person` has to wait if it is one too many.
    pub(super) fn check(&self, spec: &CommandSpec, person: &Person) -> Option<Duration> {
        let limiter = self.limiter(spec.name, spec.limit?);
        if limiter.len() > CROWD {
            limiter.retain_recent();
        }
        let refused = limiter.check_key(person).err()?;
        Some(refused.wait_time_from(limiter.clock().now()))
    }

    fn limiter(&self, command: &'static str, limit: RateLimit) -> Arc<Limiter> {
        let mut limiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let limiter = limiters.entry(command).or_insert_with(|| Arc::new(new_limiter(limit)));
        Arc::clone(limiter)
    }
}

fn new_limiter(limit: RateLimit) -> Limiter {
    let burst = NonZeroU32::new(limit.burst).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::with_period(limit.per / burst.get()).unwrap_or_else(|| Quota::per_second(burst));
    RateLimiter::new(quota.allow_burst(burst), DefaultKeyedStateStore::default(), MonotonicClock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::id;
    use crate::request::Platform;

    fn person(id: &str) -> Person {
        Person { platform: Platform::TELEGRAM, id: id.into() }
    }

    #[test]
    fn one_use_too_many_is_told_the_wait_and_delays_nobody_else() {
        let limit = RateLimit { burst: 2, per: Duration::from_hours(1) };
        let spec = CommandSpec::new("generate", id::COMMAND_GENERATE).limit(limit);
        let limits = Limits::default();

        assert_eq!(limits.check(&spec, &person("1")), None);
        assert_eq!(limits.check(&spec, &person("1")), None);
        let wait = limits.check(&spec, &person("1")).expect("it is one too many");

        assert!(wait <= Duration::from_mins(30) && !wait.is_zero(), "{wait:?}");
        assert_eq!(limits.check(&spec, &person("2")), None);
    }
}
