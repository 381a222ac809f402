//! Who writes in the playground: 128 random bits in a cookie.
//!
//! People see and log only a digest of them, so that nothing that is written down opens somebody's chat.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use refrain_core::request::{Origin, Person};
use sha2::{Digest, Sha256};

use super::KIND;
use crate::PLATFORM;
use crate::access::{Caller, Scope};
use crate::problem::{Kind, Problem};
use crate::site::Shared;

const COOKIE_NAME: &str = "refrain_play";
/// Hexadecimal digits of 128 bits.
const DIGITS: usize = 32;
/// How long a browser keeps the cookie, in seconds: 30 days.
const KEPT: u32 = 30 * 24 * 3600;

/// Who writes. A handler that takes one is for those who have been to the page, and who may use it.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    chat: String,
}

impl Visitor {
    /// A new one, with the cookie that brings them back.
    pub(super) fn begin(https: bool) -> (Self, String) {
        let id = format!("{:032x}", rand::random::<u128>());
        let secure = if https { "; Secure" } else { "" };
        let cookie = format!("{COOKIE_NAME}={id}; Path=/play; Max-Age={KEPT}; HttpOnly; SameSite=Strict{secure}");
        (Self::of(&id), cookie)
    }

    /// The one who comes back.
    pub(super) fn returning(headers: &HeaderMap) -> Option<Self> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
        let (_, id) = cookies.find(|(name, _)| *name == COOKIE_NAME)?;
        is_digits(id).then(|| Self::of(id))
    }

    fn of(id: &str) -> Self {
        let digest = Sha256::digest(id.as_bytes());
        let half = digest.iter().take(DIGITS / 2).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        Self { chat: format!("{half:032x}") }
    }

    /// The name of their chat.
    pub(super) fn chat(&self) -> &str {
        &self.chat
    }

    /// The person, as on every platform.
    pub(super) fn person(&self) -> Person {
        Person { platform: PLATFORM, id: format!("{KIND}/{}", self.chat) }
    }

    /// Where answers go: a chat of their own.
    pub(super) fn origin(&self) -> Origin {
        Origin { private: true, ..Origin::new(self.person(), &self.chat) }
    }
}

/// Whether it could be the id of a visitor, or the name of a chat.
pub(super) fn is_digits(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl FromRequestParts<Shared> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Problem> {
        Caller::from_request_parts(parts, site).await?.may(Scope::JobsWrite)?;
        let stranger = || Problem::new(Kind::Malformed).with("reason", "the cookie that GET /play sets is missing");
        Self::returning(&parts.headers).ok_or_else(stranger)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn who_comes_back_is_the_same_and_their_chat_does_not_tell_the_cookie() {
        let (first, cookie) = Visitor::begin(true);
        let pair = cookie.split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, format!("theme=dark; {pair}").parse().unwrap());

        let back = Visitor::returning(&headers).expect("they are known");

        assert_eq!(back.chat(), first.chat());
        assert!(!cookie.contains(first.chat()), "{cookie}");
        assert!(cookie.ends_with("; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
    }

    #[test]
    fn a_cookie_that_we_never_set_is_nobody() {
        for id in ["", "abc", "0123456789ABCDEF0123456789ABCDEF", "../../../../../../../../../../etc"] {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, format!("{COOKIE_NAME}={id}").parse().unwrap());

            assert!(Visitor::returning(&headers).is_none(), "{id}");
        }
    }
}
