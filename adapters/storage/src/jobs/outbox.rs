//! Notices of jobs that ended: written in the transaction that ends the job, sent under leases.

use async_trait::async_trait;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{
    Callback, Lease, LeaseError, Notice, NoticeState, Outbox, Outcome, StoreError, Timestamp,
};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::SqlJobs;
use super::held::held;
use super::row::{get, whole, written};
use crate::database::{Database, Fault};
use crate::wire::unreadable;

/// The columns of a notice.
macro_rules! columns {
    () => {
        "job, ended, url, since, state, tries, due, fault, fence"
    };
}

/// Writes the notice of a job that ends in this transaction.
pub(super) async fn write(
    connection: &mut AnyConnection,
    job: &JobId,
    callback: &Callback,
    outcome: &Outcome,
    now: Timestamp,
) -> Result<(), Fault> {
    sqlx::query(
        "INSERT INTO notice (job, ended, url, since, state, tries, due, fence) \
         VALUES ($1, $2, $3, $4, 'waiting', 0, $4, 0)",
    )
    .bind(job.as_str())
    .bind(outcome.state().label())
    .bind(callback.url.clone())
    .bind(now.as_millis())
    .execute(connection)
    .await?;
    Ok(())
}

async fn claim(
    database: &Database,
    spared: &[String],
    until: Timestamp,
    now: Timestamp,
) -> Result<Option<(Notice, Lease)>, Fault> {
    // A condition for each, of nothing but its number.
    let others = (2..).zip(spared).fold(String::new(), |others, (place, _)| {
        others + &format!(" AND substr(url, 1, length(${place})) <> ${place}")
    });
    let due_first = format!(
        "SELECT job, fence FROM notice WHERE state = 'waiting' AND due <= $1 \
         AND (leased_until IS NULL OR leased_until < $1){others} ORDER BY due, job LIMIT 1"
    );
    loop {
        let due = sqlx::query(AssertSqlSafe(due_first.clone())).bind(now.as_millis());
        let due = spared.iter().fold(due, |due, start| due.bind(start.clone()));
        let due = due.fetch_optional(&mut *database.reader().await?).await?;
        let Some(due) = due else { return Ok(None) };
        let taken = sqlx::query(concat!(
            "UPDATE notice SET fence = fence + 1, leased_until = $3, tries = tries + 1 \
             WHERE job = $1 AND fence = $2 AND state = 'waiting' RETURNING ",
            columns!()
        ))
        .bind(get::<String>(&due, "job")?)
        .bind(get::<i64>(&due, "fence")?)
        .bind(until.as_millis());
        // Where somebody else was faster, there may be another.
        if let Some(taken) = written(taken, &mut *database.writer().await?).await? {
            let notice = notice(&taken)?;
            let lease = Lease { job: notice.job.clone(), fence: get(&taken, "fence")? };
            return Ok(Some((notice, lease)));
        }
    }
}

/// Ends a try.
async fn tried(
    database: &Database,
    lease: &Lease,
    state: NoticeState,
    due: Timestamp,
    fault: Option<&str>,
) -> Result<(), Fault> {
    let noted = sqlx::query(
        "UPDATE notice SET state = $3, due = $4, fault = $5, leased_until = NULL \
         WHERE job = $1 AND fence = $2 AND leased_until IS NOT NULL",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(state.label())
    .bind(due.as_millis())
    .bind(fault.map(str::to_owned))
    .execute(&mut *database.writer().await?)
    .await?;
    held(noted.rows_affected())
}

async fn list(database: &Database, state: Option<NoticeState>, limit: usize) -> Result<Vec<Notice>, Fault> {
    let of_state = concat!("SELECT ", columns!(), " FROM notice WHERE state = $2 ORDER BY since DESC, job LIMIT $1");
    let any = concat!("SELECT ", columns!(), " FROM notice ORDER BY since DESC, job LIMIT $1");
    let query = match state {
        Some(state) => sqlx::query(of_state).bind(whole(limit)).bind(state.label()),
        None => sqlx::query(any).bind(whole(limit)),
    };
    let rows = query.fetch_all(&mut *database.reader().await?).await?;
    rows.iter().map(notice).collect()
}

async fn one(database: &Database, job: &JobId) -> Result<Option<Notice>, Fault> {
    let one = sqlx::query(concat!("SELECT ", columns!(), " FROM notice WHERE job = $1")).bind(job.as_str());
    let row = one.fetch_optional(&mut *database.reader().await?).await?;
    row.as_ref().map(notice).transpose()
}

async fn again(database: &Database, job: &JobId, now: Timestamp) -> Result<bool, Fault> {
    let wanted = sqlx::query(
        "UPDATE notice SET state = 'waiting', tries = 0, due = $2, fault = NULL, leased_until = NULL WHERE job = $1",
    );
    let wanted = wanted.bind(job.as_str()).bind(now.as_millis()).execute(&mut *database.writer().await?).await?;
    Ok(wanted.rows_affected() > 0)
}

fn notice(row: &AnyRow) -> Result<Notice, Fault> {
    let job: String = get(row, "job")?;
    let (ended, state): (String, String) = (get(row, "ended")?, get(row, "state")?);
    let unknown = || unreadable(format!("there is no notice that is {state:?}"));
    Ok(Notice {
        job: job.parse().map_err(unreadable)?,
        ended: ended.parse().map_err(unreadable)?,
        callback: Callback { url: get(row, "url")? },
        since: Timestamp::from_millis(get(row, "since")?),
        state: NoticeState::of_label(&state).ok_or_else(unknown)?,
        tries: u32::try_from(get::<i64>(row, "tries")?).map_err(unreadable)?,
        at: Timestamp::from_millis(get(row, "due")?),
        fault: get(row, "fault")?,
    })
}

#[async_trait]
impl Outbox for SqlJobs {
    async fn claim_notice(
        &self,
        spared: &[String],
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Option<(Notice, Lease)>, StoreError> {
        Ok(self.database.within(claim(&self.database, spared, until, now)).await?)
    }

    async fn notice_sent(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError> {
        Ok(self.database.within(tried(&self.database, lease, NoticeState::Sent, now, None)).await?)
    }

    async fn notice_failed(
        &self,
        lease: &Lease,
        fault: &str,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), LeaseError> {
        let state = if again.is_some() { NoticeState::Waiting } else { NoticeState::Dead };
        Ok(self.database.within(tried(&self.database, lease, state, again.unwrap_or(now), Some(fault))).await?)
    }

    async fn notices(&self, states: &[NoticeState], limit: usize) -> Result<Vec<Notice>, StoreError> {
        let mut all = Vec::new();
        if states.is_empty() {
            all = self.database.within(list(&self.database, None, limit)).await?;
        }
        for state in states {
            all.extend(self.database.within(list(&self.database, Some(*state), limit)).await?);
        }
        all.sort_by(|one, other| (other.since, &one.job).cmp(&(one.since, &other.job)));
        all.truncate(limit);
        Ok(all)
    }

    async fn notice(&self, job: &JobId) -> Result<Option<Notice>, StoreError> {
        Ok(self.database.within(one(&self.database, job)).await?)
    }

    async fn send_again(&self, job: &JobId, now: Timestamp) -> Result<bool, StoreError> {
        let known = self.database.within(again(&self.database, job, now)).await?;
        self.hints.tell_notice();
        Ok(known)
    }
}
