//! What a person reads when there is no picture, in each language.

use std::time::Duration;

use refrain_core::command::Action;
use refrain_core::failure::Failure;
use refrain_core::queue::Tier;

use super::kit::{Bot, Frame, Setup, Step};

/// Failures that end a request by themselves or by being met at every call, and whether premium would have helped.
fn all() -> Vec<(Failure, bool)> {
    let wait = Some(Duration::from_secs(3));
    vec![
        (Failure::KeyRejected, true),
        (Failure::ConcurrencyLimited, true),
        (Failure::QuotaExhausted { retry_after: Some(Duration::from_hours(1)) }, false),
        (Failure::RateLimited { retry_after: wait }, true),
        (Failure::Overloaded { retry_after: wait }, true),
        (Failure::Loading { ready_in: wait }, false),
        (Failure::ModelUnavailable, false),
        (Failure::InvalidRequest { detail: "no such size".into() }, false),
        (Failure::Refused, false),
        (Failure::TooLarge, false),
        (Failure::ProviderError, false),
        (Failure::TimedOut, true),
        (Failure::Unreachable, false),
        (Failure::Misconfigured { detail: "certificate".into() }, false),
        (Failure::BadOutput { detail: "truncated".into() }, false),
        (Failure::DownloadFailed, false),
        (Failure::NoKeyAvailable { until: wait }, true),
    ]
}

async fn last_word(bot: &Bot, person: &str, locale: &str, failure: &Failure) -> Frame {
    bot.upstream.always(Step::Fails(failure.clone()));
    bot.command(person, locale, "generate", "a fox").await;
    bot.screen
        .first("the end", |frame| frame.chat == person && !frame.buttons.iter().any(|b| matches!(b, Action::Cancel(_))))
        .await
}

fn heading(bot: &Bot, locale: &str, failure: &Failure) -> String {
    let locale = bot.app.catalogue().negotiate(&[locale]);
    let text = bot.app.catalogue().plain(&locale, &failure.message());
    text.lines().next().unwrap().to_owned()
}

#[tokio::test(start_paused = true)]
async fn each_failure_ends_with_its_own_words_in_the_persons_language() {
    for locale in ["en-US", "de", "es", "ru"] {
        for (failure, premium) in all() {
            let bot = Bot::start();

            let told = last_word(&bot, "ann", locale, &failure).await;

            let context = format!("{locale} {}: {told:#?}", failure.label());
            assert!(told.edit && told.text.starts_with(&heading(&bot, locale, &failure)), "{context}");
            assert_eq!(told.text.contains("⭐"), premium, "{context}");
            assert!(!told.text.contains("{$") && !told.text.contains("failure-"), "{context}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn premium_people_are_not_offered_premium() {
    for (failure, _) in all() {
        let bot = Bot::start();

        let told = last_word(&bot, "premium", "en-US", &failure).await;

        assert!(!told.text.contains("⭐"), "{told:#?}");
    }
}

#[tokio::test(start_paused = true)]
async fn premium_is_offered_in_true_figures() {
    let free = Tier { weight: 2, ..Tier::free() };
    let bot = Setup { free, ..Setup::default() }.start();

    let told = last_word(&bot, "ann", "en-US", &Failure::TimedOut).await;

    let premium = Tier::premium();
    assert_eq!((premium.weight, premium.max_queued, premium.max_running), (8, 20, 5));
    assert!(told.text.contains("4× as often"), "{told:#?}");
    assert!(told.text.contains("waiting: up to 20; running at once: up to 5."), "{told:#?}");
}

#[tokio::test(start_paused = true)]
async fn nobody_is_offered_premium_where_the_operator_has_none() {
    for (failure, _) in all() {
        let bot = Setup { premium_line: false, ..Setup::default() }.start();

        last_word(&bot, "ann", "en-US", &failure).await;

        assert!(bot.screen.texts("ann").iter().all(|text| !text.contains("⭐")), "{:#?}", bot.screen.frames());
    }
}

#[tokio::test(start_paused = true)]
async fn only_a_request_that_may_fare_better_can_be_repeated_with_a_press() {
    for (failure, _) in all() {
        let bot = Bot::start();

        let told = last_word(&bot, "ann", "en-US", &failure).await;

        let to_be_changed = matches!(failure, Failure::Refused | Failure::InvalidRequest { .. } | Failure::TooLarge);
        assert_eq!(told.buttons.is_empty(), to_be_changed, "{told:#?}");
    }
}
