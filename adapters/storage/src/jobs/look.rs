//! Reads jobs.

use refrain_core::provider::{Target, Task};
use refrain_core::queue::store::{JobRecord, Standing};
use refrain_core::queue::{JobId, JobState};
use refrain_core::request::Person;
use refrain_core::retry::Attempt;
use sqlx::any::AnyRow;

use super::row::{Tag, columns, get, record, standing, tag, task, time, whole};
use crate::database::{Database, Fault};
use crate::wire::{self, unreadable};

pub(super) async fn job(database: &Database, id: &JobId) -> Result<Option<JobRecord>, Fault> {
    let job = sqlx::query(concat!("SELECT ", columns!(), " FROM job WHERE id = $1")).bind(id.as_str());
    job.fetch_optional(&mut *database.reader().await?).await?.as_ref().map(record).transpose()
}

pub(super) async fn placed(database: &Database, id: &JobId) -> Result<Option<(JobRecord, Option<Standing>)>, Fault> {
    let connection = &mut *database.reader().await?;
    let job = sqlx::query(concat!("SELECT ", columns!(), " FROM job WHERE id = $1")).bind(id.as_str());
    let Some(row) = job.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let record = record(&row)?;
    if record.state.ended() {
        return Ok(Some((record, None)));
    }
    let person: String = get(&row, "person")?;
    let standing = standing(connection, task(&row)?, &person, tag(&row)?).await?;
    Ok(Some((record, Some(standing))))
}

pub(super) async fn of_person(database: &Database, person: &Person) -> Result<Vec<(JobRecord, Standing)>, Fault> {
    let connection = &mut *database.reader().await?;
    let person = person.to_string();
    let theirs = concat!("SELECT ", columns!(), " FROM job WHERE person = $1 AND ended IS NULL ORDER BY number");
    let theirs = sqlx::query(theirs).bind(&*person).fetch_all(&mut *connection).await?;
    let mut jobs = Vec::with_capacity(theirs.len());
    for row in &theirs {
        jobs.push((record(row)?, standing(&mut *connection, task(row)?, &person, tag(row)?).await?));
    }
    Ok(jobs)
}

pub(super) async fn list(
    database: &Database,
    states: &[JobState],
    person: Option<&Person>,
    limit: usize,
) -> Result<Vec<JobRecord>, Fault> {
    let connection = &mut *database.reader().await?;
    let person = person.map(ToString::to_string);
    let mut rows: Vec<AnyRow> = Vec::new();
    if states.is_empty() {
        let all = concat!(
            "SELECT ",
            columns!(),
            " FROM job WHERE (CAST($2 AS TEXT) IS NULL OR person = $2) ORDER BY number DESC LIMIT $1"
        );
        rows = sqlx::query(all).bind(whole(limit)).bind(person.clone()).fetch_all(&mut *connection).await?;
    }
    for state in states {
        let some = concat!(
            "SELECT ",
            columns!(),
            " FROM job WHERE (CAST($2 AS TEXT) IS NULL OR person = $2) AND state = $3 ORDER BY number DESC LIMIT $1"
        );
        let some = sqlx::query(some).bind(whole(limit)).bind(person.clone()).bind(state.label());
        rows.extend(some.fetch_all(&mut *connection).await?);
    }
    let mut jobs = rows.iter().map(|row| Ok((tag(row)?.number, record(row)?))).collect::<Result<Vec<_>, Fault>>()?;
    jobs.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    Ok(jobs.into_iter().map(|(_, record)| record).take(limit).collect())
}

pub(super) async fn attempts(database: &Database, id: &JobId) -> Result<Vec<Attempt>, Fault> {
    let attempts = "SELECT number, provider, model, key_label, took_ms, outcome FROM attempt WHERE job = $1 \
                    ORDER BY number";
    let rows = sqlx::query(attempts).bind(id.as_str()).fetch_all(&mut *database.reader().await?).await?;
    rows.iter().map(attempt).collect()
}

fn attempt(row: &AnyRow) -> Result<Attempt, Fault> {
    let outcome: Option<String> = get(row, "outcome")?;
    let outcome = outcome.map(|outcome| wire::read::<wire::CallOutcome>(&outcome)).transpose()?;
    Ok(Attempt {
        number: u32::try_from(get::<i64>(row, "number")?).map_err(unreadable)?,
        target: Target { provider: get(row, "provider")?, model: get(row, "model")? },
        key: get(row, "key_label")?,
        took: time(get(row, "took_ms")?),
        outcome: outcome.map_or(Ok(()), |failed| Err(failed.into())),
    })
}

pub(super) async fn end_of_line(database: &Database, task: Task, person: &Person) -> Result<Standing, Fault> {
    let end = Tag { start: i64::MAX, lightness: 0, number: 0 };
    standing(&mut *database.reader().await?, task, &person.to_string(), end).await
}

pub(super) async fn under_way(database: &Database) -> Result<usize, Fault> {
    let jobs = "SELECT COUNT(*) FROM job WHERE ended IS NULL";
    let jobs: i64 = sqlx::query_scalar(jobs).fetch_one(&mut *database.reader().await?).await?;
    Ok(usize::try_from(jobs).unwrap_or(0))
}
