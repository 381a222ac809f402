//! `DATETIME`, `DURATION`, `LIST`, and what `NUMBER` takes.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::super::{Catalogue, Message, MessageId, Value};
use super::{Said, m, plain, recorded};

/// Saturday, 21 March 2026, 18:05:09 UTC.
fn spring() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_774_116_309)
}

fn at(tag: &str, options: &str) -> String {
    plain(tag, &format!("m = {{ DATETIME($t{options}) }}"), &m().with("t", spring())).replace('\u{202f}', " ")
}

#[test]
fn a_date_is_written_as_the_language_does() {
    assert_eq!(at("en-US", ", dateStyle: \"long\""), "March 21, 2026");
    assert_eq!(at("en-GB", ", dateStyle: \"long\""), "21 March 2026");
    assert_eq!(at("de", ", dateStyle: \"full\""), "Samstag, 21. März 2026");
    assert_eq!(at("ru", ", dateStyle: \"long\""), "21 марта 2026 г.");
    assert_eq!(at("ja", ", dateStyle: \"long\""), "2026年3月21日");
    assert_eq!(at("de", ", dateStyle: \"short\""), "21.03.26");
}

#[test]
fn a_time_is_written_with_the_clock_of_the_language_or_the_one_asked_for() {
    assert_eq!(at("en-US", ", timeStyle: \"short\""), "6:05 PM");
    assert_eq!(at("de", ", timeStyle: \"medium\""), "18:05:09");
    assert_eq!(at("en-US", ", hour: \"numeric\", minute: \"numeric\", hour12: \"false\""), "18:05");
}

#[test]
fn a_time_without_a_function_has_date_and_time() {
    let said = plain("de", "m = { $t }", &m().with("t", spring()));

    assert_eq!(said, "21.03.2026, 18:05");
}

#[test]
fn single_parts_are_shown_as_they_are_asked_for() {
    assert_eq!(at("en-US", ", weekday: \"long\""), "Saturday");
    assert_eq!(at("en-US", ", month: \"long\", year: \"numeric\""), "March 2026");
    assert_eq!(at("de", ", month: \"short\", day: \"numeric\""), "21. März");
}

#[test]
fn another_offset_moves_the_clock_and_may_be_named() {
    assert_eq!(at("de", ", timeStyle: \"short\", timeZone: \"+05:30\""), "23:35");
    assert_eq!(at("de", ", dateStyle: \"short\", timeZone: \"+14:00\""), "22.03.26");
    let named = at("en-US", ", timeStyle: \"short\", timeZone: \"-03\", timeZoneName: \"short\"");
    assert_eq!(named, "3:05 PM GMT-3");
}

#[test]
fn every_time_is_written_without_a_panic() {
    let far = UNIX_EPOCH.checked_add(Duration::from_secs(1 << 40)).unwrap();
    let long_ago = UNIX_EPOCH.checked_sub(Duration::from_secs(1 << 40)).unwrap();

    for time in [far, long_ago, UNIX_EPOCH] {
        assert!(!plain("fa", "m = { $t }", &m().with("t", time)).is_empty());
    }
}

const DURATIONS: &str = "m = { DURATION($d) }
n = { DURATION($d, style: \"digital\") }
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count } days
duration-seconds = { $count } seconds";

#[test]
fn a_length_of_time_is_worded_by_messages_of_the_language() {
    let said = |seconds| plain("en", DURATIONS, &m().with("d", Duration::from_secs(seconds)));

    assert_eq!(said(7500), "2 hours, 5 minutes");
    assert_eq!(said(3600), "1 hour");
    assert_eq!(said(0), "0 seconds");
}

#[test]
fn a_number_is_a_length_of_time_in_seconds_where_it_is_asked_for() {
    assert_eq!(plain("en", DURATIONS, &m().with("d", 60i64)), "1 minute");
    assert_eq!(plain("en", DURATIONS, &m().with("d", -60i64)), "-60");
}

#[test]
fn a_clock_shows_digits_of_the_language() {
    let n = |seconds| Message::new(MessageId::new("n")).with("d", Duration::from_secs(seconds));

    assert_eq!(plain("en", DURATIONS, &n(7509)), "2:05:09");
    assert_eq!(plain("en", DURATIONS, &n(9)), "0:09");
    assert_eq!(plain("fa", DURATIONS, &n(309)), "۵:۰۹");
}

#[test]
fn a_duration_that_words_itself_by_a_duration_ends() {
    let text = "m = { DURATION($d) }\nduration-seconds = { DURATION($count) }{ DURATION($count) }";

    assert!(plain("en", text, &m().with("d", 5i64)).len() < 10_000);
}

fn list(tag: &str, options: &str, elements: &[&str]) -> String {
    plain(tag, &format!("m = {{ LIST($l{options}) }}"), &m().with("l", elements.to_vec()))
}

#[test]
fn a_list_is_joined_as_the_language_does() {
    assert_eq!(list("en", "", &["a", "b", "c"]), "a, b, and c");
    assert_eq!(list("en-GB", "", &["a", "b", "c"]), "a, b and c");
    assert_eq!(list("de", ", type: \"or\"", &["a", "b"]), "a oder b");
    assert_eq!(list("ja", "", &["a", "b"]), "a、b");
    assert_eq!(list("en", "", &[]), "");
    assert_eq!(list("en", "", &["a"]), "a");
}

#[test]
fn the_next_word_may_change_the_joint() {
    assert_eq!(list("es", "", &["agua", "hielo"]), "agua y hielo");
    assert_eq!(list("es", "", &["agua", "iglesia"]), "agua e iglesia");
}

#[test]
fn only_the_joints_of_a_list_are_the_translators() {
    let said = recorded("en", "m = { $l }", &m().with("l", vec!["<b>", " and "]));

    let argument = |text: &str| Said::Argument(text.to_owned());
    assert_eq!(said, [argument("<b>"), Said::Literal(" and ".to_owned()), argument(" and ")]);
}

#[test]
fn lists_within_lists_end() {
    let nested = (0..1000).fold(Value::from("x"), |inner, _| Value::List(vec![inner]));
    let wide = (0..6).fold(Value::from("x"), |inner, _| Value::List(vec![inner; 4]));

    for list in [nested, wide] {
        assert!(plain("en", "m = { $l }", &m().with("l", list)).len() < 100_000);
    }
}

#[test]
fn numbers_take_significant_digits_and_signs() {
    let text = "m = { NUMBER($n, maximumSignificantDigits: 2) } { NUMBER($n, signDisplay: \"always\") }";

    assert_eq!(plain("de", text, &m().with("n", 12_345i64)), "12.000 +12.345");
}

#[test]
fn a_function_leaves_what_is_not_of_its_kind_as_it_is() {
    let text = "m = { NUMBER($x) } { DATETIME($x) } { LIST($x) } { DURATION($x) }";

    assert_eq!(plain("en", text, &m().with("x", "fox")), "fox fox fox fox");
}

#[test]
fn options_that_there_are_not_are_named() {
    for (call, what) in [
        ("DATETIME($t, dateStyle: \"huge\")", "dateStyle is \"short\", \"medium\""),
        ("DATETIME($t, dateStyle: \"long\", month: \"long\")", "can't stand beside single parts"),
        ("DATETIME($t, minute: \"numeric\")", "minute needs hour"),
        ("DATETIME($t, timeZone: \"Europe/Berlin\")", "timeZone is \"UTC\" or an offset"),
        ("DATETIME($t, year: \"numeric\", day: \"numeric\")", "no format for these parts"),
        ("DATETIME(5)", "DATETIME takes a variable"),
        ("LIST($l, type: \"xor\")", "type is \"and\", \"or\" or \"unit\""),
        ("DURATION($d, units: 9)", "units is from 1 to 4"),
        ("NUMBER($n, minimumSignificantDigits: 0)", "is from 1 to 20"),
        ("NUMBER($n, style: \"percent\")", "NUMBER has no option style"),
        ("NUMBER()", "takes one argument"),
        ("PLATFORM()", "takes one argument"),
        ("UPPER($x)", "UPPER is no function"),
    ] {
        let faults = Catalogue::of_texts(&[("en", &format!("m = {{ {call} }}"))]).1;

        assert_eq!(faults.len(), 1, "{call}");
        assert!(faults[0].what.contains(what), "{call}: {}", faults[0]);
    }
}
