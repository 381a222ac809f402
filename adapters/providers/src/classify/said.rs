//! What the body of an error says, whichever of the known shapes it has.
//!
//! The shapes: `{"error": "text"}`, `{"error": {message, type, code}}`, `{"detail": "text" | […] | {…}}`, Google's
//! `error.details[]`, Cloudflare's `errors[]`, plain text, a proxy's HTML, nothing. It collects; it concludes nothing.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::retry_after;

/// How much of a provider's own words is passed on, in characters.
const WORDS: usize = 300;

/// How deep a refusal may be hidden in an answer.
const DEPTH: usize = 6;

/// What a body says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Named codes, in lower case.
    codes: Vec<String>,
    /// Numbered codes.
    numbers: Vec<i64>,
    /// The prose as it was said.
    prose: String,
    /// The prose in lower case.
    text: String,
    /// A wait told in the body's structure.
    pub(super) delay: Option<Duration>,
    /// Google's names of the quotas that were exceeded.
    pub(super) quotas: Vec<String>,
    /// When a model will be ready (Hugging Face's `estimated_time`).
    pub(super) estimated: Option<Duration>,
    /// A prediction's state, such as Replicate's `starting`.
    pub(super) state: String,
    /// Whether the answer's structure says that the prompt, or what came of it, was filtered.
    pub(super) filtered: bool,
    /// Whether the answer is an empty list and not a word, which is how xAI refuses.
    pub(super) nothing_made: bool,
}

impl Said {
    /// Reads a body; one that can't be understood says nothing.
    pub(super) fn read(body: &[u8]) -> Self {
        let mut said = Self::default();
        match serde_json::from_slice::<Value>(body) {
            Ok(Value::Array(items)) => {
                if let Some(Value::Object(first)) = items.first() {
                    said.top(first);
                }
            }
            Ok(Value::Object(top)) => said.top(&top),
            Ok(Value::String(text)) => said.say(&text),
            Ok(_) => {}
            Err(_) => said.say(&String::from_utf8_lossy(body)),
        }
        said.text = said.prose.to_lowercase();
        said
    }

    /// Whether a code or the prose contains `what` (lower case).
    pub(super) fn mentions(&self, what: &str) -> bool {
        self.codes.iter().any(|code| code.contains(what)) || self.text.contains(what)
    }

    /// Whether the prose contains any of `phrases` (lower case).
    pub(super) fn says_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.text.contains(phrase))
    }

    /// Whether one of the codes is exactly `code` (lower case).
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.codes.iter().any(|known| known == code)
    }

    /// Whether one of the numbered codes is `number`.
    pub(super) fn has_number(&self, number: i64) -> bool {
        self.numbers.contains(&number)
    }

    /// An HTTP status of an error that the body itself names.
    pub(super) fn own_status(&self) -> Option<u16> {
        self.numbers.iter().find_map(|&number| u16::try_from(number).ok().filter(|n| (400..600).contains(n)))
    }

    /// The wait told anywhere in the body.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.delay.or_else(|| retry_after::in_text(&self.text))
    }

    /// The provider's own words, on one line and cut to a few hundred characters.
    pub(super) fn words(&self) -> String {
        let line = self.prose.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().filter(|c| !c.is_control()).take(WORDS).collect()
    }

    fn top(&mut self, top: &Map<String, Value>) {
        match top.get("error") {
            Some(Value::Object(error)) => self.error(error),
            Some(Value::String(text)) => self.say(text),
            _ => {}
        }
        match top.get("detail") {
            Some(Value::String(text)) => self.say(text),
            Some(Value::Object(detail)) => self.error(detail),
            Some(Value::Array(items)) => self.items(items),
            _ => {}
        }
        if let Some(Value::Array(items)) = top.get("errors") {
            self.items(items);
        }
        for name in ["message", "title"] {
            self.say_value(top.get(name));
        }
        self.code(top.get("code"));
        self.state = top.get("status").and_then(Value::as_str).unwrap_or_default().to_lowercase();
        self.estimated = top.get("estimated_time").and_then(Value::as_f64).and_then(retry_after::meant);
        self.delay = self.delay.or_else(|| top.get("retry_after").and_then(Value::as_f64).and_then(retry_after::meant));
        let empty = top.get("data").and_then(Value::as_array).is_some_and(Vec::is_empty);
        self.nothing_made = empty && self.prose.is_empty();
        self.filtered = top.values().any(|value| filtered(value, DEPTH)) || block_reason(top);
    }

    /// `{message, type, code, status, details}`.
    fn error(&mut self, error: &Map<String, Value>) {
        for name in ["message", "msg", "error"] {
            self.say_value(error.get(name));
        }
        // OpenAI's `type` may still say `insufficient_quota` when `code` says better: it counts only where it is alone.
        if !self.code(error.get("code")) {
            self.code(error.get("type"));
        }
        self.code(error.get("status"));
        if let Some(Value::Array(details)) = error.get("details") {
            for detail in details.iter().filter_map(Value::as_object) {
                self.google(detail);
            }
        }
    }

    fn items(&mut self, items: &[Value]) {
        for item in items {
            self.item(item);
        }
    }

    /// One of a list: `FastAPI`'s `{loc, msg, type}`, Cloudflare's `{code, message}`, or a text.
    fn item(&mut self, item: &Value) {
        match item {
            Value::Object(error) => self.error(error),
            other => self.say_value(Some(other)),
        }
    }

    fn google(&mut self, detail: &Map<String, Value>) {
        let kind = detail.get("@type").and_then(Value::as_str).unwrap_or_default();
        if kind.ends_with("RetryInfo") {
            self.delay = detail.get("retryDelay").and_then(Value::as_str).and_then(retry_after::span);
        } else if kind.ends_with("QuotaFailure") {
            let violations = detail.get("violations").and_then(Value::as_array).into_iter().flatten();
            let ids = violations.filter_map(|violation| violation.get("quotaId").and_then(Value::as_str));
            self.quotas.extend(ids.map(str::to_owned));
        } else if kind.ends_with("ErrorInfo") {
            self.code(detail.get("reason"));
        }
    }

    /// Notes a code, and tells whether it was a name.
    fn code(&mut self, code: Option<&Value>) -> bool {
        match code {
            Some(Value::String(name)) => {
                self.numbers.extend(name.parse::<i64>());
                self.codes.push(name.to_lowercase());
                true
            }
            Some(number) => {
                self.numbers.extend(number.as_i64());
                false
            }
            None => false,
        }
    }

    fn say_value(&mut self, value: Option<&Value>) {
        if let Some(Value::String(text)) = value {
            self.say(text);
        }
    }

    /// Notes prose, unless it is a proxy's page: what a page says is not what the API says.
    fn say(&mut self, text: &str) {
        let text = text.trim();
        if text.starts_with('<') {
            return;
        }
        if !self.prose.is_empty() {
            self.prose.push_str("; ");
        }
        self.prose.push_str(text);
    }
}

/// Whether a value holds Gemini's or Veo's reasons for filtering what was made.
fn filtered(value: &Value, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    match value {
        Value::Object(map) => block_reason(map) || map.values().any(|inner| filtered(inner, depth - 1)),
        Value::Array(items) => items.iter().any(|inner| filtered(inner, depth - 1)),
        _ => false,
    }
}

fn block_reason(map: &Map<String, Value>) -> bool {
    const FINISHES: [&str; 8] = [
        "SAFETY",
        "IMAGE_SAFETY",
        "PROHIBITED_CONTENT",
        "IMAGE_PROHIBITED_CONTENT",
        "BLOCKLIST",
        "SPII",
        "RECITATION",
        "IMAGE_RECITATION",
    ];
    map.get("raiMediaFilteredReasons").and_then(Value::as_array).is_some_and(|reasons| !reasons.is_empty())
        || map.get("raiFilteredReason").is_some_and(Value::is_string)
        || map.get("blockReason").is_some_and(Value::is_string)
        || map.get("finishReason").and_then(Value::as_str).is_some_and(|reason| FINISHES.contains(&reason))
}
