//! What is kept for a tier: so many slots, or these keys.

use super::{Kind, integer, list};
use crate::settings::raw::{Raw, RawValue};
use crate::settings::sections::Reserved;

/// A number of slots, or keys by their labels. Whether there are such keys is looked at once all settings are read.
pub(crate) fn reserved() -> Kind<Reserved> {
    let (slots, keys) = (integer(1, 1000), list(key(), 1));
    let expected = format!("{}, or {}", slots.expected, keys.expected);
    let hint = keys.hint;
    let told = format!("expected {expected}{hint}");
    let parse = move |raw: &Raw| {
        let is_list = match &raw.value {
            RawValue::List(_) => true,
            RawValue::Untyped(text) => !text.is_empty() && text.parse::<i64>().is_err(),
            RawValue::Integer(_) => false,
            RawValue::Text(_) | RawValue::Boolean(_) | RawValue::Other(_) => {
                return Err(vec![super::wrong(raw, format!("{told}{}", raw.value.found()))]);
            }
        };
        if is_list {
            return keys.parse(raw).map(Reserved::Keys);
        }
        slots.parse(raw).map(Reserved::Slots).map_err(|_| vec![super::wrong(raw, told.clone())])
    };
    Kind { expected, hint, parse: Box::new(parse), absent: None }
}

/// The label of a key.
fn key() -> Kind<String> {
    Kind::text("a key as provider#number", ", such as bytez#2", |text| {
        (!text.is_empty() && !text.contains(char::is_whitespace)).then(|| text.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::value::read;

    #[test]
    fn a_variable_has_a_number_of_slots_or_keys() {
        let keys = |labels: &[&str]| Some(Reserved::Keys(labels.iter().map(ToString::to_string).collect()));

        assert_eq!(read(&reserved(), "2"), Some(Reserved::Slots(2)));
        assert_eq!(read(&reserved(), "bytez#2"), keys(&["bytez#2"]));
        assert_eq!(read(&reserved(), "bytez#2, bytez#3"), keys(&["bytez#2", "bytez#3"]));
        for text in ["", "0", "-1", "1001", ","] {
            assert_eq!(read(&reserved(), text), None, "{text:?}");
        }
    }
}
