//! What the built-in locales say: failures, menus, waits, and what is typed or copied.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::Failure;

use super::super::{Catalogue, Message, id};
use super::Record;

/// One of each, told apart by its label.
fn failures() -> Vec<Failure> {
    let detail = String::from("detail");
    let wait = Duration::from_secs(150);
    // No `_`: a new variant that is missing below does not build.
    let known = |failure: &Failure| match failure {
        Failure::KeyRejected
        | Failure::ConcurrencyLimited
        | Failure::QuotaExhausted { .. }
        | Failure::RateLimited { .. }
        | Failure::Overloaded { .. }
        | Failure::Loading { .. }
        | Failure::ModelUnavailable
        | Failure::InvalidRequest { .. }
        | Failure::Refused
        | Failure::TooLarge
        | Failure::ProviderError
        | Failure::TimedOut
        | Failure::Unreachable
        | Failure::Misconfigured { .. }
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed
        | Failure::NoKeyAvailable { .. }
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. } => true,
    };
    let all = vec![
        Failure::KeyRejected,
        Failure::ConcurrencyLimited,
        Failure::QuotaExhausted { retry_after: Some(wait) },
        Failure::RateLimited { retry_after: Some(wait) },
        Failure::Overloaded { retry_after: Some(wait) },
        Failure::Loading { ready_in: Some(wait) },
        Failure::ModelUnavailable,
        Failure::InvalidRequest { detail: detail.clone() },
        Failure::Refused,
        Failure::TooLarge,
        Failure::ProviderError,
        Failure::TimedOut,
        Failure::Unreachable,
        Failure::Misconfigured { detail: detail.clone() },
        Failure::BadOutput { detail },
        Failure::DownloadFailed,
        Failure::NoKeyAvailable { until: Some(wait) },
        Failure::QueueFull { retry_after: wait },
        Failure::TooManyRequests { retry_after: wait },
    ];
    assert!(all.iter().all(known));
    all
}

#[test]
fn every_failure_has_one_message_of_its_own_and_every_such_message_a_failure() {
    let of_failures: BTreeSet<_> = failures().iter().map(|failure| failure.message_id().as_str()).collect();

    let of_locales: BTreeSet<_> =
        Catalogue::builtin_ids().iter().map(|id| id.as_str()).filter(|id| id.starts_with("failure-")).collect();

    assert_eq!(of_failures.len(), failures().len());
    assert_eq!(of_failures, of_locales);
}

#[test]
fn every_failure_is_worded_in_every_locale_with_nothing_left_open() {
    let catalogue = Catalogue::builtin();

    for locale in catalogue.locales() {
        for failure in failures() {
            for message in [failure.message(), failure.message().attribute("meanwhile")] {
                let text = catalogue.plain(&locale, &message);

                assert!(!text.contains(['{', '}', '<']), "{locale} {failure:?}: {text}");
                assert!(text.chars().count() < 500, "{locale} {failure:?}: {text}");
                assert!(!text.contains("failure-"), "{locale} {failure:?}: {text}");
            }
        }
    }
}

#[test]
fn lines_of_menus_are_short_and_without_markup() {
    let catalogue = Catalogue::builtin();

    for locale in catalogue.locales() {
        let menus = Catalogue::builtin_ids().iter().filter(|id| {
            ["command-", "argument-prompt", "argument-seed", "button-"]
                .iter()
                .any(|start| id.as_str().starts_with(start))
        });
        for id in menus {
            let mut record = Record::default();
            catalogue.write(&locale, &Message::new(*id), &mut record);
            let [super::Said::Literal(line)] = record.0.as_slice() else { panic!("{locale} {id}: {:?}", record.0) };

            assert!((1..=100).contains(&line.chars().count()) && !line.contains('\n'), "{locale} {id}: {line}");
        }
    }
}

#[test]
fn waits_fit_into_their_sentences() {
    let catalogue = Catalogue::builtin();
    let said = |tag, seconds| {
        let wait = Message::wait(Some(Duration::from_secs(seconds)));
        let text = catalogue
            .plain(&catalogue.negotiate(&[tag]), &Message::new(id::TOO_OFTEN).with("name", "x").with("wait", wait));
        text.split_once(". ").unwrap().1.to_owned()
    };

    assert_eq!(said("en", 1), "Please try again in 1 second.");
    assert_eq!(said("de", 7200), "In 2 Stunden geht es wieder.");
    assert_eq!(said("es", 150), "Podrás de nuevo dentro de 3 minutos.");
    assert_eq!(said("ru", 21), "Снова можно будет через 21 секунду.");
    assert_eq!(said("ru", 180), "Снова можно будет через 3 минуты.");
    assert_eq!(said("ru", 18_000), "Снова можно будет через 5 часов.");
}

#[test]
fn words_for_yes_and_no_never_mean_both() {
    let catalogue = Catalogue::builtin();

    for locale in catalogue.locales() {
        let words = |id| {
            let text = catalogue.plain(&locale, &Message::new(id));
            text.split_whitespace().map(str::to_owned).collect::<BTreeSet<_>>()
        };

        assert!(words(id::BOOLEAN_YES_WORDS).is_disjoint(&words(id::BOOLEAN_NO_WORDS)), "{locale}");
    }
}

#[test]
fn a_seed_can_be_copied() {
    let catalogue = Catalogue::builtin();

    for locale in catalogue.locales() {
        // As text, as the app gives it: digits that a command takes again, whatever the language counts with.
        let text = catalogue.plain(&locale, &Message::new(id::JOB_SEED).with("seed", "1234567890"));

        assert!(text.ends_with("1234567890"), "{locale}: {text}");
    }
}
