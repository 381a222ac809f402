//! One HTTP request, from its path to its answer: token, method, faults, description, flood control, effect.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    response::Response,
};
use http::{StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    faults::{Fault, Faults},
    flood::Flood,
    load::Load,
    methods,
    params::{self, Params},
    refusal::Refusal,
    spec::Spec,
    updates::Updates,
    webhook,
    world::{Call, World, unix_now},
};
use crate::socket::Switch;

/// Everything that the server's tasks and the test share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) token: String,
    pub(super) privacy: bool,
    /// Whether webhooks may be anywhere.
    pub(super) local: bool,
    /// Whether nothing but `/ping`s at full speed matter.
    pub(super) lean: bool,
    pub(super) spec: Option<Spec>,
    pub(super) world: Mutex<World>,
    pub(super) flood: Mutex<Flood>,
    pub(super) faults: Mutex<Faults>,
    pub(super) updates: Updates,
    pub(super) load: Load,
    /// Ticks after every call that was answered, and after all that people do.
    pub(super) changes: watch::Sender<u64>,
}

impl Shared {
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn flood(&self) -> MutexGuard<'_, Flood> {
        self.flood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn changed(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }
}

/// Answers one request.
pub(super) async fn handle(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(line): ConnectInfo<Switch>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let answer = match route(&shared, &path) {
        Ok(Target::Method(method)) => match params::read(request).await {
            Ok(params) => call(&shared, &line, method, params).await,
            Err(refusal) => refuse(&shared, method, &Params::default(), &refusal),
        },
        Ok(Target::File(bytes)) => return Response::new(Body::from(bytes)),
        Err(refusal) => refuse(&shared, &masked(&path), &Params::default(), &refusal),
    };
    shared.changed();
    answer
}

enum Target {
    Method(&'static str),
    File(bytes::Bytes),
}

fn route(shared: &Shared, path: &str) -> Result<Target, Refusal> {
    if let Some(rest) = path.strip_prefix("/file/bot") {
        let (token, file) = rest.split_once('/').ok_or_else(Refusal::not_found)?;
        if token != shared.token {
            return Err(Refusal::unauthorized());
        }
        // Some clients escape the slash inside the path that `getFile` told.
        let file = file.replace("%2F", "/");
        let id = file.strip_prefix("files/").ok_or_else(Refusal::not_found)?;
        return shared
            .world()
            .files
            .get(id)
            .map(|media| Target::File(media.bytes.clone()))
            .ok_or_else(Refusal::not_found);
    }
    let rest = path.strip_prefix("/bot").ok_or_else(Refusal::not_found)?;
    let (token, method) = rest.split_once('/').ok_or_else(Refusal::not_found)?;
    if token != shared.token {
        return Err(Refusal::unauthorized());
    }
    methods::named(method).map(Target::Method).ok_or_else(Refusal::not_found)
}

/// A path without the token in it.
fn masked(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

async fn call(shared: &Shared, line: &Switch, method: &'static str, params: Params) -> Response {
    if shared.lean && method == "sendMessage" {
        return lean_send(shared, &params);
    }
    if method != "getUpdates" && !shared.lean {
        let call = Call { method: method.to_owned(), params: params.clone(), at: Instant::now() };
        shared.world().calls.push(call);
        shared.changed();
    }
    let fault = shared.faults().take(method);
    match fault {
        None => answer(shared, method, &params).await,
        Some(Fault::Slow(gate)) => {
            gate.passed().await;
            answer(shared, method, &params).await
        }
        Some(Fault::TooMany { retry_after }) => {
            let told = check_flood(shared, method, &params);
            shared.flood().tell(chat_of(&params), retry_after, Instant::now());
            if let Err(refusal) = told {
                return refuse(shared, method, &params, &refusal);
            }
            json_response(429, Refusal::too_many(retry_after).to_json().to_string())
        }
        Some(Fault::Status(status)) => {
            let page = format!("<html><body><h1>{status}</h1></body></html>");
            respond(status, "text/html", page)
        }
        Some(Fault::Reset) => {
            line.cut();
            Response::default()
        }
        Some(Fault::ResetAfterDone) => {
            let answer = answer(shared, method, &params).await;
            line.cut();
            answer
        }
        Some(Fault::BadJson) => json_response(200, "{\"ok\":true,\"result\":{\"message_id\":".into()),
    }
}

async fn answer(shared: &Shared, method: &'static str, params: &Params) -> Response {
    if let Some(spec) = &shared.spec
        && let Err(fault) = spec.check(method, params)
    {
        return refuse(shared, method, params, &Refusal::bad_request(fault));
    }
    let result = match method {
        "getUpdates" => shared.updates.poll(params, &shared.load).await,
        "setWebhook" => webhook::set(shared, params).map(told),
        "deleteWebhook" => Ok(told(webhook::delete(shared, params))),
        "getWebhookInfo" => Ok(told(webhook::info(shared))),
        _ => check_flood(shared, method, params)
            .and_then(|()| methods::run(&mut shared.world(), method, params))
            .map(told),
    };
    match result {
        Ok(body) => json_response(200, body),
        Err(refusal) => refuse(shared, method, params, &refusal),
    }
}

/// The body of an answer with this result.
#[expect(clippy::needless_pass_by_value, reason = "it is made for nothing else")]
fn told(result: Value) -> String {
    json!({ "ok": true, "result": result }).to_string()
}

/// Sends and edits count; a call to a chat that was told to wait is refused whatever the limits are.
fn check_flood(shared: &Shared, method: &str, params: &Params) -> Result<(), Refusal> {
    let counts = (method.starts_with("send") && method != "sendChatAction") || method.starts_with("edit");
    if !counts || shared.lean {
        return Ok(());
    }
    let chat = chat_of(params);
    let admitted = shared.flood().admit(chat, chat < 0, Instant::now());
    admitted.map_err(|flooded| {
        let mut refusal = Refusal::too_many(flooded.retry_after);
        if flooded.ignored_wait {
            let what = format!("called inside a told wait, {} s too early", flooded.retry_after);
            shared.world().violation(method, params, &what);
            refusal.blameless = true;
        }
        refusal
    })
}

fn chat_of(params: &Params) -> i64 {
    params.get("chat_id").and_then(Value::as_i64).unwrap_or_default()
}

fn refuse(shared: &Shared, method: &str, params: &Params, refusal: &Refusal) -> Response {
    if !refusal.blameless {
        shared.world().violation(method, params, &refusal.description);
    }
    json_response(refusal.code, refusal.to_json().to_string())
}

/// The shortest way from a `sendMessage` to its answer: nothing is kept but the time it took.
fn lean_send(shared: &Shared, params: &Params) -> Response {
    let chat = chat_of(params);
    shared.load.answered(chat);
    let text = Value::from(params.text("text").unwrap_or_default());
    let body = format!(
        "{{\"ok\":true,\"result\":{{\"message_id\":1,\"date\":{},\"chat\":{{\"id\":{chat},\"type\":\"private\",\
         \"first_name\":\"P\"}},\"from\":{{\"id\":1,\"is_bot\":true,\"first_name\":\"B\"}},\"text\":{text}}}}}",
        unix_now()
    );
    json_response(200, body)
}

fn json_response(status: u16, body: String) -> Response {
    respond(status, "application/json", body)
}

fn respond(status: u16, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static(kind));
    response
}
