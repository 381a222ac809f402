//! A database: SQLite in a file, or PostgreSQL. The same tables and, but for how a transaction begins and a few statements that
//! ask here which of them it is, the same SQL.

mod clock;
mod connect;
mod fault;
mod migrate;
mod open;
mod others;
mod pool;

use std::time::Duration;

use refrain_core::queue::store::{StoreError, Timestamp};
use sqlx::{Any, Transaction};
use tokio::time::timeout;

use self::clock::Clock;
pub(crate) use self::fault::Fault;
pub use self::open::DatabaseError;
pub(crate) use self::others::{Change, Others};
use self::pool::{Pool, Pooled};

/// A database that is open, with all its tables. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    write: Pool,
    read: Pool,
    dialect: Dialect,
    clock: Clock,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// No step takes longer; the database is out of reach then.
const LONGEST: Duration = Duration::from_secs(10);

impl Database {
    /// The time by the database's clock, which all machines share.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// A transaction for those who count before they write. Nobody else is in one until it ends.
    ///
    /// The lock is a statement of its own: a count in the same statement would see what was there before the lock. And it is
    /// asked for in a transaction that sqlx knows of already, which it therefore rolls back where the wait is given up.
    pub(crate) async fn alone<'a>(&self, writer: &'a mut Pooled) -> Result<Transaction<'a, Any>, Fault> {
        let mut transaction = self.together(writer).await?;
        if self.dialect == Dialect::Postgres {
            sqlx::query("SELECT id FROM queue WHERE id = 1 FOR UPDATE").execute(&mut *transaction).await?;
        }
        Ok(transaction)
    }

    /// Whether a single statement that writes is [alone](Self::alone) in any case, from its first look on.
    pub(crate) fn is_alone(&self) -> bool {
        self.dialect == Dialect::Sqlite
    }

    /// Whether a statement may write several tables, in `WITH`, and select of what it wrote.
    pub(crate) fn writes_in_select(&self) -> bool {
        self.dialect == Dialect::Postgres
    }

    /// A transaction for those who change only what they name.
    pub(crate) async fn together<'a>(&self, writer: &'a mut Pooled) -> Result<Transaction<'a, Any>, Fault> {
        Ok(match self.dialect {
            // It has but one transaction that writes at a time.
            Dialect::Sqlite => writer.transaction("BEGIN IMMEDIATE").await?,
            Dialect::Postgres => writer.transaction("BEGIN").await?,
        })
    }

    /// A connection that writes.
    pub(crate) async fn writer(&self) -> Result<Pooled, Fault> {
        Ok(self.write.get().await?)
    }

    /// A connection that only reads.
    pub(crate) async fn reader(&self) -> Result<Pooled, Fault> {
        Ok(self.read.get().await?)
    }

    /// Does `work` within bounded time.
    pub(crate) async fn within<T>(&self, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
        let done = timeout(LONGEST, work).await.unwrap_or_else(|_| Err(Fault::slow()));
        // What broke one connection, such as a restart of the database, broke others.
        if let Err(Fault::Store(StoreError::Unavailable(_))) = done {
            self.part();
        }
        done
    }

    /// Parts with all connections that nobody uses, for they may be broken.
    pub(crate) fn part(&self) {
        self.write.part();
        self.read.part();
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.write.is_closed()
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
