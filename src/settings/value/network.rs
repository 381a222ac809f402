//! Ranges of addresses.

use ipnet::IpNet;
use refrain_web::webhooks::Private;

use super::Kind;
use crate::settings::raw::RawValue;

/// Which private networks may be called: all, none, or these.
pub(crate) fn private() -> Kind<Private> {
    let is_type = |value: &RawValue| matches!(value, RawValue::Boolean(_) | RawValue::List(_));
    let expected = "true, false, or a list of ranges such as 10.0.0.0/8";
    Kind::new((expected.to_owned(), ""), is_type, |value| match value {
        RawValue::Boolean(allowed) => Some(all(*allowed)),
        RawValue::Untyped(text) => match text.trim().to_lowercase().parse() {
            Ok(allowed) => Some(all(allowed)),
            Err(_) => within(text.split([',', '\n']).map(str::trim).filter(|range| !range.is_empty())),
        },
        RawValue::List(ranges) => {
            within(ranges.iter().map(|range| match &range.value {
                RawValue::Text(text) => text.as_str(),
                _ => "", // Which is no range.
            }))
        }
        RawValue::Text(_) | RawValue::Integer(_) | RawValue::Other(_) => None,
    })
}

const fn all(allowed: bool) -> Private {
    if allowed { Private::Everywhere } else { Private::Nowhere }
}

fn within<'a>(ranges: impl Iterator<Item = &'a str>) -> Option<Private> {
    let ranges = ranges.map(|range| range.parse::<IpNet>().ok()).collect::<Option<Vec<_>>>()?;
    Some(if ranges.is_empty() { Private::Nowhere } else { Private::Within(ranges) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::settings::value::read;

    #[test]
    fn private_networks_are_allowed_all_none_or_some() {
        assert_eq!(read(&private(), "True"), Some(Private::Everywhere));
        assert_eq!(read(&private(), "false"), Some(Private::Nowhere));
        let some = vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        assert_eq!(read(&private(), "10.0.0.0/8, fd00::/8"), Some(Private::Within(some)));
        for text in ["10.0.0.1", "10.0.0.0/33", "soon", "true, 10.0.0.0/8"] {
            assert_eq!(read(&private(), text), None, "{text}");
        }
    }
}
