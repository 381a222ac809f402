//! Figures: how the engine fares, and how a simple loop would have fared with the same requests and faults.

use std::collections::HashMap;
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::JobId;
use refrain_demo::simple_loop::{PICTURE_LIMIT, VIDEO_LIMIT};
use refrain_demo::{Faults, SimpleLoop};
use refrain_web::play::panel::Score;
use tokio::time::Instant;

/// The figures since they began.
#[derive(Debug)]
pub(super) struct Tally {
    seed: u64,
    engine: Score,
    simple: SimpleLoop,
    since: Instant,
    /// Requests under way.
    under_way: HashMap<JobId, Request>,
    requests: u64,
}

/// A request under way.
#[derive(Debug, Clone, Copy)]
struct Request {
    number: u64,
    /// Whether it came since the figures began.
    counts: bool,
}

impl Tally {
    pub(super) fn new(seed: u64, faults: Faults) -> Self {
        Self {
            seed,
            engine: Score::default(),
            simple: SimpleLoop::new(seed, faults),
            since: Instant::now(),
            under_way: HashMap::new(),
            requests: 0,
        }
    }

    /// Begins anew; what is under way does not count.
    pub(super) fn restart(&mut self, faults: Faults) {
        self.engine = Score::default();
        self.simple = SimpleLoop::new(self.seed, faults);
        self.since = Instant::now();
        self.under_way.values_mut().for_each(|request| request.counts = false);
    }

    /// A request came; its number. One that is known keeps its own.
    pub(super) fn came(&mut self, job: &JobId, task: Task) -> u64 {
        if let Some(known) = self.under_way.get(job) {
            return known.number;
        }
        let limit = match task {
            Task::Image | Task::Vary => PICTURE_LIMIT,
            Task::Video | Task::Animate => VIDEO_LIMIT,
        };
        self.requests += 1;
        self.under_way.insert(job.clone(), Request { number: self.requests, counts: true });
        self.engine.requests += 1;
        self.simple.arrive(self.now(), limit);
        self.requests
    }

    /// A call for it ended.
    pub(super) fn called(&mut self, job: &JobId) {
        if self.under_way.get(job).is_some_and(|request| request.counts) {
            self.engine.calls += 1;
        }
    }

    /// It ended, with a result or without; `None`: its person did not want it any more, so it counts for nothing.
    pub(super) fn ended(&mut self, job: &JobId, made: Option<bool>) {
        let Some(Request { counts: true, .. }) = self.under_way.remove(job) else { return };
        match made {
            Some(true) => self.engine.succeeded += 1,
            Some(false) => self.engine.failed += 1,
            None => self.engine.requests -= 1,
        }
    }

    /// The faults are others from now on.
    pub(super) fn faults(&mut self, faults: Faults) {
        self.simple.set_faults(self.now(), faults);
    }

    /// Lets the simple loop come to the present; whether a request of it ended, and when it goes on.
    pub(super) fn advance(&mut self) -> (bool, Option<Instant>) {
        let calls = self.simple.summary().calls;
        let ended = !self.simple.advance(self.now()).is_empty();
        let changed = ended || self.simple.summary().calls != calls;
        (changed, self.simple.next_at().map(|at| self.since + at))
    }

    pub(super) const fn engine(&self) -> Score {
        self.engine
    }

    pub(super) fn simple(&self) -> Score {
        let it = self.simple.summary();
        Score { requests: it.requests, succeeded: it.succeeded, failed: it.failed, calls: it.calls }
    }

    fn now(&self) -> Duration {
        self.since.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn both_count_the_same_requests_and_a_cancelled_one_is_no_failure() {
        let mut tally = Tally::new(1, Faults::none(1));
        let (made, cancelled) = (JobId::random(), JobId::random());

        assert_eq!((tally.came(&made, Task::Image), tally.came(&cancelled, Task::Image)), (1, 2));
        assert_eq!(tally.came(&made, Task::Image), 1, "it is known");
        tally.called(&made);
        tally.ended(&made, Some(true));
        tally.ended(&cancelled, None);

        assert_eq!(tally.engine(), Score { requests: 1, succeeded: 1, failed: 0, calls: 1 });
        tokio::time::advance(Duration::from_mins(5)).await;
        assert!(tally.advance().0);
        assert_eq!(tally.simple().requests, 2);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_under_way_when_the_figures_began_anew_does_not_count() {
        let mut tally = Tally::new(1, Faults::none(1));
        let job = JobId::random();
        tally.came(&job, Task::Image);

        tally.restart(Faults::none(1));
        tally.called(&job);
        tally.ended(&job, Some(true));

        assert_eq!((tally.engine(), tally.simple()), (Score::default(), Score::default()));
    }
}
