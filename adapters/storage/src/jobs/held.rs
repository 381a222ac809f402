//! What the holder of a lease does with a job. Each is one statement that names the lease: an older one finds no row.

use refrain_core::queue::JobState;
use refrain_core::queue::store::{Lease, RemoteCall, Renewed, Timestamp};
use refrain_core::retry::{Attempt, Progress};

use super::row::{get, millis, written};
use crate::database::{Database, Fault};
use crate::wire;

pub(super) async fn renew(
    database: &Database,
    leases: &[Lease],
    until: Timestamp,
) -> Result<Vec<(Lease, Renewed)>, Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.together(&mut writer).await?;
    let mut renewed = Vec::with_capacity(leases.len());
    // In one order, so that two processes never wait for each other.
    let mut sorted = leases.to_vec();
    sorted.sort_by(|one, other| one.job.cmp(&other.job));
    for lease in sorted {
        let row = sqlx::query(
            "UPDATE job SET leased_until = $3 WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL \
             AND ended IS NULL RETURNING to_cancel",
        )
        .bind(lease.job.as_str())
        .bind(lease.fence)
        .bind(until.as_millis())
        .fetch_optional(&mut *transaction)
        .await?;
        let word = match row {
            None => Renewed::Lost,
            Some(row) if get::<i64>(&row, "to_cancel")? != 0 => Renewed::ToCancel,
            Some(_) => Renewed::Yes,
        };
        renewed.push((lease, word));
    }
    transaction.commit().await?;
    Ok(renewed)
}

pub(super) async fn record(database: &Database, lease: &Lease, attempt: &Attempt, now: Timestamp) -> Result<(), Fault> {
    let outcome = match &attempt.outcome {
        Ok(()) => None,
        Err(failed) => Some(wire::write(&wire::CallOutcome::from(failed))?),
    };
    let kept = sqlx::query(
        "INSERT INTO attempt (job, number, provider, model, key_label, took_ms, ended, outcome) \
         SELECT id, $3, $4, $5, $6, $7, $8, $9 FROM job WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL \
         ON CONFLICT (job, number) DO UPDATE SET provider = excluded.provider, model = excluded.model, \
         key_label = excluded.key_label, took_ms = excluded.took_ms, ended = excluded.ended, outcome = excluded.outcome",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(i64::from(attempt.number))
    .bind(attempt.target.provider.clone())
    .bind(attempt.target.model.clone())
    .bind(attempt.key.clone())
    .bind(millis(attempt.took))
    .bind(now.as_millis())
    .bind(outcome)
    .execute(&mut *database.writer().await?)
    .await?;
    held(kept.rows_affected())
}

pub(super) async fn remember_remote(
    database: &Database,
    lease: &Lease,
    remote: Option<&RemoteCall>,
) -> Result<(), Fault> {
    let remote = remote.map(|remote| wire::write(&wire::Remote::from(remote))).transpose()?;
    let kept = sqlx::query(
        "UPDATE job SET remote = $3 WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'running'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(remote)
    .execute(&mut *database.writer().await?)
    .await?;
    held(kept.rows_affected())
}

pub(super) async fn snooze(
    database: &Database,
    lease: &Lease,
    progress: &Progress,
    until: Timestamp,
) -> Result<(), Fault> {
    wait_again(database, lease, progress, JobState::Snoozed, until).await
}

pub(super) async fn give_back(
    database: &Database,
    lease: &Lease,
    progress: &Progress,
    now: Timestamp,
) -> Result<(), Fault> {
    wait_again(database, lease, progress, JobState::Queued, now).await
}

/// Puts a running job back in its place, to start again at `until`.
async fn wait_again(
    database: &Database,
    lease: &Lease,
    progress: &Progress,
    state: JobState,
    until: Timestamp,
) -> Result<(), Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?;
    let waits = sqlx::query(
        "UPDATE job SET state = $5, waiting = 1, progress = $3, lost_starts = 0, not_before = $4, \
         leased_until = NULL WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'running'",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(wire::write(&wire::Progress::from(progress))?)
    .bind(until.as_millis())
    .bind(state.label())
    .execute(&mut *transaction)
    .await?;
    held(waits.rows_affected())?;
    Ok(transaction.commit().await?)
}

pub(super) async fn ending(database: &Database, lease: &Lease) -> Result<bool, Fault> {
    let ending = sqlx::query(
        "UPDATE job SET state = 'delivering' \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state IN ('running', 'delivering') \
         AND outcome IS NULL RETURNING to_cancel",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence);
    let ending = written(ending, &mut *database.writer().await?).await?;
    Ok(get::<i64>(&ending.ok_or(Fault::Lost)?, "to_cancel")? != 0)
}

/// Whether the statement found the row of the lease.
pub(super) fn held(rows: u64) -> Result<(), Fault> {
    if rows == 0 { Err(Fault::Lost) } else { Ok(()) }
}
