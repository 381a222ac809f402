//! Connections that are kept for the next who needs one.
//!
//! Not in sqlx's own pool: that asks each connection a question whenever it is given back, as long as a statement takes, and
//! takes them in turn, so that each one has learned little of what is asked. Here the one used last is the next to be used.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use deadpool::managed::{Manager, Metrics, Object, PoolConfig, PoolError, QueueMode, RecycleError, RecycleResult};
use sqlx::{Any, AnyConnection, Connection as _, Error, Transaction};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::connect::{ACQUIRE, Connector};

/// How long a connection is used without being asked whether it still lives.
const TRUSTED: Duration = Duration::from_secs(1);
/// One that nobody used for so long is not used again: who is between may have forgotten it, and not say so.
const OLD: Duration = Duration::from_mins(10);

/// Connections to one database. Cheap to clone.
#[derive(Clone)]
pub(super) struct Pool(deadpool::managed::Pool<Connector>);

impl Pool {
    /// At most so many at once, the first of which is made when it is needed.
    #[expect(clippy::expect_used, reason = "only what is set here could be wrong")]
    pub(super) fn new(connector: Connector, most: usize) -> Self {
        let config = PoolConfig { queue_mode: QueueMode::Lifo, ..PoolConfig::new(most) };
        let pool = deadpool::managed::Pool::builder(connector).config(config).build();
        Self(pool.expect("only deadpool's own timeouts need to know the runtime"))
    }

    /// Waits for a connection, for [`ACQUIRE`] at most.
    pub(super) async fn get(&self) -> Result<Pooled, Error> {
        match timeout(ACQUIRE, self.0.get()).await {
            Ok(Ok(connection)) => Ok(Pooled { connection: Some(connection), in_doubt: Arc::default() }),
            Ok(Err(PoolError::Backend(error))) => Err(error),
            Ok(Err(_)) => Err(Error::PoolClosed),
            Err(_) => Err(Error::PoolTimedOut),
        }
    }

    /// Parts with the connections that nobody uses, for they may be broken.
    pub(super) fn part(&self) {
        self.0.retain(|_, _| false);
    }

    pub(super) fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// Closes those that nobody uses, and gives out none any more.
    pub(super) async fn close(&self) {
        let unused = self.0.retain(|_, _| false).removed;
        self.0.close();
        for connection in unused {
            let _ = connection.close().await;
        }
    }
}

impl Manager for Connector {
    type Type = AnyConnection;
    type Error = Error;

    async fn create(&self) -> Result<AnyConnection, Error> {
        self.connect_patiently().await
    }

    async fn recycle(&self, connection: &mut AnyConnection, metrics: &Metrics) -> RecycleResult<Error> {
        if metrics.last_used() > OLD {
            return Err(RecycleError::message("it is old"));
        }
        if metrics.last_used() > TRUSTED {
            connection.ping().await?;
        }
        Ok(())
    }
}

/// A connection, until this is dropped.
pub(crate) struct Pooled {
    connection: Option<Object<Connector>>,
    in_doubt: Arc<AtomicBool>,
}

const THERE: &str = "it is there until this is dropped";

#[expect(clippy::expect_used, reason = "drop alone takes it")]
impl Deref for Pooled {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        self.connection.as_ref().expect(THERE)
    }
}

#[expect(clippy::expect_used, reason = "drop alone takes it")]
impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect(THERE)
    }
}

impl Pooled {
    /// Begins a transaction. Given up in the middle of that, the connection is not used again: sqlx counts a transaction once
    /// the answer is there, and what was written later would be in one that nobody knows of and nobody ends.
    pub(super) async fn transaction(&mut self, begin: &'static str) -> Result<Transaction<'_, Any>, Error> {
        let in_doubt = Arc::clone(&self.in_doubt);
        in_doubt.store(true, Ordering::Relaxed);
        let transaction = self.begin_with(begin).await?;
        in_doubt.store(false, Ordering::Relaxed);
        Ok(transaction)
    }
}

impl Drop for Pooled {
    /// A transaction that was not brought to its end is rolled back, of which sqlx makes no more than a note: nobody else could
    /// count or write until this connection is used again. So it is asked a question, and then given back.
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        if self.in_doubt.load(Ordering::Relaxed) {
            drop(Object::take(connection));
            return;
        }
        if !(connection.is_in_transaction() || connection.should_flush()) {
            return;
        }
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(settle(connection));
        }
    }
}

async fn settle(mut connection: Object<Connector>) {
    let asked = timeout(ACQUIRE, connection.ping()).await;
    // SQLite ends a transaction by itself where the disk is full; sqlx does not learn of it, and would refuse every later one.
    if !matches!(asked, Ok(Ok(()))) || connection.is_in_transaction() {
        drop(Object::take(connection));
    }
}
