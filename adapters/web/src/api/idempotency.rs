//! The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same request twice is one job.

use axum::http::HeaderMap;
use sha2::{Digest, Sha256};

use crate::problem::{Kind, Problem};

const HEADER: &str = "idempotency-key";
/// The longest key, in characters.
const LONGEST: usize = 255;

/// The key of a request, if it has one: a string in quotes (RFC 8941), or as many programs send it, without them.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut sent = headers.get_all(HEADER).iter();
    let (Some(first), second) = (sent.next(), sent.next()) else { return Ok(None) };
    let key = first.to_str().ok().and_then(|text| read(text.trim())).filter(|_| second.is_none());
    let wanted = "Idempotency-Key: expected 1 to 255 printable ASCII characters in quotes";
    key.map(Some).ok_or_else(|| Problem::new(Kind::Malformed).with("reason", wanted))
}

fn read(text: &str) -> Option<String> {
    let key = match text.strip_prefix('"') {
        Some(rest) => unquoted(rest.strip_suffix('"')?)?,
        None => {
            text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\,;".contains(&byte)).then(|| text.to_owned())?
        }
    };
    (1..=LONGEST).contains(&key.len()).then_some(key)
}

/// Only quotes and backslashes are escaped.
fn unquoted(text: &str) -> Option<String> {
    let mut key = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        key.push(match sign {
            '\\' => signs.next().filter(|sign| matches!(sign, '"' | '\\'))?,
            '"' => return None,
            ' '..='~' => sign,
            _ => return None,
        });
    }
    Some(key)
}

/// What a request says, so short that it is kept with its job: the same only for the same.
pub(super) fn digest(said: &str) -> String {
    let digest = Sha256::digest(said.as_bytes());
    digest.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn of(values: &[&str]) -> Result<Option<String>, ()> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(HEADER, value.parse().unwrap());
        }
        key(&headers).map_err(|_| ())
    }

    #[test]
    fn a_key_stands_in_quotes_or_not() {
        assert_eq!(of(&[]), Ok(None));
        assert_eq!(of(&["\"8e03978e-40d5\""]), Ok(Some("8e03978e-40d5".to_owned())));
        assert_eq!(of(&["8e03978e-40d5"]), Ok(Some("8e03978e-40d5".to_owned())));
        assert_eq!(of(&[r#""a \"b\" \\""#]), Ok(Some(r#"a "b" \"#.to_owned())));
    }

    #[test]
    fn what_is_no_key_is_not_guessed_at() {
        let long = "a".repeat(LONGEST + 1);
        for wrong in ["", "\"", "\"\"", "\"a", "a\"b", "\"a\\b\"", "\"a\"b\"", "a b", "a, b", &long] {
            assert_eq!(of(&[wrong]), Err(()), "{wrong}");
        }
        assert_eq!(of(&["a", "a"]), Err(()));
    }
}
