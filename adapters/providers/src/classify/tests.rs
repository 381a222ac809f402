//! Every row of the table of failures, with bodies as they are seen in the wild.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::*;

const NOTHING: Option<Duration> = None;
const CLOUDFLARE_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway: overloaded, rate limit, content \
                               policy</title></head><body>cloudflare</body></html>";

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn of(status: u16, body: &str) -> Failure {
    classify(StatusCode::from_u16(status).unwrap(), &HeaderMap::new(), body.as_bytes(), SystemTime::UNIX_EPOCH)
}

#[track_caller]
fn all_are(expected: &Failure, cases: &[(u16, &str)]) {
    for (status, body) in cases {
        assert_eq!(&of(*status, body), expected, "{status} {body}");
    }
}

#[test]
fn a_plain_401_rejects_the_key() {
    all_are(
        &Failure::KeyRejected,
        &[
            (401, r#"{"error":"Unauthorized"}"#),
            (401, ""),
            (401, CLOUDFLARE_PAGE),
            (403, r#"{"error":"Forbidden"}"#),
            (403, ""),
            (200, r#"{"error":"Unauthorized","output":null}"#),
            (
                401,
                r#"{"error":{"message":"Incorrect API key provided: sk-x","type":"invalid_request_error","code":"invalid_api_key"}}"#,
            ),
            (
                400,
                r#"{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}"#,
            ),
        ],
    );
}

#[test]
fn concurrency_is_told_by_its_words_under_any_status_of_a_key() {
    all_are(
        &Failure::ConcurrencyLimited,
        &[
            (401, r#"{"error":"Unauthorized: your plan allows for 1 concurrency"}"#),
            (403, r#"{"error":"your plan allows for 1 concurrency"}"#),
            (429, r#"{"error":"Your plan allows for 1 concurrency, upgrade for more credits"}"#),
            (429, r#"{"error":{"message":"Too many concurrent requests","type":"rate_limit","code":null}}"#),
            (429, r#"{"detail":"Concurrency limit reached"}"#),
            (403, r#"{"detail":"Maximum simultaneous jobs reached"}"#),
            (429, r#"{"error":{"message":"slow","code":"concurrency_limit_exceeded"}}"#),
            (200, r#"{"error":"Your plan allows for 1 concurrency","output":null}"#),
        ],
    );
}

#[test]
fn an_exhausted_account_is_told_from_a_rate_limit() {
    all_are(
        &Failure::QuotaExhausted { retry_after: NOTHING },
        &[
            (402, r#"{"error":"Insufficient credits"}"#),
            (402, ""),
            (402, CLOUDFLARE_PAGE),
            (403, r#"{"error":"Insufficient credits"}"#),
            (200, r#"{"error":"Insufficient credits"}"#),
            (200, r#"{"error":{"code":402,"message":"pay first"}}"#),
            (
                429,
                r#"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#,
            ),
            (429, r#"{"error":{"message":"no","type":"insufficient_quota","code":null}}"#),
            (429, r#"{"error":{"message":"no","type":"billing","code":"credit_balance_exhausted"}}"#),
            (429, r#"{"error":{"message":"no","code":"project_spend_limit_exceeded"}}"#),
            (400, r#"{"error":{"message":"no","code":"organization_usage_limit_exceeded"}}"#),
            (
                429,
                r#"{"success":false,"errors":[{"code":3036,"message":"AiError: you have used up your daily free allocation"}],"result":{}}"#,
            ),
        ],
    );
    let per_day = r#"{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3600s"}]}}"#;
    assert_eq!(of(429, per_day), Failure::QuotaExhausted { retry_after: Some(secs(3_600)) });
}

#[test]
fn any_other_429_is_a_rate_limit() {
    all_are(
        &Failure::RateLimited { retry_after: NOTHING },
        &[
            (429, r#"{"error":"Rate limit exceeded"}"#),
            (429, ""),
            (429, CLOUDFLARE_PAGE),
            (401, r#"{"error":"Rate limit exceeded"}"#),
            (200, r#"{"error":"Too many requests","output":null}"#),
            // The code is newer than the type, and right.
            (429, r#"{"error":{"message":"no","type":"insufficient_quota","code":"rate_limit_exceeded"}}"#),
        ],
    );
    all_are(
        &Failure::RateLimited { retry_after: Some(secs(30)) },
        &[
            (429, r#"{"detail":"Request was throttled. Your rate limit resets in ~30s.","status":429}"#),
            (429, r#"{"error":{"message":"Rate limit reached. Please try again in 30s."}}"#),
            (
                429,
                r#"[{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerMinutePerProject"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"}]}}]"#,
            ),
        ],
    );
}

#[test]
fn a_header_that_tells_the_wait_wins_over_the_body() {
    let headers = [("retry-after-ms".parse().unwrap(), "1500".parse().unwrap())].into_iter().collect();
    let body = br#"{"detail":"resets in ~30s"}"#;

    let failure = classify(StatusCode::TOO_MANY_REQUESTS, &headers, body, SystemTime::UNIX_EPOCH);

    assert_eq!(failure, Failure::RateLimited { retry_after: Some(Duration::from_millis(1_500)) });
}

#[test]
fn an_overloaded_upstream_is_no_fault_of_a_key() {
    all_are(
        &Failure::Overloaded { retry_after: NOTHING },
        &[
            (503, ""),
            (503, CLOUDFLARE_PAGE),
            (503, r#"{"error":"Service Unavailable"}"#),
            (503, r#"{"error":"The moderation service is unavailable"}"#),
            (529, r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
            (
                429,
                r#"{"errors":[{"code":3040,"message":"Capacity temporarily exceeded, please try again."}],"success":false}"#,
            ),
            (429, r#"{"error":{"message":"no","code":"slow_down"}}"#),
            (500, r#"{"error":{"message":"no","code":"server_is_overloaded"}}"#),
            (200, r#"{"error":"The model is overloaded"}"#),
        ],
    );
}

#[test]
fn a_loading_model_tells_when_it_is_ready() {
    all_are(
        &Failure::Loading { ready_in: Some(Duration::from_millis(20_500)) },
        &[(503, r#"{"error":"Model owner/model is currently loading","estimated_time":20.5}"#)],
    );
    all_are(
        &Failure::Loading { ready_in: NOTHING },
        &[
            (503, r#"{"error":"Model is currently loading"}"#),
            (503, r#"{"error":"loading","estimated_time":-3}"#.replace("loading", "Model is loading").as_str()),
            (200, r#"{"id":"x","status":"starting","error":null}"#),
        ],
    );
}

#[test]
fn a_model_that_is_not_there_or_not_for_us_is_unavailable() {
    all_are(
        &Failure::ModelUnavailable,
        &[
            (404, r#"{"error":"Not found"}"#),
            (404, ""),
            (410, ""),
            (404, r#"{"error":{"message":"The model `x` does not exist","code":"model_not_found"}}"#),
            (400, r#"{"error":{"message":"no","code":"model_not_found"}}"#),
            (400, r#"{"error":"Model owner/model does not exist"}"#),
            (403, r#"{"error":"This model needs its licence accepted"}"#),
            (403, r#"{"error":{"message":"no","code":"unsupported_country_region_territory"}}"#),
            (403, r#"{"error":"Not available in your region"}"#),
            (
                400,
                r#"{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}"#,
            ),
            (200, r#"{"error":"Model not found"}"#),
        ],
    );
}

#[test]
fn an_invalid_request_repeats_what_the_provider_said() {
    for (status, body, detail) in [
        (400, r#"{"error":"text is required"}"#, "text is required"),
        (405, r#"{"error":{"message":"Use  POST\nplease","type":"invalid_request_error"}}"#, "Use POST please"),
        (
            422,
            r#"{"detail":[{"loc":["body","seed"],"msg":"value is not an integer","type":"type_error"},{"msg":"too short"}]}"#,
            "value is not an integer; too short",
        ),
        (
            422,
            r#"{"title":"Input validation failed","detail":"- input.seed: must be an integer","status":422}"#,
            "- input.seed: must be an integer; Input validation failed",
        ),
        (400, "prompt missing", "prompt missing"),
        (400, CLOUDFLARE_PAGE, ""),
        (400, "", ""),
        (418, r#"{"unknown":"shape"}"#, ""),
        (200, r#"{"error":{"message":"seed too large","type":"invalid_request_error"}}"#, "seed too large"),
    ] {
        assert_eq!(of(status, body), Failure::InvalidRequest { detail: detail.to_owned() }, "{status} {body}");
    }
}

#[test]
fn the_providers_words_are_cut() {
    let body = serde_json::json!({"error": "ä".repeat(5_000)}).to_string();

    let Failure::InvalidRequest { detail } = of(400, &body) else { panic!("no invalid request") };

    assert_eq!(detail.chars().count(), 300);
}

#[test]
fn a_refused_prompt_never_looks_like_an_invalid_request() {
    all_are(
        &Failure::Refused,
        &[
            (
                400,
                r#"{"error":{"message":"Your request was rejected by the safety system.","type":"image_generation_user_error","code":"moderation_blocked"}}"#,
            ),
            (400, r#"{"error":{"message":"no","type":"invalid_request_error","code":"content_policy_violation"}}"#),
            (
                422,
                r#"{"detail":[{"loc":["body","prompt"],"msg":"The content could not be processed","type":"content_policy_violation"}]}"#,
            ),
            (400, r#"{"error":"NSFW content detected"}"#),
            (403, r#"{"error":"The prompt violates our content policy"}"#),
            (200, r#"{"error":"Prompt blocked by moderation","output":null}"#),
            (500, r#"{"error":{"message":"no","code":"moderation_blocked"}}"#),
            (200, r#"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}"#),
            (200, r#"{"candidates":[{"finishReason":"IMAGE_SAFETY"}]}"#),
            (
                200,
                r#"{"response":{"generateVideoResponse":{"raiMediaFilteredCount":1,"raiMediaFilteredReasons":["no"]}}}"#,
            ),
            (200, r#"{"created":1,"data":[]}"#),
        ],
    );
}

#[test]
fn too_large_is_told_by_status_or_code() {
    all_are(
        &Failure::TooLarge,
        &[
            (413, ""),
            (413, "<html>413 Request Entity Too Large</html>"),
            (413, r#"{"error":{"type":"request_too_large","message":"no"}}"#),
            (400, r#"{"error":"Payload too large"}"#),
        ],
    );
}

#[test]
fn a_broken_provider_is_just_that() {
    all_are(
        &Failure::ProviderError,
        &[
            (500, r#"{"error":"Internal Server Error"}"#),
            (500, ""),
            (502, CLOUDFLARE_PAGE),
            (520, "error code: 520"),
            (200, r#"{"error":"something odd","output":null}"#),
            (200, r#"{"error":true}"#),
        ],
    );
}

#[test]
fn a_late_gateway_may_have_been_charged() {
    all_are(
        &Failure::TimedOut,
        &[
            (408, ""),
            (504, CLOUDFLARE_PAGE),
            (524, "error code: 524"),
            (500, r#"{"error":"Request timed out"}"#),
            (200, r#"{"error":"Timeout while waiting for the model"}"#),
        ],
    );
}

#[test]
fn a_redirected_api_is_misconfigured() {
    for status in [301, 302, 307, 308, 407] {
        assert!(matches!(of(status, ""), Failure::Misconfigured { .. }), "{status}");
    }
}

proptest! {
    #[test]
    fn no_body_makes_it_panic(status in 100_u16..1000, body in proptest::collection::vec(any::<u8>(), 0..300)) {
        let status = StatusCode::from_u16(status).unwrap();
        let _ = classify(status, &HeaderMap::new(), &body, SystemTime::UNIX_EPOCH);
    }

    #[test]
    fn no_shape_makes_it_panic(
        status in 100_u16..1000,
        name in "error|detail|errors|data|estimated_time|status|code|retry_after",
        value in "[0-9]{1,20}|-1e308|null|\\[\\]|\\{\\}|\"try again in [0-9.]{0,9}[a-z]{0,3}\"|\\[\\[1\\],\\{\"code\":1e99\\}\\]",
    ) {
        let body = format!("{{\"{name}\":{value}}}");
        let status = StatusCode::from_u16(status).unwrap();

        let failure = classify(status, &HeaderMap::new(), body.as_bytes(), SystemTime::UNIX_EPOCH);

        prop_assert!(failure.told_wait().is_none_or(|wait| wait <= crate::retry_after::LONGEST));
    }

    #[test]
    fn no_wait_makes_it_panic(value in "[ -~]{0,30}", text in "\\PC{0,60}") {
        if let Ok(value) = value.parse() {
            let headers = [(reqwest::header::RETRY_AFTER, value)].into_iter().collect();
            let _ = crate::retry_after::in_headers(&headers, SystemTime::UNIX_EPOCH);
        }
        let _ = crate::retry_after::in_text(&format!("try again in {text}"));
    }
}
