//! The connections that write.
//!
//! SQLite has one writer at a time in any case, and keeps one connection for it. A pool would hand that over by a task of
//! its own, with a question to the connection, between any two uses: as long as two statements take.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Error};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};
use tokio::time::{Instant, timeout};

use super::connect::{ACQUIRE, Connector, TRUSTED};

/// Where a connection that writes comes from.
#[derive(Clone)]
pub(super) enum Writers {
    One(Arc<Mutex<Kept>>),
    Pool(AnyPool),
}

/// The one connection, made anew where it broke.
pub(crate) struct Kept {
    connector: Connector,
    connection: Option<AnyConnection>,
    asked: Instant,
    closed: bool,
}

/// A connection that writes, until this is dropped.
pub(crate) enum Writer {
    One(OwnedMappedMutexGuard<Kept, AnyConnection>),
    Pool(PoolConnection<Any>),
}

impl Writers {
    /// The one writer of a file.
    pub(super) fn one(connector: Connector) -> Self {
        let kept = Kept { connector, connection: None, asked: Instant::now(), closed: false };
        Self::One(Arc::new(Mutex::new(kept)))
    }

    /// Waits for its turn.
    pub(super) async fn get(&self) -> Result<Writer, Error> {
        match self {
            Self::Pool(pool) => pool.acquire().await.map(Writer::Pool),
            Self::One(kept) => {
                let kept = timeout(ACQUIRE, async {
                    let mut kept = Arc::clone(kept).lock_owned().await;
                    kept.mend().await.map(|()| kept)
                });
                let kept = kept.await.map_err(|_| Error::PoolTimedOut)??;
                let mended = OwnedMutexGuard::try_map(kept, |kept| kept.connection.as_mut());
                mended.map(Writer::One).map_err(|_| Error::PoolClosed)
            }
        }
    }

    pub(super) async fn close(&self) {
        match self {
            Self::Pool(pool) => pool.close().await,
            Self::One(kept) => {
                let mut kept = kept.lock().await;
                kept.closed = true;
                if let Some(connection) = kept.connection.take() {
                    let _ = connection.close().await;
                }
            }
        }
    }
}

impl Kept {
    /// Makes sure that there is a sound connection.
    async fn mend(&mut self) -> Result<(), Error> {
        if self.closed {
            return Err(Error::PoolClosed);
        }
        if let Some(connection) = &mut self.connection {
            if !connection.is_in_transaction() && self.asked.elapsed() < TRUSTED {
                return Ok(());
            }
            // The question comes after any rollback that is still queued. SQLite ends a transaction by itself where the disk
            // is full; sqlx does not learn of it, and would refuse every later one on that connection.
            if connection.ping().await.is_ok() && !connection.is_in_transaction() {
                self.asked = Instant::now();
                return Ok(());
            }
        }
        if let Some(broken) = self.connection.take() {
            let _ = broken.close().await;
        }
        self.connection = Some(self.connector.connect().await?);
        self.asked = Instant::now();
        Ok(())
    }
}

impl Deref for Writer {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match self {
            Self::One(connection) => connection,
            Self::Pool(connection) => connection,
        }
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match self {
            Self::One(connection) => connection,
            Self::Pool(connection) => connection,
        }
    }
}
