//! The upstream as a whole: all keys failing alike, and the breaker.

use std::sync::Arc;

use futures::future::join_all;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Access, KeyState, Progress};
use tokio::time::{Instant, sleep, timeout};

use crate::script::*;

#[tokio::test(start_paused = true)]
async fn an_outage_that_rejects_all_keys_blames_none_and_ends_with_one_shared_back_off() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::KeyRejected); 4]).probes([]));
    let engine = engine(&script, 4);

    ask(&engine).await.unwrap();

    let times = script.times();
    assert_eq!(times[..4], [secs(0); 4]);
    assert!(times[4] >= ms(500) && times[4] <= secs(1) + ms(1), "one shared back-off: {times:?}");
    assert_eq!(times.len(), 5);
    assert!(engine.keys().iter().all(|key| key.state == KeyState::Healthy), "{:?}", engine.keys());
    assert!(script.probed_at().is_empty(), "no key is in quarantine");
}

#[tokio::test(start_paused = true)]
async fn a_long_outage_that_rejects_all_keys_costs_one_call_a_back_off() {
    let script = Arc::new(Script::new().always("*", No(Failure::KeyRejected)).probes([]));
    let engine = engine(&script, 4);

    for _ in 0..10 {
        let _ = timeout(secs(60), ask(&engine)).await;
    }
    assert!(script.calls().len() <= 4 + 16, "{:?}", script.times());
    assert!(script.probed_at().is_empty(), "no key is in quarantine");
    script.keep_saying("*", Picture);
    sleep(secs(60)).await;
    let back = Instant::now();
    let all = join_all((0..8).map(|_| ask(&engine))).await;

    assert!(all.iter().all(Result::is_ok));
    assert_eq!(back.elapsed(), secs(0));
    assert!(engine.keys().iter().all(|key| key.state == KeyState::Healthy), "{:?}", engine.keys());
}

#[tokio::test(start_paused = true)]
async fn a_flapping_key_beside_a_dead_one_is_no_outage() {
    let script = Arc::new(Script::new().always("test#1", No(Failure::KeyRejected)));
    let engine = engine(&script, 2);
    // The dead key is rejected, the other serves in between and then flaps, all within the window.
    while !script.keys_called().contains(&1) {
        ask(&engine).await.unwrap();
    }
    ask(&engine).await.unwrap();
    script.say("test#2", [No(Failure::KeyRejected)]);

    let flapped = timeout(ms(1), ask(&engine)).await;

    assert!(flapped.is_err(), "both rest");
    assert_eq!(rest(&engine, 2), ms(999), "each key for itself, by its own strikes");
    assert!(matches!(status(&engine, 2).state, KeyState::Cooling { because: Failure::KeyRejected, .. }));
    assert_eq!(rest(&engine, 1), ms(999));
    ask(&engine).await.unwrap();
    assert_eq!(script.keys_called().last(), Some(&2));
}

#[tokio::test(start_paused = true)]
async fn a_flapping_key_beside_a_dead_one_leads_the_dead_one_into_quarantine() {
    let script = Arc::new(Script::new().always("test#1", No(Failure::KeyRejected)));
    let engine = engine(&script, 2);
    for round in 0..40 {
        if round % 9 == 8 {
            script.say("test#2", [No(Failure::KeyRejected)]);
        }
        let (first, second) = tokio::join!(ask(&engine), ask(&engine));
        assert!(first.is_ok() && second.is_ok());
        sleep(ms(500)).await;
    }

    let to_the_dead = script.keys_called().iter().filter(|key| **key == 1).count();
    assert!(to_the_dead <= 4, "{to_the_dead} calls with a dead key");
    assert!(matches!(status(&engine, 1).state, KeyState::Quarantined { .. } | KeyState::Probing));
}

#[tokio::test(start_paused = true)]
async fn the_breaker_lets_one_call_through_when_its_rest_is_over() {
    let script = Arc::new(Script::new().then("*", vec![late(ms(10), No(Failure::ProviderError)); 5]));
    script.keep_saying("*", late(secs(3), Picture));
    let engine =
        engine_with([(&script, vec![untold_key("test", 1).concurrency(5), untold_key("test", 2).concurrency(5)])]);

    let results = join_all((0..5).map(|_| ask(&engine))).await;

    assert!(results.iter().all(Result::is_ok));
    let times = script.times();
    let probe = times[5];
    assert!(probe >= ms(510), "it rested: {times:?}");
    assert_eq!(times.len(), 10);
    assert!(times[6..].iter().all(|at| *at >= probe + secs(3)), "the others wait for its outcome: {times:?}");
}

#[tokio::test(start_paused = true)]
async fn an_old_call_that_ends_does_not_let_a_second_probe_through() {
    let script = Arc::new(Script::new().then("*", [late(secs(2), No(Failure::BadOutput { detail: String::new() }))]));
    script.say("*", vec![late(ms(10), No(Failure::ProviderError)); 5]);
    script.keep_saying("*", late(secs(30), Picture));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(9)])]);

    let mut running: Vec<_> = (0..6).map(|_| Box::pin(ask(&engine))).collect();
    let _ = timeout(secs(20), join_all(running.iter_mut())).await;

    assert_eq!(script.calls().len(), 7, "six calls and one probe: {:?}", script.times());
}

#[tokio::test(start_paused = true)]
async fn faults_of_calls_in_flight_together_open_the_breaker_for_a_second_not_a_minute() {
    let script = Arc::new(Script::new().then("*", vec![late(ms(10), No(Failure::ProviderError)); 40]));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(40)])]);

    let asked = join_all((0..40).map(|_| ask(&engine)));
    let _ = timeout(ms(11), asked).await;

    let closed = engine.closed(Task::Image, &Access::Open).expect("it is open");
    assert!(closed.until - Instant::now() <= secs(1), "{:?}", closed.until - Instant::now());
}

#[tokio::test(start_paused = true)]
async fn a_probe_that_fails_opens_the_breaker_for_longer() {
    let script = Arc::new(Script::new().always("*", No(Failure::Unreachable)));
    let engine = engine(&script, 2);
    let mut rests = Vec::new();
    for _ in 0..60 {
        let _ = timeout(secs(60), ask_within(&engine, secs(61), &mut Progress::default(), &())).await;
        if let Some(closed) = engine.closed(Task::Image, &Access::Open) {
            rests.push(closed.until - Instant::now());
        }
    }

    assert!(rests.iter().any(|rest| *rest >= secs(20)), "{rests:?}");
    assert!(rests.iter().all(|rest| *rest <= secs(60)), "{rests:?}");
}
