//! One HTTP request, from its path to its answer: route, token, faults, rate limits, description, effect.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use axum::{
    body::Body as HttpBody,
    extract::{ConnectInfo, Request, State},
    response::Response,
};
use http::{
    HeaderMap, HeaderValue, Method, StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE},
};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    Body, Route, body,
    buckets::{Buckets, Verdict},
    endpoint::Endpoint,
    faults::{Fault, Faults},
    gateway::{self, Gateway},
    lean::{self, Load},
    refusal::Refusal,
    rest,
    route::{self, Named},
    spec::Spec,
    world::{Call, World},
};
use crate::socket::Switch;

/// Everything that the server's tasks and the test share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) port: u16,
    pub(super) token: String,
    pub(super) application: i64,
    /// Most bytes of one file.
    pub(super) file_limit: usize,
    /// Whether nothing but `/ping`s at full speed matter.
    pub(super) lean: bool,
    pub(super) spec: Option<Spec>,
    pub(super) world: Mutex<World>,
    pub(super) buckets: Mutex<Buckets>,
    pub(super) faults: Mutex<Faults>,
    pub(super) gateway: Mutex<Gateway>,
    pub(super) endpoint: Endpoint,
    pub(super) load: Load,
    /// Ticks after every call that was answered, and after all that people and sessions do.
    pub(super) changes: watch::Sender<u64>,
}

impl Shared {
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn buckets(&self) -> MutexGuard<'_, Buckets> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn gateway(&self) -> MutexGuard<'_, Gateway> {
        self.gateway.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn changed(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }

    /// Notes something improper that the bot did on the gateway.
    pub(super) fn gateway_violation(&self, what: &str, body: &str) {
        self.world().violation("gateway", what, body);
    }
}

/// One call on its way through the server.
struct Incoming {
    route: Route,
    named: Named,
    /// Method and path without the token, for the reader of a failed test.
    shown: String,
    body: Body,
}

/// Answers one request.
pub(super) async fn handle(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(line): ConnectInfo<Switch>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let Some(path) = path.strip_prefix("/api/v10").or_else(|| path.strip_prefix("/api")) else {
        return if path.starts_with("/attachments/") {
            rest::file(&shared, &path)
        } else {
            gateway::accept(&shared, line, request)
        };
    };
    let Some((route, named)) = route::find(request.method(), path) else {
        let shown = format!("{} {path}", request.method());
        return refuse(&shared, &shown, &Value::Null, &Refusal::not_found());
    };
    if shared.lean
        && let Some(kind) = lean::of(route)
    {
        return lean::answer(&shared, kind, &named, request).await;
    }
    let shown = shown(request.method(), path, &named);
    let answer = match authorize(&shared, route, request.headers()) {
        Err(refusal) => refuse(&shared, &shown, &Value::Null, &refusal),
        Ok(()) => match body::read(request).await {
            Err(refusal) => refuse(&shared, &shown, &Value::Null, &refusal),
            Ok(body) => call(&shared, &line, Incoming { route, named, shown, body }).await,
        },
    };
    shared.changed();
    answer
}

fn authorize(shared: &Shared, route: Route, headers: &HeaderMap) -> Result<(), Refusal> {
    if route.goes_by_token() || route == Route::Gateway {
        return Ok(());
    }
    let given = headers.get(AUTHORIZATION).and_then(|given| given.to_str().ok());
    match given.and_then(|given| given.strip_prefix("Bot ")) {
        Some(token) if token == shared.token => Ok(()),
        _ => Err(Refusal::unauthorized()),
    }
}

/// Method and path without the token in it.
fn shown(method: &Method, path: &str, named: &Named) -> String {
    let path = if named.token.is_empty() { path.to_owned() } else { path.replace(&named.token, "…") };
    format!("{method} {path}")
}

async fn call(shared: &Shared, line: &Switch, call: Incoming) -> Response {
    let seen = Call { route: call.route, path: call.shown.clone(), body: call.body.clone(), at: Instant::now() };
    shared.world().calls.push(seen);
    shared.changed();
    let fault = shared.faults().take(call.route);
    match fault {
        None => answer(shared, &call),
        Some(Fault::Slow(gate)) => {
            gate.passed().await;
            answer(shared, &call)
        }
        Some(Fault::TooMany { retry_after, global }) => {
            let verdict = shared.buckets().tell(call.route, &call.named, retry_after, global, Instant::now());
            limited(shared, &call, &verdict)
        }
        Some(Fault::Status(status)) => {
            respond(status, "text/html", format!("<html><body><h1>{status}</h1></body></html>"))
        }
        Some(Fault::Reset) => {
            line.cut();
            Response::default()
        }
        Some(Fault::ResetAfterDone) => {
            let answer = answer(shared, &call);
            line.cut();
            answer
        }
        Some(Fault::BadJson) => json_response(200, "{\"id\":\"12".into()),
    }
}

fn answer(shared: &Shared, call: &Incoming) -> Response {
    let verdict = shared.buckets().admit(call.route, &call.named, Instant::now());
    if verdict.retry_after.is_some() {
        return limited(shared, call, &verdict);
    }
    let checked = match &shared.spec {
        Some(spec) => spec.check(call.route, &call.body.json),
        None => Ok(()),
    };
    let done = checked.and_then(|()| {
        let mut world = shared.world();
        rest::run(shared, &mut world, call.route, &call.named, &call.body)
    });
    let mut response = match done {
        Ok((status, Value::Null)) => empty_response(status),
        Ok((status, body)) => json_response(status, body.to_string()),
        Err(refusal) => refuse(shared, &call.shown, &call.body.json, &refusal),
    };
    verdict.put_headers(response.headers_mut());
    response
}

/// 429. It is a violation where the bot could have known.
fn limited(shared: &Shared, call: &Incoming, verdict: &Verdict) -> Response {
    if let Some(what) = &verdict.violation {
        shared.world().violation(&call.shown, what, &call.body.json.to_string());
    }
    let body = json!({
        "message": "You are being rate limited.",
        "retry_after": verdict.retry_after.unwrap_or_default().as_secs_f64(),
        "global": verdict.global,
    });
    let mut response = json_response(429, body.to_string());
    verdict.put_headers(response.headers_mut());
    response
}

fn refuse(shared: &Shared, call: &str, body: &Value, refusal: &Refusal) -> Response {
    if !refusal.blameless {
        shared.world().violation(call, &refusal.words(), &body.to_string());
    }
    json_response(refusal.status, refusal.to_json().to_string())
}

pub(super) fn json_response(status: u16, body: String) -> Response {
    respond(status, "application/json", body)
}

/// An answer without a body. Discord says it is HTML, and clients parse what says it is JSON.
pub(super) fn empty_response(status: u16) -> Response {
    respond(status, "text/html; charset=utf-8", String::new())
}

pub(super) fn respond(status: u16, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(HttpBody::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
