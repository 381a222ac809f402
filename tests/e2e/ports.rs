//! Ports for what the bot itself listens on.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use refrain_testkit::person::PATIENCE;
use tokio::net::TcpStream;

/// A loopback port that nobody listens on.
pub(crate) fn free() -> SocketAddr {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

/// Waits until somebody listens there; a socket gives no other sign of it.
pub(crate) async fn answers(address: SocketAddr) {
    let mut tries = tokio::time::interval(Duration::from_millis(10));
    let connected = async {
        while TcpStream::connect(address).await.is_err() {
            tries.tick().await;
        }
    };
    tokio::time::timeout(PATIENCE, connected).await.unwrap_or_else(|_| panic!("nobody listens on {address}"));
}
