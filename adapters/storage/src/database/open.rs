//! Opens a database by its URL: makes the file where there is none, and brings the tables up to date.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use futures::future::join_all;
use refrain_core::queue::store::StoreError;
use secrecy::{ExposeSecret, SecretString};
use sqlx::Executor as _;
use sqlx::any::AnyConnectOptions;
use sqlx::migrate::MigrateError;
use url::Url;

use super::clock::Clock;
use super::connect::Connector;
use super::fault::classify;
use super::migrate::migrate;
use super::pool::Pool;
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
const CONNECTIONS: usize = 8;
/// Of those to PostgreSQL, so many are opened at the start: with TLS, opening one takes as long as many statements.
const WARM: usize = 3;
/// Fails where the file can only be read, which all before does not show if a process that was killed left its log behind.
const WRITABLE: &str = "DELETE FROM _sqlx_migrations WHERE FALSE";

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
        open_postgres(url).await
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
    let connector = Connector::sqlite(options(&format!("sqlite://{}?mode=rwc", file.path()))?);
    let opened = async {
        connector.try_once().await?;
        migrate(&connector, Dialect::Sqlite).await?;
        // It has one writer at a time in any case.
        let (write, read) = (Pool::new(connector.clone(), 1), Pool::new(connector, CONNECTIONS));
        write.get().await?.execute(WRITABLE).await?;
        Ok::<_, MigrateError>(Database { write, read, dialect: Dialect::Sqlite, clock: Clock::of_this_machine() })
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
    let connector = Connector::postgres(options(url)?);
    connector.try_once().await?;
    migrate(&connector, Dialect::Postgres).await?;
    let pool = Pool::new(connector, CONNECTIONS);
    let asked = pool.clone();
    let clock = Clock::of(move || time_of(asked.clone())).await?;
    tokio::spawn(warm(pool.clone()));
    Ok(Database { write: pool.clone(), read: pool, dialect: Dialect::Postgres, clock })
}

/// The time by PostgreSQL's clock, in milliseconds since 1970.
async fn time_of(pool: Pool) -> Result<i64, sqlx::Error> {
    let asked = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
    sqlx::query_scalar(asked).fetch_one(&mut *pool.get().await?).await
}

/// Opens connections that will be needed, so that nobody waits for that. Those that can't be opened are tried when they are.
async fn warm(pool: Pool) {
    join_all((0..WARM).map(|_| pool.get())).await;
}

fn options(url: &str) -> Result<AnyConnectOptions, DatabaseError> {
    // What sqlx would say of a malformed URL might have a part of the password in it.
    AnyConnectOptions::from_str(url).map_err(|_| DatabaseError::Url)
}
