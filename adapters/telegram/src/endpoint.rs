//! Takes updates by HTTP: Telegram calls us instead of being asked.
//!
//! A call is answered with 200 once what it asks for can't be lost any more, and with 503 where it could not be taken, which
//! makes Telegram call again. Within one chat Telegram sends the next update only after that, so their order is kept.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use subtle::ConstantTimeEq;
use teloxide::types::Update;
use tokio_util::sync::CancellationToken;

use crate::dispatch::Dispatch;
use crate::recent::Recent;

/// Where Telegram calls.
pub const PATH: &str = "/telegram/webhook";
/// What Telegram sends along to prove that it is Telegram.
pub(crate) const SECRET: &str = "x-telegram-bot-api-secret-token";
/// The largest update, a message of 4,096 characters with all its entities that answers another, is far below.
const MAX_BODY: usize = 1 << 20;
/// Telegram sends a body at once; somebody else may not.
const READ_WITHIN: Duration = Duration::from_secs(10);
/// When Telegram is to come back, in seconds.
const SOON: &str = "1";

/// What a call needs.
#[derive(Clone)]
struct Endpoint {
    secret: Arc<str>,
    dispatch: Arc<Dispatch>,
    recent: Arc<Recent>,
    shutdown: CancellationToken,
}

/// The route that Telegram calls with `secret`, to be mounted wherever there is a server. After `shutdown`, nothing more is
/// taken.
pub(crate) fn router(secret: &str, dispatch: Arc<Dispatch>, shutdown: CancellationToken) -> Router {
    let endpoint = Endpoint { secret: secret.into(), dispatch, recent: Arc::default(), shutdown };
    Router::new().route(PATH, post(receive)).with_state(endpoint)
}

async fn receive(State(endpoint): State<Endpoint>, headers: HeaderMap, body: Body) -> Response {
    // Before anything is read: whoever does not know the secret costs nothing.
    if !is_telegrams(&headers, &endpoint.secret) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if body.size_hint().lower() > MAX_BODY as u64 {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let body = match tokio::time::timeout(READ_WITHIN, to_bytes(body, MAX_BODY)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let update: Update = match serde_json::from_slice(&body) {
        Ok(update) => update,
        Err(error) => {
            tracing::warn!(%error, "an update that makes no sense");
            return StatusCode::BAD_REQUEST.into_response();
        }
    };
    // First in this order: a stop waits for those who are in, and who comes in after it is sent away.
    let _visit = endpoint.dispatch.visit();
    if endpoint.shutdown.is_cancelled() || !endpoint.recent.once(&endpoint.dispatch, update).await {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, SOON)]).into_response();
    }
    // Without a body: one would be taken for a call of a method.
    StatusCode::OK.into_response()
}

/// Whether the secret is there, once, and the right one. How long it takes to find out tells nothing of it.
fn is_telegrams(headers: &HeaderMap, secret: &str) -> bool {
    let mut sent = headers.get_all(SECRET).iter();
    let (Some(sent), None) = (sent.next(), sent.next()) else { return false };
    sent.as_bytes().ct_eq(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use reqwest::RequestBuilder;
    use serde_json::json;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;
    use crate::dispatch::tests::dispatch;
    use crate::stub::Stub;

    const OK: &str = r#"{"ok": true, "result": true}"#;

    /// A server with that route, and how to call it.
    struct Server {
        address: String,
        dispatch: Arc<Dispatch>,
        shutdown: CancellationToken,
    }

    impl Server {
        async fn start(stub: &Stub) -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = format!("http://{}{PATH}", listener.local_addr().unwrap());
            let (dispatch, shutdown) = (dispatch(stub), CancellationToken::new());
            let router = router("the-secret", Arc::clone(&dispatch), shutdown.clone());
            tokio::spawn(axum::serve(listener, router).into_future());
            Self { address, dispatch, shutdown }
        }

        fn call(&self, secret: Option<&str>) -> RequestBuilder {
            let call = reqwest::Client::new().post(&self.address).body(press(7));
            secret.into_iter().fold(call, |call, secret| call.header(SECRET, secret))
        }

        async fn status(&self, call: RequestBuilder) -> u16 {
            call.send().await.unwrap().status().as_u16()
        }
    }

    /// A press of a button that nobody knows, which is answered by one call and asks for nothing else.
    fn press(update: u32) -> String {
        let from = json!({"id": 42, "is_bot": false, "first_name": "Anna"});
        let query = json!({"id": "q", "from": from, "chat_instance": "1", "data": "from the future"});
        json!({"update_id": update, "callback_query": query}).to_string()
    }

    #[tokio::test]
    async fn who_does_not_know_the_secret_is_turned_away_before_anything_is_read() {
        let stub = Stub::answering([]).await;
        let server = Server::start(&stub).await;

        for secret in [None, Some(""), Some("the-secre"), Some("the-secret2"), Some("THE-SECRET")] {
            assert_eq!(server.status(server.call(secret)).await, 401, "{secret:?}");
        }
        let twice = server.call(Some("the-secret")).header(SECRET, "the-secret");
        assert_eq!(server.status(twice).await, 401);

        server.dispatch.drain().await;
        assert!(stub.calls().is_empty());
    }

    #[tokio::test]
    async fn an_update_is_taken_once_however_often_it_comes() {
        let stub = Stub::answering([("200 OK", OK), ("200 OK", OK)]).await;
        let server = Server::start(&stub).await;
        let call = |body: String| server.call(Some("the-secret")).body(body);

        let same = futures::future::join_all((0..5).map(|_| server.status(call(press(7))))).await;
        let other = server.status(call(press(8))).await;

        server.dispatch.drain().await;
        assert_eq!((same, other), (vec![200; 5], 200));
        assert_eq!(stub.calls().len(), 2);
    }

    #[tokio::test]
    async fn what_can_not_be_read_is_refused_and_what_is_new_is_taken() {
        let stub = Stub::answering([]).await;
        let server = Server::start(&stub).await;
        let call = |body: &str| server.status(server.call(Some("the-secret")).body(body.to_owned()));

        assert_eq!(call("{").await, 400);
        assert_eq!(call("{}").await, 400);
        assert_eq!(call(r#"{"update_id": 9, "from_the_future": {}}"#).await, 200, "it would come again for ever");
    }

    #[tokio::test]
    async fn a_body_that_is_too_large_is_refused_before_it_is_sent() {
        let stub = Stub::answering([]).await;
        let server = Server::start(&stub).await;
        let host = server.address.strip_prefix("http://").unwrap().strip_suffix(PATH).unwrap();
        let mut stream = TcpStream::connect(host).await.unwrap();
        let head = format!(
            "POST {PATH} HTTP/1.1\r\nHost: {host}\r\n{SECRET}: the-secret\r\nContent-Length: {}\r\n\r\n",
            MAX_BODY + 1
        );

        stream.write_all(head.as_bytes()).await.unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).await.unwrap();

        assert_eq!(&status, b"HTTP/1.1 413");
    }

    #[tokio::test]
    async fn after_the_stop_telegram_is_asked_to_come_back() {
        let stub = Stub::answering([]).await;
        let server = Server::start(&stub).await;
        server.shutdown.cancel();

        let answer = server.call(Some("the-secret")).send().await.unwrap();

        assert_eq!((answer.status().as_u16(), &answer.headers()["retry-after"]), (503, &"1".parse().unwrap()));
        server.dispatch.drain().await;
        assert!(stub.calls().is_empty());
    }
}
