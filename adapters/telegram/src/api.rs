//! One call to the Bot API, one attempt. Repeating is [`delivery`](crate::delivery)'s business.
//!
//! The payloads and types are teloxide's, the transport is not: teloxide's own sleeps 10 s inside every call that a 5xx
//! answers, drops the error code, has one time limit for all calls and shows the token in `Debug`.

use std::error::Error;
use std::fmt::Write as _;
use std::time::Duration;

use refrain_core::metrics;
use refrain_core::request::Platform;
use reqwest::multipart::Form;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde::de::DeserializeOwned;
use teloxide::requests::Payload;
use url::Url;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// 50 MB in this time is 3.5 Mbit/s.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(2);
/// A full batch of 100 updates with long texts and entities stays far below.
const MAX_ANSWER: usize = 16 << 20;
/// Where a 429 does not say how long, or says 0.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);

/// The Bot API at one address with one token; cheap to clone.
#[derive(Clone)]
pub(crate) struct BotApi {
    client: Client,
    token: SecretString,
    address: Url,
}

/// Why a call gave no result. No text in here holds the token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CallError {
    /// The Bot API said no.
    #[error("Telegram answered {code}: {description}")]
    Refused { code: u16, description: String },
    /// Flood control: nothing was done.
    #[error("Telegram asks to wait {} s", retry_after.as_secs())]
    Flood { retry_after: Duration },
    /// The group became a supergroup: nothing was done, the chat has a new id.
    #[error("the group became the supergroup {to}")]
    Migrated { to: i64 },
    /// The server failed, or something in front of it.
    #[error("Telegram answered {status}")]
    Server { status: u16 },
    /// No connection was made: nothing was done.
    #[error("no connection: {0}")]
    Unsent(String),
    /// The connection failed with the call on its way: it may have been done.
    #[error("the connection failed: {0}")]
    Lost(String),
    /// The answer is none of the Bot API's: the call may have been done.
    #[error("an answer that makes no sense (status {status}): {detail}")]
    Garbled { status: u16, detail: String },
    /// Something better came before it was its turn: nothing was done.
    #[error("given up for something better")]
    GivenUp,
}

impl BotApi {
    pub(crate) fn new(token: SecretString, address: Url) -> Self {
        let client = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(CALL_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .tcp_nodelay(true)
            .tcp_keepalive(Duration::from_secs(30))
            // An upload of 50 MB and a long poll would share one HTTP/2 connection, its window and its death.
            .http1_only()
            .build();
        #[expect(clippy::expect_used, reason = "it fails only without a TLS backend, and rustls is compiled in")]
        let client = client.expect("rustls with built-in roots");
        Self { client, token, address }
    }

    /// The same token at another address.
    pub(crate) fn at(self, address: Url) -> Self {
        Self { address, ..self }
    }

    pub(crate) const fn token(&self) -> &SecretString {
        &self.token
    }

    /// Sends `payload` as JSON, within 30 s.
    pub(crate) async fn call<P, R>(&self, payload: &P) -> Result<R, CallError>
    where
        P: Payload + Serialize + Sync,
        R: DeserializeOwned,
    {
        counted(self.call_within(CALL_TIMEOUT, payload).await)
    }

    /// Sends `payload` as JSON, within `timeout`.
    pub(crate) async fn call_within<P, R>(&self, timeout: Duration, payload: &P) -> Result<R, CallError>
    where
        P: Payload + Serialize + Sync,
        R: DeserializeOwned,
    {
        let request = self.client.post(self.url(P::NAME)?).timeout(timeout).json(payload);
        self.result(request).await
    }

    /// Sends a form with a file, within 120 s.
    pub(crate) async fn upload<R: DeserializeOwned>(&self, method: &str, form: Form) -> Result<R, CallError> {
        let request = self.client.post(self.url(method)?).timeout(UPLOAD_TIMEOUT).multipart(form);
        counted(self.result(request).await)
    }

    fn url(&self, method: &str) -> Result<Url, CallError> {
        let mut url = self.address.clone();
        url.path_segments_mut()
            .map_err(|()| CallError::Unsent("the address of the Bot API must start with http:// or https://".into()))?
            .pop_if_empty()
            .push(&format!("bot{}", self.token.expose_secret()))
            .push(method);
        Ok(url)
    }

    async fn result<R: DeserializeOwned>(&self, request: RequestBuilder) -> Result<R, CallError> {
        let response = request.send().await.map_err(|error| self.transport(error))?;
        let status = response.status();
        let retry_after = header_seconds(&response);

        let body = match read(response).await {
            Ok(Some(body)) => body,
            Ok(None) => return Err(CallError::Garbled { status: status.as_u16(), detail: "it is too long".into() }),
            Err(error) => return Err(self.transport(error)),
        };
        match serde_json::from_slice::<Answer<R>>(&body) {
            Ok(Answer { ok: true, result: Some(result), .. }) => Ok(result),
            Ok(Answer { ok: true, result: None, .. }) => {
                Err(CallError::Garbled { status: status.as_u16(), detail: "there is no result in it".into() })
            }
            Ok(refusal) => Err(self.refusal(status, retry_after, refusal)),
            Err(_) if status.is_server_error() => Err(CallError::Server { status: status.as_u16() }),
            Err(_) if status == StatusCode::TOO_MANY_REQUESTS => Err(CallError::flood(retry_after)),
            // A proxy's page, most often. What it says is not shown: it may repeat the address.
            Err(_) if status.is_client_error() => Err(CallError::Refused {
                code: status.as_u16(),
                description: status.canonical_reason().unwrap_or("not the Bot API's words").to_owned(),
            }),
            Err(error) => Err(CallError::Garbled { status: status.as_u16(), detail: self.scrub(&error.to_string()) }),
        }
    }

    fn refusal<R>(&self, status: StatusCode, retry_after: Option<Duration>, answer: Answer<R>) -> CallError {
        let code = answer.error_code.unwrap_or_else(|| status.as_u16());
        let parameters = answer.parameters.unwrap_or_default();
        if let Some(to) = parameters.migrate_to_chat_id {
            return CallError::Migrated { to };
        }
        if code == 429 {
            let told = parameters.retry_after.map(Duration::from_secs).or(retry_after);
            return CallError::flood(told);
        }
        if code >= 500 {
            return CallError::Server { status: code };
        }
        CallError::Refused { code, description: self.scrub(&answer.description.unwrap_or_default()) }
    }

    fn transport(&self, error: reqwest::Error) -> CallError {
        let unsent = error.is_connect() || error.is_builder();
        let error = error.without_url();
        let mut detail = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let _ = write!(detail, ": {cause}");
            source = cause.source();
        }
        let detail = self.scrub(&detail);
        if unsent { CallError::Unsent(detail) } else { CallError::Lost(detail) }
    }

    /// Takes the token out of what the other side says.
    fn scrub(&self, text: &str) -> String {
        match self.token.expose_secret() {
            "" => text.to_owned(),
            token => text.replace(token, "<token>"),
        }
    }
}

impl CallError {
    /// The name in metrics.
    const fn label(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "refused",
            Self::Flood { .. } => "limited",
            Self::Migrated { .. } => "migrated",
            Self::Server { .. } => "server",
            Self::Unsent(_) => "unsent",
            Self::Lost(_) => "lost",
            Self::Garbled { .. } => "garbled",
            Self::GivenUp => "given_up",
        }
    }

    fn flood(told: Option<Duration>) -> Self {
        Self::Flood { retry_after: told.unwrap_or_default().max(SHORTEST_WAIT) }
    }
}

/// Counts a call that ended.
fn counted<R>(done: Result<R, CallError>) -> Result<R, CallError> {
    metrics::platform_call(Platform::TELEGRAM.as_str(), done.as_ref().map_or_else(CallError::label, |_| "ok"));
    done
}

/// The envelope of every answer.
#[derive(serde::Deserialize)]
#[serde(bound = "R: DeserializeOwned")]
struct Answer<R> {
    ok: bool,
    result: Option<R>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Default, serde::Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

fn header_seconds(response: &Response) -> Option<Duration> {
    response.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// The body, or `None` if it is longer than any answer of the Bot API.
async fn read(mut response: Response) -> Result<Option<Vec<u8>>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::sync::{Arc, Mutex};

    use serde_json::Value;
    use teloxide::payloads::GetMe;
    use tokio::net::TcpListener;

    use super::*;
    use crate::stub::{Stub, TOKEN};

    /// What comes of a call that is answered so; an empty status hangs up instead.
    async fn answered(status: &str, body: &str) -> CallError {
        let stub = Stub::answering([(status, body)]).await;
        stub.api().call::<_, Value>(&GetMe::new()).await.unwrap_err()
    }

    fn assert_no_token(error: &CallError) {
        assert!(!format!("{error} {error:?}").contains("secretsecret"), "{error:?}");
    }

    #[tokio::test]
    async fn no_error_shows_the_token() {
        let echo = format!(r#"{{"ok": false, "error_code": 400, "description": "bad path /bot{TOKEN}/getMe"}}"#);
        let page = format!("<html>/bot{TOKEN}/getMe</html>");
        let wrong = format!(r#"{{"ok": "{TOKEN}"}}"#);

        for (status, body) in [
            ("400 Bad Request", echo.as_str()),
            ("502 Bad Gateway", &page),
            ("404 Not Found", &page),
            ("200 OK", &page),
            ("200 OK", &wrong),
            ("", ""),
        ] {
            assert_no_token(&answered(status, body).await);
        }
    }

    /// Keeps all log lines of this test binary.
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn no_log_line_shows_the_token_however_verbose() {
        let lines = Lines::default();
        let writer = lines.clone();
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).init();

        for (status, body) in [("200 OK", r#"{"ok": true, "result": 1}"#), ("502 Bad Gateway", ""), ("", "")] {
            let stub = Stub::answering([(status, body)]).await;
            let _ = stub.api().call::<_, Value>(&GetMe::new()).await;
        }

        let lines = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert!(lines.contains("starting new connection"), "the client's own lines are not in: {lines}");
        assert!(!lines.contains("secretsecret"), "{lines}");
    }

    #[tokio::test]
    async fn a_refused_connection_is_known_to_be_unsent_and_shows_no_token() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let api = BotApi::new(TOKEN.into(), address.parse().unwrap());

        let error = api.call::<_, Value>(&GetMe::new()).await.unwrap_err();

        assert!(matches!(error, CallError::Unsent(_)), "{error:?}");
        assert_no_token(&error);
    }

    #[tokio::test]
    async fn a_connection_that_dies_after_the_call_was_sent_is_lost() {
        assert!(matches!(answered("", "").await, CallError::Lost(_)));
    }

    #[tokio::test]
    async fn flood_control_says_how_long_to_wait() {
        let body = r#"{"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7}}"#;

        let error = answered("429 Too Many Requests", body).await;

        assert_eq!(error, CallError::Flood { retry_after: Duration::from_secs(7) });
    }

    #[tokio::test]
    async fn a_failing_server_is_told_at_once_whatever_it_answers() {
        for body in ["<html>Bad Gateway</html>", r#"{"ok": false, "error_code": 502, "description": "Bad Gateway"}"#] {
            assert_eq!(answered("502 Bad Gateway", body).await, CallError::Server { status: 502 });
        }
    }

    #[tokio::test]
    async fn a_group_that_became_a_supergroup_tells_its_new_id() {
        let body = r#"{"ok": false, "error_code": 400, "description": "group chat was upgraded",
            "parameters": {"migrate_to_chat_id": -1001234}}"#;

        assert_eq!(answered("400 Bad Request", body).await, CallError::Migrated { to: -1_001_234 });
    }

    #[test]
    fn a_token_with_a_slash_stays_one_part_of_the_address() {
        let api = BotApi::new("1:a/b".into(), "http://localhost:8081/base/".parse().unwrap());

        assert_eq!(api.url("getMe").unwrap().path(), "/base/bot1:a%2Fb/getMe");
    }
}
