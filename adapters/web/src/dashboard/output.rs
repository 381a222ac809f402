//! `/jobs/{id}/output/{index}`: what came of a job, as a file.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::actions::job_id;
use crate::access::{Caller, Scope};
use crate::address::Path;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

pub(super) async fn output(
    State(site): State<Shared>,
    caller: Caller,
    Path((id, index)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let id = job_id(&id)?;
    let index: usize = index.parse().map_err(|_| Problem::new(Kind::NotFound))?;
    let outputs = site.app.outputs().ok_or(Problem::new(Kind::NotFound))?;
    let media = site.outputs.one(outputs, &id, index).await?;
    // A person's picture is for nobody who shares the cache, and never changes.
    let cache = HeaderValue::from_static("private, max-age=3600");
    Ok(([(CONTENT_TYPE, HeaderValue::from_static(media.mime)), (CACHE_CONTROL, cache)], media.bytes).into_response())
}
