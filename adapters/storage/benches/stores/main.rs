//! What both stores of jobs cost: `cargo bench -p refrain-storage`. Ends with 1 where a bound is missed.
//!
//! SQLite is measured on the disk of temporary files, and again in memory (`/dev/shm`), where a commit waits for no disk:
//! the first is what an operator gets, the second what the store itself costs. PostgreSQL is that of the tests.
//!
//! - `life`: how long from acceptance to start; how many jobs are claimed and completed
//! - `prototype`: the least that could do that, for comparison in the same run
//! - `backlog`: what waits before it, and what that costs
//! - `report`: the figures, their bounds, and those of the prototype that the design was decided by
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod backlog;
mod life;
mod prototype;
mod report;

#[path = "../../tests/kit/mod.rs"]
mod kit;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use self::kit::Temporary;
use self::report::{Figures, Report};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    let mut report = Report::default();
    report.note(&format!("a commit of this disk: {}", report::spread(&commits_of_the_disk())));
    report.add("SQLite", &report::SQLITE, figures(async || Temporary::sqlite()).await);
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        let in_memory = async || Temporary::Sqlite(tempfile::tempdir_in(memory).unwrap());
        report.add("SQLite in memory", &report::SQLITE_IN_MEMORY, figures(in_memory).await);
    }
    report.add("PostgreSQL", &report::POSTGRES, figures(Temporary::postgres).await);
    report.print()
}

/// How often what is compared is measured anew, with new connections: whether the kernel puts the two ends of one on the same
/// processor is settled for each, and worth a factor of 3 where no disk is waited for.
const PLACEMENTS: u32 = 5;

/// All figures of one kind of store; `fresh` makes an empty database of it.
async fn figures(fresh: impl AsyncFn() -> Temporary) -> Figures {
    let (store, _keeps) = fresh().await.jobs().await;
    let to_start = life::to_start(&store).await;
    let accepted = life::accepted_a_second(&store).await;
    let whole_life = life::whole_lives_a_second(&store).await;
    let (mut ours, mut theirs) = (0.0_f64, 0.0_f64);
    for _ in 0..PLACEMENTS {
        let (store, _keeps) = fresh().await.jobs().await;
        let (prototype, _keeps) = prototype::Prototype::new(fresh().await).await;
        let (one, other) = life::beside(&store, &prototype).await;
        (ours, theirs) = (ours + one, theirs + other);
    }
    let (ours, theirs) = (ours / f64::from(PLACEMENTS), theirs / f64::from(PLACEMENTS)); // The luckiest says little.
    let (few, many) = backlog::of_1_000_and_100_000(fresh().await).await;
    Figures { to_start, accepted, whole_life, ours, theirs, few, many }
}

/// What a small file's flush takes here: below any durable commit.
fn commits_of_the_disk() -> Vec<Duration> {
    let mut file = tempfile::tempfile().unwrap();
    let flush = |_| {
        let began = Instant::now();
        std::io::Write::write_all(&mut file, &[7; 4096]).unwrap();
        file.sync_data().unwrap();
        began.elapsed()
    };
    (0..200).map(flush).collect()
}
