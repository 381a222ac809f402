//! Connections: bounded in number and in every wait, until the bot stops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// Connections at once; more wait until they are taken.
const MOST_CONNECTIONS: usize = 512;
/// How long the head of a request may take to arrive, and how long a connection may be idle.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// The largest head of a request, and how much of a body is read ahead, in bytes.
const BUFFER: usize = 64 << 10;
/// How long the other side may take nothing of what is sent.
const STALLED: Duration = Duration::from_secs(30);
/// How long requests under way have to end once the bot stops.
const DRAIN: Duration = Duration::from_secs(10);
/// How long to wait after a connection could not be taken: mostly there are no file handles left.
const REST: Duration = Duration::from_millis(500);

/// Serves `router` until `shutdown`, then ends what is under way.
pub(crate) async fn serve(listener: TcpListener, router: Router, shutdown: &CancellationToken) {
    let free = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        let accepted = async {
            // The semaphore is never closed.
            let permit = Arc::clone(&free).acquire_owned().await.ok();
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            () = shutdown.cancelled() => break,
            accepted = accepted => accepted,
            Some(_) = connections.join_next() => continue,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, watcher) = (router.clone(), graceful.watcher());
                connections.spawn(async move {
                    converse(stream, peer, router, watcher).await;
                    drop(permit);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(REST).await;
            }
        }
    }
    drop(listener);
    if timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("not every request could be answered before the stop");
    }
}

/// One connection: a request after the other, until a stop.
async fn converse(stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    let _ = stream.set_nodelay(true); // Slower without, that is all.
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALLED));
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%peer, %error, "a connection ended early");
    }
}
