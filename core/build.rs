//! Makes three things from `locales/`: the texts of every locale, to be compiled in; a constant for each message id of the
//! reference, so that a mistyped id does not build; and the manifest of what the program passes to each message: the
//! variables that the reference uses, and those that its comment speaks of.

// A build script says that it failed by panicking; `{path:?}` writes a string literal of Rust.
#![allow(clippy::expect_used, clippy::unnecessary_debug_formatting)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

const REFERENCE: &str = "en-US";

fn main() {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../locales");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed={}", locales.display());

    let mut files = Vec::new();
    for folder in sorted(&locales).into_iter().filter(|path| path.is_dir()) {
        for file in sorted(&folder).into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "ftl")) {
            println!("cargo::rerun-if-changed={}", file.display());
            files.push((name(&folder), name(&file), file.canonicalize().expect("it was just listed")));
        }
    }

    fs::write(out.join("builtin.rs"), texts(&files)).expect("OUT_DIR is writable");
    fs::write(out.join("ids.rs"), ids(&files)).expect("OUT_DIR is writable");
}

/// `&[(locale, file, text)]`, every file of every locale.
fn texts(files: &[(String, String, PathBuf)]) -> String {
    let mut code = String::from("&[\n");
    for (locale, file, path) in files {
        writeln!(code, "    ({locale:?}, {file:?}, include_str!({path:?})),").expect("a String takes it");
    }
    code + "]\n"
}

/// `pub const FOO_BAR: MessageId = MessageId::new("foo-bar");` for every message of the reference, and `ALL` of them.
fn ids(files: &[(String, String, PathBuf)]) -> String {
    let mut code = String::new();
    let (mut all, mut manifest) = (String::new(), String::new());
    for (_, _, path) in files.iter().filter(|(locale, ..)| locale == REFERENCE) {
        let text = fs::read_to_string(path).expect("it was just listed");
        let resource =
            parser::parse(text.as_str()).unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", path.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let constant = message.id.name.to_uppercase().replace('-', "_");
            let said = message.value.as_ref().map(first_words).unwrap_or_default();
            writeln!(
                code,
                "/// `{id}`: “{said}”\npub const {constant}: MessageId = MessageId::new({id:?});",
                id = message.id.name
            )
            .expect("a String takes it");
            writeln!(all, "    {constant},").expect("a String takes it");
            let variables: Vec<_> = variables(message).into_iter().collect();
            writeln!(manifest, "    ({:?}, &{variables:?}),", message.id.name).expect("a String takes it");
        }
    }
    code + "pub(super) const ALL: &[MessageId] = &[\n"
        + &all
        + "];\npub(super) const MANIFEST: &[(&str, &[&str])] = &[\n"
        + &manifest
        + "];\n"
}

/// The variables of a message: those it uses, those of its attributes, and those its comment names as `$name`.
fn variables<'s>(message: &Message<&'s str>) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    let attributes = message.attributes.iter().map(|attribute| &attribute.value);
    message.value.iter().chain(attributes).for_each(|pattern| in_pattern(pattern, &mut found));
    for line in message.comment.iter().flat_map(|comment| &comment.content) {
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
            found.insert(rest[..end].trim_end_matches('-'));
        }
    }
    found.remove("");
    found
}

fn in_pattern<'s>(pattern: &Pattern<&'s str>, found: &mut BTreeSet<&'s str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression<'s>(expression: &Expression<&'s str>, found: &mut BTreeSet<&'s str>) {
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

fn in_inline<'s>(inline: &InlineExpression<&'s str>, found: &mut BTreeSet<&'s str>) {
    match inline {
        InlineExpression::VariableReference { id } => _ = found.insert(id.name),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| in_inline(argument, found));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// The literal start of a pattern, fit for a doc comment.
fn first_words(pattern: &Pattern<&str>) -> String {
    let text: String = pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => value,
            PatternElement::Placeable { .. } => "…",
        })
        .collect();
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().take(80).filter(|c| !matches!(c, '[' | ']' | '<' | '>' | '`' | '\\')).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_name().expect("it was listed by name").to_string_lossy().into_owned()
}
