//! The queue as a whole, without what jobs are about.

use std::collections::HashMap;

use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::{Crowd, Finished, JobRecord, Standing, Timestamp};
use sqlx::any::AnyRow;

use super::row::{Tag, columns, count, get, is_running, record, standing, state, task, whole};
use crate::database::{Database, Fault};

pub(super) async fn finished(database: &Database, since: Timestamp, limit: usize) -> Result<Vec<Finished>, Fault> {
    let ended = "SELECT task, tier, accepted, ended, state FROM job WHERE ended >= $1 \
                 ORDER BY ended DESC, number DESC LIMIT $2";
    let ended = sqlx::query(ended).bind(since.as_millis()).bind(whole(limit));
    let row = |row: &AnyRow| {
        Ok(Finished {
            task: task(row)?,
            tier: get(row, "tier")?,
            accepted: Timestamp::from_millis(get(row, "accepted")?),
            ended: Timestamp::from_millis(get(row, "ended")?),
            state: state(row)?,
        })
    };
    ended.fetch_all(&mut *database.reader().await?).await?.iter().map(row).collect()
}

pub(super) async fn crowds(database: &Database) -> Result<Vec<Crowd>, Fault> {
    let crowds = "SELECT task, tier, state, COUNT(*) AS jobs, MIN(accepted) AS oldest FROM job WHERE ended IS NULL \
                  GROUP BY task, tier, state";
    let rows = sqlx::query(crowds).fetch_all(&mut *database.reader().await?).await?;
    let crowd = |row: &AnyRow| {
        let state: JobState = state(row)?;
        let oldest = Timestamp::from_millis(get(row, "oldest")?);
        let (task, tier, jobs) = (task(row)?, get(row, "tier")?, count(row, "jobs")?);
        Ok(Crowd { task, tier, state: state.label(), jobs, oldest })
    };
    let mut crowds = rows.iter().map(crowd).collect::<Result<Vec<_>, Fault>>()?;
    crowds.sort(); // The databases differ in how they sort text.
    Ok(crowds)
}

pub(super) async fn line(database: &Database, task: Task, limit: usize) -> Result<Vec<(JobRecord, Standing)>, Fault> {
    let connection = &mut *database.reader().await?;
    let first = concat!(
        "SELECT ",
        columns!(),
        " FROM job WHERE task = $1 AND waiting = 1 ORDER BY start_tag, lightness, number LIMIT $2"
    );
    let first = sqlx::query(first).bind(task.as_str()).bind(whole(limit)).fetch_all(&mut *connection).await?;
    let theirs = concat!("SELECT person, COUNT(*) AS jobs FROM job WHERE ", is_running!(), " GROUP BY person");
    let theirs = sqlx::query(theirs).fetch_all(&mut *connection).await?;
    let theirs = theirs.iter().map(|row| Ok((get(row, "person")?, count(row, "jobs")?)));
    let theirs = theirs.collect::<Result<HashMap<String, usize>, Fault>>()?;
    let head = standing(&mut *connection, task, "", Tag { start: i64::MIN, lightness: 0, number: 0 }).await?;
    let place = |(ahead, row): (usize, &AnyRow)| {
        let person: String = get(row, "person")?;
        let running_of_person = theirs.get(&person).copied().unwrap_or(0);
        Ok((record(row)?, Standing { ahead, running_of_person, ..head }))
    };
    first.iter().enumerate().map(place).collect()
}
