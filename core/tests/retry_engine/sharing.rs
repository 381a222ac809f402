//! Two processes with the same keys, as two engines at one store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::retry::{Engine, HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};
use tokio::time::{Instant, timeout};

use crate::script::*;

/// What a database would keep.
struct Board {
    /// Of each slot: its key, and until when it is taken.
    slots: BTreeMap<String, (String, Instant)>,
    words: Vec<(usize, String, KeyWord)>,
    lease: Duration,
    /// Those who can't reach it.
    cut_off: BTreeSet<usize>,
    /// Whether the next slot is taken without an answer.
    loses_answer: bool,
}

/// One process at the board.
struct Process {
    number: usize,
    board: Arc<Mutex<Board>>,
    heard: Mutex<usize>,
    lease: Duration,
}

impl Process {
    fn at_board(&self) -> Result<MutexGuard<'_, Board>, KeyStoreError> {
        let board = self.board.lock().unwrap();
        if board.cut_off.contains(&self.number) { Err(KeyStoreError("it is down".into())) } else { Ok(board) }
    }
}

/// The key whose slot it is.
fn key_of(slot: &SlotId) -> String {
    slot.0.split_once(' ').unwrap().1.to_owned()
}

#[async_trait]
impl KeyStore for Process {
    fn lease(&self) -> Duration {
        self.lease
    }

    async fn take(&self, key: &str, limit: u32) -> Result<Option<TakenSlot>, KeyStoreError> {
        let mut board = self.at_board()?;
        board.slots.retain(|_, (_, until)| *until > Instant::now());
        let taken = board.slots.values().filter(|(of, _)| of == key).count();
        if taken >= limit as usize {
            return Ok(None);
        }
        let slot = format!("{:016x} {key}", rand::random::<u64>());
        board.slots.insert(slot.clone(), (key.to_owned(), Instant::now() + self.lease));
        if std::mem::take(&mut board.loses_answer) {
            return Err(KeyStoreError("the connection broke".into()));
        }
        Ok(Some(TakenSlot { slot: SlotId(slot), taken: u32::try_from(taken).unwrap() + 1 }))
    }

    async fn give_back(&self, slot: &SlotId, keep: Duration) -> Result<(), KeyStoreError> {
        self.at_board()?.slots.insert(slot.0.clone(), (key_of(slot), Instant::now() + keep));
        Ok(())
    }

    async fn renew(&self, held: &[HeldSlot]) -> Result<(), KeyStoreError> {
        let mut board = self.at_board()?;
        for HeldSlot { slot, grace } in held {
            board.slots.insert(slot.0.clone(), (key_of(slot), Instant::now() + self.lease + *grace));
        }
        Ok(())
    }

    async fn tell(&self, key: &str, word: &KeyWord) -> Result<(), KeyStoreError> {
        self.at_board()?.words.push((self.number, key.to_owned(), word.clone()));
        Ok(())
    }

    async fn hear(&self) -> Result<Vec<(String, KeyWord)>, KeyStoreError> {
        let (board, mut heard) = (self.at_board()?, self.heard.lock().unwrap());
        let new = board.words[*heard..].iter().filter(|(teller, ..)| *teller != self.number);
        let new = new.map(|(_, key, word)| (key.clone(), word.clone())).collect();
        *heard = board.words.len();
        Ok(new)
    }
}

fn board() -> Arc<Mutex<Board>> {
    board_of(secs(15))
}

fn board_of(lease: Duration) -> Arc<Mutex<Board>> {
    let (slots, words, cut_off) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    Arc::new(Mutex::new(Board { slots, words, lease, cut_off, loses_answer: false }))
}

fn cut_off(board: &Mutex<Board>, number: usize) {
    board.lock().unwrap().cut_off.insert(number);
}

fn reconnect(board: &Mutex<Board>, number: usize) {
    board.lock().unwrap().cut_off.remove(&number);
}

/// An engine at `board`, as the process of this number.
fn process(number: usize, board: &Arc<Mutex<Board>>, script: &Arc<Script>, keys: usize) -> Engine {
    at(number, board, engine(script, keys))
}

/// The same with one key, whose slots are to be learned.
fn untold(number: usize, board: &Arc<Mutex<Board>>, script: &Arc<Script>) -> Engine {
    at(number, board, engine_with([(script, vec![untold_key("test", 1)])]))
}

/// `engine` at `board`, as the process of this number.
fn at(number: usize, board: &Arc<Mutex<Board>>, engine: Engine) -> Engine {
    let (board, lease) = (Arc::clone(board), board.lock().unwrap().lease);
    engine.share_keys(Arc::new(Process { number, board, heard: Mutex::default(), lease }))
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
async fn a_process_knows_what_was_told_before_it_makes_its_first_call() {
    let (script, board) = (Arc::new(Script::new()), board());
    let one = process(1, &board, &script, 1);
    one.rest_key("test#1", secs(60));
    tokio::time::sleep(secs(2)).await;

    ask(&process(2, &board, &script, 1)).await.unwrap();

    assert!(script.times()[0] >= secs(60), "{:?}", script.times());
}

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
    let used = one.capacity(Task::Image).await;
    tokio::time::sleep(secs(3)).await;

    cut_off(&board, 1);
    drop(used);
    tokio::time::sleep(secs(3)).await;
    reconnect(&board, 1);

    timeout(secs(2), other.capacity(Task::Image)).await.expect("it is free well before it lapses");
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
    other.capacity(Task::Image).await;

    assert!((secs(34)..secs(37)).contains(&began.elapsed()), "{:?}: from 5 s on, for 30 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_slot_of_which_the_process_never_heard_becomes_free_by_itself() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 2), process(2, &board, &script, 2));
    board.lock().unwrap().loses_answer = true;
    let _used = one.capacity(Task::Image).await; // Of the other key: one of them has a slot that nobody knows of.
    let began = Instant::now();

    timeout(secs(60), other.capacity(Task::Image)).await.expect("it is free in the end");

    assert!((secs(13)..secs(17)).contains(&began.elapsed()), "{:?}: the lease is 15 s", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_process_that_was_cut_off_for_longer_than_the_lease_has_its_slots_again() {
    let (script, board) = (Arc::new(Script::new()), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let _used = one.capacity(Task::Image).await;
    cut_off(&board, 1);
    tokio::time::sleep(secs(20)).await;
    drop(other.capacity(Task::Image).await); // It lapsed, as far as others can know.

    reconnect(&board, 1);
    tokio::time::sleep(secs(2)).await;

    assert!(timeout(secs(60), other.capacity(Task::Image)).await.is_err(), "it is used all the while");
}

#[tokio::test(start_paused = true)]
async fn a_process_that_was_cut_off_counts_its_own_slots_before_it_takes_another() {
    let (script, board) = (Arc::new(Script::new()), board());
    let told = || vec![untold_key("test", 1).concurrency(2)];
    let (one, other) =
        (at(1, &board, engine_with([(&script, told())])), at(2, &board, engine_with([(&script, told())])));
    let _used = one.capacity(Task::Image).await;
    cut_off(&board, 1);
    tokio::time::sleep(secs(20)).await;
    let _others = other.capacity(Task::Image).await;

    reconnect(&board, 1);
    let more = timeout(secs(60), one.capacity(Task::Image)).await;

    assert!(more.is_err(), "it has one, and the other process the other");
}

#[tokio::test(start_paused = true)]
async fn a_short_lease_has_signs_of_life_as_often_as_it_needs() {
    let (script, board) = (Arc::new(Script::new()), board_of(ms(500)));
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));

    let _used = one.capacity(Task::Image).await;

    assert!(timeout(secs(60), other.capacity(Task::Image)).await.is_err(), "it is used");
}

#[tokio::test(start_paused = true)]
async fn the_call_of_a_process_that_died_counts_for_the_grace_too() {
    let (script, board) = (Arc::new(Script::new().then("*", [Silence])), board());
    let (one, other) = (process(1, &board, &script, 1), process(2, &board, &script, 1));
    let dying = tokio::spawn(async move { ask(&one).await });
    tokio::time::sleep(secs(5)).await;
    cut_off(&board, 1);
    let died = Instant::now();

    other.capacity(Task::Image).await;

    assert!(died.elapsed() >= secs(44), "{:?}: a lease of 15 s and a grace of 30 s", died.elapsed());
    dying.abort();
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
