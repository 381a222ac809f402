//! Whether the bot is well, and how it stops.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::Router;
use axum::routing::post;
use refrain_core::App;
use refrain_core::adapter::{Adapter, AdapterError};
use refrain_core::catalogue::Catalogue;
use refrain_core::reply::Responder;
use refrain_core::request::Platform;
use refrain_web::Exposition;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use crate::kit::{Site, closed, open};

/// A platform of which only is known whether it is connected.
struct Elsewhere {
    name: &'static str,
    connected: Mutex<Option<bool>>,
    called: bool,
}

impl Elsewhere {
    fn new(name: &'static str, connected: Option<bool>) -> Self {
        Self { name, connected: connected.into(), called: false }
    }
}

#[async_trait]
impl Adapter for Elsewhere {
    fn platform(&self) -> Platform {
        Platform::other(self.name)
    }

    fn responder(&self, _: Arc<Catalogue>) -> Arc<dyn Responder> {
        unimplemented!("nobody asks for it")
    }

    async fn check(&self) -> Result<String, AdapterError> {
        unimplemented!("nobody asks for it")
    }

    fn connected(&self) -> Option<bool> {
        *self.connected.lock().unwrap()
    }

    fn is_called(&self) -> bool {
        self.called
    }

    async fn run(&self, _: Arc<App>, _: CancellationToken) -> Result<(), AdapterError> {
        unimplemented!("nobody asks for it")
    }
}

async fn readyz(platforms: Vec<Elsewhere>) -> (u16, Value) {
    let platforms = platforms.into_iter().map(|platform| Arc::new(platform) as Arc<dyn Adapter>);
    let site = Site::start(closed().platforms(platforms)).await;
    let response = site.get("/readyz").send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn readiness_tells_what_is_known_of_each_platform() {
    let one = || Elsewhere::new("one", Some(true));

    let well = readyz(vec![one(), Elsewhere::new("two", None)]).await;
    let ill = readyz(vec![one(), Elsewhere::new("two", Some(false))]).await;

    let told = |ready, two| {
        let platforms = json!({"one": "connected", "two": two});
        json!({"ready": ready, "stopping": false, "store": "reachable", "platforms": platforms})
    };
    assert_eq!(well, (200, told(true, "unknown")));
    assert_eq!(ill, (503, told(false, "lost")));
}

#[tokio::test]
async fn a_platform_that_can_not_call_keeps_nobody_away_for_it_could_not_come_back() {
    let (status, told) = readyz(vec![Elsewhere { called: true, ..Elsewhere::new("calling", Some(false)) }]).await;

    assert_eq!((status, &told["ready"], &told["platforms"]), (200, &json!(true), &json!({"calling": "lost"})));
}

#[tokio::test]
async fn what_was_known_of_a_platform_and_is_not_any_more_is_no_number() {
    let platform = Arc::new(Elsewhere::new("somewhere", Some(true)));
    let web = open().platforms([Arc::clone(&platform) as _]).exposition(Exposition::install().unwrap());
    let site = Site::start(web).await;
    let told = async || {
        let text = site.get("/metrics").send().await.unwrap().text().await.unwrap();
        let line = text.lines().find(|line| line.starts_with("refrain_platform_connected{"));
        line.and_then(|line| line.strip_prefix(r#"refrain_platform_connected{platform="somewhere"} "#))
            .unwrap()
            .to_owned()
    };

    let mut seen = vec![told().await];
    for connected in [Some(false), None] {
        *platform.connected.lock().unwrap() = connected;
        seen.push(told().await);
    }

    assert_eq!(seen, ["1", "0", "NaN"]);
}

#[tokio::test]
async fn being_alive_needs_no_token() {
    let site = Site::start(closed()).await;

    assert_eq!(site.get("/healthz").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn without_a_recorder_there_are_no_metrics() {
    let site = Site::start(open()).await;

    assert_eq!(site.get("/metrics").send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_stop_ends_idle_connections_and_lets_requests_end() {
    let site = Site::start(open()).await;
    let mut idle = TcpStream::connect(site.address).await.unwrap();
    let body = "token=x";
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    let mut busy = TcpStream::connect(site.address).await.unwrap();
    busy.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    busy.read_exact(&mut go_on).await.unwrap(); // It is being read.

    site.stop.cancel();
    let mut rest = Vec::new();
    let closed = idle.read_to_end(&mut rest).await.unwrap();
    busy.write_all(body.as_bytes()).await.unwrap();
    busy.read_to_end(&mut rest).await.unwrap();

    assert_eq!(closed, 0);
    assert!(String::from_utf8(rest).unwrap().starts_with("HTTP/1.1 401"));
}

#[tokio::test]
async fn calls_of_platforms_come_in_under_any_name_and_without_a_token() {
    let web = closed().allowed_hosts(["bot.example".to_owned()]);
    web.inbound().mount("/telegram/webhook", Router::new().route("/telegram/webhook", post(async || "taken")));
    let site = Site::start(web).await;

    let call = site.post("/telegram/webhook").header("host", "elsewhere.example").header("origin", "http://a.example");
    let response = call.send().await.unwrap();

    assert_eq!((response.status().as_u16(), response.text().await.unwrap().as_str()), (200, "taken"));
}
