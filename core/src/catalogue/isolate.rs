//! Sets apart what runs against the text around it: a person's words, code, and the commands that a text speaks of.
//!
//! Isolates stand around code, never in it: what is copied is exactly what is shown.

use super::Tag;
use super::direction::{FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE, commands, differs, without_controls};
use super::locale::Direction;
use super::pattern::{Compiled, Markup, Piece};
use super::resolve::{Resolver, Scope};

impl<'a> Resolver<'a, '_> {
    /// Writes a person's text: without what could turn the direction of the text around it, and set apart where its own
    /// direction may differ.
    pub(super) fn text(&mut self, text: &str, around: Direction) {
        if text.is_ascii() && around == Direction::LeftToRight {
            return self.argument(text); // as most are, and quickly
        }
        let text = without_controls(text);
        self.apart(self.code == 0 && differs(&text, around), |it| it.argument(&text));
    }

    /// Writes a translator's text, with its commands set apart: the slash of a bare `/help` would else end up behind it.
    pub(super) fn translated(&mut self, text: &str, around: Direction) {
        if around == Direction::LeftToRight || self.code > 0 {
            return self.literal(text);
        }
        let mut written = 0;
        for command in commands(text) {
            self.literal(&text[written..command.start]);
            written = command.end;
            self.apart(true, |it| it.literal(&text[command]));
        }
        self.literal(&text[written..]);
    }

    /// Begins the code that `pieces` start with.
    pub(super) fn open_code(&mut self, pieces: &'a [Piece], file: &'a Compiled, scope: Scope<'a, '_>) {
        if self.code == 0 {
            self.code_apart = self.code_differs(pieces, file, scope);
            if self.code_apart {
                self.literal(FIRST_STRONG_ISOLATE);
            }
        }
        self.code += 1;
        self.sink.open(Tag::Code);
    }

    /// Ends the code that was begun last.
    pub(super) fn close_code(&mut self) {
        self.sink.close(Tag::Code);
        self.code -= 1;
        if self.code == 0 && std::mem::take(&mut self.code_apart) {
            self.sink.literal(POP_DIRECTIONAL_ISOLATE);
        }
    }

    fn code_differs(&mut self, pieces: &'a [Piece], file: &'a Compiled, scope: Scope<'a, '_>) -> bool {
        let end = pieces.iter().position(|piece| matches!(piece, Piece::Close(Markup::Code, _)));
        let code = self.aside(|it| {
            it.code = 1;
            it.pieces(&pieces[..end.unwrap_or_default()], file, scope);
        });
        // Digits alone come out right anywhere.
        !code.bytes().all(|byte| byte.is_ascii_digit()) && differs(&code, scope.bundle.direction())
    }

    /// Writes, set apart from the text around it if so wanted.
    pub(super) fn apart(&mut self, wanted: bool, write: impl FnOnce(&mut Self)) {
        if wanted {
            self.literal(FIRST_STRONG_ISOLATE);
        }
        write(self);
        if wanted {
            // Past the bound on length as well: what was set apart ends.
            self.sink.literal(POP_DIRECTIONAL_ISOLATE);
        }
    }
}
