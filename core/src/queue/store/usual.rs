//! How long a job usually takes.

use std::time::Duration;

use crate::provider::Task;

/// How long a job takes, until the first ones were measured.
pub const fn first_guess(task: Task) -> Duration {
    match task {
        Task::Image | Task::Vary => Duration::from_secs(15),
        Task::Video | Task::Animate => Duration::from_secs(90),
    }
}

/// The running mean, in whole milliseconds, once a job more `took` so long; the newest counts for an eighth.
pub fn mean(usual: Duration, took: Duration) -> Duration {
    let mean = (usual * 7 + took) / 8;
    Duration::from_millis(u64::try_from(mean.as_millis()).unwrap_or(u64::MAX))
}
