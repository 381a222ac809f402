//! Who waits in vain for PostgreSQL's lock on the queue leaves nothing behind that others stumble over.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::time::Duration;

use futures::future::join_all;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Claim, JobStore, StoreError};
use sqlx::{Connection, Executor, PgConnection};
use tokio::time::timeout;

use self::kit::Temporary;

/// As many at once as there are connections, and as many again.
const ALL: usize = 16;

async fn claim(store: &dyn JobStore) -> Result<bool, StoreError> {
    let now = store.now();
    let claim = Claim::new(Task::Image, 1, now.after(Duration::from_secs(15)));
    store.claim(&claim, now).await.map(|claimed| claimed.is_some())
}

async fn count(connection: &mut PgConnection, of_sessions: &'static str) -> i64 {
    sqlx::query_scalar(of_sessions).fetch_one(connection).await.unwrap()
}

const WAITING: &str =
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
const LEFT_OPEN: &str =
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wait_for_the_lock_that_is_given_up_or_takes_too_long_leaves_no_transaction_open() {
    let database = Temporary::postgres().await;
    let mut other = PgConnection::connect(&database.url()).await.unwrap();
    let mut watcher = PgConnection::connect(&database.url()).await.unwrap();
    let (store, _keeps) = database.jobs().await;
    assert_eq!(claim(&*store).await, Ok(false));
    other.execute("BEGIN; SELECT id FROM queue WHERE id = 1 FOR UPDATE").await.unwrap();

    let given_up = tokio::spawn({
        let store = store.clone();
        async move { claim(&*store).await }
    });
    while count(&mut watcher, WAITING).await == 0 {
        tokio::task::yield_now().await;
    }
    given_up.abort();
    assert!(given_up.await.unwrap_err().is_cancelled());
    let too_long = claim(&*store).await;
    other.execute("ROLLBACK").await.unwrap();

    assert!(matches!(too_long, Err(StoreError::Unavailable(_))), "{too_long:?}");
    let claims = join_all((0..ALL).map(|_| claim(&*store))).await;
    assert_eq!(claims, vec![Ok(false); ALL]);
    // What found nothing is rolled back without anybody's waiting for that, and without another use of its connection.
    let ended = async {
        while count(&mut watcher, LEFT_OPEN).await > 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(5), ended).await.expect("a transaction was left open");
}
