//! `GET /v1/jobs/{id}/output`: what was made. How it is read is the business of `crate::outputs`.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use refrain_core::catalogue::{Message, id as words};
use serde::Deserialize;

use super::owner;
use crate::access::{Caller, Scope};
use crate::address::{Path, Query};
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// Which one of several.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    index: Option<usize>,
}

/// Fetches what was made.
#[utoipa::path(get, path = "/v1/jobs/{id}/output", operation_id = "output",
    params(("id" = String, Path, pattern = "^[0-9a-f]{32}$"),
        ("index" = Option<u32>, Query, description = "Which one of several, from 0.")),
    responses(
        (status = 200, description = "The picture or video.", content_type = "*/*", body = Vec<u8>),
        (status = 304, description = "It is the one that the caller has."),
        (status = 410, description = "It is not kept any more.", content_type = "application/problem+json",
            body = super::document::Problem),
        super::document::Refusals,
    ))]
pub(super) async fn output(
    State(site): State<Shared>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(Which { index }): Query<Which>,
) -> Result<Response, Problem> {
    caller.may(Scope::JobsRead)?;
    let index = index.unwrap_or(0);
    let (record, _) = owner::job(&site, &caller, &id).await?;
    let id = &record.facts.id; // The one that was asked for, as read: 32 digits, so never a path.
    if record.outputs_removed {
        return Err(Problem::new(Kind::Gone).saying(Message::new(words::DASHBOARD_RESULT_GONE)));
    }
    let Some(outputs) = site.app.outputs() else { return Err(Problem::new(Kind::NotFound)) };
    let (media, digest) = site.outputs.one_with_digest(outputs, id, index).await?;
    let tag = format!("\"{digest}\"");
    let had = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut had = had.flat_map(|line| line.split(',')).map(|tag| tag.trim().trim_start_matches("W/"));
    // It is forgotten when its job is, so it is asked for each time.
    let about = [(ETAG, tag.clone()), (CACHE_CONTROL, "private, no-cache".to_owned())];
    if had.any(|had| had == tag || had == "*") {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let named = format!("inline; filename=\"refrain-{id}-{index}.{}\"", media.extension());
    let content = [(CONTENT_TYPE, media.mime.to_owned()), (CONTENT_DISPOSITION, named)];
    Ok((about, content, media.bytes).into_response())
}
