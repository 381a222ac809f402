//! Brings the tables up to date.

use std::time::Duration;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, SqlStr};
use tokio::time::sleep;

use super::Dialect;
use super::connect::Connector;

/// Two processes that start together may both want to make the tables.
const TRIES: u32 = 5;

/// Each try has a connection of its own, which is closed: one that failed still has the lock that keeps all others from
/// trying.
pub(super) async fn migrate(connector: &Connector, dialect: Dialect) -> Result<(), MigrateError> {
    let mut tries = 1;
    loop {
        // A pool, because from a borrowed connection the compiler can't tell that the future may move between threads.
        let one = connector.patient().pool_of_one();
        let migrated = migrations(dialect).run(&one).await;
        one.close().await;
        match migrated {
            Ok(()) => return Ok(()),
            Err(error) if tries == TRIES => return Err(error),
            Err(_) => sleep(Duration::from_millis(100) * 2_u32.pow(tries)).await,
        }
        tries += 1;
    }
}

fn migrations(dialect: Dialect) -> Migrator {
    // Triggers are what the two write differently.
    let counts = match dialect {
        Dialect::Sqlite => include_str!("../../migrations/0011_counts.sqlite.sql"),
        Dialect::Postgres => include_str!("../../migrations/0011_counts.postgres.sql"),
    };
    let all: Vec<(i64, &'static str, SqlStr)> = vec![
        (1, "jobs", include_str!("../../migrations/0001_jobs.sql").into_sql_str()),
        (2, "preferences", include_str!("../../migrations/0002_preferences.sql").into_sql_str()),
        (3, "keys", include_str!("../../migrations/0003_keys.sql").into_sql_str()),
        (4, "retention", include_str!("../../migrations/0004_retention.sql").into_sql_str()),
        (5, "tally", include_str!("../../migrations/0005_tally.sql").into_sql_str()),
        (6, "turns", include_str!("../../migrations/0006_turns.sql").into_sql_str()),
        (7, "outbox", include_str!("../../migrations/0007_outbox.sql").into_sql_str()),
        (8, "woken", include_str!("../../migrations/0008_woken.sql").into_sql_str()),
        (9, "indexes", include_str!("../../migrations/0009_indexes.sql").into_sql_str()),
        (10, "woken_at", include_str!("../../migrations/0010_woken_at.sql").into_sql_str()),
        (11, "counts", counts.into_sql_str()),
        (12, "leased", include_str!("../../migrations/0012_leased.sql").into_sql_str()),
    ];
    let simple = |(version, name, sql): (i64, &'static str, SqlStr)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(all.into_iter().map(simple).collect())
}
