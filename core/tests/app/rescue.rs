//! What becomes of a job whose workers die.

use refrain_core::retry::RetryPolicy;

use super::kit::{Bot, Frame, Setup, Step};

/// A job that runs for the fourth time, if it may: its worker died three times before.
async fn after_three_deaths(max_attempts: u32) -> Bot {
    let setup = || Setup { policy: RetryPolicy { max_attempts, ..RetryPolicy::default() }, ..Setup::default() };
    let mut bot = setup().start_lasting();
    bot.upstream.script([Step::Hangs, Step::Hangs, Step::Hangs]);
    bot.generate("ann", "a fox").await;
    for deaths in 1..=3 {
        bot.upstream.called(deaths).await;
        bot.dies();
        bot = setup().start_after_elsewhere(&bot);
    }
    bot
}

/// What the person reads in the end.
async fn end(bot: &Bot) -> Frame {
    bot.screen.first("the end", |frame| frame.edit && (frame.media == 1 || frame.text.contains("problem"))).await
}

#[tokio::test(start_paused = true)]
async fn a_job_that_three_workers_died_of_is_given_up() {
    let bot = after_three_deaths(3).await;

    assert!(end(&bot).await.text.contains("The service has a problem"), "{:#?}", bot.screen.frames());
    assert_eq!(bot.upstream.prompts().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn who_tries_more_often_puts_up_with_more_deaths() {
    let bot = after_three_deaths(4).await;

    assert_eq!(end(&bot).await.media, 1, "{:#?}", bot.screen.frames());
    assert_eq!(bot.upstream.prompts().len(), 4);
}
