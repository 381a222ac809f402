//! What a job has been through, and the call that an upstream goes on with.

use std::collections::BTreeMap;

use refrain_core::queue::store::RemoteCall;
use refrain_core::retry::{self, History, ProgressParts};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(crate) struct Progress {
    target: usize,
    spent: u32,
    ambiguous: u32,
    bad_outputs: u32,
    left: BTreeMap<usize, u32>,
    calls: u32,
}

impl From<&retry::Progress> for Progress {
    fn from(progress: &retry::Progress) -> Self {
        let ProgressParts { target, history, left, calls } = progress.parts();
        let History { spent, ambiguous, bad_outputs } = history;
        Self { target, spent, ambiguous, bad_outputs, left, calls }
    }
}

impl From<Progress> for retry::Progress {
    fn from(progress: Progress) -> Self {
        let Progress { target, spent, ambiguous, bad_outputs, left, calls } = progress;
        Self::from(ProgressParts { target, history: History { spent, ambiguous, bad_outputs }, left, calls })
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Remote {
    provider: String,
    key: String,
    id: String,
}

impl From<&RemoteCall> for Remote {
    fn from(call: &RemoteCall) -> Self {
        let RemoteCall { provider, key, id } = call.clone();
        Self { provider, key, id }
    }
}

impl From<Remote> for RemoteCall {
    fn from(Remote { provider, key, id }: Remote) -> Self {
        Self { provider, key, id }
    }
}
