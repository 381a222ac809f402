//! Plural categories are those of `Intl.PluralRules`, for every number from 0 to 9999.
//!
//! `plurals.golden` was made by `plurals.mjs` and names its versions of Node and CLDR (48). The data of ICU4X 2.4 is that of
//! CLDR 49, which has changed a few rules since.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::BUILTIN;
use super::{catalogue, m};

const GOLDEN: &str = include_str!("plurals.golden");
const CARDINAL: &str = "m = { $n ->
    [zero] z
    [one] o
    [two] t
    [few] f
    [many] m
   *[other] x
}";
const PLANNED: [&str; 25] = [
    "en-US", "en-GB", "es", "es-419", "pt-BR", "fr", "de", "it", "nl", "pl", "cs", "uk", "ru", "tr", "ar", "he", "fa",
    "hi", "id", "vi", "th", "ja", "ko", "zh-Hans", "zh-Hant",
];

/// Locale, type, and a letter for each number.
fn golden() -> Vec<(&'static str, &'static str, String)> {
    let lines = GOLDEN.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let (locale, kind, blocks) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
            let blocks = blocks.trim_end_matches(')').split(") ");
            let letters = blocks.map(|block| {
                let (times, runs) = block.split_once("*(").unwrap();
                let run = |run: &str| run[..1].repeat(run[1..].parse().unwrap());
                runs.split(' ').map(run).collect::<String>().repeat(times.parse().unwrap())
            });
            (locale, kind, letters.collect())
        })
        .collect()
}

/// The letter of CLDR 49 where it has changed a rule since CLDR 48.
fn newer(locale: &str, kind: &str, n: usize) -> Option<u8> {
    let changed = match (locale, kind) {
        // primer, tercer
        ("es" | "es-419", "ordinal") => n % 10 == 1 && n % 100 != 11 || n % 10 == 3,
        ("vi", "cardinal") => n < 2,
        _ => false,
    };
    changed.then_some(b'o')
}

#[test]
fn every_number_to_9999_has_the_category_of_intl_plural_rules() {
    let mut all = String::new();
    for (locale, kind, expected) in golden() {
        let text = match kind {
            "ordinal" => CARDINAL.replace("$n", "NUMBER($n, type: \"ordinal\")"),
            _ => CARDINAL.to_owned(),
        };
        let (catalogue, language) = catalogue(locale, &text);
        let mut said = String::new();
        for n in 0..10_000i64 {
            catalogue.write(&language, &m().with("n", n), &mut said);
        }

        assert_eq!(expected.len(), 10_000, "{locale} {kind}");
        let expected = expected.bytes().enumerate().map(|(n, letter)| newer(locale, kind, n).unwrap_or(letter));
        let differing = said.bytes().zip(expected).enumerate().filter(|(_, (ours, theirs))| ours != theirs);
        let differing = differing.fold(String::new(), |mut text, (n, (ours, theirs))| {
            write!(text, " {n}: {} not {}", char::from(ours), char::from(theirs)).unwrap();
            text
        });
        if !differing.is_empty() {
            writeln!(all, "{locale} {kind}:{differing:.200}").unwrap();
        }
    }
    assert!(all.is_empty(), "{all}");
}

#[test]
fn every_planned_and_every_shipped_locale_is_in_the_table() {
    let there: BTreeSet<_> = golden().iter().map(|(locale, kind, _)| (*locale, *kind)).collect();

    for locale in PLANNED.into_iter().chain(BUILTIN.iter().map(|(tag, ..)| *tag)) {
        assert!(there.contains(&(locale, "cardinal")) && there.contains(&(locale, "ordinal")), "{locale}");
    }
}

#[test]
fn a_whole_million_has_a_category_of_its_own_in_spanish() {
    let (catalogue, locale) = catalogue("es", CARDINAL);

    let said = [1_000_000i64, 2_000_000, 1_000_001].map(|n| catalogue.plain(&locale, &m().with("n", n)));

    assert_eq!(said, ["m", "m", "x"]);
}

#[test]
fn fractions_of_russian_are_other() {
    let (catalogue, locale) = catalogue("ru", CARDINAL);

    for n in [0.5, 1.5, 2.1, 21.01] {
        assert_eq!(catalogue.plain(&locale, &m().with("n", n)), "x", "{n}");
    }
}
