//! A Telegram and a Bytez of your own, to try the bot by hand without any token or key.
//!
//! `cargo run -p refrain-testkit --example stage` prints the variables to start the bot with; then type what a person
//! would type, and see what they would see. Lines that begin with `!` change the world: `!dead`, `!revive`, `!hiccup`,
//! `!busy`, `!hang`, `!press 🔁`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::HashMap;
use std::time::Duration;

use refrain_testkit::bytez::{Answer, FakeBytez, RetryAfter};
use refrain_testkit::person::Person;
use refrain_testkit::telegram::FakeTelegram;
use tokio::io::{AsyncBufReadExt as _, BufReader};

const KEY: &str = "key-of-the-stage";

#[tokio::main]
async fn main() {
    let telegram = FakeTelegram::start().await;
    let bytez = FakeBytez::start().await;
    bytez.key(KEY).concurrency(1, refrain_testkit::bytez::Busy::Named(401));
    bytez.service_time(Duration::from_secs(2));
    let language = std::env::args().nth(1).unwrap_or_else(|| "en".to_owned());
    let person = telegram.user("You").language(&language);

    println!("Start the bot in another terminal with");
    println!("  TELEGRAM_API_URL={} TELEGRAM_TOKEN={} \\", telegram.url(), telegram.token());
    println!("  BYTEZ_API_URL={} BYTEZ_API_KEY_1={KEY} refrain", bytez.url());

    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut shown = HashMap::new();
    loop {
        tokio::select! {
            line = lines.next_line() => match line.unwrap() {
                None => break,
                Some(line) => obey(line.trim(), &person, &bytez).await,
            },
            () = tokio::time::sleep(Duration::from_millis(100)) => {}
        }
        show(&person, &mut shown);
    }
    println!("{} calls to Bytez; improper: {:?} {:?}", bytez.call_count(), telegram.violations(), bytez.violations());
}

async fn obey(line: &str, person: &Person, bytez: &FakeBytez) {
    let key = bytez.key(KEY);
    match line.split_once(' ').unwrap_or((line, "")) {
        ("", _) => {}
        ("!dead", _) => _ = key.dead(),
        ("!revive", _) => _ = key.revive(),
        ("!hiccup", _) => _ = key.answers([Answer::HtmlError]),
        ("!busy", _) => _ = key.answers([Answer::RateLimited { retry_after: RetryAfter::Seconds(5) }]),
        ("!hang", _) => _ = key.answers([Answer::Hang]),
        ("!press", label) => println!("  notice: {:?}", person.presses(label).await),
        _ => _ = person.says(line).await,
    }
}

/// Prints the messages that are new or changed.
fn show(person: &Person, shown: &mut HashMap<i64, String>) {
    for message in person.messages() {
        let file = message.media.as_ref().map(|media| format!("[{} bytes] ", media.bytes.len())).unwrap_or_default();
        let buttons: Vec<_> = message.buttons.iter().flatten().map(|button| button.label.as_str()).collect();
        let now = format!("{file}{} {buttons:?}", message.text);
        if shown.insert(message.message, now.clone()).as_ref() != Some(&now) {
            println!("#{}: {now}", message.message);
        }
    }
}
