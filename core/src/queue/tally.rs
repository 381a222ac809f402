//! What jobs that ended tell of how well the bot does: success, and how long people waited. Pure.

use std::time::Duration;

use super::JobState;
use super::store::{Finished, Timestamp};

/// How jobs ended within a time, and how long those took that were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Jobs that were made.
    pub made: usize,
    /// Jobs that failed.
    pub failed: usize,
    /// Jobs that were cancelled: neither a success nor a failure.
    pub cancelled: usize,
    /// From acceptance to the result, for all that were made, the shortest first.
    waits: Vec<Duration>,
}

/// A tally of a part of the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// When the part begins.
    pub begins: Timestamp,
    /// What ended in it.
    pub tally: Tally,
}

impl Tally {
    /// Of those of `jobs` that ended at `since` or later.
    pub fn since<'a>(jobs: impl IntoIterator<Item = &'a Finished>, since: Timestamp) -> Self {
        let mut tally = Self::default();
        for job in jobs.into_iter().filter(|job| job.ended >= since) {
            match job.state {
                JobState::Done => {
                    tally.made += 1;
                    tally.waits.push(job.ended.saturating_since(job.accepted));
                }
                JobState::Failed => tally.failed += 1,
                JobState::Cancelled => tally.cancelled += 1,
                JobState::Held | JobState::Queued | JobState::Running | JobState::Snoozed | JobState::Delivering => {}
            }
        }
        tally.waits.sort_unstable();
        tally
    }

    /// The share of those that were made among those that were made or failed, from 0 to 1; `None` if there are none.
    pub fn success_rate(&self) -> Option<f64> {
        let all = self.made + self.failed;
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 jobs")]
        let share = self.made as f64 / all as f64;
        (all > 0).then_some(share)
    }

    /// The wait that `percent` of all had at most (nearest rank), of those that were made; `None` if there are none.
    pub fn wait(&self, percent: usize) -> Option<Duration> {
        let rank = (self.waits.len() * percent).div_ceil(100);
        self.waits.get(rank.saturating_sub(1)).copied()
    }

    /// The tallies of `count` parts of `each` that end at `until`, the first first. What ended later counts to the last.
    pub fn buckets(jobs: &[Finished], until: Timestamp, each: Duration, count: u32) -> Vec<Bucket> {
        let begins = |part: u32| until.before(each * (count - part));
        let bucket = |part: u32| {
            let (begins, ends) = (begins(part), begins(part + 1));
            let within = jobs.iter().filter(|job| job.ended < ends || part + 1 == count);
            Bucket { begins, tally: Self::since(within, begins) }
        };
        (0..count).map(bucket).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Task;

    const NOW: Timestamp = Timestamp::from_millis(1_000_000_000);

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn ended(ago: u64, wait: u64, state: JobState) -> Finished {
        let ended = NOW.before(secs(ago));
        Finished { task: Task::Image, tier: "free".into(), accepted: ended.before(secs(wait)), ended, state }
    }

    #[test]
    fn success_leaves_out_what_was_cancelled_and_waits_what_failed() {
        let jobs = [
            ended(1, 10, JobState::Done),
            ended(2, 30, JobState::Done),
            ended(3, 500, JobState::Failed),
            ended(4, 500, JobState::Cancelled),
            ended(5000, 500, JobState::Done),
        ];

        let tally = Tally::since(&jobs, NOW.before(secs(3600)));

        assert_eq!((tally.made, tally.failed, tally.cancelled), (2, 1, 1));
        assert_eq!(tally.success_rate(), Some(2.0 / 3.0));
        assert_eq!((tally.wait(50), tally.wait(95)), (Some(secs(10)), Some(secs(30))));
    }

    #[test]
    fn nothing_tells_nothing() {
        let tally = Tally::since(&[], NOW);

        assert_eq!((tally.success_rate(), tally.wait(50), tally.wait(95)), (None, None, None));
    }

    #[test]
    fn percentiles_are_by_the_nearest_rank() {
        let jobs: Vec<_> = (1..=100).map(|wait| ended(0, wait, JobState::Done)).collect();

        let tally = Tally::since(&jobs, NOW);

        assert_eq!(
            (tally.wait(50), tally.wait(95), tally.wait(100)),
            (Some(secs(50)), Some(secs(95)), Some(secs(100)))
        );
    }

    #[test]
    fn every_job_is_in_one_part_of_the_time() {
        let jobs = [0, 59, 60, 61, 119, 120, 121].map(|ago| ended(ago, 1, JobState::Done));

        let parts = Tally::buckets(&jobs, NOW, secs(60), 2);

        let seen: Vec<_> = parts.iter().map(|part| (part.begins, part.tally.made)).collect();
        assert_eq!(seen, [(NOW.before(secs(120)), 3), (NOW.before(secs(60)), 3)]);
    }
}
