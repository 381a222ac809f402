//! The conformance suite of turns, in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::sync::Arc;

use refrain_core::turns::TurnStore;
use refrain_storage::SqlTurns;

use self::kit::Temporary;

async fn turns(database: Temporary) -> (Arc<dyn TurnStore>, Temporary) {
    (Arc::new(SqlTurns::new(database.open().await)), database)
}

mod in_sqlite {
    use super::*;

    refrain_core::turn_store_conformance!(turns(Temporary::sqlite()));

    /// One connection would make rivals of one process wait for each other.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn processes_with_the_same_file_agree() {
        processes_agree(Temporary::sqlite()).await;
    }
}

mod in_postgresql {
    use super::*;

    refrain_core::turn_store_conformance!(async { turns(Temporary::postgres().await).await });

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn processes_with_the_same_database_agree() {
        processes_agree(Temporary::postgres().await).await;
    }
}

async fn processes_agree(database: Temporary) {
    let long = std::time::Duration::from_mins(10);
    let one = SqlTurns::new(database.open().await);
    let other = SqlTurns::new(database.open().await);

    for round in 0..10 {
        let what = format!("poll {round}");
        let (first, second) = tokio::join!(one.take(&what, "one", long), other.take(&what, "other", long));

        assert_ne!(first.unwrap(), second.unwrap(), "one of them has it");
    }
}
