//! A rejected key: rotation, quarantine, probes.

use std::sync::Arc;

use async_trait::async_trait;
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Route, Target, Task};
use refrain_core::reply::Media;
use refrain_core::retry::{Engine, Halt, KeyState, Random, RetryPolicy};
use tokio::time::{Instant, advance, sleep};

use crate::journal;
use crate::script::*;

#[tokio::test(start_paused = true)]
async fn rotation_to_an_idle_key_costs_no_time_and_no_attempt() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 4]));
    let engine = engine(&script, 5);
    let started = Instant::now();

    let made = ask(&engine).await;

    assert!(made.is_ok(), "four rejections are more than three attempts");
    assert_eq!(started.elapsed(), secs(0));
    let mut keys = script.keys_called();
    keys.sort_unstable();
    assert_eq!(keys, [1, 2, 3, 4, 5], "each key once");
}

#[tokio::test(start_paused = true)]
async fn the_first_rejection_cools_a_key_down_and_the_second_quarantines_it() {
    let script = Arc::new(Script::new().always("*", No(Failure::KeyRejected)));
    let engine = engine(&script, 1);

    let halt = ask(&engine).await.unwrap_err();

    assert_eq!(script.times(), [secs(0), secs(1)], "the second call is the probe after 1 s");
    let KeyState::Quarantined { rest, because } = status(&engine, 1).state else { panic!("it is in quarantine") };
    assert_eq!((rest, because), (secs(60), Failure::KeyRejected));
    assert_eq!(halt, Halt::Snoozed { until: Instant::now() + secs(60), because: Failure::KeyRejected });
}

#[tokio::test(start_paused = true)]
async fn free_probes_of_a_dead_key_never_stop_and_revive_it() {
    let mut answers = vec![Err(Failure::KeyRejected); 9];
    answers.push(Ok(()));
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 2]).probes(answers));
    let engine = engine(&script, 1);
    let _ = ask(&engine).await;

    sleep(secs(60 * 60 * 12)).await;

    let minutes = [1, 2, 4, 8, 16, 32, 60, 60, 60, 60];
    let expected: Vec<u64> = minutes
        .iter()
        .scan(1, |at, minutes| {
            *at += minutes * 60;
            Some(*at)
        })
        .collect();
    assert_eq!(script.probed_at(), expected);
    assert_eq!(script.calls().len(), 2, "no request was spent on a dead key");
    assert_eq!(status(&engine, 1).state, KeyState::Probing);
    assert!(ask(&engine).await.is_ok(), "a revived key serves again");
    assert_eq!(status(&engine, 1).state, KeyState::Healthy);
}

#[tokio::test(start_paused = true)]
async fn without_a_free_probe_one_real_request_probes_a_dead_key() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 3]));
    let engine = engine(&script, 1);
    let _ = ask(&engine).await;

    let second = ask(&engine).await;
    assert!(matches!(second, Err(Halt::Snoozed { .. })));
    assert!(ask(&engine).await.is_ok());

    assert_eq!(script.times(), [secs(0), secs(1), secs(61), secs(181)]);
}

#[tokio::test(start_paused = true)]
async fn a_free_probe_that_panics_leaves_it_to_a_real_request() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 2]));
    journal::keep();
    let engine = Engine::new(RetryPolicy::default(), Random::seeded(7))
        .provider(Arc::new(Panics(Arc::clone(&script))), keys("test", 1))
        .route(Task::Image, route())
        .unwrap();
    let _ = ask(&engine).await;

    let made = tokio::time::timeout(secs(300), ask(&engine)).await;

    assert!(made.is_ok_and(|made| made.is_ok()));
}

#[tokio::test(start_paused = true)]
async fn one_success_does_not_clear_a_flapping_key_but_its_rest_stays_short() {
    let script = Arc::new(Script::new());
    let engine = engine(&script, 1);
    let mut rests = Vec::new();
    for _ in 0..9 {
        script.say("*", [Picture, No(Failure::KeyRejected)]);
        ask(&engine).await.unwrap();
        let _ = tokio::time::timeout(ms(1), ask(&engine)).await;
        rests.push((rest(&engine, 1) + ms(1)).as_secs());
        advance(secs(61)).await;
    }

    assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60, 60], "1 s · 2^strikes, at most a minute");
}

#[tokio::test(start_paused = true)]
async fn rejections_of_calls_in_flight_together_are_one_strike() {
    let script = Arc::new(Script::new().always("*", late(secs(1), No(Failure::KeyRejected))));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(8)])]);

    let asked = futures::future::join_all((0..8).map(|_| ask(&engine)));
    let _ = tokio::time::timeout(ms(1500), asked).await;

    assert_eq!(script.calls().len(), 8);
    assert_eq!(rest(&engine, 1), ms(500), "1 s, not an hour");
}

#[tokio::test(start_paused = true)]
async fn a_rejected_key_is_not_said_to_be_busy() {
    let script =
        Arc::new(Script::new().then("*", [No(Failure::ConcurrencyLimited)]).always("*", No(Failure::KeyRejected)));
    let engine = engine(&script, 1);

    let halt = ask(&engine).await.unwrap_err();

    assert!(matches!(halt, Halt::Snoozed { because: Failure::KeyRejected, .. }), "{halt:?}");
}

#[tokio::test(start_paused = true)]
async fn a_key_with_old_strikes_that_is_rate_limited_is_not_called_quarantined() {
    let script = Arc::new(Script::new().then("*", [Picture]));
    let engine = engine(&script, 1);
    ask(&engine).await.unwrap();
    script.say("*", [No(Failure::KeyRejected), No(Failure::KeyRejected), Picture]);
    ask(&engine).await.unwrap();
    script.say("*", [No(Failure::RateLimited { retry_after: Some(secs(40)) })]);

    let _ = ask(&engine).await;

    assert!(matches!(status(&engine, 1).state, KeyState::Cooling { because: Failure::RateLimited { .. }, .. }));
}

fn route() -> Route {
    let target = Target { provider: "test".into(), model: "m".into() };
    Route { chain: vec![target], attempt_timeout: secs(90), deadline: secs(600) }
}

/// A provider whose free probe has a fault.
struct Panics(Arc<Script>);

#[async_trait]
impl Provider for Panics {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn generate(&self, key: &ApiKey, wanted: &Generation) -> Result<Output, Failure> {
        self.0.generate(key, wanted).await
    }

    async fn fetch(&self, link: &str, wanted: &Generation) -> Result<Media, Failure> {
        self.0.fetch(link, wanted).await
    }

    async fn probe(&self, _: &ApiKey) -> Option<Result<(), Failure>> {
        panic!("a fault of the adapter")
    }
}
