//! How the bot stops: running jobs get their grace, everybody is told, nothing hangs.

use std::time::Duration;

use refrain_core::failure::Failure;
use tokio::time::Instant;

use super::kit::{Bot, Gate, Setup, Step};

const INTERRUPTED: &str = "The bot is being restarted";

#[tokio::test(start_paused = true)]
async fn an_idle_bot_stops_at_once() {
    let mut bot = Bot::start();
    let asked = Instant::now();

    bot.begin_shutdown();
    bot.stopped().await;

    assert_eq!(asked.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_running_job_that_ends_within_the_grace_is_delivered() {
    let mut bot = Bot::start();
    bot.upstream.takes(Duration::from_secs(20));
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;

    bot.begin_shutdown();
    bot.stopped().await;

    assert_eq!(bot.screen.frames().last().unwrap().media, 1, "{:#?}", bot.screen.frames());
}

#[tokio::test(start_paused = true)]
async fn beyond_the_grace_its_person_is_told() {
    let mut bot = Bot::start();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    let asked = Instant::now();

    bot.begin_shutdown();
    bot.stopped().await;

    assert_eq!(asked.elapsed().as_secs(), 25);
    let last = bot.screen.frames().pop().unwrap();
    assert!(last.edit && last.text.contains(INTERRUPTED) && last.buttons.is_empty(), "{last:#?}");
}

#[tokio::test(start_paused = true)]
async fn people_in_the_queue_are_told_at_once() {
    let mut bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;
    bot.generate("ben", "two").await;

    bot.begin_shutdown();
    bot.settle().await;

    assert!(bot.screen.texts("ben").last().unwrap().contains(INTERRUPTED), "{:#?}", bot.screen.frames());
    gate.open();
    bot.stopped().await;
    bot.screen.sees_picture("ann").await;
    assert_eq!(bot.upstream.prompts(), ["one"]);
}

#[tokio::test(start_paused = true)]
async fn who_asks_while_the_bot_stops_is_told_that_it_does() {
    let mut bot = Bot::start();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;
    bot.begin_shutdown();
    bot.settle().await;

    bot.generate("ben", "two").await;

    assert!(bot.screen.texts("ben")[0].contains(INTERRUPTED), "{:#?}", bot.screen.texts("ben"));
    bot.stopped().await;
    assert_eq!(bot.upstream.prompts(), ["one"]);
}

#[tokio::test(start_paused = true)]
async fn a_job_that_would_be_snoozed_while_the_bot_stops_is_told_at_once() {
    let mut bot = Bot::start();
    let busy = Step::Fails(Failure::RateLimited { retry_after: Some(Duration::from_mins(5)) });
    bot.upstream.takes(Duration::from_secs(5));
    bot.upstream.script([busy]);
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    let asked = Instant::now();

    bot.begin_shutdown();
    bot.stopped().await;

    assert_eq!(asked.elapsed().as_secs(), 5);
    assert!(bot.screen.texts("ann").last().unwrap().contains(INTERRUPTED), "{:#?}", bot.screen.frames());
}

#[tokio::test(start_paused = true)]
async fn a_job_whose_message_is_being_shown_while_the_bot_stops_ends_as_an_edit_of_it() {
    let mut bot = Bot::start();
    let gate = bot.screen.hold_sends();

    let stop = async {
        bot.settle().await;
        bot.begin_shutdown();
        bot.settle().await;
        gate.open();
    };
    tokio::join!(bot.generate("ann", "a fox"), stop);
    bot.stopped().await;

    let frames = bot.screen.frames();
    assert_eq!(frames.len(), 2, "{frames:#?}");
    assert!(frames[1].edit && frames[1].text.contains(INTERRUPTED), "{frames:#?}");
}

#[tokio::test(start_paused = true)]
async fn a_platform_that_hangs_delays_the_end_by_the_farewell_at_most() {
    let mut bot = Setup { grace: Duration::from_secs(3), ..Setup::default() }.start();
    let _never = bot.screen.hold_results();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;
    bot.generate("ben", "two").await;
    let asked = Instant::now();

    bot.begin_shutdown();
    bot.stopped().await;

    assert_eq!(asked.elapsed().as_secs(), 13);
}

/// A bot that does not wait long for calls.
fn lasting() -> Setup {
    Setup { grace: Duration::from_secs(3), ..Setup::default() }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_a_stop_cut_off_may_be_charged_and_is_made_anew_only_so_often() {
    let mut bot = lasting().start_lasting();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "a fox").await;

    for calls in 1..=3 {
        bot.upstream.called(calls).await;
        bot.begin_shutdown();
        bot.stopped().await;
        bot = lasting().start_after(&bot);
    }

    bot.screen.sees("ann", "nothing came in time").await;
    assert_eq!(bot.upstream.prompts().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_stop_while_nothing_is_called_costs_no_attempt() {
    let mut bot = lasting().start_lasting();
    let limited = || Step::Fails(Failure::RateLimited { retry_after: Some(Duration::from_secs(20)) });
    bot.upstream.script((0..5).map(|_| limited()));
    bot.generate("ann", "a fox").await;

    for calls in 1..=5 {
        bot.upstream.called(calls).await;
        bot.settle().await;
        bot.begin_shutdown();
        bot.stopped().await;
        bot = lasting().start_after(&bot);
    }

    bot.screen.sees_picture("ann").await;
}
