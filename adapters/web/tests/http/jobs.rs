//! A program's jobs, from the wish to the picture.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::kit::bot::{PICTURE, bot};
use crate::kit::jobs::{OTHER, a_fox, accepted, job, read, start, story, wish};
use crate::kit::{LESSER, SECRET, Site, closed, kind, problem};

#[tokio::test]
async fn a_program_gets_its_picture() {
    let (site, gate) = start().await;

    let response = wish(&site, &json!({"task": "image", "prompt": " a fox ", "seed": 7})).send().await.unwrap();
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(response.status(), 202);
    let new: Value = response.json().await.unwrap();
    let events = site.get(&format!("{location}/events")).bearer_auth(LESSER).send().await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    gate.add_permits(1);
    let story = story(events).await;
    let (status, done) = read(site.get(&location).bearer_auth(LESSER)).await;
    let output = site.get(done["output"].as_str().unwrap()).bearer_auth(LESSER).send().await.unwrap();

    assert_eq!((&new["prompt"], &new["seed"], &new["tier"]), (&json!("a fox"), &json!(7), &json!("free")));
    assert_eq!((status, &done["state"], &done["failure"]), (200, &json!("done"), &Value::Null));
    assert_eq!(done["attempts"][0]["provider"], "test");
    assert_eq!(story.last(), Some(&done), "the last event is how it ended");
    let header = |name: &str| output.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("content-type").as_str(), header("x-content-type-options").as_str()), ("image/png", "nosniff"));
    let file = format!("inline; filename=\"refrain-{}-0.png\"", new["id"].as_str().unwrap());
    assert_eq!(header("content-disposition"), file);
    let tag = header("etag");
    assert_eq!(output.bytes().await.unwrap(), PICTURE);
    let again = job(&site, done["id"].as_str().unwrap(), "/output").header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test]
async fn a_failure_is_told_in_the_callers_language() {
    let (site, gate) = start().await;
    gate.add_permits(10);

    let id = accepted(&site, &json!({"task": "image", "prompt": "refused"})).await;
    let events = job(&site, &id, "/events").header("accept-language", "de").send().await.unwrap();
    let story = story(events).await;

    let last = story.last().unwrap();
    assert_eq!((&last["state"], &last["failure"]["code"]), (&json!("failed"), &json!("refused")));
    assert!(last["failure"]["detail"].as_str().unwrap().contains("abgelehnt"), "{last}");
    assert_eq!(last["attempts"][0]["failure"], "refused");
    assert_eq!(kind(job(&site, &id, "/output").send().await.unwrap()).await, "not-found");
}

#[tokio::test]
async fn a_job_is_in_the_language_that_its_caller_reads_best() {
    let web = closed();
    let (app, _gate) = bot(&web);
    let site = Site::with(web, Arc::clone(&app)).await;

    let (_, job) = read(wish(&site, &a_fox()).header("accept-language", "en;q=0.5, fr;q=0, de-AT")).await;

    let id = job["id"].as_str().unwrap().parse().unwrap();
    let (record, _) = app.queue().job(&id).await.unwrap().unwrap();
    assert_eq!(record.facts.locale.tag(), "de", "its webhook is worded in it");
}

#[tokio::test]
async fn somebody_elses_job_is_not_there() {
    let (site, _gate) = start().await;
    let id = accepted(&site, &json!({"task": "image", "prompt": "a fox", "person": "ann"})).await;
    let nobody = "0".repeat(32);

    for path in [format!("/v1/jobs/{id}"), format!("/v1/jobs/{id}/output"), format!("/v1/jobs/{id}/events")] {
        let theirs = site.get(&path).bearer_auth(OTHER).send().await.unwrap();
        let missing = site.get(&path.replace(&id, &nobody)).bearer_auth(OTHER).send().await.unwrap();
        assert_eq!(problem(theirs).await, problem(missing).await, "nothing tells that it exists: {path}");
    }
    let cancel = site.client.delete(site.url(&format!("/v1/jobs/{id}"))).bearer_auth(OTHER).send().await.unwrap();
    assert_eq!(cancel.status(), 404);
    let operator = site.get(&format!("/v1/jobs/{id}")).bearer_auth(SECRET).send().await.unwrap();
    assert_eq!(operator.status(), 200);
}
