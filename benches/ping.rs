//! `/ping` through the whole bot, beside a bare teloxide dispatcher that answers the same, on the same fake Telegram, in
//! the same run. `cargo bench -p refrain --bench ping`
//!
//! Each bot is a process of its own, so that its memory and processor time can be read off the system.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use refrain::core::queue::{JobId, OutputError, OutputStore};
use refrain::core::reply::Media;
use refrain::telegram::{Limits, Telegram};
use refrain::{Bot, commands};
use refrain_testkit::telegram::FakeTelegram;
use teloxide::prelude::*;

const ROUNDS: usize = 3;
const UPDATES: usize = 20_000;
const CHATS: usize = 200;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "refrain", url, token] => serve_refrain(url, token).await,
        [_, "teloxide", url, token] => serve_teloxide(url, token).await,
        _ => compare().await,
    }
}

async fn compare() {
    println!("{UPDATES} updates from {CHATS} chats, {ROUNDS} rounds each, best round shown");
    println!("| bot | updates/s | p50 | p99 | CPU an update | memory idle → end |");
    println!("|---|---|---|---|---|---|");
    let bare = measure("teloxide").await;
    let whole = measure("refrain").await;
    println!("\nrefrain / bare teloxide: {:.2}", whole / bare);
}

/// The best round's updates a second.
async fn measure(bot: &str) -> f64 {
    let telegram = FakeTelegram::builder().lean().start().await;
    let mut child = start(bot, &telegram);
    // The first round warms it up, and is how we know that it runs.
    telegram.load(200, CHATS, "/ping", Duration::from_mins(1)).await;
    let idle = memory(&child);

    let mut best = None;
    for _ in 0..ROUNDS {
        let before = cpu(&child);
        let report = telegram.load(UPDATES, CHATS, "/ping", Duration::from_mins(2)).await;
        assert_eq!(report.answered, UPDATES, "{bot} answered everybody");
        let spent = (cpu(&child) - before) / UPDATES as f64;
        if best
            .as_ref()
            .is_none_or(|(_, best): &(f64, refrain_testkit::telegram::LoadReport)| best.elapsed > report.elapsed)
        {
            best = Some((spent, report));
        }
    }
    let end = memory(&child);
    child.kill().unwrap();
    child.wait().unwrap();

    let (spent, report) = best.expect("there were rounds");
    println!(
        "| {bot} | {:.0} | {:?} | {:?} | {:.0} µs | {idle:.1} → {end:.1} MB |",
        report.per_second(),
        report.p50,
        report.p99,
        spent * 1e6,
    );
    report.per_second()
}

fn start(bot: &str, telegram: &FakeTelegram) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([bot, &telegram.url(), telegram.token()])
        .stdin(Stdio::null())
        .spawn()
        .unwrap()
}

/// Resident memory in MB, as Linux tells it.
fn memory(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1000.0
}

/// Processor time so far in seconds, in Linux's ticks of 10 ms.
fn cpu(child: &Child) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    let fields: Vec<f64> = stat.split_whitespace().skip(13).take(2).filter_map(|field| field.parse().ok()).collect();
    fields.iter().sum::<f64>() / 100.0
}

async fn serve_refrain(url: &str, token: &str) {
    let telegram = Telegram::new(token.to_owned().into()).api_url(url.parse().unwrap()).limits(Limits::unpaced());
    let bot = Bot::builder().platform(telegram).commands(commands::all()).outputs(Nowhere).build().unwrap();
    bot.run_until(std::future::pending()).await.unwrap();
}

/// What anybody would write with teloxide: a dispatcher, one handler, no limits.
async fn serve_teloxide(url: &str, token: &str) {
    let bot = teloxide::Bot::new(token).set_api_url(url.parse().unwrap());
    let handler = Update::filter_message().endpoint(|bot: teloxide::Bot, message: Message| async move {
        if message.text() == Some("/ping") {
            bot.send_message(message.chat.id, "Pong! I am here.").await?;
        }
        Ok::<_, teloxide::RequestError>(())
    });
    Dispatcher::builder(bot, handler).distribution_function(|_| None::<()>).build().dispatch().await;
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
