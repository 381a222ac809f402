//! What goes over the wire: refusals, errors, broken connections, hang-ups.

use super::*;

#[tokio::test]
async fn malformed_requests_are_refused_and_kept() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");
    let url = format!("{}/models/v2/{MODEL}", bytez.url());
    let good = json!({ "text": "a red fox" });
    let requests = [
        (401, Client::new().post(&url).json(&good)),
        (401, Client::new().post(&url).bearer_auth("one").json(&good)),
        (404, Client::new().post(format!("{}/v1/images", bytez.url())).json(&good)),
        (415, Client::new().post(&url).header("authorization", "Key one").body(good.to_string())),
        (422, ask(&bytez, "one", &json!({ "prompt": "a red fox" }))),
        (422, ask(&bytez, "one", &json!({ "text": "a red fox", "stream": true }))),
        (422, ask(&bytez, "one", &json!({ "input": "a red fox" }))),
        (422, ask(&bytez, "one", &json!({ "text": "a red fox", "seed": 7 }))),
        (400, ask(&bytez, "one", &json!({ "text": "a red fox", "autoScale": true }))),
    ];
    let sent = requests.len();

    for (status, request) in requests {
        assert_eq!(request.send().await.unwrap().status(), status);
    }

    assert_eq!(bytez.violations().len(), sent);
    assert_eq!(bytez.violations().last(), Some(&Violation::AutoScale));
    assert_eq!(bytez.call_count(), 0);
}

#[tokio::test]
async fn a_reset_and_an_end_of_the_connection_are_told_apart() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").answers([Answer::Reset, Answer::Eof]);

    let reset = call(&bytez, "one").await.unwrap_err();
    let ended = call(&bytez, "one").await.unwrap_err();

    assert!(is_reset(&reset), "{reset:?}");
    assert!(!is_reset(&ended), "{ended:?}");
    assert!(bytez.calls().iter().all(|call| call.outcome == Outcome::Dropped));
}

#[tokio::test]
async fn a_truncated_body_arrives_in_part() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").answers([Answer::TruncatedBody]);

    let mut response = call(&bytez, "one").await.unwrap();

    assert_eq!(response.status(), 200);
    assert!(response.chunk().await.unwrap().is_some());
    assert!(response.chunk().await.is_err());
}

#[tokio::test]
async fn a_hang_up_is_seen_and_the_slot_is_held_as_long_as_told() {
    let bytez = FakeBytez::start().await;
    bytez.lingers_after_hang_up(Duration::from_hours(1));
    bytez.key("one").concurrency(1, Busy::Plain).answers([Answer::Hang]);
    let hanging = tokio::spawn(ask(&bytez, "one", &json!({ "text": "a red fox" })).send());
    bytez.wait_for_calls(1).await;

    hanging.abort();
    let hung_up = bytez.wait_for_hang_ups(1).await;

    assert_eq!(hung_up[0].prompt, "a red fox");
    assert_eq!(call(&bytez, "one").await.unwrap().status(), 429);
}

#[tokio::test]
async fn a_hanging_call_goes_on_when_it_is_released() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").always(Answer::Hang);
    let hanging = tokio::spawn(ask(&bytez, "one", &json!({ "text": "a red fox" })).send());
    bytez.wait_for_calls(1).await;

    bytez.release_hanging();

    assert_eq!(hanging.await.unwrap().unwrap().status(), 200);
}

#[tokio::test]
async fn a_stopped_server_refuses_connections_until_it_resumes() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");

    bytez.stop().await;
    assert!(call(&bytez, "one").await.unwrap_err().is_connect());
    bytez.resume().await;

    assert_eq!(call(&bytez, "one").await.unwrap().status(), 200);
}

#[tokio::test]
async fn errors_carry_the_status_and_text_of_the_real_ones() {
    let bytez = FakeBytez::start().await;
    let expected = [
        (Answer::Unauthorized, 401, "Unauthorized"),
        (Answer::Forbidden("not in your region".into()), 403, "not in your region"),
        (Answer::rate_limited(), 429, "Rate limit exceeded"),
        (Answer::PaymentRequired, 402, "Insufficient credits"),
        (Answer::Status(500, "oops".into()), 500, "oops"),
        (Answer::Overloaded { retry_after: RetryAfter::Seconds(3) }, 503, "overloaded"),
        (Answer::Loading { seconds: 20 }, 503, "\"estimated_time\":20"),
        (Answer::HtmlError, 502, "<title>502"),
        (Answer::ErrorIn200("CUDA out of memory".into()), 200, "CUDA out of memory"),
        (Answer::Empty200, 200, ""),
        (Answer::NoOutput, 200, "\"output\":null"),
        (Answer::Refused, 400, "moderation_blocked"),
        (Answer::TooLarge, 413, "too large"),
    ];
    bytez.key("one").answers(expected.iter().map(|(answer, ..)| answer.clone()));

    for (answer, status, text) in expected {
        let response = call(&bytez, "one").await.unwrap();
        assert_eq!(response.status(), status, "{answer:?}");
        assert!(response.text().await.unwrap().contains(text), "{answer:?}");
    }
}
