//! Answers, worded as the real ones.

use std::time::Duration;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::files::File;
use crate::model::Outcome;

/// The answer to a call that made nothing. `plan` is the key's concurrency.
pub(super) fn failure(outcome: Outcome, retry_after: Option<Duration>, plan: u32) -> Response {
    let (status, error) = match outcome {
        Outcome::Unauthorized => (StatusCode::UNAUTHORIZED, "Unauthorized".to_owned()),
        Outcome::Busy => (StatusCode::TOO_MANY_REQUESTS, format!("your plan allows for {plan} concurrency")),
        Outcome::RateLimited => (StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded".to_owned()),
        Outcome::Overloaded => (StatusCode::SERVICE_UNAVAILABLE, "Service overloaded".to_owned()),
        Outcome::ErrorIn200 => return output(&json!({ "error": "CUDA out of memory", "output": null })),
        // The last four have no answer of their own to be worded; a server's fault fits whatever brings them here.
        Outcome::ServerError | Outcome::Reset | Outcome::Invalid | Outcome::HungUp | Outcome::Made => {
            (StatusCode::INTERNAL_SERVER_ERROR, "Internal server error".to_owned())
        }
    };
    let mut response = error_with(status, &error);
    if let Some(wait) = retry_after.and_then(|wait| HeaderValue::from_str(&seconds(wait)).ok()) {
        response.headers_mut().insert(RETRY_AFTER, wait);
    }
    response
}

/// An error as Bytez words them.
pub(super) fn error_with(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}

/// 200 with JSON.
pub(super) fn output(value: &Value) -> Response {
    Json(value).into_response()
}

/// 200 with the media itself.
pub(super) fn media(file: File) -> Response {
    ([(CONTENT_TYPE, file.media_type)], file.bytes).into_response()
}

/// Whole seconds where that is exact, else a fraction, rounded up to a millisecond.
fn seconds(wait: Duration) -> String {
    let millis = wait.as_nanos().div_ceil(1_000_000);
    if millis.is_multiple_of(1000) {
        (millis / 1000).to_string()
    } else {
        format!("{}.{:03}", millis / 1000, millis % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_seconds_and_never_too_short() {
        assert_eq!(seconds(Duration::from_secs(30)), "30");
        assert_eq!(seconds(Duration::from_millis(1_250)), "1.250");
        assert_eq!(seconds(Duration::from_nanos(1)), "0.001");
    }
}
