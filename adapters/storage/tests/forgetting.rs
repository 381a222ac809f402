//! What is left in the database of somebody who was forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use refrain_core::queue::forget_person;
use refrain_core::request::{Person, Platform};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

use self::kit::Temporary;
use self::kit::fox::{fox_of, made};

const NUMBER: &str = "77700777";

#[tokio::test]
async fn nothing_names_who_was_forgotten() {
    let (jobs, database) = Temporary::sqlite().jobs().await;
    let url = database.url();
    let person = Person { platform: Platform::TELEGRAM, id: NUMBER.into() };
    made(&*jobs, &fox_of(&person, jobs.now())).await;
    assert!(!tables_with_the_number(&url).await.is_empty(), "it can be found");

    forget_person(&*jobs, None, &person).await.unwrap();

    assert_eq!(tables_with_the_number(&url).await, Vec::<String>::new());
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
