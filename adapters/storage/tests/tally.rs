//! What finding a place adds up does not grow with all that ever waited.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use refrain_core::request::{Person, Platform};
use sqlx::{AnyConnection, Connection};

use self::kit::Temporary;
use self::kit::made::made;

const JOBS: usize = 300;
/// There would be two rows for each job.
const ROWS: i64 = 300;

async fn empty_counts_go(database: Temporary) {
    let url = database.url();
    let (jobs, _keeps) = database.jobs().await;
    let person = Person { platform: Platform::TELEGRAM, id: "7".into() };

    // Each of the same person's is a round of its own.
    for _ in 0..JOBS {
        made(&*jobs, &person).await;
    }

    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let (rows, waiting): (i64, i64) =
        sqlx::query_as("SELECT COUNT(*), CAST(COALESCE(SUM(jobs), 0) AS BIGINT) FROM tally")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert!(rows <= ROWS, "{rows} rows");
    assert_eq!(waiting, 0);
}

#[tokio::test]
async fn empty_counts_go_in_sqlite() {
    empty_counts_go(Temporary::sqlite()).await;
}

#[tokio::test]
async fn empty_counts_go_in_postgresql() {
    empty_counts_go(Temporary::postgres().await).await;
}
