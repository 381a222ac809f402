//! The paths: a call of a model, the free probe of a key, a made file.

use std::sync::Arc;

use http::{HeaderMap, Method, Request, Response};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use serde_json::json;
use tokio::time::Instant;

use super::ask::{self, key_of};
use super::files::download;
use super::key::Verdict;
use super::perform::{failed, perform};
use super::record::{Call, Outcome, Violation};
use super::respond::{self, Body, Dropped};
use super::state::{OpenCall, Shared};

/// No honest prompt is longer, and no picture that goes along.
const LONGEST_BODY: usize = 64 * 1024 * 1024;

/// Answers one request, or tells that its connection is to be dropped.
pub(super) async fn answer(shared: &Arc<Shared>, request: Request<Incoming>) -> Result<Response<Body>, Dropped> {
    let (head, body) = request.into_parts();
    let segments: Vec<&str> = head.uri.path().split('/').skip(1).collect();

    match (&head.method, segments.as_slice()) {
        (&Method::GET, ["models", "v2", "list", "tasks"]) => Ok(probe(shared, &head.headers)),
        (&Method::POST, ["models", "v2", owner, name]) if !owner.is_empty() && !name.is_empty() => {
            match Limited::new(body, LONGEST_BODY).collect().await {
                Ok(body) => call(shared, format!("{owner}/{name}"), &head.headers, &body.to_bytes()).await,
                Err(_) => Ok(failed(413, "Payload too large")),
            }
        }
        (&Method::GET, ["files", name]) => {
            if head.headers.contains_key(http::header::AUTHORIZATION) {
                shared.violated(Violation::KeySentToFiles);
            }
            download(shared, name)
        }
        (method, _) => {
            shared.violated(Violation::UnknownPath(format!("{method} {}", head.uri.path())));
            Ok(failed(404, "Not found"))
        }
    }
}

async fn call(
    shared: &Arc<Shared>,
    model: String,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response<Body>, Dropped> {
    let call = match key_of(headers).and_then(|key| Ok(new_call(key, model, headers, ask::read(headers, body)?))) {
        Ok(call) => call,
        Err(violation) => return Ok(refuse(shared, violation)),
    };

    let (index, verdict) = shared.change(|state| state.arrive(call.clone()));
    let serving = matches!(verdict, Verdict::Serve(_));
    let open = OpenCall::new(shared, index, call.key.clone(), serving);
    let performed = match verdict {
        Verdict::Refuse(answer) => perform(shared, &call, Some(answer)).await,
        Verdict::Serve(answer) => {
            let service_time = shared.state().service_time;
            if !service_time.is_zero() {
                tokio::time::sleep(service_time).await;
            }
            perform(shared, &call, answer).await
        }
    };

    open.end(performed.as_ref().map_or(Outcome::Dropped, |response| Outcome::Answered(response.status().as_u16())));
    performed
}

fn probe(shared: &Shared, headers: &HeaderMap) -> Response<Body> {
    let key = match key_of(headers) {
        Ok(key) => key,
        Err(violation) => return refuse(shared, violation),
    };
    let alive = shared.change(|state| {
        state.probes.push(key.clone());
        state.keys.get(&key).is_some_and(|key| !key.is_dead())
    });
    if alive {
        respond::json(200, &json!({ "error": null, "output": ["text-to-image", "text-to-video"] }))
    } else {
        failed(401, "Unauthorized")
    }
}

fn refuse(shared: &Shared, violation: Violation) -> Response<Body> {
    let response = match &violation {
        Violation::BadAuthorization => failed(401, "Unauthorized"),
        Violation::BadContentType => failed(415, "Content-Type must be application/json"),
        Violation::AutoScale => failed(400, "autoScale is not allowed here"),
        Violation::BadBody(why) => failed(422, why),
        Violation::UnknownPath(_) | Violation::KeySentToFiles | Violation::CallInsideToldWait { .. } => {
            failed(400, "Bad request")
        }
    };
    shared.violated(violation);
    response
}

fn new_call(key: String, model: String, headers: &HeaderMap, ask: ask::Ask) -> Call {
    let idempotency_key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
    Call {
        key,
        at: Instant::now(),
        ended: None,
        model,
        prompt: ask.prompt,
        source: ask.source,
        seed: ask.seed,
        params: ask.params,
        idempotency_key,
        style: ask.style,
        raw: ask.raw,
        in_flight: 1,
        outcome: Outcome::Open,
    }
}
