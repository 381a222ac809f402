//! Words what has parts of its own: lists and lengths of time.

use std::time::Duration;

use super::duration::{DurationOptions, Style, digital};
use super::list::{ListOptions, Piece, joined};
use super::number::Number;
use super::operand::Resolved;
use super::resolve::{MAX_DEPTH, Resolver, Scope, deeper};
use super::{Message, Value};

/// How many elements of a list are written.
const MAX_ELEMENTS: usize = 100;

impl<'a> Resolver<'a, '_> {
    pub(super) fn list(&mut self, values: &'a [Value], options: ListOptions, scope: Scope<'a, '_>) {
        let Some(scope) = deeper(scope) else { return };
        let values = &values[..values.len().min(MAX_ELEMENTS)];
        let worded: Vec<_> =
            values.iter().map(|value| self.aside(|it| it.resolved(&Resolved::of_value(value), scope))).collect();
        let mut values = values.iter();
        for piece in joined(scope.bundle.formats().list(options).as_deref(), &worded) {
            match (piece, self.may_go_on()) {
                (Piece::Joint(text), _) => self.literal(&text),
                (Piece::Element, true) => {
                    if let Some(value) = values.next() {
                        self.resolved(&Resolved::of_value(value), scope);
                    }
                }
                (Piece::Element, false) => {}
            }
        }
    }

    pub(super) fn duration(&mut self, duration: Duration, options: DurationOptions, scope: Scope<'a, '_>) {
        match options.style {
            Style::Long => self.duration_in_words(duration, options, scope),
            Style::Digital => {
                for (index, (count, digits)) in digital(duration).into_iter().enumerate() {
                    if index > 0 {
                        self.literal(":");
                    }
                    self.number(&Number::count(count, digits), scope.bundle);
                }
            }
        }
    }

    fn duration_in_words(&mut self, duration: Duration, options: DurationOptions, scope: Scope<'a, '_>) {
        let units = options.split(duration).into_iter().map(|(count, unit)| {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            self.nested(&Message::new(unit.message()).with("count", count), scope)
        });
        let units: Vec<_> = units.collect();
        let mut texts = units.iter();
        for piece in joined(scope.bundle.formats().list(ListOptions::UNITS).as_deref(), &units) {
            match piece {
                Piece::Joint(text) => self.literal(&text),
                Piece::Element => self.literal(texts.next().map_or("", String::as_str)),
            }
        }
    }

    /// What is written, as plain text, without writing it.
    pub(super) fn aside(&mut self, write: impl FnOnce(&mut Resolver<'a, '_>)) -> String {
        let mut text = String::new();
        let Self { loaded, locale, placeables, bytes, code, code_apart, .. } = *self;
        let mut aside = Resolver { loaded, locale, sink: &mut text, placeables, bytes, code, code_apart };
        if aside.may_go_on() {
            write(&mut aside);
        }
        self.placeables = aside.placeables;
        text
    }

    /// A message of the catalogue's own, as plain text.
    fn nested(&mut self, message: &Message, scope: Scope<'_, '_>) -> String {
        let mut text = String::new();
        let Self { loaded, locale, placeables, bytes, code, code_apart, .. } = *self;
        let mut nested = Resolver { loaded, locale, sink: &mut text, placeables, bytes, code, code_apart };
        let may_go_on = scope.depth < MAX_DEPTH && nested.may_go_on();
        let worded = may_go_on && nested.message(message, scope.depth + 1, scope.bundle.direction());
        self.placeables = nested.placeables;
        if !worded {
            loaded.write_unworded(message, &mut text);
        }
        text
    }
}
