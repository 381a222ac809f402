//! A gate that holds answers back until the test opens it, so that no test has to sleep.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

/// How long a test waits for a signal before it is told that it waits in vain.
const PATIENCE: Duration = Duration::from_secs(10);

/// Holds every answer that reaches it; starts closed. Clones are the same gate.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    passes: Semaphore,
    arrived: watch::Sender<usize>,
}

impl Gate {
    /// A gate that nothing passes yet.
    pub fn closed() -> Self {
        Self(Arc::new(Inner { passes: Semaphore::new(0), arrived: watch::Sender::new(0) }))
    }

    /// Lets everything through, now and from now on.
    pub fn open(&self) {
        self.0.passes.close();
    }

    /// Lets the next `n` answers through, in the order they came.
    pub fn let_through(&self, n: usize) {
        self.0.passes.add_permits(n);
    }

    /// Waits until `n` answers have ever come to the gate, passed or not.
    ///
    /// # Panics
    ///
    /// After ten seconds in vain.
    pub async fn wait_for_arrivals(&self, n: usize) {
        let mut arrived = self.0.arrived.subscribe();
        let enough = arrived.wait_for(|arrived| *arrived >= n);
        within_patience(enough, || format!("{n} arrivals at the gate, saw {}", *self.0.arrived.borrow())).await.ok();
    }

    /// Waits to be let through.
    pub(super) async fn pass(&self) {
        self.0.arrived.send_modify(|arrived| *arrived += 1);
        // An error means that the gate is open for good.
        if let Ok(pass) = self.0.passes.acquire().await {
            pass.forget();
        }
    }
}

/// Waits for `signal`, or fails the test with what was waited for.
pub(super) async fn within_patience<T>(signal: impl Future<Output = T>, awaited: impl FnOnce() -> String) -> T {
    match tokio::time::timeout(PATIENCE, signal).await {
        Ok(seen) => seen,
        Err(elapsed) => panic!("waited {} s in vain for {}: {elapsed}", PATIENCE.as_secs(), awaited()),
    }
}
