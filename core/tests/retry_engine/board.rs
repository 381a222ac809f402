//! A store of keys in memory, at which engines are as processes are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::retry::{Engine, HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};
use tokio::time::Instant;

use crate::script::*;

/// What a database would keep.
pub(crate) struct Board {
    /// Of each slot: its key, and until when it is taken.
    slots: BTreeMap<String, (String, Instant)>,
    pub(crate) words: Vec<(usize, String, KeyWord)>,
    lease: Duration,
    /// Those who can't reach it.
    cut_off: BTreeSet<usize>,
    /// Whether the next slot is taken without an answer.
    pub(crate) loses_answer: bool,
}

/// One process at the board.
pub(crate) struct Process {
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

pub(crate) fn board() -> Arc<Mutex<Board>> {
    board_of(secs(15))
}

pub(crate) fn board_of(lease: Duration) -> Arc<Mutex<Board>> {
    let (slots, words, cut_off) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
    Arc::new(Mutex::new(Board { slots, words, lease, cut_off, loses_answer: false }))
}

pub(crate) fn cut_off(board: &Mutex<Board>, number: usize) {
    board.lock().unwrap().cut_off.insert(number);
}

pub(crate) fn reconnect(board: &Mutex<Board>, number: usize) {
    board.lock().unwrap().cut_off.remove(&number);
}

/// An engine at `board`, as the process of this number.
pub(crate) fn process(number: usize, board: &Arc<Mutex<Board>>, script: &Arc<Script>, keys: usize) -> Engine {
    at(number, board, engine(script, keys))
}

/// The same with one key, whose slots are to be learned.
pub(crate) fn untold(number: usize, board: &Arc<Mutex<Board>>, script: &Arc<Script>) -> Engine {
    at(number, board, engine_with([(script, vec![untold_key("test", 1)])]))
}

/// `engine` at `board`, as the process of this number.
pub(crate) fn at(number: usize, board: &Arc<Mutex<Board>>, engine: Engine) -> Engine {
    let (board, lease) = (Arc::clone(board), board.lock().unwrap().lease);
    engine.share_keys(Arc::new(Process { number, board, heard: Mutex::default(), lease }))
}
