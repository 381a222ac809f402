//! People get the language they read.

use proptest::prelude::*;

use super::super::{Catalogue, Direction};

fn catalogue(tags: &[&str]) -> Catalogue {
    let files: Vec<_> = tags.iter().map(|tag| (*tag, "m = x")).collect();
    Catalogue::of_texts(&files).0
}

fn chain(tags: &[&str], wishes: &[&str]) -> Vec<String> {
    catalogue(tags).negotiate(wishes).chain().map(ToOwned::to_owned).collect()
}

#[test]
fn every_spelling_finds_its_language() {
    let tags = ["en-US", "pt-BR", "pt-PT", "zh-Hans", "zh-Hant", "he", "nb", "es", "sr", "de", "sv"];
    let cases = [
        ("pt-br", "pt-BR"),
        ("pt_PT", "pt-PT"),
        ("pt-AO", "pt-PT"),
        ("pt", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("iw", "he"),
        ("no", "nb"),
        ("no-NO", "nb"),
        ("nn", "nb"),
        ("es-419", "es"),
        ("es-MX", "es"),
        ("sv-SE", "sv"),
        ("DE-at", "de"),
        ("de_DE.UTF-8", "de"),
        ("de-custompack-x", "de"),
        ("en-GB", "en-US"),
        ("sr-latn", "en-US"),
        ("sr-cyrl", "sr"),
        ("fr", "en-US"),
        ("", "en-US"),
        ("-", "en-US"),
        ("und", "en-US"),
        ("💥", "en-US"),
    ];
    let catalogue = catalogue(&tags);
    for (wish, tag) in cases {
        assert_eq!(catalogue.negotiate(&[wish]).tag(), tag, "{wish}");
    }
}

#[test]
fn the_chain_holds_every_fall_back() {
    assert_eq!(chain(&["en-US", "pt", "pt-BR"], &["pt-BR"]), ["pt-BR", "pt", "en-US"]);
    assert_eq!(chain(&["en-US", "es", "es-419", "es-MX"], &["es-MX"]), ["es-MX", "es-419", "es", "en-US"]);
    assert_eq!(chain(&["en-US", "de", "ru"], &["uk", "ru", "de"]), ["ru", "de", "en-US"]);
}

#[test]
fn another_region_is_better_than_another_language() {
    assert_eq!(chain(&["en-US", "fr-CA"], &["fr"]), ["fr-CA", "en-US"]);
    assert_eq!(chain(&["en-US", "zh-Hant"], &["zh-Hans"]), ["en-US"]);
}

#[test]
fn the_first_wish_that_can_be_served_wins() {
    assert_eq!(chain(&["en-US", "de", "ru"], &["tlh", "ru", "de"])[0], "ru");
}

#[test]
fn old_codes_of_folders_are_the_new_ones() {
    assert_eq!(chain(&["en-US", "iw"], &["he"]), ["he", "en-US"]);
    assert_eq!(chain(&["en-US", "no"], &["nb"]), ["nb", "en-US"]);
}

#[test]
fn the_default_is_a_setting_and_the_reference_stays_behind_it() {
    let catalogue = catalogue(&["en-US", "de"]).default_locale("de-AT");

    let locale = catalogue.negotiate(&["fr"]);

    assert_eq!(locale.chain().collect::<Vec<_>>(), ["de", "en-US"]);
}

#[test]
fn a_default_that_is_not_there_changes_nothing() {
    let catalogue = catalogue(&["en-US", "de"]).default_locale("fr");

    assert_eq!(catalogue.negotiate::<&str>(&[]).tag(), "en-US");
}

#[test]
fn a_locale_knows_its_language_and_direction() {
    let catalogue = catalogue(&["en-US", "pt-BR", "ar", "az-Arab"]);

    assert_eq!(catalogue.negotiate(&["pt-BR"]).language(), "pt");
    assert_eq!(catalogue.negotiate(&["pt-BR"]).direction(), Direction::LeftToRight);
    assert_eq!(catalogue.negotiate(&["ar-EG"]).direction(), Direction::RightToLeft);
    assert_eq!(catalogue.negotiate(&["az-Arab"]).direction(), Direction::RightToLeft);
}

#[test]
fn the_reference_comes_first_in_the_list() {
    let tags: Vec<_> = catalogue(&["ru", "de", "en-US"]).locales().iter().map(ToString::to_string).collect();

    assert_eq!(tags, ["en-US", "de", "ru"]);
}

#[test]
fn equal_wishes_give_equal_locales() {
    let catalogue = catalogue(&["en-US", "de"]);

    assert_eq!(catalogue.negotiate(&["de-DE"]), catalogue.negotiate(&["de"]));
    assert_ne!(catalogue.negotiate(&["de"]), catalogue.negotiate(&["en"]));
}

#[test]
fn more_wishes_than_are_remembered_are_still_answered() {
    let catalogue = catalogue(&["en-US", "de"]);

    for wish in 0..3000 {
        assert_eq!(catalogue.negotiate(&[format!("de-x-{wish}")]).tag(), "de");
    }
}

proptest! {
    #[test]
    fn any_wish_gets_a_language(wishes in prop::collection::vec("[a-zA-Z0-9_@. -]{0,20}|.{0,80}", 0..12)) {
        prop_assert!(["en-US", "de"].contains(&catalogue(&["en-US", "de"]).negotiate(&wishes).tag()));
    }
}
