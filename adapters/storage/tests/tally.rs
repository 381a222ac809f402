//! What is added up to find a place does not grow with all that ever waited.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use refrain_core::request::{Person, Platform};
use sqlx::{AnyConnection, Connection};

use self::kit::Temporary;
use self::kit::fox::{fox_of, made};

const JOBS: usize = 20;

async fn no_empty_count_stays(database: Temporary) {
    let url = database.url();
    let (jobs, _keeps) = database.jobs().await;
    let person = Person { platform: Platform::TELEGRAM, id: "7".into() };

    // Each of the same person's is a round of its own.
    for _ in 0..JOBS {
        made(&*jobs, &fox_of(&person, jobs.now())).await;
    }

    let mut connection = AnyConnection::connect(&url).await.unwrap();
    let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM waiting_count").fetch_one(&mut connection).await.unwrap();
    assert_eq!(rows, 0);
}

#[tokio::test]
async fn no_empty_count_stays_in_sqlite() {
    no_empty_count_stays(Temporary::sqlite()).await;
}

#[tokio::test]
async fn no_empty_count_stays_in_postgresql() {
    no_empty_count_stays(Temporary::postgres().await).await;
}
