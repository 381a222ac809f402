//! The language that somebody chose for the pages: it is kept in a cookie, and goes before what the browser asks for.

use axum::Router;
use axum::extract::State;
use axum::http::header::{COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use refrain_core::catalogue::Locale;
use serde::Deserialize;

use crate::body::Form;
use crate::login::is_own_path;
use crate::site::Shared;

const COOKIE_NAME: &str = "refrain_language";
/// How long the choice is kept, in seconds: a year.
const KEPT: u32 = 365 * 24 * 3600;

#[derive(Deserialize)]
struct Choice {
    tag: String,
    /// Where to go then: a path of ours.
    next: Option<String>,
}

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/language", post(choose))
}

async fn choose(State(site): State<Shared>, Form(choice): Form<Choice>) -> Response {
    // Only a tag that we have gets into the header.
    let locale = site.app.catalogue().negotiate(&[choice.tag]);
    let cookie = cookie(&locale);
    let next = choice.next.filter(|next| is_own_path(next)).unwrap_or_else(|| "/".to_owned());
    (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, next)]).into_response()
}

/// The cookie that keeps a choice.
pub(crate) fn cookie(locale: &Locale) -> String {
    format!("{COOKIE_NAME}={}; Path=/; Max-Age={KEPT}; HttpOnly; SameSite=Strict", locale.tag())
}

/// The tag that was chosen, if one was.
pub(crate) fn chosen(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(name, _)| *name == COOKIE_NAME).map(|(_, tag)| tag)
}
