//! The door: accepted, released, withdrawn, cancelled.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{
    Bounds, Cancelled, Full, JobFacts, Lease, Standing, StoreError, Timestamp, cost, first_guess,
};
use refrain_core::reply::Shown;
use refrain_core::request::Person;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection};
use tokio::time::timeout;

use super::row::{Tag, behind, count, get, millis, running, task, whole, written};
use super::tally::{ahead, waiting};
use crate::database::{Database, Fault};
use crate::wire;

/// How long the commit of an acceptance is waited for, so that there is time left to find out what became of it.
const COMMIT: Duration = Duration::from_secs(3);

/// `in_doubt` tells while it is not known whether the acceptance was kept.
pub(super) async fn enqueue(
    database: &Database,
    facts: &JobFacts,
    bounds: Bounds,
    until: Timestamp,
    now: Timestamp,
    in_doubt: &AtomicBool,
) -> Result<Result<(Lease, Standing), Full>, Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.together(&mut writer).await?;
    let connection = &mut *transaction;
    let number = arrive(connection).await?;
    let person = facts.person().to_string();
    let before = look(connection, facts, bounds, &person).await?;
    if let Some(full) = before.full(facts, bounds) {
        return Ok(Err(full));
    }
    let start = next_start(connection, facts, &person, &before).await?;
    let tag = Tag { start, lightness: -i64::from(facts.tier.weight), number };
    let ahead = insert(connection, facts, &person, tag, until, now).await?;
    in_doubt.store(true, Ordering::Relaxed);
    let kept = timeout(COMMIT, transaction.commit()).await;
    let mut kept = kept.map_or_else(|_| Err(Fault::slow()), |kept| kept.map_err(Fault::from));
    drop(writer);
    let mut by_others = false;
    if let Err(Fault::Store(StoreError::Unavailable(_))) = kept
        && let Some(accepted) = when_accepted(database, &facts.id).await?
    {
        by_others = accepted != now; // The event came again, to them, who accepted it.
        kept = Ok(());
    }
    in_doubt.store(false, Ordering::Relaxed);
    kept?;
    if by_others {
        return Ok(Err(Full::Known));
    }
    Ok(Ok((Lease { job: facts.id.clone(), fence: 1 }, Standing { ahead, ..before.standing })))
}

/// When a job was accepted that is there, after a commit to which there was no answer: perhaps only that got lost. Who is told
/// that they were not accepted must not be.
async fn when_accepted(database: &Database, id: &JobId) -> Result<Option<Timestamp>, Fault> {
    database.part(); // The connections may be broken.
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?; // After whatever is still under way.
    let accepted = "SELECT accepted FROM job WHERE id = $1";
    let accepted = sqlx::query_scalar(accepted).bind(id.as_str()).fetch_optional(&mut *transaction).await?;
    Ok(accepted.map(Timestamp::from_millis))
}

/// Counts an arrival. This writes the row by which others are kept [out](Database::alone), and so keeps them out as well.
async fn arrive(connection: &mut AnyConnection) -> Result<i64, Fault> {
    let number = "UPDATE queue SET arrivals = arrivals + 1 WHERE id = 1 RETURNING arrivals";
    Ok(sqlx::query_scalar(number).fetch_one(connection).await?)
}

/// What is there before a job comes in.
struct Before {
    /// Whether the job is.
    known: bool,
    /// How many jobs of the person wait.
    theirs: usize,
    /// How many jobs of the chat are under way, where that is bounded.
    from_there: usize,
    /// How many wait.
    waiting: usize,
    /// How far the fair order is, if the task ever had a job.
    virtual_now: Option<i64>,
    /// Where the person's next job starts, if that is later.
    last_finish: Option<i64>,
    /// Where the first in line stands.
    standing: Standing,
}

async fn look(connection: &mut AnyConnection, facts: &JobFacts, bounds: Bounds, person: &str) -> Result<Before, Fault> {
    let row = sqlx::query(concat!(
        "SELECT (SELECT COUNT(*) FROM job WHERE id = $3) AS known, \
         (SELECT COUNT(*) FROM job WHERE person = $2 AND ended IS NULL AND waiting = 1) AS theirs, \
         (SELECT COUNT(*) FROM job WHERE chat = $4 AND ended IS NULL) AS from_there, \
         (SELECT virtual_now FROM lane WHERE task = $1) AS virtual_now, \
         (SELECT last_finish FROM account WHERE task = $1 AND person = $2) AS last_finish, ",
        waiting!(),
        " AS waiting, ",
        running!("$2")
    ))
    .bind(facts.work.task.as_str())
    .bind(person)
    .bind(facts.id.as_str())
    .bind(bounds.max_in_chat.map(|_| facts.chat()))
    .fetch_one(connection)
    .await?;
    Ok(Before {
        known: count(&row, "known")? > 0,
        theirs: count(&row, "theirs")?,
        from_there: count(&row, "from_there")?,
        waiting: count(&row, "waiting")?,
        virtual_now: get(&row, "virtual_now")?,
        last_finish: get(&row, "last_finish")?,
        standing: behind(&row, facts.work.task, 0)?,
    })
}

impl Before {
    /// The bound that new work would break, if one.
    fn full(&self, facts: &JobFacts, bounds: Bounds) -> Option<Full> {
        if self.known {
            Some(Full::Known)
        } else if self.theirs >= facts.tier.max_queued {
            Some(Full::Person)
        } else if bounds.max_in_chat.is_some_and(|max| self.from_there >= max) {
            Some(Full::Chat)
        } else {
            (self.waiting >= bounds.max_queued).then_some(Full::Queue)
        }
    }
}

/// Where the next job of `person` starts in the fair order, which moves their following one behind it.
async fn next_start(
    connection: &mut AnyConnection,
    facts: &JobFacts,
    person: &str,
    before: &Before,
) -> Result<i64, Fault> {
    let task = facts.work.task.as_str();
    if before.virtual_now.is_none() {
        let lane = "INSERT INTO lane (task, virtual_now, usual_ms) VALUES ($1, 0, $2)";
        sqlx::query(lane).bind(task).bind(millis(first_guess(facts.work.task))).execute(&mut *connection).await?;
    }
    let start = before.last_finish.unwrap_or(0).max(before.virtual_now.unwrap_or(0));
    sqlx::query(
        "INSERT INTO account (task, person, last_finish) VALUES ($1, $2, $3) \
         ON CONFLICT (task, person) DO UPDATE SET last_finish = excluded.last_finish",
    )
    .bind(task)
    .bind(person)
    .bind(start.saturating_add(share(facts.tier.weight)))
    .execute(&mut *connection)
    .await?;
    Ok(start)
}

/// Puts the job in its place, and says how many are before it.
async fn insert(
    connection: &mut AnyConnection,
    facts: &JobFacts,
    person: &str,
    tag: Tag,
    until: Timestamp,
    now: Timestamp,
) -> Result<usize, Fault> {
    let token = facts.origin.token.as_ref().map(|token| wire::write(&wire::Token::from(token))).transpose()?;
    let row = sqlx::query(concat!(
        "INSERT INTO job (task, start_tag, lightness, number, told_place, \
         id, person, chat, tier, max_running, cost, state, waiting, \
         accepted, not_before, leased_until, deadline, facts, reply_token, shown, \
         begun, to_cancel, fence, crashes, lost_starts, intended) \
         VALUES ($1, $3, $4, $6, 1 + ",
        ahead!(),
        ", $7, $8, $9, $10, $11, $12, 'held', 1, $13, $13, $14, $15, $16, $17, $18, 0, 0, 1, 0, 0, 0) RETURNING told_place"
    ))
    .bind(facts.work.task.as_str())
    .bind(tag.round())
    .bind(tag.start)
    .bind(tag.lightness)
    .bind(tag.stretch())
    .bind(tag.number)
    .bind(facts.id.as_str())
    .bind(person)
    .bind(facts.chat())
    .bind(&*facts.tier.name)
    .bind(whole(facts.tier.max_running))
    .bind(share(facts.tier.weight))
    .bind(now.as_millis())
    .bind(until.as_millis())
    .bind(facts.deadline.as_millis())
    .bind(wire::write(&wire::Facts::from(facts))?)
    .bind(token)
    .bind(facts.origin.pending.as_ref().map(|Shown(id)| id.clone()))
    .fetch_one(connection)
    .await?;
    Ok(count(&row, "told_place")?.saturating_sub(1))
}

pub(super) async fn release(
    database: &Database,
    lease: &Lease,
    shown: Option<&Shown>,
    now: Timestamp,
) -> Result<Task, Fault> {
    let released = sqlx::query(
        "UPDATE job SET state = 'queued', shown = $3, not_before = $4, leased_until = NULL \
         WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'held' RETURNING task",
    )
    .bind(lease.job.as_str())
    .bind(lease.fence)
    .bind(shown.map(|Shown(id)| id.clone()))
    .bind(now.as_millis());
    let released = written(released, &mut *database.writer().await?).await?;
    task(&released.ok_or(Fault::Lost)?)
}

pub(super) async fn withdraw(database: &Database, lease: &Lease) -> Result<(), Fault> {
    let held = "DELETE FROM job WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL AND state = 'held' \
                RETURNING task, person, cost";
    remove(database, sqlx::query(held).bind(lease.job.as_str().to_owned()).bind(lease.fence)).await
}

/// Withdraws a job that was accepted just then and is still held. One of the same id may have been accepted later: an event
/// comes again to whom it was not confirmed.
pub(super) async fn withdraw_accepted(database: &Database, id: &JobId, accepted: Timestamp) -> Result<(), Fault> {
    let held = "DELETE FROM job WHERE id = $1 AND accepted = $2 AND fence = 1 AND state = 'held' \
                RETURNING task, person, cost";
    remove(database, sqlx::query(held).bind(id.as_str().to_owned()).bind(accepted.as_millis())).await
}

/// Removes a job that never started.
async fn remove(database: &Database, job: Query<'_, Any, AnyArguments>) -> Result<(), Fault> {
    let mut writer = database.writer().await?;
    let mut transaction = database.alone(&mut writer).await?;
    let row = job.fetch_optional(&mut *transaction).await?.ok_or(Fault::Lost)?;
    let (task, person): (String, String) = (get(&row, "task")?, get(&row, "person")?);
    refund(&mut transaction, &task, &person, get(&row, "cost")?).await?;
    transaction.commit().await?;
    Ok(())
}

/// Gives `person` back what a job cost them that never started.
pub(super) async fn refund(connection: &mut AnyConnection, task: &str, person: &str, cost: i64) -> Result<(), Fault> {
    sqlx::query(
        "UPDATE account SET last_finish = CASE WHEN last_finish > $3 THEN last_finish - $3 ELSE 0 END \
         WHERE task = $1 AND person = $2",
    )
    .bind(task)
    .bind(person)
    .bind(cost)
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn cancel(database: &Database, id: &JobId, person: Option<&Person>) -> Result<Cancelled, Fault> {
    let owner = "SELECT person FROM job WHERE id = $1 AND ended IS NULL";
    let owner: Option<String> =
        sqlx::query_scalar(owner).bind(id.as_str()).fetch_optional(&mut *database.reader().await?).await?;
    let Some(owner) = owner else { return Ok(Cancelled::TooLate) };
    if person.is_some_and(|person| person.to_string() != owner) {
        return Ok(Cancelled::NotTheirs);
    }
    let wanted = sqlx::query("UPDATE job SET to_cancel = 1 WHERE id = $1 AND ended IS NULL AND state <> 'delivering'")
        .bind(id.as_str())
        .execute(&mut *database.writer().await?)
        .await?;
    Ok(if wanted.rows_affected() == 0 { Cancelled::TooLate } else { Cancelled::Yes })
}

fn share(weight: u32) -> i64 {
    i64::try_from(cost(weight)).unwrap_or(i64::MAX)
}
