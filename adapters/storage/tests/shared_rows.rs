//! Preferences and shared keys, in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::time::Duration;

use refrain_core::failure::Failure;
use refrain_core::preferences::{Audience, PreferenceStore, Preferences, Subject};
use refrain_core::request::{Person, Platform};
use refrain_core::retry::{HeldSlot, KeyStore, KeyWord, SlotId, TakenSlot};
use refrain_storage::{SqlKeys, SqlPreferences};

use self::kit::Temporary;

const LEASE: Duration = Duration::from_mins(10);
/// What it leases lapses as soon as the clock has gone on.
const NO_LEASE: Duration = Duration::ZERO;

async fn preferences_are_kept_replaced_and_forgotten(database: Temporary) {
    let store = SqlPreferences::new(database.open().await);
    let subject = Subject::Person(Person { platform: Platform::DISCORD, id: "7".into() });
    let all = Preferences {
        language: Some("pt-BR".into()),
        spoiler: Some(false),
        audience: Some(Audience::Managers),
        commands: Some(["video".into(), "generate".into()].into()),
        max_jobs: Some(3),
    };

    store.save(&subject, &Preferences { language: Some("de".into()), ..Preferences::default() }).await.unwrap();
    store.save(&subject, &all).await.unwrap();
    let other_process = SqlPreferences::new(database.open().await);
    assert_eq!(other_process.load(&subject).await, Ok(all));

    store.save(&subject, &Preferences::default()).await.unwrap();
    assert_eq!(store.load(&subject).await, Ok(Preferences::default()));
}

async fn slots_are_those_of_all_processes_together(database: Temporary) {
    let one = SqlKeys::new(database.open().await, LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);

    let TakenSlot { slot: first, taken } = one.take("key", 2).await.unwrap().expect("both are free");
    assert_eq!(taken, 1);
    let TakenSlot { slot: second, taken } = other.take("key", 2).await.unwrap().expect("one is free");
    assert_eq!(taken, 2, "by both together");
    assert_eq!(one.take("key", 2).await, Ok(None));
    assert!(one.take("another", 2).await.unwrap().is_some(), "each key has slots of its own");

    other.give_back(&second, Duration::ZERO).await.unwrap();
    one.take("key", 2).await.unwrap().expect("it is free again");
    one.give_back(&first, Duration::from_mins(1)).await.unwrap();
    assert_eq!(other.take("key", 2).await, Ok(None), "the call may still run upstream");
}

async fn a_slot_that_lapsed_is_held_again_once_it_is_renewed(database: Temporary) {
    let one = SqlKeys::new(database.open().await, NO_LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);
    let slot = one.take("key", 1).await.unwrap().expect("it is free").slot;
    let others = lapsed(&other, 1).await;

    one.renew(&[held(&slot)]).await.unwrap();
    other.give_back(&others, Duration::ZERO).await.unwrap();

    assert_eq!(other.take("key", 1).await, Ok(None), "its call is under way");
    one.give_back(&slot, Duration::ZERO).await.unwrap();
    other.take("key", 1).await.unwrap().expect("it is free again");
}

async fn a_slot_that_lapsed_is_kept_for_the_grace_all_the_same(database: Temporary) {
    let one = SqlKeys::new(database.open().await, NO_LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);
    let slot = one.take("key", 1).await.unwrap().expect("it is free").slot;
    let others = lapsed(&other, 1).await;

    one.give_back(&slot, Duration::from_mins(1)).await.unwrap();
    other.give_back(&others, Duration::ZERO).await.unwrap();

    assert_eq!(other.take("key", 1).await, Ok(None), "the call may still run upstream");
}

async fn a_slot_that_is_not_renewed_lapses_though_others_of_its_process_are(database: Temporary) {
    let one = SqlKeys::new(database.open().await, NO_LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);
    let renewed = one.take("key", 700).await.unwrap().expect("all are free").slot;
    one.take("key", 700).await.unwrap().expect("more are free");

    one.renew(&[held(&renewed)]).await.unwrap();
    lapsed(&other, 2).await;

    assert_eq!(other.take("key", 2).await, Ok(None), "that one was renewed");
}

async fn many_slots_are_renewed_at_once(database: Temporary) {
    let one = SqlKeys::new(database.open().await, LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);
    let slots: Vec<_> = (0..1200).map(|number| held(&SlotId(format!("{number}.key")))).collect();

    one.renew(&slots).await.unwrap();
    one.renew(&slots).await.unwrap();

    assert_eq!(other.take("key", 1200).await, Ok(None));
    other.take("key", 1201).await.unwrap().expect("one more");
}

/// A slot whose call may run for long.
fn held(slot: &SlotId) -> HeldSlot {
    HeldSlot { slot: slot.clone(), grace: LEASE }
}

/// The slot that is free as soon as the clock has gone on.
async fn lapsed(keys: &SqlKeys, limit: u32) -> SlotId {
    loop {
        if let Some(taken) = keys.take("key", limit).await.unwrap() {
            return taken.slot;
        }
    }
}

async fn what_is_told_of_a_key_is_heard_by_the_others(database: Temporary) {
    let one = SqlKeys::new(database.open().await, LEASE);
    let other = SqlKeys::new(database.open().await, LEASE);
    let because = Failure::RateLimited { retry_after: Some(Duration::from_mins(5)) };

    let rest = Some((Duration::from_mins(5), because.clone()));
    one.tell("key", &KeyWord { rest, slots: 4, woken: false }).await.unwrap();

    assert_eq!(one.hear().await, Ok(Vec::new()), "it knows what it said");
    let (key, word) = other.hear().await.unwrap().remove(0);
    let (rest, why) = word.rest.expect("it rests");
    assert_eq!((key.as_str(), word.slots, why), ("key", 4, because));
    assert!(rest > Duration::from_mins(4) && rest <= Duration::from_mins(5), "{rest:?}");
    assert_eq!(other.hear().await, Ok(Vec::new()), "each word is heard once");
    one.tell("key", &KeyWord { rest: None, slots: 4, woken: true }).await.unwrap();
    assert_eq!(other.hear().await, Ok(vec![("key".into(), KeyWord { rest: None, slots: 4, woken: true })]));
}

async fn a_rest_that_still_runs_goes_on_whatever_others_tell(database: Temporary) {
    let [one, other, third] = three(&database).await;
    let limited = Failure::RateLimited { retry_after: Some(Duration::from_mins(5)) };
    let exhausted = Failure::QuotaExhausted { retry_after: None };
    let busy = Some((Duration::from_secs(1), Failure::ConcurrencyLimited));
    one.tell("key", &word(Some((Duration::from_mins(5), limited.clone())), 4)).await.unwrap();

    for told in [None, busy] {
        other.tell("key", &word(told, 3)).await.unwrap();

        for hearing in [&one, &other, &third] {
            let (_, word) = hearing.hear().await.unwrap().remove(0);
            let (rest, because) = word.rest.expect("it rests");
            assert!(rest > Duration::from_mins(4) && rest <= Duration::from_mins(5), "{rest:?}");
            assert_eq!((because, word.slots), (limited.clone(), 3));
        }
    }

    other.tell("key", &word(Some((Duration::from_mins(9), exhausted.clone())), 3)).await.unwrap();
    let (rest, because) = third.hear().await.unwrap().remove(0).1.rest.expect("it rests");
    assert!(rest > Duration::from_mins(8), "{rest:?}");
    assert_eq!(because, exhausted);
    assert_eq!(other.hear().await, Ok(Vec::new()), "it knows what it said");
}

async fn a_rest_that_is_over_is_forgotten(database: Temporary) {
    let [one, other, third] = three(&database).await;
    one.tell("key", &word(Some((Duration::ZERO, Failure::KeyRejected)), 1)).await.unwrap();

    other.tell("key", &word(None, 1)).await.unwrap();

    assert_eq!(third.hear().await, Ok(vec![("key".into(), word(None, 1))]));
}

async fn that_a_key_was_woken_all_hear_once_whatever_is_told_after(database: Temporary) {
    let [one, other, third] = three(&database).await;
    one.tell("key", &word(Some((Duration::from_mins(5), Failure::KeyRejected)), 1)).await.unwrap();
    let _ = (other.hear().await.unwrap(), third.hear().await.unwrap());
    let woken = KeyWord { woken: true, ..word(None, 1) };

    one.tell("key", &woken).await.unwrap();
    assert_eq!(other.hear().await, Ok(vec![("key".into(), woken)]));
    other.tell("key", &word(None, 2)).await.unwrap();

    let woken_since = KeyWord { woken: true, ..word(None, 2) };
    assert_eq!(third.hear().await, Ok(vec![("key".into(), woken_since)]));
    assert_eq!(one.hear().await, Ok(vec![("key".into(), word(None, 2))]), "it was the one that woke it");
    one.tell("key", &word(None, 3)).await.unwrap();
    for heard in [other.hear().await, third.hear().await] {
        assert_eq!(heard, Ok(vec![("key".into(), word(None, 3))]), "that was heard before");
    }
}

async fn three(database: &Temporary) -> [SqlKeys; 3] {
    let open = || async { SqlKeys::new(database.open().await, LEASE) };
    [open().await, open().await, open().await]
}

const fn word(rest: Option<(Duration, Failure)>, slots: u32) -> KeyWord {
    KeyWord { rest, slots, woken: false }
}

/// Makes a test of each case in each database.
macro_rules! in_both {
    [$($case:ident),* $(,)?] => {
        mod in_sqlite {
            $(#[tokio::test] async fn $case() { super::$case(super::Temporary::sqlite()).await; })*
        }
        mod in_postgresql {
            $(#[tokio::test] async fn $case() { super::$case(super::Temporary::postgres().await).await; })*
        }
    };
}

in_both![
    preferences_are_kept_replaced_and_forgotten,
    slots_are_those_of_all_processes_together,
    a_slot_that_lapsed_is_held_again_once_it_is_renewed,
    a_slot_that_lapsed_is_kept_for_the_grace_all_the_same,
    a_slot_that_is_not_renewed_lapses_though_others_of_its_process_are,
    many_slots_are_renewed_at_once,
    what_is_told_of_a_key_is_heard_by_the_others,
    a_rest_that_still_runs_goes_on_whatever_others_tell,
    a_rest_that_is_over_is_forgotten,
    that_a_key_was_woken_all_hear_once_whatever_is_told_after,
];
