//! `refrain demo`, in this process: what is typed into the browser's chat comes back as a picture, through a flapping key.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use refrain::demo::Demo;
use reqwest::{Client, Response};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

/// How long a picture may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

struct Visitor {
    address: SocketAddr,
    client: Client,
    cookie: String,
    events: Response,
    read: String,
}

impl Visitor {
    async fn at(address: SocketAddr) -> Self {
        let client = Client::builder().no_proxy().build().unwrap();
        let page = client.get(format!("http://{address}/play")).send().await.unwrap();
        let cookie = page.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page = page.text().await.unwrap();
        for part in ["data-control=\"dead\"", "id=\"ten\"", "id=\"score-simple\"", "id=\"journal\""] {
            assert!(page.contains(part), "{part} is missing");
        }
        let events =
            client.get(format!("http://{address}/play/events")).header("cookie", &cookie).send().await.unwrap();
        Self { address, client, cookie, events, read: String::new() }
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) {
        let url = format!("http://{}{path}", self.address);
        let answer = self.client.post(url).header("cookie", &self.cookie).form(fields).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path} {fields:?}");
    }

    /// The next event of that kind that is `wanted`.
    async fn sees(&mut self, name: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let seen = async {
            loop {
                while let Some((event, _)) = self.read.split_once("\n\n") {
                    let end = event.len() + 2;
                    let field =
                        |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
                    let data =
                        (field("event:") == name).then(|| serde_json::from_str::<Value>(field("data:")).unwrap());
                    self.read.drain(..end);
                    if let Some(data) = data.filter(&wanted) {
                        return data;
                    }
                }
                let chunk = self.events.chunk().await.unwrap().expect("the demonstration goes on");
                self.read.push_str(std::str::from_utf8(&chunk).unwrap());
            }
        };
        tokio::time::timeout(PATIENCE, seen).await.expect("it is seen in the end")
    }
}

#[tokio::test]
async fn a_picture_comes_through_a_key_that_refuses_every_call() {
    let demo = Demo::start((Ipv4Addr::LOCALHOST, 0).into(), 7).await.unwrap();
    let mut bound = demo.bound();
    let stop = CancellationToken::new();
    let stopped = stop.clone();
    let running = tokio::spawn(demo.run_until(async move { stopped.cancelled().await }));
    let address = bound.wait_for(Option::is_some).await.unwrap().unwrap();
    let mut ada = Visitor::at(address).await;
    // The only key that is not dead refuses every call at first, and none later.
    for (control, position) in [("slowness", "0"), ("dead", "3"), ("flapping", "10")] {
        ada.post("/play/panel", &[("control", control), ("position", position)]).await;
    }

    ada.post("/play/say", &[("text", "/generate a red fox"), ("tier", "premium")]).await;
    let refused = ada.sees("panel", |panel| panel["lines"].to_string().contains("key refused")).await;
    ada.post("/play/panel", &[("control", "flapping"), ("position", "0")]).await;

    let done = ada.sees("message", |told| told["media"].as_array().is_some_and(|media| !media.is_empty())).await;
    let url = format!("http://{address}{}", done["media"][0]["url"].as_str().unwrap());
    let picture = ada.client.get(url).header("cookie", &ada.cookie).send().await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert!(picture.bytes().await.unwrap().starts_with(b"\x89PNG"));
    let preview = format!("http://{address}/play/preview/{}", done["id"]);
    let preview: Value =
        ada.client.get(preview).header("cookie", &ada.cookie).send().await.unwrap().json().await.unwrap();
    let platforms: Vec<_> = preview.as_array().unwrap().iter().map(|it| it["platform"].as_str().unwrap()).collect();
    assert_eq!(platforms, ["discord", "telegram"]);
    let figures = ada.sees("panel", |panel| panel["engine"]["success"] == 100).await;
    assert!(refused["engine"]["success"].is_null() && figures["engine"]["calls"].as_u64().unwrap() >= 20, "{figures}");
    stop.cancel();
    running.await.unwrap().unwrap();
}
