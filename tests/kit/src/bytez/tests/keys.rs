//! Keys: dead, busy, shut, flapping, unknown.

use super::*;

#[tokio::test]
async fn unknown_keys_and_models_are_refused_without_blaming_the_client() {
    let bytez = FakeBytez::start().await;
    bytez.key("one");
    bytez.only_models(["owner/other"]);

    assert_eq!(call(&bytez, "two").await.unwrap().status(), 401);
    assert_eq!(call(&bytez, "one").await.unwrap().status(), 404);
    assert_eq!(bytez.violations(), []);
    assert_eq!(bytez.call_count(), 2);
}

#[tokio::test]
async fn a_dead_key_fails_its_probe_until_it_is_revived() {
    let bytez = FakeBytez::start().await;
    let probe = || {
        let url = format!("{}/models/v2/list/tasks", bytez.url());
        Client::new().get(url).header("authorization", "Key one").send()
    };
    bytez.key("one").dead();

    assert_eq!(call(&bytez, "one").await.unwrap().status(), 401);
    assert_eq!(probe().await.unwrap().status(), 401);
    bytez.key("one").revive();
    assert_eq!(probe().await.unwrap().status(), 200);
    assert_eq!(call(&bytez, "one").await.unwrap().status(), 200);

    assert_eq!(bytez.probes(), ["one", "one"]);
}

#[tokio::test]
async fn a_second_call_in_flight_is_refused_as_the_plan_says() {
    let bytez = FakeBytez::start().await;
    let gate = Gate::closed();
    bytez.key("one").concurrency(1, Busy::Named(401)).answers([Answer::Picture.behind(&gate)]);
    let first = tokio::spawn(ask(&bytez, "one", &json!({ "text": "a red fox" })).send());
    gate.wait_for_arrivals(1).await;

    let second = call(&bytez, "one").await.unwrap();
    gate.open();

    assert_eq!(second.status(), 401);
    assert!(second.text().await.unwrap().contains("your plan allows for 1 concurrency"));
    assert_eq!(first.await.unwrap().unwrap().status(), 200);
    assert_eq!(call(&bytez, "one").await.unwrap().status(), 200);
    assert_eq!(bytez.max_in_flight("one"), 2);
    assert_eq!(bytez.calls()[1].in_flight, 2);
}

#[tokio::test]
async fn waits_are_told_in_every_form() {
    let bytez = FakeBytez::start().await;
    let forms = [
        (RetryAfter::Seconds(30), "retry-after", "30"),
        (RetryAfter::Fraction(0.25), "retry-after", "0.25"),
        (RetryAfter::Millis(250), "retry-after-ms", "250"),
    ];

    for (index, (retry_after, name, value)) in forms.into_iter().enumerate() {
        let key = index.to_string();
        bytez.key(&key).answers([Answer::RateLimited { retry_after }]);
        let response = call(&bytez, &key).await.unwrap();
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()[name], value);
    }
    bytez.key("date").answers([Answer::Overloaded { retry_after: RetryAfter::HttpDate(Duration::from_mins(1)) }]);
    let response = call(&bytez, "date").await.unwrap();
    let date = httpdate::parse_http_date(response.headers()["retry-after"].to_str().unwrap()).unwrap();
    assert!(date > std::time::SystemTime::now());
}

#[tokio::test]
async fn a_shut_key_refuses_and_counts_calls_inside_its_told_wait() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").shut_after_429(Duration::from_hours(1)).answers([Answer::rate_limited()]);

    let told = call(&bytez, "one").await.unwrap();
    let refused = loop {
        let response = call(&bytez, "one").await.unwrap();
        if bytez.calls_inside_told_wait() > 0 {
            break response;
        }
    };

    assert_eq!(told.headers()["retry-after"], "3600");
    assert_eq!(refused.status(), 429);
    let left: f64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(left > 0.0 && left < 3600.0);
    bytez.key("one").revive();
    assert_eq!(call(&bytez, "one").await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_flapping_key_flaps_the_same_way_for_the_same_seed() {
    let bytez = FakeBytez::start().await;
    bytez.key("one").flapping(0.5, 42);
    bytez.key("two").flapping(0.5, 42);
    let mut statuses: [Vec<StatusCode>; 2] = Default::default();

    for _ in 0..32 {
        statuses[0].push(call(&bytez, "one").await.unwrap().status());
        statuses[1].push(call(&bytez, "two").await.unwrap().status());
    }

    assert_eq!(statuses[0], statuses[1]);
    assert!(statuses[0].contains(&StatusCode::OK) && statuses[0].contains(&StatusCode::UNAUTHORIZED));
}
