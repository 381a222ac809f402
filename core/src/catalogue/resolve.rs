//! Words a message: walks its compiled pattern and writes into a [`Sink`].
//!
//! It always ends and never panics: what can't be worded is written as its name in braces, such as `{$name}`.

use super::bundle::Bundle;
use super::loaded::Loaded;
use super::locale::Direction;
use super::names::Word;
use super::number::Number;
use super::operand::{Arguments, Resolved};
use super::pattern::{Compiled, Markup, Piece, Reference, Select, Selector, Text, VariantKey};
use super::{Locale, Message, Sink};

/// How deep references, variants and messages within messages go.
pub(super) const MAX_DEPTH: usize = 64;
/// How many placeables one message may come to, those of its references included.
const MAX_PLACEABLES: usize = 500;
/// How long a message may get, in bytes; no platform takes more than a tenth of it.
const MAX_BYTES: usize = 256 * 1024;

/// Words `message` in the first locale of the chain that has it. `false` if none has; nothing is written then.
pub(super) fn write(loaded: &Loaded, locale: &Locale, message: &Message, sink: &mut dyn Sink) -> bool {
    Resolver { loaded, locale, sink, placeables: 0, bytes: 0, code: 0, code_apart: false }.message(
        message,
        0,
        locale.direction(),
    )
}

pub(super) struct Resolver<'a, 's> {
    pub(super) loaded: &'a Loaded,
    pub(super) locale: &'a Locale,
    pub(super) sink: &'s mut dyn Sink,
    pub(super) placeables: usize,
    pub(super) bytes: usize,
    /// How many [`Tag::Code`](super::Tag::Code) are open.
    pub(super) code: usize,
    /// Whether the outermost of them is set apart.
    pub(super) code_apart: bool,
}

/// Where a pattern stands: in which locale, and with which arguments.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a, 'p> {
    pub(super) bundle: &'a Bundle,
    arguments: Arguments<'a>,
    pub(super) depth: usize,
    /// The patterns that led here by reference, innermost first.
    trail: Option<&'p Trail<'a, 'p>>,
}

pub(super) struct Trail<'a, 'p> {
    text: Text<'a>,
    before: Option<&'p Self>,
}

impl<'a> Resolver<'a, '_> {
    /// Words a message that stands in a text of that direction.
    pub(super) fn message(&mut self, message: &'a Message, depth: usize, around: Direction) -> bool {
        let asked = self.loaded.asked(message.id().as_str(), message.attribute_name());
        let Some((key, attribute)) = asked else { return false };
        for bundle in self.loaded.chain(self.locale) {
            if let Some(text) = bundle.text(key, attribute) {
                let trail = Trail { text, before: None };
                let arguments = Arguments::Message(message);
                let apart = depth > 0 && self.code == 0 && bundle.direction() != around;
                self.apart(apart, |it| {
                    it.pattern(text, Scope { bundle, arguments, depth, trail: Some(&trail) });
                });
                return true;
            }
        }
        false
    }

    fn pattern(&mut self, text: Text<'a>, scope: Scope<'a, '_>) {
        self.pieces(text.pieces(), text.file, scope);
    }

    pub(super) fn pieces(&mut self, pieces: &'a [Piece], file: &'a Compiled, scope: Scope<'a, '_>) {
        for (index, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Literal(literal) => self.translated(file.literals.get(literal), scope.bundle.direction()),
                Piece::Open(Markup::Code, _) => self.open_code(&pieces[index + 1..], file, scope),
                Piece::Close(Markup::Code, _) => self.close_code(),
                Piece::Open(markup, address) => self.sink.open(file.tag(markup, address)),
                Piece::Close(markup, address) => self.sink.close(file.tag(markup, address)),
                Piece::Variable(_) | Piece::Operand(_) | Piece::Reference(_) | Piece::Select(_) => {
                    if self.may_go_on() {
                        self.placeable(*piece, file, scope);
                    }
                }
            }
        }
    }

    fn placeable(&mut self, piece: Piece, file: &'a Compiled, scope: Scope<'a, '_>) {
        let names = &*self.loaded.names;
        match piece {
            Piece::Variable(word) => self.resolved(&Resolved::of_variable(word, names, scope.arguments), scope),
            Piece::Operand(operand) => {
                if let Some(operand) = file.operands.get(operand as usize) {
                    self.resolved(&Resolved::of_operand(operand, file, names, scope.arguments), scope);
                }
            }
            Piece::Reference(reference) => {
                if let Some(reference) = file.references.get(reference as usize) {
                    self.reference(reference, file, scope);
                }
            }
            Piece::Select(select) => {
                let variant = file.selects.get(select as usize).and_then(|select| self.choose(select, file, scope));
                if let (Some(variant), Some(scope)) = (variant, deeper(scope)) {
                    self.pattern(variant, scope);
                }
            }
            Piece::Literal(_) | Piece::Open(..) | Piece::Close(..) => {}
        }
    }

    pub(super) fn resolved(&mut self, resolved: &Resolved<'a>, scope: Scope<'a, '_>) {
        match resolved {
            Resolved::Literal(text) => self.literal(text),
            Resolved::Text(text) => self.text(text, scope.bundle.direction()),
            Resolved::Number(number) => self.number(number, scope.bundle),
            Resolved::Time(time, options) => match scope.bundle.formats().time(*time, options) {
                Some(text) => self.argument(&text),
                None => self.unknown("", "DATETIME"),
            },
            Resolved::Duration(duration, options) => self.duration(*duration, *options, scope),
            Resolved::List(values, options) => self.list(values, *options, scope),
            Resolved::Message(message) => {
                let around = scope.bundle.direction();
                let worded = scope.depth < MAX_DEPTH && self.message(message, scope.depth + 1, around);
                if !worded {
                    self.loaded.write_unworded(message, self.sink);
                }
            }
            Resolved::Missing(name) => self.unknown("$", name),
        }
    }

    pub(super) fn number(&mut self, number: &Number, bundle: &Bundle) {
        bundle.formats().write(number, |text| self.argument(text));
    }

    fn reference(&mut self, reference: &'a Reference, file: &'a Compiled, scope: Scope<'a, '_>) {
        let target = self.target(reference, scope.bundle).filter(|(_, text)| !walked(scope.trail, *text));
        let (Some((bundle, text)), Some(scope)) = (target, deeper(scope)) else {
            self.unknown("", file.literals.get(reference.name));
            return;
        };
        let trail = Trail { text, before: scope.trail };
        let given = reference.arguments.as_deref();
        let arguments = given.map_or(scope.arguments, |given| Arguments::Term(file, given));
        self.pattern(text, Scope { bundle, arguments, depth: scope.depth, trail: Some(&trail) });
    }

    /// The text referred to: of the same locale, or of the first one in the chain that has it.
    fn target(&self, reference: &Reference, bundle: &'a Bundle) -> Option<(&'a Bundle, Text<'a>)> {
        let of = |bundle: &'a Bundle| Some((bundle, bundle.text(reference.key, reference.attribute)?));
        of(bundle).or_else(|| self.loaded.chain(self.locale).find_map(of))
    }

    fn choose(&self, select: &Select, file: &'a Compiled, scope: Scope<'a, '_>) -> Option<Text<'a>> {
        let names = &*self.loaded.names;
        let variants = file.variants_of(select);
        let by_word = |text: &str| {
            let is = |word: Word| *names.words.name(word) == *text;
            variants.iter().position(|(key, _)| matches!(key, VariantKey::Word(word, _) if is(*word)))
        };
        let index = match &select.selector {
            Selector::Operand(operand) => match Resolved::of_operand(operand, file, names, scope.arguments) {
                Resolved::Literal(text) | Resolved::Text(text) => by_word(text),
                Resolved::Number(number) => {
                    let mut category = None;
                    variants.iter().position(|(key, _)| match key {
                        VariantKey::Number(exact) => number.is(*exact),
                        VariantKey::Word(_, None) => false,
                        VariantKey::Word(_, Some(word)) => {
                            *word == *category.get_or_insert_with(|| scope.bundle.formats().category(&number))
                        }
                    })
                }
                Resolved::Time(..)
                | Resolved::Duration(..)
                | Resolved::List(..)
                | Resolved::Message(_)
                | Resolved::Missing(_) => None,
            },
            Selector::TermAttribute(reference) => {
                let reference = file.references.get(*reference as usize)?;
                match self.target(reference, scope.bundle) {
                    Some((_, text)) => match text.pieces() {
                        // An attribute to choose by is one word; a composed one fits no variant.
                        [Piece::Literal(word)] => by_word(text.file.literals.get(*word)),
                        _ => None,
                    },
                    None => None,
                }
            }
        };
        let (_, pattern) = variants.get(index.unwrap_or(select.default as usize))?;
        Some(Text { file, pattern: *pattern })
    }

    fn unknown(&mut self, sigil: &str, name: &str) {
        for text in ["{", sigil, name, "}"].into_iter().filter(|text| !text.is_empty()) {
            self.literal(text);
        }
    }

    pub(super) fn literal(&mut self, text: &str) {
        if self.fits(text) {
            self.sink.literal(text);
        }
    }

    pub(super) fn argument(&mut self, text: &str) {
        if self.fits(text) {
            self.sink.argument(text);
        }
    }

    /// Counts one placeable more, and tells whether it may still be worded.
    pub(super) const fn may_go_on(&mut self) -> bool {
        self.placeables += 1;
        self.placeables <= MAX_PLACEABLES
    }

    /// Whether there is room for `text`, which then counts as written.
    fn fits(&mut self, text: &str) -> bool {
        self.bytes += text.len();
        self.bytes <= MAX_BYTES
    }
}

pub(super) fn deeper<'a, 'p>(scope: Scope<'a, 'p>) -> Option<Scope<'a, 'p>> {
    (scope.depth < MAX_DEPTH).then_some(Scope { depth: scope.depth + 1, ..scope })
}

fn walked(mut trail: Option<&Trail<'_, '_>>, text: Text<'_>) -> bool {
    while let Some(step) = trail {
        if step.text.is(text) {
            return true;
        }
        trail = step.before;
    }
    false
}
