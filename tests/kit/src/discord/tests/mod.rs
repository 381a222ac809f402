//! The fake through a raw HTTP and WebSocket client: every strict refusal, and what a bot and a person get.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod clocks;
mod commands;
mod conditions;
mod endpoint;
mod files;
mod gateway;
mod messages;
mod people;
mod presses;

use futures::{SinkExt as _, StreamExt as _};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{WebSocketStream, tungstenite::Message};

use super::FakeDiscord;
use crate::Person;

/// A bot of the plainest kind: it calls what a test tells it to.
struct Bot {
    discord: FakeDiscord,
    http: reqwest::Client,
}

impl Bot {
    /// A bot on a server without rate limits and without the description, which not every machine has.
    async fn new() -> Self {
        Self::on(FakeDiscord::builder().flood(None).spec(None).start().await)
    }

    fn on(discord: FakeDiscord) -> Self {
        Self { discord, http: reqwest::Client::new() }
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v10{path}", self.discord.url());
        self.http.request(method, url).header("authorization", format!("Bot {}", self.discord.token()))
    }

    async fn answer(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let mut request = self.request(method, path);
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() })
    }

    /// The body of a call that must succeed.
    async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let (status, body) = self.answer(method, path, body).await;
        assert!((200..300).contains(&status), "{status} {body}");
        body
    }

    /// Status and code of a call that must be refused.
    async fn refused(&self, method: Method, path: &str, body: Value) -> (u16, u64) {
        let (status, body) = self.answer(method, path, body).await;
        assert!(status >= 400, "{status} {body}");
        (status, body["code"].as_u64().unwrap())
    }

    /// The codes of the faults in a form that must be refused, each with its path.
    async fn faults(&self, method: Method, path: &str, body: Value) -> Vec<String> {
        let (status, body) = self.answer(method, path, body).await;
        assert_eq!((status, &body["code"]), (400, &json!(50035)), "{body}");
        let mut faults = Vec::new();
        gather("", &body["errors"], &mut faults);
        faults
    }

    fn commands(&self) -> String {
        format!("/applications/{}/commands", self.discord.application_id())
    }

    /// Registers commands, instead of all before.
    async fn register(&self, commands: Value) {
        self.call(Method::PUT, &self.commands(), commands).await;
    }

    async fn send(&self, channel: i64, body: Value) -> i64 {
        id(&self.call(Method::POST, &format!("/channels/{channel}/messages"), body).await)
    }

    async fn respond(&self, interaction: &Value, kind: u8, data: Value) -> (u16, Value) {
        let body = if data.is_null() { json!({ "type": kind }) } else { json!({ "type": kind, "data": data }) };
        self.answer(Method::POST, &callback(interaction), body).await
    }

    /// A first answer that must succeed.
    async fn responds(&self, interaction: &Value, kind: u8, data: Value) {
        let answered = self.respond(interaction, kind, data).await;
        assert_eq!(answered, (204, Value::Null));
    }

    fn webhook(&self, interaction: &Value) -> String {
        format!("/webhooks/{}/{}", self.discord.application_id(), interaction["token"].as_str().unwrap())
    }

    fn original(&self, interaction: &Value) -> String {
        format!("{}/messages/@original", self.webhook(interaction))
    }
}

fn callback(interaction: &Value) -> String {
    let (id, token) = (interaction["id"].as_str().unwrap(), interaction["token"].as_str().unwrap());
    format!("/interactions/{id}/{token}/callback")
}

fn id(of: &Value) -> i64 {
    of["id"].as_str().unwrap().parse().unwrap()
}

fn gather(path: &str, errors: &Value, faults: &mut Vec<String>) {
    for (name, inner) in errors.as_object().unwrap() {
        if name == "_errors" {
            let codes = inner.as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap());
            faults.extend(codes.map(|code| format!("{path}:{code}")));
        } else {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            gather(&path, inner, faults);
        }
    }
}

/// A connection to the gateway.
struct Line {
    socket: WebSocketStream<TcpStream>,
}

impl Line {
    /// Connects, and hears the hello.
    async fn connect(bot: &Bot) -> Self {
        let asked = bot.call(Method::GET, "/gateway/bot", Value::Null).await;
        let url = format!("{}?v=10&encoding=json", asked["url"].as_str().unwrap());
        let address = bot.discord.url().replace("http://", "");
        let stream = TcpStream::connect(address).await.unwrap();
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.unwrap();
        let mut line = Self { socket };
        assert_eq!(line.hear().await["op"], 10);
        line
    }

    /// Connects and identifies as a bot without any intent.
    async fn identified(bot: &Bot) -> Self {
        let mut line = Self::connect(bot).await;
        line.identify(bot, 0).await;
        let ready = line.event("READY").await;
        assert_eq!(ready["v"], 10);
        line
    }

    async fn identify(&mut self, bot: &Bot, intents: u64) {
        let properties = json!({ "os": "linux", "browser": "test", "device": "test" });
        let identify = json!({ "token": bot.discord.token(), "intents": intents, "properties": properties });
        self.say(json!({ "op": 2, "d": identify })).await;
    }

    async fn say(&mut self, what: Value) {
        self.socket.send(Message::Text(what.to_string())).await.unwrap();
    }

    /// The next message, whatever it is.
    async fn hear(&mut self) -> Value {
        match self.socket.next().await.unwrap().unwrap() {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    /// The data of the next event, which must have this name.
    async fn event(&mut self, name: &str) -> Value {
        let mut heard = self.hear().await;
        assert_eq!(heard["t"], name, "{heard}");
        heard["d"].take()
    }

    async fn interaction(&mut self) -> Value {
        self.event("INTERACTION_CREATE").await
    }

    /// The code of the close frame that comes next.
    async fn closed(&mut self) -> u16 {
        match self.socket.next().await.unwrap().unwrap() {
            Message::Close(Some(frame)) => frame.code.into(),
            other => panic!("{other:?}"),
        }
    }
}

/// A bot on the gateway with the command `/ping`, and a person in their private channel with it.
async fn met() -> (Bot, Line, Person) {
    let bot = Bot::new().await;
    bot.register(json!([{ "name": "ping", "description": "Pong" }])).await;
    let line = Line::identified(&bot).await;
    let person = bot.discord.user("Ada");
    (bot, line, person)
}

/// A row of buttons with these custom ids.
fn buttons(ids: &[&str]) -> Value {
    let button = |id: &&str| json!({ "type": 2, "style": 1, "label": id, "custom_id": id });
    json!([{ "type": 1, "components": ids.iter().map(button).collect::<Vec<_>>() }])
}

/// The head of a PNG of this size, which is all that the fake looks at.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes
}
