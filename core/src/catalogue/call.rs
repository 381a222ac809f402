//! Compiles the calls of functions: `NUMBER`, `DATETIME`, `DURATION` and `LIST`, each with its options.
//!
//! What ECMA-402 leaves to the program (currency, units, the style of numbers) is none of a translator's options, as in
//! Fluent's own `NUMBER`.

use fluent_syntax::ast::NamedArgument;

use super::compile::first_slice;
use super::datetime::DateTimeOptions;
use super::duration::DurationOptions;
use super::list::ListOptions;
use super::number::{Number, NumberOptions};
use super::pattern::{Format, Operand};

/// The functions there are, as a hint.
const KNOWN: &str = "NUMBER, DATETIME, DURATION and LIST";

/// The call of `function` with one positional argument.
///
/// # Errors
///
/// What is wrong, and the part of the source where.
pub(super) fn call<'s>(
    function: &'s str,
    subject: Operand,
    named: &[NamedArgument<&'s str>],
) -> Result<Operand, (&'s str, String)> {
    let format = match function {
        "NUMBER" => {
            let mut options = match &subject {
                Operand::Number(number) => number.options,
                Operand::Formatted(call) => match call.1 {
                    Format::Number(options) => options,
                    Format::DateTime(_) | Format::Duration(_) | Format::List(_) => NumberOptions::default(),
                },
                Operand::Variable(_) | Operand::Text(_) => NumberOptions::default(),
            };
            each(named, |name, value| options.set(name, value))?;
            options.check().map_err(|what| (function, what))?;
            Format::Number(options)
        }
        "DATETIME" => {
            let mut options = DateTimeOptions::default();
            each(named, |name, value| options.set(name, value))?;
            options.check().map_err(|what| (function, what))?;
            Format::DateTime(options)
        }
        "DURATION" => {
            let mut options = DurationOptions::default();
            each(named, |name, value| options.set(name, value))?;
            Format::Duration(options)
        }
        "LIST" => {
            let mut options = ListOptions::default();
            each(named, |name, value| options.set(name, value))?;
            Format::List(options)
        }
        _ => return Err((function, format!("{function} is no function; there are {KNOWN}"))),
    };
    match (subject, format) {
        (Operand::Variable(name), format) => Ok(Operand::Formatted(Box::new((name, format)))),
        (Operand::Number(number), Format::Number(options)) => {
            Ok(Operand::Number(Box::new(Number { options, ..*number })))
        }
        (Operand::Formatted(call), format @ Format::Number(_)) if matches!(call.1, Format::Number(_)) => {
            Ok(Operand::Formatted(Box::new((call.0, format))))
        }
        (Operand::Text(_) | Operand::Number(_) | Operand::Formatted(..), format) => {
            let taken = match format {
                Format::Number(_) => "NUMBER takes a number or a variable",
                Format::DateTime(_) => "DATETIME takes a variable",
                Format::Duration(_) => "DURATION takes a variable",
                Format::List(_) => "LIST takes a variable",
            };
            Err((function, taken.to_owned()))
        }
    }
}

/// Sets each option, and says at which one it went wrong.
fn each<'s>(
    named: &[NamedArgument<&'s str>],
    mut set: impl FnMut(&'s str, &'s str) -> Result<(), String>,
) -> Result<(), (&'s str, String)> {
    for argument in named {
        let name = argument.name.name;
        set(name, first_slice(&argument.value)).map_err(|what| (name, what))?;
    }
    Ok(())
}
