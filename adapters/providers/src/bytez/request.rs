//! The body of a call, in both spellings that are in use.

use refrain_core::provider::Generation;
use serde::Serialize;

/// How the prompt is spelt: Bytez' description says one thing, its own libraries send the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BodyStyle {
    /// `{"text": …}`, as the `OpenAPI` description says. The default.
    #[default]
    Text,
    /// `{"input": …, "params": {…}, "stream": false}`, as the vendor's libraries send it.
    Input,
}

/// The body of one call. Never `autoScale`: it buys capacity that nobody asked for.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Text {
        text: &'a str,
        #[serde(skip_serializing_if = "Params::is_empty")]
        params: Params,
        #[serde(skip_serializing_if = "Option::is_none")]
        json: Option<bool>,
    },
    Input {
        input: &'a str,
        params: Params,
        stream: bool,
    },
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
    match style {
        BodyStyle::Text => Body::Text { text: &wanted.prompt, params, json: raw.then_some(false) },
        BodyStyle::Input => Body::Input { input: &wanted.prompt, params, stream: false },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::provider::Task;
    use serde_json::json;

    use super::*;

    fn sent(style: BodyStyle, raw: bool, seed: Option<u64>) -> serde_json::Value {
        let wanted = Generation {
            task: Task::Image,
            model: "owner/model".to_owned(),
            prompt: "a red fox".to_owned(),
            seed,
            source: None,
            idempotency_key: "job-1".to_owned(),
        };
        serde_json::to_value(body(style, raw, &wanted)).unwrap()
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
