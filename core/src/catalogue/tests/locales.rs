//! The built-in locales are whole: each has every text, variable, markup and form of the reference.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::super::{BUILTIN, Catalogue, Message, Sink, Tag};

const REFERENCE: &str = "en-US";

/// Every text of a locale by its name (`foo`, `foo.attribute`), with the variables it uses.
fn texts(locale: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut texts = BTreeMap::new();
    for (_, file, text) in BUILTIN.iter().filter(|(tag, ..)| *tag == locale) {
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            if let Some(pattern) = &message.value {
                assert!(texts.insert(id.to_owned(), variables(pattern)).is_none(), "{locale}: {id} twice");
            }
            for attribute in &message.attributes {
                texts.insert(format!("{id}.{}", attribute.id.name), variables(&attribute.value));
            }
        }
    }
    texts
}

fn variables(pattern: &Pattern<&'static str>) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&'static str>, found: &mut BTreeSet<&'static str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&'static str>, found: &mut BTreeSet<&'static str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&'static str>, found: &mut BTreeSet<&'static str>) {
    let mut in_call = |arguments: &CallArguments<&'static str>| {
        arguments.positional.iter().for_each(|inline| in_inline(inline, found));
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.iter().for_each(in_call),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn tags() -> BTreeSet<&'static str> {
    BUILTIN.iter().map(|(tag, ..)| *tag).collect()
}

#[test]
fn no_built_in_file_has_a_fault() {
    let (_, faults) = Catalogue::load(std::path::Path::new("/nowhere/to/be/found"));

    assert_eq!(faults, []);
}

#[test]
fn the_languages_asked_for_are_there() {
    let tags: Vec<_> = Catalogue::builtin().locales().iter().map(ToString::to_string).collect();

    assert_eq!(tags[0], REFERENCE);
    for tag in ["de", "es", "ru"] {
        assert!(tags.iter().any(|there| there == tag), "{tag}");
    }
}

#[test]
fn every_locale_has_every_text_of_the_reference_and_no_other() {
    let reference: BTreeSet<_> = texts(REFERENCE).into_keys().collect();

    for tag in tags() {
        assert_eq!(texts(tag).into_keys().collect::<BTreeSet<_>>(), reference, "{tag}");
    }
}

#[test]
fn the_list_of_ids_is_that_of_the_reference() {
    let catalogue = Catalogue::builtin();
    let ids: BTreeSet<_> = Catalogue::builtin_ids().iter().map(|id| id.as_str()).collect();

    let messages: BTreeSet<_> =
        texts(REFERENCE).into_keys().map(|name| name.split('.').next().unwrap().to_owned()).collect();

    assert_eq!(ids, messages.iter().map(String::as_str).collect());
    for locale in catalogue.locales() {
        assert!(Catalogue::builtin_ids().iter().all(|id| catalogue.has(&locale, *id)), "{locale}");
    }
}

#[test]
fn every_text_uses_only_variables_of_the_reference() {
    let reference = texts(REFERENCE);

    for tag in tags() {
        for (name, variables) in texts(tag) {
            assert!(variables.is_subset(&reference[&name]), "{tag} {name}: {variables:?}");
        }
    }
}

#[test]
fn every_text_uses_all_variables_of_the_reference() {
    let reference = texts(REFERENCE);

    for tag in tags() {
        for (name, variables) in texts(tag) {
            assert_eq!(variables, reference[&name], "{tag} {name}");
        }
    }
}

#[test]
fn every_text_has_the_markup_of_the_reference() {
    #[derive(Default)]
    struct Tags(Vec<String>);

    impl Sink for Tags {
        fn literal(&mut self, _: &str) {}
        fn argument(&mut self, _: &str) {}
        fn open(&mut self, tag: Tag<'_>) {
            self.0.push(format!("{tag:?}"));
        }
        fn close(&mut self, _: Tag<'_>) {}
    }
    let catalogue = Catalogue::builtin();
    let tags_of = |locale: &str, id| {
        let mut tags = Tags::default();
        catalogue.write(&catalogue.negotiate(&[locale]), &Message::new(id), &mut tags);
        tags.0.sort();
        tags.0
    };

    for tag in tags() {
        for id in Catalogue::builtin_ids() {
            assert_eq!(tags_of(tag, *id), tags_of(REFERENCE, *id), "{tag} {id}");
        }
    }
}

#[test]
fn every_plural_has_all_categories_of_its_language() {
    for (tag, file, text) in BUILTIN {
        let language: icu_locale::Locale = tag.parse().unwrap();
        let rules = PluralRules::try_new(language.into(), PluralRulesOptions::default()).unwrap();
        // In these languages "many" is a whole million; nothing is counted so far here.
        let millions = ["es", "fr", "it", "pt"].contains(&tag.split('-').next().unwrap());
        let categories: Vec<_> = rules.categories().filter(|it| !(millions && *it == PluralCategory::Many)).collect();
        for plural in plurals(text) {
            for category in &categories {
                assert!(plural.contains(&Some(*category)), "{tag}/{file}: {plural:?} lacks {category:?}");
            }
        }
    }
}

/// The variants of every choice by plural category, as far as they are categories.
fn plurals(text: &'static str) -> Vec<Vec<Option<PluralCategory>>> {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => message.value.as_ref(),
        _ => None,
    });
    let choices = messages.flat_map(|pattern| &pattern.elements).filter_map(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => Some(variants),
        _ => None,
    });
    let categories = choices.map(|variants| {
        let category = |variant: &Variant<&str>| match variant.key {
            VariantKey::Identifier { name } => PluralCategory::get_for_cldr_string(name),
            VariantKey::NumberLiteral { .. } => None,
        };
        variants.iter().map(category).collect::<Vec<_>>()
    });
    categories.filter(|categories| categories.iter().any(Option::is_some)).collect()
}
