//! A thread of its own for a shard.
//!
//! Serenity 0.12 turns in a loop without a pause where a connection was lost and the next one can't be made, until the next
//! heartbeat is due: up to 41 s. On a machine with one core that would be the whole bot's only thread.

use std::io;

use tokio::runtime::{Builder, Handle, Runtime};

/// A runtime with one thread.
pub(crate) struct Apart {
    /// There until it is dropped.
    runtime: Option<Runtime>,
}

impl Apart {
    /// Starts the thread, called `name`.
    pub(crate) fn start(name: &str) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name(name).enable_all().build()?;
        Ok(Self { runtime: Some(runtime) })
    }

    /// Does `start`; the tasks that it spawns run on the thread.
    pub(crate) fn within<T>(&self, start: impl FnOnce() -> T) -> T {
        let _entered = self.runtime.as_ref().map(Runtime::enter);
        start()
    }
}

/// Does not wait for what still runs.
impl Drop for Apart {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The way back from the thread to the runtime that this was made in.
pub(crate) struct Back(Handle);

impl Back {
    /// To the runtime of the caller.
    pub(crate) fn here() -> Self {
        Self(Handle::current())
    }

    /// Does `start`; the tasks that it spawns run in that runtime.
    pub(crate) fn within<T>(&self, start: impl FnOnce() -> T) -> T {
        let _entered = self.0.enter();
        start()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test]
    async fn what_never_pauses_there_keeps_nobody_here_from_going_on() {
        let (apart, back) = (Apart::start("spins").unwrap(), Back::here());
        let (spins, done) = (Arc::new(AtomicBool::new(true)), oneshot::channel());
        let (here, there) = (std::thread::current().id(), Arc::clone(&spins));
        apart.within(|| {
            tokio::spawn(async move {
                back.within(|| tokio::spawn(async move { done.0.send(std::thread::current().id()) }));
                while there.load(Ordering::SeqCst) {
                    std::hint::spin_loop();
                }
            })
        });

        let sent_from = done.1.await.unwrap();

        assert_eq!(sent_from, here, "what comes back runs here");
        spins.store(false, Ordering::SeqCst);
    }
}
