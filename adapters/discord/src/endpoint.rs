//! Takes interactions by HTTP: Discord calls us instead of us holding a connection.
//!
//! A call is answered with 202 and no body, and the interaction as over the gateway, by its callback. So there is one
//! way to acknowledge, and nothing can edit a response before Discord has it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use refrain_core::adapter::AdapterError;
use serenity::interactions_endpoint::Verifier;
use serenity::model::application::Interaction;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::PLATFORM;
use crate::dispatch::Dispatch;

/// Where Discord calls.
pub(crate) const PATH: &str = "/discord/interactions";
/// The largest interaction, a press under a message with everything in it, is far below.
const MAX_BODY: usize = 1 << 20;
/// Discord gives up after 3 s.
const READ_WITHIN: Duration = Duration::from_secs(3);

/// The application's public key, by which Discord's calls are known.
#[derive(Clone)]
pub struct PublicKey(Arc<Verifier>);

/// The text is no public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected the 64 hexadecimal digits that the page General Information of your application shows")]
pub struct PublicKeyError;

impl std::str::FromStr for PublicKey {
    type Err = PublicKeyError;

    fn from_str(text: &str) -> Result<Self, PublicKeyError> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(PublicKeyError);
        }
        let mut key = [0; 32];
        for (index, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).map_err(|_| PublicKeyError)?;
        }
        Verifier::try_new(key).map(Arc::new).map(Self).map_err(|_| PublicKeyError)
    }
}

/// What a call needs.
#[derive(Clone)]
struct Endpoint {
    key: PublicKey,
    dispatch: Arc<Dispatch>,
}

/// The route that Discord calls, to be mounted wherever there is a server.
pub(crate) fn router(key: PublicKey, dispatch: Arc<Dispatch>) -> Router {
    Router::new().route(PATH, post(receive)).with_state(Endpoint { key, dispatch })
}

/// Serves nothing but that route, until `shutdown`.
pub(crate) async fn serve(
    listen: SocketAddr,
    key: PublicKey,
    dispatch: Arc<Dispatch>,
    shutdown: CancellationToken,
) -> Result<(), AdapterError> {
    let failed = |error: std::io::Error| AdapterError::Network {
        platform: PLATFORM,
        detail: format!("no interactions can be taken on {listen}: {error}"),
    };
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    tracing::info!(%listen, path = PATH, "taking interactions by HTTP");
    axum::serve(listener, router(key, dispatch))
        .with_graceful_shutdown(shutdown.cancelled_owned())
        .await
        .map_err(failed)
}

async fn receive(State(endpoint): State<Endpoint>, headers: HeaderMap, body: Body) -> Response {
    let body = match tokio::time::timeout(READ_WITHIN, to_bytes(body, MAX_BODY)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (signature, timestamp) = (text("x-signature-ed25519"), text("x-signature-timestamp"));
    // Discord tries wrong signatures now and then, and takes the address away from who does not refuse them.
    if endpoint.key.0.verify(signature, timestamp, &body).is_err() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    match serde_json::from_slice(&body) {
        Ok(Interaction::Ping(_)) => ([("content-type", "application/json")], r#"{"type":1}"#).into_response(),
        Ok(interaction) => {
            endpoint.dispatch.take(interaction);
            StatusCode::ACCEPTED.into_response()
        }
        Err(error) => {
            tracing::warn!(%error, "an interaction that makes no sense");
            StatusCode::BAD_REQUEST.into_response()
        }
    }
}
