//! Who makes a request: found out once, before any handler runs.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Access, Scope, origin, session};
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// Who makes a request. A handler that takes one is for those who are let in.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// The token's name; of nobody, where everybody is let in.
    token: Option<Arc<str>>,
    scopes: Arc<[Scope]>,
}

impl Caller {
    /// Whoever is on this machine.
    pub(crate) fn anybody() -> Self {
        Self { token: None, scopes: Arc::new([Scope::Admin]) }
    }

    /// The name of the caller's token, if it needed one.
    pub(crate) fn token(&self) -> Option<Arc<str>> {
        self.token.clone()
    }

    /// Whether the caller may do everything, also with what is not theirs.
    pub(crate) fn is_admin(&self) -> bool {
        self.may(Scope::Admin).is_ok()
    }

    /// Whether the caller may do that.
    pub(crate) fn may(&self, scope: Scope) -> Result<(), Problem> {
        if self.scopes.iter().any(|own| *own == scope || *own == Scope::Admin) {
            return Ok(());
        }
        Err(Problem::new(Kind::Forbidden).with("scope", scope.label()))
    }
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::new(Kind::Unauthorized))
    }
}

/// Finds out who it is, for all that comes after. What a browser was made to send by another website is refused.
pub(crate) async fn identify(State(site): State<Shared>, mut request: Request, next: Next) -> Response {
    let by_header = request.headers().contains_key(AUTHORIZATION);
    // No page can add that header to a request unless it knows the token.
    if !by_header && origin::is_foreign(&request) {
        return Problem::new(Kind::CrossSite).into_response();
    }
    if let Some(caller) = caller(&site.access, &request, by_header) {
        request.extensions_mut().insert(caller);
    }
    next.run(request).await
}

/// A wrong header is not made up for by a good cookie: somebody meant something by it.
fn caller(access: &Access, request: &Request, by_header: bool) -> Option<Caller> {
    if access.is_open() {
        return Some(Caller::anybody());
    }
    if by_header {
        let token = access.token(bearer(request)?)?;
        return Some(Caller { token: Some(Arc::clone(token.name())), scopes: Arc::clone(token.scopes()) });
    }
    let session = access.sessions.find(session::id(request.headers())?)?;
    Some(Caller { token: Some(session.name), scopes: session.scopes })
}

/// What stands behind `Bearer`.
fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
