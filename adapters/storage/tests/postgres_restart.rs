//! A PostgreSQL of its own that is restarted, in the mode of a crash, in the middle of everything.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::{Claim, JobStore, LeaseError, Outcome, Renewed, StoreError};
use refrain_storage::{Database, SqlJobs};

use self::kit::cluster::Cluster;
use self::kit::fox::{BOUNDS, fox};

/// Does `step` again while the store is out of reach, and only then.
async fn in_the_end<T, F: Future<Output = Result<T, LeaseError>>>(mut step: impl FnMut() -> F) -> T {
    loop {
        match step().await {
            Ok(done) => return done,
            Err(LeaseError::Store(StoreError::Unavailable(_))) => tokio::task::yield_now().await,
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_of_the_database_loses_nothing_and_everybody_goes_on() {
    let Some(cluster) = Cluster::start() else { return };
    let url = cluster.url();
    let jobs = SqlJobs::new(Database::open(&url.clone().into()).await.unwrap(), url.into());
    let now = jobs.now();
    let until = now.after(Duration::from_mins(10));
    for _ in 0..2 {
        let (lease, _) = jobs.enqueue(&fox(now), BOUNDS, until, now).await.unwrap().unwrap();
        jobs.release(&lease, None, now).await.unwrap();
    }
    let claim = Claim::new(Task::Image, 2, until);
    let running = jobs.claim(&claim, now).await.unwrap().unwrap().lease;

    cluster.crash_and_restart();

    let leases = [running.clone()];
    let renewed = in_the_end(|| async { Ok(jobs.renew(&leases, until).await?) }).await;
    assert_eq!(renewed, [(running.clone(), Renewed::Yes)], "what was claimed stays claimed");
    in_the_end(|| jobs.complete(&running, &Outcome::Made, None)).await;
    in_the_end(|| jobs.delivered(&running, now)).await;
    let second = in_the_end(|| async { Ok(jobs.claim(&claim, now).await?) }).await;
    assert!(second.is_some_and(|second| second.lease.job != running.job), "what waited waits");
    assert_eq!(jobs.job(&running.job).await.unwrap().unwrap().state, JobState::Done);
}
