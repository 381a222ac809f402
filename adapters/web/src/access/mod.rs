//! Who may do what.
//!
//! - [`AccessToken`], [`Scope`]: what the operator sets
//! - `caller`: who makes a request, found out before any handler runs
//! - `session`: a browser that logged in with a token
//! - `origin`: whether a browser was sent by a page of ours
//!
//! Where no token is set, everybody may do everything: only this machine can call then.

mod caller;
mod origin;
mod scope;
pub(crate) mod session;
mod token;

use refrain_core::queue::JobId;

pub(crate) use self::caller::{Caller, identify};
pub use self::scope::{Scope, ScopeError};
use self::session::Sessions;
pub use self::token::AccessToken;

/// All tokens, and who is logged in with one.
pub(crate) struct Access {
    tokens: Vec<AccessToken>,
    sessions: Sessions,
}

impl Access {
    pub(crate) fn new(tokens: Vec<AccessToken>) -> Self {
        Self { tokens, sessions: Sessions::default() }
    }

    /// Whether everybody may do everything.
    pub(crate) fn is_open(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Begins a session with a token; its id, or nothing if the token is none.
    pub(crate) fn log_in(&self, secret: &str) -> Option<String> {
        let token = self.token(secret)?;
        Some(self.sessions.begin(token))
    }

    /// Ends a session.
    pub(crate) fn log_out(&self, id: &str) {
        self.sessions.end(id);
    }

    /// The id of the one job that belongs to this `key` of the caller's: nobody without the token's secret can make it.
    pub(crate) fn job_id(&self, caller: &Caller, key: &str) -> JobId {
        let name = caller.token();
        match self.tokens.iter().find(|token| Some(token.name()) == name.as_ref()) {
            Some(token) => token.job_id(key),
            None => JobId::of(&String::new().into(), key), // Where everybody is let in, there is nobody to hide it from.
        }
    }

    /// The token with that secret. All are looked at, each for as long as any other, so that the time tells nothing.
    fn token(&self, secret: &str) -> Option<&AccessToken> {
        self.tokens.iter().fold(None, |found, token| if token.is(secret) { Some(token) } else { found })
    }
}
