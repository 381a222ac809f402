//! The body of a call, in both spellings that are in use.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use refrain_core::provider::Generation;
use refrain_core::reply::Media;
use serde::Serialize;

/// How the prompt is spelt: Bytez' description says one thing, its own libraries send the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyStyle {
    /// `{"text": …}`, as the `OpenAPI` description says; with a picture, `{"text": …, "base64": …}`. The default.
    #[default]
    Text,
    /// `{"input": …, "params": {…}, "stream": false}`, as the vendor's libraries send it; with a picture, `input` is
    /// `{"text": …, "base64": …}`.
    Input,
}

/// The body of one call. Never `autoScale`: it buys capacity that nobody asked for.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Text {
        #[serde(flatten)]
        subject: Subject<'a>,
        #[serde(skip_serializing_if = "Params::is_empty")]
        params: Params,
        #[serde(skip_serializing_if = "Option::is_none")]
        json: Option<bool>,
    },
    Input {
        input: Input<'a>,
        params: Params,
        stream: bool,
    },
}

/// What the media is made from.
#[derive(Debug, Serialize)]
pub(super) struct Subject<'a> {
    text: &'a str,
    /// The picture to start from, as a `data:` address.
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Input<'a> {
    Text(&'a str),
    WithPicture(Subject<'a>),
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Params {
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
}

impl Params {
    // By reference because serde calls it so.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    const fn is_empty(&self) -> bool {
        self.seed.is_none()
    }
}

/// The body that asks for `wanted`; with `raw`, for the media itself instead of a link.
pub(super) fn body(style: BodyStyle, raw: bool, wanted: &Generation) -> Body<'_> {
    let params = Params { seed: wanted.seed };
    let subject = Subject { text: &wanted.prompt, base64: wanted.source.as_ref().map(data_address) };
    match style {
        BodyStyle::Text => Body::Text { subject, params, json: raw.then_some(false) },
        BodyStyle::Input if subject.base64.is_none() => {
            Body::Input { input: Input::Text(subject.text), params, stream: false }
        }
        BodyStyle::Input => Body::Input { input: Input::WithPicture(subject), params, stream: false },
    }
}

fn data_address(media: &Media) -> String {
    format!("data:{};base64,{}", media.mime, BASE64.encode(&media.bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use bytes::Bytes;
    use refrain_core::provider::Task;
    use refrain_core::reply::MediaKind;
    use serde_json::json;

    use super::*;

    fn wanted(seed: Option<u64>) -> Generation {
        Generation {
            task: Task::Image,
            model: "owner/model".to_owned(),
            prompt: "a red fox".to_owned(),
            seed,
            source: None,
            idempotency_key: "job-1".to_owned(),
        }
    }

    fn sent(style: BodyStyle, raw: bool, seed: Option<u64>) -> serde_json::Value {
        serde_json::to_value(body(style, raw, &wanted(seed))).unwrap()
    }

    #[test]
    fn a_picture_goes_along_in_both_spellings() {
        let source = Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from_static(b"fox") };
        let wanted = Generation { source: Some(source), ..wanted(None) };
        let sent = |style| serde_json::to_value(body(style, false, &wanted)).unwrap();

        let subject = json!({"text": "a red fox", "base64": "data:image/png;base64,Zm94"});
        assert_eq!(sent(BodyStyle::Text), subject);
        assert_eq!(sent(BodyStyle::Input), json!({"input": subject, "params": {}, "stream": false}));
    }

    #[test]
    fn text_is_the_bare_prompt() {
        assert_eq!(sent(BodyStyle::Text, false, None), json!({"text": "a red fox"}));
        assert_eq!(
            sent(BodyStyle::Text, true, Some(7)),
            json!({"text": "a red fox", "json": false, "params": {"seed": 7}})
        );
    }

    #[test]
    fn input_is_what_the_libraries_send() {
        assert_eq!(sent(BodyStyle::Input, false, None), json!({"input": "a red fox", "params": {}, "stream": false}));
        assert_eq!(
            sent(BodyStyle::Input, false, Some(7)),
            json!({"input": "a red fox", "params": {"seed": 7}, "stream": false})
        );
    }
}
