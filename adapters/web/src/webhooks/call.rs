//! One call: within bounded time, to nowhere it must not lead, and without following where it is sent on to.

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, StatusCode, redirect};

use super::address::Forbidden;
use super::{SigningSecret, Webhooks};

const AGENT: &str = concat!("Refrain/", env!("CARGO_PKG_VERSION"));
/// How much of an answer is read, in bytes: nobody needs it, but some receivers take a closed connection for a failure.
const MOST_READ: usize = 16 << 10;
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// Its receiver has taken it.
    Taken,
    /// It may be taken another time.
    Failed(String),
    /// It never will be.
    Unwanted(String),
}

/// What calls are made with.
pub(super) struct Caller {
    client: Client,
    secret: SigningSecret,
    webhooks: Webhooks,
}

impl Caller {
    pub(super) fn new(webhooks: &Webhooks) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .user_agent(AGENT)
            .dns_resolver(Arc::new(webhooks.guard.clone()))
            .redirect(redirect::Policy::none())
            .no_proxy()
            // A connection that is used again would not be looked at again.
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT.min(webhooks.within))
            .timeout(webhooks.within)
            .build()?;
        Ok(Self { client, secret: webhooks.secret.clone(), webhooks: webhooks.clone() })
    }

    /// Calls `url` with the notice `id`.
    pub(super) async fn call(&self, url: &str, id: &str, body: String) -> Answer {
        let url = match self.webhooks.guard.check(url) {
            Ok(url) => url,
            Err(forbidden) => return Answer::Unwanted(forbidden.to_string()),
        };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let headers = headers(id, now, &self.secret.sign(id, now, &body));
        match self.client.post(url).headers(headers).body(body).send().await {
            Ok(answer) => judge(answer).await,
            Err(error) if forbidden(&error) => Answer::Unwanted(Forbidden::NotPublic.to_string()),
            Err(error) => Answer::Failed(self.describe(&error)),
        }
    }

    fn describe(&self, error: &reqwest::Error) -> String {
        if error.is_timeout() {
            format!("no answer within {:?}", self.webhooks.within)
        } else if error.is_connect() {
            format!("no connection: {}", root(error))
        } else {
            format!("no answer: {}", root(error))
        }
    }
}

async fn judge(answer: Response) -> Answer {
    let status = answer.status();
    drain(answer).await;
    match status {
        _ if status.is_success() => Answer::Taken,
        StatusCode::GONE => Answer::Unwanted(told(status)),
        _ => Answer::Failed(told(status)),
    }
}

fn told(status: StatusCode) -> String {
    format!("it answered {}", status.as_u16())
}

/// Reads what little is read of an answer. Whatever goes wrong now, the status came.
async fn drain(mut answer: Response) {
    let mut read = 0;
    while read < MOST_READ
        && let Ok(Some(part)) = answer.chunk().await
    {
        read += part.len();
    }
}

fn headers(id: &str, seconds: u64, signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(HeaderName::from_static("webhook-timestamp"), seconds.into());
    // Letters, digits and the signs of base64: both are sound.
    for (name, value) in [("webhook-id", id), ("webhook-signature", signature)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}

/// Whether the name led where it must not.
fn forbidden(error: &reqwest::Error) -> bool {
    causes(error).any(<dyn Error>::is::<Forbidden>)
}

/// The cause below all others, which does not repeat the address.
fn root(error: &reqwest::Error) -> String {
    causes(error).last().map_or_else(|| "unknown".to_owned(), ToString::to_string)
}

fn causes<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| {
        let cause: &'a (dyn Error + 'static) = *cause;
        cause.source()
    })
}
