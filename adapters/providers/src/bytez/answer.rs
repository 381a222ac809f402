//! What a successful answer carries: `{"error": null, "output": …}`, or the media's own bytes.
//!
//! `output` is documented as a link; in the wild it is also a list, an object, base64 or a `data:` link.

use refrain_core::Failure;
use refrain_core::provider::Output;
use refrain_core::reply::MediaKind;
use serde::Deserialize;
use serde_json::Value;

use crate::download;

/// How many results of one call are looked at.
const MOST: usize = 16;

/// How deep a result may be wrapped in lists and objects.
const DEPTH: usize = 5;

/// The names under which objects carry a result, the most telling first.
const NAMES: [&str; 17] = [
    "url",
    "image_url",
    "video_url",
    "uri",
    "b64_json",
    "base64",
    "b64",
    "image",
    "video",
    "images",
    "videos",
    "output",
    "outputs",
    "data",
    "file",
    "files",
    "result",
];

#[derive(Debug, Deserialize)]
struct Answer {
    #[serde(default)]
    output: Value,
}

/// Only the error: a large output beside it is skipped rather than copied.
#[derive(Debug, Deserialize)]
struct Fault {
    #[serde(default)]
    error: Value,
}

/// Whether a media type says that the body is the media itself.
pub(super) fn is_raw(media_type: &str) -> bool {
    let media_type = media_type.trim_start().to_ascii_lowercase();
    ["image/", "video/", "application/octet-stream", "binary/octet-stream"]
        .iter()
        .any(|start| media_type.starts_with(start))
}

/// How large a JSON answer may be that carries `max_bytes` in base64.
pub(super) const fn json_limit(max_bytes: usize) -> usize {
    (max_bytes / 3 + 1).saturating_mul(4).saturating_add(64 * 1024)
}

/// Whether a body is JSON with an `error` that says something.
pub(super) fn has_error(body: &[u8]) -> bool {
    serde_json::from_slice::<Fault>(body).is_ok_and(|fault| match fault.error {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Object(map) => !map.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    })
}

/// The results in a body without an error.
pub(super) fn output(body: Vec<u8>, kind: MediaKind, max_bytes: usize) -> Result<Output, Failure> {
    let Ok(answer) = serde_json::from_slice::<Answer>(&body) else {
        // The media itself under the wrong media type, or a page that says what it is.
        return Ok(Output::Media(vec![download::accept(body, kind)?]));
    };
    let mut results = Vec::new();
    collect(answer.output, DEPTH, &mut results);
    if results.is_empty() {
        return Err(Failure::BadOutput { detail: "an answer without output".to_owned() });
    }
    if results.iter().any(|result| matches!(result, Found::Link(_))) {
        return Ok(Output::Links(results.into_iter().map(Found::into_link).collect()));
    }
    let media = results.into_iter().map(|result| match result {
        Found::Link(text) | Found::Base64(text) => match text.strip_prefix("data:") {
            Some(data) => download::decode_data(data, max_bytes),
            None => download::decode_base64(&text, max_bytes),
        }
        .and_then(|bytes| download::accept(bytes, kind)),
    });
    media.collect::<Result<_, _>>().map(Output::Media)
}

/// One result as it stands in the answer.
enum Found {
    Link(String),
    /// With or without a `data:` link's head.
    Base64(String),
}

impl Found {
    fn read(text: String) -> Self {
        let link = ["http://", "https://"]
            .iter()
            .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        if link { Self::Link(text) } else { Self::Base64(text) }
    }

    fn into_link(self) -> String {
        match self {
            Self::Base64(text) if !text.starts_with("data:") => format!("data:;base64,{text}"),
            Self::Link(text) | Self::Base64(text) => text,
        }
    }
}

fn collect(value: Value, depth: usize, results: &mut Vec<Found>) {
    if depth == 0 || results.len() == MOST {
        return;
    }
    match value {
        Value::String(text) if !text.trim().is_empty() => results.push(Found::read(text.trim().to_owned())),
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, depth - 1, results)),
        Value::Object(mut map) => {
            // The first name that leads to something: the others are previews and thumbnails of the same.
            for inner in NAMES.iter().filter_map(|name| map.remove(*name)) {
                let before = results.len();
                collect(inner, depth - 1, results);
                if results.len() > before {
                    break;
                }
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::json;

    use super::*;
    use crate::media::tests::png;

    const LINK: &str = "https://cdn.example/fox.png?sig=1";

    fn read(answer: &Value) -> Result<Output, Failure> {
        output(answer.to_string().into_bytes(), MediaKind::Image, 1 << 20)
    }

    #[test]
    fn every_way_to_give_a_link_is_understood() {
        for form in [
            json!(LINK),
            json!([LINK]),
            json!({"url": LINK}),
            json!({"image": LINK, "seed": 7}),
            json!({"images": [{"url": LINK, "content_type": "image/png"}]}),
            json!({"data": [{"url": LINK, "b64_json": null}]}),
            json!([{"image": {"url": LINK}}]),
        ] {
            let answer = json!({"error": null, "output": form, "provider": {"more": 1}});

            assert_eq!(read(&answer), Ok(Output::Links(vec![LINK.to_owned()])), "{answer}");
        }
    }

    #[test]
    fn every_way_to_give_the_bytes_is_understood() {
        let text = STANDARD.encode(png());
        for form in [
            json!(text),
            json!(text.trim_end_matches('=')),
            json!(text.replace('+', "-").replace('/', "_")),
            json!(format!("data:image/png;base64,{text}")),
            json!([text]),
            json!({"b64_json": text}),
            json!({"data": [{"b64_json": text}]}),
        ] {
            let Ok(Output::Media(media)) = read(&json!({"output": form})) else { panic!("no media in {form}") };

            assert_eq!(media[0].bytes, png());
        }
    }

    #[test]
    fn bytes_beside_links_stay_with_them() {
        let text = STANDARD.encode(png());

        let output = read(&json!({"output": [LINK, text]})).unwrap();

        assert_eq!(output, Output::Links(vec![LINK.to_owned(), format!("data:;base64,{text}")]));
    }

    #[test]
    fn no_output_is_bad_output() {
        for answer in [
            json!({}),
            json!({"error": null, "output": null}),
            json!({"output": ""}),
            json!({"output": []}),
            json!({"output": {"seed": 7}}),
            json!({"output": "I can't draw"}),
            json!([]),
            json!(null),
        ] {
            assert!(matches!(read(&answer), Err(Failure::BadOutput { .. })), "{answer}");
        }
    }

    #[test]
    fn more_base64_than_allowed_is_not_decoded() {
        let answer = json!({"output": "A".repeat(4_096)}).to_string().into_bytes();

        let failure = output(answer, MediaKind::Image, 1_024).unwrap_err();

        assert!(matches!(failure, Failure::BadOutput { detail } if detail.contains("larger")));
    }

    #[test]
    fn an_error_counts_only_if_it_says_something() {
        for quiet in [json!(null), json!(""), json!(false), json!({})] {
            assert!(!has_error(json!({"error": quiet, "output": LINK}).to_string().as_bytes()));
        }
        for error in [json!("Unauthorized"), json!({"message": "no"}), json!(500), json!(true), json!(["no"])] {
            assert!(has_error(json!({"error": error, "output": LINK}).to_string().as_bytes()));
        }
    }
}
