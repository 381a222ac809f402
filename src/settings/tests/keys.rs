//! Keys of providers.

use refrain_core::provider::ApiKey;
use secrecy::ExposeSecret;

use super::{KEY, Start};

fn labels(start: &Start) -> Vec<String> {
    start.settings().credentials.bytez.iter().map(ToString::to_string).collect()
}

#[test]
fn keys_are_preferred_by_their_number() {
    let start = Start::new().set("BYTEZ_API_KEY_10", "tenth").set("BYTEZ_API_KEY_2", "second");

    assert_eq!(labels(&start), ["bytez#1", "bytez#2", "bytez#10"]);
}

#[test]
fn a_gap_is_warned_of() {
    let warnings = Start::new().set("BYTEZ_API_KEY_4", "fourth").warnings();

    assert_eq!(warnings, ["BYTEZ_API_KEY_4: there is no BYTEZ_API_KEY_2 (and 1 more) before it"]);
}

#[test]
fn one_secret_under_two_names_is_a_fault_that_names_both() {
    let fault = Start::new().set("BYTEZ_API_KEY_2", KEY).fault();

    assert_eq!(fault, "BYTEZ_API_KEY_2: holds the same key as BYTEZ_API_KEY_1");
}

#[test]
fn white_space_around_a_key_is_not_part_of_it() {
    let start = Start::bare().set("TELEGRAM_TOKEN", " 1:a\n").set("BYTEZ_API_KEY_1", "\tkey\r\n");

    assert_eq!(start.settings().credentials.bytez[0].secret().expose_secret(), "key");
}

#[test]
fn an_empty_key_is_one_fault() {
    let fault = Start::bare().set("TELEGRAM_TOKEN", "1:a").set("BYTEZ_API_KEY_1", " ").fault();

    assert_eq!(fault, "BYTEZ_API_KEY_1: is empty; set it or remove it");
}

#[test]
fn a_key_that_can_be_in_no_header_is_a_fault() {
    assert!(Start::new().set("BYTEZ_API_KEY_2", "schlüssel").fault().starts_with("BYTEZ_API_KEY_2: expected a key"));
}

#[test]
fn a_key_without_a_number_is_pointed_to_its_name() {
    let fault = Start::bare().set("TELEGRAM_TOKEN", "1:a").set("BYTEZ_API_KEY", "k").fault();
    assert_eq!(fault, "BYTEZ_API_KEY: keys are numbered from 1: BYTEZ_API_KEY_1, BYTEZ_API_KEY_2 and so on");

    let warnings = Start::new().set("BYTEZ_API_KEY", "k").warnings();
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    for name in ["BYTEZ_API_KEY_0", "BYTEZ_API_KEY_01", "BYTEZ_API_KEY_A", "BYTEZ_API_KEYS"] {
        assert!(Start::new().set(name, "k").fault().contains("keys are numbered from 1"), "{name}");
    }
}

#[test]
fn accounts_and_concurrency_reach_the_keys() {
    let start = Start::new()
        .set("BYTEZ_API_KEY_2", "second")
        .set("REFRAIN_PROVIDERS__BYTEZ__ACCOUNTS", "ours,ours")
        .toml("[providers.bytez]\nconcurrency = 4\n");

    let keys = start.settings().credentials.bytez;

    assert_eq!(keys.iter().map(ApiKey::account_name).collect::<Vec<_>>(), ["ours", "ours"]);
    assert!(keys.iter().all(|key| key.told_concurrency() == Some(4)));
}

#[test]
fn there_is_one_account_for_each_key() {
    let fault = Start::new().toml("[providers.bytez]\naccounts = [\"a\", \"b\"]\n").fault();

    assert_eq!(
        fault,
        "refrain.toml:2:12: providers.bytez.accounts: expected 1 names, one for each key up to BYTEZ_API_KEY_1, found 2"
    );
}
