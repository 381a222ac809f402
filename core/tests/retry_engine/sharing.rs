//! Two processes with the same keys, as two engines at one store.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Access, Engine};
use tokio::time::{Instant, timeout};

use crate::board::*;
use crate::script::*;

#[tokio::test(start_paused = true)]
async fn a_slot_that_one_process_uses_the_other_waits_for() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let used = one.capacity(Task::Image, &Access::Open).await;

    assert!(timeout(secs(60), other.capacity(Task::Image, &Access::Open)).await.is_err(), "it is the key's only slot");
    drop(used);

    timeout(secs(1), other.capacity(Task::Image, &Access::Open)).await.expect("it is free");
}

#[tokio::test(start_paused = true)]
async fn a_key_whose_slots_others_have_is_passed_over_for_another() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 2), process(2, &board, &script, 2));

    let _used = one.capacity(Task::Image, &Access::Open).await;
    let began = Instant::now();
    let _second = other.capacity(Task::Image, &Access::Open).await;

    assert_eq!(began.elapsed(), Duration::ZERO, "the second key is free");
    assert!(timeout(secs(60), one.capacity(Task::Image, &Access::Open)).await.is_err(), "both are used");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_given_up_keeps_its_slot_from_the_others_too() {
    let (script, board) = (Arc::new(Script::new().then("*", [Silence])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    assert!(timeout(secs(5), ask(&one)).await.is_err(), "it is dropped half-way");
    let began = Instant::now();

    other.capacity(Task::Image, &Access::Open).await;

    assert!(began.elapsed() >= secs(29), "{:?}: the grace is 30 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn what_one_process_learns_of_a_key_the_other_need_not() {
    let limited = No(Failure::RateLimited { retry_after: Some(secs(20)) });
    let (script, board) = (Arc::new(Script::new().then("*", [limited])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    other.capacity(Task::Image, &Access::Open).await;
    let told = tokio::spawn(async move { ask(&one).await });
    tokio::time::sleep(secs(2)).await;

    assert!(rest(&other, 1) >= secs(17), "{:?}", rest(&other, 1));
    ask(&other).await.unwrap();

    told.await.unwrap().unwrap();
    assert!(script.times()[1..].iter().all(|at| *at >= secs(20)), "{:?}", script.times());
}

#[tokio::test(start_paused = true)]
async fn a_process_knows_what_was_told_before_it_makes_its_first_call() {
    let (script, board) = (Arc::new(Script::new()), board());
    let one = process(1, &board, &script, 1);
    one.rest_key("test#1", secs(60));
    tokio::time::sleep(secs(2)).await;

    ask(&process(2, &board, &script, 1)).await.unwrap();

    assert!(script.times()[0] >= secs(60), "{:?}", script.times());
}

#[tokio::test(start_paused = true)]
async fn what_was_heard_is_not_told_again() {
    let slow = Arc::new(Script::new().then("*", [late(secs(9), Picture)]));
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (untold(1, &board, &script), untold(2, &board, &slow));
    other.hear_of_keys();
    for _ in 0..10 {
        ask(&one).await.unwrap();
    }
    tokio::time::sleep(secs(2)).await;
    assert_eq!(status(&other, 1).slots, 2, "it heard so");
    let call = tokio::spawn(async move { ask(&other).await.map(|_| other) });
    tokio::time::sleep(secs(2)).await;

    one.rest_key("test#1", secs(60));
    let other = call.await.unwrap().unwrap(); // It began before, and ends within the rest.

    assert!(rest(&other, 1) > secs(50), "it heard so: {:?}", rest(&other, 1));
    let tellers: Vec<_> = board.lock().unwrap().words.iter().map(|(teller, ..)| *teller).collect();
    assert_eq!(tellers, [1, 1], "of the slots and of the rest");
}

#[tokio::test(start_paused = true)]
async fn a_word_of_slots_says_nothing_of_a_rest_that_was_told_before() {
    let (script, board) = (Arc::new(Script::new().always("*", late(secs(1), Picture))), board());
    let one = untold(1, &board, &script);
    for _ in 0..9 {
        ask(&one).await.unwrap();
    }
    let one = Arc::new(one);
    let last = tokio::spawn({
        let one = Arc::clone(&one);
        async move { ask(&one).await }
    });
    tokio::time::sleep(ms(500)).await;

    one.rest_key("test#1", secs(60));
    last.await.unwrap().unwrap();
    one.settle_keys().await;

    let told: Vec<_> =
        board.lock().unwrap().words.iter().map(|(_, _, word)| (word.rest.is_some(), word.slots)).collect();
    assert_eq!(told, [(true, 1), (false, 2)], "somebody may have ended the rest meanwhile");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_calls_of_two_processes_teaches_both() {
    let (script, others, board) = (Arc::new(Script::new()), Arc::new(Script::new()), board());
    let (one, other) = (untold(1, &board, &script), untold(2, &board, &others));
    other.hear_of_keys();
    for _ in 0..10 {
        ask(&one).await.unwrap();
    }
    tokio::time::sleep(secs(2)).await;
    assert_eq!((status(&one, 1).slots, status(&other, 1).slots), (2, 2));

    script.say("*", [late(secs(5), Picture)]);
    others.say("*", [late(secs(1), No(Failure::ConcurrencyLimited))]);
    let call = tokio::spawn(async move { ask(&one).await.map(|_| one) });
    tokio::time::sleep(ms(500)).await;
    ask(&other).await.unwrap();

    let one = call.await.unwrap().unwrap();
    assert_eq!((status(&one, 1).slots, status(&other, 1).slots), (1, 1), "one call each was too much");
    assert!(others.times()[1] >= secs(7), "the other call is waited for: {:?}", others.times());
    for _ in 0..50 {
        ask(&one).await.unwrap();
    }
    assert_eq!(status(&one, 1).slots, 1, "nor does the one try it again soon");
}

#[tokio::test(start_paused = true)]
async fn calls_that_succeed_in_two_processes_at_once_teach_that_more_can() {
    let script = Arc::new(Script::new());
    let (others, board) = (Arc::new(Script::new().always("*", late(ms(700), Picture))), board());
    let (one, other) = (untold(1, &board, &script), untold(2, &board, &others));
    other.hear_of_keys();
    for _ in 0..10 {
        ask(&one).await.unwrap();
    }
    tokio::time::sleep(secs(2)).await;
    script.keep_saying("*", late(secs(1), Picture));

    let calls = |engine: Engine| async move {
        for _ in 0..40 {
            ask(&engine).await.unwrap();
        }
        engine
    };
    let (one, other) = tokio::join!(calls(one), calls(other));

    let learned = (status(&one, 1).slots, status(&other, 1).slots);
    assert!(learned.0 >= 3 && learned.1 >= 3, "{learned:?}: there were always two");
}

#[tokio::test(start_paused = true)]
async fn what_the_operator_does_with_a_key_the_other_processes_do_too() {
    let script = Arc::new(Script::new().probes(vec![Ok(()), Err(Failure::KeyRejected)]));
    let board = board();
    let (page, worker) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    drop(worker.capacity(Task::Image, &Access::Open).await);
    let told = || tokio::time::sleep(secs(2));

    assert!(page.rest_key("test#1", secs(600)));
    told().await;
    assert!(rest(&worker, 1) > secs(590), "{:?}", rest(&worker, 1));

    assert!(page.wake_key("test#1"));
    told().await;
    assert_eq!(rest(&worker, 1), secs(0), "woken");

    page.rest_key("test#1", secs(600));
    told().await;
    page.probe_key("test#1").await;
    told().await;
    assert_eq!(rest(&worker, 1), secs(0), "its probe passed");

    page.rest_key("test#1", secs(600));
    told().await;
    assert!(rest(&worker, 1) > secs(590), "{:?}", rest(&worker, 1));
}
