//! `GET /play/media/<message>/<number>`: a picture or video of one's own chat.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, VARY};
use axum::response::{IntoResponse, Response};

use super::visitor::Visitor;
use crate::address::Path;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// A message's picture stays the same, and is for this person's browser only.
const ABOUT: [(HeaderName, &str); 2] = [(CACHE_CONTROL, "private, max-age=600"), (VARY, "cookie")];

pub(super) async fn media(
    State(site): State<Shared>,
    visitor: Visitor,
    Path((message, number)): Path<(u64, usize)>,
) -> Result<Response, Problem> {
    let found = site.play.chats.media(visitor.chat(), message, number);
    let media = found.ok_or(Problem::new(Kind::NotFound))?;
    Ok((ABOUT, [(CONTENT_TYPE, media.mime)], media.bytes).into_response())
}
