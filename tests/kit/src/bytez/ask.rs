//! Reads a request for media as strictly as a server that refuses what its specification does not name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Map, Value};

use super::record::{BodyStyle, Violation};

/// The body of a call.
pub(super) struct Ask {
    pub(super) prompt: String,
    pub(super) source: Option<Bytes>,
    pub(super) params: Value,
    pub(super) seed: Option<u64>,
    pub(super) style: BodyStyle,
    pub(super) raw: bool,
}

/// The key in `Authorization: Key K`.
pub(super) fn key_of(headers: &HeaderMap) -> Result<String, Violation> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let key = values.next().and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Key "));
    match (key, values.next()) {
        (Some(key), None) if !key.is_empty() && !key.contains(char::is_whitespace) => Ok(key.to_owned()),
        _ => Err(Violation::BadAuthorization),
    }
}

/// Reads the body of a call.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Ask, Violation> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if content_type.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Violation::BadContentType);
    }
    let fields: Map<String, Value> =
        serde_json::from_slice(body).map_err(|error| Violation::BadBody(format!("not a JSON object: {error}")))?;
    if fields.contains_key("autoScale") {
        return Err(Violation::AutoScale);
    }
    fields_of(&fields).map_err(Violation::BadBody)
}

fn fields_of(fields: &Map<String, Value>) -> Result<Ask, String> {
    let (style, prompt) = match (fields.get("text"), fields.get("input")) {
        (Some(text), None) => (BodyStyle::Text, text),
        (None, Some(input)) => (BodyStyle::Input, input),
        _ => return Err("exactly one of text and input is wanted".into()),
    };
    let (prompt, source) = match (style, prompt) {
        (BodyStyle::Input, Value::Object(input)) => (input.get("text").unwrap_or(&Value::Null), input.get("base64")),
        (BodyStyle::Input, _) => (prompt, None),
        (BodyStyle::Text, _) => (prompt, fields.get("base64")),
    };
    let prompt = prompt.as_str().filter(|prompt| !prompt.trim().is_empty()).ok_or("the prompt must be a text")?;
    let source = source.map(picture).transpose()?;

    match (style, fields.get("stream")) {
        (_, Some(Value::Bool(false))) | (BodyStyle::Text, None) => {}
        (_, Some(_)) => return Err("media can't be streamed".into()),
        (BodyStyle::Input, None) => return Err("stream is missing".into()),
    }
    let raw = match fields.get("json") {
        None | Some(Value::Bool(true)) => false,
        Some(Value::Bool(false)) => true,
        Some(_) => return Err("json must be a boolean".into()),
    };
    let params = fields.get("params").cloned().unwrap_or_default();
    if !params.is_object() && !params.is_null() {
        return Err("params must be an object".into());
    }
    let seed = match params.get("seed") {
        None => None,
        Some(seed) => Some(seed.as_u64().ok_or("params.seed must be a whole number from 0")?),
    };
    let known = ["text", "input", "base64", "params", "stream", "json"];
    if let Some(unknown) = fields.keys().find(|field| !known.contains(&field.as_str())) {
        return Err(format!("unknown field {unknown}"));
    }
    Ok(Ask { prompt: prompt.to_owned(), source, params, seed, style, raw })
}

/// The picture in a `data:` address.
fn picture(address: &Value) -> Result<Bytes, String> {
    let encoded = address.as_str().and_then(|address| address.strip_prefix("data:image/")?.split_once(";base64,"));
    let (_, encoded) = encoded.ok_or("base64 must be a data: address of a picture")?;
    Ok(BASE64.decode(encoded).map_err(|error| format!("base64: {error}"))?.into())
}
