//! Takes interactions by HTTP: Discord calls us instead of us holding a connection.
//!
//! A call is answered with 202 and no body, and the interaction as over the gateway, by its callback. So there is one
//! way to acknowledge, and nothing can edit a response before Discord has it.

use std::fmt;
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
pub const PATH: &str = "/discord/interactions";
/// The largest interaction, a press under a message with everything in it, is far below.
const MAX_BODY: usize = 1 << 20;
/// Discord gives up after 3 s.
const READ_WITHIN: Duration = Duration::from_secs(3);

/// The application's public key, by which Discord's calls are known.
#[derive(Clone)]
pub struct PublicKey(Arc<Verifier>);

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey")
    }
}

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use ed25519_dalek::{Signer, SigningKey};
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::dispatch::tests::dispatch;
    use crate::stub::{Stub, interaction_json};

    fn discord() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn hex(bytes: &[u8]) -> String {
        use std::fmt::Write as _;
        bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        })
    }

    fn public_key() -> PublicKey {
        hex(discord().verifying_key().as_bytes()).parse().unwrap()
    }

    /// What is answered to a call with this body, signed for `signed`.
    async fn called(dispatch: Arc<Dispatch>, body: &str, signed: &str) -> (u16, Json) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(axum::serve(listener, router(public_key(), dispatch)).into_future());

        let signature = hex(&discord().sign(format!("170000{signed}").as_bytes()).to_bytes());
        let request = reqwest::Client::new()
            .post(format!("http://{address}{PATH}"))
            .header("x-signature-ed25519", signature)
            .header("x-signature-timestamp", "170000")
            .body(body.to_owned());
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap_or_default())
    }

    #[tokio::test]
    async fn discords_ping_is_answered() {
        let stub = Stub::answering([]).await;
        let ping = json!({"id": "1", "application_id": "900", "type": 1, "token": "aaa", "version": 1}).to_string();

        assert_eq!(called(dispatch(&stub), &ping, &ping).await, (200, json!({"type": 1})));
    }

    #[tokio::test]
    async fn a_call_that_is_not_discords_is_refused() {
        let stub = Stub::answering([]).await;
        let dispatch = dispatch(&stub);

        assert_eq!(called(Arc::clone(&dispatch), r#"{"type": 1}"#, r#"{"type": 2}"#).await.0, 401);

        dispatch.drain().await;
        assert_eq!(stub.calls().len(), 0);
    }

    #[tokio::test]
    async fn an_interaction_is_taken_and_answered_by_its_callback() {
        let stub = Stub::answering([("204 No Content", ""), ("200 OK", "{}")]).await;
        let dispatch = dispatch(&stub);
        let command = interaction_json(&json!({})).to_string();

        let answered = called(Arc::clone(&dispatch), &command, &command).await;
        dispatch.drain().await;

        assert_eq!(answered.0, 202);
        assert_eq!(stub.lines()[0], "POST /interactions/1000/aaa/callback");
    }

    #[tokio::test]
    async fn a_body_without_end_is_not_read() {
        let stub = Stub::answering([]).await;
        let long = "x".repeat(MAX_BODY + 1);

        assert_eq!(called(dispatch(&stub), &long, &long).await.0, 413);
    }

    #[test]
    fn a_public_key_has_64_hexadecimal_digits() {
        assert!("67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089".parse::<PublicKey>().is_ok());
        for text in ["", "67c6", &"é".repeat(32), &"x".repeat(64)] {
            assert!(text.parse::<PublicKey>().is_err(), "{text}");
        }
    }
}
