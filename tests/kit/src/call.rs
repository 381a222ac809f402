//! One HTTP call of a fake to the bot, over a connection of its own.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use url::Url;

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: http::StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

/// Posts JSON with these headers to `url`, which is `http://` and on loopback.
///
/// # Errors
///
/// Why there is no answer.
pub(crate) async fn post(url: &Url, headers: &[(&str, &str)], body: String) -> Result<Answer, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{url} can't be reached: {error}");
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let request = http::Request::post(path).header("host", url.authority()).header("content-type", "application/json");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let request = request.body(Full::new(Bytes::from(body))).map_err(|error| failed(&error))?;

    let address = (url.host_str().unwrap_or("127.0.0.1"), url.port_or_known_default().unwrap_or(80));
    let stream = TcpStream::connect(address).await.map_err(|error| failed(&error))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| failed(&error))?;
    let line = tokio::spawn(connection);
    let response = sender.send_request(request).await.map_err(|error| failed(&error))?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.into_body().collect().await.map_err(|error| failed(&error))?.to_bytes();
    line.abort();
    Ok(Answer { status, headers, body })
}
