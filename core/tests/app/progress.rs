//! What the one message says on the way.

use std::time::Duration;

use refrain_core::failure::Failure;

use super::kit::{Bot, Gate, Setup, Step};

fn hiccup() -> Step {
    Step::Fails(Failure::ProviderError)
}

#[tokio::test(start_paused = true)]
async fn of_news_that_come_faster_than_they_can_be_shown_the_latest_wins() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.script([hiccup(), hiccup(), Step::Held(gate.clone())]);
    let in_flight = bot.screen.hold_progress_in_flight();

    bot.generate("ann", "a fox").await;
    bot.upstream.called(3).await;
    in_flight.open();
    bot.settle().await;

    let shown = bot.screen.texts("ann");
    assert!(shown.len() <= 3, "accepted, what was being sent, the latest: {shown:#?}");
    assert!(shown.last().is_some_and(|latest| latest.contains("hiccup")), "{shown:#?}");
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn what_is_shown_already_is_not_sent_again() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.takes(Duration::from_millis(200));
    bot.upstream.script([Step::Fails(Failure::KeyRejected), Step::Held(gate.clone())]);
    let in_flight = bot.screen.hold_progress_in_flight();

    bot.generate("ann", "a fox").await;
    bot.screen.progress_begun(1).await;
    bot.upstream.called(2).await;
    in_flight.open();
    bot.settle().await;

    let shown = bot.screen.texts("ann");
    assert_eq!(shown.iter().filter(|text| text.contains("Painting")).count(), 1, "{shown:#?}");
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn progress_that_is_being_sent_never_lands_after_the_result() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.script([Step::Held(gate.clone())]);
    let in_flight = bot.screen.hold_progress_in_flight();
    bot.generate("ann", "a fox").await;
    bot.screen.progress_begun(1).await;

    gate.open();
    bot.settle().await;
    assert_eq!(bot.screen.texts("ann").len(), 1, "the result waits for it");
    in_flight.open();
    bot.screen.sees_picture("ann").await;
    bot.settle().await;

    assert_eq!(bot.screen.frames().last().unwrap().media, 1, "{:#?}", bot.screen.frames());
}

#[tokio::test(start_paused = true)]
async fn progress_that_waits_is_given_up_when_the_result_is_there() {
    let bot = Bot::start();
    let _never = bot.screen.hold_progress();

    bot.generate("ann", "a fox").await;
    bot.screen.sees_picture("ann").await;

    assert_eq!(bot.screen.texts("ann").len(), 2, "accepted and the result");
}

#[tokio::test(start_paused = true)]
async fn what_a_key_did_is_not_shown_while_another_can_serve() {
    let bot = Setup { keys: 2, ..Setup::default() }.start();
    bot.upstream.key_fails("test#1", Failure::KeyRejected);

    for number in 0..4 {
        bot.generate(&format!("person {number}"), "a fox").await;
        bot.screen.sees_picture(&format!("person {number}")).await;
    }

    assert!(bot.upstream.keys().contains(&"test#1".into()), "the bad key was tried");
    for frame in bot.screen.frames() {
        let harmless = ["Accepted", "Painting", "In the queue", "a fox"];
        assert!(harmless.iter().any(|words| frame.text.contains(words)), "{frame:#?}");
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_time_out_it_takes_longer_until_the_result_whatever_a_key_does() {
    let bot = Setup { keys: 3, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.script([Step::Hangs, Step::Fails(Failure::KeyRejected), Step::Held(gate.clone())]);

    bot.generate("ann", "a fox").await;
    bot.upstream.called(3).await;
    bot.settle().await;

    let shown = bot.screen.texts("ann");
    assert!(shown.last().unwrap().contains("Trying once more by itself"), "{shown:#?}");
    gate.open();
    bot.screen.sees_picture("ann").await;
}

#[tokio::test(start_paused = true)]
async fn while_it_moves_up_only_some_places_are_told() {
    let free = refrain_core::queue::Tier { max_queued: 200, ..refrain_core::queue::Tier::free() };
    let bot = Setup { free, deadline: Duration::from_hours(24), ..Setup::default() }.start();
    bot.upstream.takes(Duration::from_secs(10));
    for number in 0..120 {
        bot.generate(&format!("person {number}"), "a fox").await;
    }

    bot.generate("ann", "a fox").await;
    bot.screen.sees_picture("ann").await;

    let places: Vec<usize> = bot
        .screen
        .texts("ann")
        .iter()
        .filter_map(|text| text.split_once("place ")?.1.lines().next()?.parse().ok())
        .collect();
    assert_eq!(places, [121, 100, 50, 25, 10, 5, 3, 2, 1]);
}

#[tokio::test(start_paused = true)]
async fn who_moves_up_because_somebody_cancels_is_told_at_once() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;
    bot.generate("ben", "two").await;
    bot.generate("cid", "three").await;
    bot.screen.sees("cid", "place 2").await;

    let bens = bot.screen.sees("ben", "place 1").await.buttons[0].clone();
    assert_eq!(bot.press("ben", &bens).await, None);
    bot.settle().await;

    assert!(bot.screen.texts("cid").last().unwrap().contains("place 1"), "{:#?}", bot.screen.frames());
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn a_snoozed_job_says_so_and_goes_on_with_its_progress() {
    let bot = Bot::start();
    let wait = Duration::from_mins(2);
    // Of three attempts one is spent before the snooze, so that two hiccups after it are the end.
    bot.upstream.script([hiccup(), Step::Fails(Failure::RateLimited { retry_after: Some(wait) }), hiccup(), hiccup()]);
    bot.generate("ann", "first").await;
    bot.screen.sees("ann", "Service busy, request queued").await;

    bot.screen.sees("ann", "several times in a row").await;

    assert_eq!(bot.upstream.prompts(), ["first"; 4]);
}
