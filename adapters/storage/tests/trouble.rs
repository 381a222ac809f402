//! A database on a disk that is full or read-only, or that another process holds: what is told, and that nothing is lost.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::path::Path;
use std::time::Duration;

use futures::future::join_all;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Claim, JobStore, Lease, LeaseError, Outcome, StoreError};
use refrain_core::queue::{JobId, JobState};
use refrain_storage::{Database, SqlJobs};
use sqlx::{AnyConnection, Connection, Executor};

use self::kit::disk::{Filler, disk, seal};
use self::kit::fox::{BOUNDS, fox};

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("refrain.db").display())
}

async fn open(folder: &Path) -> SqlJobs {
    let url = url(folder);
    SqlJobs::new(Database::open(&url.clone().into()).await.unwrap(), url.into())
}

async fn enqueue(jobs: &SqlJobs) -> Result<Lease, StoreError> {
    let now = jobs.now();
    Ok(jobs.enqueue(&fox(now), BOUNDS, now.after(Duration::from_mins(10)), now).await?.unwrap().0)
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
    let claim = Claim::new(Task::Image, 2, now.after(Duration::from_mins(10)));
    Ok(jobs.claim(&claim, now).await?.map(|claimed| claimed.lease))
}

/// Both jobs go on as if nothing had been, and no third is there.
async fn goes_on(jobs: &SqlJobs, waiting: &JobId, running: &Lease) {
    jobs.complete(running, &Outcome::Made, None).await.unwrap();
    jobs.delivered(running, jobs.now()).await.unwrap();
    assert_eq!(jobs.job(&running.job).await.unwrap().unwrap().state, JobState::Done);
    assert_eq!(claim(jobs).await.unwrap().expect("it waits").job, *waiting);
    assert_eq!(jobs.under_way().await, Ok(1));
    assert_eq!(claim(jobs).await, Ok(None));
}

#[test]
fn a_full_disk_refuses_as_such_and_all_goes_on_once_there_is_space() {
    let Some(disk) = disk("a_full_disk_refuses_as_such_and_all_goes_on_once_there_is_space", "size=2m") else { return };
    run(async {
        let jobs = open(&disk).await;
        let (waiting, running) = two_jobs(&jobs).await;
        let held = enqueue(&jobs).await.unwrap();
        jobs.under_way().await.unwrap(); // By a second connection: the last that is closed tidies up, which makes space.
        let filler = Filler::of(&disk);

        let refused = enqueue(&jobs).await;
        let not_released = jobs.release(&held, None, jobs.now()).await.err();
        let not_ending = jobs.ending(&running).await.err();
        let not_noted = jobs.complete(&running, &Outcome::Made, None).await.err();

        assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
        for not_done in [not_released, not_ending, not_noted] {
            assert!(matches!(not_done, Some(LeaseError::Store(StoreError::Full(_)))), "{not_done:?}");
        }
        assert_eq!(jobs.job(&waiting).await.unwrap().unwrap().state, JobState::Queued, "it can be read");
        drop(filler);
        jobs.withdraw(&held).await.unwrap();
        goes_on(&jobs, &waiting, &running).await;
    });
}

#[test]
fn a_full_disk_is_told_with_the_file_when_opening() {
    let Some(disk) = disk("a_full_disk_is_told_with_the_file_when_opening", "size=64k") else { return };
    let _filler = Filler::of(&disk);

    let error = run(Database::open(&url(&disk).into())).err().expect("there is no space").to_string();

    assert!(error.contains("refrain.db") && error.contains("full"), "{error}");
}

#[test]
fn a_read_only_disk_is_told_with_the_file_when_opening() {
    let Some(disk) = disk("a_read_only_disk_is_told_with_the_file_when_opening", "size=2m") else { return };
    run(async {
        let url = url(&disk).into();
        Database::open(&url).await.unwrap().close().await;
        let nothing_there = disk.join("nothing").join("there.db");
        seal(&disk);

        let of_the_file = Database::open(&url).await.err().expect("it can't be written").to_string();
        let of_the_folder = Database::open(&format!("sqlite://{}", nothing_there.display()).into()).await;

        assert!(of_the_file.contains(&disk.join("refrain.db").display().to_string()), "{of_the_file}");
        assert!(of_the_file.contains("can't be written"), "{of_the_file}");
        let of_the_folder = of_the_folder.err().expect("it can't be made").to_string();
        assert!(of_the_folder.contains("nothing") && of_the_folder.contains("Read-only"), "{of_the_folder}");
    });
}

#[test]
fn a_read_only_disk_is_told_though_a_killed_process_left_its_log_behind() {
    let Some(disk) = disk("a_read_only_disk_is_told_though_a_killed_process_left_its_log_behind", "size=4m") else {
        return;
    };
    run(async {
        let (running, killed) = (disk.join("running"), disk.join("killed"));
        let database = Database::open(&url(&running).into()).await.unwrap();
        std::fs::create_dir(&killed).unwrap();
        for file in ["refrain.db", "refrain.db-wal", "refrain.db-shm"] {
            std::fs::copy(running.join(file), killed.join(file)).unwrap();
        }
        database.close().await;
        seal(&disk);

        let told = Database::open(&url(&killed).into()).await.err().expect("it can't be written").to_string();

        assert!(told.contains("refrain.db") && told.contains("can't be written"), "{told}");
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_another_process_holds_is_out_of_reach_until_it_lets_go() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = open(folder.path()).await;
    let (waiting, running) = two_jobs(&jobs).await;
    let mut other = AnyConnection::connect(&url(folder.path())).await.unwrap();
    other.execute("BEGIN EXCLUSIVE").await.unwrap();

    let (refused, not_noted) = tokio::join!(enqueue(&jobs), jobs.complete(&running, &Outcome::Made, None));

    assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    assert!(matches!(not_noted, Err(LeaseError::Store(StoreError::Unavailable(_)))), "{not_noted:?}");
    assert_eq!(jobs.job(&waiting).await.unwrap().unwrap().state, JobState::Queued, "it can be read");
    other.execute("ROLLBACK").await.unwrap();
    goes_on(&jobs, &waiting, &running).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_together_make_the_file_once_and_all_have_it() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let url = url(folder.path()).into();

        let opened = join_all((0..8).map(|_| Database::open(&url))).await;

        let told: Vec<_> = opened.iter().filter_map(|opened| opened.as_ref().err()).map(ToString::to_string).collect();
        assert!(told.is_empty(), "{told:#?}");
    }
}

#[tokio::test]
async fn a_path_from_the_root_is_one_with_three_slashes_as_with_four() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("refrain.db");
    assert!(file.is_absolute());

    for slashes in ["//", "///"] {
        Database::open(&format!("sqlite:{slashes}{}", file.display()).into()).await.unwrap().close().await;

        assert!(file.exists(), "{slashes}");
        std::fs::remove_file(&file).unwrap();
    }
}
