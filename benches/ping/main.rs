//! `/ping` through the whole bot, beside other people's bots that answer the same, on the same fakes, in the same run.
//!
//! `cargo bench --bench ping`, or `cargo bench --bench ping -- telegram` or `-- discord` for one platform.
//!
//! Each bot is a process of its own, so that its memory and processor time can be read off the system.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

mod discord;
mod process;
mod telegram;

use refrain::core::queue::{JobId, OutputError, OutputStore};
use refrain::core::reply::Media;

const ROUNDS: usize = 3;
/// Updates or interactions of a round.
const ASKED: usize = 20_000;
/// People who ask, by turns.
const PEOPLE: usize = 200;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["telegram-refrain", url, token] => telegram::serve_refrain(url, token).await,
        ["telegram-teloxide", url, token] => telegram::serve_teloxide(url, token).await,
        ["discord-refrain", url, token] => discord::serve_refrain(url, token).await,
        ["telegram"] => telegram::compare().await,
        ["discord"] => discord::compare().await,
        _ => {
            telegram::compare().await;
            println!();
            discord::compare().await;
        }
    }
}

/// `/ping` makes nothing.
struct Nowhere;

#[async_trait::async_trait]
impl OutputStore for Nowhere {
    async fn put(&self, _: &JobId, _: usize, _: &Media) -> Result<(), OutputError> {
        Ok(())
    }

    async fn get(&self, _: &JobId) -> Result<Vec<Media>, OutputError> {
        Ok(Vec::new())
    }

    async fn remove(&self, _: &JobId) -> Result<(), OutputError> {
        Ok(())
    }
}
