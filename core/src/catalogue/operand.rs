//! What an operand comes to: a literal, or an argument of whatever message or term is being worded.

use std::time::{Duration, SystemTime};

use super::datetime::DateTimeOptions;
use super::duration::DurationOptions;
use super::list::ListOptions;
use super::names::{Names, Word};
use super::number::{Number, Quantity};
use super::pattern::{Compiled, Format, Operand};
use super::{Message, Value};

/// What a pattern sees.
#[derive(Clone, Copy)]
pub(super) enum Arguments<'a> {
    Message(&'a Message),
    /// Those that a reference gives, and the file that it stands in.
    Term(&'a Compiled, &'a [(Word, Operand)]),
}

/// What an operand comes to.
pub(super) enum Resolved<'a> {
    /// A translator's text.
    Literal(&'a str),
    /// Anybody's text.
    Text(&'a str),
    Number(Number),
    Time(SystemTime, DateTimeOptions),
    Duration(Duration, DurationOptions),
    List(&'a [Value], ListOptions),
    Message(&'a Message),
    /// There is no argument of that name.
    Missing(&'a str),
}

impl<'a> Resolved<'a> {
    /// What an operand of `file` comes to.
    pub(super) fn of_operand(
        operand: &Operand,
        file: &'a Compiled,
        names: &'a Names,
        arguments: Arguments<'a>,
    ) -> Self {
        match operand {
            Operand::Text(text) => Self::Literal(file.literals.get(*text)),
            Operand::Number(number) => Self::Number(**number),
            Operand::Variable(word) => Self::of_variable(*word, names, arguments),
            Operand::Formatted(call) => Self::of_variable(call.0, names, arguments).formatted(call.1),
        }
    }

    pub(super) fn of_variable(word: Word, names: &'a Names, arguments: Arguments<'a>) -> Self {
        match arguments {
            Arguments::Message(message) => {
                let name = names.words.name(word);
                message.argument(name).map_or(Self::Missing(name), Self::of_value)
            }
            Arguments::Term(file, given) => match given.iter().find(|(given, _)| *given == word) {
                Some((_, Operand::Text(text))) => Self::Literal(file.literals.get(*text)),
                Some((_, Operand::Number(number))) => Self::Number(**number),
                // The parser lets only literals be a term's arguments.
                Some((_, Operand::Variable(_) | Operand::Formatted(..))) | None => {
                    Self::Missing(names.words.name(word))
                }
            },
        }
    }

    pub(super) fn of_value(value: &'a Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text),
            Value::Integer(integer) => Self::Number(Number::new(Quantity::Integer(*integer))),
            Value::Number(float) => Self::Number(Number::new(Quantity::Float(*float))),
            Value::Time(time) => Self::Time(*time, DateTimeOptions::default()),
            Value::Duration(duration) => Self::Duration(*duration, DurationOptions::default()),
            Value::List(values) => Self::List(values, ListOptions::default()),
            Value::Message(message) => Self::Message(message),
        }
    }

    /// Written as a function asks for; what is not of its kind stays as it is.
    fn formatted(self, format: Format) -> Self {
        match (self, format) {
            (Self::Number(number), Format::Number(options)) => Self::Number(Number { options, ..number }),
            (Self::Number(number), Format::Duration(options)) => match number.seconds() {
                Some(duration) => Self::Duration(duration, options),
                None => Self::Number(number),
            },
            (Self::Time(time, _), Format::DateTime(options)) => Self::Time(time, options),
            (Self::Duration(duration, _), Format::Duration(options)) => Self::Duration(duration, options),
            (Self::List(values, _), Format::List(options)) => Self::List(values, options),
            (other, _) => other,
        }
    }
}
