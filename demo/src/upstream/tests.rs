#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_cmp)]

use std::error::Error;

use reqwest::{Client, RequestBuilder, Response};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::*;
use crate::faults::RateLimit;
use crate::model::Outcome;

fn ask(upstream: &Upstream, key: usize, model: &str, body: &Value) -> RequestBuilder {
    let secret = upstream.keys()[key].secret.expose_secret().to_owned();
    let url = format!("{}/models/v2/{model}", upstream.url());
    Client::new().post(url).header("authorization", format!("Key {secret}")).json(body)
}

/// A call with the first key.
async fn call(upstream: &Upstream) -> reqwest::Result<Response> {
    ask(upstream, 0, PICTURE_MODEL, &json!({ "text": "a red fox" })).send().await
}

async fn status_and_error(upstream: &Upstream) -> (u16, String) {
    let response = call(upstream).await.unwrap();
    let status = response.status().as_u16();
    (status, response.json::<Value>().await.unwrap()["error"].as_str().unwrap_or_default().to_owned())
}

async fn probe(upstream: &Upstream, secret: &str) -> u16 {
    let url = format!("{}/models/v2/list/tasks", upstream.url());
    Client::new().get(url).header("authorization", format!("Key {secret}")).send().await.unwrap().status().as_u16()
}

fn outcomes(upstream: &Upstream) -> Vec<Outcome> {
    upstream.calls().iter().map(|call| call.outcome).collect()
}

#[tokio::test]
async fn a_prompt_becomes_a_link_to_its_picture() {
    let upstream = Upstream::start(1).await.unwrap();

    let body = json!({ "text": "a red fox", "params": { "seed": 7 } });
    let answer: Value = ask(&upstream, 0, PICTURE_MODEL, &body).send().await.unwrap().json().await.unwrap();
    let file = reqwest::get(answer["output"].as_str().unwrap()).await.unwrap();

    assert_eq!(answer["error"], Value::Null);
    assert_eq!(file.headers()["content-type"], "image/png");
    assert_eq!(file.bytes().await.unwrap(), crate::draw::Drawing::of("a red fox", 7).png(crate::draw::PICTURE));
}

#[tokio::test]
async fn without_a_seed_calls_of_one_job_get_one_picture_and_other_calls_others() {
    let upstream = Upstream::start(1).await.unwrap();
    let make = async |job: Option<&'static str>| {
        let request = ask(&upstream, 0, PICTURE_MODEL, &json!({ "text": "bauhaus", "json": false }));
        let request = job.iter().fold(request, |request, job| request.header("idempotency-key", *job));
        request.send().await.unwrap().bytes().await.unwrap()
    };

    let one_job = [make(Some("job-1")).await, make(Some("job-1")).await];
    let others = [make(None).await, make(None).await];

    assert_eq!(one_job[0], one_job[1]);
    assert_ne!(others[0], others[1]);
}

#[tokio::test]
async fn raw_media_of_the_loop_model_is_a_gif() {
    let upstream = Upstream::start(1).await.unwrap();

    let body = json!({ "input": { "text": "stripes" }, "params": {}, "stream": false, "json": false });
    let response = ask(&upstream, 0, LOOP_MODEL, &body).send().await.unwrap();

    assert_eq!(response.headers()["content-type"], "image/gif");
    assert!(response.bytes().await.unwrap().starts_with(b"GIF89a"));
}

#[tokio::test]
async fn a_dead_key_is_unauthorized_to_calls_and_probes() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.keys[0].dead = true);

    assert_eq!(status_and_error(&upstream).await, (401, "Unauthorized".to_owned()));
    assert_eq!(probe(&upstream, "demo-key-1").await, 401);
    assert_eq!(probe(&upstream, "demo-key-2").await, 200);
    assert_eq!(probe(&upstream, "stranger").await, 401);
    assert_eq!(outcomes(&upstream), [Outcome::Unauthorized]);
}

#[tokio::test]
async fn a_flapping_key_is_unauthorized_to_calls_but_not_to_probes() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.keys[0].flapping = 1.0);

    assert_eq!(status_and_error(&upstream).await, (401, "Unauthorized".to_owned()));
    assert_eq!(probe(&upstream, "demo-key-1").await, 200);
}

#[tokio::test]
async fn a_limited_key_tells_when_to_come_back() {
    let upstream = Upstream::start(1).await.unwrap();
    let limit = RateLimit { calls: 0, per: Duration::from_mins(10) };
    upstream.faults().change(|faults| faults.keys[0].limit = Some(limit));

    let response = call(&upstream).await.unwrap();

    assert_eq!(response.status(), 429);
    let wait: f64 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((500.0..=600.0).contains(&wait), "{wait}");
    assert_eq!(response.json::<Value>().await.unwrap(), json!({ "error": "Rate limit exceeded" }));
    assert!(upstream.calls()[0].retry_after.is_some());
}

#[tokio::test]
async fn hiccups_have_the_status_and_words_of_the_real_ones() {
    let upstream = Upstream::start(1).await.unwrap();

    upstream.faults().change(|faults| faults.hiccups.server_error = 1.0);
    assert_eq!(status_and_error(&upstream).await, (500, "Internal server error".to_owned()));
    upstream.faults().change(|faults| (faults.hiccups.server_error, faults.hiccups.overloaded) = (0.0, 1.0));
    assert_eq!(status_and_error(&upstream).await, (503, "Service overloaded".to_owned()));
    upstream.faults().change(|faults| (faults.hiccups.overloaded, faults.hiccups.error_in_200) = (0.0, 1.0));
    assert_eq!(status_and_error(&upstream).await, (200, "CUDA out of memory".to_owned()));

    assert_eq!(outcomes(&upstream), [Outcome::ServerError, Outcome::Overloaded, Outcome::ErrorIn200]);
}

#[tokio::test]
async fn a_reset_call_loses_its_connection() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.hiccups.reset = 1.0);

    let error = call(&upstream).await.unwrap_err();

    let mut cause = error.source();
    let mut reset = false;
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>();
        reset |= io.is_some_and(|io| io.kind() == std::io::ErrorKind::ConnectionReset);
        cause = error.source();
    }
    assert!(reset && !error.is_connect(), "{error:?}");
    assert_eq!(outcomes(&upstream), [Outcome::Reset]);
}

#[tokio::test]
async fn a_second_call_at_a_time_is_busy_and_a_hung_up_one_still_holds_its_key() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.takes = Duration::from_mins(5));
    let mut news = upstream.subscribe();
    let first = tokio::spawn(ask(&upstream, 0, PICTURE_MODEL, &json!({ "text": "a red fox" })).send());
    while upstream.working()[0] == 0 {
        tokio::task::yield_now().await;
    }

    let busy = status_and_error(&upstream).await;
    first.abort();
    let ended = [news.recv().await.unwrap().outcome, news.recv().await.unwrap().outcome];
    let still = status_and_error(&upstream).await;

    assert_eq!(busy, (429, "your plan allows for 1 concurrency".to_owned()));
    assert_eq!(ended, [Outcome::Busy, Outcome::HungUp]);
    assert_eq!(still.0, 429);
    assert_eq!(upstream.working(), [1, 0, 0, 0]);
}

#[tokio::test]
async fn a_larger_plan_takes_more_at_a_time() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.keys[0].concurrency = 2);

    let both = tokio::join!(call(&upstream), call(&upstream));

    assert_eq!(
        (both.0.unwrap().status(), both.1.unwrap().status()),
        (reqwest::StatusCode::OK, reqwest::StatusCode::OK)
    );
}

#[tokio::test]
async fn a_slow_call_takes_its_time() {
    let upstream = Upstream::start(1).await.unwrap();
    upstream.faults().change(|faults| faults.takes = Duration::from_secs(2));

    let status = call(&upstream).await.unwrap().status();

    let record = &upstream.calls()[0];
    assert_eq!((status.as_u16(), record.outcome), (200, Outcome::Made));
    assert!(record.took >= Duration::from_millis(1_800), "{:?}", record.took);
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_said_and_recorded() {
    let upstream = Upstream::start(1).await.unwrap();
    let send = async |request: RequestBuilder| request.send().await.unwrap().status().as_u16();

    let url = format!("{}/models/v2/{PICTURE_MODEL}", upstream.url());
    let good = json!({ "text": "a red fox" });
    assert_eq!(send(Client::new().post(&url).json(&good)).await, 401);
    assert_eq!(send(Client::new().post(&url).bearer_auth("demo-key-1").json(&good)).await, 401);
    assert_eq!(send(ask(&upstream, 0, "owner/other", &good)).await, 404);
    assert_eq!(send(ask(&upstream, 0, PICTURE_MODEL, &json!({ "prompt": "a red fox" }))).await, 422);
    assert_eq!(send(Client::new().post(&url).header("authorization", "Key demo-key-1").body("{}")).await, 415);
    assert_eq!(send(Client::new().get(format!("{}/files/99.png", upstream.url()))).await, 404);
    assert_eq!(send(Client::new().get(format!("{}/v1/images", upstream.url()))).await, 404);

    assert_eq!(outcomes(&upstream), [Outcome::Invalid; 3], "unknown keys are nobody's calls");
}

#[tokio::test]
async fn a_shutdown_ends_the_calls_under_way_and_takes_no_new_ones() {
    let upstream = Upstream::start(1).await.unwrap();
    let url = upstream.url().to_owned();
    upstream.faults().change(|faults| faults.takes = Duration::from_millis(200));
    let under_way = tokio::spawn(ask(&upstream, 0, PICTURE_MODEL, &json!({ "text": "marble" })).send());
    while upstream.working()[0] == 0 {
        tokio::task::yield_now().await;
    }

    upstream.shutdown().await;

    assert_eq!(under_way.await.unwrap().unwrap().status(), 200);
    assert!(reqwest::get(url).await.unwrap_err().is_connect());
}
