//! Jobs that ended: whose they are, how old they are, and how they are forgotten.

use refrain_core::provider::Task;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{JobRecord, Timestamp};
use refrain_core::request::Person;

use super::row::{columns, get, id, is_running, record, whole};
use crate::database::{Database, Fault};

pub(super) async fn ended_of(
    database: &Database,
    person: &Person,
    limit: usize,
) -> Result<Vec<(JobRecord, Timestamp)>, Fault> {
    let theirs = concat!(
        "SELECT ended, ",
        columns!(),
        " FROM job WHERE person = $1 AND ended IS NOT NULL ORDER BY number DESC LIMIT $2"
    );
    let theirs = sqlx::query(theirs).bind(person.to_string()).bind(whole(limit));
    let rows = theirs.fetch_all(&mut *database.reader().await?).await?;
    rows.iter().map(|row| Ok((record(row)?, Timestamp::from_millis(get(row, "ended")?)))).collect()
}

pub(super) async fn ended_before(database: &Database, before: Timestamp, limit: usize) -> Result<Vec<JobId>, Fault> {
    let old = "SELECT id FROM job WHERE ended < $1 ORDER BY ended, number LIMIT $2";
    ids(database, old, before, limit).await
}

pub(super) async fn outputs_before(database: &Database, before: Timestamp, limit: usize) -> Result<Vec<JobId>, Fault> {
    let old = "SELECT id FROM job WHERE ended < $1 AND outputs_removed = 0 ORDER BY ended, number LIMIT $2";
    ids(database, old, before, limit).await
}

async fn ids(database: &Database, wanted: &'static str, before: Timestamp, limit: usize) -> Result<Vec<JobId>, Fault> {
    let wanted = sqlx::query(wanted).bind(before.as_millis()).bind(whole(limit));
    let rows = wanted.fetch_all(&mut *database.reader().await?).await?;
    rows.iter().map(id).collect()
}

pub(super) async fn outputs_removed(database: &Database, jobs: &[JobId]) -> Result<(), Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.together(&mut writer).await?;
    for job in jobs {
        let removed = "UPDATE job SET outputs_removed = 1 WHERE id = $1 AND ended IS NOT NULL";
        sqlx::query(removed).bind(job.as_str()).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}

pub(super) async fn forget(database: &Database, jobs: &[JobId]) -> Result<(), Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.together(&mut writer).await?;
    for job in jobs {
        let gone = "DELETE FROM job WHERE id = $1 AND ended IS NOT NULL";
        if sqlx::query(gone).bind(job.as_str()).execute(&mut *transaction).await?.rows_affected() > 0 {
            sqlx::query("DELETE FROM attempt WHERE job = $1").bind(job.as_str()).execute(&mut *transaction).await?;
            sqlx::query("DELETE FROM notice WHERE job = $1").bind(job.as_str()).execute(&mut *transaction).await?;
        }
    }
    Ok(transaction.commit().await?)
}

pub(super) async fn forget_accounts(database: &Database) -> Result<(), Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?;
    for task in Task::ALL {
        let busy = concat!(
            "SELECT 1 AS yes FROM job WHERE task = $1 AND waiting = 1 UNION ALL SELECT 1 AS yes FROM job WHERE task = $1 AND ",
            is_running!(),
            " LIMIT 1"
        );
        let busy = sqlx::query(busy).bind(task.as_str()).fetch_optional(&mut *transaction).await?.is_some();
        let forgotten = if busy {
            "DELETE FROM account WHERE task = $1 AND last_finish <= (SELECT virtual_now FROM lane WHERE task = $1)"
        } else {
            "DELETE FROM account WHERE task = $1"
        };
        sqlx::query(forgotten).bind(task.as_str()).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}
