//! How a batch is sent: with the HTTP client of this workspace, for OpenTelemetry's would be another one, and by tasks of the
//! runtime, for batches come from a thread of their own.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use refrain::core::metrics;
use refrain::settings::Header;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use secrecy::ExposeSecret as _;
use tokio::runtime::Handle;

const CONNECT: Duration = Duration::from_secs(3);
/// How long one call may take.
const CALL: Duration = Duration::from_secs(5);
/// How much of an answer is read: it says nothing, or why a part was not taken.
const MOST: usize = 64 << 10;

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub(super) enum Signal {
    Traces,
    Logs,
}

/// Sends batches of one signal.
pub(super) struct Client {
    signal: Signal,
    http: reqwest::Client,
    runtime: Handle,
    failing: AtomicBool,
}

impl Signal {
    const fn label(self) -> &'static str {
        match self {
            Self::Traces => "traces",
            Self::Logs => "logs",
        }
    }
}

impl Client {
    /// A client that sends `headers` along. Calls run on the runtime that this is called in.
    pub(super) fn new(signal: Signal, headers: &[Header]) -> anyhow::Result<Self> {
        let mut sent = HeaderMap::new();
        for header in headers {
            let mut value = HeaderValue::from_str(header.value.expose_secret())?;
            value.set_sensitive(true);
            sent.append(HeaderName::try_from(header.name.as_str())?, value);
        }
        let http = reqwest::Client::builder()
            .default_headers(sent)
            .connect_timeout(CONNECT)
            .timeout(CALL)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self { signal, http, runtime: Handle::current(), failing: AtomicBool::new(false) })
    }

    /// Counts, and says once that it fails, and once that it does no more.
    fn note(&self, fault: Option<&str>) {
        let signal = self.signal.label();
        metrics::exported(signal, fault.is_none());
        let failed = self.failing.swap(fault.is_some(), Ordering::Relaxed);
        match fault {
            Some(fault) if !failed => {
                tracing::warn!(signal, fault, "telemetry can't be sent; what waits too long is lost");
            }
            None if failed => tracing::info!(signal, "telemetry is sent again"),
            Some(_) | None => {}
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Client({:?})", self.signal)
    }
}

#[async_trait::async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request.map(reqwest::Body::from))?;
        let call = call(self.http.clone(), request);
        let answered = self.runtime.spawn(call).await.unwrap_or_else(|error| Err(error.to_string()));
        match &answered {
            Ok(response) if response.status().is_success() => self.note(None),
            Ok(response) => self.note(Some(response.status().as_str())),
            Err(fault) => self.note(Some(fault)),
        }
        answered.map_err(Into::into)
    }
}

/// One call.
async fn call(http: reqwest::Client, request: reqwest::Request) -> Result<Response<Bytes>, String> {
    let told = |error: reqwest::Error| chain(&error.without_url());
    let mut response = http.execute(request).await.map_err(told)?;
    let mut answer = Response::new(Bytes::new());
    *answer.status_mut() = response.status();
    // It may say when to come back.
    *answer.headers_mut() = std::mem::take(response.headers_mut());
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(told)? {
        if body.len() + part.len() > MOST {
            return Err("the answer is too long".to_owned());
        }
        body.extend_from_slice(&part);
    }
    *answer.body_mut() = body.into();
    Ok(answer)
}

/// An error with what is behind it, which tells more.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
