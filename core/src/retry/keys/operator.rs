//! What the operator does with a key by its label: rest, wake, probe.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::timer::PROBE_TIMEOUT;
use super::{BreakerState, KeyPool, LONGEST_TOLD};
use crate::failure::Failure;

impl KeyPool {
    /// Lets the key rest for `time`, or longer if it does already; calls under way go on. `false` if none has that label.
    pub fn rest(&self, label: &str, time: Duration) -> bool {
        let mut inner = self.shared.lock();
        let Some(index) = inner.scheduler.labelled(label) else { return false };
        let until = Instant::now() + time.min(LONGEST_TOLD);
        inner.scheduler.keys[index].health.close(until, Failure::NoKeyAvailable { until: None });
        self.shared.tell_others(&mut inner, index);
        self.shared.dispatch(&mut inner);
        true
    }

    /// Ends the key's own rest; one call has to prove it. What its account or the upstream rests is not ended. `false` if
    /// none has that label.
    pub fn wake(&self, label: &str) -> bool {
        let mut inner = self.shared.lock();
        let Some(index) = inner.scheduler.labelled(label) else { return false };
        inner.scheduler.keys[index].health.probe_passed();
        self.shared.tell_woken(&mut inner, index);
        self.shared.dispatch(&mut inner);
        true
    }

    /// Asks the provider about the key now, for 15 s at most, and takes the answer to heart as that of any probe: a good one
    /// ends its rest, a refusal begins one. The inner `None`: there is no free probe. `None` if no key has that label.
    pub async fn probe(&self, label: &str) -> Option<Option<Result<(), Failure>>> {
        let (index, key) = {
            let inner = self.shared.lock();
            let index = inner.scheduler.labelled(label)?;
            (index, inner.scheduler.key(index).clone())
        };
        let answer = timeout(PROBE_TIMEOUT, self.shared.provider.probe(&key)).await;
        let answer = answer.unwrap_or(Some(Err(Failure::TimedOut)));
        let mut inner = self.shared.lock();
        inner.scheduler.probed(index, answer.as_ref(), Instant::now());
        if matches!(answer, Some(Ok(()))) {
            self.shared.tell_woken(&mut inner, index);
        } else {
            self.shared.tell_others(&mut inner, index);
        }
        self.shared.dispatch(&mut inner);
        Some(answer)
    }

    /// Where the provider's breaker stands.
    pub fn breaker(&self) -> BreakerState {
        self.shared.lock().scheduler.breaker_state(Instant::now())
    }
}
