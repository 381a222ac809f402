//! HTTP clients without surprises, and bodies within bounds.
//!
//! reqwest's own retries are off (there is one retry loop, the engine's), proxies of the environment are not used (an
//! `HTTP_PROXY` would see the keys, and resolve the names that [`address`](crate::address) guards), nothing is
//! decompressed.

use std::time::Duration;

use refrain_core::Failure;
use reqwest::{ClientBuilder, Response};

use crate::classify::classify_transport;

/// How long an error's body may take once its status is there; then the status alone is classified.
const ERROR_BODY_TIME: Duration = Duration::from_secs(5);

/// How much of an error's body is read.
const ERROR_BODY_BYTES: usize = 64 * 1024;

/// What all clients have in common.
///
/// HTTP/1 only: a connection a call, so that one connection's death is one call's, and dropping a call closes it. A
/// kept connection is given up after 20 s, sooner than servers do: a call on one that the server is just closing can't
/// be told from a call that was charged. Keep-alive probes find a dead peer within a minute, while a video's call is
/// silent for longer than that.
pub(crate) fn client(connect_timeout: Duration) -> ClientBuilder {
    ClientBuilder::new()
        .retry(reqwest::retry::never())
        .no_proxy()
        .referer(false)
        .http1_only()
        .connect_timeout(connect_timeout)
        .pool_idle_timeout(Duration::from_secs(20))
        .pool_max_idle_per_host(16)
        .tcp_keepalive(Duration::from_secs(30))
        .tcp_keepalive_interval(Duration::from_secs(10))
        .tcp_keepalive_retries(3)
        .tcp_nodelay(true)
        .user_agent(concat!("refrain/", env!("CARGO_PKG_VERSION")))
}

/// Why a body was not read to its end.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It is larger than the limit.
    TooLarge,
    /// The connection broke or stalled.
    Broken(reqwest::Error),
}

/// Reads a body of at most `limit` bytes, and gives up as soon as it is known to be larger.
pub(crate) async fn read(mut response: Response, limit: usize) -> Result<Vec<u8>, ReadError> {
    let announced = response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > limit {
        return Err(ReadError::TooLarge);
    }
    // What is announced is only a claim: it is believed as far as it costs little.
    let mut body = Vec::with_capacity(announced.min(1024 * 1024));
    while let Some(chunk) = response.chunk().await.map_err(ReadError::Broken)? {
        if body.len() + chunk.len() > limit {
            return Err(ReadError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads as much of an error's body as comes in a short time and helps to classify it.
pub(crate) async fn read_error(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    let all = async {
        while let Ok(Some(chunk)) = response.chunk().await {
            let room = ERROR_BODY_BYTES.saturating_sub(body.len());
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() >= room {
                break;
            }
        }
    };
    // Late or not, what has come by then is all there is to go by.
    let _ = tokio::time::timeout(ERROR_BODY_TIME, all).await;
    body
}

/// Reads a successful answer, in the words of a call that was sent and accepted.
pub(crate) async fn read_answer(response: Response, limit: usize) -> Result<Vec<u8>, Failure> {
    read(response, limit).await.map_err(|error| match error {
        ReadError::TooLarge => Failure::BadOutput { detail: format!("the answer is larger than {limit} bytes") },
        ReadError::Broken(error) => classify_transport(&error),
    })
}

/// Runs `work` over `size` bytes where it does not hold up other tasks: large work goes to a thread of its own.
pub(crate) async fn off_the_reactor<T: Send + 'static>(
    size: usize,
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    const LARGE: usize = 256 * 1024;
    if size < LARGE {
        return work();
    }
    let gone = |_| Failure::BadOutput { detail: "the answer could not be worked on".to_owned() };
    tokio::task::spawn_blocking(work).await.map_err(gone)?
}
