//! What is left in the database of somebody who was forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::sync::Arc;
use std::time::Duration;

use refrain_core::catalogue::Catalogue;
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, Outcome};
use refrain_core::queue::{JobId, Tier, forget_person};
use refrain_core::request::{Origin, Person, Platform};
use refrain_storage::{Database, SqlJobs};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

const NUMBER: &str = "77700777";

#[tokio::test]
async fn nothing_names_who_was_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("refrain.db").display());
    let jobs = SqlJobs::new(Database::open(&url.clone().into()).await.unwrap(), url.clone().into());
    let person = Person { platform: Platform::TELEGRAM, id: NUMBER.into() };
    made(&jobs, &person).await;
    assert!(!tables_with_the_number(&url).await.is_empty(), "it can be found");

    forget_person(&jobs, None, &person).await.unwrap();

    assert_eq!(tables_with_the_number(&url).await, Vec::<String>::new());
}

/// A job of `person` from its acceptance to its end.
async fn made(jobs: &SqlJobs, person: &Person) {
    let now = jobs.now();
    let facts = JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox"),
        origin: Origin::new(person.clone(), NUMBER),
        locale: Catalogue::builtin().negotiate(&["de"]),
        tier: Arc::new(Tier::free()),
        spoiler: false,
        deadline: now.after(Duration::from_hours(1)),
        callback: None,
    };
    let (bounds, until) = (Bounds { max_queued: 10, max_in_chat: None }, now.after(Duration::from_mins(1)));
    let (lease, _) = jobs.enqueue(&facts, bounds, until, now).await.unwrap().unwrap();
    jobs.release(&lease, None, now).await.unwrap();
    let lease = jobs.claim(&Claim::new(Task::Image, 1, until), now).await.unwrap().unwrap().lease;
    jobs.complete(&lease, &Outcome::Made, None, until).await.unwrap();
    jobs.delivered(&lease, now).await.unwrap();
}

/// The tables with a row that has the number in one of its columns.
async fn tables_with_the_number(url: &str) -> Vec<String> {
    let mut connection = AnyConnection::connect(url).await.unwrap();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
    let mut found = Vec::new();
    for table in tables {
        let all = format!("SELECT * FROM \"{table}\"");
        let rows = sqlx::query(AssertSqlSafe(all)).fetch_all(&mut connection).await.unwrap();
        if rows.iter().any(has_the_number) {
            found.push(table);
        }
    }
    found
}

fn has_the_number(row: &AnyRow) -> bool {
    let mut words = (0..row.len()).filter_map(|column| row.try_get::<Option<String>, _>(column).ok().flatten());
    words.any(|words| words.contains(NUMBER))
}
