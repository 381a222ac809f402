//! No file and no argument brings the process down.

use proptest::prelude::*;

use super::super::{Catalogue, Fault, Message, MessageId, Value};
use super::m;

fn faults(text: &str) -> Vec<Fault> {
    Catalogue::of_texts(&[("en", text)]).1
}

fn said(text: &str) -> String {
    let (catalogue, _) = Catalogue::of_texts(&[("en", text)]);
    catalogue.plain(&catalogue.negotiate(&["en"]), &m().with("n", 1i64))
}

#[test]
fn the_catalogue_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}

    shared(&Catalogue::builtin());
}

#[test]
fn deep_nesting_is_a_fault_and_no_overflow() {
    for bracket in ["{", "{\n", "{ F(", "{ $n ->\n *[other] ", "{ F(\"}\",", "{ -t(a: \"}\", "] {
        let faults = faults(&format!("m = {}", bracket.repeat(300_000)));

        assert_eq!(faults.len(), 1, "{bracket:?}");
        assert!(faults[0].what.contains("deeper than 64"), "{}", faults[0]);
    }
}

#[test]
fn sixty_levels_are_worded() {
    let text = format!("m = {}x{}", "{ $n ->\n *[other] ".repeat(60), "\n }".repeat(60));

    assert_eq!(faults(&text), []);
    assert_eq!(said(&text), "x");
}

#[test]
fn circles_end_and_are_reported() {
    let text = "m = a { n }\nn = b { m }\no = { m }";

    assert_eq!(said(text), "a b {m}");
    let faults = faults(text);
    assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [1, 2]);
    assert!(faults[0].what.contains("circle"));
}

#[test]
fn a_term_that_selects_by_itself_ends() {
    assert_eq!(said("m = { -t }\n-t = { -t.a ->\n *[x] y\n }\n    .a = { -t }"), "y");
}

#[test]
fn a_long_chain_of_references_ends() {
    let links: Vec<_> = (0..10_000).map(|link| format!("m{link} = {{ m{} }}", link + 1)).collect();

    let text = said(&format!("m = {{ m0 }}\n{}\nm10000 = end", links.join("\n")));

    assert_eq!(text, "{m64}");
}

#[test]
fn references_that_double_at_every_step_end() {
    let doubling: Vec<_> = (0..40).map(|step| format!("m{step} = {{ m{0} }}{{ m{0} }}", step + 1)).collect();

    let text = said(&format!("m = {{ m0 }}\n{}\nm40 = ha", doubling.join("\n")));

    assert!(text.len() <= 1000, "{} bytes", text.len());
}

#[test]
fn messages_nested_as_arguments_end() {
    let (catalogue, _) = Catalogue::of_texts(&[("en", "m = <b>({ $m })</b>")]);
    let nested = (0..1000).fold(m(), |inner, _| m().with("m", Value::from(inner)));

    let text = catalogue.plain(&catalogue.negotiate(&["en"]), &nested);

    assert!(text.ends_with(&")".repeat(65)));
}

#[test]
fn what_can_not_be_compiled_is_named_with_its_place() {
    let cases = [
        ("m = <b>x", "m = ".len() + 1, "<b> is never closed"),
        ("m = <b><i>x</b></i>", 12, "</b> stands where </i> is due"),
        ("m = x</b>", 6, "</b> closes nothing"),
        ("m = <blink>x</blink>", 5, "<blink> is no markup"),
        ("m = <b", 5, "a tag without its"),
        ("m = <link url=\"javascript:alert(1)\">x</link>", 5, "is no http or https address"),
        ("m = ä { UPPER($n) }", 9, "UPPER is no function"),
        ("m = { NUMBER($n, digits: 1) }", 18, "NUMBER has no option digits"),
        ("m = { NUMBER($n, minimumFractionDigits: 1000000000) }", 18, "minimumFractionDigits is from 0 to 20"),
        ("m = { NUMBER($n, minimumFractionDigits: 3, maximumFractionDigits: 2) }", 7, "less than"),
        ("m = { NUMBER(\"x\") }", 7, "NUMBER takes a number or a variable"),
        ("m = { -t(1) }\n-t = x", 8, "takes only arguments with a name"),
        ("m = { 1.000000000000000000001 }", 7, "is from 0 to 20"),
        ("m = x\nm = y", 1, "m is there twice"),
        ("m = x\n .a = x\n .a = y", 3, ".a is there twice"),
    ];
    for (text, column, what) in cases {
        let faults = faults(text);

        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        assert!(faults[0].what.contains(what), "{text}: {}", faults[0]);
        assert_eq!(faults[0].column, column, "{text}: {}", faults[0]);
    }
}

#[test]
fn a_syntax_fault_names_the_line_where_its_entry_starts() {
    let faults = faults("a = x\n\nb = äöü { $n ->\n    [one] x\n\nc = y\n");

    assert_eq!((faults[0].line, faults[0].column, faults[0].entry_line), (6, 1, 3));
    assert_eq!(
        faults[0].to_string().rsplit('/').next(),
        Some("text.ftl:6:1: The select expression must have a default variant (in the entry of line 3)")
    );
}

#[test]
fn an_escape_that_the_parser_would_panic_on_is_a_fault() {
    assert_eq!(faults("m = { \"\\u00ä\" }").len(), 1);
}

proptest! {
    #[test]
    fn any_text_is_compiled_or_reported_and_worded(text in r#"(m = |\{|\}|"|\\u|\$n|->|\*\[other\]|\[one\]|<b>|</b>|\(|\)|NUMBER|-t|ä|\n|\n |=|\.a| ){0,60}"#) {
        said(&text);
    }

    #[test]
    fn any_nonsense_is_compiled_or_reported(text in any::<String>()) {
        let (catalogue, _) = Catalogue::of_texts(&[("en", &text)]);

        catalogue.plain(&catalogue.negotiate(&[&text]), &Message::new(MessageId::new("m")));
    }
}
