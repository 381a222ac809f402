//! `POST /v1/jobs`: a picture or video is wanted.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json as Answer;
use axum::extract::State as Shares;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use refrain_core::app::{NotSubmitted, Wish};
use refrain_core::command::Input;
use refrain_core::provider::Task as CoreTask;
use refrain_core::queue::{JobId, JobState, NotAccepted};
use refrain_core::request::{Ask, Origin, Request};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::job::{Job, Task};
use super::{SOON, idempotency, look, owner};
use crate::access::{Caller, Scope};
use crate::body::Json;
use crate::language;
use crate::problem::{Kind, Problem};
use crate::site::{Shared, Site};

/// What is wanted.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    task: Task,
    /// What is to be seen.
    #[schema(min_length = 1, pattern = r"\S")]
    prompt: String,
    /// Fixes the randomness where the model can.
    #[schema(minimum = 0, maximum = 4_294_967_295_u64)]
    seed: Option<u64>,
    /// For which of the program's own people it is: each has a share and limits of their own.
    #[schema(pattern = r"^[A-Za-z0-9._~@:+-]{1,64}$")]
    person: Option<String>,
    /// The tier to be served in, which takes the scope `jobs:tier`.
    tier: Option<String>,
    /// Whom to call when it ends, as Standard Webhooks has it. Taken where the bot signs webhooks.
    #[schema(max_length = 2048, example = "https://shop.example/refrain")]
    webhook_url: Option<String>,
}

/// Accepts a request.
#[utoipa::path(post, path = "/v1/jobs", operation_id = "submit", request_body = Wanted,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "The same key with the same content is one job, however often it is sent.",
        pattern = r#"^("[!#-\[\]-~]{1,255}"|[!#-+\--:<-\[\]-~]{1,255})$"#)),
    responses(
        (status = 202, description = "Accepted, or accepted before.", body = Job, headers(("Location" = String))),
        super::document::Refusals,
    ))]
pub(super) async fn submit(
    Shares(site): Shares<Shared>,
    caller: Caller,
    headers: HeaderMap,
    Json(wanted): Json<Wanted>,
) -> Result<Response, Problem> {
    caller.may(Scope::JobsWrite)?;
    let key = idempotency::key(&headers)?;
    let said = idempotency::digest(&serde_json::to_string(&wanted).unwrap_or_default());
    let id = key.map(|key| site.access.job_id(&caller, &key));
    if let Some(id) = &id
        && let Some(known) = known(&site, id, &said).await?
    {
        return Ok(accepted(look::at(&site, &headers, &known).await?));
    }
    let (request, wish) = request(&site, &caller, &headers, wanted, said.clone())?;
    let wish = Wish { id: id.clone(), ..wish };
    // In a task of its own: a caller who hangs up does not undo what others were told.
    let app = Arc::clone(&site.app);
    let submitted = tokio::spawn(async move { app.submit(&request, wish).await.map_err(|why| (why, request)) });
    match submitted.await.map_err(|_| Problem::new(Kind::Internal))? {
        Ok((job, estimate)) => Ok(accepted(Job::accepted(&job, estimate))),
        Err((NotSubmitted::Known, _)) => match id {
            Some(id) if known(&site, &id, &said).await?.is_some() => {
                Ok(accepted(look::at(&site, &headers, &id).await?))
            }
            _ => Err(Problem::new(Kind::Conflict).retry_after(SOON)),
        },
        Err((why, request)) => Err(refused(&site, why, &request)),
    }
}

fn accepted(job: Job) -> Response {
    let location = format!("/v1/jobs/{}", job.id);
    (StatusCode::ACCEPTED, [(LOCATION, location)], Answer(job)).into_response()
}

/// The job that the same request became before. Another request by that key is a mistake.
async fn known(site: &Site, id: &JobId, said: &str) -> Result<Option<JobId>, Problem> {
    let record = site.app.queue().store().job(id).await.map_err(|error| owner::out_of_reach(&error))?;
    let Some(record) = record else { return Ok(None) };
    if record.facts.origin.message.as_deref() != Some(said) {
        let reason = "the Idempotency-Key was used before, with other content";
        return Err(Problem::new(Kind::Invalid).with("reason", reason));
    }
    if record.state == JobState::Held {
        return Err(Problem::new(Kind::Conflict).retry_after(SOON)); // It may still be taken back.
    }
    Ok(Some(id.clone()))
}

/// What the app is asked, and what is wanted besides.
fn request(
    site: &Site,
    caller: &Caller,
    headers: &HeaderMap,
    wanted: Wanted,
    said: String,
) -> Result<(Request, Wish), Problem> {
    let invalid = |at, reason: String| Problem::new(Kind::Invalid).with("reason", reason).at(at);
    let callback = wanted.webhook_url.map(|url| match &site.webhooks {
        None => Err(invalid("/webhook_url", "callbacks are not available".to_owned())),
        Some(webhooks) => webhooks.callback(&url).map_err(|why| invalid("/webhook_url", why.to_string())),
    });
    let makes = |task: &CoreTask| site.app.maker_of(*task).is_some();
    let Some(spec) = site.app.maker_of(wanted.task.into()) else {
        let tasks: Vec<_> = CoreTask::ALL.into_iter().filter(makes).map(CoreTask::as_str).collect();
        return Err(invalid("/task", format!("expected one of: {}", tasks.join(", "))));
    };
    let tier = wanted.tier.map(|name| {
        caller.may(Scope::JobsTier)?;
        site.app.tiers().named(&name).ok_or_else(|| {
            let names: Vec<_> = site.app.tiers().all().map(|tier| tier.name.as_str()).collect();
            invalid("/tier", format!("expected one of: {}", names.join(", ")))
        })
    });
    let person = owner::person(caller, wanted.person.as_deref())?;
    let mut given = BTreeMap::from([("prompt".to_owned(), wanted.prompt.into())]);
    given.extend(wanted.seed.map(|seed| ("seed".to_owned(), seed.into())));
    let chat = person.id.clone();
    let origin = Origin { message: Some(said), private: true, ..Origin::new(person, chat) };
    let request = Request {
        origin,
        ask: Ask::Command { name: spec.name.to_owned(), input: Input::Named(given) },
        locale_hints: language::hints(headers),
        roles: Vec::new(),
        manages: Some(false),
    };
    Ok((request, Wish { tier: tier.transpose()?, callback: callback.transpose()?, ..Wish::default() }))
}

/// How it is told that there is no job.
fn refused(site: &Site, why: NotSubmitted, request: &Request) -> Problem {
    match why {
        NotSubmitted::NoWork => Problem::new(Kind::Unavailable),
        NotSubmitted::Barred(why) => Problem::new(Kind::Forbidden).saying(why),
        NotSubmitted::TooOften(wait) => Problem::new(Kind::TooManyRequests).retry_after(wait),
        NotSubmitted::Argument(fault) => {
            let Ask::Command { name, .. } = &request.ask else { return Problem::new(Kind::Internal) };
            let Some(spec) = site.app.spec(name) else { return Problem::new(Kind::Internal) };
            // What is missing can only be a prompt of nothing but spaces.
            let pointer = format!("/{}", fault.argument().unwrap_or("prompt"));
            Problem::new(Kind::Invalid).saying(fault.message(spec)).at(&pointer)
        }
        NotSubmitted::Known => Problem::new(Kind::Conflict).retry_after(SOON),
        NotSubmitted::Failed(failure) => Problem::new(Kind::Unavailable).of(&failure),
        NotSubmitted::Refused(NotAccepted::Refused(failure)) => {
            let person = matches!(failure, refrain_core::Failure::TooManyRequests { .. });
            Problem::new(if person { Kind::TooManyRequests } else { Kind::Unavailable }).of(&failure)
        }
        NotSubmitted::Refused(NotAccepted::ChatFull { retry_after }) => {
            Problem::new(Kind::TooManyRequests).retry_after(retry_after)
        }
        NotSubmitted::Refused(NotAccepted::Stopping) => Problem::new(Kind::Unavailable).retry_after(SOON),
        NotSubmitted::Refused(NotAccepted::NotKept(error)) => owner::out_of_reach(&error),
    }
}
