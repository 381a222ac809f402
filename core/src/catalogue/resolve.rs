//! Words a message: walks its compiled pattern and writes into a [`Sink`].
//!
//! It always ends and never panics: what can't be worded is written as its name in braces, such as `{$name}`.

use super::bundle::Bundle;
use super::direction::{FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE, differs, without_controls};
use super::loaded::Loaded;
use super::locale::Direction;
use super::number::Number;
use super::operand::{Arguments, Resolved, index_by_word};
use super::pattern::{Pattern, Piece, Reference, Select, Selector, VariantKey};
use super::{Locale, Message, Sink, Tag};

/// How deep references, variants and messages within messages go.
pub(super) const MAX_DEPTH: usize = 64;
/// How many placeables one message may come to, those of its references included.
const MAX_PLACEABLES: usize = 500;
/// How long a message may get, in bytes; no platform takes more than a tenth of it.
const MAX_BYTES: usize = 256 * 1024;

/// Words `message` in the first locale of the chain that has it. `false` if none has; nothing is written then.
pub(super) fn write(loaded: &Loaded, locale: &Locale, message: &Message, sink: &mut dyn Sink) -> bool {
    Resolver { loaded, locale, sink, placeables: 0, bytes: 0, code: 0 }.message(message, 0, locale.direction())
}

pub(super) struct Resolver<'a, 's> {
    pub(super) loaded: &'a Loaded,
    pub(super) locale: &'a Locale,
    pub(super) sink: &'s mut dyn Sink,
    pub(super) placeables: usize,
    pub(super) bytes: usize,
    /// How many [`Tag::Code`] are open.
    pub(super) code: usize,
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
    pattern: &'a Pattern,
    before: Option<&'p Self>,
}

impl<'a> Resolver<'a, '_> {
    /// Words a message that stands in a text of that direction.
    pub(super) fn message(&mut self, message: &'a Message, depth: usize, around: Direction) -> bool {
        let Some(key) = self.loaded.key(message.id().as_str()) else { return false };
        for bundle in self.loaded.chain(self.locale) {
            let pattern = bundle.entry(key).and_then(|entry| entry.pattern(message.attribute_name()));
            if let Some(pattern) = pattern {
                let trail = Trail { pattern, before: None };
                let arguments = Arguments::Message(message);
                let apart = depth > 0 && self.code == 0 && bundle.direction() != around;
                self.apart(apart, |it| {
                    it.pattern(pattern, Scope { bundle, arguments, depth, trail: Some(&trail) });
                });
                return true;
            }
        }
        false
    }

    fn pattern(&mut self, pattern: &'a Pattern, scope: Scope<'a, '_>) {
        for piece in pattern {
            match piece {
                Piece::Literal(text) => self.literal(text),
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
                    if self.may_go_on() {
                        self.placeable(piece, scope);
                    }
                }
            }
        }
    }

    fn placeable(&mut self, piece: &'a Piece, scope: Scope<'a, '_>) {
        match piece {
            Piece::Operand(operand) => self.resolved(&Resolved::of_operand(operand, scope.arguments), scope),
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

    /// Writes a person's text: without what could turn the direction of the text around it, and set apart where its own
    /// direction may differ.
    fn text(&mut self, text: &str, around: Direction) {
        let text = without_controls(text);
        self.apart(self.code == 0 && differs(&text, around), |it| it.argument(&text));
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
        of(bundle).or_else(|| self.loaded.chain(self.locale).find_map(of))
    }

    fn choose(&self, select: &'a Select, scope: Scope<'a, '_>) -> Option<&'a Pattern> {
        let index = match &select.selector {
            Selector::Operand(operand) => match Resolved::of_operand(operand, scope.arguments) {
                Resolved::Literal(text) | Resolved::Text(text) => index_by_word(select, text),
                Resolved::Number(number) => index_by_number(select, &number, scope.bundle),
                Resolved::Time(..)
                | Resolved::Duration(..)
                | Resolved::List(..)
                | Resolved::Message(_)
                | Resolved::Missing(_) => None,
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
            self.literal(text);
        }
    }

    /// Writes, set apart from the text around it if so wanted.
    fn apart(&mut self, wanted: bool, write: impl FnOnce(&mut Self)) {
        if wanted {
            self.literal(FIRST_STRONG_ISOLATE);
        }
        write(self);
        if wanted {
            // Past the bound on length as well: what was set apart ends.
            self.sink.literal(POP_DIRECTIONAL_ISOLATE);
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

fn walked(mut trail: Option<&Trail<'_, '_>>, pattern: &Pattern) -> bool {
    while let Some(step) = trail {
        if std::ptr::eq(step.pattern, pattern) {
            return true;
        }
        trail = step.before;
    }
    false
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
