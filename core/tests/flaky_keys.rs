//! The outcomes that retry.md asks of the engine, under its two measured loads.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod scripted;

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use refrain_core::provider::{ApiKey, Task};
use refrain_core::retry::{self, Access};
use tokio::time::Instant;

use scripted::{B, C, Case, Flaky, KEYS, a_fox, engine, key};

const REQUESTS: u32 = 200;
const AT_ONCE: usize = 20;

struct Outcome {
    successes: u32,
    calls: u32,
    inside_told_wait: u32,
    wall: Duration,
}

async fn load(case: Case, seed: u64, keys: Vec<ApiKey>) -> Outcome {
    let upstream = Arc::new(Flaky::new(case, seed));
    let engine = engine(upstream.clone(), keys, seed);
    let started = Instant::now();

    let successes = stream::iter(0..REQUESTS)
        .map(|_| async {
            let capacity = engine.capacity(Task::Image, &Access::Open).await;
            let deadline = engine.deadline(Task::Image);
            retry::run(&engine, &a_fox(), &Access::Open, deadline, capacity, &mut retry::Progress::default(), &()).await
        })
        .buffer_unordered(AT_ONCE)
        .filter(|result| std::future::ready(result.is_ok()))
        .count()
        .await;

    Outcome {
        successes: u32::try_from(successes).unwrap(),
        calls: upstream.calls(),
        inside_told_wait: upstream.inside_told_wait(),
        wall: started.elapsed(),
    }
}

/// What an oracle needs that never wastes a call: it leaves the flapping key alone.
fn oracle(case: Case) -> Duration {
    case.call * REQUESTS.div_ceil(u32::try_from(KEYS).unwrap() - 1)
}

async fn every_request_succeeds_with_hardly_a_wasted_call(case: Case) {
    for seed in 0..20 {
        let keys = (1..=KEYS).map(|number| key(number).concurrency(1)).collect();

        let outcome = load(case, seed, keys).await;

        assert_eq!(outcome.successes, REQUESTS, "case {}, seed {seed}", case.name);
        assert!(outcome.calls * 100 <= REQUESTS * 102, "case {}, seed {seed}: {} calls", case.name, outcome.calls);
        assert_eq!(outcome.inside_told_wait, 0, "case {}, seed {seed}", case.name);
        assert!(outcome.wall <= oracle(case).mul_f64(1.1), "case {}, seed {seed}: {:?}", case.name, outcome.wall);
    }
}

#[tokio::test(start_paused = true)]
async fn case_b_every_request_succeeds_with_hardly_a_wasted_call() {
    every_request_succeeds_with_hardly_a_wasted_call(B).await;
}

#[tokio::test(start_paused = true)]
async fn case_c_every_request_succeeds_with_hardly_a_wasted_call() {
    every_request_succeeds_with_hardly_a_wasted_call(C).await;
}

/// Nobody told the limits: learning them costs at most one refused call a key.
#[tokio::test(start_paused = true)]
async fn untold_limits_are_learned_for_one_wasted_call_a_key() {
    for case in [B, C] {
        for seed in 0..20 {
            let outcome = load(case, seed, (1..=KEYS).map(key).collect()).await;

            let rejections = 6;
            let allowed = REQUESTS + u32::try_from(KEYS).unwrap() + rejections;
            assert_eq!(outcome.successes, REQUESTS, "case {}, seed {seed}", case.name);
            assert!(outcome.calls <= allowed, "case {}, seed {seed}: {} calls", case.name, outcome.calls);
            assert_eq!(outcome.inside_told_wait, 0, "case {}, seed {seed}", case.name);
        }
    }
}
