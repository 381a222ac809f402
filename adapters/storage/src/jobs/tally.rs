//! How many jobs wait in each stretch of the fair order, so that finding a place does not take longer the more wait.
//!
//! The order is cut into *rounds*, and each round's jobs of the very same tag into *stretches* of arrivals. What is before
//! a job is the sum of the rounds before its own, of the stretches of its round before its own, and of the jobs counted
//! one by one in its stretch. There are about as many rounds as one person has jobs waiting, and in a round each person
//! of weight 1 has one job; so that of 100,000 jobs of 1,000 people some hundred numbers are added up.
//!
//! Whoever changes `job.waiting` calls [`join`] or [`leave`] in the same transaction, which must be one
//! [alone](crate::database::Database::alone).

use sqlx::AnyConnection;

use super::row::Tag;
use crate::database::Fault;

/// How long a round is: what a job costs at weight 1. The migration that fills the table says the same.
const ROUND: i64 = 1 << 20;
/// How many arrivals are in a stretch; also in the migration.
const STRETCH: i64 = 256;
/// Of so many arrivals one takes empty rows away. Few of those change no sum's cost; to look for them each time would.
const SWEEP: u64 = 32;
/// The factors of `SplitMix64`, which makes of the numbers 1, 2, 3 … what looks like chance.
const SPLIT_MIX: (u64, u64) = (0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9);

/// SQL for how many jobs of task `$1` wait before a tag, of which `$2` is the round, `$3` the start, `$4` the lightness,
/// `$5` the stretch and `$6` the number.
macro_rules! ahead {
    () => {
        "CAST((SELECT COALESCE(SUM(jobs), 0) FROM tally WHERE level = 1 AND task = $1 AND start_tag < $2) \
         + (SELECT COALESCE(SUM(jobs), 0) FROM tally WHERE level = 2 AND task = $1 AND start_tag >= $2 \
            AND (start_tag, lightness, number) < ($3, $4, $5)) \
         + (SELECT COUNT(*) FROM job WHERE task = $1 AND waiting = 1 AND start_tag = $3 AND lightness = $4 \
            AND number >= $5 AND number < $6) AS BIGINT)"
    };
}
pub(super) use ahead;

/// SQL for how many jobs wait, of all tasks.
macro_rules! waiting {
    () => {
        "CAST((SELECT COALESCE(SUM(jobs), 0) FROM tally WHERE level = 1) AS BIGINT)"
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

    /// Whether empty rows go with it: as by chance, for a task's arrivals may follow any pattern.
    const fn sweeps(self) -> bool {
        let spread = self.number.cast_unsigned().wrapping_mul(SPLIT_MIX.0);
        let mixed = (spread ^ (spread >> 30)).wrapping_mul(SPLIT_MIX.1);
        (mixed ^ (mixed >> 27)) < u64::MAX / SWEEP
    }
}

/// A job waits from now on.
pub(super) async fn join(connection: &mut AnyConnection, task: &str, tag: Tag) -> Result<(), Fault> {
    sqlx::query(
        "INSERT INTO tally (level, task, start_tag, lightness, number, jobs) \
         VALUES (1, $1, $2, 0, 0, 1), (2, $1, $3, $4, $5, 1) \
         ON CONFLICT (level, task, start_tag, lightness, number) DO UPDATE SET jobs = tally.jobs + 1",
    )
    .bind(task.to_owned())
    .bind(tag.round())
    .bind(tag.start)
    .bind(tag.lightness)
    .bind(tag.stretch())
    .execute(connection)
    .await?;
    Ok(())
}

/// A job does not wait any more. With one of [`SWEEP`] goes what is empty up to its place, or the sums would grow with all
/// that ever waited.
pub(super) async fn leave(connection: &mut AnyConnection, task: &str, tag: Tag) -> Result<(), Fault> {
    sqlx::query(
        "UPDATE tally SET jobs = jobs - 1 \
         WHERE task = $1 AND ((level = 1 AND start_tag = $2 AND lightness = 0 AND number = 0) \
         OR (level = 2 AND start_tag = $3 AND lightness = $4 AND number = $5))",
    )
    .bind(task.to_owned())
    .bind(tag.round())
    .bind(tag.start)
    .bind(tag.lightness)
    .bind(tag.stretch())
    .execute(&mut *connection)
    .await?;
    if tag.sweeps() {
        let empty = "DELETE FROM tally WHERE level IN (1, 2) AND task = $1 AND start_tag <= $2 AND jobs <= 0";
        sqlx::query(empty).bind(task.to_owned()).bind(tag.start).execute(connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_go_whatever_the_pattern_of_arrivals() {
        for step in [1, 2, 3, 4, 8, 32, 64, 1000] {
            let mut since = 0;
            for number in (7..100_000).step_by(step) {
                let sweeps = Tag { start: 0, lightness: 0, number }.sweeps();
                since = if sweeps { 0 } else { since + 1 };
                assert!(since < 16 * SWEEP, "{number} by {step}");
            }
        }
    }
}
