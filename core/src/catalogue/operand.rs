//! What an operand comes to: a literal, or an argument of whatever message or term is being worded.

use std::time::{Duration, SystemTime};

use super::datetime::DateTimeOptions;
use super::duration::DurationOptions;
use super::list::ListOptions;
use super::number::{Number, Quantity};
use super::pattern::{Format, Operand, Select, VariantKey};
use super::{Message, Value};

/// What a pattern sees.
#[derive(Clone, Copy)]
pub(super) enum Arguments<'a> {
    Message(&'a Message),
    Term(&'a [(Box<str>, Operand)]),
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
    pub(super) fn of_operand(operand: &'a Operand, arguments: Arguments<'a>) -> Self {
        match operand {
            Operand::Text(text) => Self::Literal(text),
            Operand::Number(number) => Self::Number(**number),
            Operand::Variable(name) => Self::of_argument(name, arguments),
            Operand::Formatted(call) => Self::of_argument(&call.0, arguments).formatted(call.1),
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

    fn of_argument(name: &'a str, arguments: Arguments<'a>) -> Self {
        match arguments {
            Arguments::Message(message) => message.argument(name).map_or(Self::Missing(name), Self::of_value),
            Arguments::Term(given) => match given.iter().find(|(given, _)| **given == *name) {
                Some((_, Operand::Text(text))) => Self::Literal(text),
                Some((_, Operand::Number(number))) => Self::Number(**number),
                // The parser lets only literals be a term's arguments.
                Some((_, Operand::Variable(_) | Operand::Formatted(..))) | None => Self::Missing(name),
            },
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

/// The first variant of that word.
pub(super) fn index_by_word(select: &Select, text: &str) -> Option<usize> {
    select.variants.iter().position(|(key, _)| matches!(key, VariantKey::Word(word, _) if **word == *text))
}
