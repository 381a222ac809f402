//! A call's parameters, whatever they came in: JSON, a multipart form or a query string.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, Multipart, Request},
    http::header::CONTENT_TYPE,
};
use bytes::Bytes;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::unread;

/// The most that a bot may upload through the public server, in bytes.
/// Source: <https://core.telegram.org/bots/api#sending-files>.
pub(super) const MAX_UPLOAD: usize = 50 * 1024 * 1024;

/// The most that is read of one request; above [`MAX_UPLOAD`], so that the refusal is an answer and not a cut line.
pub(super) const MAX_BODY: usize = 64 * 1024 * 1024;

/// Fields that are text even when they look like JSON.
const TEXTS: [&str; 22] = [
    "text",
    "caption",
    "parse_mode",
    "callback_query_id",
    "url",
    "file_id",
    "language_code",
    "action",
    "business_connection_id",
    "message_effect_id",
    "inline_message_id",
    "photo",
    "video",
    "animation",
    "document",
    "thumbnail",
    "cover",
    "title",
    "performer",
    "name",
    "secret_token",
    "ip_address",
];

/// A file sent along with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The name it was sent under, empty where none was told.
    pub file_name: String,
    /// The media type told with it.
    pub mime: Option<String>,
    /// Its bytes.
    pub bytes: Bytes,
}

/// The fields and files of one call.
#[derive(Clone, Debug, Default)]
pub struct Params {
    fields: Map<String, Value>,
    files: BTreeMap<String, Upload>,
}

impl Params {
    /// A field as JSON.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.get(name)
    }

    /// A field that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// All fields.
    pub fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// All files, by the name of their part.
    pub fn files(&self) -> &BTreeMap<String, Upload> {
        &self.files
    }

    /// A whole number, also when written as text.
    pub(super) fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value
                .as_i64()
                .map(Some)
                .ok_or_else(|| Refusal::bad_request(format_args!("field \"{name}\" must be a valid Number"))),
        }
    }

    /// A list, empty where it is left out.
    pub(super) fn list(&self, name: &str) -> Result<&[Value], Refusal> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(Refusal::bad_request(format_args!("can't parse {name} JSON object"))),
        }
    }

    fn insert(&mut self, name: &str, value: Value) {
        self.fields.insert(name.to_owned(), structured(name, value));
    }
}

/// Reads what a request carries.
///
/// # Errors
///
/// Where the body isn't what its content type says, or is too big.
pub(super) async fn read(request: Request) -> Result<Params, Refusal> {
    let mut params = Params::default();
    if let Some(query) = request.uri().query() {
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            params.insert(&name, Value::String(value.into_owned()));
        }
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        read_form(&mut params, request).await?;
        return Ok(params);
    }
    let is_json = kind.starts_with("application/json");
    let body = unread::whole(request.into_body(), MAX_BODY).await?;
    if is_json && !body.is_empty() {
        let fields: Map<String, Value> = serde_json::from_slice(&body)
            .map_err(|error| Refusal::bad_request(format_args!("can't parse request JSON object: {error}")))?;
        for (name, value) in fields {
            params.insert(&name, value);
        }
    }
    Ok(params)
}

async fn read_form(params: &mut Params, request: Request) -> Result<(), Refusal> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        let fault = || Refusal::bad_request(format_args!("can't read the form: {}", error.body_text()));
        unread::of_form(&error).map_or_else(fault, Refusal::from)
    };
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|error| Refusal::bad_request(format_args!("can't read the form: {}", error.body_text())))?;
    while let Some(part) = form.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mime = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(unreadable)?;
        if bytes.len() > MAX_UPLOAD {
            return Err(Refusal::too_large());
        }
        if let Some(file_name) = file_name {
            params.files.insert(name, Upload { file_name, mime, bytes });
        } else {
            let text = String::from_utf8(bytes.to_vec())
                .map_err(|_| Refusal::bad_request("strings must be encoded in UTF-8"))?;
            params.insert(&name, Value::String(text));
        }
    }
    Ok(())
}

/// The real server takes numbers, flags and objects as text everywhere; here they become what they mean.
fn structured(name: &str, value: Value) -> Value {
    match value {
        Value::String(text) if !TEXTS.contains(&name) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::structured;

    #[test]
    fn a_number_in_a_form_is_a_number_and_a_text_of_digits_stays_text() {
        assert_eq!(structured("chat_id", json!("42")), json!(42));
        assert_eq!(structured("text", json!("42")), json!("42"));
        assert_eq!(structured("chat_id", json!("@foxes")), json!("@foxes"));
        assert_eq!(structured("reply_markup", json!("{\"a\":[1]}")), json!({ "a": [1] }));
    }
}
