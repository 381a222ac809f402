//! Keys that are kept for tiers: who may use them, and what the others are told.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::join_all;
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain_core::failure::Failure;
use refrain_core::provider::{ApiKey, Generation, Task};
use refrain_core::retry::{Access, Class, Engine, Halt, KeyPool, Made, Progress, Random, Want, run};
use tokio::time::{Instant, timeout};

use crate::line::want;
use crate::script::*;

/// The last `kept` of `count` keys are kept for premium.
fn keys_of(count: usize, kept: usize) -> Vec<ApiKey> {
    let keep = |(index, key): (usize, ApiKey)| if index < count - kept { key } else { key.keep_for(["premium"]) };
    keys("test", count).into_iter().enumerate().map(keep).collect()
}

/// One request of a tier, which is its idempotency key as well.
async fn ask_as(engine: &Engine, tier: &str) -> Result<Made, Halt> {
    let access = Access::of_tier(tier);
    let deadline = Instant::now() + secs(600);
    let capacity = engine.capacity(Task::Image, &access).await;
    let wanted = Generation { idempotency_key: tier.into(), ..a_fox() };
    run(engine, &wanted, &access, deadline, capacity, &mut Progress::default(), &()).await
}

#[tokio::test(start_paused = true)]
async fn a_kept_key_serves_its_tier_first_and_nobody_else() {
    let script = Arc::new(Script::new().always("*", late(secs(1), Picture)));
    let engine = engine_with([(&script, keys_of(2, 1))]);

    let made = join_all(["free", "premium", "free", "premium", "premium"].map(|tier| ask_as(&engine, tier))).await;

    assert!(made.iter().all(Result::is_ok), "{made:?}");
    let calls = script.calls();
    let with = |number: usize| calls.iter().filter(move |call| call.key == format!("test#{number}"));
    assert!(with(2).all(|call| call.idempotency_key == "premium"), "{calls:?}");
    assert_eq!(with(1).filter(|call| call.idempotency_key == "free").count(), 2, "{calls:?}");
    assert_eq!(script.times().iter().max(), Some(&secs(2)), "both are used all the time: {calls:?}");
}

#[tokio::test(start_paused = true)]
async fn an_idle_kept_key_goes_first_so_that_the_open_one_is_left_to_others() {
    let script = Arc::new(Script::new());
    let engine = engine_with([(&script, keys_of(4, 1))]);

    for _ in 0..8 {
        ask_as(&engine, "premium").await.unwrap();
    }

    assert_eq!(script.keys_called(), [4; 8]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_call_is_tried_again_with_another_key_that_is_theirs() {
    let script = Arc::new(Script::new().always("test#1", No(Failure::KeyRejected)));
    let engine = engine_with([(&script, keys_of(3, 1))]);
    script.say("test#2", [No(Failure::BadOutput { detail: String::new() })]);

    ask_as(&engine, "free").await.unwrap();

    assert!(!script.keys_called().contains(&3), "{:?}", script.keys_called());
    script.keep_saying("test#3", No(Failure::KeyRejected));
    ask_as(&engine, "premium").await.unwrap();
    assert_eq!(script.keys_called().last(), Some(&2), "the open ones are there as well: {:?}", script.keys_called());
}

#[tokio::test(start_paused = true)]
async fn the_only_key_that_is_theirs_is_tried_again_while_that_of_others_idles() {
    // After which another key is better, where there is one.
    let script = Arc::new(Script::new().then("*", [No(Failure::TimedOut)]));
    let engine = engine_with([(&script, keys_of(2, 1))]);

    ask_as(&engine, "free").await.unwrap();

    assert_eq!(script.keys_called(), [1, 1]);
}

#[tokio::test(start_paused = true)]
async fn where_only_a_kept_key_is_well_others_meet_what_they_would_without_it() {
    let failures = [
        Failure::QuotaExhausted { retry_after: None },
        Failure::RateLimited { retry_after: Some(secs(3600)) },
        Failure::ModelUnavailable,
        Failure::KeyRejected,
    ];
    for failure in failures {
        let [with, without] = [1, 0].map(|kept| {
            let script = Arc::new(Script::new().always("test#1", No(failure.clone())));
            let engine = engine_with([(&script, keys_of(1 + kept, kept))]);
            (script, engine)
        });

        let (told, told_without) = tokio::join!(ask_as(&with.1, "free"), ask_as(&without.1, "free"));

        assert!(told.is_err(), "{failure}");
        assert_eq!(told, told_without);
        let closed = |engine: &Engine| engine.closed(Task::Image, &Access::of_tier("free"));
        assert_eq!(closed(&with.1), closed(&without.1));
        assert_eq!(with.0.times(), without.0.times());
        assert!(ask_as(&with.1, "premium").await.is_ok());
        assert_eq!(with.1.closed(Task::Image, &Access::of_tier("premium")), None);
    }
}

#[tokio::test(start_paused = true)]
async fn a_target_whose_keys_are_all_kept_for_others_is_passed_over() {
    let (first, second) = (Arc::new(Script::new()), Arc::new(Script::named("other")));
    let engine = engine_with([(&first, keys_of(2, 2)), (&second, keys("other", 1))]);

    assert_eq!(ask_as(&engine, "free").await.unwrap().target.provider, "other");
    assert_eq!(ask_as(&engine, "premium").await.unwrap().target.provider, "test");

    second.keep_saying("*", No(Failure::ProviderError));
    assert_eq!(ask_as(&engine, "free").await, Err(Halt::Failed(Failure::ProviderError)));
    assert_eq!(first.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_target_whose_keys_are_all_kept_for_others_is_passed_over_while_they_are_busy() {
    let (first, second) = (Arc::new(Script::new()), Arc::new(Script::named("other")));
    let engine = engine_with([(&first, keys_of(1, 1)), (&second, keys("other", 1))]);
    let _busy = engine.capacity(Task::Image, &Access::of_tier("premium")).await;

    let answered = timeout(secs(60), ask_as(&engine, "free")).await.expect("it waits for no key of others");

    assert_eq!(answered.unwrap().target.provider, "other");
}

#[tokio::test(start_paused = true)]
async fn where_all_keys_are_kept_for_others_nothing_can_do_the_task() {
    let script = Arc::new(Script::new());
    let engine = engine_with([(&script, keys_of(2, 2))]);

    let closed = engine.closed(Task::Image, &Access::of_tier("free")).expect("for good");

    assert_eq!(closed.because, Failure::ModelUnavailable);
    assert!(timeout(secs(86_400), engine.capacity(Task::Image, &Access::Open)).await.is_err());
    assert_eq!(engine.closed(Task::Image, &Access::of_tier("premium")), None);
}

#[tokio::test(start_paused = true)]
async fn slots_are_counted_for_those_who_may_use_them() {
    let script = Arc::new(Script::new().always("test#1", No(Failure::QuotaExhausted { retry_after: None })));
    let keys = keys_of(4, 2).into_iter().map(|key| key.concurrency(3)).collect();
    let engine = engine_with([(&script, keys)]);
    let slots = |tier: &str| engine.slots(Task::Image, &Access::of_tier(tier));

    assert_eq!((slots("free"), slots("premium")), (6, 12));
    assert_eq!(engine.kept(Task::Image), [(vec!["premium".to_owned()], 6)]);
    assert_eq!(engine.kept(Task::Video), []);

    ask_as(&engine, "free").await.unwrap();
    while script.keys_called() == [2] {
        ask_as(&engine, "free").await.unwrap();
    }
    assert_eq!((slots("free"), slots("premium")), (3, 9), "the first rests");
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_an_open_key_keeps_nobody_from_a_kept_one() {
    let pool = KeyPool::new(Arc::new(Script::new()), keys_of(2, 1), secs(30), Random::seeded(7));
    let with = |access: Access| pool.acquire(Want { access, ..want(Class::Next) });
    let (_open, kept) = (with(Access::Open).await.unwrap(), with(Access::of_tier("premium")).await.unwrap());
    let mut free = Box::pin(with(Access::of_tier("free")));
    let mut premium = Box::pin(with(Access::of_tier("premium")));
    assert!(free.as_mut().now_or_never().is_none() && premium.as_mut().now_or_never().is_none());

    drop(kept);

    assert!(free.as_mut().now_or_never().is_none());
    assert_eq!(premium.now_or_never().expect("it is free").unwrap().key().label(), "test#2");
}

#[tokio::test(start_paused = true)]
async fn who_can_have_no_key_in_time_hears_so_although_those_of_others_are_busy() {
    for [closes, busy] in [["open", "kept"], ["kept", "open"]] {
        let pool = KeyPool::new(Arc::new(Script::new()), keys_of(2, 1), secs(30), Random::seeded(7));
        let with = |sort: &str| {
            let access = if sort == "open" { Access::Open } else { Access::Kept(vec!["premium".into()]) };
            pool.acquire(Want { access, ..want(Class::Next) })
        };
        let (mut closing, _busy) = (with(closes).await.unwrap(), with(busy).await.unwrap());
        let mut waiter = Box::pin(with(closes));
        assert!(waiter.as_mut().now_or_never().is_none());

        closing.begin();
        closing.settle(Err(&Failure::QuotaExhausted { retry_after: None }));

        let closed = waiter.now_or_never().expect("it is certain").unwrap_err();
        assert_eq!(closed.because, Failure::QuotaExhausted { retry_after: None }, "{closes}");
    }
}

/// What can go wrong with a call, mostly nothing.
fn answer(random: &mut StdRng) -> Answer {
    let told = secs(random.random_range(0..20));
    let answer = match random.random_range(0..24) {
        0 | 1 => No(Failure::KeyRejected),
        2 => No(Failure::RateLimited { retry_after: Some(told) }),
        3 => No(Failure::QuotaExhausted { retry_after: Some(told) }),
        4 => No(Failure::ConcurrencyLimited),
        5 => No(Failure::ProviderError),
        6 => No(Failure::BadOutput { detail: String::new() }),
        7 => No(Failure::Loading { ready_in: Some(told) }),
        8 => No(Failure::Overloaded { retry_after: Some(told) }),
        9 => No(Failure::Unreachable),
        10 => Silence,
        11 if random.random_bool(0.1) => No(Failure::ModelUnavailable),
        _ => Picture,
    };
    late(ms(random.random_range(1..5000)), answer)
}

/// Many requests of three tiers, while calls fail as they like, on keys of which two are kept, one of them for two tiers.
async fn no_key_is_called_for_others(seed: u64) -> Result<(), TestCaseError> {
    let mut random = StdRng::seed_from_u64(seed);
    let script = Arc::new(Script::new().then("*", (0..400).map(|_| answer(&mut random))));
    let mut keys = keys_of(5, 1);
    keys[3] = keys[3].clone().keep_for(["premium", "gold"]);
    let engine = engine_with([(&script, keys)]);

    join_all((0..60).map(|number| ask_as(&engine, ["free", "gold", "premium"][number % 3]))).await;

    let mut used = [0_u32; 3];
    for call in script.calls() {
        let allowed = match call.key.as_str() {
            "test#5" => &["premium"][..],
            "test#4" => &["gold", "premium"],
            _ => &["free", "gold", "premium"],
        };
        prop_assert!(allowed.contains(&&*call.idempotency_key), "{:?}", call);
        used[3 - allowed.len()] += 1;
    }
    prop_assert!(used.iter().all(|calls| *calls > 0), "every sort of keys is used: {:?}", used);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_fails_no_key_is_called_for_those_it_is_not_kept_for(seed: u64) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();

        runtime.block_on(no_key_is_called_for_others(seed))?;
    }
}
