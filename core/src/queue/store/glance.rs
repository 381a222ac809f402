//! Light rows of many jobs at once, for whoever looks at the queue as a whole.

use super::Timestamp;
use crate::provider::Task;
use crate::queue::JobState;

/// A job that ended, without what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// What was to be made.
    pub task: Task,
    /// The name of its person's tier.
    pub tier: String,
    /// When it was accepted.
    pub accepted: Timestamp,
    /// When its person knew.
    pub ended: Timestamp,
    /// How it ended.
    pub state: JobState,
}

/// So many jobs are under way that have this in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crowd {
    /// What is to be made.
    pub task: Task,
    /// The name of their people's tier.
    pub tier: String,
    /// Where they stand, by its [label](JobState::label).
    pub state: &'static str,
    /// How many.
    pub jobs: usize,
    /// When the first of them was accepted.
    pub oldest: Timestamp,
}
