//! What a translator starts with: every text of the reference as a comment, with the forms by number of the new language.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fluent_syntax::ast::{
    Comment, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::{parser, serializer};
use icu_locale::LanguageIdentifier;
use icu_plurals::{PluralCategory, PluralRuleType};

use super::lint::plurals::{numbers, some};
use super::loaded::REFERENCE;
use super::{BUILTIN, negotiate};

/// One file to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name, such as `commands.ftl`.
    pub file: String,
    /// Its text; loading it as it is changes nothing.
    pub text: String,
}

/// The files of the reference for a translation into `tag`; with `only`, no other texts than those (`message` or
/// `message.attribute`), and no files without any. `None` if `tag` names no language.
pub fn template(tag: &str, only: Option<&BTreeSet<String>>) -> Option<Vec<Template>> {
    let language = negotiate::strict(tag)?;
    let forms = Forms::of(&language);
    let files = BUILTIN.iter().filter(|(locale, ..)| *locale == REFERENCE);
    let filled = files.map(|(_, file, text)| {
        let (Ok(resource) | Err((resource, _))) = parser::parse(*text);
        (file, body(resource, &forms, only))
    });
    let header = forms.header(tag);
    let worth_it = filled.filter(|(_, body)| only.is_none() || !body.is_empty());
    Some(
        worth_it.map(|(file, body)| Template { file: (*file).to_owned(), text: format!("{header}\n{body}") }).collect(),
    )
}

fn body(resource: Resource<&'static str>, forms: &Forms, only: Option<&BTreeSet<String>>) -> String {
    let mut text = String::new();
    for entry in resource.body {
        match entry {
            Entry::Message(mut message) => {
                let id = message.id.name;
                let wanted = only.is_none_or(|only| {
                    only.iter()
                        .any(|name| name == id || name.strip_prefix(id).is_some_and(|rest| rest.starts_with('.')))
                });
                if !wanted {
                    continue;
                }
                if let Some(comment) = message.comment.take() {
                    lines(&mut text, "#", &comment);
                    text.push_str("#\n");
                }
                message.value.iter_mut().for_each(|pattern| forms.put_into(pattern));
                message.attributes.iter_mut().for_each(|attribute| forms.put_into(&mut attribute.value));
                let stub = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
                stub.lines().for_each(|line| commented(&mut text, "#", line));
                text.push('\n');
            }
            Entry::GroupComment(comment) if only.is_none() => {
                lines(&mut text, "##", &comment);
                text.push('\n');
            }
            Entry::ResourceComment(comment) | Entry::Comment(comment) if only.is_none() => {
                lines(&mut text, "#", &comment);
                text.push('\n');
            }
            // A term is a language's own: its parts of speech differ.
            Entry::Term(_)
            | Entry::GroupComment(_)
            | Entry::ResourceComment(_)
            | Entry::Comment(_)
            | Entry::Junk { .. } => {}
        }
    }
    text
}

fn lines(text: &mut String, sign: &str, comment: &Comment<&str>) {
    comment.content.iter().for_each(|line| commented(text, sign, line));
}

fn commented(text: &mut String, sign: &str, line: &str) {
    let space = if line.is_empty() { "" } else { " " };
    let _ = writeln!(text, "{sign}{space}{line}"); // a String takes everything
}

/// The forms by number of a language.
struct Forms {
    cardinal: Vec<(&'static str, Vec<u32>)>,
    ordinal: Vec<(&'static str, Vec<u32>)>,
}

impl Forms {
    fn of(language: &LanguageIdentifier) -> Self {
        let of = |kind| {
            let mut all: Vec<_> = numbers(language, kind).into_iter().collect();
            all.sort_by_key(|(name, _)| PluralCategory::get_for_cldr_string(name).map_or(6, rank));
            all
        };
        Self { cardinal: of(PluralRuleType::Cardinal), ordinal: of(PluralRuleType::Ordinal) }
    }

    fn header(&self, tag: &str) -> String {
        let forms: Vec<_> =
            self.cardinal.iter().map(|(name, examples)| format!("[{name}] {}", some(examples))).collect();
        format!(
            "### {tag}. Every text stands here as a comment, in English. Take the \"# \" in front of its lines away and put\n\
             ### your words in place of the English ones; a text that stays a comment is read in another language.\n\
             ### Braces, as in {{ $count }}, and tags, as in <b>, stay as they are, but may stand where you need them.\n\
             ### The forms by number in {tag}: {}.\n",
            forms.join("; ")
        )
    }

    /// Gives each choice by number the forms of the language, worded as the closest one that there is.
    fn put_into(&self, pattern: &mut Pattern<&'static str>) {
        for element in &mut pattern.elements {
            let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element else {
                continue;
            };
            for variant in variants.iter_mut() {
                self.put_into(&mut variant.value);
            }
            let is_category = |variant: &Variant<&str>| matches!(variant.key, VariantKey::Identifier { name } if PluralCategory::get_for_cldr_string(name).is_some());
            let Some(default) = variants.iter().find(|variant| variant.default).filter(|it| is_category(it)).cloned()
            else {
                continue;
            };
            let ordinal = matches!(selector, InlineExpression::FunctionReference { arguments, .. } if arguments.named.iter().any(|argument| {
                argument.name.name == "type" && matches!(argument.value, InlineExpression::StringLiteral { value: "ordinal" })
            }));
            let mut all: Vec<_> = variants.iter().filter(|variant| !is_category(variant)).cloned().collect();
            for (name, _) in if ordinal { &self.ordinal } else { &self.cardinal } {
                let same = |variant: &&Variant<&str>| matches!(variant.key, VariantKey::Identifier { name: key } if key == *name);
                let closest = variants.iter().find(same).unwrap_or(&default);
                all.push(Variant {
                    key: VariantKey::Identifier { name },
                    value: closest.value.clone(),
                    default: false,
                });
            }
            if !all.iter().any(|variant| matches!(variant.key, VariantKey::Identifier { name: "other" })) {
                all.push(Variant { default: false, ..default });
            }
            if let Some(last) = all.last_mut() {
                last.default = true;
            }
            *variants = all;
        }
    }
}

const fn rank(category: PluralCategory) -> usize {
    match category {
        PluralCategory::Zero => 0,
        PluralCategory::One => 1,
        PluralCategory::Two => 2,
        PluralCategory::Few => 3,
        PluralCategory::Many => 4,
        PluralCategory::Other => 5,
    }
}
