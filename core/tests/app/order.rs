//! Who is next, through the real queue: capacity first, then the fair order.

use std::time::Duration;

use super::kit::{Bot, Gate, Setup, Step};

#[tokio::test(start_paused = true)]
async fn a_premium_job_that_arrives_while_all_keys_are_busy_is_the_next_to_start() {
    let bot = Setup { keys: 2, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    for number in 0..10 {
        bot.generate(&format!("person {number}"), &format!("free {number}")).await;
    }
    bot.upstream.called(2).await;

    bot.generate("premium", "premium").await;
    assert!(bot.screen.sees("premium", "In the queue").await.text.contains("place 1"));
    gate.open();
    bot.screen.sees_picture("person 9").await;

    assert_eq!(bot.upstream.prompts()[2], "premium", "{:?}", bot.upstream.prompts());
}

#[tokio::test(start_paused = true)]
async fn who_floods_the_queue_waits_behind_themselves() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    for number in 0..6 {
        bot.generate("flooder", &format!("flood {number}")).await;
        bot.upstream.called(1).await;
    }
    bot.generate("ann", "anns").await;
    bot.generate("ben", "bens").await;

    gate.open();
    bot.upstream.called(8).await;

    let prompts = bot.upstream.prompts();
    let place = |wanted: &str| prompts.iter().position(|prompt| prompt == wanted).unwrap();
    assert!(place("anns") <= 2 && place("bens") <= 3, "{prompts:?}");
}

#[tokio::test(start_paused = true)]
async fn premium_gets_its_share_and_free_people_are_not_starved() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    bot.generate("busy", "busy").await;
    bot.upstream.called(1).await;
    for number in 0..5 {
        bot.generate("ann", &format!("free {number}")).await;
    }
    for number in 0..20 {
        bot.generate("premium", &format!("premium {number}")).await;
    }

    gate.open();
    bot.upstream.called(26).await;

    let first: Vec<_> = bot.upstream.prompts()[1..19].to_vec();
    let free = first.iter().filter(|prompt| prompt.starts_with("free")).count();
    assert!((2..=3).contains(&free), "about one of nine: {first:?}");
}

#[tokio::test(start_paused = true)]
async fn a_thousand_jobs_all_come_through() {
    let bot = Setup { keys: 8, deadline: Duration::from_hours(24), ..Setup::default() }.start();
    bot.upstream.takes(Duration::from_secs(10));

    for number in 0..1000 {
        bot.generate(&format!("person {number}"), "a fox").await;
    }
    bot.screen.sees_picture("person 999").await;

    bot.upstream.called(1000).await;
    assert!(bot.screen.frames().iter().all(|frame| !frame.text.contains("Queue full")));
}
