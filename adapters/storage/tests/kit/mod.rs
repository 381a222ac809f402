//! Databases and disks that a test has for itself, and a job for them.
#![allow(dead_code)] // Each test binary uses one of the two kinds.

pub(crate) mod cluster;
pub(crate) mod disk;
pub(crate) mod fox;

use std::sync::Arc;

use refrain_core::queue::JobId;
use refrain_core::queue::store::JobStore;
use refrain_storage::{Database, SqlJobs};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use url::Url;

/// Where PostgreSQL is for tests, if not there.
const POSTGRES: (&str, &str) = ("REFRAIN_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres");

/// A database that is gone once this is dropped.
pub(crate) enum Temporary {
    Sqlite(TempDir),
    Postgres { admin: Url, name: String },
}

impl Temporary {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    pub(crate) async fn postgres() -> Self {
        let admin = std::env::var(POSTGRES.0).unwrap_or_else(|_| POSTGRES.1.to_owned());
        let name = format!("refrain_test_{}", JobId::random());
        let mut connection = PgConnection::connect(&admin).await.unwrap_or_else(|error| {
            panic!("no PostgreSQL for tests ({error}): start one and name it by {}", POSTGRES.0)
        });
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
        Self::Postgres { admin: admin.parse().unwrap(), name }
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.path().join("jobs.db").display()),
            Self::Postgres { admin, name } => {
                let mut url = admin.clone();
                url.set_path(name);
                url.into()
            }
        }
    }

    pub(crate) async fn open(&self) -> Database {
        Database::open(&self.url().into()).await.unwrap()
    }

    pub(crate) async fn jobs(self) -> (Arc<dyn JobStore>, Self) {
        let jobs = SqlJobs::new(self.open().await, self.url().into());
        (Arc::new(jobs), self)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let Self::Postgres { admin, name } = self else { return };
        let (admin, drop) = (admin.to_string(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // Not in the test's own runtime, which may be ending.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&admin).await?;
                sqlx::query(AssertSqlSafe(drop)).execute(&mut connection).await?;
                Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
            })
        });
        if let Ok(Err(error)) = dropped.join() {
            eprintln!("a test's database stays: {error}");
        }
    }
}
