//! Choices by number: whether each form that the language has is there, and no other.

use std::collections::BTreeMap;

use icu_locale::LanguageIdentifier;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules, PluralRulesOptions};

use super::Locale;
use super::document::{Choice, Document};
use super::finding::{Finding, Level};

/// Of each category, some whole numbers below a million that have it, in ascending order; all of them where they are few.
type Numbers = BTreeMap<&'static str, Vec<u32>>;

/// How many numbers of a category are remembered.
const REMEMBERED: usize = 8;
/// Languages in which a whole million has a form of its own, and hardly anything is counted so far.
const MILLIONS: [&str; 4] = ["fr", "es", "it", "pt"];

pub(super) fn check(locale: &Locale<'_>, findings: &mut Vec<Finding>) {
    let (cardinal, ordinal) =
        (numbers(&locale.language, PluralRuleType::Cardinal), numbers(&locale.language, PluralRuleType::Ordinal));
    for document in &locale.reported {
        let texts = document.entries.iter().flat_map(|entry| &entry.texts);
        for choice in texts.flat_map(|text| &text.choices).filter(|choice| is_plural(choice)) {
            let numbers = if choice.ordinal { &ordinal } else { &cardinal };
            keys(document, choice, locale, numbers, findings);
            missing(document, choice, locale, numbers, findings);
        }
    }
    millions(locale, findings);
}

/// The plural categories of a language, with examples, for whoever has to write them.
pub(in super::super) fn numbers(language: &LanguageIdentifier, kind: PluralRuleType) -> Numbers {
    let options = PluralRulesOptions::default().with_type(kind);
    let Ok(rules) = PluralRules::try_new(language.into(), options) else { return Numbers::new() };
    let mut numbers = Numbers::new();
    // Rules look at the last digits, and at whole thousands and more.
    for n in (0..2_000).chain((2_000..1_000_000).step_by(1_000)) {
        let of = numbers.entry(name(rules.category_for(n))).or_default();
        if of.len() < REMEMBERED {
            of.push(n);
        }
    }
    numbers
}

fn missing(
    document: &Document<'_>,
    choice: &Choice<'_>,
    locale: &Locale<'_>,
    numbers: &Numbers,
    findings: &mut Vec<Finding>,
) {
    let Some(default) = choice.variants.iter().find(|variant| variant.default) else { return };
    for (category, examples) in numbers {
        let there = choice.variants.iter().any(|variant| variant.key == *category);
        #[allow(clippy::float_cmp)] // a variant key is a number written out by a person
        let exact = |n: &u32| choice.variants.iter().any(|variant| variant.exact == Some(f64::from(*n)));
        let spelled_out = examples.len() < REMEMBERED && examples.iter().all(exact);
        // Where no category is told apart, the default may have any name.
        if there || spelled_out || numbers.len() == 1 {
            continue;
        }
        let what = format!("the form [{category}] is missing, as for {}", some(examples));
        let hint = format!("{} needs it; now [{}] stands in", locale.tag, default.key);
        findings.push(Finding::at(Level::Warning, "missing-plural", document.source, default.key, what).hint(hint));
    }
}

/// A form that hardly anybody ever reads: told once a locale.
fn millions(locale: &Locale<'_>, findings: &mut Vec<Finding>) {
    if !MILLIONS.contains(&locale.language.language.as_str()) {
        return;
    }
    let choices = locale.reported.iter().flat_map(|document| {
        let choices = document.entries.iter().flat_map(|entry| &entry.texts).flat_map(|text| &text.choices);
        choices.map(move |choice| (document, choice))
    });
    let lacks = |choice: &Choice<'_>| {
        is_plural(choice) && !choice.ordinal && !choice.variants.iter().any(|variant| variant.key == "many")
    };
    let lacking: Vec<_> = choices.filter(|(_, choice)| lacks(choice)).collect();
    if let Some((document, first)) = lacking.first()
        && let Some(default) = first.variants.iter().find(|variant| variant.default)
    {
        let (count, tag) = (lacking.len(), &locale.tag);
        let what =
            format!("in {tag}, a whole million has the form [many]; in {count} choices [{}] stands in", default.key);
        findings.push(Finding::at(Level::Info, "missing-plural", document.source, default.key, what));
    }
}

/// Keys that no number ever has.
fn keys(
    document: &Document<'_>,
    choice: &Choice<'_>,
    locale: &Locale<'_>,
    numbers: &Numbers,
    findings: &mut Vec<Finding>,
) {
    for variant in choice.variants.iter().filter(|variant| variant.exact.is_none() && !variant.default) {
        let of_language = numbers.contains_key(variant.key) || !choice.ordinal && has(&locale.language, variant.key);
        if !of_language {
            let known: Vec<_> = numbers.keys().map(|category| format!("[{category}]")).collect();
            let what = format!("[{}] is no form of {}: it is never chosen", variant.key, locale.tag);
            let finding = Finding::at(Level::Warning, "unknown-plural", document.source, variant.key, what);
            findings.push(finding.hint(format!("its forms are {}", known.join(", "))));
        }
    }
}

/// Whether the language has the category at all, be it for fractions or for millions.
fn has(language: &LanguageIdentifier, key: &str) -> bool {
    let rules = PluralRules::try_new(language.into(), PluralRulesOptions::default());
    rules.is_ok_and(|rules| rules.categories().any(|category| name(category) == key))
}

/// Whether a number selects, as far as can be told: by its function, or by the names of its variants.
fn is_plural(choice: &Choice<'_>) -> bool {
    let is_category = |key: &str| key != "other" && PluralCategory::get_for_cldr_string(key).is_some();
    choice.by_number || choice.variants.iter().any(|variant| variant.exact.is_none() && is_category(variant.key))
}

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// `1, 21, 31, …`
pub(in super::super) fn some(numbers: &[u32]) -> String {
    let shown: Vec<_> = numbers.iter().take(4).map(u32::to_string).collect();
    shown.join(", ") + if numbers.len() > shown.len() { ", …" } else { "" }
}
