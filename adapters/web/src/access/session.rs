//! A browser that logged in: a random id in a cookie, and here whose it is.
//!
//! Sessions are this process's alone and end with it. Kept is a digest of the id: who reads the memory of a dead process
//! can't log in with it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use sha2::{Digest, Sha256};
use tokio::time::Instant;

use super::{AccessToken, Scope};

const COOKIE_NAME: &str = "refrain_session";
/// How long a session lasts.
const LASTS: Duration = Duration::from_hours(12);
/// How many there are at once; the one that would end first makes room.
const MOST: usize = 1024;

/// Who is logged in.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<HashMap<[u8; 32], Session>>);

#[derive(Clone)]
pub(super) struct Session {
    pub(super) name: Arc<str>,
    pub(super) scopes: Arc<[Scope]>,
    ends: Instant,
}

impl Sessions {
    /// Begins one; its id, 256 random bits as hexadecimal digits.
    pub(super) fn begin(&self, token: &AccessToken) -> String {
        let id = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
        let now = Instant::now();
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, session| session.ends > now);
        if sessions.len() >= MOST {
            let first = sessions.iter().min_by_key(|(_, session)| session.ends).map(|(digest, _)| *digest);
            first.and_then(|digest| sessions.remove(&digest));
        }
        let session = Session { name: Arc::clone(token.name()), scopes: Arc::clone(token.scopes()), ends: now + LASTS };
        sessions.insert(digest(&id), session);
        id
    }

    /// The one with this id, unless it is over.
    pub(super) fn find(&self, id: &str) -> Option<Session> {
        let sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get(&digest(id)).filter(|session| session.ends > Instant::now()).cloned()
    }

    pub(super) fn end(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&digest(id));
    }
}

fn digest(id: &str) -> [u8; 32] {
    Sha256::digest(id.as_bytes()).into()
}

/// The cookie that brings the id back: to us alone, never to a script, never from a page of another website.
pub(crate) fn cookie(id: &str, https: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{COOKIE_NAME}={id}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{secure}", LASTS.as_secs())
}

/// The cookie that takes it away.
pub(crate) fn farewell() -> String {
    format!("{COOKIE_NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
}

/// The id that a request brings.
pub(crate) fn id(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(name, _)| *name == COOKIE_NAME).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn token() -> AccessToken {
        AccessToken::new("operator", "s3cret".into(), [Scope::Admin])
    }

    #[tokio::test(start_paused = true)]
    async fn a_session_ends_by_itself_and_by_logging_out() {
        let sessions = Sessions::default();
        let (first, second) = (sessions.begin(&token()), sessions.begin(&token()));
        sessions.end(&second);

        assert!(sessions.find(&first).is_some() && sessions.find(&second).is_none());
        tokio::time::advance(LASTS).await;
        assert!(sessions.find(&first).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn the_oldest_session_makes_room() {
        let sessions = Sessions::default();
        let oldest = sessions.begin(&token());
        tokio::time::advance(Duration::from_secs(1)).await;

        let others: Vec<_> = (0..MOST).map(|_| sessions.begin(&token())).collect();

        assert!(sessions.find(&oldest).is_none());
        assert!(others.iter().all(|id| sessions.find(id).is_some()));
    }

    #[test]
    fn the_id_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, "theme=dark; refrain_session=abc; x=y".parse().unwrap());

        assert_eq!(id(&headers), Some("abc"));
        assert!(cookie("abc", false).starts_with("refrain_session=abc; "));
    }
}
