//! What the connections, the keys and the test share, behind one short-held lock.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::files::File;
use super::gate::Gate;
use super::key::KeyState;
use super::record::{Call, Outcome, Violation};

pub(super) struct Shared {
    state: Mutex<State>,
    changed: watch::Sender<()>,
    /// Opens for the calls answered with [`Answer::Hang`](super::Answer::Hang).
    pub(super) hanging: Gate,
    /// `http://127.0.0.1:port`.
    pub(super) url: String,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) keys: HashMap<String, KeyState>,
    pub(super) calls: Vec<Call>,
    pub(super) violations: Vec<Violation>,
    pub(super) files: Vec<File>,
    pub(super) downloads: usize,
    pub(super) probes: Vec<String>,
    /// `None`: every model is known.
    pub(super) models: Option<HashSet<String>>,
    pub(super) video_models: HashSet<String>,
    pub(super) service_time: Duration,
    /// How long a call whose client hung up goes on holding its key's slot.
    pub(super) lingering: Duration,
}

impl Shared {
    pub(super) fn new(url: String) -> Self {
        let changed = watch::Sender::new(());
        Self { state: Mutex::default(), changed, hanging: Gate::closed(), url }
    }

    /// The state, to read or to set up.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked elsewhere must not hide its reason behind a poisoned lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and wakes who waits for a change.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let changed = change(&mut self.state());
        self.changed.send_replace(());
        changed
    }

    pub(super) fn violated(&self, violation: Violation) {
        self.change(|state| state.violations.push(violation));
    }

    /// Returns what `seen` finds in the state, as soon as it finds it.
    pub(super) async fn wait_for<T>(&self, mut seen: impl FnMut(&State) -> Option<T>) -> T {
        let mut changes = self.changed.subscribe();
        loop {
            if let Some(found) = seen(&self.state()) {
                return found;
            }
            // The sender lives in `self`, so there is always a change to wait for.
            changes.changed().await.ok();
        }
    }
}

/// A call that is open; dropped without [`end`](Self::end) it is one whose client hung up.
pub(super) struct OpenCall {
    shared: Arc<Shared>,
    index: usize,
    key: String,
    /// Whether it holds one of its key's slots.
    serving: bool,
    ended: bool,
}

impl OpenCall {
    pub(super) fn new(shared: &Arc<Shared>, index: usize, key: String, serving: bool) -> Self {
        Self { shared: Arc::clone(shared), index, key, serving, ended: false }
    }

    /// Ends the call before its answer leaves, so that the client's next call finds the slot free.
    pub(super) fn end(mut self, outcome: Outcome) {
        self.ended = true;
        self.close(outcome, self.serving);
    }

    fn close(&self, outcome: Outcome, frees_slot: bool) {
        self.shared.change(|state| {
            if let Some(call) = state.calls.get_mut(self.index) {
                call.outcome = outcome;
                call.ended = Some(Instant::now());
            }
            if let Some(key) = state.keys.get_mut(&self.key) {
                // A key may have been made known while a call with it was open.
                key.in_flight = key.in_flight.saturating_sub(1);
                key.serving -= usize::from(frees_slot);
            }
        });
    }
}

impl Drop for OpenCall {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        let lingering = self.shared.state().lingering;
        // Without a runtime the fake is being torn down, and nobody can call any more.
        let runtime = tokio::runtime::Handle::try_current().ok().filter(|_| self.serving && !lingering.is_zero());
        self.close(Outcome::HungUp, self.serving && runtime.is_none());

        if let Some(runtime) = runtime {
            let (shared, key) = (Arc::clone(&self.shared), self.key.clone());
            runtime.spawn(async move {
                tokio::time::sleep(lingering).await;
                shared.change(|state| {
                    if let Some(key) = state.keys.get_mut(&key) {
                        key.serving -= 1;
                    }
                });
            });
        }
    }
}
