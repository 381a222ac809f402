//! Numbers: whole ones, durations, sizes, yes and no.

use std::time::Duration;

use super::Kind;
use crate::settings::raw::RawValue;

/// A whole number within both ends.
pub(crate) fn integer(least: u32, most: u32) -> Kind<u32> {
    let is_number = |value: &RawValue| matches!(value, RawValue::Integer(_));
    Kind::new((format!("a whole number from {least} to {most}"), ""), is_number, move |value| {
        let number = match value {
            RawValue::Integer(number) => u32::try_from(*number).ok()?,
            RawValue::Untyped(text) => text.parse().ok()?,
            RawValue::Text(_) | RawValue::Boolean(_) | RawValue::List(_) | RawValue::Other(_) => return None,
        };
        (least..=most).contains(&number).then_some(number)
    })
}

/// Yes or no.
pub(crate) fn boolean() -> Kind<bool> {
    let is_boolean = |value: &RawValue| matches!(value, RawValue::Boolean(_));
    Kind::new(("true or false".to_owned(), ""), is_boolean, |value| match value {
        RawValue::Boolean(value) => Some(*value),
        RawValue::Untyped(text) => text.to_lowercase().parse().ok(),
        RawValue::Text(_) | RawValue::Integer(_) | RawValue::List(_) | RawValue::Other(_) => None,
    })
}

/// A time within both ends, which are written as such.
pub(crate) fn duration(least: &'static str, most: &'static str) -> Kind<Duration> {
    Kind::text(format!("a duration from {least} to {most}"), ", such as 500ms, 2s, 10m, 1h or 30d", move |text| {
        let time = parse_duration(text)?;
        (parse_duration(least)? <= time && time <= parse_duration(most)?).then_some(time)
    })
}

/// A number of bytes within both ends, which are written as such.
pub(crate) fn size(least: &'static str, most: &'static str) -> Kind<u64> {
    Kind::text(format!("a size from {least} to {most}"), ", such as 512KiB, 50MiB or 2GiB", move |text| {
        let bytes = parse_size(text)?;
        (parse_size(least)? <= bytes && bytes <= parse_size(most)?).then_some(bytes)
    })
}

/// A whole number and its unit, with or without a space between.
fn number_and_unit(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at(end);
    Some((number.parse().ok()?, unit.trim_start()))
}

fn parse_duration(text: &str) -> Option<Duration> {
    let (number, unit) = number_and_unit(text)?;
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.checked_mul(milliseconds).map(Duration::from_millis)
}

fn parse_size(text: &str) -> Option<u64> {
    let (number, unit) = number_and_unit(text)?;
    let bytes = match unit {
        "B" => 1,
        "kB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    number.checked_mul(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::value::read;

    #[test]
    fn a_duration_is_a_whole_number_with_a_unit() {
        let kind = duration("0s", "365d");

        assert_eq!(read(&kind, "500ms"), Some(Duration::from_millis(500)));
        assert_eq!(read(&kind, "2s"), Some(Duration::from_secs(2)));
        assert_eq!(read(&kind, "10m"), Some(Duration::from_mins(10)));
        assert_eq!(read(&kind, "1h"), Some(Duration::from_hours(1)));
        assert_eq!(read(&kind, "30d"), Some(Duration::from_hours(720)));
        for text in ["", "2", "s", "-2s", "1.5s", "2 weeks", "2S", "99999999999999999999s", "18446744073709551615d"] {
            assert_eq!(read(&kind, text), None, "{text}");
        }
    }

    #[test]
    fn both_ends_of_a_range_are_included() {
        assert_eq!(read(&integer(1, 20), "1"), Some(1));
        assert_eq!(read(&integer(1, 20), "20"), Some(20));
        assert_eq!(read(&integer(1, 20), "0"), None);
        assert_eq!(read(&integer(1, 20), "21"), None);
        assert_eq!(read(&duration("1s", "1m"), "60s"), Some(Duration::from_mins(1)));
        assert_eq!(read(&duration("1s", "1m"), "61s"), None);
    }

    #[test]
    fn a_size_knows_powers_of_two_and_of_ten() {
        let kind = size("1B", "4GiB");

        assert_eq!(read(&kind, "50MiB"), Some(52_428_800));
        assert_eq!(read(&kind, "50MB"), Some(50_000_000));
        assert_eq!(read(&kind, "2 GiB"), Some(2_147_483_648));
        assert_eq!(read(&kind, "5GiB"), None);
        assert_eq!(read(&kind, "50"), None);
    }
}
