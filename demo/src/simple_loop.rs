//! What a simple loop would have made of the same requests and the same faults: three tries, fixed waits.
//!
//! It runs in virtual time, from event to event, so its answer is there at once and the upstream has no second load to
//! bear. Told the requests and the faults as they come, it says how each request would have ended, and when.
//!
//! The loop is the one that Refrain grew out of. Each request begins with the first key and takes the next one after each
//! failure; it waits two seconds after its first, four after its second, six after its third; a call has 90 s for a
//! picture and 180 s for a video. It does not know what is in flight, what `Retry-After` says, or that a key is dead.
//! To its favour every failure is tried again here, not only 401, 429 and time-outs.
//!
//! Measured over HTTP with four keys and 200 requests, 20 at a time, the loop reached 79 % with 2.21 calls for each success
//! (case b: key 1 answers 401 to 30 % of its calls) and 56 % with 3.84 (case c: besides, a key stays shut for a second
//! after a 429). The tests hold this model to those figures. They can't vouch for more than that: what the loop was
//! described by leaves open where a request begins, which failures it tries again and what becomes of a wait into which a
//! call falls, and of the answers that are plausible those were taken that fit these figures best.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::time::Duration;

use crate::faults::Faults;
use crate::model::{Keys, Outcome};

/// How often a request is tried.
pub const TRIES: u32 = 3;

/// The wait after the first failure; it grows by as much with each.
pub const WAIT: Duration = Duration::from_secs(2);

/// How long a call may take that makes a picture.
pub const PICTURE_LIMIT: Duration = Duration::from_secs(90);

/// How long a call may take that makes a video.
pub const VIDEO_LIMIT: Duration = Duration::from_mins(3);

/// How long it takes until a refusal is back, over loopback.
const REFUSAL: Duration = Duration::from_millis(1);

/// The loop and the upstream that it calls, both simulated.
///
/// Times are those since any fixed moment, such as the start of the demonstration.
#[derive(Debug)]
pub struct SimpleLoop {
    keys: Keys,
    many_keys: usize,
    faults: Faults,
    now: Duration,
    events: BinaryHeap<Reverse<(Duration, u64)>>,
    due: BTreeMap<u64, Event>,
    next_event: u64,
    next_request: u64,
    summary: Summary,
}

/// How one request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// As [`SimpleLoop::arrive`] numbered it.
    pub request: u64,
    /// Whether there was a result.
    pub succeeded: bool,
    /// How many calls it took.
    pub tries: u32,
    /// When it arrived.
    pub arrived: Duration,
    /// When the person had an answer, good or bad.
    pub ended: Duration,
}

/// All requests together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// That arrived.
    pub requests: u64,
    /// That ended with a result.
    pub succeeded: u64,
    /// That ended without.
    pub failed: u64,
    /// Calls of the upstream.
    pub calls: u64,
}

impl Summary {
    /// The share of ended requests that had a result, from 0 to 1; `None` before the first has ended.
    pub fn success_rate(&self) -> Option<f64> {
        ratio(self.succeeded, self.succeeded + self.failed)
    }

    /// Calls for each result; `None` before the first.
    pub fn calls_per_success(&self) -> Option<f64> {
        ratio(self.calls, self.succeeded)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no demonstration has 2^52 requests")]
fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[derive(Debug, Clone)]
enum Event {
    /// The faults are others from now on.
    Change(Faults),
    /// A request calls.
    Call(Request),
    /// A call's answer is there.
    Answer(Request, Outcome),
    /// A call leaves its key, whether or not anybody still listens.
    Leave(usize),
    /// The last wait is over.
    GiveUp(Request),
}

#[derive(Debug, Clone, Copy)]
struct Request {
    number: u64,
    arrived: Duration,
    limit: Duration,
    key: usize,
    tries: u32,
}

impl SimpleLoop {
    /// A loop that calls an upstream with these faults. `seed` settles the luck: that of an
    /// [`Upstream`](crate::Upstream) with the same seed.
    pub fn new(seed: u64, faults: Faults) -> Self {
        let many_keys = faults.keys.len();
        Self {
            keys: Keys::new(many_keys, seed),
            many_keys: many_keys.max(1),
            faults,
            now: Duration::ZERO,
            events: BinaryHeap::new(),
            due: BTreeMap::new(),
            next_event: 0,
            next_request: 0,
            summary: Summary::default(),
        }
    }

    /// A request arrives at `at` (now, if that is past), whose calls may take `limit` each: [`PICTURE_LIMIT`] or
    /// [`VIDEO_LIMIT`]. Returns its number.
    pub fn arrive(&mut self, at: Duration, limit: Duration) -> u64 {
        let number = self.next_request;
        self.next_request += 1;
        self.summary.requests += 1;
        let arrived = at.max(self.now);
        self.plan(arrived, Event::Call(Request { number, arrived, limit, key: 0, tries: 0 }));
        number
    }

    /// The faults are others from `at` on (from now on, if that is past).
    pub fn set_faults(&mut self, at: Duration, faults: Faults) {
        self.plan(at.max(self.now), Event::Change(faults));
    }

    /// Lets the time run until `to`; returns the requests that ended meanwhile, in order.
    pub fn advance(&mut self, to: Duration) -> Vec<Ended> {
        let mut ended = Vec::new();
        while self.next_at().is_some_and(|at| at <= to) {
            ended.extend(self.step());
        }
        self.now = self.now.max(to);
        ended
    }

    /// Lets the time run until every request has ended.
    pub fn finish(&mut self) -> Vec<Ended> {
        let mut ended = Vec::new();
        while !self.events.is_empty() {
            ended.extend(self.step());
        }
        ended
    }

    /// When something happens next, if anything does.
    pub fn next_at(&self) -> Option<Duration> {
        self.events.peek().map(|Reverse((at, _))| *at)
    }

    /// All requests so far.
    pub const fn summary(&self) -> Summary {
        self.summary
    }

    fn plan(&mut self, at: Duration, event: Event) {
        self.events.push(Reverse((at, self.next_event)));
        self.due.insert(self.next_event, event);
        self.next_event += 1;
    }

    fn step(&mut self) -> Option<Ended> {
        let Reverse((at, number)) = self.events.pop()?;
        self.now = at;
        match self.due.remove(&number)? {
            Event::Change(faults) => self.faults = faults,
            Event::Leave(key) => self.keys.leave(key),
            Event::Call(request) => self.call(request),
            Event::Answer(request, Outcome::Made) => return Some(self.end(request, true)),
            Event::Answer(mut request, _) => {
                request.key = (request.key + 1) % self.many_keys;
                let wait = self.now + WAIT * request.tries;
                // It waits after its last try as well: nobody looked whether another follows.
                let next = if request.tries < TRIES { Event::Call(request) } else { Event::GiveUp(request) };
                self.plan(wait, next);
            }
            Event::GiveUp(request) => return Some(self.end(request, false)),
        }
        None
    }

    fn call(&mut self, mut request: Request) {
        request.tries += 1;
        self.summary.calls += 1;
        let verdict = self.keys.arrive(request.key, self.now, &self.faults);
        match verdict.takes {
            None => self.plan(self.now + REFUSAL, Event::Answer(request, verdict.outcome)),
            Some(takes) => {
                self.plan(self.now + takes, Event::Leave(request.key));
                let (at, outcome) =
                    if takes > request.limit { (request.limit, Outcome::HungUp) } else { (takes, verdict.outcome) };
                self.plan(self.now + at, Event::Answer(request, outcome));
            }
        }
    }

    fn end(&mut self, request: Request, succeeded: bool) -> Ended {
        if succeeded {
            self.summary.succeeded += 1;
        } else {
            self.summary.failed += 1;
        }
        Ended { request: request.number, succeeded, tries: request.tries, arrived: request.arrived, ended: self.now }
    }
}

#[cfg(test)]
mod tests;
