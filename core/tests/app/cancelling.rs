//! Cancelling, by its owner only and only in time.

use std::time::Duration;

use refrain_core::command::Action;
use refrain_core::failure::Failure;
use refrain_core::queue::store::JobStore as _;
use refrain_core::queue::{CancelError, JobId};

use super::kit::{Bot, Gate, Setup, Step, Store, person_of};

const NOT_YOURS: &str = "Only the one who asked can use this button.";
const TOO_LATE: &str = "This is already finished.";

#[tokio::test(start_paused = true)]
async fn its_owner_cancels_a_running_job_and_nobody_else() {
    let bot = Bot::start();
    bot.upstream.script([Step::Hangs]);
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    let button = bot.screen.frames()[0].buttons[0].clone();

    assert_eq!(bot.press("ben", &button).await.as_deref(), Some(NOT_YOURS));
    assert_eq!(bot.jobs("ann").len(), 1);
    assert_eq!(bot.press("ann", &button).await, None);

    let told = bot.screen.sees("ann", "Cancelled").await;
    assert!(told.edit && matches!(told.buttons[..], [Action::Again(_)]), "{told:#?}");
    bot.settle().await;
    assert_eq!(bot.press("ann", &button).await.as_deref(), Some(TOO_LATE));
    assert_eq!(bot.upstream.keys().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_queued_job_is_cancelled_without_a_call() {
    let bot = Bot::start();
    bot.upstream.always(Step::Hangs);
    bot.generate("ann", "one").await;
    bot.upstream.called(1).await;
    bot.generate("ben", "two").await;

    bot.press("ben", &bot.screen.sees("ben", "place 1").await.buttons[0]).await;

    bot.screen.sees("ben", "Cancelled").await;
    assert_eq!(bot.upstream.prompts(), ["one"]);
}

#[tokio::test(start_paused = true)]
async fn what_another_process_cancels_stops_at_once() {
    let bot = Setup::default().start_lasting();
    bot.upstream.script([Step::Hangs]);
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    bot.settle().await;

    // It knows the store alone.
    bot.jobs.cancel(&bot.jobs("ann")[0].id, None).await.unwrap();
    bot.settle().await;

    assert!(bot.screen.texts("ann").last().unwrap().contains("Cancelled"), "{:#?}", bot.screen.frames());
}

#[tokio::test(start_paused = true)]
async fn a_snoozed_job_is_cancelled_at_once() {
    let bot = Bot::start();
    bot.upstream.script([Step::Fails(Failure::RateLimited { retry_after: Some(Duration::from_mins(5)) })]);
    bot.generate("ann", "one").await;
    let busy = bot.screen.sees("ann", "Service busy").await;

    bot.press("ann", &busy.buttons[0]).await;
    bot.settle().await;

    assert!(bot.screen.texts("ann").last().unwrap().contains("Cancelled"), "{:#?}", bot.screen.frames());
    assert_eq!(bot.upstream.prompts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_job_cancelled_while_its_message_is_being_shown_ends_as_an_edit_of_it() {
    let bot = Bot::start();
    let gate = bot.screen.hold_sends();

    let cancel = async {
        bot.settle().await;
        let job = bot.jobs("ann")[0].id.clone();
        bot.app.queue().cancel(&job, &person_of("ann")).await.unwrap();
        bot.settle().await;
        gate.open();
    };
    tokio::join!(bot.generate("ann", "a fox"), cancel);
    let told = bot.screen.sees("ann", "Cancelled").await;
    bot.settle().await;

    assert!(told.edit, "{told:#?}");
    assert_eq!(bot.screen.frames().last(), Some(&told));
    assert_eq!(bot.upstream.prompts().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn it_is_too_late_once_the_result_is_kept_or_on_its_way() {
    let store = Store { gate: Some(Gate::closed()), ..Store::default() };
    let bot = Setup { store, ..Setup::default() }.start();
    let results = bot.screen.hold_results();
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    bot.settle().await;
    let button = bot.screen.frames()[0].buttons[0].clone();

    assert_eq!(bot.press("ann", &button).await.as_deref(), Some(TOO_LATE), "it is being kept");
    bot.store.gate.as_ref().unwrap().open();
    bot.settle().await;
    assert_eq!(bot.press("ann", &button).await.as_deref(), Some(TOO_LATE), "it is being delivered");
    results.open();

    bot.screen.sees_picture("ann").await;
}

#[tokio::test(start_paused = true)]
async fn it_is_too_late_while_a_failure_is_being_told() {
    let bot = Bot::start();
    bot.upstream.script([Step::Fails(Failure::Refused)]);
    let results = bot.screen.hold_results();
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    bot.settle().await;

    let cancelled = bot.press("ann", &bot.screen.frames()[0].buttons[0]).await;

    assert_eq!(cancelled.as_deref(), Some(TOO_LATE));
    results.open();
    bot.screen.sees("ann", "Prompt refused").await;
}

#[tokio::test(start_paused = true)]
async fn buttons_of_jobs_that_nobody_remembers_say_so() {
    let bot = Bot::start();

    let cancel = bot.press("ann", &Action::Cancel(JobId::random())).await;
    let again = bot.press("ann", &Action::Again(JobId::random())).await;

    assert_eq!(cancel.as_deref(), Some(TOO_LATE));
    assert!(again.unwrap().contains("don't remember"));
    assert_eq!(bot.app.queue().cancel(&JobId::random(), &person_of("ann")).await, Err(CancelError::Ended));
}

#[tokio::test(start_paused = true)]
async fn again_makes_the_same_with_a_new_seed_for_its_owner_only() {
    let bot = Bot::start();
    bot.generate("ann", "a fox --seed 42").await;
    let button = bot.screen.sees_picture("ann").await.buttons[0].clone();

    assert_eq!(bot.press("ben", &button).await.as_deref(), Some(NOT_YOURS));
    assert_eq!(bot.press("ann", &button).await, None);

    let second = bot.screen.first("a second picture", |frame| frame.media > 0 && frame.message == 2).await;
    assert!(second.text.contains("a fox") && !second.text.contains("Seed: 42"), "{second:#?}");
}
