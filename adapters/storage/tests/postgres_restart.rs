//! A PostgreSQL of its own that is restarted, in the mode of a crash, in the middle of everything.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::sync::Arc;
use std::time::Duration;

use refrain_core::catalogue::Catalogue;
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, LeaseError, Outcome, Renewed, StoreError};
use refrain_core::queue::{JobId, JobState, Tier};
use refrain_core::request::{Origin, Person, Platform};
use refrain_storage::{Database, SqlJobs};

use self::kit::cluster::Cluster;

fn a_fox(now: refrain_core::queue::store::Timestamp) -> JobFacts {
    let person = Person { platform: Platform::TELEGRAM, id: "42".into() };
    JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox").seed(Some(7)),
        origin: Origin::new(person, "42"),
        locale: Catalogue::builtin().negotiate(&["de"]),
        tier: Arc::new(Tier::free()),
        spoiler: false,
        callback: None,
        deadline: now.after(Duration::from_hours(1)),
    }
}

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
    let (now, wide) = (jobs.now(), Bounds { max_queued: 100, max_in_chat: None });
    let until = now.after(Duration::from_mins(10));
    for _ in 0..2 {
        let (lease, _) = jobs.enqueue(&a_fox(now), wide, until, now).await.unwrap().unwrap();
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
