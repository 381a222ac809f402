//! The same text as `fluent-bundle`, wherever that one is right.
//!
//! It is not about plural rules beyond simple ones, grouping, digits and depth; those have tests of their own.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use proptest::prelude::*;

use super::super::{Catalogue, Message, MessageId, Value};

/// The file that both word; every message of it is compared.
const TEXT: &str = r#"
-brand = Refrain
    .gender = masculine
-inflected =
    { $case ->
        [genitive] Refrains
       *[nominative] Refrain
    }
-many = { $count ->
        [one] one thing
       *[other] { $count } things
    }
plain = Hello
empty-string = { "" }
text = Dear { $text }!
integer = { $one }, { $five }
literal = { "a string" } { 5 } { 1.0 } { -3.25 }
escapes = { "\u00e4 \U01F600 \" \\ \u0041" }
braces = { "{" }{ "}" }
multi =
    one
      two

    three
indented = first
    second
        third
by-plural = { $five ->
        [one] one
       *[other] other
    }
by-plural-one = { $one ->
        [one] one
       *[other] other
    }
by-exact = { $five ->
        [5] five
        [one] one
       *[other] other
    }
by-text = { $text ->
        [fox] the fox
       *[other] another
    }
by-text-default = { $text ->
        [dog] the dog
       *[other] another
    }
by-missing = { $nothing ->
        [one] one
       *[other] other
    }
by-string = { "fox" ->
        [fox] yes
       *[other] no
    }
by-literal = { 1 ->
        [one] yes
       *[other] no
    }
by-gender = { -brand.gender ->
        [masculine] he
       *[other] it
    }
by-unknown-attribute = { -brand.nothing ->
        [masculine] he
       *[other] it
    }
nested-choice = { $one ->
        [one] { $text ->
            [fox] one fox
           *[other] one
        }
       *[other] other
    }
by-number = { NUMBER($five) ->
        [one] one
       *[other] other
    }
term = { -brand } and { -inflected } and { -inflected(case: "genitive") }
term-number = { -many(count: 1) }, { -many(count: 3) }, { -many }
term-sees-nothing = { -many(five: 5) }
message = { plain }, { text }
attribute = { with-attribute.title }
with-attribute = value
    .title = title of { $text }
only-attribute =
    .title = no value
missing-argument = { $nothing }
inner-placeable = { { $text } } { { { plain } } }
number = { NUMBER($five) } { NUMBER(7) }
number-digits = { NUMBER($five, minimumFractionDigits: 2) }
decimal = { $half }
spaces = a  { $text }  b
punctuation = { $text }, { $text }. [x] .y *z
"#;

const ARGUMENTS: [(&str, Simple); 4] = [
    ("text", Simple::Text("fox")),
    ("one", Simple::Integer(1)),
    ("five", Simple::Integer(5)),
    ("half", Simple::Float(0.5)),
];

enum Simple {
    Text(&'static str),
    Integer(i64),
    Float(f64),
}

impl From<&Simple> for Value {
    fn from(simple: &Simple) -> Self {
        match simple {
            Simple::Text(text) => (*text).into(),
            Simple::Integer(integer) => (*integer).into(),
            Simple::Float(float) => (*float).into(),
        }
    }
}

impl From<&Simple> for FluentValue<'_> {
    fn from(simple: &Simple) -> Self {
        match simple {
            Simple::Text(text) => (*text).into(),
            Simple::Integer(integer) => (*integer).into(),
            Simple::Float(float) => (*float).into(),
        }
    }
}

fn theirs(text: &str, id: &str, attribute: Option<&str>) -> String {
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
    let arguments: FluentArgs<'_> = ARGUMENTS.iter().map(|(name, value)| (*name, value)).collect();
    let message = bundle.get_message(id).unwrap();
    let pattern = match attribute {
        None => message.value().unwrap(),
        Some(name) => message.get_attribute(name).unwrap().value(),
    };
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

#[test]
fn every_construct_is_worded_as_fluent_bundle_does() {
    let (catalogue, faults) = Catalogue::of_texts(&[("en", TEXT)]);
    assert_eq!(faults.len(), 1, "only the attribute that is not there: {faults:?}");
    let locale = catalogue.negotiate(&["en"]);
    let resource = fluent_syntax::parser::parse(TEXT).unwrap();

    for entry in &resource.body {
        let fluent_syntax::ast::Entry::Message(parsed) = entry else { continue };
        let value = parsed.value.iter().map(|_| None);
        let attributes = parsed.attributes.iter().map(|attribute| Some(attribute.id.name));
        for attribute in value.chain(attributes) {
            let mut message = Message::new(MessageId::new(parsed.id.name));
            for (name, value) in &ARGUMENTS {
                message = message.with(name, value);
            }
            if let Some(name) = attribute {
                message = message.attribute(name);
            }

            let ours = catalogue.plain(&locale, &message);

            assert_eq!(ours, theirs(TEXT, parsed.id.name, attribute), "{} {attribute:?}", parsed.id.name);
        }
    }
}

/// The text of a placeable, nested so deep at most.
fn placeable(depth: u32) -> BoxedStrategy<String> {
    let operand = prop::sample::select(vec![
        "$text",
        "$one",
        "$five",
        "$half",
        "$nothing",
        "\"lit\"",
        "\"\\u0041\"",
        "7",
        "1.50",
        "NUMBER($five)",
        "NUMBER($one, minimumFractionDigits: 1)",
        "n",
        "n.attr",
        "-t",
        "-t(a: \"b\")",
        "-t(one: 1)",
    ])
    .prop_map(str::to_owned);
    if depth == 0 {
        return operand.boxed();
    }
    let selector = prop::sample::select(vec!["$text", "$one", "$five", "$nothing", "-t.attr", "NUMBER($five)", "1"]);
    let keys = prop::sample::subsequence(vec!["one", "fox", "5", "1", "attr", "few"], 0..4);
    let pattern = pattern(depth - 1);
    let choice = (selector, keys, prop::collection::vec(pattern.clone(), 4), pattern).prop_map(
        |(selector, keys, patterns, default)| {
            let variants = keys.iter().zip(patterns).map(|(key, pattern)| format!("    [{key}] {pattern}\n"));
            format!("{selector} ->\n{}   *[other] {default}\n ", variants.collect::<String>())
        },
    );
    prop_oneof![operand, choice].boxed()
}

/// A text with placeables.
fn pattern(depth: u32) -> BoxedStrategy<String> {
    let word = prop::sample::select(vec!["word", " two words ", "x.", "ä", "1", "[", "*", "#", "=", ","])
        .prop_map(str::to_owned);
    let placed = placeable(depth).prop_map(|inner| format!("{{ {inner} }}"));
    prop::collection::vec(prop_oneof![word, placed], 1..4).prop_map(|parts| format!("x{}x", parts.concat())).boxed()
}

proptest! {
    #[test]
    fn whatever_can_be_written_is_worded_as_fluent_bundle_does(m in pattern(2), n in pattern(1), term in pattern(1)) {
        let term = term.replace("-t", "$text").replace("n.attr", "$one").replace("{ n }", "{ $one }");
        let n = n.replace("n.attr", "$one").replace("{ n }", "{ $one }");
        let file = format!("m = {m}\nn = {n}\n    .attr = attribute\n-t = {term}\n    .attr = attr\n");
        // A term's attribute is no placeable, and a term chooses by nothing that itself chooses.
        let sound = FluentResource::try_new(file.clone()).is_ok();
        // It writes "NUMBER()" for what a person can make no sense of either.
        let theirs = if sound { theirs(&file, "m", None) } else { String::new() };
        prop_assume!(sound && !file.contains("$text.attr") && !theirs.contains("NUMBER()"));
        let (catalogue, _) = Catalogue::of_texts(&[("en", &file)]);
        let message = ARGUMENTS.iter().fold(Message::new(MessageId::new("m")), |it, (name, value)| it.with(name, value));

        let ours = catalogue.plain(&catalogue.negotiate(&["en"]), &message);

        prop_assert_eq!(ours, theirs, "{}", file);
    }
}
