//! A fault in one seam ends one request with words, and nothing else.

use refrain_core::command::Action;

use super::kit::{Bot, Step};

#[tokio::test(start_paused = true)]
async fn a_provider_that_panics_ends_its_job_with_words_and_the_next_one_runs() {
    let bot = Bot::start();
    bot.upstream.script([Step::Panics]);

    bot.generate("ann", "one").await;
    let told = bot.screen.sees("ann", "The service has a problem").await;
    bot.generate("ben", "two").await;
    bot.screen.sees_picture("ben").await;
    bot.settle().await;

    assert!(told.edit && matches!(told.buttons[..], [Action::Again(_)]), "{told:#?}");
    assert_eq!((bot.jobs("ann"), bot.jobs("ben")), (vec![], vec![]));
}

#[tokio::test(start_paused = true)]
async fn a_command_that_panics_is_answered_with_words() {
    let bot = Bot::start();

    bot.command("ann", "en-US", "broken", "").await;

    assert!(bot.screen.texts("ann")[0].contains("The service has a problem"));
}
