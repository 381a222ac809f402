//! Opens a database by its URL: makes the file where there is none, and brings the tables up to date.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use refrain_core::queue::store::{StoreError, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection, Executor, SqlSafeStr, SqlStr};
use tokio::time::{Instant, sleep};
use url::Url;

use super::fault::{classify, is_locked};
use super::writer::{TRUSTED, Writers};
use super::{Database, Dialect};

/// A database can't be opened. Names no password.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The URL names no database that is known.
    #[error("expected sqlite://<path> or postgres://<user>@<host>/<name>")]
    Url,
    /// The folder of the file can't be made.
    #[error("the folder for the database can't be made: {folder}: {error}", folder = folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The file can't be used, also where its disk is full or read-only.
    #[error("the database file {path} {what}: {error}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, as far as that is known.
        what: &'static str,
        /// What the database says.
        error: String,
    },
    /// It can't be reached or used.
    #[error("the database can't be used: {0}")]
    Connect(#[from] sqlx::Error),
    /// Its tables can't be brought up to date.
    #[error("the tables of the database can't be brought up to date: {0}")]
    Migrate(#[from] MigrateError),
}

/// Connections at once to PostgreSQL, and of those that only read to SQLite.
const CONNECTIONS: u32 = 8;
/// Connections to PostgreSQL that are open from the start: one takes as long to open as many statements, by TLS, and nobody
/// should wait for that.
const WARM: u32 = 3;
/// How long a connection is waited for. With the time that another process may hold the lock, less than a step may take:
/// what is given up in the middle may be done nevertheless.
pub(super) const ACQUIRE: Duration = Duration::from_secs(4);
/// How long another process may hold SQLite's one lock.
const BUSY: &str = "PRAGMA busy_timeout = 5000";
/// Every commit is on the disk: paid work survives a power cut.
const DURABLE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
/// Fails where the file can only be read, which all before does not show if a process that was killed left its log behind.
const WRITABLE: &str = "DELETE FROM _sqlx_migrations WHERE FALSE";
/// No statement and no lock may take longer, in PostgreSQL. What it notices on the way, that a table is there already, is no news.
const BOUNDED: &str = "SET statement_timeout = 9000; SET idle_in_transaction_session_timeout = 20000; \
                       SET client_min_messages = warning";
/// Two processes that start together may both want to make the tables.
const TRIES: u32 = 5;
/// How soon a database that another process is just making is tried again: SQLite does not wait for that by itself.
const AGAIN: Duration = Duration::from_millis(50);

impl Database {
    /// Opens the database at `url`: `sqlite://<path>`, made if it is not there, or `postgres://…`.
    ///
    /// # Errors
    ///
    /// [`DatabaseError`].
    pub async fn open(url: &SecretString) -> Result<Self, DatabaseError> {
        sqlx::any::install_default_drivers();
        let url = url.expose_secret();
        if let Some(path) = url.strip_prefix("sqlite:") {
            return open_sqlite(path.strip_prefix("//").unwrap_or(path)).await;
        }
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(DatabaseError::Url);
        }
        let database = open_postgres(url).await?;
        database.migrate().await?;
        Ok(database)
    }

    /// On a connection of the pool: on a borrowed one, the compiler can't tell that the future may move between threads.
    async fn migrate(&self) -> Result<(), MigrateError> {
        let mut tries = 1;
        loop {
            match migrations().run(&self.read).await {
                Ok(()) => return Ok(()),
                Err(error) if tries == TRIES => return Err(error),
                Err(_) => sleep(Duration::from_millis(100) * 2_u32.pow(tries)).await,
            }
            tries += 1;
        }
    }
}

async fn open_sqlite(path: &str) -> Result<Database, DatabaseError> {
    if path.is_empty() || path.starts_with(':') || path.contains('?') {
        return Err(DatabaseError::Url);
    }
    let folder_error = |folder: &Path| {
        let folder = folder.to_owned();
        move |error| DatabaseError::Folder { folder, error }
    };
    let path = std::path::absolute(path).map_err(folder_error(Path::new(path)))?;
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await.map_err(folder_error(folder))?;
    }
    let file = Url::from_file_path(&path).map_err(|()| DatabaseError::Url)?;
    let options = options(&format!("sqlite://{}?mode=rwc", file.path()))?;
    let opened = async {
        let read = pool(options.clone(), 0, &[BUSY, DURABLE]).await?;
        let write = Writers::one(options, &[BUSY, DURABLE]);
        let database = Database { write, read, dialect: Dialect::Sqlite, clock_ahead: 0 };
        database.migrate().await?;
        database.write.get().await?.execute(WRITABLE).await?;
        Ok::<_, MigrateError>(database)
    };
    opened.await.map_err(|error| of_the_file(path, &error))
}

/// Names the file and, where it is the disk, the disk: what SQLite says names neither.
fn of_the_file(path: PathBuf, error: &MigrateError) -> DatabaseError {
    let fault = match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => Some(classify(error)),
        _ => None,
    };
    let what = match fault {
        Some(StoreError::Full(_)) => "can't grow, because the disk is full",
        Some(StoreError::ReadOnly(_)) => "can't be written",
        Some(StoreError::Unavailable(_)) => "is out of reach",
        Some(StoreError::Fault(_)) | None => "can't be used",
    };
    DatabaseError::File { path, what, error: error.to_string() }
}

async fn open_postgres(url: &str) -> Result<Database, DatabaseError> {
    let pool = pool(options(url)?, WARM, &[BOUNDED]).await?;
    let asked = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
    let theirs: i64 = sqlx::query_scalar(asked).fetch_one(&pool).await?;
    let clock_ahead = theirs - Timestamp::of_this_machine().as_millis();
    Ok(Database { write: Writers::Pool(pool.clone()), read: pool, dialect: Dialect::Postgres, clock_ahead })
}

fn options(url: &str) -> Result<AnyConnectOptions, DatabaseError> {
    // What sqlx would say of a malformed URL might have a part of the password in it.
    let options = AnyConnectOptions::from_str(url).map_err(|_| DatabaseError::Url)?;
    Ok(options.disable_statement_logging())
}

/// Connections that have said `first`, tried once here: a pool repeats what fails in `first` until its time is over, and
/// then tells only that.
async fn pool(options: AnyConnectOptions, warm: u32, first: &'static [&'static str]) -> Result<AnyPool, sqlx::Error> {
    let since = Instant::now();
    while let Err(error) = trial(&options, first).await {
        if !is_locked(&error) || since.elapsed() >= ACQUIRE {
            return Err(error);
        }
        sleep(AGAIN).await;
    }
    AnyPoolOptions::new()
        .min_connections(warm)
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(false)
        .before_acquire(|connection, since| Box::pin(lives(connection, since.idle_for)))
        .after_connect(|connection, _| Box::pin(say(connection, first)))
        .connect_with(options)
        .await
}

/// Asks a connection that was not used for a while. To ask each time would cost as much as a statement.
async fn lives(connection: &mut AnyConnection, idle: Duration) -> Result<bool, sqlx::Error> {
    if idle >= TRUSTED {
        connection.ping().await?;
    }
    Ok(true)
}

async fn trial(options: &AnyConnectOptions, first: &[&'static str]) -> Result<(), sqlx::Error> {
    let mut connection = options.connect().await?;
    say(&mut connection, first).await?;
    connection.close().await
}

pub(super) async fn say(connection: &mut AnyConnection, statements: &[&'static str]) -> Result<(), sqlx::Error> {
    for statement in statements {
        connection.execute(*statement).await?;
    }
    Ok(())
}

fn migrations() -> Migrator {
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
    ];
    let simple = |(version, name, sql): (i64, &'static str, SqlStr)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(all.into_iter().map(simple).collect())
}
