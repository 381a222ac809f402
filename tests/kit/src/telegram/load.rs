//! A load for benches: many short messages from many chats, and how long the bot took to answer each.

use std::{
    collections::HashMap,
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::Notify;

use crate::timing::LoadReport;

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
        LoadReport::of(std::mem::take(&mut state.samples), elapsed)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
