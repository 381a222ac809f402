//! What a request carries: JSON, or a form of `payload_json` and files.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, Multipart, Request},
    http::header::CONTENT_TYPE,
};
use serde_json::Value;

use super::refusal::Refusal;
pub use crate::telegram::Upload;
use crate::unread;

/// The most that is read of one request; above all limits, so that the refusal is an answer and not a cut line.
pub(super) const MAX_BODY: usize = 64 * 1024 * 1024;

/// The body of one call.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The JSON; `null` where there is none.
    pub json: Value,
    /// Files by the number in `files[n]`.
    pub files: BTreeMap<u64, Upload>,
    /// The query string of the path.
    pub query: BTreeMap<String, String>,
    /// Bytes of the whole request's parts.
    pub(super) size: usize,
}

impl Body {
    /// A field of the JSON.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.json.get(name)
    }

    /// A field of the JSON that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.query.get(name).is_some_and(|value| value == "true")
    }
}

/// Reads what a request carries.
///
/// # Errors
///
/// Where the body isn't what its content type says, or is too big.
pub(super) async fn read(request: Request) -> Result<Body, Refusal> {
    let mut body = Body::default();
    if let Some(query) = request.uri().query() {
        body.query =
            url::form_urlencoded::parse(query.as_bytes()).into_owned().filter(|(name, _)| !name.is_empty()).collect();
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        read_form(&mut body, request).await?;
        return Ok(body);
    }
    let is_json = kind.starts_with("application/json");
    let bytes = unread::whole(request.into_body(), MAX_BODY).await?;
    body.size = bytes.len();
    if bytes.is_empty() {
        return Ok(body);
    }
    if !is_json {
        return Err(Refusal::new(400, 50035, "Expected \"Content-Type\" header to be one of {'application/json'}."));
    }
    body.json = parse(&bytes)?;
    Ok(body)
}

async fn read_form(body: &mut Body, request: Request) -> Result<(), Refusal> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        let fault =
            || Refusal::new(400, 50109, format!("The request body contains an invalid form: {}", error.body_text()));
        unread::of_form(&error).map_or_else(fault, Refusal::from)
    };
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| {
        Refusal::new(400, 50109, format!("The request body contains an invalid form: {}", error.body_text()))
    })?;
    while let Some(part) = form.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mime = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(unreadable)?;
        body.size += bytes.len();
        if name == "payload_json" {
            body.json = parse(&bytes)?;
            continue;
        }
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')).and_then(|n| n.parse().ok());
        let (Some(number), Some(file_name)) = (number, file_name) else {
            return Err(Refusal::form(
                &name,
                "UNKNOWN_KEY",
                format_args!("{name} is no part here (the fake is strict)"),
            ));
        };
        if body.files.insert(number, Upload { file_name, mime, bytes }).is_some() {
            return Err(Refusal::form(
                &name,
                "DUPLICATE_PART",
                format_args!("{name} comes twice (the fake is strict)"),
            ));
        }
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes)
        .map_err(|error| Refusal::new(400, 50109, format!("The request body contains invalid JSON. ({error})")))
}
