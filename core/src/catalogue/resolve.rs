//! Words a message: walks its compiled pattern and writes into a [`Sink`].
//!
//! It always ends and never panics: what can't be worded is written as its name in braces, such as `{$name}`.

use super::bundle::Bundle;
use super::locale::Direction;
use super::number::{Number, Quantity};
use super::pattern::{Operand, Pattern, Piece, Reference, Select, Selector, VariantKey};
use super::{Catalogue, Locale, Message, Sink, Tag, Value};

/// How deep references, variants and messages within messages go.
const MAX_DEPTH: usize = 64;
/// How many placeables one message may come to, those of its references included.
const MAX_PLACEABLES: usize = 500;

const FIRST_STRONG_ISOLATE: &str = "\u{2068}";
const POP_DIRECTIONAL_ISOLATE: &str = "\u{2069}";

/// Words `message` in the first locale of the chain that has it. `false` if none has; nothing is written then.
pub(super) fn write(catalogue: &Catalogue, locale: &Locale, message: &Message, sink: &mut dyn Sink) -> bool {
    Resolver { catalogue, locale, sink, placeables: 0, code: 0 }.message(message, 0)
}

struct Resolver<'a, 's> {
    catalogue: &'a Catalogue,
    locale: &'a Locale,
    sink: &'s mut dyn Sink,
    placeables: usize,
    /// How many [`Tag::Code`] are open.
    code: usize,
}

/// Where a pattern stands: in which locale, and with which arguments.
#[derive(Clone, Copy)]
struct Scope<'a, 'p> {
    bundle: &'a Bundle,
    arguments: Arguments<'a>,
    depth: usize,
    /// The patterns that led here by reference, innermost first.
    trail: Option<&'p Trail<'a, 'p>>,
}

struct Trail<'a, 'p> {
    pattern: &'a Pattern,
    before: Option<&'p Self>,
}

#[derive(Clone, Copy)]
enum Arguments<'a> {
    Message(&'a Message),
    Term(&'a [(Box<str>, Operand)]),
}

/// What an operand comes to.
enum Resolved<'a> {
    /// A translator's text.
    Literal(&'a str),
    /// Anybody's text.
    Text(&'a str),
    Number(Number),
    Message(&'a Message),
    /// There is no argument of that name.
    Missing(&'a str),
}

impl<'a> Resolver<'a, '_> {
    fn message(&mut self, message: &'a Message, depth: usize) -> bool {
        let Some(key) = self.catalogue.key(message.id().as_str()) else { return false };
        for bundle in self.catalogue.chain(self.locale) {
            let pattern = bundle.entry(key).and_then(|entry| entry.pattern(message.attribute_name()));
            if let Some(pattern) = pattern {
                let trail = Trail { pattern, before: None };
                let arguments = Arguments::Message(message);
                self.pattern(pattern, Scope { bundle, arguments, depth, trail: Some(&trail) });
                return true;
            }
        }
        false
    }

    fn pattern(&mut self, pattern: &'a Pattern, scope: Scope<'a, '_>) {
        for piece in pattern {
            match piece {
                Piece::Literal(text) => self.sink.literal(text),
                Piece::Open(markup) => {
                    let tag = markup.tag();
                    self.code += usize::from(tag == Tag::Code);
                    self.sink.open(tag);
                }
                Piece::Close(markup) => {
                    let tag = markup.tag();
                    self.code -= usize::from(tag == Tag::Code);
                    self.sink.close(tag);
                }
                Piece::Operand(_) | Piece::Reference(_) | Piece::Select(_) => {
                    self.placeables += 1;
                    if self.placeables <= MAX_PLACEABLES {
                        self.placeable(piece, scope);
                    }
                }
            }
        }
    }

    fn placeable(&mut self, piece: &'a Piece, scope: Scope<'a, '_>) {
        match piece {
            Piece::Operand(operand) => self.operand(operand, scope),
            Piece::Reference(reference) => self.reference(reference, scope),
            Piece::Select(select) => {
                let variant = self.choose(select, scope);
                if let (Some(variant), Some(scope)) = (variant, deeper(scope)) {
                    self.pattern(variant, scope);
                }
            }
            Piece::Literal(_) | Piece::Open(_) | Piece::Close(_) => {}
        }
    }

    fn operand(&mut self, operand: &'a Operand, scope: Scope<'a, '_>) {
        match resolve(operand, scope.arguments) {
            Resolved::Literal(text) => self.sink.literal(text),
            Resolved::Text(text) => self.text(text, scope.bundle.direction()),
            Resolved::Number(number) => scope.bundle.formats().write(&number, |text| self.sink.argument(text)),
            Resolved::Message(message) => {
                let worded = scope.depth < MAX_DEPTH && self.message(message, scope.depth + 1);
                if !worded {
                    self.catalogue.write_unworded(message, self.sink);
                }
            }
            Resolved::Missing(name) => self.unknown("$", name),
        }
    }

    /// Writes a person's text: without what could turn the direction of the text around it, and set apart where its own
    /// direction may differ.
    fn text(&mut self, text: &str, direction: Direction) {
        if direction == Direction::LeftToRight && text.is_ascii() {
            self.sink.argument(text);
            return;
        }
        let filtered = text.contains(is_direction_control).then(|| text.replace(is_direction_control, ""));
        let text = filtered.as_deref().unwrap_or(text);
        let apart = self.code == 0
            && match direction {
                Direction::RightToLeft => true,
                Direction::LeftToRight => text.contains(is_right_to_left),
            };
        if apart {
            self.sink.literal(FIRST_STRONG_ISOLATE);
        }
        self.sink.argument(text);
        if apart {
            self.sink.literal(POP_DIRECTIONAL_ISOLATE);
        }
    }

    fn reference(&mut self, reference: &'a Reference, scope: Scope<'a, '_>) {
        let target = self.target(reference, scope.bundle).filter(|(_, pattern)| !walked(scope.trail, pattern));
        let (Some((bundle, pattern)), Some(scope)) = (target, deeper(scope)) else {
            self.unknown("", &reference.name);
            return;
        };
        let trail = Trail { pattern, before: scope.trail };
        let arguments = reference.arguments.as_deref().map_or(scope.arguments, Arguments::Term);
        self.pattern(pattern, Scope { bundle, arguments, depth: scope.depth, trail: Some(&trail) });
    }

    /// The pattern referred to: of the same locale, or of the first one in the chain that has it.
    fn target(&self, reference: &Reference, bundle: &'a Bundle) -> Option<(&'a Bundle, &'a Pattern)> {
        let of = |bundle: &'a Bundle| {
            let entry = bundle.entry(reference.key)?;
            entry.pattern(reference.attribute.as_deref()).map(|pattern| (bundle, pattern))
        };
        of(bundle).or_else(|| self.catalogue.chain(self.locale).find_map(of))
    }

    fn choose(&self, select: &'a Select, scope: Scope<'a, '_>) -> Option<&'a Pattern> {
        let index = match &select.selector {
            Selector::Operand(operand) => match resolve(operand, scope.arguments) {
                Resolved::Literal(text) | Resolved::Text(text) => index_by_word(select, text),
                Resolved::Number(number) => index_by_number(select, &number, scope.bundle),
                Resolved::Message(_) | Resolved::Missing(_) => None,
            },
            Selector::TermAttribute(reference) => match self.target(reference, scope.bundle) {
                Some((_, pattern)) => match &**pattern {
                    // An attribute to choose by is one word; a composed one fits no variant.
                    [Piece::Literal(word)] => index_by_word(select, word),
                    _ => None,
                },
                None => None,
            },
        };
        select.variants.get(index.unwrap_or(select.default)).map(|(_, pattern)| pattern)
    }

    fn unknown(&mut self, sigil: &str, name: &str) {
        for text in ["{", sigil, name, "}"].into_iter().filter(|text| !text.is_empty()) {
            self.sink.literal(text);
        }
    }
}

fn deeper<'a, 'p>(scope: Scope<'a, 'p>) -> Option<Scope<'a, 'p>> {
    (scope.depth < MAX_DEPTH).then_some(Scope { depth: scope.depth + 1, ..scope })
}

fn walked(mut trail: Option<&Trail<'_, '_>>, pattern: &Pattern) -> bool {
    while let Some(step) = trail {
        if std::ptr::eq(step.pattern, pattern) {
            return true;
        }
        trail = step.before;
    }
    false
}

fn resolve<'a>(operand: &'a Operand, arguments: Arguments<'a>) -> Resolved<'a> {
    match operand {
        Operand::Text(text) => Resolved::Literal(text),
        Operand::Number(number) => Resolved::Number(*number),
        Operand::Variable(name) => argument(name, arguments),
        Operand::Formatted(name, options) => match argument(name, arguments) {
            Resolved::Number(number) => Resolved::Number(Number { options: *options, ..number }),
            other => other,
        },
    }
}

fn argument<'a>(name: &'a str, arguments: Arguments<'a>) -> Resolved<'a> {
    match arguments {
        Arguments::Message(message) => match message.argument(name) {
            Some(Value::Text(text)) => Resolved::Text(text),
            Some(Value::Integer(integer)) => Resolved::Number(Number::new(Quantity::Integer(*integer))),
            Some(Value::Number(float)) => Resolved::Number(Number::new(Quantity::Float(*float))),
            Some(Value::Message(message)) => Resolved::Message(message),
            None => Resolved::Missing(name),
        },
        Arguments::Term(given) => match given.iter().find(|(given, _)| **given == *name) {
            Some((_, Operand::Text(text))) => Resolved::Literal(text),
            Some((_, Operand::Number(number))) => Resolved::Number(*number),
            // The parser lets only literals be a term's arguments.
            Some((_, Operand::Variable(_) | Operand::Formatted(..))) | None => Resolved::Missing(name),
        },
    }
}

fn index_by_word(select: &Select, text: &str) -> Option<usize> {
    select.variants.iter().position(|(key, _)| matches!(key, VariantKey::Word(word, _) if **word == *text))
}

fn index_by_number(select: &Select, number: &Number, bundle: &Bundle) -> Option<usize> {
    let mut of_number = None;
    select.variants.iter().position(|(key, _)| match key {
        VariantKey::Number(exact) => number.is(*exact),
        VariantKey::Word(_, None) => false,
        VariantKey::Word(_, Some(category)) => {
            *category == *of_number.get_or_insert_with(|| bundle.formats().category(number))
        }
    })
}

/// Embeddings, overrides and isolates: they could turn around text that is not theirs.
fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The blocks that Unicode keeps for scripts written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
