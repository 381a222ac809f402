//! What the engine makes of flaky keys, in real time: calls per success, wall time against an oracle that never wastes a
//! call, and the time it adds to a call. `cargo bench -p refrain-core`.
//!
//! The loads are cases b and c of the design's measurements; both sides of each ratio are measured in this run.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/scripted/mod.rs"]
mod scripted;

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures::StreamExt;
use futures::future::join_all;
use futures::stream;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Task};
use refrain_core::reply::Media;
use refrain_core::retry::{self, Access, Engine};

use scripted::{B, C, Case, Flaky, KEYS, a_fox, engine, key, picture};

const REQUESTS: u32 = 200;
const AT_ONCE: usize = 20;
const SEEDS: [u64; 3] = [1, 2, 3];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{REQUESTS} requests, {AT_ONCE} at a time, {KEYS} keys, seeds {SEEDS:?}");
    println!("| case | success | calls per success | wall | oracle | wall / oracle | inside a told wait |");
    println!("|---|---|---|---|---|---|---|");
    for case in [B, C] {
        for seed in SEEDS {
            load(case, seed).await;
        }
    }
    println!();
    added().await;
}

async fn request(engine: &Engine) -> bool {
    let capacity = engine.capacity(Task::Image, &Access::Open).await;
    let deadline = engine.deadline(Task::Image);
    retry::run(engine, &a_fox(), &Access::Open, deadline, capacity, &mut retry::Progress::default(), &()).await.is_ok()
}

async fn load(case: Case, seed: u64) {
    let upstream = Arc::new(Flaky::new(case, seed));
    let keys = (1..=KEYS).map(|number| key(number).concurrency(1)).collect();
    let engine = engine(upstream.clone(), keys, seed);

    let started = Instant::now();
    let successes = stream::iter(0..REQUESTS)
        .map(|_| request(&engine))
        .buffer_unordered(AT_ONCE)
        .filter(|success| std::future::ready(*success))
        .count()
        .await;
    let successes = f64::from(u32::try_from(successes).unwrap());
    let wall = started.elapsed();

    let oracle = oracle(case).await;
    println!(
        "| {} | {:.1} % | {:.3} | {:.2} s | {:.2} s | {:.3} | {} |",
        case.name,
        100.0 * successes / f64::from(REQUESTS),
        f64::from(upstream.calls()) / successes,
        wall.as_secs_f64(),
        oracle.as_secs_f64(),
        wall.as_secs_f64() / oracle.as_secs_f64(),
        upstream.inside_told_wait(),
    );
}

/// The same calls without any fault or choice: all keys but the flapping one, one after the other.
async fn oracle(case: Case) -> Duration {
    let started = Instant::now();
    let lanes = (1..KEYS).map(|lane| async move {
        for _ in (lane..=REQUESTS as usize).step_by(KEYS - 1) {
            tokio::time::sleep(case.call).await;
        }
    });
    join_all(lanes).await;
    started.elapsed()
}

/// Answers at once.
struct Instantly;

#[async_trait]
impl Provider for Instantly {
    fn name(&self) -> &'static str {
        "test"
    }

    async fn generate(&self, _: &ApiKey, _: &Generation) -> Result<Output, Failure> {
        Ok(picture())
    }

    async fn fetch(&self, _: &str, _: &Generation) -> Result<Media, Failure> {
        Err(Failure::DownloadFailed)
    }
}

async fn added() {
    const CALLS: u32 = 20_000;
    let keys: Vec<_> = (1..=KEYS).map(|number| key(number).concurrency(1)).collect();
    let engine = engine(Arc::new(Instantly), keys, 1);

    let started = Instant::now();
    for _ in 0..CALLS {
        Instantly.generate(&key(1), &a_fox()).await.unwrap();
    }
    let direct = started.elapsed() / CALLS;

    let started = Instant::now();
    for _ in 0..CALLS {
        assert!(request(&engine).await);
    }
    let through = started.elapsed() / CALLS;

    println!("a direct call {direct:?}, through the engine {through:?}: {:?} added", through.saturating_sub(direct));
}
