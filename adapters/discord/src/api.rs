//! One call to Discord's API, one attempt. Repeating is [`delivery`](crate::delivery)'s business.
//!
//! The types and the gateway are serenity's, the transport is not: serenity's limiter puts the edits of all interactions
//! into one bucket, keeps every route it ever saw and can't be combined with another address; and without its limiter,
//! a 429 loses how long to wait.

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use refrain_core::metrics;
use refrain_core::request::Platform;
use reqwest::header::HeaderMap;
use reqwest::multipart::Form;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use tokio::sync::Semaphore;
use url::Url;

use crate::precedence::Precedence;
use crate::route::{Route, Verb};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// 25 MiB in this time is 1.7 Mbit/s.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(2);
/// Discord drops what is not answered within 3 s, so a longer wait is of no use to anybody.
const CALLBACK_TIMEOUT: Duration = Duration::from_millis(2800);
/// All commands with all their localizations stay below 2 MB.
const MAX_ANSWER: usize = 16 << 20;
/// Where a 429 does not say how long, or says 0.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);
/// Calls at once: over HTTP/1.1, each is a connection. Acknowledgements have their own, so that no upload is before them.
const CALLS: usize = 256;
const CALLBACKS: usize = 256;
/// Discord asks for this form; a bot without it may be blocked.
const USER_AGENT: &str = concat!("DiscordBot (https://crates.io/crates/refrain, ", env!("CARGO_PKG_VERSION"), ")");
/// How much of what Discord says about a fault is told.
const DETAIL: usize = 600;

/// Discord's API at one address with one token; cheap to clone.
#[derive(Clone)]
pub(crate) struct Api {
    client: Client,
    token: SecretString,
    address: Url,
    calls: Arc<Semaphore>,
    callbacks: Arc<Semaphore>,
    precedence: Arc<Precedence>,
}

/// What a call carries.
pub(crate) enum Body<'a> {
    /// Nothing.
    Empty,
    /// JSON.
    Json(&'a Json),
    /// A form with files.
    Form(Form),
}

/// What came of a call, and what was told about its rate limit on the way.
pub(crate) type Answered<R> = (Told, Result<R, CallError>);

/// What an answer tells about its rate limit, by the headers `X-RateLimit-…`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Told {
    /// The bucket's name, which endpoints may share.
    pub(crate) bucket: Option<String>,
    /// Calls in each window.
    pub(crate) limit: Option<u32>,
    /// Calls left in this window.
    pub(crate) remaining: Option<u32>,
    /// Until the next window.
    pub(crate) reset_after: Option<Duration>,
}

/// Why a call gave no result. No text in here holds a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CallError {
    /// Discord said no.
    #[error("Discord answered {status}, {code}: {message}")]
    Refused {
        status: u16,
        /// Discord's own number for what is wrong, 0 if there is none.
        code: u32,
        message: String,
    },
    /// Too many calls: nothing was done.
    #[error("Discord asks to wait {retry_after:?}")]
    RateLimited {
        retry_after: Duration,
        /// Whether all of the bot's calls have to wait.
        global: bool,
    },
    /// The server failed, or something in front of it.
    #[error("Discord answered {status}")]
    Server { status: u16 },
    /// No connection was made: nothing was done.
    #[error("no connection: {0}")]
    Unsent(String),
    /// The connection failed with the call on its way: it may have been done.
    #[error("the connection failed: {0}")]
    Lost(String),
    /// The answer is none of Discord's: the call may have been done.
    #[error("an answer that makes no sense (status {status}): {detail}")]
    Garbled { status: u16, detail: String },
    /// Something better came before it was its turn: nothing was done.
    #[error("given up for something better")]
    GivenUp,
}

impl Api {
    pub(crate) fn new(token: SecretString, address: Url) -> Self {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(CALL_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .tcp_nodelay(true)
            .tcp_keepalive(Duration::from_secs(30))
            .build();
        #[expect(clippy::expect_used, reason = "it fails only without a TLS backend, and rustls is compiled in")]
        let client = client.expect("rustls with built-in roots");
        let (calls, callbacks) = (Arc::new(Semaphore::new(CALLS)), Arc::new(Semaphore::new(CALLBACKS)));
        Self { client, token, address, calls, callbacks, precedence: Arc::default() }
    }

    /// The same token at another address.
    pub(crate) fn at(self, address: Url) -> Self {
        Self { address, ..self }
    }

    pub(crate) const fn token(&self) -> &SecretString {
        &self.token
    }

    pub(crate) const fn address(&self) -> &Url {
        &self.address
    }

    /// Makes one call. An answer without a body counts as `null`.
    pub(crate) async fn call<R: DeserializeOwned>(&self, verb: Verb, route: Route<'_>, body: Body<'_>) -> Answered<R> {
        let is_callback = matches!(route, Route::Callback { .. });
        let _unacknowledged = is_callback.then(|| self.precedence.acknowledging());
        if !is_callback {
            self.precedence.give_way().await;
        }
        let (lane, timeout) = match (&route, &body) {
            (Route::Callback { .. }, _) => (&self.callbacks, CALLBACK_TIMEOUT),
            (_, Body::Form(_)) => (&self.calls, UPLOAD_TIMEOUT),
            (_, Body::Empty | Body::Json(_)) => (&self.calls, CALL_TIMEOUT),
        };
        let url = match self.url(route) {
            Ok(url) => url,
            Err(error) => return (Told::default(), Err(error)),
        };
        let mut request = self.client.request(verb.into(), url).timeout(timeout);
        if verb == Verb::Get && route.wants_localizations() {
            request = request.query(&[("with_localizations", "true")]);
        }
        if route.needs_bot_token() {
            request = request.header("authorization", format!("Bot {}", self.token.expose_secret()));
        }
        let request = match body {
            Body::Empty => request,
            Body::Json(json) => request.json(json),
            Body::Form(form) => request.multipart(form),
        };
        // It is never closed, so there always is a permit in the end.
        let _permit = lane.acquire().await;
        let (told, done) = self.answer(request).await;
        let outcome = done.as_ref().map_or_else(CallError::label, |_| "ok");
        metrics::platform_call(Platform::DISCORD.as_str(), outcome);
        (told, done)
    }

    fn url(&self, route: Route<'_>) -> Result<Url, CallError> {
        let mut url = self.address.clone();
        url.path_segments_mut()
            .map_err(|()| CallError::Unsent("the address of Discord must start with http:// or https://".into()))?
            .pop_if_empty()
            .extend(["api", "v10"])
            .extend(route.segments());
        Ok(url)
    }

    async fn answer<R: DeserializeOwned>(&self, request: RequestBuilder) -> Answered<R> {
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) => return (Told::default(), Err(self.transport(error))),
        };
        let told = Told::of(response.headers());
        let result = self.result(response).await;
        (told, result)
    }

    async fn result<R: DeserializeOwned>(&self, response: Response) -> Result<R, CallError> {
        let status = response.status();
        let headers = response.headers().clone();
        let body = match read(response).await {
            Ok(Some(body)) => body,
            Ok(None) => return Err(CallError::Garbled { status: status.as_u16(), detail: "it is too long".into() }),
            Err(error) => return Err(self.transport(error)),
        };
        if status.is_success() {
            let body = if body.is_empty() { b"null" } else { &*body };
            return serde_json::from_slice(body).map_err(|error| CallError::Garbled {
                status: status.as_u16(),
                detail: self.scrub(&error.to_string()),
            });
        }
        let said: Refusal = serde_json::from_slice(&body).unwrap_or_default();
        Err(self.refusal(status, &headers, said))
    }

    fn refusal(&self, status: StatusCode, headers: &HeaderMap, said: Refusal) -> CallError {
        if status == StatusCode::TOO_MANY_REQUESTS {
            let told = said.retry_after.or_else(|| number(headers, "retry-after"));
            let scope = headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "global");
            let global = said.global || scope || headers.contains_key("x-ratelimit-global");
            return CallError::RateLimited { retry_after: seconds(told.unwrap_or(1.0)).max(SHORTEST_WAIT), global };
        }
        if status.is_server_error() {
            return CallError::Server { status: status.as_u16() };
        }
        // A proxy's page, most often, where there are no words. What it says is not shown: it may repeat the address.
        let mut message = said.message.unwrap_or_else(|| status.canonical_reason().unwrap_or("no reason").to_owned());
        if let Some(errors) = said.errors {
            let _ = write!(message, " {errors}");
        }
        let message = self.scrub(&message).chars().take(DETAIL).collect();
        CallError::Refused { status: status.as_u16(), code: said.code, message }
    }

    fn transport(&self, error: reqwest::Error) -> CallError {
        let unsent = error.is_connect() || error.is_builder();
        // The path may hold an interaction's token.
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

    /// Takes the bot's token out of what the other side says.
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
            Self::RateLimited { .. } => "limited",
            Self::Server { .. } => "server",
            Self::Unsent(_) => "unsent",
            Self::Lost(_) => "lost",
            Self::Garbled { .. } => "garbled",
            Self::GivenUp => "given_up",
        }
    }

    /// Whether Discord refused with one of these numbers of its own.
    pub(crate) fn is(&self, codes: &[u32]) -> bool {
        matches!(self, Self::Refused { code, .. } if codes.contains(code))
    }
}

impl Told {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        Self {
            bucket: text("x-ratelimit-bucket").map(str::to_owned),
            limit: text("x-ratelimit-limit").and_then(|limit| limit.trim().parse().ok()),
            remaining: text("x-ratelimit-remaining").and_then(|remaining| remaining.trim().parse().ok()),
            reset_after: number(headers, "x-ratelimit-reset-after").map(seconds),
        }
    }
}

/// What Discord says where it says no.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Refusal {
    code: u32,
    message: Option<String>,
    errors: Option<Json>,
    retry_after: Option<f64>,
    global: bool,
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// Rounded up to a millisecond, at most a day: Discord's fractions end before their window does.
fn seconds(seconds: f64) -> Duration {
    let bounded = if seconds.is_finite() { seconds.clamp(0.0, 86_400.0) } else { 1.0 };
    Duration::from_secs_f64((bounded * 1000.0).ceil() / 1000.0)
}

/// The body, or `None` if it is longer than any answer of Discord.
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

    use serde_json::json;

    use super::*;
    use crate::stub::{Stub, TOKEN};

    /// What comes of a call that is answered so; an empty status hangs up instead.
    async fn answered(status: &str, body: &str) -> (Told, CallError) {
        let stub = Stub::answering([(status, body)]).await;
        let (told, result) = stub.api().call::<Json>(Verb::Get, Route::Me, Body::Empty).await;
        (told, result.unwrap_err())
    }

    #[tokio::test]
    async fn the_bots_token_goes_in_a_header_and_an_interactions_in_the_path() {
        let stub = Stub::answering([("200 OK", "{}"), ("204 No Content", "")]).await;
        let token = SecretString::from("aaa");
        let callback = Route::Callback { interaction: 7, token: &token };

        let (_, me) = stub.api().call::<Json>(Verb::Get, Route::Me, Body::Empty).await;
        let (_, answered) = stub.api().call::<Json>(Verb::Post, callback, Body::Json(&json!({"type": 5}))).await;

        assert_eq!((me, answered), (Ok(json!({})), Ok(Json::Null)));
        let calls = stub.calls();
        assert_eq!(stub.lines(), ["GET /users/@me", "POST /interactions/7/aaa/callback"]);
        assert!(calls[0].head.contains(&format!("authorization: bot {}", TOKEN.to_lowercase())));
        assert!(calls[0].head.contains("user-agent: discordbot (https://"));
        assert!(!calls[1].head.contains("authorization"));
        assert_eq!(calls[1].json(), json!({"type": 5}));
    }

    #[tokio::test]
    async fn commands_are_asked_for_with_all_their_languages() {
        let stub = Stub::answering([("200 OK", "[]")]).await;

        let commands = Route::Commands { application: 900, guild: Some(7) };
        let (_, _) = stub.api().call::<Json>(Verb::Get, commands, Body::Empty).await;

        assert_eq!(stub.lines(), ["GET /applications/900/guilds/7/commands?with_localizations=true"]);
    }

    #[tokio::test]
    async fn a_refusal_keeps_discords_number_and_its_words() {
        let body = r#"{"code": 50035, "message": "Invalid Form Body", "errors": {"content": "too long"}}"#;

        let (_, error) = answered("400 Bad Request", body).await;

        let message = r#"Invalid Form Body {"content":"too long"}"#.to_owned();
        assert_eq!(error, CallError::Refused { status: 400, code: 50_035, message });
    }

    #[tokio::test]
    async fn what_an_answer_tells_of_its_limit_is_read() {
        let headers = "404 Not Found\nX-RateLimit-Bucket: abc\nX-RateLimit-Limit: 5\nX-RateLimit-Remaining: 4\n\
                       X-RateLimit-Reset-After: 1.2345";

        let (told, _) = answered(headers, "{}").await;

        let reset_after = Some(Duration::from_millis(1235));
        assert_eq!(told, Told { bucket: Some("abc".into()), limit: Some(5), remaining: Some(4), reset_after });
    }

    #[tokio::test]
    async fn too_many_calls_come_with_the_wait_and_whether_it_is_for_all() {
        let (_, body) = answered("429 Too Many Requests", r#"{"retry_after": 1.5, "global": false}"#).await;
        let (_, header) = answered("429 Too Many Requests\nRetry-After: 3\nX-RateLimit-Scope: global", "<html>").await;

        assert_eq!(body, CallError::RateLimited { retry_after: Duration::from_millis(1500), global: false });
        assert_eq!(header, CallError::RateLimited { retry_after: Duration::from_secs(3), global: true });
    }

    #[tokio::test]
    async fn faults_of_the_server_and_of_the_way_are_told_apart() {
        assert_eq!(answered("502 Bad Gateway", "<html>").await.1, CallError::Server { status: 502 });
        assert!(matches!(answered("", "").await.1, CallError::Lost(_)));
        assert!(matches!(answered("200 OK", "<html>").await.1, CallError::Garbled { status: 200, .. }));
        let nowhere = Api::new(TOKEN.into(), "http://127.0.0.1:1".parse().unwrap());
        let (_, unsent) = nowhere.call::<Json>(Verb::Get, Route::Me, Body::Empty).await;
        assert!(matches!(unsent, Err(CallError::Unsent(_))));
    }

    #[tokio::test]
    async fn no_error_shows_a_token() {
        let token = SecretString::from("interaction-token");
        let stub = Stub::answering([("", "")]).await;
        let followups = Route::Followups { application: 900, token: &token };
        let (_, lost) = stub.api().call::<Json>(Verb::Post, followups, Body::Empty).await;
        let (_, repeated) = answered("400 Bad Request", &json!({ "message": TOKEN }).to_string()).await;

        for error in [lost.unwrap_err(), repeated] {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains(TOKEN) && !shown.contains("interaction-token"), "{shown}");
        }
    }
}
