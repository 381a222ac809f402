//! Preferences and shared keys, in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use std::time::Duration;

use refrain_core::failure::Failure;
use refrain_core::preferences::{Audience, PreferenceStore, Preferences, Subject};
use refrain_core::request::{Person, Platform};
use refrain_core::retry::{KeyStore, KeyWord};
use refrain_storage::{SqlKeys, SqlPreferences};

use self::kit::Temporary;

const LEASE: Duration = Duration::from_mins(10);

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

    let first = one.take("key", 2).await.unwrap().expect("both are free");
    let second = other.take("key", 2).await.unwrap().expect("one is free");
    assert_eq!(one.take("key", 2).await, Ok(None));
    assert!(one.take("another", 2).await.unwrap().is_some(), "each key has slots of its own");

    other.give_back(&second, Duration::ZERO).await.unwrap();
    one.take("key", 2).await.unwrap().expect("it is free again");
    one.give_back(&first, Duration::from_mins(1)).await.unwrap();
    assert_eq!(other.take("key", 2).await, Ok(None), "the call may still run upstream");
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
    what_is_told_of_a_key_is_heard_by_the_others,
];
