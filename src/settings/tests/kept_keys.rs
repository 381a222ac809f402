//! What is kept for tiers: a number of slots, or keys by their labels.

use super::Start;
use crate::settings::Reserved;

/// Three keys, one of them with a number after a gap.
fn three_keys() -> Start {
    Start::new().set("BYTEZ_API_KEY_2", "second").set("BYTEZ_API_KEY_10", "tenth")
}

/// For whom each key is kept, in their order.
fn kept(start: &Start) -> Vec<Vec<String>> {
    start.settings().credentials.bytez.iter().map(|key| key.kept_for().to_vec()).collect()
}

#[test]
fn a_number_keeps_slots_and_no_key() {
    let start = three_keys().toml("[tiers.premium]\nreserved = 2\n");

    assert_eq!(start.settings().tiers["premium"].reserved, Some(Reserved::Slots(2)));
    assert!(kept(&start).iter().all(Vec::is_empty));
}

#[test]
fn keys_are_kept_for_the_tiers_that_list_them() {
    let toml = "[tiers.gold]\nusers = [\"telegram:7\"]\nreserved = [\"bytez#10\"]\n\
                [tiers.premium]\nreserved = [\"bytez#2\", \"bytez#10\"]\n";

    assert_eq!(kept(&three_keys().toml(toml)), [vec![], vec!["premium"], vec!["gold", "premium"]]);
    let start = three_keys().set("REFRAIN_TIERS__PREMIUM__RESERVED", "bytez#1,bytez#10");
    assert_eq!(kept(&start), [vec!["premium"], vec![], vec!["premium"]]);
}

#[test]
fn a_label_that_no_key_has_is_told_with_its_place_and_what_was_meant() {
    let fault = three_keys().toml("[tiers.premium]\nreserved = [\n  \"bytez#2\",\n  \"bites#10\",\n]\n").fault();

    assert_eq!(
        fault,
        "refrain.toml:4:3: tiers.premium.reserved: item 2: there is no such key; there are bytez#1, bytez#2, bytez#10; did \
         you mean bytez#10?"
    );
    let fault = three_keys().set("REFRAIN_TIERS__PREMIUM__RESERVED", "s3cret").fault();
    assert_eq!(
        fault,
        "REFRAIN_TIERS__PREMIUM__RESERVED: tiers.premium.reserved: item 1: there is no such key; there are bytez#1, \
         bytez#2, bytez#10"
    );
}

#[test]
fn a_key_that_is_at_fault_itself_is_told_of_once() {
    let start = three_keys().set("BYTEZ_API_KEY_3", "schlüssel").toml("[tiers.premium]\nreserved = [\"bytez#3\"]\n");

    assert!(start.fault().starts_with("BYTEZ_API_KEY_3: expected a key"));
}

#[test]
fn what_is_neither_a_number_nor_keys_is_told_as_such() {
    let fault = |value: &str| three_keys().toml(&format!("[tiers.premium]\nreserved = {value}\n")).fault();
    let expected = "refrain.toml:2:12: tiers.premium.reserved: expected a whole number from 1 to 1000, or a list of at least \
                    one, each a key as provider#number, such as bytez#2";

    assert_eq!(fault("\"bytez#2\""), format!("{expected}, found text in quotes"));
    assert_eq!(fault("true"), format!("{expected}, found true or false"));
    assert_eq!(fault("0"), expected);
    assert!(fault("[]").contains("expected a list of at least one"));
    assert!(fault("[\"bytez#2\", 3]").starts_with("refrain.toml:2:24: tiers.premium.reserved: item 2: expected a key"));
}

#[test]
fn a_tier_that_is_left_without_a_key_is_a_fault() {
    let every_key = "[tiers.premium]\nreserved = [\"bytez#1\", \"bytez#2\", \"bytez#10\"]\n";

    assert_eq!(
        three_keys().toml(every_key).fault(),
        "refrain.toml:2:12: tiers.premium.reserved: every key for image and video is kept, and none for free, who could \
         never be served; leave a key to everybody"
    );
    let gold = "[tiers.gold]\nusers = [\"telegram:7\"]\nreserved = [\"bytez#1\"]\n";
    assert!(three_keys().toml(&[gold, every_key].concat()).fault().contains("none for free, who"));
    let free = "[tiers.free]\nreserved = [\"bytez#1\"]\n";
    assert_eq!(kept(&three_keys().toml(&[free, every_key].concat()))[0], ["free", "premium"], "each has one");
    let gold = "[tiers.gold]\nusers = [\"telegram:7\"]\n";
    let fault = three_keys().toml(&[gold, free, every_key].concat()).fault();
    assert!(
        fault.starts_with("refrain.toml:4:12: tiers.free.reserved: ") && fault.contains("none for gold"),
        "{fault}"
    );
}
