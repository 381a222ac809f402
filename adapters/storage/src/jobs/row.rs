//! A job's columns.

use refrain_core::provider::Task;
use refrain_core::queue::store::{Claimed, JobRecord, Lease, Standing, Timestamp, first_guess};
use refrain_core::queue::{JobId, JobState};
use refrain_core::reply::Shown;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Decode, Row, Type};
use std::time::Duration;

use super::tally::ahead;
use crate::database::Fault;
use crate::wire::{self, unreadable};

/// The columns of a job that are read together.
macro_rules! columns {
    () => {
        "id, number, task, person, start_tag, lightness, state, fence, intended, accepted, deadline, begun, lost_starts, facts, \
         reply_token, progress, shown, outcome, remote, told_by, told_at, outputs_removed"
    };
}
pub(super) use columns;

/// A job's place in the fair order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tag {
    pub(super) start: i64,
    pub(super) lightness: i64,
    pub(super) number: i64,
}

/// The row that a statement returns of what it wrote, if any, outside a transaction.
///
/// Such a statement is run to its end. `fetch_optional` leaves it at its first row, and the database, which commits after
/// that, has nobody to tell that it could not: that the disk is full, say.
pub(super) async fn written(
    statement: Query<'_, Any, AnyArguments>,
    connection: &mut AnyConnection,
) -> Result<Option<AnyRow>, Fault> {
    Ok(statement.fetch_all(connection).await?.pop())
}

pub(super) fn get<'r, T: Decode<'r, Any> + Type<Any>>(row: &'r AnyRow, column: &str) -> Result<T, Fault> {
    Ok(row.try_get(column)?)
}

pub(super) fn tag(row: &AnyRow) -> Result<Tag, Fault> {
    Ok(Tag { start: get(row, "start_tag")?, lightness: get(row, "lightness")?, number: get(row, "number")? })
}

pub(super) fn id(row: &AnyRow) -> Result<JobId, Fault> {
    let text: String = get(row, "id")?;
    Ok(text.parse().map_err(unreadable)?)
}

pub(super) fn task(row: &AnyRow) -> Result<Task, Fault> {
    let name: String = get(row, "task")?;
    let known = Task::ALL.into_iter().find(|task| task.as_str() == name);
    Ok(known.ok_or_else(|| unreadable(format!("there is no task {name:?}")))?)
}

pub(super) fn state(row: &AnyRow) -> Result<JobState, Fault> {
    Ok(get::<String>(row, "state")?.parse().map_err(unreadable)?)
}

pub(super) fn record(row: &AnyRow) -> Result<JobRecord, Fault> {
    let text = |column| get::<Option<String>>(row, column);
    let number = |column| Ok::<_, Fault>(u32::try_from(get::<i64>(row, column)?).map_err(unreadable)?);
    let token = text("reply_token")?.map(|token| wire::read::<wire::Token>(&token)).transpose()?;
    let facts: wire::Facts = wire::read(&get::<String>(row, "facts")?)?;
    let progress = text("progress")?.map(|progress| wire::read::<wire::Progress>(&progress)).transpose()?;
    let outcome = text("outcome")?.map(|outcome| wire::read::<wire::Outcome>(&outcome)).transpose()?;
    let remote = text("remote")?.map(|remote| wire::read::<wire::Remote>(&remote)).transpose()?;
    let deadline = Timestamp::from_millis(get(row, "deadline")?);
    Ok(JobRecord {
        facts: facts.into_facts(&get::<String>(row, "id")?, token, deadline)?,
        accepted: Timestamp::from_millis(get(row, "accepted")?),
        state: state(row)?,
        progress: progress.map(Into::into).unwrap_or_default(),
        starts: number("begun")?,
        lost_starts: number("lost_starts")?,
        shown: text("shown")?.map(Shown),
        told: text("told_by")?.zip(get::<Option<i64>>(row, "told_at")?.map(Timestamp::from_millis)),
        outcome: outcome.map(Into::into),
        remote: remote.map(Into::into),
        outputs_removed: get::<i64>(row, "outputs_removed")? != 0,
    })
}

pub(super) fn claimed(row: &AnyRow) -> Result<Claimed, Fault> {
    let lease = Lease { job: id(row)?, fence: get(row, "fence")? };
    Ok(Claimed { record: record(row)?, lease, intended: get::<i64>(row, "intended")? != 0 })
}

/// SQL for whether a job is running. Who runs it has a lease; to say so lets the index of those that are leased be used.
macro_rules! is_running {
    () => {
        "(leased_until IS NOT NULL AND state = 'running')"
    };
}
pub(super) use is_running;

/// The columns of which [`behind`] makes where a job of task `$1` stands, and of the person that is named.
macro_rules! running {
    ($person:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM job WHERE ",
            $crate::jobs::row::is_running!(),
            " AND task = $1) AS running, (SELECT COUNT(*) FROM job WHERE ",
            $crate::jobs::row::is_running!(),
            " AND person = ",
            $person,
            ") AS running_of_person, (SELECT usual_ms FROM lane WHERE task = $1) AS usual"
        )
    };
}
pub(super) use running;

/// Where a job stands behind `ahead` others.
pub(super) fn behind(row: &AnyRow, task: Task, ahead: usize) -> Result<Standing, Fault> {
    Ok(Standing {
        ahead,
        running: count(row, "running")?,
        running_of_person: count(row, "running_of_person")?,
        usual: get::<Option<i64>>(row, "usual")?.map_or(first_guess(task), time),
    })
}

/// Where a job of `person` with `tag` stands.
pub(super) async fn standing(
    connection: &mut AnyConnection,
    task: Task,
    person: &str,
    tag: Tag,
) -> Result<Standing, Fault> {
    let row = sqlx::query(concat!("SELECT ", ahead!(), " AS ahead, ", running!("$7")))
        .bind(task.as_str())
        .bind(tag.round())
        .bind(tag.start)
        .bind(tag.lightness)
        .bind(tag.stretch())
        .bind(tag.number)
        .bind(person)
        .fetch_one(connection)
        .await?;
    behind(&row, task, count(&row, "ahead")?)
}

pub(super) fn count(row: &AnyRow, column: &str) -> Result<usize, Fault> {
    Ok(usize::try_from(get::<i64>(row, column)?).unwrap_or(0))
}

pub(super) fn time(millis: i64) -> Duration {
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}

pub(super) fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

pub(super) fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
