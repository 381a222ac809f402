//! Logging in with a browser: the token once, a cookie from then on.

use axum::Router;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;

use crate::access::session;
use crate::body::Form;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

#[derive(Deserialize)]
struct Credentials {
    token: String,
    /// Where to go then: a path of ours.
    next: Option<String>,
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/login", post(login)).route("/logout", post(logout))
}

async fn login(
    State(site): State<Shared>,
    headers: HeaderMap,
    Form(credentials): Form<Credentials>,
) -> Result<Response, Problem> {
    let next = credentials.next.filter(|next| is_own_path(next)).unwrap_or_else(|| "/".to_owned());
    let Some(id) = site.access.log_in(&credentials.token) else {
        return Err(Problem::new(Kind::Unauthorized).on_the_way_to(next));
    };
    Ok((StatusCode::SEE_OTHER, [(SET_COOKIE, session::cookie(&id, is_https(&headers))), (LOCATION, next)])
        .into_response())
}

async fn logout(State(site): State<Shared>, headers: HeaderMap) -> Response {
    if let Some(id) = session::id(&headers) {
        site.access.log_out(id);
    }
    (StatusCode::SEE_OTHER, [(SET_COOKIE, session::farewell()), (LOCATION, "/".to_owned())]).into_response()
}

/// Whether a path leads nowhere else: browsers take `//` and `/\` for another server.
pub(crate) fn is_own_path(path: &str) -> bool {
    let mut signs = path.chars();
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic());
    plain && signs.next() == Some('/') && !matches!(signs.next(), Some('/' | '\\'))
}

/// Whether what stands in front of us speaks HTTPS. Who lies here only gets a cookie that is sent less often.
pub(crate) fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_leads_nowhere_else() {
        for own in ["/", "/jobs/1?a=b", "/play"] {
            assert!(is_own_path(own), "{own}");
        }
        for foreign in ["", "//evil.example", "/\\evil.example", "https://evil.example", "play", "/\t/evil", "/a\r\nb"]
        {
            assert!(!is_own_path(foreign), "{foreign}");
        }
    }
}
