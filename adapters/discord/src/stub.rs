//! A scripted Discord over a loopback socket, for this crate's unit tests: it answers in order and remembers the calls.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Arc, Mutex};

use serde_json::{Value as Json, json};
use serenity::model::application::Interaction;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::api::Api;
use crate::limiter::Limits;
use crate::session::Session;

pub(crate) const TOKEN: &str = "MTIz.secretsecret.secret";
pub(crate) const APPLICATION: u64 = 900;

/// A call: what stood in its first line, such as `PATCH /api/v10/…`, its headers in lower case, and its body.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) line: String,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Call {
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub(crate) struct Stub {
    address: Url,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Stub {
    /// Answers the calls with these statuses and bodies, in order; an empty status hangs up instead. Headers may follow
    /// the status, each behind a line break.
    pub(crate) async fn answering<'a>(answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let answers: Vec<_> = answers.into_iter().map(|(status, body)| (status.to_owned(), body.to_owned())).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        tokio::spawn({
            let calls = Arc::clone(&calls);
            async move {
                for (status, body) in answers {
                    let (mut socket, _) = listener.accept().await.unwrap();
                    let call = read(&mut socket).await;
                    calls.lock().unwrap().push(call);
                    if !status.is_empty() {
                        let (length, status) = (body.len(), status.replace('\n', "\r\n"));
                        let answer =
                            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
                        socket.write_all(answer.as_bytes()).await.unwrap();
                    }
                }
            }
        });
        Self { address, calls }
    }

    pub(crate) fn api(&self) -> Api {
        Api::new(TOKEN.into(), self.address.clone())
    }

    /// A session of an application that is known already, whose calls are not held back.
    pub(crate) fn session(&self) -> Arc<Session> {
        let limits = Limits { upload: 1000, upload_in_all: 1500, ..Limits::default() };
        let session = Session::new(self.api(), limits);
        session.is_application(APPLICATION);
        session
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.calls().into_iter().map(|call| call.line).collect()
    }

    pub(crate) fn only_call(&self) -> Call {
        let mut calls = self.calls();
        assert_eq!(calls.len(), 1, "{calls:?}");
        calls.remove(0)
    }
}

/// An interaction: `/ping` by Anna (42) in her direct messages (5), with these fields changed; `null` takes one away.
pub(crate) fn interaction(changes: &Json) -> Interaction {
    serde_json::from_value(interaction_json(changes)).unwrap()
}

/// The same as it arrives.
pub(crate) fn interaction_json(changes: &Json) -> Json {
    let anna = json!({"id": "42", "username": "anna", "discriminator": "0", "avatar": null});
    let bot = json!({"id": "900", "username": "refrain", "discriminator": "0", "avatar": null, "bot": true});
    let message = json!({"id": "99", "channel_id": "5", "author": bot, "content": "done", "type": 0, "tts": false,
        "timestamp": "2024-01-01T00:00:00Z", "edited_timestamp": null, "mention_everyone": false, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "pinned": false});
    let mut all = json!({"id": "1000", "application_id": "900", "type": 2, "token": "aaa", "version": 1,
        "data": {"id": "1", "name": "ping", "type": 1}, "channel_id": "5", "user": anna, "locale": "pt-BR",
        "entitlements": [], "context": 1, "attachment_size_limit": 10_485_760, "message": message,
        "authorizing_integration_owners": {}});
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            all.as_object_mut().unwrap().remove(name);
        } else {
            all[name] = value.clone();
        }
    }
    all
}

async fn read(socket: &mut TcpStream) -> Call {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let lower = head.to_ascii_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: "));
            let missing = end + 4 + length.map_or(0, |length| length.parse::<usize>().unwrap()) - bytes.len();
            let mut rest = vec![0; missing];
            socket.read_exact(&mut rest).await.unwrap();
            bytes.extend(rest);

            let line = head.lines().next().unwrap().trim_end_matches(" HTTP/1.1").replace("/api/v10", "");
            return Call { line, head: lower, body: String::from_utf8_lossy(&bytes[end + 4..]).into_owned() };
        }
        assert_ne!(socket.read_buf(&mut bytes).await.unwrap(), 0, "the request ended early");
    }
}
