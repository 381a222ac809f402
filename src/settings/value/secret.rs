//! Secrets, checked for what would make them fail when they are sent.

use std::fmt;

use refrain_web::access::{AccessToken, Scope};
use refrain_web::webhooks::SigningSecret;
use secrecy::SecretString;

use super::Kind;

/// The signing secret of webhooks.
pub(crate) fn webhook_secret() -> Kind<SigningSecret> {
    Kind::text(
        "whsec_ with 24 to 64 random bytes in base64 behind it",
        ", as `echo whsec_$(openssl rand -base64 32)` makes one",
        |text| SigningSecret::new(&text.into()),
    )
}

/// A provider's API key.
pub(crate) fn api_key() -> Kind<SecretString> {
    Kind::text("a key without spaces and special characters", "", |text| is_sendable(text).then(|| text.into()))
}

/// The bearer token of the web interface.
pub(crate) fn api_token() -> Kind<SecretString> {
    Kind::text("a token without spaces and special characters", "", |text| is_sendable(text).then(|| text.into()))
}

/// A further bearer token: its name, itself, and what it may do.
pub(crate) fn access_token() -> Kind<AccessToken> {
    Kind::text(
        "a name, a secret and scopes, with spaces between them",
        ", such as shop 5ecret jobs:read jobs:write",
        |text| {
            let mut words = text.split_whitespace();
            let (name, secret) = (words.next()?, words.next()?);
            let named = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
            let scopes = words.map(str::parse).collect::<Result<Vec<Scope>, _>>().ok()?;
            (named && is_sendable(secret) && !scopes.is_empty()).then(|| AccessToken::new(name, secret.into(), scopes))
        },
    )
}

/// A header that is sent along with a call; `Debug` shows its name only.
#[derive(Clone)]
pub struct Header {
    /// The name, in small letters.
    pub name: String,
    /// The value, which may hold a token.
    pub value: SecretString,
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Header({})", self.name)
    }
}

/// A header: its name, `=`, and its value.
pub(crate) fn header() -> Kind<Header> {
    Kind::text("a name and a value with = between them", ", such as authorization=Bearer 5ecret", |text| {
        let (name, value) = text.split_once('=')?;
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        let named =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let sendable = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        (named && sendable).then(|| Header { name, value: value.into() })
    })
}

/// A Telegram bot token. The shape is checked because it becomes part of an address.
pub(crate) fn telegram_token() -> Kind<SecretString> {
    Kind::text("a token as @BotFather gives it", ": digits, a colon, then letters and digits", |text| {
        let (id, secret) = text.split_once(':')?;
        let number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        (number && !secret.is_empty() && secret.bytes().all(letters)).then(|| text.into())
    })
}

/// A Discord bot token, which is sent in a header.
pub(crate) fn discord_token() -> Kind<SecretString> {
    Kind::text(
        "a token as the page Bot of the application shows it",
        ": letters and digits, in parts with dots",
        |text| {
            let sendable = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'=');
            (!text.is_empty() && text.bytes().all(sendable)).then(|| text.into())
        },
    )
}

/// Whether a secret can stand in a header.
fn is_sendable(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::settings::value::read;

    #[test]
    fn a_discord_token_comes_without_the_word_before_it() {
        assert!(read(&discord_token(), "MTIzNDU2.Gabcde.f-g_h").is_some());
        for text in ["Bot MTIzNDU2.Gabcde.f-g_h", "a b", "a\nb"] {
            assert!(read(&discord_token(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_access_token_has_a_name_a_secret_and_scopes() {
        let token = read(&access_token(), "shop 5ecret  jobs:read jobs:write").expect("it is one");
        assert_eq!(format!("{token:?}"), "AccessToken(shop: jobs:read jobs:write)");

        for text in ["", "shop", "shop 5ecret", "shop 5ecret jobs:eat", "a/b 5ecret admin", "shop 5\u{e9}cret admin"] {
            assert!(read(&access_token(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_header_has_a_name_and_a_value_that_is_not_shown() {
        let header = read(&header(), "Authorization = Basic dXNlcjpwYXNz==").expect("it is one");
        assert_eq!(
            (format!("{header:?}"), header.value.expose_secret()),
            ("Header(authorization)".to_owned(), "Basic dXNlcjpwYXNz==")
        );

        for text in ["", "authorization", "=x", "x=", "a b=c", "x=\u{e9}", "x=a\nb"] {
            assert!(read(&super::header(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_signing_secret_is_long_enough() {
        assert!(read(&webhook_secret(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").is_some());
        for text in ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_replace-me"] {
            assert!(read(&webhook_secret(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_token_that_would_change_the_address_is_refused() {
        assert!(read(&telegram_token(), "123456:AAF-abc_DEF").is_some());
        for text in ["123456", "123456:", "bot123:abc", "123:abc/../x", "123:abc def", "123:abc?x"] {
            assert!(read(&telegram_token(), text).is_none(), "{text}");
        }
    }
}
