//! The built-in locales are whole.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use crate::Failure;

use super::super::{BUILTIN, Catalogue, Message, Sink, Tag, id};
use super::Record;

const REFERENCE: &str = "en-US";

/// Every text of a locale by its name (`foo`, `foo.attribute`), with the variables it uses.
fn texts(locale: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut texts = BTreeMap::new();
    for (_, file, text) in BUILTIN.iter().filter(|(tag, ..)| *tag == locale) {
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            if let Some(pattern) = &message.value {
                assert!(texts.insert(id.to_owned(), variables(pattern)).is_none(), "{locale}: {id} twice");
            }
            for attribute in &message.attributes {
                texts.insert(format!("{id}.{}", attribute.id.name), variables(&attribute.value));
            }
        }
    }
    texts
}

fn variables(pattern: &Pattern<&'static str>) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&'static str>, found: &mut BTreeSet<&'static str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&'static str>, found: &mut BTreeSet<&'static str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&'static str>, found: &mut BTreeSet<&'static str>) {
    let mut in_call = |arguments: &CallArguments<&'static str>| {
        arguments.positional.iter().for_each(|inline| in_inline(inline, found));
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.iter().for_each(in_call),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn tags() -> BTreeSet<&'static str> {
    BUILTIN.iter().map(|(tag, ..)| *tag).collect()
}

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
fn no_built_in_file_has_a_fault() {
    let (_, faults) = Catalogue::load(std::path::Path::new("/nowhere/to/be/found"));

    assert_eq!(faults, []);
}

#[test]
fn the_languages_asked_for_are_there() {
    let tags: Vec<_> = Catalogue::builtin().locales().iter().map(ToString::to_string).collect();

    assert_eq!(tags[0], REFERENCE);
    for tag in ["de", "es", "ru"] {
        assert!(tags.iter().any(|there| there == tag), "{tag}");
    }
}

#[test]
fn every_locale_has_every_text_of_the_reference_and_no_other() {
    let reference: BTreeSet<_> = texts(REFERENCE).into_keys().collect();

    for tag in tags() {
        assert_eq!(texts(tag).into_keys().collect::<BTreeSet<_>>(), reference, "{tag}");
    }
}

#[test]
fn the_list_of_ids_is_that_of_the_reference() {
    let catalogue = Catalogue::builtin();
    let ids: BTreeSet<_> = Catalogue::builtin_ids().iter().map(|id| id.as_str()).collect();

    let messages: BTreeSet<_> =
        texts(REFERENCE).into_keys().map(|name| name.split('.').next().unwrap().to_owned()).collect();

    assert_eq!(ids, messages.iter().map(String::as_str).collect());
    for locale in catalogue.locales() {
        assert!(Catalogue::builtin_ids().iter().all(|id| catalogue.has(&locale, *id)), "{locale}");
    }
}

#[test]
fn every_text_uses_only_variables_of_the_reference() {
    let reference = texts(REFERENCE);

    for tag in tags() {
        for (name, variables) in texts(tag) {
            assert!(variables.is_subset(&reference[&name]), "{tag} {name}: {variables:?}");
        }
    }
}

#[test]
fn every_text_uses_all_variables_of_the_reference() {
    let reference = texts(REFERENCE);

    for tag in tags() {
        for (name, variables) in texts(tag) {
            assert_eq!(variables, reference[&name], "{tag} {name}");
        }
    }
}

#[test]
fn every_text_has_the_markup_of_the_reference() {
    #[derive(Default)]
    struct Tags(Vec<String>);

    impl Sink for Tags {
        fn literal(&mut self, _: &str) {}
        fn argument(&mut self, _: &str) {}
        fn open(&mut self, tag: Tag<'_>) {
            self.0.push(format!("{tag:?}"));
        }
        fn close(&mut self, _: Tag<'_>) {}
    }
    let catalogue = Catalogue::builtin();
    let tags_of = |locale: &str, id| {
        let mut tags = Tags::default();
        catalogue.write(&catalogue.negotiate(&[locale]), &Message::new(id), &mut tags);
        tags.0.sort();
        tags.0
    };

    for tag in tags() {
        for id in Catalogue::builtin_ids() {
            assert_eq!(tags_of(tag, *id), tags_of(REFERENCE, *id), "{tag} {id}");
        }
    }
}

#[test]
fn every_plural_has_all_categories_of_its_language() {
    for (tag, file, text) in BUILTIN {
        let language: icu_locale::Locale = tag.parse().unwrap();
        let rules = PluralRules::try_new(language.into(), PluralRulesOptions::default()).unwrap();
        // In these languages "many" is a whole million; nothing is counted so far here.
        let millions = ["es", "fr", "it", "pt"].contains(&tag.split('-').next().unwrap());
        let categories: Vec<_> = rules.categories().filter(|it| !(millions && *it == PluralCategory::Many)).collect();
        for plural in plurals(text) {
            for category in &categories {
                assert!(plural.contains(&Some(*category)), "{tag}/{file}: {plural:?} lacks {category:?}");
            }
        }
    }
}

/// The variants of every choice by plural category, as far as they are categories.
fn plurals(text: &'static str) -> Vec<Vec<Option<PluralCategory>>> {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => message.value.as_ref(),
        _ => None,
    });
    let choices = messages.flat_map(|pattern| &pattern.elements).filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => Some(variants),
        _ => None,
    });
    let categories = choices.map(|variants| {
        let category = |variant: &Variant<&str>| match variant.key {
            VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name),
            VariantKey::NumberLiteral { .. } => None,
        };
        variants.iter().map(category).collect::<Vec<_>>()
    });
    categories.filter(|categories| categories.iter().any(Option::is_some)).collect()
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
