//! How many jobs wait in each stretch of the fair order, so that finding a place does not take longer the more wait.
//!
//! The order is cut into *rounds*, and each round's jobs of the very same tag into *stretches* of arrivals. What is before
//! a job is the sum of the rounds before its own, of the stretches of its round before its own, and of the jobs counted
//! one by one in its stretch. There are about as many rounds as one person has jobs waiting, and in a round each person
//! of weight 1 has one job; so that of 100,000 jobs of 1,000 people some hundred numbers are added up.
//!
//! The database keeps these counts itself, by triggers on `job.waiting`. Whoever changes that does so in a transaction
//! [alone](crate::database::Database::alone), so that two never wait for each other's counts.

use super::row::Tag;

/// How long a round is: what a job costs at weight 1. The triggers say the same.
const ROUND: i64 = 1 << 20;
/// How many arrivals are in a stretch; also in the triggers.
const STRETCH: i64 = 256;

/// SQL for how many jobs of task `$1` wait before a tag, of which `$2` is the round, `$3` the start, `$4` the lightness,
/// `$5` the stretch and `$6` the number.
macro_rules! ahead {
    () => {
        "CAST((SELECT COALESCE(SUM(jobs), 0) FROM waiting_count WHERE level = 1 AND task = $1 AND start_tag < $2) \
         + (SELECT COALESCE(SUM(jobs), 0) FROM waiting_count WHERE level = 2 AND task = $1 AND start_tag >= $2 \
            AND (start_tag, lightness, number) < ($3, $4, $5)) \
         + (SELECT COUNT(*) FROM job WHERE task = $1 AND waiting = 1 AND start_tag = $3 AND lightness = $4 \
            AND number >= $5 AND number < $6) AS BIGINT)"
    };
}
pub(super) use ahead;

/// SQL for how many jobs wait, of all tasks.
macro_rules! waiting {
    () => {
        "CAST((SELECT COALESCE(SUM(jobs), 0) FROM waiting_count WHERE level = 1) AS BIGINT)"
    };
}
pub(super) use waiting;

impl Tag {
    /// Where its round begins.
    pub(super) const fn round(self) -> i64 {
        self.start - self.start.rem_euclid(ROUND)
    }

    /// Where its stretch begins.
    pub(super) const fn stretch(self) -> i64 {
        self.number - self.number.rem_euclid(STRETCH)
    }
}
