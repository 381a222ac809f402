//! The chain of targets, deadlines, snoozes, and what a request keeps over them.

use std::sync::Arc;

use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Access, Engine, Halt, Progress};
use tokio::time::{Instant, sleep_until};

use crate::script::*;

/// `first` with one key, then `second` with one.
fn chain() -> (Arc<Script>, Arc<Script>, Engine) {
    let (first, second) = (Arc::new(Script::new()), Arc::new(Script::named("other")));
    let engine = engine_with([(&first, keys("test", 1)), (&second, keys("other", 1))]);
    (first, second, engine)
}

/// Parks `other`'s only key for `rest`.
async fn park_the_second(first: &Script, second: &Script, engine: &Engine, rest: u64) {
    first.say("*", [No(Failure::ModelUnavailable)]);
    second.say("*", [No(Failure::QuotaExhausted { retry_after: Some(secs(rest)) })]);
    let _ = ask(engine).await;
}

#[tokio::test(start_paused = true)]
async fn what_the_provider_as_a_whole_lacks_goes_to_the_next_of_the_chain_at_once() {
    for failure in [Failure::Overloaded { retry_after: Some(secs(60)) }, Failure::ModelUnavailable] {
        let (first, second, engine) = chain();
        first.keep_saying("*", No(failure));

        let made = ask(&engine).await.unwrap();

        assert_eq!(made.target.provider, "other");
        assert_eq!((first.calls().len(), second.times()), (1, vec![secs(0)]));
    }
}

#[tokio::test(start_paused = true)]
async fn a_target_that_used_up_its_attempts_gives_way_to_the_next_with_attempts_of_its_own() {
    let (first, second, engine) = chain();
    first.keep_saying("*", No(Failure::ProviderError));
    second.say("*", [No(Failure::ProviderError), No(Failure::ProviderError)]);

    ask(&engine).await.unwrap();

    assert_eq!((first.calls().len(), second.calls().len()), (3, 3));
}

#[tokio::test(start_paused = true)]
async fn an_ambiguous_call_is_not_replayed_more_often_because_there_is_a_chain() {
    let (first, second, engine) = chain();
    first.keep_saying("*", No(Failure::TimedOut));

    let result = ask(&engine).await;

    assert_eq!(result, Err(Halt::Failed(Failure::TimedOut)));
    assert_eq!(first.calls().len() + second.calls().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_first_target_that_is_closed_for_long_is_passed_over_from_the_start() {
    let (first, second, engine) = chain();
    first.say("*", [No(Failure::QuotaExhausted { retry_after: None })]);

    assert_eq!(ask(&engine).await.unwrap().target.provider, "other");
    assert_eq!(ask(&engine).await.unwrap().target.provider, "other");

    assert_eq!((first.calls().len(), second.calls().len()), (1, 2));
    assert_eq!(engine.closed(Task::Image, &Access::Open), None);
}

#[tokio::test(start_paused = true)]
async fn an_overloaded_target_is_tried_again_where_the_rest_of_the_chain_is_closed_for_long() {
    let (first, second, engine) = chain();
    second.say("*", [No(Failure::QuotaExhausted { retry_after: None })]);
    first.say("*", [No(Failure::Overloaded { retry_after: None }), No(Failure::Overloaded { retry_after: None })]);

    assert_eq!(ask(&engine).await, Err(Halt::Failed(Failure::QuotaExhausted { retry_after: None })));

    let made = ask(&engine).await;

    assert_eq!(made.unwrap().target.provider, "test");
    assert_eq!((first.calls().len(), second.calls().len()), (3, 1));
}

#[tokio::test(start_paused = true)]
async fn slots_are_those_of_the_first_target_that_serves() {
    let (first, second) = (Arc::new(Script::new()), Arc::new(Script::named("other")));
    let engine = engine_with([(&first, keys("test", 1)), (&second, keys("other", 3))]);
    assert_eq!(engine.slots(Task::Image, &Access::Open), 1);
    first.say("*", [No(Failure::QuotaExhausted { retry_after: None })]);

    ask(&engine).await.unwrap();

    assert_eq!(engine.slots(Task::Image, &Access::Open), 3);
    assert_eq!(engine.slots(Task::Video, &Access::Open), 1);
}

#[tokio::test(start_paused = true)]
async fn a_model_no_key_can_serve_ends_the_request_after_one_call_a_key() {
    let script = Arc::new(Script::new().always("*", No(Failure::ModelUnavailable)));
    let engine = engine(&script, 3);

    let result = ask(&engine).await;

    assert_eq!(result, Err(Halt::Failed(Failure::ModelUnavailable)));
    assert_eq!(script.calls().len(), 3);
    assert_eq!(engine.closed(Task::Image, &Access::Open).unwrap().because, Failure::ModelUnavailable);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_threshold_snoozes_and_the_run_after_it_keeps_the_counts() {
    let script = Arc::new(Script::new().then(
        "*",
        [
            No(Failure::ProviderError),
            No(Failure::ProviderError),
            No(Failure::RateLimited { retry_after: Some(secs(40)) }),
            No(Failure::ProviderError),
        ],
    ));
    let engine = engine(&script, 1);
    let (mut progress, ears) = (Progress::default(), Ears::default());

    let halt = ask_within(&engine, secs(600), &mut progress, &ears).await.unwrap_err();
    let Halt::Snoozed { until, because } = halt else { panic!("{halt:?}") };
    assert_eq!(because, Failure::RateLimited { retry_after: Some(secs(40)) });
    let wait = until - Instant::now();
    assert!(wait >= secs(40) && wait <= secs(48), "{wait:?}");
    sleep_until(until).await;
    let end = ask_within(&engine, secs(600), &mut progress, &ears).await;

    assert_eq!(end, Err(Halt::Failed(Failure::ProviderError)), "the third of three attempts");
    assert_eq!(ears.attempts().iter().map(|attempt| attempt.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[tokio::test(start_paused = true)]
async fn a_target_that_was_given_up_gets_no_new_attempts_after_a_snooze() {
    let (first, second, engine) = chain();
    first.keep_saying("*", No(Failure::ProviderError));
    second.say("*", vec![No(Failure::RateLimited { retry_after: Some(secs(40)) }); 3]);
    let mut progress = Progress::default();

    let deadline = Instant::now() + secs(600);
    let made = loop {
        match ask_within(&engine, deadline - Instant::now(), &mut progress, &()).await {
            Err(Halt::Snoozed { until, .. }) => sleep_until(until).await,
            end => break end,
        }
    };

    assert_eq!(made.unwrap().target.provider, "other");
    assert_eq!((first.calls().len(), second.calls().len()), (3, 4));
}

#[tokio::test(start_paused = true)]
async fn no_wait_goes_past_the_deadline() {
    let script = Arc::new(Script::new().always("*", No(Failure::RateLimited { retry_after: Some(secs(20)) })));
    let engine = engine(&script, 1);
    let started = Instant::now();

    let result = ask_within(&engine, secs(10), &mut Progress::default(), &()).await;

    assert!(matches!(result, Err(Halt::Failed(Failure::RateLimited { .. }))), "{result:?}");
    assert!(started.elapsed() <= secs(10));
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_ends_after_the_deadline_is_not_begun() {
    let script = Arc::new(Script::new().always("*", No(Failure::Loading { ready_in: Some(secs(20)) })));
    let started = Instant::now();

    let result = ask_within(&engine(&script, 1), secs(10), &mut Progress::default(), &()).await;

    assert_eq!(result, Err(Halt::Failed(Failure::Loading { ready_in: Some(secs(20)) })));
    assert_eq!(started.elapsed(), secs(0));
}

#[tokio::test(start_paused = true)]
async fn a_request_whose_key_was_rejected_while_others_are_busy_to_the_end_is_told_of_no_key() {
    let script = Arc::new(Script::new().then("*", [late(secs(80), Picture), No(Failure::KeyRejected)]));
    script.keep_saying("*", No(Failure::KeyRejected));
    let engine = engine(&script, 2);

    let (busy, end) = tokio::join!(ask(&engine), async {
        tokio::task::yield_now().await;
        ask_within(&engine, ms(500), &mut Progress::default(), &()).await
    });

    assert!(busy.is_ok());
    assert_eq!(end, Err(Halt::Failed(Failure::NoKeyAvailable { until: None })));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_nothing_can_do_never_gets_a_slot() {
    let engine = engine(&Arc::new(Script::new()), 1);

    assert!(tokio::time::timeout(secs(3600), engine.capacity(Task::Video, &Access::Open)).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn the_next_job_waits_without_a_slot_while_everything_is_closed() {
    let (first, second, engine) = chain();
    park_the_second(&first, &second, &engine, 100).await;
    let closed = engine.closed(Task::Image, &Access::Open).expect("the first lacks the model, the second has no quota");
    assert_eq!(closed.until, Instant::now() + secs(100));

    let made = ask(&engine).await.unwrap();

    assert_eq!((made.target.provider.as_str(), second.times()[1]), ("other", secs(100)));
}
