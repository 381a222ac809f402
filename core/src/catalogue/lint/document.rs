//! One `.ftl` file as its checks see it: entries, texts, the variables they use and the choices they make.

use std::collections::BTreeSet;

use fluent_syntax::ast::{self, Entry as AstEntry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser;

use super::super::prescan;
use super::super::sources::Source;

/// The sound entries of a file.
pub(super) struct Document<'s> {
    pub(super) source: &'s Source,
    pub(super) entries: Vec<Entry<'s>>,
}

/// A message or a term.
pub(super) struct Entry<'s> {
    /// `foo`, or `-foo`.
    pub(super) name: String,
    /// The id as it stands in the file.
    pub(super) id: &'s str,
    pub(super) texts: Vec<Text<'s>>,
    /// Its comment, lines joined.
    pub(super) comment: String,
}

/// The value of an entry, or one of its attributes.
#[derive(Default)]
pub(super) struct Text<'s> {
    pub(super) attribute: Option<&'s str>,
    pub(super) variables: Vec<&'s str>,
    pub(super) choices: Vec<Choice<'s>>,
    /// The messages and terms it refers to, as `foo`, `-foo` or `foo.attribute`.
    pub(super) references: BTreeSet<String>,
}

/// `{ … -> … }`
pub(super) struct Choice<'s> {
    /// Whether a number certainly selects: by `NUMBER` or by a number literal.
    pub(super) by_number: bool,
    pub(super) ordinal: bool,
    pub(super) variants: Vec<Variant<'s>>,
}

pub(super) struct Variant<'s> {
    pub(super) key: &'s str,
    pub(super) exact: Option<f64>,
    pub(super) default: bool,
}

impl<'s> Document<'s> {
    /// Reads what can be read; what can't is found by loading it.
    pub(super) fn new(source: &'s Source) -> Self {
        let text: &'s str = &source.text;
        let dangerous = prescan::too_deep(text).or_else(|| prescan::broken_escape(text)).is_some();
        let resource = match parser::parse(if dangerous { "" } else { text }) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let entries = resource.body.iter().filter_map(|entry| match entry {
            AstEntry::Message(it) => {
                Some(Entry::new("", &it.id, it.value.as_ref(), &it.attributes, it.comment.as_ref()))
            }
            AstEntry::Term(it) => Some(Entry::new("-", &it.id, Some(&it.value), &it.attributes, it.comment.as_ref())),
            AstEntry::Comment(_) | AstEntry::GroupComment(_) | AstEntry::ResourceComment(_) | AstEntry::Junk { .. } => {
                None
            }
        });
        Self { source, entries: entries.collect() }
    }
}

impl<'s> Entry<'s> {
    fn new(
        sigil: &str,
        id: &ast::Identifier<&'s str>,
        value: Option<&ast::Pattern<&'s str>>,
        attributes: &[ast::Attribute<&'s str>],
        comment: Option<&ast::Comment<&'s str>>,
    ) -> Self {
        let value = value.map(|pattern| Text::new(None, pattern));
        let attributes = attributes.iter().map(|it| Text::new(Some(it.id.name), &it.value));
        Self {
            name: format!("{sigil}{}", id.name),
            id: id.name,
            texts: value.into_iter().chain(attributes).collect(),
            comment: comment.map(|comment| comment.content.join("\n")).unwrap_or_default(),
        }
    }

    pub(super) fn is_term(&self) -> bool {
        self.name.starts_with('-')
    }

    /// `foo`, or `foo.attribute`.
    pub(super) fn name_of(&self, text: &Text<'_>) -> String {
        match text.attribute {
            None => self.name.clone(),
            Some(attribute) => format!("{}.{attribute}", self.name),
        }
    }
}

impl<'s> Text<'s> {
    fn new(attribute: Option<&'s str>, pattern: &ast::Pattern<&'s str>) -> Self {
        let mut text = Self { attribute, ..Self::default() };
        text.pattern(pattern);
        text
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&'s str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'s str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.choices.push(Choice::new(selector, variants));
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'s str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.variables.push(id.name),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::MessageReference { id, attribute } => self.refer("", id, attribute.as_ref()),
            InlineExpression::TermReference { id, attribute, .. } => self.refer("-", id, attribute.as_ref()),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn refer(&mut self, sigil: &str, id: &ast::Identifier<&str>, attribute: Option<&ast::Identifier<&str>>) {
        let attribute = attribute.map_or_else(String::new, |attribute| format!(".{}", attribute.name));
        self.references.insert(format!("{sigil}{}{attribute}", id.name));
    }
}

impl<'s> Choice<'s> {
    fn new(selector: &InlineExpression<&'s str>, variants: &[ast::Variant<&'s str>]) -> Self {
        let (by_number, ordinal) = match selector {
            InlineExpression::NumberLiteral { .. } => (true, false),
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                let ordinal = arguments.named.iter().any(|argument| {
                    let value = &argument.value;
                    argument.name.name == "type"
                        && matches!(value, InlineExpression::StringLiteral { value: "ordinal" })
                });
                (true, ordinal)
            }
            _ => (false, false),
        };
        let variants = variants.iter().map(|variant| match variant.key {
            ast::VariantKey::Identifier { name } => Variant { key: name, exact: None, default: variant.default },
            ast::VariantKey::NumberLiteral { value } => {
                Variant { key: value, exact: value.parse().ok(), default: variant.default }
            }
        });
        Self { by_number, ordinal, variants: variants.collect() }
    }
}
