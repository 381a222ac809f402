//! The fake through a raw HTTP client: every strict refusal, and what a bot and a person get.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod conditions;
mod delivery;
mod media;
mod menus;
mod refusals;
mod webhook;

use serde_json::{Value, json};

use super::FakeTelegram;
use crate::Person;

/// A bot of the plainest kind: it calls what a test tells it to.
struct Bot {
    telegram: FakeTelegram,
    http: reqwest::Client,
}

impl Bot {
    /// A bot on a server without flood control and without the description, which not every machine has.
    async fn new() -> Self {
        Self::on(FakeTelegram::builder().flood(None).spec(None).start().await)
    }

    fn on(telegram: FakeTelegram) -> Self {
        Self { telegram, http: reqwest::Client::new() }
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.telegram.url(), self.telegram.token())
    }

    async fn try_call(&self, method: &str, params: Value) -> Result<(u16, Value), reqwest::Error> {
        let response = self.http.post(self.url(method)).json(&params).send().await?;
        Ok((response.status().as_u16(), response.json().await?))
    }

    async fn answer(&self, method: &str, params: Value) -> (u16, Value) {
        self.try_call(method, params).await.unwrap()
    }

    /// The result of a call that must succeed.
    async fn call(&self, method: &str, params: Value) -> Value {
        let (status, body) = self.answer(method, params).await;
        assert_eq!((status, &body["ok"]), (200, &json!(true)), "{body}");
        body["result"].clone()
    }

    /// The words of a call that must be refused.
    async fn refused(&self, method: &str, params: Value) -> String {
        let (status, body) = self.answer(method, params).await;
        assert_eq!(body["error_code"], status, "{body}");
        assert_eq!(body["ok"], false, "{body}");
        body["description"].as_str().unwrap().to_owned()
    }

    async fn upload(&self, method: &str, fields: &[(&str, &str)], part: &str, bytes: Vec<u8>) -> (u16, Value) {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        let file = reqwest::multipart::Part::bytes(bytes).file_name("fox.png");
        let form = form.part(part.to_owned(), file);
        let response = self.http.post(self.url(method)).multipart(form).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// The next update; waits for it.
    async fn update(&self) -> Value {
        let updates = self.call("getUpdates", json!({ "timeout": 10, "limit": 1 })).await;
        let update = updates[0].clone();
        let next = update["update_id"].as_i64().unwrap() + 1;
        self.call("getUpdates", json!({ "offset": next })).await;
        update
    }

    /// Sends a text and gives its id.
    async fn send(&self, chat: i64, text: &str) -> i64 {
        let sent = self.call("sendMessage", json!({ "chat_id": chat, "text": text })).await;
        sent["message_id"].as_i64().unwrap()
    }
}

/// A bot and a person who has said hello to it.
async fn met() -> (Bot, Person) {
    let bot = Bot::new().await;
    let user = bot.telegram.user("Ada");
    user.says("hello").await;
    (bot, user)
}

/// The head of a PNG of this size, which is all that the fake looks at.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes
}
