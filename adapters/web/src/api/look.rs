//! `GET /v1/jobs/{id}`: how a job stands. `DELETE /v1/jobs/{id}`: it is not wanted any more.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use refrain_core::catalogue::{Message, id as words};
use refrain_core::queue::store::{JobRecord, Outcome};
use refrain_core::queue::{CancelError, Estimate, JobId};

use super::job::Job;
use super::{SOON, owner};
use crate::access::{Caller, Scope};
use crate::address::Path;
use crate::language;
use crate::problem::{Kind, Problem};
use crate::site::{Shared, Site};

/// Tells how a job stands.
#[utoipa::path(get, path = "/v1/jobs/{id}", operation_id = "look",
    params(("id" = String, Path, pattern = "^[0-9a-f]{32}$")),
    responses((status = 200, description = "How it stands.", body = Job), super::document::Refusals))]
pub(super) async fn look(
    State(site): State<Shared>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Job>, Problem> {
    caller.may(Scope::JobsRead)?;
    let (record, estimate) = owner::job(&site, &caller, &id).await?;
    told(&site, &headers, &record, estimate).await.map(Json)
}

/// Cancels a job.
#[utoipa::path(delete, path = "/v1/jobs/{id}", operation_id = "cancel",
    params(("id" = String, Path, pattern = "^[0-9a-f]{32}$")),
    responses((status = 202, description = "It ends, or was cancelled before.", body = Job), super::document::Refusals))]
pub(super) async fn cancel(
    State(site): State<Shared>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Job>), Problem> {
    caller.may(Scope::JobsWrite)?;
    let (record, _) = owner::job(&site, &caller, &id).await?;
    match site.app.queue().cancel(&record.facts.id, record.facts.person()).await {
        Ok(()) => {}
        Err(CancelError::NotYours) => return Err(Problem::new(Kind::NotFound)),
        Err(CancelError::Ended) => {
            // It may be, because it was cancelled before.
            let (record, _) = owner::job(&site, &caller, &id).await?;
            if record.outcome != Some(Outcome::Cancelled) {
                return Err(Problem::new(Kind::Conflict).saying(Message::new(words::CANCEL_TOO_LATE)));
            }
        }
        Err(CancelError::OutOfReach) => {
            let problem = Problem::new(Kind::Unavailable).saying(Message::new(words::STORE_OUT_OF_REACH));
            return Err(problem.retry_after(SOON));
        }
    }
    Ok((StatusCode::ACCEPTED, Json(at(&site, &headers, &record.facts.id).await?)))
}

/// A job that is the caller's.
pub(super) async fn at(site: &Site, headers: &HeaderMap, id: &JobId) -> Result<Job, Problem> {
    let found = site.app.queue().job(id).await.map_err(|error| owner::out_of_reach(&error))?;
    let (record, estimate) = found.ok_or(Problem::new(Kind::NotFound))?;
    told(site, headers, &record, estimate).await
}

async fn told(
    site: &Site,
    headers: &HeaderMap,
    record: &JobRecord,
    estimate: Option<Estimate>,
) -> Result<Job, Problem> {
    let attempts = site.app.queue().store().attempts(&record.facts.id).await;
    let attempts = attempts.map_err(|error| owner::out_of_reach(&error))?;
    let catalogue = site.app.catalogue();
    let locale = language::negotiate(catalogue, headers);
    Ok(Job::new(record, estimate, &attempts, (catalogue, &locale)))
}
