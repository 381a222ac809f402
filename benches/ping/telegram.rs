//! On Telegram, beside a bare teloxide dispatcher.

use std::time::Duration;

use refrain::commands;
use refrain::telegram::{Limits, Telegram};
use refrain_testkit::telegram::{FakeTelegram, LoadReport};
use teloxide::prelude::*;

use crate::process::Process;
use crate::{ASKED, Nowhere, PEOPLE, ROUNDS};

pub(crate) async fn compare() {
    println!("Telegram: {ASKED} updates from {PEOPLE} chats, {ROUNDS} rounds each, best round shown");
    println!("| bot | updates/s | p50 | p99 | CPU an update | memory idle → end |");
    println!("|---|---|---|---|---|---|");
    let bare = measure("teloxide").await;
    let whole = measure("refrain").await;
    println!("\nrefrain / bare teloxide: {:.2}", whole / bare);
}

/// The best round's updates a second.
async fn measure(bot: &str) -> f64 {
    let telegram = FakeTelegram::builder().lean().start().await;
    let process = Process::of_ours([&format!("telegram-{bot}"), &telegram.url(), telegram.token()]);
    // The first round warms it up, and is how we know that it runs.
    telegram.load(200, PEOPLE, "/ping", Duration::from_mins(1)).await;
    let idle = process.memory();

    let mut best: Option<(f64, LoadReport)> = None;
    for _ in 0..ROUNDS {
        let before = process.cpu();
        let report = telegram.load(ASKED, PEOPLE, "/ping", Duration::from_mins(2)).await;
        assert_eq!(report.answered, ASKED, "{bot} answered everybody");
        let spent = (process.cpu() - before) / ASKED as f64;
        if best.as_ref().is_none_or(|(_, best)| best.elapsed > report.elapsed) {
            best = Some((spent, report));
        }
    }
    let end = process.memory();

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

pub(crate) async fn serve_refrain(url: &str, token: &str) {
    let telegram = Telegram::new(token.to_owned().into()).api_url(url.parse().unwrap()).limits(Limits::unpaced());
    let bot = refrain::Bot::builder().platform(telegram).commands(commands::all()).outputs(Nowhere).build().unwrap();
    bot.run_until(std::future::pending()).await.unwrap();
}

/// What anybody would write with teloxide: a dispatcher, one handler, no limits.
pub(crate) async fn serve_teloxide(url: &str, token: &str) {
    let bot = Bot::new(token).set_api_url(url.parse().unwrap());
    let handler = Update::filter_message().endpoint(|bot: Bot, message: Message| async move {
        if message.text() == Some("/ping") {
            bot.send_message(message.chat.id, "Pong! I am here.").await?;
        }
        Ok::<_, teloxide::RequestError>(())
    });
    Dispatcher::builder(bot, handler).distribution_function(|_| None::<()>).build().dispatch().await;
}
