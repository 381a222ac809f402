//! Who waits for a key, and who is served: the waiters in their order, each with the best key that can serve it.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::time::Instant;

use super::scheduler::{Outlook, Scheduler};
use super::{Class, KeyLease, Shared, Unavailable, Want};

/// What a pool's lock guards: the keys, and who waits for them.
pub(super) struct Inner {
    pub(super) scheduler: Scheduler,
    waiters: BTreeMap<Place, Waiter>,
    arrivals: u64,
    pub(super) timer_runs: bool,
    /// When something changes by itself.
    pub(super) next_event: Option<Instant>,
}

impl Inner {
    pub(super) const fn new(scheduler: Scheduler) -> Self {
        Self { scheduler, waiters: BTreeMap::new(), arrivals: 0, timer_runs: false, next_event: None }
    }
}

/// A waiter's place in line.
pub(super) type Place = (Class, u64);

struct Waiter {
    want: Want,
    answer: oneshot::Sender<Answer>,
}

/// What a waiter gets in the end.
pub(super) type Answer = Result<KeyLease, Unavailable>;

impl Shared {
    /// Adds a waiter behind those of its class, and serves it if it can be.
    pub(super) fn join(self: &Arc<Self>, want: Want) -> (Place, oneshot::Receiver<Answer>) {
        let (answer, receiver) = oneshot::channel();
        let mut inner = self.lock();
        inner.arrivals += 1;
        let place = (want.class, inner.arrivals);
        let in_vain = !inner.scheduler.has_key_for(&want);
        inner.waiters.insert(place, Waiter { want, answer });
        if in_vain {
            self.serve(&mut inner, place, Instant::now()); // Also where all keys are busy with others' calls.
        }
        self.dispatch(&mut inner);
        (place, receiver)
    }

    /// Serves the waiters in their order, as far as keys go.
    pub(super) fn dispatch(self: &Arc<Self>, inner: &mut Inner) {
        let now = Instant::now();
        let mut next = inner.waiters.keys().next().copied();
        while let Some(place) = next {
            if inner.scheduler.all_busy(now) {
                break;
            }
            self.serve(inner, place, now);
            next = inner.waiters.range((Bound::Excluded(place), Bound::Unbounded)).next().map(|(place, _)| *place);
        }
        let next_event = inner.scheduler.next_event(now);
        if inner.next_event != next_event {
            inner.next_event = next_event;
            self.moved.notify_one();
        }
    }

    /// Gives one waiter a key, or the certainty that none comes in time, or leaves it waiting.
    fn serve(self: &Arc<Self>, inner: &mut Inner, place: Place, now: Instant) {
        let want = &inner.waiters[&place].want;
        if let Some(index) = inner.scheduler.best_idle(want, now) {
            let ticket = inner.scheduler.take(index, now);
            let lease = self.lease(inner, ticket, &want.model);
            let Some(waiter) = inner.waiters.remove(&place) else { return };
            if let Err(Ok(gone)) = waiter.answer.send(Ok(lease)) {
                gone.forget();
                inner.scheduler.give_back(ticket);
            }
        } else if let Outlook::Closed { until, because } = inner.scheduler.outlook(want, now)
            && until.duration_since(now) > want.patience
            && let Some(waiter) = inner.waiters.remove(&place)
        {
            // A waiter that has gone needs no answer.
            let _ = waiter.answer.send(Err(Unavailable { until, because }));
        }
    }
}

/// Gives a waiter's place up when it goes.
pub(super) struct Leaves<'a> {
    pub(super) pool: &'a Shared,
    pub(super) place: Place,
}

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.pool.lock().waiters.remove(&self.place);
    }
}
