//! Somebody who writes in the playground, by what its page sends and is told.

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::{Client, Response};
use serde_json::Value;

/// How long a picture may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Somebody with a browser at `/play`.
pub(crate) struct Visitor {
    address: SocketAddr,
    client: Client,
    cookie: String,
    /// The page.
    pub(crate) page: String,
    events: Response,
    read: String,
}

impl Visitor {
    /// Opens the page at `address`, and listens.
    pub(crate) async fn at(address: SocketAddr) -> Self {
        let client = Client::builder().no_proxy().build().unwrap();
        let page = client.get(format!("http://{address}/play")).send().await.unwrap();
        let cookie = page.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page = page.text().await.unwrap();
        let events =
            client.get(format!("http://{address}/play/events")).header("cookie", &cookie).send().await.unwrap();
        Self { address, client, cookie, page, events, read: String::new() }
    }

    /// What is there at `path`, for this person.
    pub(crate) async fn get(&self, path: &str) -> Response {
        let url = format!("http://{}{path}", self.address);
        self.client.get(url).header("cookie", &self.cookie).send().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) {
        let url = format!("http://{}{path}", self.address);
        let answer = self.client.post(url).header("cookie", &self.cookie).form(fields).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path} {fields:?}");
    }

    /// The next event of that kind that is `wanted`.
    pub(crate) async fn sees(&mut self, name: &str, wanted: impl Fn(&Value) -> bool) -> Value {
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

    /// Waits until a message has a picture, and says of it what the page is told.
    pub(crate) async fn sees_picture(&mut self) -> Value {
        self.sees("message", |told| told["media"].as_array().is_some_and(|media| !media.is_empty())).await
    }
}
