//! Which shards this process has, and whether each is connected. That is told to whoever asks how the bot does; it decides
//! nothing.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The shards of this process.
#[derive(Debug, Default)]
pub(crate) struct Held(Mutex<BTreeMap<u32, bool>>);

impl Held {
    /// Whether all of them are connected; `None` where there are none.
    pub(crate) fn connected(&self) -> Option<bool> {
        let shards = self.lock();
        (!shards.is_empty()).then(|| shards.values().all(|connected| *connected))
    }

    /// This process has `shard`, which is not connected yet, until the hold is dropped.
    pub(crate) fn hold(&self, shard: u32) -> Hold<'_> {
        let hold = Hold { held: self, shard };
        hold.connected(false);
        hold
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u32, bool>> {
        // No code under the lock leaves the map half-changed where it panics.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A shard that this process has.
pub(crate) struct Hold<'a> {
    held: &'a Held,
    shard: u32,
}

impl Hold<'_> {
    /// Its number.
    pub(crate) const fn shard(&self) -> u32 {
        self.shard
    }

    /// Whether it is connected from now on.
    pub(crate) fn connected(&self, connected: bool) {
        self.held.lock().insert(self.shard, connected);
    }
}

impl Drop for Hold<'_> {
    fn drop(&mut self) {
        self.held.lock().remove(&self.shard);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_connected_where_all_its_shards_are() {
        let held = Held::default();
        assert_eq!(held.connected(), None, "it has none");
        let (one, other) = (held.hold(0), held.hold(1));

        one.connected(true);
        assert_eq!(held.connected(), Some(false), "one is still to come");
        other.connected(true);
        assert_eq!(held.connected(), Some(true));
        one.connected(false);
        assert_eq!(held.connected(), Some(false), "one is lost");
        drop(one);
        assert_eq!(held.connected(), Some(true), "it is another's now");
        drop(other);
        assert_eq!(held.connected(), None);
    }
}
