//! Processes with the same keys whose store is away for a while, or that die.

use std::sync::Arc;

use refrain_core::provider::Task;
use refrain_core::retry::Access;
use tokio::time::{Instant, timeout};

use crate::board::*;
use crate::script::*;

#[tokio::test(start_paused = true)]
async fn what_could_not_be_told_is_told_once_the_store_is_there_again() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    other.hear_of_keys();
    cut_off(&board, 1);

    one.rest_key("test#1", secs(60));
    tokio::time::sleep(secs(20)).await;
    assert_eq!(rest(&other, 1), secs(0));
    reconnect(&board, 1);
    tokio::time::sleep(secs(3)).await;

    assert!((secs(36)..secs(40)).contains(&rest(&other, 1)), "{:?}: what is left of it", rest(&other, 1));
}

#[tokio::test(start_paused = true)]
async fn without_the_store_no_call_is_made_that_could_be_one_too_many() {
    let (script, board) = (Arc::new(Script::new()), board());
    cut_off(&board, 1);
    let engine = process(1, &board, &script, 1);

    assert!(timeout(secs(10), ask(&engine)).await.is_err());
    assert_eq!(script.calls().len(), 0);
    reconnect(&board, 1);

    ask(&engine).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_could_not_be_given_back_is_given_back_once_the_store_is_there_again() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let used = one.capacity(Task::Image, &Access::Open).await;
    tokio::time::sleep(secs(3)).await;

    cut_off(&board, 1);
    drop(used);
    tokio::time::sleep(secs(3)).await;
    reconnect(&board, 1);

    timeout(secs(2), other.capacity(Task::Image, &Access::Open)).await.expect("it is free well before it lapses");
}

#[tokio::test(start_paused = true)]
async fn the_grace_of_a_call_holds_though_the_store_was_away_when_it_was_given_up() {
    let (script, board) = (Arc::new(Script::new().then("*", [Silence])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let began = Instant::now();
    assert!(timeout(secs(5), ask(&one)).await.is_err(), "it is dropped half-way");
    cut_off(&board, 1);

    tokio::time::sleep(secs(20)).await;
    reconnect(&board, 1);
    other.capacity(Task::Image, &Access::Open).await;

    assert!((secs(34)..secs(37)).contains(&began.elapsed()), "{:?}: from 5 s on, for 30 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_slot_of_which_the_process_never_heard_becomes_free_by_itself() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 2), process(2, &board, &script, 2));
    board.lock().unwrap().loses_answer = true;
    let _used = one.capacity(Task::Image, &Access::Open).await; // Of the other key: one of them has a slot that nobody knows of.
    let began = Instant::now();

    timeout(secs(60), other.capacity(Task::Image, &Access::Open)).await.expect("it is free in the end");

    assert!((secs(13)..secs(17)).contains(&began.elapsed()), "{:?}: the lease is 15 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_process_that_was_cut_off_for_longer_than_the_lease_has_its_slots_again() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let _used = one.capacity(Task::Image, &Access::Open).await;
    cut_off(&board, 1);
    tokio::time::sleep(secs(20)).await;
    drop(other.capacity(Task::Image, &Access::Open).await); // It lapsed, as far as others can know.

    reconnect(&board, 1);
    tokio::time::sleep(secs(2)).await;

    assert!(timeout(secs(60), other.capacity(Task::Image, &Access::Open)).await.is_err(), "it is used all the while");
}

#[tokio::test(start_paused = true)]
async fn a_process_that_was_cut_off_counts_its_own_slots_before_it_takes_another() {
    let (script, board) = (Arc::new(Script::new()), board());
    let told = || vec![untold_key("test", 1).concurrency(2)];
    let (one, other) =
        (at(1, &board, engine_with([(&script, told())])), at(2, &board, engine_with([(&script, told())])));
    let _used = one.capacity(Task::Image, &Access::Open).await;
    cut_off(&board, 1);
    tokio::time::sleep(secs(20)).await;
    let _others = other.capacity(Task::Image, &Access::Open).await;

    reconnect(&board, 1);
    let more = timeout(secs(60), one.capacity(Task::Image, &Access::Open)).await;

    assert!(more.is_err(), "it has one, and the other process the other");
}

#[tokio::test(start_paused = true)]
async fn a_short_lease_has_signs_of_life_as_often_as_it_needs() {
    let (script, board) = (Arc::new(Script::new()), board_of(ms(500)));
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));

    let _used = one.capacity(Task::Image, &Access::Open).await;

    assert!(timeout(secs(60), other.capacity(Task::Image, &Access::Open)).await.is_err(), "it is used");
}

#[tokio::test(start_paused = true)]
async fn the_call_of_a_process_that_died_counts_for_the_grace_too() {
    let (script, board) = (Arc::new(Script::new().then("*", [Silence])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let dying = tokio::spawn(async move { ask(&one).await });
    tokio::time::sleep(secs(5)).await;
    cut_off(&board, 1);
    let died = Instant::now();

    other.capacity(Task::Image, &Access::Open).await;

    assert!(died.elapsed() >= secs(44), "{:?}: a lease of 15 s and a grace of 30 s", died.elapsed());
    dying.abort();
}
