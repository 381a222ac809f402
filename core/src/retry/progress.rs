//! What a request has been through, from one run to the next.

use std::collections::BTreeMap;

use super::History;
use crate::failure::Failure;
use crate::provider::RemoteCall;

/// What a request has been through; goes with its job from one run to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// Which target of the chain is being tried.
    pub(super) target: usize,
    /// What was spent, on this target and over all.
    pub(super) history: History,
    /// What was spent on the targets that were called before and left.
    left: BTreeMap<usize, u32>,
    /// How many calls were made.
    pub(super) calls: u32,
    /// The call that an upstream may still be going on with. Kept beside the other parts, as soon as it is known.
    pub(super) remote: Option<RemoteCall>,
    /// Whether a call is under way just now.
    calling: bool,
}

/// A [`Progress`] in its parts, for whoever keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgressParts {
    /// Which target of the chain is being tried.
    pub target: usize,
    /// What was spent, on this target and over all.
    pub history: History,
    /// What was spent on the targets that were left.
    pub left: BTreeMap<usize, u32>,
    /// How many calls were made.
    pub calls: u32,
}

impl From<ProgressParts> for Progress {
    fn from(ProgressParts { target, history, left, calls }: ProgressParts) -> Self {
        Self { target, history, left, calls, remote: None, calling: false }
    }
}

impl Progress {
    /// What it consists of.
    pub fn parts(&self) -> ProgressParts {
        let Self { target, history, left, calls, remote: _, calling: _ } = self.clone();
        ProgressParts { target, history, left, calls }
    }

    /// Counts runs of which nobody knows how they ended: each may have been charged for a call.
    pub(crate) fn lost(&mut self, runs: u32) {
        (0..runs).for_each(|_| self.history.count(&Failure::TimedOut));
    }

    /// The run was dropped. A call that was under way may have been charged, but not one that can be asked for again.
    pub(crate) fn dropped(&mut self) {
        if std::mem::take(&mut self.calling) && self.remote.is_none() {
            self.history.count(&Failure::TimedOut);
        }
    }

    /// So many calls are on record: those of lost runs as well, which were not counted here.
    pub(crate) fn recorded(&mut self, calls: u32) {
        self.calls = self.calls.max(calls);
    }

    /// An upstream goes on with this call, which the last of the lost runs submitted: nothing is charged for again there.
    pub(crate) fn goes_on(&mut self, remote: RemoteCall) {
        self.remote = Some(remote);
    }

    /// Attempts spent on `target` so far.
    pub(super) fn spent_on(&self, target: usize) -> u32 {
        if target == self.target { self.history.spent } else { self.left.get(&target).copied().unwrap_or_default() }
    }

    /// Counts a call to `target`; tells whether it is the first one there.
    pub(super) fn call(&mut self, target: usize) -> bool {
        self.calls += 1;
        self.calling = true;
        if self.calls == 1 {
            self.target = target;
            return true;
        }
        if target == self.target {
            return false;
        }
        let spent = self.spent_on(target);
        self.left.insert(self.target, self.history.spent);
        self.history.spent = spent;
        self.target = target;
        !self.left.contains_key(&target)
    }

    /// The call is over.
    pub(super) const fn over(&mut self) {
        self.calling = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_gets_attempts_of_its_own_and_keeps_its_count() {
        let mut progress = Progress::default();
        assert!(progress.call(0));
        progress.history.count(&Failure::ProviderError);
        assert!(!progress.call(0));
        progress.history.count(&Failure::ProviderError);

        assert!(progress.call(1));
        assert_eq!(progress.history.spent, 0);
        progress.history.count(&Failure::TimedOut);

        assert!(!progress.call(0), "it was called before");
        assert_eq!((progress.spent_on(0), progress.spent_on(1)), (2, 1));
        assert_eq!(progress.history.ambiguous, 1, "counted over all targets");
    }
}
