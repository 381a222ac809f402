//! `refrain demo`, in this process: what is typed into the browser's chat comes back as a picture, through a flapping key.

use std::net::Ipv4Addr;

use refrain::demo::Demo;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::visitor::Visitor;

#[tokio::test]
async fn a_picture_comes_through_a_key_that_refuses_every_call() {
    let demo = Demo::start((Ipv4Addr::LOCALHOST, 0).into(), 7).await.unwrap();
    let mut bound = demo.bound();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    let running = tokio::spawn(demo.run_until(async move { stopped.cancelled().await }));
    let address = bound.wait_for(Option::is_some).await.unwrap().unwrap();
    let mut ada = Visitor::at(address).await;
    for part in ["data-control=\"dead\"", "id=\"ten\"", "id=\"score-simple\"", "id=\"journal\""] {
        assert!(ada.page.contains(part), "{part} is missing");
    }
    // The only key that is not dead refuses every call at first, and none later.
    for (control, position) in [("slowness", "0"), ("dead", "3"), ("flapping", "10")] {
        ada.post("/play/panel", &[("control", control), ("position", position)]).await;
    }

    ada.post("/play/say", &[("text", "/generate a red fox"), ("tier", "premium")]).await;
    let refused = ada.sees("panel", |panel| panel["lines"].to_string().contains("key refused")).await;
    ada.post("/play/panel", &[("control", "flapping"), ("position", "0")]).await;

    let done = ada.sees_picture().await;
    let picture = ada.get(done["media"][0]["url"].as_str().unwrap()).await;
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert!(picture.bytes().await.unwrap().starts_with(b"\x89PNG"));
    let preview: Value = ada.get(&format!("/play/preview/{}", done["id"])).await.json().await.unwrap();
    let platforms: Vec<_> = preview.as_array().unwrap().iter().map(|it| it["platform"].as_str().unwrap()).collect();
    assert_eq!(platforms, ["discord", "telegram"]);
    let figures = ada.sees("panel", |panel| panel["engine"]["success"] == 100).await;
    assert!(refused["engine"]["success"].is_null() && figures["engine"]["calls"].as_u64().unwrap() >= 20, "{figures}");
    stop.cancel();
    running.await.unwrap().unwrap();
}
