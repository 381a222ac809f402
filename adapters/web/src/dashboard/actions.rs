//! What the buttons do. Each answers by leading the browser to a page that says what came of it.

use axum::extract::State;
use axum::response::Response;
use refrain_core::queue::{AnewError, CancelError, JobId, anew};
use serde::Deserialize;

use super::keys::REST;
use super::said::Said;
use crate::access::{Caller, Scope};
use crate::address::Path;
use crate::body::Form;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// Which key.
#[derive(Deserialize)]
pub(super) struct Key {
    label: String,
}

pub(super) async fn cancel(
    State(site): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let id = job_id(&id)?;
    let said = match site.app.queue().cancel_any(&id).await {
        Ok(()) => Said::Cancelled,
        Err(CancelError::Ended | CancelError::NotYours) => Said::TooLate,
        Err(CancelError::OutOfReach) => return Err(Problem::new(Kind::Unavailable)),
    };
    site.live.changed().await;
    Ok(said.at(&format!("/jobs/{id}")))
}

pub(super) async fn retry(
    State(site): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let id = job_id(&id)?;
    let old = format!("/jobs/{id}");
    let made = anew(&**site.app.queue().store(), &id).await;
    site.live.changed().await;
    match made {
        Ok(new) => Ok(Said::Anew.at(&format!("/jobs/{}", new.id))),
        Err(AnewError::Unknown) => Err(Problem::new(Kind::NotFound)),
        Err(AnewError::UnderWay(_)) => Ok(Said::UnderWay.at(&old)),
        Err(AnewError::TierFull { .. }) => Ok(Said::TierFull.at(&old)),
        Err(error @ (AnewError::Store(_) | AnewError::Lost(_))) => {
            tracing::warn!(job = %id, %error, "a job could not be accepted anew");
            Err(Problem::new(Kind::Unavailable))
        }
    }
}

pub(super) async fn rest(
    State(site): State<Shared>,
    caller: Caller,
    Form(Key { label }): Form<Key>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let known = site.app.queue().engine().rest_key(&label, REST);
    site.live.changed().await;
    if known { Ok(Said::Rests.at("/")) } else { Err(Problem::new(Kind::NotFound)) }
}

pub(super) async fn wake(
    State(site): State<Shared>,
    caller: Caller,
    Form(Key { label }): Form<Key>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let known = site.app.queue().engine().wake_key(&label);
    site.live.changed().await;
    if known { Ok(Said::Woken.at("/")) } else { Err(Problem::new(Kind::NotFound)) }
}

pub(super) async fn probe(
    State(site): State<Shared>,
    caller: Caller,
    Form(Key { label }): Form<Key>,
) -> Result<Response, Problem> {
    caller.may(Scope::Admin)?;
    let probed = site.app.queue().engine().probe_key(&label).await;
    site.live.changed().await;
    match probed {
        None => Err(Problem::new(Kind::NotFound)),
        Some(None) => Ok(Said::NoProbe.at("/")),
        Some(Some(Ok(()))) => Ok(Said::ProbeGood.at("/")),
        Some(Some(Err(_))) => Ok(Said::ProbeBad.at("/")),
    }
}

/// What is no id leads nowhere.
pub(super) fn job_id(text: &str) -> Result<JobId, Problem> {
    text.parse().map_err(|_| Problem::new(Kind::NotFound))
}
