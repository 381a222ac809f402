//! How connections are made: what each says first, and how long it is waited for.

use std::io::ErrorKind;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyConnection, AnyPool, ConnectOptions as _, Connection as _, Error, Executor as _};
use tokio::time::{Instant, sleep, timeout};

use super::fault::is_locked;

/// How long a connection is waited for. Where a step needs one, its statement ends, by [`BUSY`] or [`BOUNDED`], before the step
/// is given up; else it could be done nevertheless.
pub(super) const ACQUIRE: Duration = Duration::from_secs(4);
/// How long another process may hold SQLite's one lock.
const BUSY: &str = "PRAGMA busy_timeout = 5000";
/// Every commit is on the disk: paid work survives a power cut.
const DURABLE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
/// No statement and no lock may take longer, in PostgreSQL. Notices, such as that a table exists already, are not logged.
const BOUNDED: &str = "SET statement_timeout = 5000; SET idle_in_transaction_session_timeout = 20000; \
                       SET client_min_messages = warning";
/// While tables are brought up to date: an index of a large one takes its time, and others wait for it.
const PATIENT: &str = "SET statement_timeout = 600000; SET client_min_messages = warning";
/// How long making a connection may take: longer than a lock is waited for, so that it is the lock that is told of.
const CONNECT: Duration = Duration::from_secs(8);
/// How soon a database that another process is just making is tried again: SQLite does not wait for that by itself.
const AGAIN: Duration = Duration::from_millis(50);

/// Makes connections to one database.
#[derive(Clone)]
pub(super) struct Connector {
    options: AnyConnectOptions,
    /// What each connection says before anything else.
    first: &'static [&'static str],
    /// The same for one that brings tables up to date.
    patient: &'static [&'static str],
}

impl Connector {
    pub(super) fn sqlite(options: AnyConnectOptions) -> Self {
        Self { options: options.disable_statement_logging(), first: &[BUSY, DURABLE], patient: &[BUSY, DURABLE] }
    }

    pub(super) fn postgres(options: AnyConnectOptions) -> Self {
        Self { options: options.disable_statement_logging(), first: &[BOUNDED], patient: &[PATIENT] }
    }

    /// The same, for bringing tables up to date.
    pub(super) fn patient(&self) -> Self {
        Self { first: self.patient, ..self.clone() }
    }

    pub(super) async fn connect(&self) -> Result<AnyConnection, Error> {
        let connected = timeout(CONNECT, async {
            let mut connection = self.options.connect().await?;
            say(&mut connection, self.first).await?;
            Ok(connection)
        });
        connected.await.unwrap_or_else(|_| Err(Error::Io(ErrorKind::TimedOut.into())))
    }

    /// Connects once. A pool repeats what fails until its time is over, and then tells only that.
    pub(super) async fn try_once(&self) -> Result<(), Error> {
        let since = Instant::now();
        loop {
            match self.connect().await {
                Ok(connection) => return connection.close().await,
                Err(error) if is_locked(&error) && since.elapsed() < ACQUIRE => sleep(AGAIN).await,
                Err(error) => return Err(error),
            }
        }
    }

    /// Connects as soon as that is possible: a database that is just being started again refuses for a moment.
    pub(super) async fn connect_patiently(&self) -> Result<AnyConnection, Error> {
        let since = Instant::now();
        loop {
            match self.connect().await {
                Err(error) if passes(&error) && since.elapsed() < ACQUIRE => sleep(AGAIN).await,
                connected => return connected,
            }
        }
    }

    /// One connection in a pool of sqlx's own, which is what brings tables up to date.
    pub(super) fn pool_of_one(&self) -> AnyPool {
        let first = self.first;
        AnyPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(ACQUIRE)
            .after_connect(move |connection, _| Box::pin(say(connection, first)))
            .connect_lazy_with(self.options.clone())
    }
}

/// Whether a database that refuses a connection so will take one in a moment.
fn passes(error: &Error) -> bool {
    match error {
        Error::Io(error) => error.kind() == ErrorKind::ConnectionRefused,
        Error::Database(error) => error.is_transient_in_connect_phase(),
        _ => false,
    }
}

async fn say(connection: &mut AnyConnection, statements: &[&'static str]) -> Result<(), Error> {
    for statement in statements {
        connection.execute(*statement).await?;
    }
    Ok(())
}
