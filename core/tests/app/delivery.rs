//! How a result reaches its person.

use std::time::Duration;

use refrain_core::queue::{JobState, OutputError};
use refrain_core::reply::DeliveryError;
use tokio::time::Instant;

use super::kit::{Bot, Setup, Step, Store, person_of};

const HALF_AN_HOUR: Duration = Duration::from_mins(30);

fn network() -> DeliveryError {
    DeliveryError::Network("reset".into())
}

fn unsent() -> DeliveryError {
    DeliveryError::Unsent("refused".into())
}

#[tokio::test(start_paused = true)]
async fn an_edit_is_repeated_until_it_arrives() {
    let bot = Bot::start();
    bot.screen.results_fail([network(), DeliveryError::Busy { retry_after: Duration::from_mins(1) }, network()]);

    bot.generate("ann", "a fox").await;
    let result = bot.screen.sees_picture("ann").await;

    assert!(result.edit);
    assert_eq!(bot.screen.tries(), 5, "the message, three faults, the result");
}

#[tokio::test(start_paused = true)]
async fn a_message_that_is_gone_is_followed_by_a_new_one() {
    let bot = Bot::start();
    bot.screen.results_fail([DeliveryError::Gone]);

    bot.generate("ann", "a fox").await;
    let result = bot.screen.sees_picture("ann").await;

    assert_eq!((result.edit, result.message), (false, 2));
}

#[tokio::test(start_paused = true)]
async fn a_new_message_that_may_have_arrived_is_not_sent_again() {
    let bot = Bot::start();
    bot.screen.sends_fail([network(), network()]);

    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    tokio::time::sleep(Duration::from_hours(1)).await;

    assert_eq!(bot.screen.tries(), 2, "the accepted message, the result");
    assert_eq!(bot.jobs("ann"), []);
}

#[tokio::test(start_paused = true)]
async fn a_new_message_that_was_never_sent_is_sent_again() {
    let bot = Bot::start();
    bot.screen.sends_fail([network(), unsent(), DeliveryError::Busy { retry_after: Duration::from_secs(5) }, unsent()]);

    bot.generate("ann", "a fox").await;
    let result = bot.screen.sees_picture("ann").await;

    assert!(!result.edit);
    assert_eq!(bot.screen.tries(), 5, "the accepted message, three faults, the result");
}

#[tokio::test(start_paused = true)]
async fn a_file_that_is_too_large_gives_way_to_words_with_the_sizes() {
    let bot = Bot::start();
    bot.screen.results_fail([DeliveryError::TooLarge { size: 60 << 20, limit: 50 << 20 }]);

    bot.generate("ann", "a fox").await;
    let told = bot.screen.sees("ann", "60 MiB").await;

    assert!(told.edit && told.text.contains("50 MiB") && told.text.contains("a fox"), "{told:#?}");
    assert_eq!(told.media, 0);
    assert_eq!(bot.store.kept.lock().unwrap().len(), 1, "the result is kept");
}

#[tokio::test(start_paused = true)]
async fn a_picture_that_the_platform_refuses_gives_way_to_the_words_alone() {
    let bot = Bot::start();
    bot.screen.results_fail([DeliveryError::Refused("bad picture".into())]);

    bot.generate("ann", "a fox").await;
    let told = bot.screen.sees("ann", "Seed").await;

    assert_eq!((told.edit, told.media), (true, 0));
}

#[tokio::test(start_paused = true)]
async fn who_blocked_the_bot_meanwhile_is_left_alone() {
    let bot = Bot::start();
    bot.screen.results_fail([DeliveryError::Forbidden("blocked".into())]);

    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    tokio::time::sleep(Duration::from_hours(1)).await;

    assert_eq!(bot.screen.tries(), 2);
    assert_eq!(bot.jobs("ann"), []);
}

/// A bot whose jobs outlive it, and one whose jobs do not.
fn lasting_and_forgetful() -> [Bot; 2] {
    [Setup::default().start_lasting(), Bot::start()]
}

#[tokio::test(start_paused = true)]
async fn a_result_that_can_never_be_delivered_ends_its_job_after_a_day_and_is_kept() {
    let bot = Bot::start();
    bot.generate("ann", "a fox").await;
    bot.screen.fails_for(Duration::from_hours(100), network());
    bot.upstream.called(1).await;

    tokio::time::sleep(Duration::from_hours(23)).await;
    let after_a_while = bot.jobs("ann");
    tokio::time::sleep(Duration::from_hours(2)).await;

    assert_eq!(after_a_while.len(), 1, "it is still tried");
    assert_eq!(bot.jobs("ann"), []);
    assert_eq!(ends(&bot).await, [JobState::Done]);
    assert_eq!(bot.store.kept.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_result_outlasts_an_outage_of_the_platform() {
    for bot in lasting_and_forgetful() {
        bot.generate("ann", "a fox").await;
        let began = Instant::now();
        bot.screen.fails_for(HALF_AN_HOUR, network());

        let result = bot.screen.sees_picture("ann").await;

        assert!(result.edit);
        assert!(began.elapsed() >= HALF_AN_HOUR && began.elapsed() <= HALF_AN_HOUR * 3 / 2, "{:?}", began.elapsed());
        assert!(bot.screen.tries() < 100, "{}", bot.screen.tries());
        bot.settle().await;
        assert_eq!(ends(&bot).await, [JobState::Done]);
        assert_eq!(bot.upstream.prompts().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_result_that_is_a_new_message_outlasts_an_outage_and_is_shown_once() {
    for bot in lasting_and_forgetful() {
        bot.screen.fails_for(HALF_AN_HOUR, unsent());

        bot.generate("ann", "a fox").await;
        let result = bot.screen.sees_picture("ann").await;
        tokio::time::sleep(Duration::from_hours(1)).await;

        assert!(!result.edit);
        assert_eq!(bot.screen.frames().len(), 1);
        assert_eq!(ends(&bot).await, [JobState::Done]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_platform_that_asks_to_wait_long_is_left_alone_so_long() {
    for bot in lasting_and_forgetful() {
        bot.screen.results_fail([DeliveryError::Busy { retry_after: HALF_AN_HOUR }]);
        let began = Instant::now();

        bot.generate("ann", "a fox").await;
        bot.screen.sees_picture("ann").await;

        assert!(began.elapsed() >= HALF_AN_HOUR);
        assert_eq!(bot.screen.tries(), 3, "the message, the fault, the result");
    }
}

#[tokio::test(start_paused = true)]
async fn a_result_that_is_kept_nowhere_outlasts_an_outage_in_memory() {
    let store = Store { fault: Some(OutputError::Full), ..Store::default() };
    let bot = Setup { store, ..Setup::default() }.start_lasting();
    bot.generate("ann", "a fox").await;
    bot.screen.fails_for(HALF_AN_HOUR, network());

    let result = bot.screen.sees_picture("ann").await;

    assert!(result.edit);
}

#[tokio::test(start_paused = true)]
async fn a_delivery_that_is_put_off_keeps_no_bot_from_stopping_and_is_made_by_the_next() {
    let mut bot = Setup::default().start_lasting();
    bot.generate("ann", "a fox").await;
    bot.screen.fails_for(HALF_AN_HOUR, network());
    tokio::time::sleep(Duration::from_mins(5)).await;
    let asked = Instant::now();
    bot.begin_shutdown();
    bot.stopped().await;
    assert!(asked.elapsed() <= Duration::from_secs(35), "{:?}", asked.elapsed());

    let next = Setup { store: bot.store.clone(), ..Setup::default() }.start_after(&bot);
    let result = next.screen.sees_picture("ann").await;

    assert!(result.edit);
    assert_eq!(next.upstream.prompts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_forgets_tries_what_is_put_off_once_more_before_it_stops() {
    let mut bot = Bot::start();
    bot.generate("ann", "a fox").await;
    bot.screen.fails_for(Duration::from_mins(59), network());
    tokio::time::sleep(Duration::from_mins(59)).await;
    let asked = Instant::now();
    bot.begin_shutdown();

    bot.stopped().await;

    assert!(asked.elapsed() <= Duration::from_secs(35), "{:?}", asked.elapsed());
    assert_eq!(bot.screen.frames().last().unwrap().media, 1, "{:#?}", bot.screen.frames());
}

#[tokio::test(start_paused = true)]
async fn a_result_that_can_not_be_kept_is_delivered_all_the_same() {
    let stores = [
        Store { fault: Some(OutputError::Full), ..Store::default() },
        Store { hangs: true, ..Store::default() },
        Store { panics: true, ..Store::default() },
    ];
    for store in stores {
        let bot = Setup { store, ..Setup::default() }.start();

        bot.generate("ann", "a fox").await;

        bot.screen.sees_picture("ann").await;
        bot.settle().await;
        assert_eq!(bot.jobs("ann"), []);
    }
}

/// The states of the jobs of `ann` that ended.
async fn ends(bot: &Bot) -> Vec<JobState> {
    let ended = bot.app.queue().history(&person_of("ann"), 10).await.unwrap();
    ended.into_iter().map(|past| past.state).collect()
}

#[tokio::test(start_paused = true)]
async fn a_result_that_nobody_is_shown_is_kept_before_its_job_is_done() {
    let bot = Setup { store: Store::failing(4), ..Setup::default() }.start();
    bot.screen.shows_nobody();

    bot.generate("ann", "a fox").await;
    bot.screen.sees_picture("ann").await;

    assert_eq!(bot.store.kept.lock().unwrap().len(), 1);
    bot.settle().await;
    assert_eq!(ends(&bot).await, [JobState::Done]);
}

#[tokio::test(start_paused = true)]
async fn a_result_that_nobody_is_shown_and_that_can_not_be_kept_is_none() {
    let store = Store { fault: Some(OutputError::Full), ..Store::default() };
    let bot = Setup { store, ..Setup::default() }.start();
    bot.screen.shows_nobody();

    bot.generate("ann", "a fox").await;
    while !bot.jobs("ann").is_empty() {
        tokio::time::sleep(Duration::from_secs(1)).await;
    }

    assert_eq!(ends(&bot).await, [JobState::Failed]);
    assert_eq!(bot.upstream.prompts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_a_bot_left_to_deliver_waits_until_it_can_be_read() {
    let mut bot = Setup::default().start_lasting();
    let _never = bot.screen.hold_results();
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    bot.begin_shutdown();
    bot.stopped().await;

    let store = Store { kept: bot.store.kept.clone(), ..Store::failing(3) };
    let next = Setup { store, ..Setup::default() }.start_after_elsewhere(&bot);

    let first = next.screen.first("anything", |frame| frame.chat == "ann").await;
    assert_eq!(first.media, 1, "{first:#?}");
    assert_eq!(next.upstream.prompts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_may_be_made_already_is_not_made_while_nobody_can_tell() {
    let mut bot = Setup::default().start_lasting();
    bot.upstream.script([Step::Hangs]);
    bot.generate("ann", "a fox").await;
    bot.upstream.called(1).await;
    let job = bot.jobs("ann")[0].id.clone();
    bot.begin_shutdown();
    bot.stopped().await;

    bot.store.kept.lock().unwrap().push(job);
    let store = Store { kept: bot.store.kept.clone(), ..Store::failing(3) };
    let next = Setup { store, ..Setup::default() }.start_after(&bot);

    next.screen.sees_picture("ann").await;
    assert_eq!(next.upstream.prompts().len(), 1);
}
