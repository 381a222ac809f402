//! Faults of the upstream, ambiguous calls and requests that can't be helped.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Access, Decision, Halt, Progress, run};
use tokio::time::{Instant, advance, timeout};

use crate::script::*;

fn overloaded(told: Option<u64>) -> Failure {
    Failure::Overloaded { retry_after: told.map(secs) }
}

#[tokio::test(start_paused = true)]
async fn a_hiccup_is_retried_twice_after_jittered_waits() {
    let script = Arc::new(Script::new().always("*", No(Failure::ProviderError)));
    let engine = engine(&script, 3);

    let result = ask(&engine).await;

    assert_eq!(result, Err(Halt::Failed(Failure::ProviderError)));
    let times = script.times();
    assert_eq!(times.len(), 3);
    assert!(times[1] <= secs(2) && times[2] <= times[1] + secs(4), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn an_unreachable_upstream_is_retried_within_the_attempts() {
    let script = Arc::new(Script::new().then("*", vec![No(Failure::Unreachable); 2]));

    assert!(ask(&engine(&script, 1)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_fault_blames_its_key_only_if_another_key_then_succeeds() {
    let script = Arc::new(Script::new().always("test#1", No(Failure::ProviderError)));
    let engine = engine(&script, 2);
    let fresh = status(&engine, 1).success_rate;

    while status(&engine, 2).success_rate <= fresh {
        assert!((status(&engine, 1).success_rate - fresh).abs() < 1e-9, "not blamed yet");
        script.keep_saying("test#2", No(Failure::ProviderError));
        let _ = ask(&engine).await;
        script.keep_saying("test#2", Picture);
        let _ = ask(&engine).await;
    }

    assert!(status(&engine, 1).success_rate < fresh);
}

#[tokio::test(start_paused = true)]
async fn an_upstream_that_is_down_for_all_blames_no_key() {
    let script = Arc::new(Script::new().always("*", No(Failure::ProviderError)));
    let engine = engine(&script, 2);
    let fresh = status(&engine, 1).success_rate;

    for _ in 0..3 {
        let _ = ask(&engine).await;
    }

    assert!(engine.keys().iter().all(|key| (key.success_rate - fresh).abs() < 1e-9));
}

#[tokio::test(start_paused = true)]
async fn a_timed_out_call_is_replayed_once_on_another_key_with_the_same_idempotency_key() {
    let script = Arc::new(Script::new().then("*", [Silence, Silence]));
    let engine = engine(&script, 3);
    let ears = Ears::default();

    let result = ask_within(&engine, secs(600), &mut Progress::default(), &ears).await;

    assert_eq!(result, Err(Halt::Failed(Failure::TimedOut)));
    let calls = script.calls();
    assert_eq!(calls.len(), 2, "one replay at most: each may have been billed");
    assert_ne!(calls[0].key, calls[1].key);
    assert_eq!(calls[0].idempotency_key, calls[1].idempotency_key);
    assert_eq!(script.times(), [secs(0), secs(90)], "at once");
    assert!(ears.attempts().iter().all(refrain_core::retry::Attempt::possibly_billed));
}

#[tokio::test(start_paused = true)]
async fn a_timed_out_calls_slot_stays_taken_for_the_grace() {
    let script = Arc::new(Script::new().then("*", [Silence]));
    let engine = engine(&script, 1);

    ask(&engine).await.unwrap();

    assert_eq!(script.times(), [secs(0), secs(90 + 30)], "the only key is replayed on after its grace");
}

#[tokio::test(start_paused = true)]
async fn a_replay_waits_for_another_key_that_is_only_busy() {
    let script = Arc::new(Script::new());
    let engine = engine(&script, 2);
    script.say("*", [late(ms(10), No(Failure::TimedOut)), late(secs(50), Picture), Picture]);

    let (first, second) = tokio::join!(ask(&engine), ask(&engine));

    assert!(first.is_ok() && second.is_ok());
    assert_eq!(script.times()[2], secs(50), "not on its own key, whose grace ends at 30 s");
    assert_ne!(script.keys_called()[0], script.keys_called()[2]);
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_run_keeps_its_slot_for_the_grace() {
    let script = Arc::new(Script::new().then("*", [Silence]));
    let engine = engine(&script, 1);

    assert!(timeout(secs(5), ask(&engine)).await.is_err(), "given up after 5 s");
    assert_eq!(status(&engine, 1).in_flight, 1);
    ask(&engine).await.unwrap();

    assert_eq!(script.times(), [secs(0), secs(35)]);
    assert_eq!(status(&engine, 1).in_flight, 0);
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_was_never_used_is_free_at_once() {
    let script = Arc::new(Script::new());
    let engine = engine(&script, 1);

    drop(engine.capacity(Task::Image, &Access::Open).await);
    ask(&engine).await.unwrap();

    assert_eq!(script.times(), [secs(0)]);
}

#[tokio::test(start_paused = true)]
async fn a_call_cut_short_by_its_own_deadline_blames_neither_key_nor_upstream() {
    let script = Arc::new(Script::new().then("*", vec![Silence; 12]));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(12), untold_key("test", 2)])]);

    let mut progress: Vec<_> = (0..12).map(|_| Progress::default()).collect();
    let asked = progress.iter_mut().map(|progress| ask_within(&engine, secs(1), progress, &()));
    let results = futures::future::join_all(asked).await;

    assert!(results.iter().all(|result| *result == Err(Halt::Failed(Failure::TimedOut))), "{results:?}");
    assert_eq!(engine.closed(Task::Image, &Access::Open), None, "the breaker counts nothing");
    assert_eq!(rest(&engine, 1), secs(0));
}

#[tokio::test(start_paused = true)]
async fn a_request_whose_time_is_over_makes_no_call() {
    let script = Arc::new(Script::new());
    let engine = engine(&script, 1);
    let capacity = engine.capacity(Task::Image, &Access::Open).await;

    let result = run(&engine, &a_fox(), &Access::Open, Instant::now(), capacity, &mut Progress::default(), &()).await;

    assert_eq!(result, Err(Halt::Failed(Failure::NoKeyAvailable { until: None })));
    assert_eq!(script.calls(), []);
    assert_eq!(status(&engine, 1).in_flight, 0);
}

#[tokio::test(start_paused = true)]
async fn what_no_key_can_help_makes_exactly_one_call() {
    for failure in [
        Failure::Refused,
        Failure::TooLarge,
        Failure::InvalidRequest { detail: "no such size".into() },
        Failure::Misconfigured { detail: "certificate".into() },
    ] {
        let (first, second) = (Arc::new(Script::new()), Arc::new(Script::named("other")));
        first.keep_saying("*", No(failure.clone()));
        let engine = engine_with([(&first, keys("test", 3)), (&second, keys("other", 1))]);

        let result = ask(&engine).await;

        assert_eq!(result, Err(Halt::Failed(failure)));
        assert_eq!((first.calls().len(), second.calls().len()), (1, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn an_unusable_result_is_asked_for_once_more_at_once() {
    for bad in [No(Failure::BadOutput { detail: "truncated".into() }), Nothing] {
        let script = Arc::new(Script::new().always("*", bad));

        let result = ask(&engine(&script, 2)).await;

        assert!(matches!(result, Err(Halt::Failed(Failure::BadOutput { .. }))), "{result:?}");
        assert_eq!(script.times(), [secs(0), secs(0)]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_loading_model_is_waited_for_on_the_same_key_without_spending() {
    let loading = No(Failure::Loading { ready_in: Some(secs(20)) });
    let script = Arc::new(Script::new().then("*", vec![loading; 6]));
    let engine = engine(&script, 4);
    let ears = Ears::default();

    ask_within(&engine, secs(600), &mut Progress::default(), &ears).await.unwrap();

    assert_eq!(script.times(), [0, 20, 40, 60, 80, 100, 120].map(secs));
    assert!(script.keys_called().iter().all(|key| *key == script.keys_called()[0]), "{:?}", script.keys_called());
    assert_eq!(ears.waits().len(), 6, "one piece of news a wait");
}

#[tokio::test(start_paused = true)]
async fn a_model_that_claims_to_be_ready_at_once_is_not_hammered() {
    let script = Arc::new(Script::new().always("*", No(Failure::Loading { ready_in: Some(secs(0)) })));

    let result = timeout(secs(601), ask(&engine(&script, 1))).await.expect("the deadline ends it");

    assert!(matches!(result, Err(Halt::Failed(Failure::Loading { .. }))));
    assert!(script.calls().len() <= 600);
}

#[tokio::test(start_paused = true)]
async fn an_overloaded_only_provider_gets_the_rest_it_asks_for_from_everybody() {
    let script = Arc::new(Script::new().then("*", [No(overloaded(Some(10)))]));
    let engine = engine(&script, 2);

    let (first, second) = tokio::join!(ask(&engine), async {
        advance(ms(1)).await;
        ask(&engine).await
    });

    assert!(first.is_ok() && second.is_ok());
    assert!(script.times()[1..].iter().all(|at| *at >= secs(10)), "{:?}", script.times());
}

#[tokio::test(start_paused = true)]
async fn a_success_from_before_does_not_cut_the_told_rest_of_an_overload_short() {
    let script = Arc::new(Script::new().then("*", [late(secs(2), Picture), late(secs(1), No(overloaded(Some(10))))]));
    let engine = engine(&script, 2);

    let (first, second) = tokio::join!(ask(&engine), ask(&engine));
    assert!(first.is_ok() && second.is_ok());

    assert!(script.times()[2] >= secs(11), "{:?}", script.times());
    assert_eq!(script.calls().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_retry_budget_ends_the_hammering() {
    let script = Arc::new(Script::new().always("*", late(ms(10), No(Failure::ProviderError))));
    let engine = engine_with([(&script, vec![untold_key("test", 1).concurrency(200)])]);
    let ears = Ears::default();

    futures::future::join_all(
        (0..200).map(|_| async { ask_within(&engine, secs(600), &mut Progress::default(), &ears).await }),
    )
    .await;

    let attempts = ears.attempts();
    let given_up_early = attempts.iter().filter(|it| it.number == 1 && matches!(it.outcome, Err((_, Decision::Stop))));
    assert!(given_up_early.count() >= 50, "200 requests may cause 100 + 40 retries at once");
}
