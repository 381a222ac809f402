//! A PostgreSQL that takes connections and says nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use refrain_storage::Database;
use tokio::net::TcpListener;

// In paused time: nothing else can happen than that the wait ends.
#[tokio::test(start_paused = true)]
async fn a_database_that_does_not_answer_is_not_waited_for_without_end() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgres://refrain@{}/refrain", silent.local_addr().unwrap());

    let opened = Database::open(&url.into()).await;

    let error = opened.err().expect("nobody answered").to_string();
    assert!(error.contains("timed out"), "{error}");
}
