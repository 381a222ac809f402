//! The dashboard of a bot that has a day behind it, to be looked at: `cargo run -p refrain-web --example dashboard`.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

#[path = "../tests/http/kit/sample.rs"]
mod sample;

use refrain_core::adapter::Adapter;
use refrain_web::Web;
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() {
    let sample = sample::Sample::new().await;
    let web = Web::new(([127, 0, 0, 1], 8097).into());
    println!("http://127.0.0.1:8097/ and http://127.0.0.1:8097/jobs/{}", sample.made);
    web.run(sample.app, CancellationToken::new()).await.unwrap();
}
