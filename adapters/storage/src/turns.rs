//! Whose turn it is, agreed on by processes through a database, and timed by its clock alone.

use std::time::Duration;

use async_trait::async_trait;
use refrain_core::queue::store::StoreError;
use refrain_core::turns::{TurnError, TurnStore};
use sqlx::AssertSqlSafe;

use crate::database::{Database, Dialect, Fault};

/// Keeps turns in a database.
pub struct SqlTurns(Database);

impl SqlTurns {
    /// The turns in `database`.
    pub const fn new(database: Database) -> Self {
        Self(database)
    }

    /// One statement, so that nobody comes between the look and the write.
    async fn taken(&self, what: &str, holder: &str, lease: Duration) -> Result<bool, Fault> {
        let now = self.now();
        let take = format!(
            "INSERT INTO turn (what, holder, held_until) VALUES ($1, $2, {now} + $3) \
             ON CONFLICT (what) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until \
             WHERE turn.holder = excluded.holder OR turn.held_until <= {now}"
        );
        let taken = sqlx::query(AssertSqlSafe(take)) // Of constants alone.
            .bind(what.to_owned())
            .bind(holder.to_owned())
            .bind(i64::try_from(lease.as_millis()).unwrap_or(i64::MAX))
            .execute(&mut *self.0.writer().await?)
            .await?;
        Ok(taken.rows_affected() > 0)
    }

    async fn released(&self, what: &str, holder: &str) -> Result<(), Fault> {
        let released = sqlx::query("DELETE FROM turn WHERE what = $1 AND holder = $2");
        let released = released.bind(what.to_owned()).bind(holder.to_owned());
        released.execute(&mut *self.0.writer().await?).await?;
        Ok(())
    }

    /// The database's own time in milliseconds. What [`Database::now`] has is some seconds old, and a clock that is
    /// set meanwhile would give a turn to two.
    const fn now(&self) -> &'static str {
        match self.0.dialect() {
            Dialect::Sqlite => "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
            Dialect::Postgres => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        }
    }

    fn told(&self, fault: Fault) -> TurnError {
        match StoreError::from(fault) {
            StoreError::Full(why) => TurnError::Unwritable(why),
            // A PostgreSQL that can't be written may be the old one of two, and others may reach the new one.
            StoreError::ReadOnly(why) if self.0.dialect() == Dialect::Sqlite => TurnError::Unwritable(why),
            StoreError::ReadOnly(why) | StoreError::Unavailable(why) | StoreError::Fault(why) => {
                TurnError::OutOfReach(why)
            }
        }
    }
}

#[async_trait]
impl TurnStore for SqlTurns {
    async fn take(&self, what: &str, holder: &str, lease: Duration) -> Result<bool, TurnError> {
        self.0.within(self.taken(what, holder, lease)).await.map_err(|fault| self.told(fault))
    }

    async fn release(&self, what: &str, holder: &str) -> Result<(), TurnError> {
        self.0.within(self.released(what, holder)).await.map_err(|fault| self.told(fault))
    }
}
