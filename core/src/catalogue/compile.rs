//! Compiles one `.ftl` file: parsed by `fluent-syntax`, checked, and turned into [`Pattern`]s.
//!
//! A file is taken whole or not at all, so that nobody reads half of a translator's change.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_plurals::PluralCategory;
use rustc_hash::{FxHashMap, FxHashSet};

use super::call::call;
use super::fault::{Flaw, offset_in};
use super::markup::Pieces;
use super::number::Number;
use super::pattern::{Entry, Key, Operand, Pattern, Piece, Reference, Select, Selector, VariantKey};
use super::prescan;

/// The keys given to names so far. Messages are named `foo`, terms `-foo`.
#[derive(Debug, Default)]
pub(super) struct Keys {
    keys: FxHashMap<Box<str>, Key>,
    /// The names of variables and variants, each once: there are few, and they are everywhere.
    words: FxHashSet<Arc<str>>,
}

impl Keys {
    pub(super) fn get(&self, name: &str) -> Option<Key> {
        self.keys.get(name).copied()
    }

    /// The name that has a key; it looks through all of them.
    pub(super) fn name(&self, key: Key) -> &str {
        self.keys.iter().find(|(_, given)| **given == key).map_or("", |(name, _)| name)
    }

    /// The key of `name`, a new one if it has none yet.
    fn give(&mut self, name: &str) -> Key {
        if let Some(key) = self.get(name) {
            return key;
        }
        let key = Key::try_from(self.keys.len()).unwrap_or(Key::MAX);
        self.keys.insert(name.into(), key);
        key
    }

    fn word(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.words.get(word) {
            return Arc::clone(known);
        }
        let new: Arc<str> = word.into();
        self.words.insert(Arc::clone(&new));
        new
    }
}

/// An entry, and where in its file it starts.
pub(super) struct Compiled {
    pub(super) key: Key,
    pub(super) entry: Entry,
    pub(super) offset: usize,
}

/// Compiles the text of a file.
///
/// # Errors
///
/// Everything that is wrong with it, in the order of the file.
pub(super) fn compile(source: &str, keys: &mut Keys) -> Result<Vec<Compiled>, Vec<Flaw>> {
    if let Some(flaw) = prescan::too_deep(source).or_else(|| prescan::broken_escape(source)) {
        return Err(vec![flaw]);
    }
    let (resource, mut flaws) = match parser::parse_runtime(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors.into_iter().map(syntax_flaw).collect()),
    };

    let mut file = File { source, keys };
    let mut seen = FxHashSet::default();
    let mut entries = Vec::new();
    for entry in &resource.body {
        match file.entry(entry) {
            Ok(Some(compiled)) if seen.insert(compiled.key) => entries.push(compiled),
            Ok(Some(compiled)) => {
                let what = format!("{} is there twice", file.keys.name(compiled.key));
                flaws.push(Flaw { offset: compiled.offset, entry: compiled.offset, what });
            }
            Ok(None) => {}
            Err(flaw) => flaws.push(flaw),
        }
    }

    if flaws.is_empty() {
        return Ok(entries);
    }
    flaws.sort_by_key(|flaw| flaw.offset);
    Err(flaws)
}

fn syntax_flaw(error: ParserError) -> Flaw {
    let what = match &error.kind {
        ErrorKind::ExpectedToken(token) => format!("expected \"{token}\""),
        ErrorKind::ExpectedCharRange { range } if range.starts_with('\n') => "expected a line break".to_owned(),
        ErrorKind::ExpectedCharRange { range } => format!("expected one of {}", range.escape_debug()),
        ErrorKind::ExpectedMessageField { entry_id } => format!("{entry_id} has neither text nor attributes"),
        ErrorKind::ExpectedTermField { entry_id } => format!("-{entry_id} has no text"),
        kind => kind.to_string(),
    };
    let offset = error.pos.start;
    Flaw { offset, entry: error.slice.map_or(offset, |slice| slice.start), what }
}

struct File<'s, 'k> {
    source: &'s str,
    keys: &'k mut Keys,
}

impl<'s> File<'s, '_> {
    fn entry(&mut self, entry: &ast::Entry<&'s str>) -> Result<Option<Compiled>, Flaw> {
        let (id, name, value, attributes) = match entry {
            ast::Entry::Message(message) => {
                (message.id.name, Cow::Borrowed(message.id.name), message.value.as_ref(), &message.attributes)
            }
            ast::Entry::Term(term) => {
                (term.id.name, Cow::Owned(format!("-{}", term.id.name)), Some(&term.value), &term.attributes)
            }
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => return Ok(None),
        };
        let value = value.map(|pattern| self.pattern(pattern)).transpose()?;
        let mut compiled: Vec<(Box<str>, Pattern)> = Vec::with_capacity(attributes.len());
        for attribute in attributes {
            let name = attribute.id.name;
            if compiled.iter().any(|(given, _)| **given == *name) {
                return Err(self.flaw(name, format!(".{name} is there twice")));
            }
            compiled.push((name.into(), self.pattern(&attribute.value)?));
        }
        Ok(Some(Compiled {
            key: self.keys.give(&name),
            entry: Entry { value, attributes: compiled.into() },
            offset: offset_in(self.source, id),
        }))
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&'s str>) -> Result<Pattern, Flaw> {
        let mut pieces = Pieces::new(self.source);
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => pieces.text(value)?,
                ast::PatternElement::Placeable { expression } => match self.expression(expression)? {
                    Piece::Operand(Operand::Text(text)) => pieces.literal(&text),
                    piece => pieces.push(piece),
                },
            }
        }
        pieces.finish()
    }

    fn expression(&mut self, expression: &ast::Expression<&'s str>) -> Result<Piece, Flaw> {
        match expression {
            ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => self.expression(expression),
            ast::Expression::Inline(
                inline @ (ast::InlineExpression::MessageReference { .. } | ast::InlineExpression::TermReference { .. }),
            ) => Ok(Piece::Reference(Box::new(self.reference(inline)?))),
            ast::Expression::Inline(inline) => Ok(Piece::Operand(self.operand(inline)?)),
            ast::Expression::Select { selector, variants } => {
                let selector = match selector {
                    ast::InlineExpression::TermReference { .. } => {
                        Selector::TermAttribute(Box::new(self.reference(selector)?))
                    }
                    inline => Selector::Operand(self.operand(inline)?),
                };
                let default = variants.iter().position(|variant| variant.default).unwrap_or(0);
                let variants = variants.iter().map(|variant| self.variant(variant)).collect::<Result<_, _>>()?;
                Ok(Piece::Select(Box::new(Select { selector, variants, default })))
            }
        }
    }

    fn variant(&mut self, variant: &ast::Variant<&'s str>) -> Result<(VariantKey, Pattern), Flaw> {
        let key = match variant.key {
            ast::VariantKey::Identifier { name } => {
                VariantKey::Word(self.keys.word(name), PluralCategory::get_for_cldr_string(name))
            }
            ast::VariantKey::NumberLiteral { value } => VariantKey::Number(
                value.parse().map_err(|_| self.flaw(value, format!("{value} is no number that can be told apart")))?,
            ),
        };
        Ok((key, self.pattern(&variant.value)?))
    }

    /// A message or term reference; anything else is none.
    fn reference(&mut self, inline: &ast::InlineExpression<&'s str>) -> Result<Reference, Flaw> {
        let (name, attribute, arguments) = match inline {
            ast::InlineExpression::MessageReference { id, attribute } => (id.name.to_owned(), attribute, None),
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                if arguments.as_ref().is_some_and(|arguments| !arguments.positional.is_empty()) {
                    return Err(self.flaw(id.name, format!("-{} takes only arguments with a name", id.name)));
                }
                let named = arguments.iter().flat_map(|arguments| &arguments.named);
                let named = named.map(|argument| Ok((argument.name.name.into(), self.operand(&argument.value)?)));
                (format!("-{}", id.name), attribute, Some(named.collect::<Result<_, Flaw>>()?))
            }
            other => return Err(self.flaw(first_slice(other), "expected a message or a term")),
        };
        Ok(Reference {
            key: self.keys.give(&name),
            attribute: attribute.as_ref().map(|attribute| attribute.name.into()),
            arguments,
            name: match attribute {
                Some(attribute) => format!("{name}.{}", attribute.name).into(),
                None => name.into(),
            },
        })
    }

    fn operand(&mut self, inline: &ast::InlineExpression<&'s str>) -> Result<Operand, Flaw> {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                Ok(Operand::Text(unescape_unicode_to_string(value).as_ref().into()))
            }
            ast::InlineExpression::NumberLiteral { value } => Ok(Operand::Number(Box::new(self.number(value)?))),
            ast::InlineExpression::VariableReference { id } => Ok(Operand::Variable(self.keys.word(id.name))),
            ast::InlineExpression::FunctionReference { id, arguments } => self.call(id.name, arguments),
            ast::InlineExpression::Placeable { expression } => match &**expression {
                ast::Expression::Inline(inline) => self.operand(inline),
                ast::Expression::Select { selector, .. } => {
                    Err(self.flaw(first_slice(selector), "a choice can't stand here"))
                }
            },
            ast::InlineExpression::MessageReference { .. } | ast::InlineExpression::TermReference { .. } => {
                Err(self.flaw(first_slice(inline), "a message or a term can't stand here"))
            }
        }
    }

    fn call(&mut self, function: &'s str, arguments: &ast::CallArguments<&'s str>) -> Result<Operand, Flaw> {
        let subject = match arguments.positional.as_slice() {
            [subject] => self.operand(subject)?,
            _ => return Err(self.flaw(function, format!("{function} takes one argument without a name"))),
        };
        call(function, subject, &arguments.named).map_err(|(place, what)| self.flaw(place, what))
    }

    fn number(&self, literal: &str) -> Result<Number, Flaw> {
        Number::parse(literal).map_err(|what| self.flaw(literal, what))
    }

    fn flaw(&self, place: &str, what: impl Into<String>) -> Flaw {
        Flaw::at(self.source, place, what)
    }
}

/// A part of the source that an expression starts with, more or less.
pub(super) fn first_slice<'s>(inline: &ast::InlineExpression<&'s str>) -> &'s str {
    match inline {
        ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => value,
        ast::InlineExpression::FunctionReference { id, .. }
        | ast::InlineExpression::MessageReference { id, .. }
        | ast::InlineExpression::TermReference { id, .. }
        | ast::InlineExpression::VariableReference { id } => id.name,
        ast::InlineExpression::Placeable { expression } => match &**expression {
            ast::Expression::Inline(inline) | ast::Expression::Select { selector: inline, .. } => first_slice(inline),
        },
    }
}
