//! What a key takes: how it is read, and what an operator is told to write.

mod name;
mod network;
mod number;
mod reserved;
mod secret;

pub(crate) use name::{
    address, bucket, choice, host_name, listen_address, locale, log_filter, path, person, public_key, role, snowflake,
    target, word,
};
pub(crate) use network::private;
pub(crate) use number::{boolean, duration, integer, size};
pub(crate) use reserved::reserved;
pub use secret::Header;
pub(crate) use secret::{access_token, api_key, api_token, discord_token, header, telegram_token, webhook_secret};

use super::fault::Place;
use super::raw::{Raw, RawValue};

/// A type of value: how it is read, and what an operator is told to write.
pub(crate) struct Kind<T> {
    expected: String,
    hint: &'static str,
    parse: Parse<T>,
    absent: Option<fn() -> T>,
}

type Parse<T> = Box<dyn Fn(&Raw) -> Result<T, Vec<Wrong>>>;

/// What is wrong with a value, and where: a list may be wrong in many places.
pub(crate) struct Wrong {
    pub(crate) place: Place,
    pub(crate) message: String,
}

impl<T: 'static> Kind<T> {
    /// A value of the TOML type that `is_type` tells, which `parse` takes or leaves.
    ///
    /// What is `expected` goes into messages and into the example, the `hint` behind it into messages only.
    fn new(
        (expected, hint): (String, &'static str),
        is_type: fn(&RawValue) -> bool,
        parse: impl Fn(&RawValue) -> Option<T> + 'static,
    ) -> Self {
        let told = format!("{expected}{hint}");
        let parse = move |raw: &Raw| {
            parse(&raw.value).ok_or_else(|| {
                let found = if is_type(&raw.value) { String::new() } else { raw.value.found() };
                vec![wrong(raw, format!("expected {told}{found}"))]
            })
        };
        Self { expected, hint, parse: Box::new(parse), absent: None }
    }

    /// A value that is written as text.
    fn text(expected: impl Into<String>, hint: &'static str, parse: impl Fn(&str) -> Option<T> + 'static) -> Self {
        let is_text = |value: &RawValue| matches!(value, RawValue::Text(_));
        Self::new((expected.into(), hint), is_text, move |value| match value {
            RawValue::Untyped(text) | RawValue::Text(text) => parse(text),
            RawValue::Integer(_) | RawValue::Boolean(_) | RawValue::List(_) | RawValue::Other(_) => None,
        })
    }

    /// What to write, as in "expected …".
    pub(crate) fn expected(&self) -> &str {
        &self.expected
    }

    /// What stands in where neither a value nor a default is.
    pub(crate) fn absent(&self) -> Option<T> {
        self.absent.map(|make| make())
    }

    pub(crate) fn parse(&self, raw: &Raw) -> Result<T, Vec<Wrong>> {
        (self.parse)(raw)
    }
}

/// A value that may be left out.
pub(crate) fn optional<T: 'static>(kind: Kind<T>) -> Kind<Option<T>> {
    let parse = kind.parse;
    Kind {
        expected: kind.expected,
        hint: kind.hint,
        parse: Box::new(move |raw| parse(raw).map(Some)),
        absent: Some(|| None),
    }
}

/// A list, in a variable separated by commas (in a file that a variable names, by line ends as well).
pub(crate) fn list<T: 'static>(item: Kind<T>, least: usize) -> Kind<Vec<T>> {
    let list = if least == 0 { "a list" } else { "a list of at least one" };
    let expected = format!("{list}, each {}", item.expected);
    let hint = item.hint;
    let told = format!("{expected}{hint}");
    let parse = move |raw: &Raw| {
        let items = match &raw.value {
            RawValue::List(items) => items.clone(),
            RawValue::Untyped(text) => split(text, &raw.place),
            _ => return Err(vec![wrong(raw, format!("expected {told}{}", raw.value.found()))]),
        };
        if items.len() < least {
            return Err(vec![wrong(raw, format!("expected {told}"))]);
        }

        let mut values = Vec::with_capacity(items.len());
        let mut faults = Vec::new();
        for (number, entry) in (1..).zip(&items) {
            match item.parse(entry) {
                Ok(value) => values.push(value),
                Err(found) => faults.extend(
                    found
                        .into_iter()
                        .map(|fault| Wrong { message: format!("item {number}: {}", fault.message), ..fault }),
                ),
            }
        }
        if faults.is_empty() { Ok(values) } else { Err(faults) }
    };
    Kind { expected, hint, parse: Box::new(parse), absent: None }
}

fn split(text: &str, place: &Place) -> Vec<Raw> {
    text.split([',', '\n'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(|item| Raw { value: RawValue::Untyped(item.to_owned()), place: place.clone() })
        .collect()
}

fn wrong(raw: &Raw, message: String) -> Wrong {
    Wrong { place: raw.place.clone(), message }
}

/// Reads `text` as if it were a variable's.
#[cfg(test)]
fn read<T: 'static>(kind: &Kind<T>, text: &str) -> Option<T> {
    let place = Place::Variable("X".to_owned());
    kind.parse(&Raw { value: RawValue::Untyped(text.to_owned()), place }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_a_variable_is_separated_by_commas_and_line_ends() {
        let kind = list(word(), 0);

        assert_eq!(read(&kind, "a, b,\nc,"), Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
        assert_eq!(read(&kind, ""), Some(Vec::new()));
        assert_eq!(read(&list(word(), 1), ""), None);
    }
}
