//! The dashboard of a bot that has a day behind it, to be looked at: `cargo run -p refrain-web --example dashboard`, which may be
//! followed by the address to serve it at. The tests in a browser look at it as well.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

#[path = "../tests/http/kit/sample.rs"]
mod sample;

use std::net::SocketAddr;
use std::sync::Arc;

use refrain_core::adapter::Adapter;
use refrain_core::request::Platform;
use refrain_web::Web;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() {
    let listen = std::env::args().nth(1).map_or(([127, 0, 0, 1], 8097).into(), |typed| typed.parse().unwrap());
    let sample::Sample { app, made, .. } = sample::Sample::new().await;
    let platforms = [Platform::DISCORD, Platform::TELEGRAM];
    let web =
        Web::new(listen).platforms(platforms.map(|it| Arc::new(sample::Elsewhere(it, Some(true))) as Arc<dyn Adapter>));
    let mut bound = web.bound();
    let tell = async {
        let address: SocketAddr = bound.wait_for(Option::is_some).await.unwrap().unwrap();
        println!("http://{address}/ and http://{address}/jobs/{made}");
    };
    tokio::join!(tell, async { web.run(app, CancellationToken::new()).await.unwrap() });
}
