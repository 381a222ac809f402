//! A job's row is there before what is made of it and goes after it: nothing is left over, wherever a process dies.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::path::Path;
use std::time::{Duration, SystemTime};

use refrain_core::provider::Task;
use refrain_core::queue::store::{Claim, JobStore, Lease, Outcome, Timestamp};
use refrain_core::queue::{JobId, OutputStore, Retention};
use refrain_core::reply::{Media, MediaKind};
use refrain_storage::FolderOutputs;

use self::kit::Temporary;
use self::kit::fox::{BOUNDS, fox};

const DAY: Duration = Duration::from_hours(24);
const RETENTION: Retention = Retention { outputs: DAY, jobs: DAY };

fn picture() -> Media {
    Media { kind: MediaKind::Image, mime: "image/png", bytes: b"a fox".as_slice().into() }
}

/// A job that runs since `then`.
async fn running(jobs: &dyn JobStore, then: Timestamp) -> Lease {
    let until = then.after(Duration::from_secs(15));
    let (lease, _) = jobs.enqueue(&fox(then), BOUNDS, until, then).await.unwrap().unwrap();
    jobs.release(&lease, None, then).await.unwrap();
    claim(jobs, then).await
}

async fn claim(jobs: &dyn JobStore, now: Timestamp) -> Lease {
    let until = now.after(Duration::from_secs(15));
    let claim = Claim::new(Task::Image, 9, until);
    jobs.claim(&claim, now).await.unwrap().expect("it may start").lease
}

/// As if it had been written long ago.
fn age(folder: &Path, job: &JobId) {
    for file in std::fs::read_dir(folder.join(job.as_str())).unwrap() {
        let file = std::fs::File::options().write(true).open(file.unwrap().path()).unwrap();
        file.set_modified(SystemTime::now() - 2 * DAY).unwrap();
    }
}

#[tokio::test]
async fn what_was_put_when_the_process_died_is_found_by_the_next_one_and_goes_with_the_row() {
    let (jobs, _keeps) = Temporary::sqlite().jobs().await;
    let folder = tempfile::tempdir().unwrap();
    let outputs = FolderOutputs::open(folder.path()).await.unwrap();
    let then = jobs.now().before(2 * DAY);
    let dead = running(&*jobs, then).await;
    jobs.ending(&dead).await.unwrap();
    outputs.put(&dead.job, 0, &picture()).await.unwrap();
    age(folder.path(), &dead.job);

    RETENTION.tidy(&*jobs, &outputs).await.unwrap();
    assert_eq!(outputs.get(&dead.job).await.unwrap(), [picture()], "its row says that it is not over");
    let later = then.after(Duration::from_mins(1));
    assert_eq!(jobs.rescue(3, later).await, Ok(1));
    let lease = claim(&*jobs, later).await;
    assert_eq!(lease.job, dead.job, "whoever takes it finds what was put");
    jobs.complete(&lease, &Outcome::Made, None).await.unwrap();
    jobs.delivered(&lease, later).await.unwrap();
    RETENTION.tidy(&*jobs, &outputs).await.unwrap();

    assert_eq!(outputs.get(&dead.job).await, Ok(Vec::new()));
    assert_eq!(jobs.job(&dead.job).await, Ok(None));
}

#[tokio::test]
async fn what_no_row_refers_to_goes_once_it_is_old() {
    let (jobs, _keeps) = Temporary::sqlite().jobs().await;
    let folder = tempfile::tempdir().unwrap();
    let outputs = FolderOutputs::open(folder.path()).await.unwrap();
    let (old, young, live) = (JobId::random(), JobId::random(), running(&*jobs, jobs.now()).await.job);
    for job in [&old, &young, &live] {
        outputs.put(job, 0, &picture()).await.unwrap();
    }
    age(folder.path(), &old);
    age(folder.path(), &live);

    RETENTION.tidy(&*jobs, &outputs).await.unwrap();

    assert_eq!(outputs.get(&old).await, Ok(Vec::new()));
    assert_eq!(outputs.get(&young).await.unwrap(), [picture()], "a bot beside this one may be making it");
    assert_eq!(outputs.get(&live).await.unwrap(), [picture()], "it is under way");
}
