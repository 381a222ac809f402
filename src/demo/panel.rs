//! What stands beside the chat: it sees what becomes of every request, and turns the upstream's faults.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use refrain_core::Failure;
use refrain_core::app::Witness;
use refrain_core::catalogue::{Message, MessageId, id};
use refrain_core::queue::{Ending, Job, JobNews};
use refrain_core::retry::{Attempt, Decision, News};
use refrain_demo::FaultPanel;
use refrain_web::play::panel::{Control, Line, Panel, Score, Tone};
use tokio::sync::{Notify, watch};
use tokio::time::sleep_until;

use super::faults::{Positions, seconds};
use super::tally::Tally;

/// Lines that are kept.
const LINES: usize = 200;

/// The panel of a demonstration.
pub(super) struct DemoPanel {
    faults: FaultPanel,
    state: Mutex<State>,
    changes: watch::Sender<u64>,
    /// The simple loop has something new to do.
    moved: Notify,
}

struct State {
    positions: Positions,
    tally: Tally,
    lines: VecDeque<Line>,
    last: u64,
}

impl DemoPanel {
    /// A panel for these faults, which it sets as the sliders stand at first.
    pub(super) fn new(faults: FaultPanel, seed: u64) -> Self {
        let positions = Positions::default();
        faults.set(positions.faults());
        let tally = Tally::new(seed, positions.faults());
        let state = State { positions, tally, lines: VecDeque::new(), last: 0 };
        Self { faults, state: Mutex::new(state), changes: watch::Sender::new(0), moved: Notify::new() }
    }

    /// Lets the simple loop go on in real time, for ever.
    pub(super) async fn count(self: Arc<Self>) {
        loop {
            let (changed, next) = self.state().tally.advance();
            if changed {
                self.changed();
            }
            match next {
                Some(at) => tokio::select! {
                    () = sleep_until(at) => {}
                    () = self.moved.notified() => {}
                },
                None => self.moved.notified().await,
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code under the lock leaves the state half-changed where it panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.changes.send_modify(|times| *times += 1);
    }

    /// Notes what became of `job`, and perhaps a line on it, given the request's number.
    fn note(&self, job: &Job, note: impl FnOnce(&mut Tally, Message) -> Option<(Tone, Message)>, line: MessageId) {
        let mut state = self.state();
        let number = state.tally.came(&job.id, job.work.task);
        let message = Message::new(line).with("number", number);
        if let Some((tone, message)) = note(&mut state.tally, message) {
            state.line(tone, message);
        }
        drop(state);
        self.moved.notify_one();
        self.changed();
    }

    fn attempt(&self, job: &Job, attempt: &Attempt) {
        let (line, tone) = match attempt.outcome {
            Ok(()) => (id::PLAY_DEMO_MADE, Tone::Good),
            Err(_) => (id::PLAY_DEMO_FAILED, Tone::Warning),
        };
        let note = |tally: &mut Tally, message: Message| {
            tally.called(&job.id);
            let message = message.with("key", attempt.key.as_str()).with("took", short(attempt.took));
            let message = match &attempt.outcome {
                Ok(()) => message,
                Err((failure, decision)) => message.with("failure", why(failure)).with("next", next(*decision)),
            };
            Some((tone, message))
        };
        self.note(job, note, line);
    }

    fn waits(&self, job: &Job, failure: &Failure, wait: Duration) {
        let line = |_: &mut Tally, message: Message| {
            Some((Tone::Plain, message.with("wait", short(wait)).with("failure", why(failure))))
        };
        self.note(job, line, id::PLAY_DEMO_WAITS);
    }
}

impl State {
    fn line(&mut self, tone: Tone, message: Message) {
        self.last += 1;
        self.lines.push_back(Line { number: self.last, at: SystemTime::now(), tone, message });
        if self.lines.len() > LINES {
            self.lines.pop_front();
        }
    }
}

impl Witness for DemoPanel {
    fn accepted(&self, job: &Job) {
        self.note(job, |_, message| Some((Tone::Plain, message)), id::PLAY_DEMO_ACCEPTED);
    }

    fn news(&self, job: &Job, news: &JobNews) {
        match news {
            JobNews::Retry(News::Ended(attempt)) => self.attempt(job, attempt),
            JobNews::Retry(News::Waiting { failure, wait }) | JobNews::Snoozed(failure, wait) if !wait.is_zero() => {
                self.waits(job, failure, *wait);
            }
            JobNews::Retry(News::Waiting { .. } | News::Calling) | JobNews::Snoozed(..) | JobNews::Place(_) => {}
        }
    }

    fn ended(&self, job: &Job, ending: &Ending) {
        match ending {
            Ending::Made(_) => self.note(job, |tally, _| ended(tally, job, Some(true), None), id::PLAY_DEMO_MADE),
            Ending::Failed(failure) => {
                let line = |tally: &mut Tally, message: Message| {
                    ended(tally, job, Some(false), Some((Tone::Bad, message.with("failure", why(failure)))))
                };
                self.note(job, line, id::PLAY_DEMO_GAVE_UP);
            }
            Ending::Cancelled => {
                let line = |tally: &mut Tally, message| ended(tally, job, None, Some((Tone::Plain, message)));
                self.note(job, line, id::PLAY_DEMO_CANCELLED);
            }
            Ending::Interrupted => {}
        }
    }
}

fn ended(tally: &mut Tally, job: &Job, made: Option<bool>, line: Option<(Tone, Message)>) -> Option<(Tone, Message)> {
    tally.ended(&job.id, made);
    line
}

impl Panel for DemoPanel {
    fn controls(&self) -> Vec<Control> {
        self.state().positions.controls()
    }

    fn turn(&self, control: &str, position: usize) -> bool {
        let mut state = self.state();
        if !state.positions.turn(control, position) {
            return false;
        }
        let faults = state.positions.faults();
        state.tally.faults(faults.clone());
        drop(state);
        self.faults.set(faults);
        self.moved.notify_one();
        self.changed();
        true
    }

    fn engine(&self) -> Score {
        self.state().tally.engine()
    }

    fn simple(&self) -> Score {
        self.state().tally.simple()
    }

    fn lines(&self, after: u64) -> Vec<Line> {
        self.state().lines.iter().filter(|line| line.number > after).cloned().collect()
    }

    fn restart(&self) {
        let mut state = self.state();
        let faults = state.positions.faults();
        state.tally.restart(faults);
        drop(state);
        self.moved.notify_one();
        self.changed();
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}

/// A short time, in seconds with one decimal.
fn short(time: Duration) -> Message {
    seconds((time.as_secs_f64() * 10.0).round() / 10.0)
}

fn why(failure: &Failure) -> Message {
    Message::new(id::PLAY_DEMO_FAILURE).with("failure", failure.label())
}

/// What follows, in words. Whether it is another key that serves, or the same one, is the scheduler's business.
fn next(decision: Decision) -> Message {
    let next = Message::new(id::PLAY_DEMO_NEXT);
    match decision {
        Decision::Rotate | Decision::AnotherKey => next.with("next", "key"),
        Decision::Again { after } => next.with("next", "again").with("wait", short(after)),
        Decision::NextTarget => next.with("next", "next_target"),
        Decision::Stop => next.with("next", "stop"),
    }
}
