//! The jobs that this process holds, each with its lease: what the heartbeat renews, and whom it tells.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::JobId;
use super::store::{Lease, Renewed};

/// The jobs that this process holds.
#[derive(Default)]
pub(super) struct Live {
    held: Mutex<HashMap<JobId, Handle>>,
    /// How many are asked of the store.
    coming: AtomicUsize,
    changed: watch::Sender<()>,
}

#[derive(Clone)]
struct Handle {
    lease: Lease,
    cancelled: CancellationToken,
    lost: CancellationToken,
}

/// One job that this process holds, until this is dropped.
pub(super) struct Hold {
    live: Arc<Live>,
    handle: Handle,
}

/// A job that is asked of the store, until this is dropped.
pub(super) struct Expecting(Arc<Live>);

impl Drop for Expecting {
    fn drop(&mut self) {
        self.0.coming.fetch_sub(1, Ordering::SeqCst);
        self.0.changed.send_replace(());
    }
}

impl Live {
    /// Holds the job of `lease` from now on.
    pub(super) fn hold(self: &Arc<Self>, lease: Lease) -> Hold {
        let handle = Handle { lease, cancelled: CancellationToken::new(), lost: CancellationToken::new() };
        self.lock().insert(handle.lease.job.clone(), handle.clone());
        Hold { live: Arc::clone(self), handle }
    }

    /// One may come here soon, and is not to be left alone then.
    pub(super) fn expect(self: &Arc<Self>) -> Expecting {
        self.coming.fetch_add(1, Ordering::SeqCst);
        Expecting(Arc::clone(self))
    }

    /// Whether none is here, nor comes.
    pub(super) fn is_idle(&self) -> bool {
        self.coming.load(Ordering::SeqCst) == 0 && self.len() == 0
    }

    /// Wants a job to end, if it is here.
    pub(super) fn cancel(&self, job: &JobId) {
        if let Some(handle) = self.lock().get(job) {
            handle.cancelled.cancel();
        }
    }

    pub(super) fn holds(&self, job: &JobId) -> bool {
        self.lock().contains_key(job)
    }

    pub(super) fn leases(&self) -> Vec<Lease> {
        self.lock().values().map(|handle| handle.lease.clone()).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }

    /// Hears whenever a job comes or goes, from now on.
    pub(super) fn listen(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes the store's word on a lease.
    pub(super) fn renewed(&self, lease: &Lease, renewed: Renewed) {
        let held = self.lock();
        let Some(handle) = held.get(&lease.job).filter(|handle| handle.lease == *lease) else { return };
        match renewed {
            Renewed::Yes => {}
            Renewed::ToCancel => handle.cancelled.cancel(),
            Renewed::Lost => handle.lost.cancel(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<JobId, Handle>> {
        // No code under the lock leaves the map half-changed where it panics.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hold {
    pub(super) const fn lease(&self) -> &Lease {
        &self.handle.lease
    }

    /// Cancelled once the job's owner does not want it any more.
    pub(super) const fn cancelled(&self) -> &CancellationToken {
        &self.handle.cancelled
    }

    /// Returns once the job is known to be somebody else's.
    pub(super) async fn lost(&self) {
        self.handle.lost.cancelled().await;
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        {
            let mut held = self.live.lock();
            if held.get(&self.handle.lease.job).is_some_and(|handle| handle.lease == self.handle.lease) {
                held.remove(&self.handle.lease.job);
            }
        }
        self.live.changed.send_replace(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_is_waited_for_until_it_is_held_and_gone() {
        let live = Arc::new(Live::default());
        let mut changed = live.listen();
        let expecting = live.expect();
        assert!(!live.is_idle());

        let hold = live.hold(Lease { job: JobId::random(), fence: 1 });
        drop(expecting);
        assert!(!live.is_idle());
        changed.mark_unchanged();
        drop(hold);

        assert!(live.is_idle() && changed.has_changed().unwrap());
        drop(live.expect());
        assert!(live.is_idle(), "nothing came");
    }
}
