//! Bodies and responses as they go over the wire, the broken ones among them.

use std::io;

use bytes::Bytes;
use futures::stream::{self, StreamExt};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderValue, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::Frame;
use serde_json::Value;

pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// The connection ends instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dropped {
    /// With RST.
    Reset,
    /// With FIN.
    Eof,
}

impl std::fmt::Display for Dropped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection is dropped, as scripted")
    }
}

impl std::error::Error for Dropped {}

pub(super) fn json(status: u16, value: &Value) -> Response<Body> {
    whole(status, "application/json", value.to_string().into())
}

pub(super) fn html(status: u16, page: &'static str) -> Response<Body> {
    whole(status, "text/html", Bytes::from_static(page.as_bytes()))
}

/// JSON if it looks like it, else plain text.
pub(super) fn text(status: u16, body: String) -> Response<Body> {
    let media_type = if body.starts_with('{') { "application/json" } else { "text/plain" };
    whole(status, media_type, body.into())
}

pub(super) fn empty(status: u16) -> Response<Body> {
    response(status, Full::default().map_err(|never| match never {}).boxed_unsync())
}

pub(super) fn media(media_type: &'static str, content: Bytes) -> Response<Body> {
    whole(200, media_type, content)
}

/// The first half of `content` under the Content-Length of the whole, then the connection ends.
pub(super) fn cut_short(media_type: &'static str, content: &Bytes) -> Response<Body> {
    let half = content.slice(..content.len() / 2);
    let sent = stream::once(async move { Ok(Frame::data(half)) });
    let ended = stream::once(async {
        // A turn of the loop lets hyper flush what is there, so that the client sees a body break off.
        tokio::task::yield_now().await;
        Err(io::ErrorKind::UnexpectedEof.into())
    });
    let mut response = response(200, StreamBody::new(sent.chain(ended)).boxed_unsync());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
    response
}

/// A PNG signature and zeros, `size` bytes in all, chunked, so that nothing tells the size beforehand.
pub(super) fn zeros_after_signature(size: usize) -> Response<Body> {
    static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];
    let signature = Bytes::from_static(b"\x89PNG\r\n\x1a\n");
    let zeros = stream::unfold(size.saturating_sub(signature.len()), |left| async move {
        let now = left.min(ZEROS.len());
        (now > 0).then(|| (Bytes::from_static(&ZEROS[..now]), left - now))
    });
    let frames = stream::once(async { signature }).chain(zeros).map(|chunk| Ok(Frame::data(chunk)));
    let mut response = response(200, StreamBody::new(frames).boxed_unsync());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response
}

fn whole(status: u16, media_type: &'static str, content: Bytes) -> Response<Body> {
    let mut response = response(status, Full::new(content).map_err(|never| match never {}).boxed_unsync());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn response(status: u16, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    match StatusCode::from_u16(status) {
        Ok(status) => *response.status_mut() = status,
        Err(error) => panic!("{status}: {error}"),
    }
    response
}
