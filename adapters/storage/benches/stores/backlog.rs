//! What 1,000 and 100,000 jobs of 1,000 people cost those that come after them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use refrain_core::request::Person;
use refrain_storage::SqlJobs;
use sqlx::{AnyConnection, Connection};

use super::PLACEMENTS;
use super::kit::Temporary;
use super::life::{self, Store};
use super::report::percentile;

const PEOPLE: usize = 1000;
/// How often each step is taken with the same connections.
const TIMES: usize = 60;

/// How long each step takes with so much waiting.
#[derive(Default)]
pub(crate) struct Costs {
    /// Accepted, and withdrawn again, which is not in the time: with the connections that did it quickest.
    pub(crate) enqueue: Vec<Duration>,
    /// The first job claimed, and given back: with the connections that did it quickest.
    pub(crate) claim: Vec<Duration>,
    /// The place of the last job, with all connections.
    pub(crate) place: Vec<Duration>,
}

pub(crate) async fn of_1_000_and_100_000(database: Temporary) -> (Costs, Costs) {
    fill(&database, 0, 1).await;
    let few = costs(&database, 1000).await;
    fill(&database, 1, 99).await;
    let many = costs(&database, 100_000).await;
    (few, many)
}

async fn connect(database: &Temporary) -> Store {
    Arc::new(SqlJobs::new(database.open().await, database.url().into()))
}

/// So many jobs more for each person, the first of which is their `before + 1`-th. Past the store, for it would take
/// minutes; `before` is what each has waiting.
async fn fill(database: &Temporary, before: usize, more: usize) {
    if before == 0 {
        life::accept(&connect(database).await, &life::person(0)).await; // All others are like it.
    }
    let url = database.url();
    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let (first, last) = (before * PEOPLE + usize::from(before == 0), (before + more) * PEOPLE);
    for statement in [
        "CREATE TEMPORARY TABLE wanted AS WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n \
         WHERE i + 1 < $2) SELECT i FROM n",
        "INSERT INTO job (id, number, task, person, chat, tier, max_running, cost, state, waiting, start_tag, lightness, \
         not_before, begun, told_place, to_cancel, fence, leased_until, crashes, lost_starts, intended, accepted, \
         deadline, facts) \
         SELECT substr(CAST(10000000000 + i AS TEXT) || j.id, 1, 32), i + 1, task, 'telegram:' || (i % 1000), chat, tier, \
         max_running, cost, state, waiting, cost * (i / 1000), lightness, not_before, begun, told_place, to_cancel, fence, \
         leased_until, crashes, lost_starts, intended, accepted, deadline, facts \
         FROM wanted, job AS j WHERE j.number = 1",
        "UPDATE queue SET arrivals = (SELECT MAX(number) FROM job)",
        "DELETE FROM account",
        "INSERT INTO account (task, person, last_finish) SELECT task, person, MAX(start_tag) + MAX(cost) FROM job \
         GROUP BY task, person",
        "DROP TABLE wanted",
    ] {
        // SQLite and PostgreSQL both take numbers in the text, where no parameter may be.
        let statement = statement.replace("$1", &first.to_string()).replace("$2", &last.to_string());
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    }
    if url.starts_with("postgres") {
        // As autovacuum does within a minute. What PostgreSQL planned while the table was small is bad for a large one.
        sqlx::query("VACUUM ANALYZE job").execute(&mut connection).await.unwrap();
        // Jobs that come one by one leave no version of a count for each of them.
        sqlx::query("VACUUM (FULL, ANALYZE) waiting_count").execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

async fn costs(database: &Temporary, waiting: usize) -> Costs {
    let mut costs = Costs::default();
    for _ in 0..PLACEMENTS {
        let with = costs_with(&connect(database).await, waiting).await;
        costs.enqueue = quicker(costs.enqueue, with.enqueue);
        costs.claim = quicker(costs.claim, with.claim);
        costs.place.extend(with.place);
    }
    costs
}

/// Those whose median is lower, or that are some.
fn quicker(mut one: Vec<Duration>, mut other: Vec<Duration>) -> Vec<Duration> {
    if one.is_empty() || percentile(&mut other, 50) < percentile(&mut one, 50) { other } else { one }
}

async fn costs_with(store: &Store, waiting: usize) -> Costs {
    let (mut enqueue, mut claim, mut place) = (Vec::new(), Vec::new(), Vec::new());
    let newcomer = Person { id: "newcomer".into(), ..life::person(0) };
    let last = life::person(PEOPLE - 1);
    for _ in 0..TIMES {
        let began = Instant::now();
        let lease = life::enqueue(store, &newcomer).await;
        enqueue.push(began.elapsed());
        store.withdraw(&lease).await.unwrap();

        let began = Instant::now();
        let claimed = life::claim(store).await.unwrap();
        claim.push(began.elapsed());
        store.give_back(&claimed.lease, &claimed.record.progress, store.now()).await.unwrap();

        let began = Instant::now();
        let end = store.end_of_line(refrain_core::provider::Task::Image, &last).await.unwrap();
        let end_took = began.elapsed();
        let lease = life::enqueue(store, &last).await; // Behind all others.
        let began = Instant::now();
        let theirs = store.of_person(&last).await.unwrap();
        // Each job of theirs has its place told.
        place.push((began.elapsed() / u32::try_from(theirs.len()).unwrap()).max(end_took));
        store.withdraw(&lease).await.unwrap();
        assert_eq!((end.ahead, theirs.last().unwrap().1.ahead), (waiting, waiting));
    }
    Costs { enqueue, claim, place }
}
