//! Keys that are kept for premium: whose jobs they start, and what is told to whom.

use std::time::Duration;

use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain_core::failure::Failure;
use refrain_core::queue::QueueLimits;
use tokio::time::sleep;

use super::kit::{Bot, Gate, Setup, Step};

/// The calls so far: of each the key and what was asked for, in the order of the keys.
fn calls(bot: &Bot) -> Vec<(String, String)> {
    let mut calls: Vec<_> = bot.upstream.keys().into_iter().zip(bot.upstream.prompts()).collect();
    calls.sort();
    calls
}

fn call(number: u32, prompt: &str) -> (String, String) {
    (format!("test#{number}"), prompt.to_owned())
}

/// A bot whose calls take until the gate is open.
fn held(keys: usize, kept: usize) -> (Bot, Gate) {
    let bot = Setup { keys, kept, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    (bot, gate)
}

#[tokio::test(start_paused = true)]
async fn a_kept_key_waits_for_premium_while_others_go_on_without_it() {
    let (bot, gate) = held(2, 1);
    for who in ["ann", "ben", "cy"] {
        bot.generate(who, who).await;
    }
    bot.upstream.called(1).await;
    sleep(Duration::from_secs(20)).await;
    assert_eq!(calls(&bot), [call(1, "ann")], "others wait before an idle key");

    bot.generate("premium", "premium").await;
    bot.upstream.called(2).await;
    assert_eq!(calls(&bot), [call(1, "ann"), call(2, "premium")]);

    gate.open();
    bot.screen.sees_picture("cy").await;
    assert_eq!(calls(&bot)[..3], [call(1, "ann"), call(1, "ben"), call(1, "cy")]);
}

#[tokio::test(start_paused = true)]
async fn premium_uses_open_and_kept_keys_and_the_kept_one_first() {
    let (bot, _gate) = held(3, 1);

    bot.generate("premium", "premium 1").await;
    bot.upstream.called(1).await;
    bot.generate("ann", "ann").await;
    bot.generate("premium", "premium 2").await;
    bot.upstream.called(3).await;

    let calls = calls(&bot);
    assert_eq!(calls[2], call(3, "premium 1"), "so that both open ones were left: {calls:?}");
    assert_eq!(calls.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_slot_of_a_kept_key_that_becomes_free_goes_to_premium_only() {
    let bot = Setup { keys: 2, kept: 1, ..Setup::default() }.start();
    let gates = [Gate::closed(), Gate::closed(), Gate::closed()];
    bot.upstream.script(gates.iter().cloned().map(Step::Held));
    bot.generate("ann", "ann").await;
    bot.upstream.called(1).await;
    bot.generate("premium", "premium 1").await;
    bot.upstream.called(2).await;
    bot.generate("ben", "ben").await;
    for number in 2..=3 {
        bot.generate("premium-2", &format!("premium {number}")).await;
    }

    gates[1].open();
    bot.upstream.called(3).await;
    gates[2].open();
    bot.upstream.called(4).await;
    sleep(Duration::from_secs(20)).await;

    let expected = [call(1, "ann"), call(2, "premium 1"), call(2, "premium 2"), call(2, "premium 3")];
    assert_eq!(calls(&bot), expected, "the free one waits on for the open key");
    gates[0].open();
    bot.screen.sees_picture("ben").await;
}

#[tokio::test(start_paused = true)]
async fn a_kept_number_of_slots_counts_those_of_open_keys() {
    let limits = QueueLimits { reserved: vec![("premium".into(), 1)], ..QueueLimits::default() };
    let bot = Setup { keys: 4, kept: 1, limits, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    for number in 1..=3 {
        bot.generate(&format!("person {number}"), &format!("free {number}")).await;
    }
    bot.upstream.called(2).await;
    sleep(Duration::from_secs(20)).await;
    assert_eq!(bot.upstream.prompts(), ["free 1", "free 2"], "of three open slots, one is kept");

    bot.generate("premium", "premium 1").await;
    bot.upstream.called(3).await;
    sleep(Duration::from_secs(20)).await;
    assert_eq!(bot.upstream.keys()[2], "test#4", "that of the kept key");
    assert_eq!(bot.upstream.prompts().len(), 3, "the kept slot of an open key is still kept");

    bot.generate("premium", "premium 2").await;
    bot.upstream.called(4).await;
    sleep(Duration::from_secs(20)).await;
    assert_eq!(bot.upstream.prompts()[3], "premium 2");
    assert_eq!(bot.upstream.prompts().len(), 4);
    gate.open();
    bot.screen.sees_picture("person 3").await;
}

#[tokio::test(start_paused = true)]
async fn waits_are_told_by_the_keys_that_a_person_may_use() {
    let wait = async |keys, kept, who: &str| {
        let (bot, _gate) = held(keys, kept);
        bot.generate("ann", "ann").await;
        bot.generate("ben", "ben").await;
        bot.generate(who, "theirs").await;
        bot.app.queue().of_person(&super::kit::person_of(who)).await.unwrap()[0].estimate.wait
    };

    assert_eq!(wait(4, 3, "cy").await, wait(1, 0, "cy").await);
    assert_eq!(wait(4, 3, "premium").await, wait(4, 0, "premium").await);
    assert!(wait(4, 3, "premium").await < wait(4, 3, "cy").await);
}

#[tokio::test(start_paused = true)]
async fn where_only_kept_keys_are_well_others_are_told_at_the_door_what_they_would_without_them() {
    let mut told = Vec::new();
    for kept in [0, 1] {
        let bot = Setup { keys: 1 + kept, kept, ..Setup::default() }.start();
        bot.upstream.key_fails("test#1", Failure::QuotaExhausted { retry_after: None });
        bot.generate("ann", "first").await;
        bot.screen.sees("ann", "Out of credit").await;
        bot.generate("ben", "second").await;
        bot.settle().await;
        told.push(bot.screen.frames().into_iter().map(|frame| (frame.chat, frame.text)).collect::<Vec<_>>());

        if kept == 1 {
            bot.generate("premium", "premium").await;
            bot.screen.sees_picture("premium").await;
        }
    }

    assert_eq!(told[0], told[1]);
}

fn step(random: &mut StdRng) -> Step {
    let told = Some(Duration::from_secs(random.random_range(0..40)));
    match random.random_range(0..16) {
        0 => Step::Fails(Failure::KeyRejected),
        1 => Step::Fails(Failure::RateLimited { retry_after: told }),
        2 => Step::Fails(Failure::QuotaExhausted { retry_after: told }),
        3 => Step::Fails(Failure::ProviderError),
        4 => Step::Fails(Failure::Overloaded { retry_after: told }),
        5 => Step::Fails(Failure::BadOutput { detail: String::new() }),
        6 => Step::Hangs,
        _ => Step::Picture,
    }
}

/// A busy ten minutes of people of both tiers before three keys, of which one is kept, while calls fail as they like.
async fn a_busy_time(seed: u64) -> Result<(), TestCaseError> {
    let mut random = StdRng::seed_from_u64(seed);
    let bot = Setup { keys: 3, kept: 1, deadline: Duration::from_hours(6), ..Setup::default() }.start();
    bot.upstream.takes(Duration::from_secs(10));
    bot.upstream.script((0..300).map(|_| step(&mut random)));

    for number in 0..60 {
        let who = if number % 3 == 0 { "premium".to_owned() } else { format!("person {}", number % 7) };
        bot.generate(&who, &who).await;
        sleep(Duration::from_secs(random.random_range(0..20))).await;
    }
    let people = (0..7).map(|number| format!("person {number}")).chain(["premium".to_owned()]);
    for who in people {
        while !bot.jobs(&who).is_empty() {
            sleep(Duration::from_secs(20)).await;
        }
    }

    let kept: Vec<_> = calls(&bot).into_iter().filter(|(key, _)| key == "test#3").collect();
    prop_assert!(kept.iter().all(|(_, who)| who == "premium"), "{:?}", kept);
    prop_assert!(!kept.is_empty(), "it is used");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn whatever_fails_everybody_is_served_to_an_end_and_kept_keys_serve_premium_only(seed: u64) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();

        runtime.block_on(a_busy_time(seed))?;
    }
}
