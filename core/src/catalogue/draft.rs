//! A file while it is being compiled.
//!
//! A pattern's pieces must lie together, but the variants within it have pieces of their own: those of patterns that are not
//! finished wait on a stack.

use std::path::PathBuf;

use icu_locale::LanguageIdentifier;

use super::fault::Flaw;
use super::literals::Literals;
use super::pattern::{Compiled, Operand, Pattern, Piece, Slots, slot};

pub(super) struct Draft<'s> {
    pub(super) source: &'s str,
    pub(super) compiled: Compiled,
    waiting: Vec<Piece>,
}

impl<'s> Draft<'s> {
    pub(super) fn new(source: &'s str, language: LanguageIdentifier, file: PathBuf) -> Self {
        let compiled = Compiled {
            language,
            file,
            entries: Vec::new(),
            attributes: Vec::new(),
            pieces: Vec::new(),
            operands: Vec::new(),
            references: Vec::new(),
            selects: Vec::new(),
            variants: Vec::new(),
            literals: Literals::default(),
        };
        Self { source, compiled, waiting: Vec::new() }
    }

    /// Starts a pattern, which [`finish`](Self::finish) ends.
    pub(super) fn start(&self) -> usize {
        self.waiting.len()
    }

    /// Adds literal text to the pattern.
    pub(super) fn literal(&mut self, text: &str) {
        self.compiled.literals.push_str(text);
    }

    /// Ends the literal text that was added. What comes next may then have texts of its own.
    pub(super) fn end_literal(&mut self) {
        if let Some(literal) = self.compiled.literals.end() {
            self.waiting.push(Piece::Literal(literal));
        }
    }

    /// Adds anything else; literal text must be [ended](Self::end_literal).
    pub(super) fn push(&mut self, piece: Piece) {
        self.waiting.push(piece);
    }

    /// Adds what has a value.
    pub(super) fn operand(&mut self, operand: Operand) -> Piece {
        if let Operand::Variable(word) = operand {
            return Piece::Variable(word);
        }
        self.compiled.operands.push(operand);
        Piece::Operand(slot(self.compiled.operands.len() - 1))
    }

    /// Ends the pattern that started at `start`.
    pub(super) fn finish(&mut self, start: usize) -> Pattern {
        self.end_literal();
        let pieces = &mut self.compiled.pieces;
        let first = pieces.len();
        pieces.extend(self.waiting.drain(start..));
        Slots::new(first, pieces.len())
    }

    /// The compiled file, without room for what will not come.
    pub(super) fn into_compiled(self) -> Compiled {
        let mut compiled = self.compiled;
        compiled.entries.shrink_to_fit();
        compiled.attributes.shrink_to_fit();
        compiled.pieces.shrink_to_fit();
        compiled.operands.shrink_to_fit();
        compiled.references.shrink_to_fit();
        compiled.selects.shrink_to_fit();
        compiled.variants.shrink_to_fit();
        compiled.literals.shrink();
        compiled
    }

    pub(super) fn flaw(&self, place: &str, what: impl Into<String>) -> Flaw {
        Flaw::at(self.source, place, what)
    }
}
