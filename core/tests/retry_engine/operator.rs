//! What the operator sees of keys and upstreams, and does to keys.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::retry::{BreakerState, KeyState};
use tokio::time::sleep;

use crate::script::*;

#[tokio::test(start_paused = true)]
async fn calls_are_counted_and_the_last_failure_is_remembered() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::ProviderError)]));
    let engine = engine(&script, 1);
    ask(&engine).await.unwrap();
    ask(&engine).await.unwrap();
    sleep(secs(60)).await;

    let key = status(&engine, 1);

    assert_eq!((key.successes, key.failures), (2, 1));
    let (failure, ago) = key.last_failure.expect("there was one");
    assert_eq!(failure, Failure::ProviderError);
    assert!(ago >= secs(60), "{ago:?}");
}

#[tokio::test(start_paused = true)]
async fn a_refused_prompt_is_no_failure_of_the_key() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::Refused)]));
    let engine = engine(&script, 1);

    ask(&engine).await.unwrap_err();

    let key = status(&engine, 1);
    assert_eq!((key.successes, key.failures, key.last_failure), (1, 0, None));
}

#[tokio::test(start_paused = true)]
async fn a_key_that_was_put_to_rest_serves_again_when_its_time_is_over_or_it_is_woken() {
    let script = Arc::new(Script::new());
    let engine = engine(&script, 2);

    assert!(engine.rest_key("test#1", secs(600)) && !engine.rest_key("test#9", secs(600)));

    assert_eq!(rest(&engine, 1), secs(600));
    for _ in 0..3 {
        ask(&engine).await.unwrap();
    }
    assert_eq!(script.keys_called(), [2, 2, 2]);
    sleep(secs(600)).await;
    assert_eq!(status(&engine, 1).state, KeyState::Probing, "one call has to prove it");
    engine.rest_key("test#1", secs(600));
    assert!(engine.wake_key("test#1") && !engine.wake_key("test#9"));
    assert_eq!(rest(&engine, 1), secs(0));
}

#[tokio::test(start_paused = true)]
async fn a_probe_is_taken_to_heart() {
    let script = Arc::new(Script::new().probes(vec![Ok(()), Err(Failure::KeyRejected)]));
    let engine = engine(&script, 1);
    engine.rest_key("test#1", secs(600));

    assert_eq!(engine.probe_key("test#1").await, Some(Some(Ok(()))));
    assert_eq!(rest(&engine, 1), secs(0));
    assert_eq!(engine.probe_key("test#1").await, Some(Some(Err(Failure::KeyRejected))));
    assert_eq!(rest(&engine, 1), secs(1));
    assert_eq!(engine.probe_key("test#9").await, None);
}

#[tokio::test(start_paused = true)]
async fn an_upstream_that_is_down_shows_an_open_breaker() {
    let script = Arc::new(Script::new().always("*", No(Failure::Overloaded { retry_after: Some(secs(300)) })));
    let engine = engine(&script, 1);
    assert_eq!(engine.breakers()[0].state, BreakerState::Closed);

    ask(&engine).await.unwrap_err();

    let breaker = engine.breakers().remove(0);
    let BreakerState::Open { rest, .. } = breaker.state else { panic!("{breaker:?}") };
    assert!(rest >= secs(300), "{rest:?}");
    sleep(rest).await;
    assert_eq!(engine.breakers()[0].state, BreakerState::HalfOpen);
}
