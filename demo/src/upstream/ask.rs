//! The body of a call, in both spellings that are in use.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Deserialize;

/// The longest prompt, in characters.
const LONGEST: usize = 10_000;

/// What a call asks for.
#[derive(Debug)]
pub(super) struct Ask {
    pub(super) prompt: String,
    /// The picture to start from.
    pub(super) source: Option<Vec<u8>>,
    pub(super) seed: Option<u64>,
    /// Whether the media itself is wanted instead of a link.
    pub(super) raw: bool,
}

/// `{"text": …}` or `{"input": …, "params": …, "stream": false}`.
#[derive(Deserialize)]
struct Body {
    text: Option<String>,
    base64: Option<String>,
    input: Option<Input>,
    #[serde(default)]
    params: Option<Params>,
    #[serde(default)]
    stream: bool,
    json: Option<bool>,
    #[serde(rename = "autoScale")]
    auto_scale: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Input {
    Text(String),
    WithPicture { text: String, base64: Option<String> },
}

#[derive(Deserialize)]
struct Params {
    seed: Option<u64>,
}

/// Reads a body; the error is what the upstream says to it.
pub(super) fn read(body: &[u8]) -> Result<Ask, String> {
    let body: Body = serde_json::from_slice(body).map_err(|error| format!("Invalid body: {error}"))?;
    if body.auto_scale.is_some() {
        return Err("autoScale is not allowed here".to_owned());
    }
    if body.stream {
        return Err("Media can't be streamed".to_owned());
    }
    let (prompt, base64) = match (body.text, body.input) {
        (Some(text), None) => (text, body.base64),
        (None, Some(Input::Text(text))) => (text, None),
        (None, Some(Input::WithPicture { text, base64 })) => (text, base64),
        _ => return Err("Exactly one of text and input is required".to_owned()),
    };
    if prompt.trim().is_empty() || prompt.chars().count() > LONGEST {
        return Err(format!("The prompt must have 1 to {LONGEST} characters"));
    }
    let source = base64.as_deref().map(picture).transpose()?;
    Ok(Ask { prompt, source, seed: body.params.and_then(|params| params.seed), raw: body.json == Some(false) })
}

/// The picture in a `data:` address.
fn picture(address: &str) -> Result<Vec<u8>, String> {
    let encoded = address.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
    let (_, encoded) = encoded.ok_or("base64 must be a data: address of a picture")?;
    BASE64.decode(encoded).map_err(|_| "base64 can't be decoded".to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::float_cmp)]

    use super::*;

    #[test]
    fn both_spellings_are_understood() {
        for body in [
            r#"{"text": "a red fox", "base64": "data:image/png;base64,Zm94", "params": {"seed": 7}}"#,
            r#"{"input": {"text": "a red fox", "base64": "data:image/png;base64,Zm94"}, "params": {"seed": 7}, "stream": false}"#,
        ] {
            let ask = read(body.as_bytes()).unwrap();

            assert_eq!(
                (ask.prompt.as_str(), ask.source.as_deref(), ask.seed),
                ("a red fox", Some(&b"fox"[..]), Some(7))
            );
        }
        assert_eq!(read(br#"{"input": "a red fox", "params": {}, "stream": false}"#).unwrap().prompt, "a red fox");
        assert!(read(br#"{"text": "a red fox", "json": false}"#).unwrap().raw);
    }

    #[test]
    fn what_bytez_would_refuse_is_refused() {
        for body in [
            "fox",
            "{}",
            r#"{"text": " "}"#,
            r#"{"text": "a", "input": "a"}"#,
            r#"{"text": "a", "stream": true}"#,
            r#"{"text": "a", "autoScale": true}"#,
            r#"{"text": "a", "base64": "Zm94"}"#,
            r#"{"text": "a", "params": {"seed": -1}}"#,
        ] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }
}
