//! A web interface that runs, with an app behind it that has no keys.

pub(crate) mod bot;
pub(crate) mod jobs;
pub(crate) mod play;
pub(crate) mod sample;
pub(crate) mod watched;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use refrain_core::App;
use refrain_core::adapter::Adapter;
use refrain_core::app::{Messenger, Responders};
use refrain_core::catalogue::Catalogue;
use refrain_core::queue::{JobQueue, MemoryStore, QueueLimits, Tiers};
use refrain_core::retry::{Engine, Random, RetryPolicy};
use refrain_web::Web;
use refrain_web::access::{AccessToken, Scope};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

pub(crate) const SECRET: &str = "secret-of-the-operator";
pub(crate) const LESSER: &str = "secret-of-the-shop";

/// A web interface that runs.
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) client: Client,
    pub(crate) stop: CancellationToken,
}

/// On a free port of this machine, open to all who are on it.
pub(crate) fn open() -> Web {
    Web::new(([127, 0, 0, 1], 0).into())
}

/// The same, for those who have a token: the operator, who may do everything, and a shop.
pub(crate) fn closed() -> Web {
    open().token(AccessToken::new("operator", SECRET.into(), [Scope::Admin])).token(AccessToken::new(
        "shop",
        LESSER.into(),
        [Scope::JobsRead, Scope::JobsWrite],
    ))
}

pub(crate) fn app() -> Arc<App> {
    Arc::new(app_with(BTreeMap::new(), Tiers::default()))
}

/// An app that answers through these, and has no commands yet.
pub(crate) fn app_with(responders: Responders, tiers: Tiers) -> App {
    let engine = Arc::new(Engine::new(RetryPolicy::default(), Random::seeded(1)));
    let queue = JobQueue::new(Arc::clone(&engine), Arc::new(MemoryStore::new()), QueueLimits::default());
    let messenger = Messenger::new(responders, engine, tiers.clone(), false);
    App::new(Arc::new(Catalogue::builtin()), Arc::new(queue), tiers, Arc::new(messenger))
}

impl Site {
    pub(crate) async fn start(web: Web) -> Self {
        Self::with(web, app()).await
    }

    /// The same with an app of one's own.
    pub(crate) async fn with(web: Web, app: Arc<App>) -> Self {
        let stop = CancellationToken::new();
        let mut bound = web.bound();
        tokio::spawn({
            let stop = stop.clone();
            async move { web.run(app, stop).await }
        });
        let address = bound.wait_for(Option::is_some).await.unwrap().unwrap();
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap();
        Self { address, client, stop }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(self.url(path))
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(self.url(path))
    }

    /// What is answered to these very bytes, as far as the server sends before it waits for more or closes.
    pub(crate) async fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let mut part = [0; 4096];
        while !answer.ends_with(b"}") {
            match stream.read(&mut part).await.unwrap() {
                0 => break,
                read => answer.extend_from_slice(&part[..read]),
            }
        }
        String::from_utf8(answer).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// The problem of an answer, after a look at its form.
pub(crate) async fn problem(response: Response) -> Value {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["vary"], "accept-language");
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["status"], status);
    for text in ["title", "detail"] {
        assert!(problem[text].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
    }
    problem
}

/// The last part of a problem's type.
pub(crate) async fn kind(response: Response) -> String {
    let problem = problem(response).await;
    problem["type"].as_str().unwrap().strip_prefix("urn:refrain:problem:").unwrap().to_owned()
}
