//! Reads what was sent: within a size, within a time, as what it says it is.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};
use tokio::time::timeout;

use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// The largest body, in KiB: room for any prompt.
const LIMIT_KIB: usize = 64;
const LIMIT: usize = LIMIT_KIB << 10;
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Fields of a form.
pub(crate) struct Form<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Shared) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        expect(&parts.headers, FORM)?;
        let bytes = read(&parts.headers, body, site.body_within).await?;
        let form = Request::builder().method("POST").header(CONTENT_TYPE, FORM).body(Body::from(bytes));
        let form = form.map_err(|error| malformed(&error))?;
        match axum::Form::<T>::from_request(form, &()).await {
            Ok(axum::Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(malformed(&rejection)),
        }
    }
}

/// A JSON text.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Shared) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        expect(&parts.headers, JSON)?;
        let bytes = read(&parts.headers, body, site.body_within).await?;
        parse(&bytes).map(Self)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut text = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut text).map_err(|error| {
        let pointer = pointer(error.path());
        let error = error.into_inner();
        match error.classify() {
            Category::Data => Problem::new(Kind::Invalid).with("reason", error.to_string()).at(&pointer),
            Category::Io | Category::Syntax | Category::Eof => malformed(&error),
        }
    })?;
    text.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

/// The path as a JSON pointer (RFC 6901).
fn pointer(path: &Path) -> String {
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    };
    path.iter().map(step).collect()
}

/// Refuses what is not sent as `media`. A page of another website can't send JSON without asking first, so this is a
/// protection as well.
fn expect(headers: &HeaderMap, media: &'static str) -> Result<(), Problem> {
    let sent = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(media) {
        return Ok(());
    }
    Err(Problem::new(Kind::UnsupportedMediaType).with("expected", media))
}

async fn read(headers: &HeaderMap, body: Body, within: Duration) -> Result<Bytes, Problem> {
    let too_large = || Problem::new(Kind::TooLarge).with("limit", LIMIT_KIB.to_string());
    let told = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if told.is_some_and(|told| told > LIMIT as u64) {
        return Err(too_large()); // before it is sent
    }
    match timeout(within, Limited::new(body, LIMIT).collect()).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(error)) => Err(malformed(&error)),
        Err(_) => Err(Problem::new(Kind::TooSlow)),
    }
}

fn malformed(reason: &dyn std::fmt::Display) -> Problem {
    Problem::new(Kind::Malformed).with("reason", reason.to_string())
}
