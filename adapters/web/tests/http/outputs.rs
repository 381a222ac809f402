//! What a job made, as it is read: so many at once, as long as it is kept, and by no other path.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use futures::future::select_all;
use refrain_core::queue::MemoryStore;
use refrain_core::queue::store::JobStore;
use serde_json::{Value, json};

use crate::kit::bot::{Shelf, bot_on};
use crate::kit::jobs::{a_fox, accepted, job, read, start};
use crate::kit::{Site, closed, kind, problem};

#[tokio::test]
async fn only_so_many_results_are_read_at_once() {
    let (web, shelf) = (closed(), Arc::new(Shelf::default()));
    let (app, gate) = bot_on(&web, Arc::new(MemoryStore::new()), Arc::clone(&shelf));
    let site = Site::with(web, app).await;
    gate.add_permits(1);
    let id = accepted(&site, &a_fox()).await;
    job(&site, &id, "/events").send().await.unwrap().text().await.unwrap();
    shelf.stuck.store(true, Ordering::SeqCst);
    let mut readers = shelf.readers.subscribe();

    let reads = (0..9).map(|_| Box::pin(job(&site, &id, "/output").send()));
    let first = tokio::select! {
        (first, _, _) = select_all(reads) => first.unwrap(),
        _ = readers.wait_for(|readers| *readers > 8) => panic!("nine are in memory at once"),
    };

    assert_eq!((first.status().as_u16(), &first.headers()["retry-after"]), (503, &"1".parse().unwrap()));
    assert_eq!(kind(first).await, "unavailable");
}

#[tokio::test]
async fn a_result_that_is_not_kept_any_more_is_not_offered_and_gone() {
    let (web, store) = (closed(), Arc::new(MemoryStore::new()));
    let (app, gate) = bot_on(&web, Arc::clone(&store) as _, Arc::default());
    let site = Site::with(web, app).await;
    gate.add_permits(1);
    let id = accepted(&site, &a_fox()).await;
    job(&site, &id, "/events").send().await.unwrap().text().await.unwrap();

    store.outputs_removed(&[id.parse().unwrap()]).await.unwrap();

    let (_, told) = read(job(&site, &id, "")).await;
    assert_eq!((&told["state"], &told["output"]), (&json!("done"), &Value::Null));
    let gone = job(&site, &id, "/output").send().await.unwrap();
    assert_eq!(gone.status(), 410);
    let problem = problem(gone).await;
    assert_eq!(problem["type"], "urn:refrain:problem:gone");
    assert!(problem["detail"].as_str().unwrap().contains("no longer kept"), "{problem}");
}

#[tokio::test]
async fn no_path_leads_out_of_a_jobs_outputs() {
    let (site, _gate) = start().await;

    for trick in ["..%2F..%2Fetc%2Fpasswd", "%2e%2e", "a%00b", "%2Fetc%2Fpasswd", &"A".repeat(32), "é", "%ff"] {
        let response = job(&site, trick, "/output").send().await.unwrap();
        assert!(matches!(response.status().as_u16(), 400 | 404), "{trick}: {}", response.status());
        problem(response).await;
    }
    let id = accepted(&site, &a_fox()).await;
    for index in ["-1", "..", "1e9", "99999999999999999999999"] {
        let response = job(&site, &id, "/output").query(&[("index", index)]).send().await.unwrap();
        assert_eq!(kind(response).await, "malformed", "{index}");
    }
}
