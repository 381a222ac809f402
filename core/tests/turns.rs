//! Turns between processes: who has one when, to the millisecond; and the conformance suite against turns in memory.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::turns::{MemoryTurns, TurnError, TurnStore, Turns};
use tokio::time::{Instant, sleep, timeout};

#[cfg(feature = "conformance")]
mod conformance {
    use super::*;

    refrain_core::turn_store_conformance!(std::future::ready::<(Arc<dyn TurnStore>, ())>((
        Arc::new(MemoryTurns::default()),
        ()
    )));
}

/// The store as one process reaches it, or does not.
struct Line {
    store: Arc<MemoryTurns>,
    fault: Mutex<Option<TurnError>>,
}

impl Line {
    fn to(store: &Arc<MemoryTurns>) -> Arc<Self> {
        Arc::new(Self { store: Arc::clone(store), fault: Mutex::default() })
    }

    fn breaks(&self, fault: TurnError) {
        *self.fault.lock().unwrap() = Some(fault);
    }

    fn is_mended(&self) {
        *self.fault.lock().unwrap() = None;
    }

    fn check(&self) -> Result<(), TurnError> {
        self.fault.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl TurnStore for Line {
    async fn take(&self, what: &str, holder: &str, lease: Duration) -> Result<bool, TurnError> {
        self.check()?;
        self.store.take(what, holder, lease).await
    }

    async fn release(&self, what: &str, holder: &str) -> Result<(), TurnError> {
        self.check()?;
        self.store.release(what, holder).await
    }
}

fn out_of_reach() -> TurnError {
    TurnError::OutOfReach("the cable is cut".to_owned())
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_turn_is_lost_before_another_process_has_it_which_is_within_seven_seconds() {
    let store = Arc::default();
    let (line, other) = (Line::to(&store), Turns::new(store.clone()));
    let turn = Turns::new(line.clone()).wait("poll").await;
    let waiting = tokio::spawn(async move {
        let _turn = other.wait("poll").await;
        Instant::now()
    });
    sleep(10 * SECOND).await;
    assert!(!turn.is_lost() && !waiting.is_finished(), "it is renewed");

    line.breaks(out_of_reach());
    let cut = Instant::now();
    turn.lost().await;
    let lost = Instant::now();
    let taken = waiting.await.unwrap();

    assert!(lost < taken, "never both: {:?}, {:?}", lost - cut, taken - cut);
    assert!(taken - cut <= 7 * SECOND, "{:?}", taken - cut);
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_is_given_up_is_taken_at_the_next_question() {
    let store: Arc<MemoryTurns> = Arc::default();
    let turn = Turns::new(store.clone()).wait("poll").await;
    let other = Turns::new(store);
    let waiting = tokio::spawn(async move { other.wait("poll").await });
    sleep(SECOND / 2).await;

    turn.release().await;

    timeout(SECOND, waiting).await.expect("it is taken").unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_is_dropped_is_given_up() {
    let store: Arc<MemoryTurns> = Arc::default();
    let other = Turns::new(store.clone());

    drop(Turns::new(store).wait("poll").await);

    timeout(2 * SECOND, other.wait("poll")).await.expect("it is taken");
}

#[tokio::test(start_paused = true)]
async fn a_short_outage_of_the_store_changes_nothing() {
    let line = Line::to(&Arc::default());
    let turn = Turns::new(line.clone()).wait("poll").await;

    line.breaks(out_of_reach());
    sleep(3 * SECOND).await;
    line.is_mended();
    sleep(60 * SECOND).await;

    assert!(!turn.is_lost());
}

#[tokio::test(start_paused = true)]
async fn a_store_that_can_not_write_gives_the_turn_to_nobody_so_it_stays() {
    let line = Line::to(&Arc::default());
    let turn = Turns::new(line.clone()).wait("poll").await;

    line.breaks(TurnError::Unwritable("the disk is full".to_owned()));
    sleep(60 * SECOND).await;

    assert!(!turn.is_lost());
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_another_process_has_all_the_same_is_lost_at_the_next_word() {
    let store: Arc<MemoryTurns> = Arc::default();
    let turns = Turns::new(store.clone());
    let turn = turns.wait("poll").await;

    // As after its machine was asleep for longer than the lease.
    tokio::time::advance(6 * SECOND).await;
    assert_eq!(store.take("poll", "other", 60 * SECOND).await, Ok(true));

    timeout(2 * SECOND, turn.lost()).await.expect("it hears of it");
    timeout(30 * SECOND, turns.wait("poll")).await.expect_err("it waits behind the other");
}
