//! What can be made from a result: variations and videos.

use refrain_core::command::Action;
use refrain_core::queue::OutputError;

use super::kit::{Bot, Frame, Setup, Store};

fn from_pictures() -> Setup {
    Setup { from_pictures: true, ..Setup::default() }
}

async fn a_fox(bot: &Bot) -> Frame {
    bot.generate("ann", "a fox").await;
    bot.screen.sees_picture("ann").await
}

#[tokio::test(start_paused = true)]
async fn a_result_offers_what_there_are_routes_for() {
    let without = a_fox(&Bot::start()).await;
    let with = a_fox(&from_pictures().start()).await;

    assert!(matches!(without.buttons[..], [Action::Again(_)]), "{without:#?}");
    assert!(matches!(with.buttons[..], [Action::Again(_), Action::Vary(_), Action::Animate(_)]), "{with:#?}");
}

#[tokio::test(start_paused = true)]
async fn varying_and_animating_start_from_the_kept_picture_in_a_message_of_their_own() {
    let bot = from_pictures().start();
    let fox = a_fox(&bot).await;

    for (number, button) in fox.buttons[1..].iter().enumerate() {
        assert_eq!(bot.press("ann", button).await, None);
        let message = number + 2;
        let made = bot.screen.first("another one", |frame| frame.message == message && frame.media > 0).await;
        assert!(made.text.starts_with("a fox"), "{made:#?}");
    }

    let sources = bot.upstream.sources();
    assert!(sources[0].is_none() && sources[1].is_some() && sources[2].is_some(), "{sources:?}");
}

#[tokio::test(start_paused = true)]
async fn nobody_else_makes_something_from_a_persons_picture() {
    let bot = from_pictures().start();
    let fox = a_fox(&bot).await;

    let notice = bot.press("ben", &fox.buttons[1]).await;

    assert_eq!(notice.as_deref(), Some("Only the one who asked can use this button."));
    assert_eq!(bot.upstream.prompts().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_picture_that_was_not_kept_can_not_be_started_from_and_costs_nothing() {
    let store = Store { fault: Some(OutputError::Full), ..Store::default() };
    let bot = Setup { store, ..from_pictures() }.start();
    let fox = a_fox(&bot).await;

    bot.press("ann", &fox.buttons[1]).await;

    bot.screen.sees("ann", "Request not understood").await;
    assert_eq!(bot.upstream.prompts().len(), 1);
}
