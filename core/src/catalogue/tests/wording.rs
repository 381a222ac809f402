//! Messages become text.

use proptest::prelude::*;

use super::super::{Catalogue, Message, MessageId, Value};
use super::{Said, catalogue, m, plain, recorded};

fn literal(text: &str) -> Said {
    Said::Literal(text.to_owned())
}

fn argument(text: &str) -> Said {
    Said::Argument(text.to_owned())
}

fn open(tag: &str) -> Said {
    Said::Open(tag.to_owned())
}

fn close(tag: &str) -> Said {
    Said::Close(tag.to_owned())
}

#[test]
fn markup_of_the_file_becomes_tags() {
    let said = recorded("en", "m = <b>Hi</b> <link url=\"https://a.b/?c=d\">there</link> 1 < 2 <3", &m());

    assert_eq!(
        said,
        [
            open("Bold"),
            literal("Hi"),
            close("Bold"),
            literal(" "),
            open("Link(\"https://a.b/?c=d\")"),
            literal("there"),
            close("Link(\"https://a.b/?c=d\")"),
            literal(" 1 < 2 <3"),
        ]
    );
}

#[test]
fn markup_of_an_argument_stays_text() {
    let said = recorded("en", "m = Dear <b>{ $name }</b>", &m().with("name", "<b>*me*</b>"));

    assert_eq!(said, [literal("Dear "), open("Bold"), argument("<b>*me*</b>"), close("Bold")]);
}

#[test]
fn markup_in_a_string_literal_stays_text() {
    assert_eq!(recorded("en", "m = {\"<b>\"} <b>x</b>", &m())[0], literal("<b> "));
}

#[test]
fn a_message_as_argument_keeps_its_markup_and_its_language() {
    let text = "m = in { $wait }\nn = <b>{ $count }</b> min";
    let inner = Message::new(MessageId::new("n")).with("count", 5i64);

    let said = recorded("en", text, &m().with("wait", inner));

    assert_eq!(said, [literal("in "), open("Bold"), argument("5"), close("Bold"), literal(" min")]);
}

#[test]
fn an_attribute_is_said_where_it_is_asked_for() {
    let text = "m = value\n    .meanwhile = attribute";

    assert_eq!(plain("en", text, &m()), "value");
    assert_eq!(plain("en", text, &m().attribute("meanwhile")), "attribute");
}

#[test]
fn an_argument_that_was_not_given_is_named() {
    assert_eq!(plain("en", "m = Dear { $name }, { NUMBER($n) }", &m()), "Dear {$name}, {$n}");
}

#[test]
fn references_to_nowhere_are_named() {
    let (catalogue, faults) = Catalogue::of_texts(&[("en", "m = { no } { -no } { m.no }")]);

    let text = catalogue.plain(&catalogue.negotiate(&["en"]), &m());

    assert_eq!(text, "{no} {-no} {m.no}");
    assert_eq!(faults.len(), 3);
}

#[test]
fn a_message_that_is_missing_is_taken_from_the_fall_backs() {
    let files = [("pt-BR", "a = a BR"), ("pt", "a = a pt\nb = b pt"), ("en-US", "a = a en\nb = b en\nm = m en")];
    let (catalogue, _) = Catalogue::of_texts(&files);
    let locale = catalogue.negotiate(&["pt-BR"]);

    let said = ["a", "b", "m", "nowhere"].map(|id| catalogue.plain(&locale, &Message::new(MessageId::new(id))));

    assert_eq!(said, ["a BR", "b pt", "m en", "nowhere"]);
}

#[test]
fn a_fall_back_is_worded_by_the_rules_of_its_own_language() {
    let english = "m = { $n ->\n [one] one\n *[other] other\n }";
    let (catalogue, _) = Catalogue::of_texts(&[("ru", "x = x"), ("en-US", english)]);

    let text = catalogue.plain(&catalogue.negotiate(&["ru"]), &m().with("n", 21i64));

    assert_eq!(text, "other");
}

#[test]
fn a_message_as_argument_is_looked_up_in_the_persons_language_first() {
    let (catalogue, _) = Catalogue::of_texts(&[("ru", "n = Н"), ("en-US", "m = in { $x }\nn = N")]);

    let text = catalogue.plain(&catalogue.negotiate(&["ru"]), &m().with("x", Message::new(MessageId::new("n"))));

    assert_eq!(text, "in Н");
}

#[test]
fn a_message_and_a_term_of_one_name_are_two_things() {
    let text = "m = { foo } { -foo }\nfoo = message\n-foo = term";

    assert_eq!(plain("en", text, &m()), "message term");
    assert_eq!(plain("en", text, &Message::new(MessageId::new("-foo"))), "-foo");
}

#[test]
fn a_term_sees_only_what_it_is_given() {
    let text = "-t = { $case ->\n [dative] dem { $x }\n *[other] das { $x }\n }\nm = { -t(case: \"dative\") }, { -t }";

    assert_eq!(plain("de", text, &m().with("x", "X").with("case", "dative")), "dem {$x}, das {$x}");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let text = "m = { $n } | { NUMBER($n, useGrouping: \"never\") } | { NUMBER($n, minimumFractionDigits: 2) }";
    let said = |tag, number: f64| plain(tag, text, &m().with("n", number));

    assert_eq!(said("en-US", 1_234_567.5), "1,234,567.5 | 1234567.5 | 1,234,567.50");
    assert_eq!(said("de", 1_234_567.5), "1.234.567,5 | 1234567,5 | 1.234.567,50");
    assert_eq!(said("ru", 1234.0), "1\u{a0}234 | 1234 | 1\u{a0}234,00");
    assert_eq!(said("es", 1234.0), "1234 | 1234 | 1234,00");
    assert_eq!(said("hi", 1_234_567.0), "12,34,567 | 1234567 | 12,34,567.00");
}

#[test]
fn whole_numbers_keep_every_digit() {
    let said = |number: i64| plain("en", "m = { $n }", &m().with("n", number));

    assert_eq!(said(i64::MAX), "9,223,372,036,854,775,807");
    assert_eq!(said(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!([said(-1), said(0), said(999), said(1000)], ["-1", "0", "999", "1,000"]);
}

#[test]
fn digits_are_those_of_the_language() {
    assert_eq!(plain("bn", "m = { $n }", &m().with("n", 15i64)), "১৫");
    assert_eq!(plain("ar-EG", "m = { $n }", &m().with("n", 15i64)), "١٥");
}

#[test]
fn numbers_without_digits_are_written_all_the_same() {
    let said = |number: f64| plain("en", "m = { $n ->\n [one] one\n *[other] { $n }\n }", &m().with("n", number));

    assert_eq!([said(f64::NAN), said(f64::INFINITY), said(f64::NEG_INFINITY)], ["NaN", "∞", "-∞"]);
}

#[test]
fn the_digits_shown_decide_the_plural() {
    let text = "m = { NUMBER($n, minimumFractionDigits: 1) ->\n [one] one\n *[other] other\n }";

    assert_eq!(plain("en", text, &m().with("n", 1i64)), "other");
}

#[test]
fn ordinals_have_rules_of_their_own() {
    let text = "m = { NUMBER($n, type: \"ordinal\") ->
        [one] { $n }st
        [two] { $n }nd
        [few] { $n }rd
       *[other] { $n }th
    }";

    let said = [1i64, 2, 3, 4, 11, 22].map(|n| plain("en", text, &m().with("n", n)));

    assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "22nd"]);
}

#[test]
fn an_exact_number_is_chosen_before_a_category_that_follows_it() {
    let text = "m = { $n ->\n [0] none\n [one] one\n *[other] many\n }";

    let said = [0i64, 1, 2].map(|n| plain("en", text, &m().with("n", n)));

    assert_eq!(said, ["none", "one", "many"]);
}

#[test]
fn text_is_set_apart_only_where_its_direction_may_differ() {
    let said = |tag, text| recorded(tag, "m = { $x }", &m().with("x", text));
    let apart = |text| vec![literal("\u{2068}"), argument(text), literal("\u{2069}")];

    assert_eq!(said("en", "fox"), [argument("fox")]);
    assert_eq!(said("en", "שועל"), apart("שועל"));
    assert_eq!(said("ar", "fox"), apart("fox"));
    assert_eq!(said("ar", "ثعلب"), [argument("ثعلب")]);
}

#[test]
fn code_is_set_apart_from_outside_so_that_what_is_copied_is_exact() {
    let said = |tag, text, x| recorded(tag, text, &m().with("x", x));
    let apart =
        |inner: &[Said]| [&[literal("\u{2068}"), open("Code")], inner, &[close("Code"), literal("\u{2069}")]].concat();

    assert_eq!(said("ar", "m = <code>{ $x }</code>", "/start"), apart(&[argument("/start")]));
    assert_eq!(said("ar", "m = <code>/generate ثعلب</code>", ""), apart(&[literal("/generate ثعلب")]));
    assert_eq!(said("en", "m = <code>{ $x }</code>", "שועל"), apart(&[argument("שועל")]));
    for (tag, x) in [("ar", "1234567890"), ("ar", "ثعلب"), ("en", "fox"), ("en", "")] {
        assert_eq!(said(tag, "m = <code>{ $x }</code>", x), [open("Code"), argument(x), close("Code")], "{tag} {x}");
    }
}

#[test]
fn commands_are_set_apart_in_a_text_from_right_to_left_and_nowhere_else() {
    let arabic = plain("ar", "m = اكتب /help. { n } https://example.org/help\nn = أو /again", &m());
    let code = plain("ar", "m = <code>{ n }</code>\nn = /again", &m());
    let english = plain("en", "m = Type /help.", &m());

    assert_eq!(arabic, "اكتب \u{2068}/help\u{2069}. أو \u{2068}/again\u{2069} https://example.org/help");
    assert_eq!(code, "\u{2068}/again\u{2069}", "set apart as code, from outside");
    assert_eq!(english, "Type /help.");
}

#[test]
fn a_message_of_another_direction_is_set_apart_as_a_whole() {
    let (catalogue, _) = Catalogue::of_texts(&[("ar", "m = ({ $x })"), ("en-US", "n = a { $y }")]);
    let inner = Message::new(MessageId::new("n")).with("y", "fox");

    let said = catalogue.plain(&catalogue.negotiate(&["ar"]), &m().with("x", inner));

    assert_eq!(said, "(\u{2068}a fox\u{2069})");
}

#[test]
fn a_text_that_grows_without_end_is_cut() {
    let text = format!("m = {}\n-t = {}", "{ -t }".repeat(400), "x".repeat(10_000));

    assert!(plain("en", &text, &m()).len() <= 256 * 1024);
}

#[test]
fn direction_controls_are_taken_out_of_a_persons_text() {
    let said = recorded("en", "m = { $x }", &m().with("x", "a\u{202E}b\u{2066}c\u{2069}\u{202C}"));

    assert_eq!(said, [argument("abc")]);
}

proptest! {
    #[test]
    fn a_persons_text_comes_out_as_an_argument_and_as_nothing_else(text in any::<String>()) {
        let (catalogue, locale) = catalogue("en", "m = <i>{ $a ->\n [one] { $a }\n *[other] { $a }{ n }\n }</i>\nn = <b>{ $a }</b>");
        let mut record = super::Record::default();

        catalogue.write(&locale, &m().with("a", text.as_str()), &mut record);

        let clean: String = text
            .chars()
            .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
            .collect();
        let expected = [open("Italic"), argument(&clean), open("Bold"), argument(&clean), close("Bold"), close("Italic")];
        record.0.retain(|said| !matches!(said, Said::Literal(isolate) if matches!(isolate.as_str(), "\u{2068}" | "\u{2069}")));
        if text != "one" {
            prop_assert_eq!(record.0, expected);
        }
    }

    #[test]
    fn any_number_is_written_without_a_panic(number in any::<f64>(), integer in any::<i64>()) {
        for value in [Value::Number(number), Value::Integer(integer)] {
            let said = plain("ar", "m = { NUMBER($n, minimumFractionDigits: 20) }", &m().with("n", value));

            prop_assert!(!said.is_empty());
        }
    }
}
