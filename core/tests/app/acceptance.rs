//! From a command to its place in the queue and the one message that follows it.

use std::time::Duration;

use refrain_core::app::Arrival;
use refrain_core::command::Action;
use refrain_core::failure::Failure;
use refrain_core::queue::JobState;
use refrain_core::reply::DeliveryError;

use super::kit::{Bot, Gate, Setup, Step};

#[tokio::test(start_paused = true)]
async fn the_one_message_goes_from_accepted_to_the_picture() {
    let bot = Bot::start();

    bot.generate("ann", "a red fox --seed 42").await;
    let result = bot.screen.sees_picture("ann").await;

    let frames = bot.screen.frames();
    assert!(frames[0].text.contains("Accepted"), "{frames:#?}");
    assert!(matches!(frames[0].buttons[..], [Action::Cancel(_)]));
    assert!(frames.iter().all(|frame| frame.message == 1), "{frames:#?}");
    assert!(result.edit && result.text.contains("a red fox") && result.text.contains("Seed: 42"), "{result:#?}");
    let [Action::Again(job)] = &result.buttons[..] else { panic!("{result:#?}") };
    assert_eq!(bot.store.kept.lock().unwrap()[..], *std::slice::from_ref(job));
}

#[tokio::test(start_paused = true)]
async fn who_has_to_wait_reads_place_and_wait() {
    let bot = Bot::start();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;

    bot.generate("ben", "two").await;

    let accepted = bot.screen.sees("ben", "In the queue").await;
    assert!(accepted.text.contains("place 1") && accepted.text.contains("30 seconds"), "{accepted:#?}");
    assert!(matches!(accepted.buttons[..], [Action::Cancel(_)]));
}

#[tokio::test(start_paused = true)]
async fn a_job_is_held_until_its_message_is_shown() {
    let bot = Bot::start();
    let gate = bot.screen.hold_sends();
    let app = bot.app.clone();
    let asked = tokio::spawn({
        let bot = std::sync::Arc::new(bot);
        let asking = bot.clone();
        async move {
            asking.generate("ann", "a fox").await;
            bot
        }
    });
    tokio::time::sleep(Duration::from_mins(1)).await;

    let held = app.queue().of_person(&super::kit::person_of("ann")).await.unwrap();
    assert_eq!(held[0].state, JobState::Held);
    gate.open();
    let bot = asked.await.unwrap();
    bot.screen.sees_picture("ann").await;
    assert!(!bot.screen.frames()[0].edit);
}

#[tokio::test(start_paused = true)]
async fn a_job_that_nobody_would_see_makes_no_call() {
    for fault in [DeliveryError::Forbidden("blocked".into()), DeliveryError::Refused("bad".into())] {
        let bot = Bot::start();
        bot.screen.sends_fail([fault]);

        bot.generate("ann", "a fox").await;
        bot.generate("ann", "another").await;
        bot.screen.sees_picture("ann").await;

        assert_eq!(bot.upstream.prompts(), ["another"]);
        assert_eq!(bot.jobs("ann"), []);
    }
}

#[tokio::test(start_paused = true)]
async fn a_message_that_may_be_shown_or_must_wait_is_followed_by_a_result_of_its_own() {
    for fault in [
        DeliveryError::Network("reset".into()),
        DeliveryError::Unsent("refused".into()),
        DeliveryError::Busy { retry_after: Duration::from_secs(30) },
    ] {
        let bot = Bot::start();
        bot.screen.sends_fail([fault]);

        bot.generate("ann", "a fox").await;
        let result = bot.screen.sees_picture("ann").await;
        bot.settle().await;

        assert!(!result.edit);
        assert_eq!(bot.screen.frames().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_job_whose_message_is_given_up_half_way_is_taken_back() {
    let bot = Bot::start();
    let gate = bot.screen.hold_sends();

    let asked = tokio::time::timeout(Duration::from_secs(1), bot.generate("ann", "a fox")).await;
    gate.open();
    bot.settle().await;

    assert!(asked.is_err(), "the adapter gave it up");
    assert_eq!(bot.jobs("ann"), [], "nobody would ever release it");
}

#[tokio::test(start_paused = true)]
async fn while_the_upstream_is_closed_the_message_says_so_with_the_place() {
    let bot = Bot::start();
    bot.upstream.script([Step::Fails(Failure::RateLimited { retry_after: Some(Duration::from_mins(3)) })]);
    bot.generate("ann", "one").await;
    bot.screen.sees("ann", "Service busy").await;

    bot.generate("ben", "two").await;

    let accepted = bot.screen.sees("ben", "Service busy, request queued").await;
    let paragraphs: Vec<_> = accepted.text.split("\n\n").collect();
    assert!(paragraphs[0].contains("minutes"), "{accepted:#?}");
    assert!(paragraphs[1].contains("Place in the queue: 2"), "{accepted:#?}");
    assert!(paragraphs[2].contains("Premium"), "the line on premium is the last: {accepted:#?}");
    bot.screen.sees_picture("ben").await;
}

#[tokio::test(start_paused = true)]
async fn who_has_as_many_running_as_allowed_is_not_told_that_it_starts_at_once() {
    let bot = Setup { keys: 4, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    bot.generate("ann", "one").await;
    bot.generate("ann", "two").await;
    bot.upstream.called(2).await;

    bot.generate("ann", "three").await;

    bot.screen.sees("ann", "place 1").await;
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn a_request_that_nothing_can_serve_before_its_deadline_is_told_why_at_the_door() {
    let bot = Bot::start();
    bot.upstream.script([Step::Fails(Failure::QuotaExhausted { retry_after: Some(Duration::from_hours(2)) })]);
    bot.generate("ann", "one").await;
    bot.screen.sees("ann", "Out of credit").await;
    tokio::time::sleep(Duration::from_mins(30)).await;

    bot.generate("ben", "two").await;

    let told = bot.screen.sees("ben", "Out of credit").await;
    assert!(told.text.contains("2 hours") || told.text.contains("90 minutes"), "the wait as it is now: {told:#?}");
    assert_eq!(bot.jobs("ben"), []);
}

#[tokio::test(start_paused = true)]
async fn what_arrives_again_is_made_once() {
    let bot = Bot::start();
    let arrival = |event: &str| Arrival::of(&"token".to_owned().into(), event);

    bot.generate_once("ann", "a fox", arrival("update 1")).await;
    bot.screen.sees_picture("ann").await;
    bot.generate_once("ann", "a fox", arrival("update 1")).await;
    bot.generate_once("ben", "an owl", arrival("update 2")).await;
    bot.screen.sees_picture("ben").await;

    assert_eq!(bot.upstream.prompts(), ["a fox", "an owl"]);
    assert!(bot.screen.frames().iter().all(|frame| frame.message <= 2), "nobody is told anything again");
}

#[tokio::test(start_paused = true)]
async fn what_arrives_counts_as_taken_once_it_is_accepted_whatever_showing_it_takes() {
    let bot = std::sync::Arc::new(Bot::start());
    let gate = bot.screen.hold_sends();
    let arrival = Arrival::of(&"token".to_owned().into(), "update 1");
    let taken = arrival.taken();

    let asking = bot.clone();
    let asked = tokio::spawn(async move { asking.generate_once("ann", "a fox", arrival).await });
    taken.await;

    assert_eq!(bot.jobs("ann").len(), 1, "it is kept");
    assert!(!asked.is_finished(), "and not shown");
    gate.open();
    asked.await.unwrap();
}
