//! The gateway: one connection from its upgrade to its end.
//!
//! It never sends a close frame without a code: the real one doesn't either, and at least one client library spins on
//! such a frame.

mod protocol;
mod session;

use std::sync::Arc;

use axum::{extract::Request, response::Response};
use futures::{SinkExt as _, StreamExt as _};
use http::{HeaderValue, StatusCode, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message,
        handshake::derive_accept_key,
        protocol::{CloseFrame, Role},
    },
};

pub(super) use session::Gateway;
pub use session::Session;

use super::{
    refusal::Refusal,
    server::{Shared, empty_response, json_response},
    wire,
};
use crate::socket::Switch;
use session::Order;

/// How the gateway ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drop {
    /// It asks the bot to reconnect and resume (op 7).
    Reconnect,
    /// It says that the session is invalid (op 9).
    InvalidSession {
        /// Whether the bot may resume it nevertheless.
        resumable: bool,
    },
    /// It closes with this code.
    Close(u16),
    /// The line is reset (RST), without a word.
    Reset,
    /// The line stays, and nothing comes any more, no answer to heartbeats either.
    Silence,
}

type Socket = WebSocketStream<TokioIo<hyper::upgrade::Upgraded>>;

/// Makes a connection to the gateway of a request.
pub(super) fn accept(shared: &Arc<Shared>, line: Switch, mut request: Request) -> Response {
    if shared.gateway().shut {
        return empty_response(503);
    }
    let key = request.headers().get(header::SEC_WEBSOCKET_KEY).map(|key| derive_accept_key(key.as_bytes()));
    let Some(key) = key.and_then(|key| HeaderValue::try_from(key).ok()) else {
        return json_response(404, Refusal::not_found().to_json().to_string());
    };
    let query = request.uri().query().unwrap_or_default();
    let asked = |name: &str| {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    if asked("compress").is_some() || asked("encoding").is_some_and(|encoding| encoding != "json") {
        shared.gateway_violation("the fake speaks plain JSON only", query);
        return json_response(400, Refusal::new(400, 0, "400: Bad Request").to_json().to_string());
    }
    let version_is_known = asked("v").is_some_and(|version| version == "10");
    let upgrade = hyper::upgrade::on(&mut request);
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let Ok(upgraded) = upgrade.await else { return };
        let socket = WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, None).await;
        let (orders, inbox) = mpsc::unbounded_channel();
        let mut connection = Connection { shared, socket, line, orders, session: None };
        if version_is_known {
            connection.serve(inbox).await;
        } else {
            connection.shared.gateway_violation("the API's version must be 10", "");
            connection.close(4012).await;
        }
    });
    let mut response = Response::default();
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(header::SEC_WEBSOCKET_ACCEPT, key);
    response
}

/// Tells the bot of a server that it has joined.
pub(super) fn tell_guild(shared: &Shared, guild: i64) {
    let Some(told) = wire::guild_create(&shared.world(), guild) else { return };
    shared.gateway().dispatch(Some(guild), protocol::GUILDS, "GUILD_CREATE", &told.to_string());
}

pub(super) fn drop_all(shared: &Shared, how: Drop) {
    let mut gateway = shared.gateway();
    match how {
        Drop::Reconnect => gateway.order_all(|| Order::Text(json!({ "op": 7, "d": null }).to_string())),
        Drop::InvalidSession { resumable } => gateway.order_all(|| Order::Invalidate { resumable }),
        Drop::Close(code) => gateway.order_all(|| Order::Close(code)),
        Drop::Reset => gateway.order_all(|| Order::Reset),
        Drop::Silence => gateway.fall_silent(),
    }
}

struct Connection {
    shared: Arc<Shared>,
    socket: Socket,
    line: Switch,
    orders: UnboundedSender<Order>,
    session: Option<String>,
}

/// What follows after a message or an order.
enum Next {
    Go,
    /// The connection is over; whether the session is, too.
    End {
        session: bool,
    },
}

impl Connection {
    async fn serve(&mut self, mut inbox: UnboundedReceiver<Order>) {
        let interval = self.shared.gateway().heartbeat.as_millis();
        self.send(json!({ "op": 10, "d": { "heartbeat_interval": interval, "_trace": [] } })).await;
        let ends = loop {
            let next = tokio::select! {
                order = inbox.recv() => self.obey(order, &mut inbox).await,
                message = self.socket.next() => self.hear(message).await,
            };
            if let Next::End { session } = next {
                break session;
            }
        };
        if let Some(session) = self.session.take() {
            self.shared.gateway().disconnected(&session, &self.orders, ends);
        }
        self.shared.changed();
    }

    async fn hear(&mut self, message: Option<Result<Message, tokio_tungstenite::tungstenite::Error>>) -> Next {
        match message {
            Some(Ok(Message::Text(text))) => {
                let next = self.answer(&text).await;
                self.shared.changed();
                next
            }
            Some(Ok(Message::Close(frame))) => {
                // A bot that says 1000 or 1001 gives its session up.
                let ends = frame.is_some_and(|frame| matches!(u16::from(frame.code), 1000 | 1001));
                // The answering frame; the bot may be gone before it.
                let _ = self.socket.flush().await;
                Next::End { session: ends }
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Next::Go,
            Some(Ok(Message::Binary(_) | Message::Frame(_))) => self.fail(4002, "a message that is no text", "").await,
            Some(Err(_)) | None => Next::End { session: false },
        }
    }

    async fn obey(&mut self, order: Option<Order>, inbox: &mut UnboundedReceiver<Order>) -> Next {
        let mut order = order;
        loop {
            match order {
                Some(Order::Text(text)) => {
                    if self.socket.feed(Message::Text(text)).await.is_err() {
                        return Next::End { session: false };
                    }
                }
                Some(Order::Invalidate { resumable }) => {
                    self.send(json!({ "op": 9, "d": resumable })).await;
                    if let Some(session) = self.session.take() {
                        let mut gateway = self.shared.gateway();
                        if resumable {
                            gateway.disconnected(&session, &self.orders, false);
                        } else {
                            gateway.end(&session);
                        }
                    }
                    self.shared.changed();
                }
                Some(Order::Close(code)) => {
                    self.close(code).await;
                    return Next::End { session: false };
                }
                Some(Order::Reset) => {
                    self.line.cut();
                    // The write is what resets the line.
                    let _ = self.socket.send(Message::Ping(Vec::new())).await;
                    return Next::End { session: false };
                }
                None => return Next::End { session: false },
            }
            // What is there already goes out together.
            match inbox.try_recv() {
                Ok(next) => order = Some(next),
                Err(_) => break,
            }
        }
        match self.socket.flush().await {
            Ok(()) => Next::Go,
            Err(_) => Next::End { session: false },
        }
    }

    /// Closes because of something that the bot did.
    async fn fail(&mut self, code: u16, what: &str, body: &str) -> Next {
        self.shared.gateway_violation(what, body);
        self.close(code).await;
        Next::End { session: true }
    }

    async fn send(&mut self, what: Value) {
        // Where the bot is gone, the next read notices.
        let _ = self.socket.send(Message::Text(what.to_string())).await;
    }

    async fn close(&mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        // Where the bot is gone, there is nothing to close.
        let _ = self.socket.close(Some(frame)).await;
    }
}
