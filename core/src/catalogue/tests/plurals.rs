//! Plural categories, checked against the formulas of CLDR 46 written out here
//! (<https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html>).

use super::{catalogue, m};

const ALL: &str = "m = { $n ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
}";

fn check(tag: &str, rule: impl Fn(i64) -> &'static str) {
    let (catalogue, locale) = catalogue(tag, ALL);
    for n in (0..=200).chain([1000, 1001, 1002, 10_011, 1_000_000, 1_000_021]) {
        assert_eq!(catalogue.plain(&locale, &m().with("n", n)), rule(n), "{tag} {n}");
    }
}

#[test]
fn english_and_german() {
    for tag in ["en", "de"] {
        check(tag, |n| if n == 1 { "one" } else { "other" });
    }
}

#[test]
fn spanish() {
    check("es", |n| match n {
        1 => "one",
        n if n != 0 && n % 1_000_000 == 0 => "many",
        _ => "other",
    });
}

#[test]
fn russian() {
    check("ru", |n| match (n % 10, n % 100) {
        (1, hundred) if hundred != 11 => "one",
        (2..=4, hundred) if !(12..=14).contains(&hundred) => "few",
        _ => "many",
    });
}

#[test]
fn polish() {
    check("pl", |n| match (n, n % 10, n % 100) {
        (1, ..) => "one",
        (_, 2..=4, hundred) if !(12..=14).contains(&hundred) => "few",
        _ => "many",
    });
}

#[test]
fn arabic() {
    check("ar", |n| match (n, n % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    });
}

#[test]
fn fractions_of_russian_are_other() {
    let (catalogue, locale) = catalogue("ru", ALL);

    for n in [0.5, 1.5, 2.1, 21.01] {
        assert_eq!(catalogue.plain(&locale, &m().with("n", n)), "other", "{n}");
    }
}
