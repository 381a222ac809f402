//! A database that another process holds: what is told, and that nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use refrain_core::catalogue::Catalogue;
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, JobFacts, JobStore, Lease, LeaseError, Outcome, StoreError};
use refrain_core::queue::{JobId, JobState, Tier};
use refrain_core::request::{Origin, Person, Platform};
use refrain_storage::{Database, SqlJobs};
use sqlx::{AnyConnection, Connection, Executor};

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("refrain.db").display())
}

async fn open(folder: &Path) -> SqlJobs {
    let url = url(folder);
    SqlJobs::new(Database::open(&url.clone().into()).await.unwrap(), url.into())
}

async fn enqueue(jobs: &SqlJobs) -> Result<Lease, StoreError> {
    let now = jobs.now();
    let facts = JobFacts {
        id: JobId::random(),
        work: Work::new(Task::Image, "a fox").seed(Some(7)),
        origin: Origin::new(Person { platform: Platform::TELEGRAM, id: "42".into() }, "42"),
        locale: Catalogue::builtin().negotiate(&["de"]),
        tier: Arc::new(Tier { max_queued: 1000, ..Tier::free() }),
        spoiler: false,
        deadline: now.after(Duration::from_hours(1)),
        callback: None,
    };
    let bounds = Bounds { max_queued: 1000, max_in_chat: None };
    Ok(jobs.enqueue(&facts, bounds, now.after(Duration::from_mins(10)), now).await?.unwrap().0)
}

/// One job that waits and one that runs.
async fn two_jobs(jobs: &SqlJobs) -> (JobId, Lease) {
    let (first, second) = (enqueue(jobs).await.unwrap(), enqueue(jobs).await.unwrap());
    jobs.release(&first, None, jobs.now()).await.unwrap();
    let running = claim(jobs).await.unwrap().expect("the first may start");
    jobs.release(&second, None, jobs.now()).await.unwrap();
    (second.job, running)
}

async fn claim(jobs: &SqlJobs) -> Result<Option<Lease>, StoreError> {
    let now = jobs.now();
    let claim = Claim { task: Task::Image, slots: 2, reserved: Vec::new(), until: now.after(Duration::from_mins(10)) };
    Ok(jobs.claim(&claim, now).await?.map(|claimed| claimed.lease))
}

/// Both jobs go on as if nothing had been, and no third is there.
async fn goes_on(jobs: &SqlJobs, waiting: &JobId, running: &Lease) {
    jobs.complete(running, &Outcome::Made, None, jobs.now()).await.unwrap();
    jobs.delivered(running, jobs.now()).await.unwrap();
    assert_eq!(jobs.job(&running.job).await.unwrap().unwrap().state, JobState::Done);
    assert_eq!(claim(jobs).await.unwrap().expect("it waits").job, *waiting);
    assert_eq!(jobs.under_way().await, Ok(1));
    assert_eq!(claim(jobs).await, Ok(None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_another_process_holds_is_out_of_reach_until_it_lets_go() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = open(folder.path()).await;
    let (waiting, running) = two_jobs(&jobs).await;
    let mut other = AnyConnection::connect(&url(folder.path())).await.unwrap();
    other.execute("BEGIN EXCLUSIVE").await.unwrap();

    let (refused, not_noted) = tokio::join!(enqueue(&jobs), jobs.complete(&running, &Outcome::Made, None, jobs.now()));

    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert!(matches!(not_noted, Err(LeaseError::Store(StoreError::Unavailable(_)))), "{not_noted:?}");
    assert_eq!(jobs.job(&waiting).await.unwrap().unwrap().state, JobState::Queued, "it can be read");
    other.execute("ROLLBACK").await.unwrap();
    goes_on(&jobs, &waiting, &running).await;
}
