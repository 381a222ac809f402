//! The paths, and the server that listens on them.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use secrecy::ExposeSecret;
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::line::{Lines, Scissors};
use super::{LOOP_MODEL, PICTURE_MODEL, Shared, ask, call, reply};
use crate::model::Outcome;

/// The largest body: a prompt, and a picture in base64.
const LARGEST_BODY: usize = 32 * 1024 * 1024;

/// Serves until it is stopped and the calls under way have ended.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>, stop: CancellationToken) {
    let router = Router::new()
        .route("/models/v2/list/tasks", get(probe))
        .route("/models/v2/{owner}/{name}", post(model))
        .route("/files/{name}", get(file))
        .fallback(async || reply::error_with(StatusCode::NOT_FOUND, "Not found"))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(shared);
    let service = router.into_make_service_with_connect_info::<Scissors>();
    let served = axum::serve(Lines(listener), service).with_graceful_shutdown(stop.cancelled_owned()).await;
    if let Err(error) = served {
        tracing::warn!(%error, "the demonstration's upstream has stopped");
    }
}

/// The free probe of a key.
async fn probe(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    let alive = key_of(&shared, &headers).is_some_and(|key| !shared.panel.get().keys[key].dead);
    if alive {
        reply::output(&json!({ "error": null, "output": ["text-to-image", "text-to-video"] }))
    } else {
        reply::failure(Outcome::Unauthorized, None, 1)
    }
}

async fn model(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    Path((owner, name)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(key) = key_of(&shared, &headers) else { return reply::failure(Outcome::Unauthorized, None, 1) };
    let call = call::Call::begin(&shared, key, &format!("{owner}/{name}"));
    let kind = match format!("{owner}/{name}").as_str() {
        PICTURE_MODEL => call::Kind::Picture,
        LOOP_MODEL => call::Kind::Loop,
        _ => return call.refuse(StatusCode::NOT_FOUND, "Model not found"),
    };
    let is_json = headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    if !is_json {
        return call.refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json");
    }
    match ask::read(&body) {
        Ok(ask) => {
            let idempotency_key = headers.get("idempotency-key").map(|value| value.as_bytes().to_vec());
            call.answer(kind, ask, idempotency_key.as_deref(), &scissors).await
        }
        Err(error) => call.refuse(StatusCode::UNPROCESSABLE_ENTITY, &error),
    }
}

async fn file(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    match shared.files().get(&name) {
        Some(file) => reply::media(file),
        None => reply::error_with(StatusCode::NOT_FOUND, "Not found"),
    }
}

/// Which key is in `Authorization: Key K`, by its index.
fn key_of(shared: &Shared, headers: &HeaderMap) -> Option<usize> {
    let sent = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Key ")?;
    // In plain time: the secrets are known to everybody who reads this file, and open nothing but this server.
    shared.keys.iter().position(|key| key.secret.expose_secret() == sent)
}
