//! Who listens to a job: how many at once, and until when.

use crate::kit::closed;
use crate::kit::jobs::{OTHER, a_fox, accepted, job, read, start, start_as, story};

#[tokio::test]
async fn who_listens_often_keeps_nobody_else_from_it() {
    let (site, _gate) = start_as(closed().requests_per_second(10_000)).await;
    let id = accepted(&site, &a_fox()).await;
    let (_, theirs) = read(site.post("/v1/jobs").bearer_auth(OTHER).json(&a_fox())).await;
    let mut streams = Vec::new();

    let refused = loop {
        let response = job(&site, &id, "/events").send().await.unwrap();
        if response.status() != 200 {
            break response;
        }
        streams.push(response);
    };
    let others = format!("/v1/jobs/{}/events", theirs["id"].as_str().unwrap());
    let others = site.get(&others).bearer_auth(OTHER).send().await.unwrap();

    assert_eq!((refused.status().as_u16(), streams.len(), others.status().as_u16()), (429, 16, 200));
    assert_eq!(refused.headers()["retry-after"], "1");
    streams.clear();
    // That they are gone is noticed once somebody looks at the connections.
    while job(&site, &id, "/events").send().await.unwrap().status() != 200 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_stop_ends_those_who_listen() {
    let (site, _gate) = start().await;
    let id = accepted(&site, &a_fox()).await;
    let events = job(&site, &id, "/events").send().await.unwrap();

    site.stop.cancel();

    assert!(!story(events).await.is_empty());
}
