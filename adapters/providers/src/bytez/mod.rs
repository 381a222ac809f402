//! The Bytez API: text to image and text to video over one call.
//!
//! There are no job ids: a video holds its connection until it is made. The time of a call is the engine's, which drops
//! the future; the limits here only keep a call from hanging for ever.

mod answer;
mod builder;
mod request;

use std::fmt;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Task};
use refrain_core::reply::Media;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, RequestBuilder, Response};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::classify::{classify, classify_transport};
use crate::download::{self, Downloader};
use crate::transport;

pub use builder::{BuildError, BytezBuilder};
pub use request::BodyStyle;

/// The name in settings, labels and logs.
const NAME: &str = "bytez";

/// How long a probe may take: it makes nothing, so it is quick or not at all.
const PROBE_TIME: Duration = Duration::from_secs(15);

/// How much of a probe's answer is read: the list of tasks is a few kilobytes.
const PROBE_BYTES: usize = 1024 * 1024;

/// The Bytez API as a [`Provider`]. Made by [`Bytez::builder`].
///
/// One value serves all keys and calls; it keeps the connections.
pub struct Bytez {
    api: Client,
    downloads: Downloader,
    base: Url,
    body: BodyStyle,
    raw: bool,
    max_bytes: usize,
}

impl Bytez {
    /// Starts with the defaults; see the builder's methods for each.
    pub fn builder() -> BytezBuilder {
        BytezBuilder::default()
    }

    /// `{base}/models/v2/{segments}`, each segment percent-encoded; `None` if one would change the path's meaning.
    fn endpoint<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Option<Url> {
        let mut url = self.base.clone();
        {
            let mut path = url.path_segments_mut().ok()?;
            path.pop_if_empty().extend(["models", "v2"]);
            for segment in segments {
                if matches!(segment, "" | "." | "..") {
                    return None;
                }
                path.push(segment);
            }
        }
        Some(url)
    }

    /// Sends a request with the key and returns a successful response.
    async fn call(&self, key: &ApiKey, request: RequestBuilder) -> Result<Response, Failure> {
        let authorization = authorization(key.secret()).ok_or(Failure::KeyRejected)?;
        let response = request.header(AUTHORIZATION, authorization).send().await.map_err(|error| {
            let failure = classify_transport(&error);
            // Without its URL, which may say more than a log should.
            tracing::debug!(%key, failure = failure.label(), error = ?error.without_url(), "no answer");
            failure
        })?;
        let status = response.status();
        tracing::debug!(%key, status = status.as_u16(), "answered");
        if status.is_success() {
            return Ok(response);
        }
        let headers = response.headers().clone();
        let body = transport::read_error(response).await;
        Err(redact(classify(status, &headers, &body, SystemTime::now()), key))
    }

    /// Reads what a successful response carries.
    async fn output(&self, response: Response, task: Task) -> Result<Output, Failure> {
        let (max_bytes, kind) = (self.max_bytes, task.media_kind());
        let media_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if answer::is_raw(media_type) {
            let bytes = transport::read_answer(response, max_bytes).await?;
            let media = transport::off_the_reactor(bytes.len(), move || download::accept(bytes, kind)).await?;
            return Ok(Output::Media(vec![media]));
        }
        let (status, headers) = (response.status(), response.headers().clone());
        let body = transport::read_answer(response, answer::json_limit(max_bytes)).await?;
        transport::off_the_reactor(body.len(), move || {
            if answer::has_error(&body) {
                return Err(classify(status, &headers, &body, SystemTime::now()));
            }
            answer::output(body, kind, max_bytes)
        })
        .await
    }
}

#[async_trait]
impl Provider for Bytez {
    fn name(&self) -> &str {
        NAME
    }

    async fn generate(&self, key: &ApiKey, wanted: &Generation) -> Result<Output, Failure> {
        let url = self.endpoint(wanted.model.split('/')).ok_or(Failure::ModelUnavailable)?;
        let mut request = self.api.post(url).json(&request::body(self.body, self.raw, wanted));
        // Unknown to Bytez so far; a gateway in front of it may keep a repeated call from being charged twice.
        if let Ok(value) = HeaderValue::from_str(&wanted.idempotency_key) {
            request = request.header("idempotency-key", value);
        }
        let response = self.call(key, request).await?;
        self.output(response, wanted.task).await.map_err(|failure| redact(failure, key))
    }

    async fn fetch(&self, link: &str, wanted: &Generation) -> Result<Media, Failure> {
        self.downloads.fetch(link, wanted.task.media_kind()).await
    }

    async fn probe(&self, key: &ApiKey) -> Option<Result<(), Failure>> {
        let url = self.endpoint(["list", "tasks"])?;
        let probe = async {
            let response = self.call(key, self.api.get(url).timeout(PROBE_TIME)).await?;
            let (status, headers) = (response.status(), response.headers().clone());
            let body = transport::read_answer(response, PROBE_BYTES).await?;
            if answer::has_error(&body) {
                return Err(redact(classify(status, &headers, &body, SystemTime::now()), key));
            }
            Ok(())
        };
        Some(probe.await)
    }
}

impl fmt::Debug for Bytez {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bytez")
            .field("base", &self.base.as_str())
            .field("body", &self.body)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

/// `Authorization: Key K`, marked as sensitive; `None` if the key can't be in a header, and so can be no key.
fn authorization(secret: &SecretString) -> Option<HeaderValue> {
    let text = SecretString::from(format!("Key {}", secret.expose_secret()));
    let mut value = HeaderValue::from_str(text.expose_secret()).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Takes the key out of the provider's own words, should it have repeated it there.
fn redact(failure: Failure, key: &ApiKey) -> Failure {
    match failure {
        Failure::InvalidRequest { detail } => {
            Failure::InvalidRequest { detail: detail.replace(key.secret().expose_secret(), "[key]") }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn bytez(base: &str) -> Bytez {
        Bytez::builder().base_url(base).build().unwrap()
    }

    #[test]
    fn a_model_is_a_path_of_encoded_segments() {
        let bytez = bytez("http://localhost:9/proxy/");

        let url = bytez.endpoint("own er/mo?del#1%2f..".split('/')).unwrap();

        assert_eq!(url.as_str(), "http://localhost:9/proxy/models/v2/own%20er/mo%3Fdel%231%252f..");
    }

    #[test]
    fn a_model_can_not_leave_its_path() {
        for model in ["", "owner/", "/model", "../../list/tasks", "owner/./model", "owner//model"] {
            assert_eq!(bytez("https://api.bytez.com").endpoint(model.split('/')), None, "{model}");
        }
    }

    #[test]
    fn debug_output_of_the_header_hides_the_key() {
        let value = authorization(&"s3cret".to_owned().into()).unwrap();

        assert_eq!(value.to_str().unwrap(), "Key s3cret");
        assert!(!format!("{value:?}").contains("s3cret"));
        assert_eq!(authorization(&"two\nlines".to_owned().into()), None);
    }

    #[test]
    fn a_key_that_is_repeated_in_an_error_is_taken_out() {
        let key = ApiKey::new("bytez#1", "s3cret".to_owned().into());

        let failure = redact(Failure::InvalidRequest { detail: "bad header: Key s3cret".to_owned() }, &key);

        assert_eq!(failure, Failure::InvalidRequest { detail: "bad header: Key [key]".to_owned() });
    }
}
