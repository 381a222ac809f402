//! Compiles one `.ftl` file: parsed by `fluent-syntax`, checked, and turned into [`Pattern`]s.
//!
//! A file is taken whole or not at all, so that nobody reads half of a translator's change.

use std::borrow::Cow;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_plurals::PluralCategory;
use rustc_hash::FxHashSet;

use super::call::call;
use super::draft::Draft;
use super::fault::{Fault, Flaw, offset_in};
use super::markup::Tags;
use super::names::{Key, Names, Word};
use super::number::Number;
use super::pattern::{Compiled, Entry, Operand, Pattern, Piece, Reference, Select, Selector, Slots, VariantKey, slot};
use super::prescan;
use super::sources::Source;

/// Compiles a file.
///
/// # Errors
///
/// Everything that is wrong with it, in the order of the file.
pub(super) fn compile(source: &Source, names: &mut Names) -> Result<Compiled, Vec<Fault>> {
    read(source, names).map_err(|mut flaws| {
        flaws.sort_by_key(|flaw| flaw.offset);
        flaws.into_iter().map(|flaw| Fault::of_flaw(&source.file, &source.text, flaw)).collect()
    })
}

fn read(source: &Source, names: &mut Names) -> Result<Compiled, Vec<Flaw>> {
    let text: &str = &source.text;
    if let Some(flaw) = prescan::too_deep(text).or_else(|| prescan::broken_escape(text)) {
        return Err(vec![flaw]);
    }
    let (resource, mut flaws) = match parser::parse_runtime(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors.into_iter().map(syntax_flaw).collect()),
    };

    let draft = Draft::new(text, source.language.clone(), source.file.clone());
    let mut file = File { draft, names, seen: FxHashSet::default(), counted: 0, lines: 0 };
    flaws.extend(resource.body.iter().filter_map(|entry| file.entry(entry).err()));
    if flaws.is_empty() { Ok(file.draft.into_compiled()) } else { Err(flaws) }
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

struct File<'s, 'n> {
    draft: Draft<'s>,
    names: &'n mut Names,
    /// Its entries so far.
    seen: FxHashSet<Key>,
    /// How many bytes were looked through for line breaks, and how many there were.
    counted: usize,
    lines: u32,
}

impl<'s> File<'s, '_> {
    fn entry(&mut self, entry: &ast::Entry<&'s str>) -> Result<(), Flaw> {
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
            | ast::Entry::Junk { .. } => return Ok(()),
        };
        let value = value.map(|pattern| self.pattern(pattern)).transpose()?;
        let first = self.draft.compiled.attributes.len();
        for attribute in attributes {
            let name = attribute.id.name;
            let word = self.names.words.give(name);
            if self.draft.compiled.attributes[first..].iter().any(|(given, _)| *given == word) {
                return Err(self.draft.flaw(name, format!(".{name} is there twice")));
            }
            let pattern = self.pattern(&attribute.value)?;
            self.draft.compiled.attributes.push((word, pattern));
        }
        let key = self.names.entries.give(&name);
        if !self.seen.insert(key) {
            return Err(self.draft.flaw(id, format!("{name} is there twice")));
        }
        let line = self.line(id);
        let attributes = Slots::new(first, self.draft.compiled.attributes.len());
        self.draft.compiled.entries.push(Entry { key, value, attributes, line });
        Ok(())
    }

    /// The line of an entry, which must come after those asked for before.
    fn line(&mut self, id: &str) -> u32 {
        let offset = offset_in(self.draft.source, id);
        let between = self.draft.source.as_bytes().get(self.counted..offset).unwrap_or_default();
        self.lines += slot(memchr::memchr_iter(b'\n', between).count());
        self.counted = offset;
        self.lines + 1
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&'s str>) -> Result<Pattern, Flaw> {
        let start = self.draft.start();
        let mut tags = Tags::default();
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => tags.text(value, &mut self.draft)?,
                ast::PatternElement::Placeable { expression } => {
                    if let Some(text) = literal(expression) {
                        self.draft.literal(&unescape_unicode_to_string(text));
                    } else {
                        self.draft.end_literal();
                        let piece = self.expression(expression)?;
                        self.draft.push(piece);
                    }
                }
            }
        }
        tags.finish(&self.draft)?;
        Ok(self.draft.finish(start))
    }

    fn expression(&mut self, expression: &ast::Expression<&'s str>) -> Result<Piece, Flaw> {
        match expression {
            ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => self.expression(expression),
            ast::Expression::Inline(
                inline @ (ast::InlineExpression::MessageReference { .. } | ast::InlineExpression::TermReference { .. }),
            ) => Ok(Piece::Reference(self.reference(inline)?)),
            ast::Expression::Inline(inline) => {
                let operand = self.operand(inline)?;
                Ok(self.draft.operand(operand))
            }
            ast::Expression::Select { selector, variants } => {
                let selector = match selector {
                    ast::InlineExpression::TermReference { .. } => Selector::TermAttribute(self.reference(selector)?),
                    inline => Selector::Operand(self.operand(inline)?),
                };
                let default = slot(variants.iter().position(|variant| variant.default).unwrap_or(0));
                let variants = variants.iter().map(|variant| self.variant(variant)).collect::<Result<Vec<_>, _>>()?;
                let all = &mut self.draft.compiled.variants;
                let first = all.len();
                all.extend(variants);
                let variants = Slots::new(first, all.len());
                self.draft.compiled.selects.push(Select { selector, variants, default });
                Ok(Piece::Select(slot(self.draft.compiled.selects.len() - 1)))
            }
        }
    }

    fn variant(&mut self, variant: &ast::Variant<&'s str>) -> Result<(VariantKey, Pattern), Flaw> {
        let key = match variant.key {
            ast::VariantKey::Identifier { name } => {
                VariantKey::Word(self.names.words.give(name), PluralCategory::get_for_cldr_string(name))
            }
            ast::VariantKey::NumberLiteral { value } => VariantKey::Number(
                value
                    .parse()
                    .map_err(|_| self.draft.flaw(value, format!("{value} is no number that can be told apart")))?,
            ),
        };
        Ok((key, self.pattern(&variant.value)?))
    }

    /// A message or term reference; anything else is none.
    fn reference(&mut self, inline: &ast::InlineExpression<&'s str>) -> Result<u32, Flaw> {
        let (name, attribute, arguments) = match inline {
            ast::InlineExpression::MessageReference { id, attribute } => (id.name.to_owned(), attribute, None),
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                if arguments.as_ref().is_some_and(|arguments| !arguments.positional.is_empty()) {
                    return Err(self.draft.flaw(id.name, format!("-{} takes only arguments with a name", id.name)));
                }
                let named = arguments.iter().flat_map(|arguments| &arguments.named);
                let named = named.map(|argument| self.argument(argument));
                (format!("-{}", id.name), attribute, Some(named.collect::<Result<_, Flaw>>()?))
            }
            other => return Err(self.draft.flaw(first_slice(other), "expected a message or a term")),
        };
        let written = attribute.as_ref().map_or_else(|| name.clone(), |it| format!("{name}.{}", it.name));
        let reference = Reference {
            key: self.names.entries.give(&name),
            attribute: attribute.as_ref().map(|attribute| self.names.words.give(attribute.name)),
            arguments,
            name: self.draft.compiled.literals.add(&written),
        };
        self.draft.compiled.references.push(reference);
        Ok(slot(self.draft.compiled.references.len() - 1))
    }

    fn argument(&mut self, argument: &ast::NamedArgument<&'s str>) -> Result<(Word, Operand), Flaw> {
        Ok((self.names.words.give(argument.name.name), self.operand(&argument.value)?))
    }

    fn operand(&mut self, inline: &ast::InlineExpression<&'s str>) -> Result<Operand, Flaw> {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                Ok(Operand::Text(self.draft.compiled.literals.add(&unescape_unicode_to_string(value))))
            }
            ast::InlineExpression::NumberLiteral { value } => Ok(Operand::Number(Box::new(self.number(value)?))),
            ast::InlineExpression::VariableReference { id } => Ok(Operand::Variable(self.names.words.give(id.name))),
            ast::InlineExpression::FunctionReference { id, arguments } => self.call(id.name, arguments),
            ast::InlineExpression::Placeable { expression } => match &**expression {
                ast::Expression::Inline(inline) => self.operand(inline),
                ast::Expression::Select { selector, .. } => {
                    Err(self.draft.flaw(first_slice(selector), "a choice can't stand here"))
                }
            },
            ast::InlineExpression::MessageReference { .. } | ast::InlineExpression::TermReference { .. } => {
                Err(self.draft.flaw(first_slice(inline), "a message or a term can't stand here"))
            }
        }
    }

    fn call(&mut self, function: &'s str, arguments: &ast::CallArguments<&'s str>) -> Result<Operand, Flaw> {
        let subject = match arguments.positional.as_slice() {
            [subject] => self.operand(subject)?,
            _ => return Err(self.draft.flaw(function, format!("{function} takes one argument without a name"))),
        };
        call(function, subject, &arguments.named).map_err(|(place, what)| self.draft.flaw(place, what))
    }

    fn number(&self, literal: &str) -> Result<Number, Flaw> {
        Number::parse(literal).map_err(|what| self.draft.flaw(literal, what))
    }
}

/// The text of `{ "…" }`, which is as good as text outside of a placeable.
fn literal<'s>(expression: &ast::Expression<&'s str>) -> Option<&'s str> {
    match expression {
        ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }) => Some(value),
        ast::Expression::Inline(ast::InlineExpression::Placeable { expression }) => literal(expression),
        ast::Expression::Inline(_) | ast::Expression::Select { .. } => None,
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
