//! Who waits for a key gets one in order, whatever comes and goes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::stream::{FuturesUnordered, StreamExt};
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain_core::failure::Failure;
use refrain_core::retry::{Access, Choice, Class, KeyLease, KeyPool, Random, Want};
use tokio::time::{sleep, timeout};

use crate::script::*;

fn pool(count: usize) -> KeyPool {
    KeyPool::new(Arc::new(Script::new()), keys("test", count), secs(30), Random::seeded(7))
}

pub(crate) fn want(class: Class) -> Want {
    want_model("m", class)
}

fn want_model(model: &str, class: Class) -> Want {
    Want { model: model.into(), access: Access::Open, choice: Choice::Best, class, patience: secs(30) }
}

#[tokio::test(start_paused = true)]
async fn waiters_are_served_in_order_and_begun_work_before_the_next() {
    let pool = pool(1);
    let held = pool.acquire(want(Class::Next)).await.unwrap();
    let served = Mutex::new(Vec::new());
    let wait = |name: &'static str, class| {
        let (pool, served) = (&pool, &served);
        async move {
            let lease = pool.acquire(want(class)).await.unwrap();
            served.lock().unwrap().push(name);
            sleep(secs(1)).await;
            drop(lease);
        }
    };

    tokio::join!(
        wait("next 1", Class::Next),
        wait("begun 1", Class::Begun),
        wait("next 2", Class::Next),
        wait("begun 2", Class::Begun),
        async { drop(held) },
    );

    assert_eq!(*served.lock().unwrap(), ["begun 1", "begun 2", "next 1", "next 2"]);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_dropped_with_its_slot_already_given_passes_it_on() {
    let pool = pool(1);
    let held = pool.acquire(want(Class::Next)).await.unwrap();
    let mut first = Box::pin(pool.acquire(want(Class::Next)));
    let mut second = Box::pin(pool.acquire(want(Class::Next)));
    assert!(first.as_mut().now_or_never().is_none() && second.as_mut().now_or_never().is_none());

    drop(held); // Gives the slot to the first, who never looks.
    drop(first);

    assert!(second.now_or_never().is_some_and(|lease| lease.is_ok()));
    assert_eq!(pool.status()[0].in_flight, 0);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_that_must_not_have_a_key_leaves_it_to_the_next_in_line() {
    let pool = pool(2);
    let first = pool.acquire(want(Class::Next)).await.unwrap();
    let second = pool.acquire(want(Class::Next)).await.unwrap();
    let avoid = Want { choice: Choice::Avoid(first.index().unwrap()), ..want(Class::Begun) };
    let mut picky = Box::pin(pool.acquire(avoid));
    let mut other = Box::pin(pool.acquire(want(Class::Next)));
    assert!(picky.as_mut().now_or_never().is_none() && other.as_mut().now_or_never().is_none());

    drop(first);

    assert!(picky.as_mut().now_or_never().is_none());
    assert!(other.now_or_never().is_some_and(|lease| lease.is_ok()));
    drop(second);
    assert!(picky.now_or_never().is_some_and(|lease| lease.is_ok()));
}

#[tokio::test(start_paused = true)]
async fn who_wants_what_no_key_can_serve_hears_so_although_the_keys_are_busy() {
    let pool = pool(1);
    let mut lease = pool.acquire(want_model("gone", Class::Next)).await.unwrap();
    lease.begin();
    lease.settle(Err(&Failure::ModelUnavailable));
    let _held = pool.acquire(want_model("here", Class::Next)).await.unwrap();

    let answer = timeout(secs(1), pool.acquire(want_model("gone", Class::Next))).await;

    assert_eq!(answer.expect("it is told at once").unwrap_err().because, Failure::ModelUnavailable);
}

#[tokio::test(start_paused = true)]
async fn patience_ends_as_soon_as_a_rest_is_known_to_outlast_it() {
    let pool = pool(1);
    let mut lease = pool.acquire(want(Class::Next)).await.unwrap();
    lease.begin();
    let mut waiter = Box::pin(pool.acquire(want(Class::Next)));
    assert!(waiter.as_mut().now_or_never().is_none());

    lease.settle(Err(&Failure::QuotaExhausted { retry_after: None }));

    let closed = waiter.now_or_never().expect("it is certain").unwrap_err();
    assert_eq!(closed.because, Failure::QuotaExhausted { retry_after: None });
}

#[tokio::test(start_paused = true)]
async fn a_pool_that_is_dropped_takes_its_timer_with_it() {
    let metrics = tokio::runtime::Handle::current().metrics();
    let before = metrics.num_alive_tasks();
    let pool = pool(1);
    let held = pool.acquire(want(Class::Next)).await.unwrap();
    assert!(pool.acquire(want(Class::Next)).now_or_never().is_none());
    assert_eq!(metrics.num_alive_tasks(), before + 1, "the timer runs");

    drop(pool);
    drop(held);
    sleep(secs(1)).await;

    assert_eq!(metrics.num_alive_tasks(), before);
}

/// What the upstream sees: calls per key under way, given up ones for the grace included.
#[derive(Default)]
struct Seen {
    in_flight: BTreeMap<String, u32>,
    most: u32,
}

fn enter(seen: &Mutex<Seen>, lease: &KeyLease) -> String {
    let label = lease.key().label().to_owned();
    let mut seen = seen.lock().unwrap();
    let count = seen.in_flight.entry(label.clone()).or_default();
    *count += 1;
    let count = *count;
    seen.most = seen.most.max(count);
    label
}

/// One client of the storm: comes at some time, waits with or without patience to stay, holds, and ends somehow.
async fn client(pool: &KeyPool, upstream: &Mutex<Seen>, seed: u64) -> bool {
    let mut random = StdRng::seed_from_u64(seed);
    sleep(ms(random.random_range(0..20_000))).await;
    let choice = match random.random_range(0..4) {
        0 => Choice::Avoid(random.random_range(0..3)),
        1 => Choice::Prefer(random.random_range(0..3)),
        _ => Choice::Best,
    };
    let class = if random.random_bool(0.3) { Class::Begun } else { Class::Next };
    let model = if random.random_bool(0.1) { "rare" } else { "m" };
    let access = match random.random_range(0..3) {
        0 => Access::Open,
        1 => Access::of_tier("premium"),
        _ => Access::Kept(vec!["premium".into()]),
    };
    let wanted = Want { access: access.clone(), choice, patience: secs(7200), ..want_model(model, class) };
    let stay = if random.random_bool(0.3) { ms(random.random_range(0..3000)) } else { secs(36_000) };
    let Ok(answer) = timeout(stay, pool.acquire(wanted)).await else { return stay < secs(36_000) };
    let Ok(mut lease) = answer else { return true };
    assert!(access.admits(lease.key().kept_for()), "{lease:?} for {access:?}");
    if random.random_bool(0.1) {
        return true; // Never used.
    }

    lease.begin();
    let label = enter(upstream, &lease);
    let hold = ms(random.random_range(1..2000));
    sleep(hold).await;
    if random.random_bool(0.1) {
        drop(lease); // Given up: it may run on for the grace.
        sleep(secs(30)).await;
        *upstream.lock().unwrap().in_flight.get_mut(&label).unwrap() -= 1;
        return true;
    }
    *upstream.lock().unwrap().in_flight.get_mut(&label).unwrap() -= 1;
    let failure = match random.random_range(0..40) {
        0 => Some(Failure::KeyRejected),
        1 => Some(Failure::RateLimited { retry_after: None }),
        2 => Some(Failure::ProviderError),
        3 => Some(Failure::BadOutput { detail: String::new() }),
        4 => Some(Failure::Overloaded { retry_after: Some(secs(2)) }),
        5 => Some(Failure::Loading { ready_in: None }),
        6 => Some(Failure::Refused),
        7 if model == "rare" => Some(Failure::ModelUnavailable),
        _ => None,
    };
    lease.settle(failure.as_ref().map_or(Ok(()), Err));
    true
}

/// A storm of clients on three keys of two slots each, of which one is kept.
async fn storm(seed: u64) -> Result<(), TestCaseError> {
    const SLOTS: u32 = 2;
    let mut keys: Vec<_> = (1..=3).map(|number| untold_key("test", number).concurrency(SLOTS)).collect();
    keys[2] = keys[2].clone().keep_for(["premium"]);
    let pool = KeyPool::new(Arc::new(Script::new()), keys, secs(30), Random::seeded(seed));
    let upstream = Mutex::new(Seen::default());
    let clients: FuturesUnordered<_> = (0..120).map(|number| client(&pool, &upstream, seed ^ (number << 32))).collect();

    let served: Vec<bool> = clients.collect().await;

    prop_assert!(served.into_iter().all(|served| served), "somebody was left waiting for ten hours");
    prop_assert!(upstream.lock().unwrap().most <= SLOTS, "more calls in flight on a key than it has slots");
    sleep(secs(31)).await;
    for key in pool.status() {
        prop_assert_eq!(key.in_flight, 0, "a slot was lost: {:?}", key);
    }
    let lease = timeout(secs(7200), pool.acquire(want(Class::Next))).await;
    prop_assert!(lease.is_ok(), "the pool still serves");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whoever_comes_and_goes_no_slot_is_lost_no_limit_passed_and_nobody_left_waiting(seed: u64) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();

        runtime.block_on(storm(seed))?;
    }
}
