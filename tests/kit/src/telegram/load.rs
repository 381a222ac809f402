//! A load for benches: many short messages from many chats, and how long the bot took to answer each.

use std::{
    collections::HashMap,
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::Notify;

/// What a load measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadReport {
    /// How many updates were answered.
    pub answered: usize,
    /// From the first delivery to the last answer.
    pub elapsed: Duration,
    /// Half of the answers came within this time of their update's delivery.
    pub p50: Duration,
    /// 99 of 100 answers came within this time of their update's delivery.
    pub p99: Duration,
    /// The slowest answer.
    pub max: Duration,
}

impl LoadReport {
    /// Answered updates a second.
    pub fn per_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no load has 2^52 updates")]
        let answered = self.answered as f64;
        answered / self.elapsed.as_secs_f64().max(f64::MIN_POSITIVE)
    }
}

/// The load that is under way, if any.
#[derive(Debug, Default)]
pub(super) struct Load {
    state: Mutex<State>,
    done: Notify,
}

#[derive(Debug, Default)]
struct State {
    wanted: usize,
    began: Option<Instant>,
    /// When the updates of a chat were delivered that it has no answer to yet.
    waiting: HashMap<i64, VecDeque<Instant>>,
    samples: Vec<Duration>,
}

impl Load {
    pub(super) fn begin(&self, updates: usize) {
        *self.lock() = State { wanted: updates, samples: Vec::with_capacity(updates), ..State::default() };
    }

    pub(super) fn delivered(&self, chats: impl Iterator<Item = i64>) {
        let mut state = self.lock();
        let now = Instant::now();
        for chat in chats {
            state.began.get_or_insert(now);
            state.waiting.entry(chat).or_default().push_back(now);
        }
    }

    pub(super) fn answered(&self, chat: i64) {
        let mut state = self.lock();
        let Some(delivered) = state.waiting.get_mut(&chat).and_then(VecDeque::pop_front) else { return };
        state.samples.push(delivered.elapsed());
        if state.samples.len() == state.wanted {
            self.done.notify_one();
        }
    }

    pub(super) async fn report(&self) -> LoadReport {
        // A permit may be left from a load that was given up.
        loop {
            self.done.notified().await;
            let state = self.lock();
            if state.samples.len() == state.wanted {
                break;
            }
        }
        let mut state = self.lock();
        let elapsed = state.began.map(|began| began.elapsed()).unwrap_or_default();
        state.samples.sort_unstable();
        let samples = &state.samples;
        let at = |percent: usize| {
            let index = (samples.len() * percent).div_ceil(100).saturating_sub(1);
            samples.get(index).copied().unwrap_or_default()
        };
        LoadReport { answered: samples.len(), elapsed, p50: at(50), p99: at(99), max: at(100) }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
