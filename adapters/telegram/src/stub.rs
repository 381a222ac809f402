//! A scripted Bot API over a loopback socket, for this crate's unit tests: it answers in order and remembers the calls.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::api::BotApi;

pub(crate) const TOKEN: &str = "123456:AAsecretsecretsecret";

/// Method and body of a call.
type Call = (String, String);

pub(crate) struct Stub {
    address: Url,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Stub {
    /// Answers the calls with these statuses and bodies, in order; an empty status hangs up instead.
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
                        let length = body.len();
                        let answer =
                            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
                        socket.write_all(answer.as_bytes()).await.unwrap();
                    }
                }
            }
        });
        Self { address, calls }
    }

    pub(crate) fn api(&self) -> BotApi {
        BotApi::new(TOKEN.into(), self.address.clone())
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    pub(crate) fn only_call(&self) -> Call {
        let mut calls = self.calls();
        assert_eq!(calls.len(), 1, "{calls:?}");
        calls.remove(0)
    }
}

async fn read(socket: &mut TcpStream) -> Call {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap().to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
            let missing = end + 4 + length.parse::<usize>().unwrap() - bytes.len();
            let mut rest = vec![0; missing];
            socket.read_exact(&mut rest).await.unwrap();
            bytes.extend(rest);

            let path = String::from_utf8_lossy(&bytes[..end]).split(' ').nth(1).unwrap().to_owned();
            let method = path.rsplit('/').next().unwrap().to_owned();
            return (method, String::from_utf8_lossy(&bytes[end + 4..]).into_owned());
        }
        assert_ne!(socket.read_buf(&mut bytes).await.unwrap(), 0, "the request ended early");
    }
}
