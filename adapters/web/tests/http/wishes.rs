//! What a program may wish for and how often: accepted once, bounded, and pointed at where it does not fit.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use crate::kit::bot::bot_on;
use crate::kit::jobs::{OTHER, PREMIUM, a_fox, job, read, start, start_as, wish};
use crate::kit::watched::Watched;
use crate::kit::{LESSER, Site, closed, kind, problem};

#[tokio::test]
async fn a_job_that_was_accepted_is_told_so_though_the_store_is_lost_right_after() {
    let (web, store) = (closed(), Arc::new(Watched::default()));
    let (app, _gate) = bot_on(&web, Arc::clone(&store) as _, Arc::default());
    let site = Site::with(web, app).await;
    store.breaks.store(true, Ordering::SeqCst);

    let (status, new) = read(wish(&site, &json!({"task": "image", "prompt": "a fox", "person": "ann"}))).await;

    assert_eq!(status, 202, "who reads anything else submits it once more: {new}");
    assert_eq!((&new["state"], &new["place"], &new["person"]), (&json!("queued"), &json!(1), &json!("ann")));
    store.mend();
    let (_, kept) = read(job(&site, new["id"].as_str().unwrap(), "")).await;
    for part in ["id", "task", "prompt", "seed", "person", "tier", "accepted_at", "failure", "output"] {
        assert_eq!(new[part], kept[part], "{part}");
    }
}

#[tokio::test]
async fn the_same_key_is_one_job_and_another_wish_by_it_a_mistake() {
    let (site, _gate) = start().await;
    let keyed = |body: &Value, key: &str| wish(&site, body).header("idempotency-key", key);

    let (_, first) = read(keyed(&a_fox(), "\"one\"")).await;
    let (status, again) = read(keyed(&a_fox(), "one")).await;
    let (_, other) = read(keyed(&a_fox(), "\"two\"")).await;

    assert_eq!((status, &again["id"]), (202, &first["id"]));
    assert_ne!(other["id"], first["id"]);
    let reused = keyed(&json!({"task": "image", "prompt": "a cat"}), "\"one\"").send().await.unwrap();
    assert_eq!((reused.status().as_u16(), kind(reused).await.as_str()), (422, "invalid"));
    let malformed = keyed(&a_fox(), "\"one").send().await.unwrap();
    assert_eq!((malformed.status().as_u16(), kind(malformed).await.as_str()), (400, "malformed"));
    let theirs = site.post("/v1/jobs").bearer_auth(OTHER).header("idempotency-key", "\"one\"").json(&a_fox());
    assert_ne!(read(theirs).await.1["id"], first["id"], "another token's keys are its own");
}

#[tokio::test]
async fn a_hundred_at_once_by_one_key_are_one_job() {
    let (site, _gate) = start_as(closed().requests_per_second(1000)).await;

    let all = (0..100).map(|_| wish(&site, &a_fox()).header("idempotency-key", "\"one\"").send());
    let all = futures::future::try_join_all(all).await.unwrap();

    let mut ids = std::collections::BTreeSet::new();
    for response in all {
        match response.status().as_u16() {
            202 => _ = ids.insert(response.json::<Value>().await.unwrap()["id"].to_string()),
            409 => assert_eq!(response.headers()["retry-after"], "1"),
            status => panic!("{status}"),
        }
    }
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn what_does_not_fit_is_pointed_at() {
    let (site, _gate) = start().await;
    let cases = [
        (json!({"task": "image", "prompt": " "}), "#/prompt"),
        (json!({"task": "image", "prompt": "a".repeat(101)}), "#/prompt"),
        (json!({"task": "image", "prompt": 7}), "#/prompt"),
        (json!({"task": "image", "prompt": "a fox", "seed": -1}), "#/seed"),
        (json!({"task": "image", "prompt": "a fox", "seed": 4_294_967_296_u64}), "#/seed"),
        (json!({"task": "music", "prompt": "a fox"}), "#/task"),
        (json!({"task": "vary", "prompt": "a fox"}), "#/task"),
        (json!({"task": "image", "prompt": "a fox", "person": "../x"}), "#/person"),
        (json!({"task": "image", "prompt": "a fox", "webhook_url": "https://a.example"}), "#/webhook_url"),
        (json!({"task": "image", "prompt": "a fox", "colour": "red"}), "#/colour"),
    ];

    for (body, pointer) in cases {
        let response = wish(&site, &body).send().await.unwrap();
        assert_eq!(response.status(), 422, "{body}");
        let problem = problem(response).await;
        assert_eq!(problem["pointer"], pointer, "{body}: {problem}");
    }
    let broken = wish(&site, &a_fox()).body("{\"task\":").send().await.unwrap();
    assert_eq!(kind(broken).await, "malformed");
    let two = wish(&site, &a_fox()).body("{\"task\":\"image\",\"prompt\":\"a\"} {}").send().await.unwrap();
    assert_eq!(kind(two).await, "malformed");
}

#[tokio::test]
async fn limits_are_each_persons_own_and_say_when_to_come_back() {
    let (site, _gate) = start().await;
    let of = |person: &str| json!({"task": "image", "prompt": "a fox", "person": person});

    let mut last = wish(&site, &of("ann")).send().await.unwrap();
    while last.status() == 202 {
        last = wish(&site, &of("ann")).send().await.unwrap();
    }

    assert_eq!(last.status(), 429);
    assert!(last.headers().contains_key("retry-after"));
    assert_eq!(problem(last).await["failure"], "too_many_requests");
    let (status, job) = read(wish(&site, &of("ben"))).await;
    assert_eq!((status, &job["person"]), (202, &json!("ben")));
    assert!(job["place"].as_u64().unwrap() >= 1 && job["expected_wait_seconds"].as_f64().unwrap() > 0.0, "{job}");
}

#[tokio::test]
async fn a_tier_takes_a_right() {
    let (site, _gate) = start().await;
    let premium = json!({"task": "image", "prompt": "a fox", "tier": "premium"});

    let without = wish(&site, &premium).send().await.unwrap();
    let (_, job) = read(site.post("/v1/jobs").bearer_auth(PREMIUM).json(&premium)).await;
    let unknown = json!({"task": "image", "prompt": "a fox", "tier": "gold"});
    let unknown = site.post("/v1/jobs").bearer_auth(PREMIUM).json(&unknown).send().await.unwrap();

    assert_eq!((without.status().as_u16(), kind(without).await.as_str()), (403, "forbidden"));
    assert_eq!(job["tier"], "premium");
    assert_eq!(problem(unknown).await["pointer"], "#/tier");
}

#[tokio::test]
async fn bodies_are_bounded_in_size_and_time() {
    let (site, _gate) = start_as(closed().body_within(Duration::from_millis(50))).await;
    let head = |length: usize| {
        format!(
            "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {LESSER}\r\nContent-Type: \
             application/json\r\nContent-Length: {length}\r\n\r\n"
        )
    };

    let large = site.raw(&head((64 << 10) + 1)).await;
    let slow = site.raw(&format!("{}{{\"task\":", head(40))).await;

    assert!(large.starts_with("HTTP/1.1 413"), "{large}");
    assert!(slow.starts_with("HTTP/1.1 408"), "{slow}");
    let form = site.post("/v1/jobs").bearer_auth(LESSER).form(&[("task", "image")]).send().await.unwrap();
    assert_eq!(form.status(), 415, "a page of another website could send it");
}
