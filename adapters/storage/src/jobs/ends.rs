//! How jobs end and are delivered, and what becomes of those whose holder died. A job's own row is the outbox entry of its
//! end: who is told, what, under which lease, and whether a message may be there already.

use std::time::Duration;

use refrain_core::Failure;
use refrain_core::queue::store::{Claimed, Lease, Outcome, Timestamp};
use refrain_core::reply::Shown;
use sqlx::AnyConnection;

use super::held::held;
use super::outbox;
use super::row::{claimed, columns, get, millis, written};
use crate::database::{Database, Fault};
use crate::wire;

/// Gives a running job its end. Binds its lease as `$1` and `$2`, and as `$4` the outcome, or `$3` if it was cancelled.
macro_rules! complete {
    () => {
        "UPDATE job SET outcome = CASE WHEN state = 'running' AND to_cancel = 1 THEN $3 ELSE $4 END, \
         state = 'delivering', remote = NULL \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state IN ('running', 'delivering') \
         AND outcome IS NULL RETURNING outcome, task"
    };
}

/// Moves what a task usually takes by what `$took` names, as the store's `mean` in core does, in one statement: between a read
/// and a write, another could write. A lane has its first guess from its beginning, but for old ones.
macro_rules! mean {
    ($took:expr) => {
        concat!("UPDATE lane SET usual_ms = (COALESCE(usual_ms, ", $took, ") * 7 + ", $took, ") / 8")
    };
}

pub(super) async fn complete(
    database: &Database,
    lease: &Lease,
    outcome: &Outcome,
    took: Option<Duration>,
) -> Result<Outcome, Fault> {
    let mut writer = database.writer().await?;
    let ended = match took {
        None => completed(complete!(), None, &mut writer, lease, outcome).await?,
        Some(took) if database.writes_in_select() => {
            // Four ways to PostgreSQL and back, in one.
            let both = concat!(
                "WITH ended AS (",
                complete!(),
                "), usual AS (",
                mean!("$5"),
                " FROM ended WHERE lane.task = ended.task) SELECT outcome, task FROM ended"
            );
            completed(both, Some(took), &mut writer, lease, outcome).await?
        }
        Some(took) => {
            let mut transaction = database.together(&mut writer).await?;
            let ended = completed(complete!(), None, &mut transaction, lease, outcome).await?;
            if let Some((task, _)) = &ended {
                let usual = sqlx::query(concat!(mean!("$2"), " WHERE task = $1")).bind(task).bind(millis(took));
                usual.execute(&mut *transaction).await?;
            }
            transaction.commit().await?;
            ended
        }
    };
    match ended {
        Some((_, ended)) => Ok(ended),
        None => already(&mut writer, lease).await,
    }
}

/// The task of the job that a statement completes, and its outcome.
async fn completed(
    statement: &'static str,
    took: Option<Duration>,
    connection: &mut AnyConnection,
    lease: &Lease,
    outcome: &Outcome,
) -> Result<Option<(String, Outcome)>, Fault> {
    let mut statement = sqlx::query(statement)
        .bind(lease.job.as_str())
        .bind(lease.fence)
        .bind(wire::write(&wire::Outcome::from(&Outcome::Cancelled))?)
        .bind(wire::write(&wire::Outcome::from(outcome))?);
    if let Some(took) = took {
        statement = statement.bind(millis(took));
    }
    let Some(row) = written(statement, connection).await? else { return Ok(None) };
    let ended: wire::Outcome = wire::read(&get::<String>(&row, "outcome")?)?;
    Ok(Some((get(&row, "task")?, ended.into())))
}

/// The end that a job has under this lease, of which its holder did not hear.
async fn already(connection: &mut AnyConnection, lease: &Lease) -> Result<Outcome, Fault> {
    let ended = "SELECT outcome FROM job WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'delivering' \
                 AND outcome IS NOT NULL";
    let ended: Option<String> =
        sqlx::query_scalar(ended).bind(lease.job.as_str()).bind(lease.fence).fetch_optional(connection).await?;
    let ended: wire::Outcome = wire::read(&ended.ok_or(Fault::Lost)?)?;
    Ok(ended.into())
}

pub(super) async fn claim_delivery(
    database: &Database,
    until: Timestamp,
    now: Timestamp,
) -> Result<Option<Claimed>, Fault> {
    loop {
        // The plus keeps the order from choosing the index there: all jobs ever would be looked at.
        let free = "SELECT id, fence, number FROM job \
                    WHERE state = 'delivering' AND leased_until IS NULL AND outcome IS NOT NULL AND not_before <= $1 \
                    UNION ALL SELECT id, fence, +number FROM job \
                    WHERE state = 'delivering' AND leased_until < $1 AND outcome IS NOT NULL ORDER BY number LIMIT 1";
        let free = sqlx::query(free).bind(now.as_millis()).fetch_optional(&mut *database.reader().await?).await?;
        let Some(free) = free else { return Ok(None) };
        let taken = sqlx::query(concat!(
            "UPDATE job SET fence = fence + 1, leased_until = $3 WHERE id = $1 AND fence = $2 AND ended IS NULL RETURNING ",
            columns!()
        ))
        .bind(get::<String>(&free, "id")?)
        .bind(get::<i64>(&free, "fence")?)
        .bind(until.as_millis());
        // Where somebody else was faster, there may be another.
        if let Some(taken) = written(taken, &mut *database.writer().await?).await? {
            return claimed(&taken).map(Some);
        }
    }
}

pub(super) async fn intend(database: &Database, lease: &Lease, intended: bool) -> Result<(), Fault> {
    let noted = sqlx::query(
        "UPDATE job SET intended = $3 \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'delivering'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(i64::from(intended))
    .execute(&mut *database.writer().await?)
    .await?;
    held(noted.rows_affected())
}

pub(super) async fn shown(database: &Database, lease: &Lease, Shown(shown): &Shown) -> Result<(), Fault> {
    let noted = sqlx::query(
        "UPDATE job SET intended = 0, shown = $3 \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'delivering'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(shown.clone())
    .execute(&mut *database.writer().await?)
    .await?;
    held(noted.rows_affected())
}

pub(super) async fn delivered(database: &Database, lease: &Lease, now: Timestamp) -> Result<(), Fault> {
    // Neither changes any more, so both are read before the lock.
    let ended = "SELECT outcome, facts FROM job WHERE id = $1 AND fence = $2 AND outcome IS NOT NULL";
    let ended = sqlx::query(ended).bind(lease.job.as_str()).bind(lease.fence);
    let ended = ended.fetch_optional(&mut *database.reader().await?).await?.ok_or(Fault::Lost)?;
    let outcome = Outcome::from(wire::read::<wire::Outcome>(&get::<String>(&ended, "outcome")?)?);
    let facts: wire::Facts = wire::read(&get::<String>(&ended, "facts")?)?;
    let Some(callback) = facts.into_callback() else {
        return over(&mut *database.writer().await?, lease, &outcome, now).await;
    };
    let mut writer = database.writer().await?;
    let mut transaction = database.together(&mut writer).await?;
    over(&mut transaction, lease, &outcome, now).await?;
    outbox::write(&mut transaction, &lease.job, &callback, &outcome, now).await?;
    Ok(transaction.commit().await?)
}

async fn over(connection: &mut AnyConnection, lease: &Lease, outcome: &Outcome, now: Timestamp) -> Result<(), Fault> {
    let over = sqlx::query(
        "UPDATE job SET state = $3, ended = $4, leased_until = NULL, reply_token = NULL \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'delivering'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(outcome.state().label())
    .bind(now.as_millis())
    .execute(connection)
    .await?;
    held(over.rows_affected())
}

pub(super) async fn postpone(database: &Database, lease: &Lease, at: Timestamp) -> Result<(), Fault> {
    let postponed = sqlx::query(
        "UPDATE job SET leased_until = NULL, not_before = $3 \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'delivering'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(at.as_millis())
    .execute(&mut *database.writer().await?)
    .await?;
    held(postponed.rows_affected())
}

pub(super) async fn rescue(database: &Database, most: u32, now: Timestamp) -> Result<usize, Fault> {
    // Mostly there are none, which is found out without a lock.
    let lapsed = "SELECT id FROM job WHERE leased_until < $1 AND state IN ('held', 'running', 'delivering') \
                  AND outcome IS NULL";
    let lapsed = sqlx::query_scalar(lapsed).bind(now.as_millis()).fetch_all(&mut *database.reader().await?).await?;
    let mut lapsed: Vec<String> = lapsed;
    if lapsed.is_empty() {
        return Ok(0);
    }
    lapsed.sort();
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?;
    let mut rescued = 0;
    for id in &lapsed {
        rescued += usize::from(rescue_one(&mut transaction, id, most, now).await?);
    }
    transaction.commit().await?;
    Ok(rescued)
}

/// Frees a job whose holder died, unless it gave a sign of life in the last moment.
async fn rescue_one(connection: &mut AnyConnection, id: &str, most: u32, now: Timestamp) -> Result<bool, Fault> {
    let killer = wire::write(&wire::Outcome::from(&Outcome::Failed(Failure::ProviderError)))?;
    let freed = sqlx::query(
        "UPDATE job SET \
         state = CASE WHEN state = 'held' OR crashes + 1 < $3 THEN 'queued' ELSE 'delivering' END, \
         waiting = CASE WHEN state = 'held' OR crashes + 1 < $3 THEN 1 ELSE 0 END, \
         outcome = CASE WHEN state = 'held' OR crashes + 1 < $3 THEN NULL ELSE $4 END, \
         crashes = CASE WHEN state = 'held' THEN crashes ELSE crashes + 1 END, \
         lost_starts = CASE WHEN state = 'held' THEN lost_starts ELSE lost_starts + 1 END, \
         fence = fence + 1, leased_until = NULL, not_before = $2 \
         WHERE id = $1 AND leased_until < $2 AND outcome IS NULL",
    )
    .bind(id.to_owned())
    .bind(now.as_millis())
    .bind(i64::from(most))
    .bind(killer)
    .execute(connection)
    .await?;
    Ok(freed.rows_affected() > 0)
}
