//! The shelf: claimed, over before they begin, moved up.

use refrain_core::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::{Claim, Claimed, JobRecord, Outcome, Standing, Timestamp};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection};

use super::door::refund;
use super::row::{self, claimed, columns, get, is_running, standing, tag, whole};
use crate::database::{Database, Fault};
use crate::wire;

/// Whether the time of a job has come by `$2`. For one that is queued, `not_before` means nothing.
macro_rules! due {
    ($job:literal) => {
        concat!("(", $job, ".state = 'queued' OR +", $job, ".not_before <= $2)")
    };
}

/// Those that may start once their time has come. A plus before a column keeps it from choosing the index: the order must.
macro_rules! startable {
    () => {
        "FROM job AS j WHERE j.task = $1 AND j.waiting = 1 AND j.state <> 'held' AND j.to_cancel = 0 \
         AND +j.deadline > $2 AND j.max_running > \
         (SELECT COUNT(*) FROM job AS r WHERE r.leased_until IS NOT NULL AND r.state = 'running' AND r.person = j.person)"
    };
}

pub(super) async fn next_start(database: &Database, task: Task, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let connection = &mut *database.reader().await?;
    let at_once = concat!("SELECT 1 AS yes ", startable!(), " AND ", due!("j"), " LIMIT 1");
    let at_once = sqlx::query(at_once).bind(task.as_str()).bind(now.as_millis());
    if at_once.fetch_optional(&mut *connection).await?.is_some() {
        return Ok(Some(now));
    }
    let later = concat!(
        "SELECT j.not_before AS start ",
        startable!(),
        " AND j.state = 'snoozed' AND j.not_before > $2 ORDER BY j.not_before LIMIT 1"
    );
    let later = sqlx::query(later).bind(task.as_str()).bind(now.as_millis()).fetch_optional(connection).await?;
    later.map(|row| Ok(Timestamp::from_millis(get(&row, "start")?))).transpose()
}

pub(super) async fn next_deadline(database: &Database, task: Task) -> Result<Option<Timestamp>, Fault> {
    let first =
        "SELECT deadline FROM job WHERE task = $1 AND waiting = 1 AND state <> 'held' ORDER BY deadline LIMIT 1";
    let first: Option<i64> =
        sqlx::query_scalar(first).bind(task.as_str()).fetch_optional(&mut *database.reader().await?).await?;
    Ok(first.map(Timestamp::from_millis))
}

/// Starts the job that `$which` names by its id. Binds `$2` as the time it is now, and `$3` as the end of the lease.
macro_rules! start {
    ($which:expr) => {
        concat!(
            "UPDATE job SET state = 'running', waiting = 0, begun = begun + 1, fence = fence + 1, leased_until = $3 WHERE id = ",
            $which,
            " AND waiting = 1 AND state <> 'held' AND to_cancel = 0 AND ",
            due!("job"),
            " RETURNING ",
            columns!()
        )
    };
}

/// What is first in the fair order, of those that may start now.
macro_rules! in_order {
    ($tier:expr) => {
        concat!(startable!(), " AND ", due!("j"), $tier, " ORDER BY j.start_tag, j.lightness, j.number LIMIT 1")
    };
}

pub(super) async fn claim(database: &Database, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, Fault> {
    let mut writer = database.writer().await?;
    if database.is_alone() && claim.is_for_all() {
        return start_first(&mut writer, claim, now).await;
    }
    let mut transaction = database.alone(&mut writer).await?;
    let claimed = match tiers(&mut transaction, claim).await? {
        None => start_first(&mut transaction, claim, now).await?,
        Some(tiers) => match first_of(&mut transaction, claim.task, &tiers, now).await? {
            Some(id) => {
                let before = virtual_now(&mut transaction, claim.task).await?;
                let started = started(sqlx::query(start!("$1")).bind(id), &mut transaction, claim, now).await?;
                if !claim.only.is_empty() {
                    hold_back(&mut transaction, claim.task, before).await?;
                }
                started
            }
            None => None,
        },
    };
    transaction.commit().await?;
    Ok(claimed)
}

/// Starts the first job that may start now, of whichever tier.
async fn start_first(connection: &mut AnyConnection, claim: &Claim, now: Timestamp) -> Result<Option<Claimed>, Fault> {
    let first = sqlx::query(start!(concat!("(SELECT j.id ", in_order!(""), ")"))).bind(claim.task.as_str());
    started(first, connection, claim, now).await
}

async fn started(
    start: Query<'_, Any, AnyArguments>,
    connection: &mut AnyConnection,
    claim: &Claim,
    now: Timestamp,
) -> Result<Option<Claimed>, Fault> {
    let start = start.bind(now.as_millis()).bind(claim.until.as_millis());
    row::written(start, connection).await?.as_ref().map(claimed).transpose()
}

/// How far the fair order is.
async fn virtual_now(connection: &mut AnyConnection, task: Task) -> Result<i64, Fault> {
    let now = "SELECT virtual_now FROM lane WHERE task = $1";
    Ok(sqlx::query_scalar(now).bind(task.as_str()).fetch_one(connection).await?)
}

/// After a job started past others, the order, which was at `before`, has come no further than to the first that waits.
async fn hold_back(connection: &mut AnyConnection, task: Task, before: i64) -> Result<(), Fault> {
    let first = "SELECT start_tag FROM job WHERE task = $1 AND waiting = 1 ORDER BY start_tag LIMIT 1";
    let first: Option<i64> = sqlx::query_scalar(first).bind(task.as_str()).fetch_optional(&mut *connection).await?;
    let Some(first) = first else { return Ok(()) };
    sqlx::query("UPDATE lane SET virtual_now = $2 WHERE task = $1 AND virtual_now > $2")
        .bind(task.as_str())
        .bind(first.max(before))
        .execute(connection)
        .await?;
    Ok(())
}

/// The tiers that may take the slot; nothing where all may.
async fn tiers(connection: &mut AnyConnection, claim: &Claim) -> Result<Option<Vec<String>>, Fault> {
    if !claim.only.is_empty() {
        return Ok(Some(claim.only.clone()));
    }
    if claim.is_for_all() {
        return Ok(None);
    }
    let running = concat!("SELECT task, tier, COUNT(*) AS jobs FROM job WHERE ", is_running!(), " GROUP BY task, tier");
    let rows = sqlx::query(running).fetch_all(connection).await?;
    let mut running = Vec::with_capacity(rows.len());
    for row in &rows {
        let task: String = get(row, "task")?;
        if claim.sharing.iter().any(|sharing| sharing.as_str() == task) {
            running.push((get::<String>(row, "tier")?, row::count(row, "jobs")?));
        }
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of_tier = |tier: &str| number(running.iter().filter(|(name, _)| name == tier).map(|(_, count)| count).sum());
    let barred = claim.barred(of_tier, number(running.iter().map(|(_, count)| count).sum()));
    // For no tier is less kept by others than for one that has nothing kept for itself.
    let names = claim.reserved.iter().map(|(name, _)| name);
    Ok(barred("").then(|| names.filter(|name| !barred(name)).cloned().collect()))
}

/// Places up to this one are read together with all between them.
const NEAR: usize = 100;

/// The jobs at these places, as far as there are so many.
async fn at_places(
    connection: &mut AnyConnection,
    task: Task,
    places: &[usize],
) -> Result<Vec<(usize, AnyRow)>, Fault> {
    let in_order = "SELECT id, told_place, state FROM job WHERE task = $1 AND waiting = 1 \
                    ORDER BY start_tag, lightness, number LIMIT $2 OFFSET $3";
    let mut far: Vec<usize> = places.iter().copied().filter(|place| *place > NEAR).collect();
    far.sort_unstable();
    let near = sqlx::query(in_order).bind(task.as_str()).bind(whole(NEAR)).bind(0_i64);
    let near = near.fetch_all(&mut *connection).await?;
    let mut found: Vec<_> = (1..).zip(near).filter(|(place, _)| places.contains(place)).collect();
    for place in far {
        let at = sqlx::query(in_order).bind(task.as_str()).bind(1_i64).bind(whole(place - 1));
        let Some(row) = at.fetch_optional(&mut *connection).await? else { break };
        found.push((place, row));
    }
    Ok(found)
}

/// The first job that may start now, of these tiers.
async fn first_of(
    connection: &mut AnyConnection,
    task: Task,
    tiers: &[String],
    now: Timestamp,
) -> Result<Option<String>, Fault> {
    let mut firsts = Vec::new();
    for tier in tiers {
        let first = concat!("SELECT j.id, j.start_tag, j.lightness, j.number ", in_order!(" AND j.tier = $3"));
        let first = sqlx::query(first).bind(task.as_str()).bind(now.as_millis()).bind(tier.clone());
        if let Some(row) = first.fetch_optional(&mut *connection).await? {
            firsts.push((tag(&row)?, get(&row, "id")?));
        }
    }
    Ok(firsts.into_iter().min_by_key(|(tag, _)| *tag).map(|(_, id)| id))
}

pub(super) async fn take_over(
    database: &Database,
    task: Task,
    late: &Failure,
    closing: bool,
    until: Timestamp,
    now: Timestamp,
) -> Result<Vec<Claimed>, Fault> {
    // Mostly there are none, which is found out without a lock.
    let over = over(&mut *database.reader().await?, task, late, closing, now).await?;
    if over.is_empty() {
        return Ok(Vec::new());
    }
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?;
    let mut taken = Vec::new();
    for (id, outcome) in over {
        let outcome = wire::write(&wire::Outcome::from(&outcome))?;
        let row = sqlx::query(concat!(
            "UPDATE job SET state = 'delivering', waiting = 0, outcome = $2, fence = fence + 1, leased_until = $3 \
             WHERE id = $1 AND waiting = 1 AND state <> 'held' RETURNING cost, ",
            columns!()
        ))
        .bind(id)
        .bind(outcome)
        .bind(until.as_millis())
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(row) = row else { continue };
        if get::<i64>(&row, "begun")? == 0 {
            let person: String = get(&row, "person")?;
            refund(&mut transaction, task.as_str(), &person, get(&row, "cost")?).await?;
        }
        taken.push((tag(&row)?, claimed(&row)?));
    }
    transaction.commit().await?;
    taken.sort_by_key(|(tag, _)| *tag);
    Ok(taken.into_iter().map(|(_, claimed)| claimed).collect())
}

/// The jobs that wait in vain, and why.
async fn over(
    connection: &mut AnyConnection,
    task: Task,
    late: &Failure,
    closing: bool,
    now: Timestamp,
) -> Result<Vec<(String, Outcome)>, Fault> {
    let unwanted = "SELECT id FROM job WHERE task = $1 AND waiting = 1 AND to_cancel = 1 AND state <> 'held'";
    let unwanted: Vec<AnyRow> = sqlx::query(unwanted).bind(task.as_str()).fetch_all(&mut *connection).await?;
    let others = "SELECT id FROM job WHERE task = $1 AND waiting = 1 AND deadline <= $2 AND to_cancel = 0 \
                  AND state <> 'held'";
    let before = if closing { i64::MAX } else { now.as_millis() };
    let others = sqlx::query(others).bind(task.as_str()).bind(before).fetch_all(connection).await?;
    let why = if closing { Outcome::Interrupted } else { Outcome::Failed(late.clone()) };
    let unwanted = unwanted.iter().map(|row| Ok((get(row, "id")?, Outcome::Cancelled)));
    unwanted.chain(others.iter().map(|row| Ok((get(row, "id")?, why.clone())))).collect()
}

pub(super) async fn moved_up(
    database: &Database,
    task: Task,
    places: &[usize],
    teller: &str,
    now: Timestamp,
) -> Result<Vec<(JobRecord, Standing)>, Fault> {
    let there = at_places(&mut *database.reader().await?, task, places).await?;
    let mut moved = Vec::new();
    for (place, row) in there {
        let (told, state): (i64, String) = (get(&row, "told_place")?, get(&row, "state")?);
        if told <= whole(place) || state != JobState::Queued.label() {
            continue;
        }
        let told = concat!(
            "UPDATE job SET told_place = $2, told_by = $3, told_at = $4 WHERE id = $1 AND told_place > $2 AND state = 'queued' RETURNING ",
            columns!()
        );
        let told = sqlx::query(told).bind(get::<String>(&row, "id")?).bind(whole(place));
        let told = told.bind(teller.to_owned()).bind(now.as_millis());
        let Some(row) = row::written(told, &mut *database.writer().await?).await? else { continue };
        let person: String = get(&row, "person")?;
        let standing = standing(&mut *database.reader().await?, task, &person, tag(&row)?).await?;
        moved.push((row::record(&row)?, standing));
    }
    Ok(moved)
}
