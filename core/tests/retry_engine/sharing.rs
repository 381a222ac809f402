//! Two processes with the same keys, as two engines at one store.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Engine, KeyStore, KeyStoreError, KeyWord, SlotId};
use tokio::time::{Instant, timeout};

use crate::script::*;

/// What a database would keep.
#[derive(Default)]
struct Board {
    /// By the key: until when each slot is taken; for ever while it is used.
    slots: BTreeMap<String, Vec<(u64, Option<Instant>)>>,
    words: Vec<(usize, String, KeyWord)>,
    number: u64,
    reachable: bool,
}

/// One process at the board.
struct Process {
    number: usize,
    board: Arc<Mutex<Board>>,
    heard: Mutex<usize>,
}

#[async_trait]
impl KeyStore for Process {
    async fn take(&self, key: &str, limit: u32) -> Result<Option<SlotId>, KeyStoreError> {
        let mut board = self.board.lock().unwrap();
        if !board.reachable {
            return Err(KeyStoreError("it is down".into()));
        }
        board.number += 1;
        let number = board.number;
        let slots = board.slots.entry(key.to_owned()).or_default();
        slots.retain(|(_, until)| until.is_none_or(|until| until > Instant::now()));
        if slots.len() >= limit as usize {
            return Ok(None);
        }
        slots.push((number, None));
        Ok(Some(SlotId(number.to_string())))
    }

    async fn give_back(&self, slot: &SlotId, keep: Duration) -> Result<(), KeyStoreError> {
        let mut board = self.board.lock().unwrap();
        for (_, until) in board.slots.values_mut().flatten().filter(|(number, _)| number.to_string() == slot.0) {
            *until = Some(Instant::now() + keep);
        }
        Ok(())
    }

    async fn renew(&self) -> Result<(), KeyStoreError> {
        Ok(())
    }

    async fn tell(&self, key: &str, word: &KeyWord) -> Result<(), KeyStoreError> {
        self.board.lock().unwrap().words.push((self.number, key.to_owned(), word.clone()));
        Ok(())
    }

    async fn hear(&self) -> Result<Vec<(String, KeyWord)>, KeyStoreError> {
        let (board, mut heard) = (self.board.lock().unwrap(), self.heard.lock().unwrap());
        let new = board.words[*heard..].iter().filter(|(teller, ..)| *teller != self.number);
        let new = new.map(|(_, key, word)| (key.clone(), word.clone())).collect();
        *heard = board.words.len();
        Ok(new)
    }
}

fn board() -> Arc<Mutex<Board>> {
    Arc::new(Mutex::new(Board { reachable: true, ..Board::default() }))
}

/// An engine at `board`, as the process of this number.
fn process(number: usize, board: &Arc<Mutex<Board>>, script: &Arc<Script>, keys: usize) -> Engine {
    let board = Arc::clone(board);
    engine(script, keys).share_keys(Arc::new(Process { number, board, heard: Mutex::default() }))
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_one_process_uses_the_other_waits_for() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let used = one.capacity(Task::Image).await;

    assert!(timeout(secs(60), other.capacity(Task::Image)).await.is_err(), "it is the key's only slot");
    drop(used);

    timeout(secs(1), other.capacity(Task::Image)).await.expect("it is free");
}

#[tokio::test(start_paused = true)]
async fn a_key_whose_slots_others_have_is_passed_over_for_another() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 2), process(2, &board, &script, 2));

    let _used = one.capacity(Task::Image).await;
    let began = Instant::now();
    let _second = other.capacity(Task::Image).await;

    assert_eq!(began.elapsed(), Duration::ZERO, "the second key is free");
    assert!(timeout(secs(60), one.capacity(Task::Image)).await.is_err(), "both are used");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_given_up_keeps_its_slot_from_the_others_too() {
    let (script, board) = (Arc::new(Script::new().then("*", [Silence])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    assert!(timeout(secs(5), ask(&one)).await.is_err(), "it is dropped half-way");
    let began = Instant::now();

    other.capacity(Task::Image).await;

    assert!(began.elapsed() >= secs(29), "{:?}: the grace is 30 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn what_one_process_learns_of_a_key_the_other_need_not() {
    let limited = No(Failure::RateLimited { retry_after: Some(secs(20)) });
    let (script, board) = (Arc::new(Script::new().then("*", [limited])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    other.capacity(Task::Image).await;
    let told = tokio::spawn(async move { ask(&one).await });
    tokio::time::sleep(secs(2)).await;

    assert!(rest(&other, 1) >= secs(17), "{:?}", rest(&other, 1));
    ask(&other).await.unwrap();

    told.await.unwrap().unwrap();
    assert!(script.times()[1..].iter().all(|at| *at >= secs(20)), "{:?}", script.times());
}

#[tokio::test(start_paused = true)]
async fn without_the_store_no_call_is_made_that_could_be_one_too_many() {
    let (script, board) = (Arc::new(Script::new()), board());
    board.lock().unwrap().reachable = false;
    let engine = process(1, &board, &script, 1);

    assert!(timeout(secs(10), ask(&engine)).await.is_err());
    assert_eq!(script.calls().len(), 0);
    board.lock().unwrap().reachable = true;

    ask(&engine).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_the_operator_does_with_a_key_the_other_processes_do_too() {
    let script = Arc::new(Script::new().probes(vec![Ok(()), Err(Failure::KeyRejected)]));
    let board = board();
    let (page, worker) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    drop(worker.capacity(Task::Image).await);
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
