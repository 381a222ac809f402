//! The bounds at the door, and how many jobs one person has running.

use std::time::Duration;

use refrain_core::command::{Action, RateLimit};
use refrain_core::failure::Failure;
use refrain_core::queue::{QueueLimits, Tier};

use super::kit::{Bot, Gate, Setup, Step};

#[tokio::test(start_paused = true)]
async fn one_more_than_a_person_may_have_waiting_is_refused_with_the_wait_for_the_first() {
    let bot = Bot::start();
    bot.upstream.always(Step::Hangs);
    for number in 0..6 {
        bot.generate("ann", &format!("number {number}")).await;
        bot.upstream.called(1).await;
    }

    bot.generate("ann", "one too many").await;

    let told = bot.screen.sees("ann", "One after the other").await;
    assert!(!told.edit && told.text.contains("30 seconds"), "one runs, then theirs: {told:#?}");
    assert_eq!(bot.jobs("ann").len(), 6);
    bot.generate("ben", "not his fault").await;
    bot.screen.sees("ben", "In the queue").await;
}

#[tokio::test(start_paused = true)]
async fn a_person_has_no_more_running_than_allowed_and_every_ending_frees_a_place() {
    let endings = [
        Step::Picture,
        Step::Fails(Failure::Refused),
        Step::Fails(Failure::RateLimited { retry_after: Some(Duration::from_mins(2)) }),
        Step::Panics,
    ];
    for ending in endings {
        let free = Tier { max_running: 1, ..Tier::free() };
        let bot = Setup { keys: 3, free, ..Setup::default() }.start();
        bot.upstream.takes(Duration::from_secs(5));
        bot.upstream.script([ending]);
        bot.generate("ann", "first").await;
        bot.generate("ann", "second").await;
        bot.upstream.called(1).await;
        bot.settle().await;
        assert_eq!(bot.upstream.prompts(), ["first"], "the other keys stay idle");

        bot.screen.first("the second", |frame| frame.media > 0 && frame.text.contains("second")).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_job_frees_its_place() {
    let free = Tier { max_running: 1, ..Tier::free() };
    let bot = Setup { keys: 2, free, ..Setup::default() }.start();
    bot.upstream.script([Step::Hangs]);
    bot.generate("ann", "first").await;
    bot.upstream.called(1).await;
    bot.generate("ann", "second").await;

    bot.press("ann", &bot.screen.frames()[0].buttons[0]).await;

    bot.screen.sees_picture("ann").await;
    assert_eq!(bot.upstream.prompts(), ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn a_slow_platform_keeps_nobodys_next_job_from_being_made() {
    let free = Tier { max_running: 1, ..Tier::free() };
    let bot = Setup { free, ..Setup::default() }.start();
    let results = bot.screen.hold_results();
    bot.generate("ann", "first").await;
    bot.generate("ann", "second").await;

    bot.upstream.called(2).await;

    results.open();
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_names_an_honest_wait() {
    let limits = QueueLimits { max_queued: 3, ..QueueLimits::default() };
    let bot = Setup { limits, ..Setup::default() }.start();
    bot.upstream.always(Step::Hangs);
    for number in 0..4 {
        bot.generate(&format!("person {number}"), "a fox").await;
        bot.upstream.called(1).await;
    }

    bot.generate("ann", "a fox").await;

    let told = bot.screen.sees("ann", "Queue full").await;
    assert!(told.text.contains("15 seconds"), "then there is room for one: {told:#?}");
    assert_eq!(bot.jobs("ann"), []);
}

#[tokio::test(start_paused = true)]
async fn who_could_not_be_served_in_time_is_refused_and_loses_no_place_by_asking() {
    let bot = Setup { deadline: Duration::from_secs(50), ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    for number in 0..4 {
        bot.generate(&format!("person {number}"), "a fox").await;
        bot.upstream.called(1).await;
    }

    for _ in 0..20 {
        bot.generate("ann", "a fox").await;
    }
    assert!(bot.screen.texts("ann").iter().all(|text| text.contains("Queue full")), "{:#?}", bot.screen.texts("ann"));
    bot.press("person 3", &bot.screen.sees("person 3", "place 3").await.buttons[0]).await;
    bot.screen.sees("person 3", "Cancelled").await;
    bot.generate("ann", "a fox").await;
    bot.generate("ben", "a fox").await;
    bot.press("person 2", &bot.screen.sees("person 2", "place 2").await.buttons[0]).await;

    let accepted = bot.screen.sees("ann", "In the queue").await;
    assert!(accepted.text.contains("place 3"), "{accepted:#?}");
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn a_tier_may_have_a_deadline_of_its_own() {
    let free = Tier { deadline: Some(Duration::from_secs(50)), ..Tier::free() };
    let bot = Setup { free, ..Setup::default() }.start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    for number in 0..4 {
        bot.generate(&format!("person {number}"), "a fox").await;
        bot.upstream.called(1).await;
    }

    bot.generate("ann", "a fox").await;
    bot.generate("premium", "a fox").await;

    bot.screen.sees("ann", "Queue full").await;
    bot.screen.sees("premium", "In the queue").await;
    gate.open();
}

#[tokio::test(start_paused = true)]
async fn cancelling_and_asking_anew_costs_no_place() {
    let bot = Bot::start();
    let gate = Gate::closed();
    bot.upstream.always(Step::Held(gate.clone()));
    bot.generate("busy", "a fox").await;
    bot.upstream.called(1).await;
    for number in 0..4 {
        bot.generate("ann", &format!("draft {number}")).await;
        let draft = bot.jobs("ann")[0].id.clone();
        bot.press("ann", &Action::Cancel(draft)).await;
        bot.settle().await;
    }

    bot.generate("ann", "the one").await;
    bot.generate("ben", "one").await;
    bot.generate("ben", "two").await;
    gate.open();
    bot.upstream.called(4).await;

    assert_eq!(bot.upstream.prompts()[..3], ["a fox", "the one", "one"]);
}

#[tokio::test(start_paused = true)]
async fn jobs_are_listed_in_the_order_of_acceptance() {
    let bot = Bot::start();
    bot.upstream.always(Step::Hangs);

    for prompt in ["one", "two", "three"] {
        bot.generate("ann", prompt).await;
    }

    let prompts: Vec<_> = bot.jobs("ann").into_iter().map(|job| job.work.prompt).collect();
    assert_eq!(prompts, ["one", "two", "three"]);
}

#[tokio::test(start_paused = true)]
async fn who_used_a_command_too_often_gets_no_more_by_its_button() {
    let limit = RateLimit { burst: 2, per: Duration::from_hours(1) };
    let bot = Setup { limit: Some(limit), ..Setup::default() }.start();
    bot.generate("ann", "a fox").await;
    let fox = bot.screen.sees_picture("ann").await;
    assert_eq!(bot.press("ann", &fox.buttons[0]).await, None);

    let notice = bot.press("ann", &fox.buttons[0]).await.expect("it is one too many");

    assert!(notice.contains("/generate") && notice.contains("30 minutes"), "{notice}");
}
