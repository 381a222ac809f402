//! Rate limits, quotas and concurrency.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::retry::{Halt, KeyState, Progress};
use tokio::time::{advance, timeout};

use crate::script::*;

fn limited(told: Option<u64>) -> Answer {
    No(Failure::RateLimited { retry_after: told.map(secs) })
}

#[tokio::test(start_paused = true)]
async fn a_told_wait_is_never_undercut_and_lengthened_by_a_fifth_at_most() {
    for told in [1, 5, 20] {
        let script = Arc::new(Script::new().then("*", [limited(Some(told))]));
        let engine = engine(&script, 1);

        ask(&engine).await.unwrap();

        let wait = script.times()[1];
        assert!(wait >= secs(told) && wait <= secs(told).mul_f64(1.2) + ms(1), "{wait:?} for {told} s");
    }
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_holds_for_all_keys_of_the_account_and_for_no_other() {
    let script = Arc::new(Script::new().then("test#1", [limited(Some(20))]).then("test#2", [limited(Some(20))]));
    let shared = |number| untold_key("test", number).concurrency(1).account("shared");
    let engine = engine_with([(&script, vec![shared(1), shared(2), untold_key("test", 3).concurrency(1)])]);

    for _ in 0..20 {
        ask(&engine).await.unwrap();
    }

    let of_shared = script.keys_called().iter().filter(|key| **key != 3).count();
    assert_eq!(of_shared, 1, "one call told it for both keys");
    assert!(script.times().iter().all(std::time::Duration::is_zero), "the other account serves at once");
}

#[tokio::test(start_paused = true)]
async fn rate_limits_spend_no_attempts() {
    let script = Arc::new(Script::new().then("*", vec![limited(Some(1)); 10]));
    let engine = engine(&script, 1);

    assert!(ask(&engine).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_told_wait_of_zero_does_not_hammer() {
    let script = Arc::new(Script::new().always("*", limited(Some(0))));
    let engine = engine(&script, 1);

    let result = timeout(secs(601), ask(&engine)).await.expect("the deadline ends it");

    assert!(matches!(result, Err(Halt::Failed(Failure::RateLimited { .. }))), "{result:?}");
    assert!(script.calls().len() < 100, "{} calls in ten minutes", script.calls().len());
}

#[tokio::test(start_paused = true)]
async fn an_absurd_told_wait_ends_the_request_honestly() {
    for failure in [
        Failure::RateLimited { retry_after: Some(std::time::Duration::MAX) },
        Failure::QuotaExhausted { retry_after: Some(std::time::Duration::MAX) },
        Failure::Overloaded { retry_after: Some(std::time::Duration::MAX) },
        Failure::Loading { ready_in: Some(std::time::Duration::MAX) },
    ] {
        let script = Arc::new(Script::new().always("*", No(failure.clone())));

        let result = ask(&engine(&script, 1)).await;

        assert_eq!(result, Err(Halt::Failed(failure)));
    }
}

#[tokio::test(start_paused = true)]
async fn untold_rate_limits_of_calls_in_flight_together_are_one_strike() {
    let script = Arc::new(Script::new().always("*", late(secs(1), limited(None))));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(6)])]);

    let _ = timeout(ms(1001), futures::future::join_all((0..6).map(|_| ask(&engine)))).await;

    assert!(rest(&engine, 1) <= secs(2).mul_f64(1.2), "{:?}", rest(&engine, 1));
}

#[tokio::test(start_paused = true)]
async fn a_used_up_quota_parks_the_account_for_an_hour_then_for_twice_as_long() {
    let script = Arc::new(Script::new().always("*", No(Failure::QuotaExhausted { retry_after: None })));
    let shared = |number| untold_key("test", number).account("a");
    let engine = engine_with([(&script, vec![shared(1), shared(2)])]);

    let result = ask(&engine).await;

    assert_eq!(result, Err(Halt::Failed(Failure::QuotaExhausted { retry_after: None })), "past the deadline");
    assert_eq!(script.calls().len(), 1);
    assert_eq!((rest(&engine, 1), rest(&engine, 2)), (secs(3600), secs(3600)));
    advance(secs(3600)).await;
    let _ = ask(&engine).await;
    assert_eq!(rest(&engine, 1), secs(7200));
}

#[tokio::test(start_paused = true)]
async fn a_quota_that_comes_back_is_waited_for_as_told() {
    let script = Arc::new(Script::new().then("*", [No(Failure::QuotaExhausted { retry_after: Some(secs(10)) })]));
    let engine = engine(&script, 1);

    ask(&engine).await.unwrap();

    assert_eq!(script.times(), [secs(0), secs(10)]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_for_concurrency_takes_another_key_at_once() {
    let script = Arc::new(Script::new().then("*", [No(Failure::ConcurrencyLimited)]));
    let engine = engine(&script, 2);

    ask(&engine).await.unwrap();

    assert_eq!(script.times(), [secs(0), secs(0)]);
    assert_ne!(script.keys_called()[0], script.keys_called()[1]);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_somebody_else_uses_is_waited_for_without_spending_attempts() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::ConcurrencyLimited); 12]));
    let engine = engine(&script, 1);
    let before = status(&engine, 1).success_rate;
    let mut progress = Progress::default();

    ask_within(&engine, secs(600), &mut progress, &()).await.unwrap();

    assert_eq!(script.calls().len(), 13);
    assert!(status(&engine, 1).success_rate > before, "no penalty");
}

#[tokio::test(start_paused = true)]
async fn an_untold_limit_grows_while_calls_succeed_and_halves_on_a_refusal() {
    let script = Arc::new(Script::new().always("*", late(secs(1), Picture)));
    let engine = engine_with([(&script, vec![untold_key("test", 1)])]);
    assert_eq!(status(&engine, 1).slots, 1);

    futures::future::join_all((0..150).map(|_| ask(&engine))).await;
    let learned = status(&engine, 1).slots;
    assert!(learned >= 4, "{learned}");

    script.say("*", vec![late(ms(10), No(Failure::ConcurrencyLimited))]);
    futures::future::join_all((0..learned).map(|_| ask(&engine))).await;

    assert_eq!(status(&engine, 1).slots, learned / 2);
    assert_eq!(status(&engine, 1).state, KeyState::Healthy);
}
