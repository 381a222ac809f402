//! A Discord, a Telegram and a Bytez of your own, to try the bot by hand without any token or key.
//!
//! `cargo run -p refrain-testkit --example stage` prints the variables to start the bot with; then type what a person
//! would type, and see what they would see. Words behind `--` are your language (`en`) and how many keys there are (`1`), of
//! which `!dead` and the like change the first. `!discord` and `!telegram` choose where you type. Other lines that begin
//! with `!` change the world: `!dead`, `!revive`, `!hiccup`, `!busy`, `!hang`, `!video` (what the next call makes),
//! `!press 🔁`, `!drop` (Discord's gateway), `!expire` (the tokens of Discord's interactions).
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::HashMap;
use std::time::Duration;

use refrain_testkit::bytez::{Answer, FakeBytez, RetryAfter};
use refrain_testkit::discord::{DeadToken, Drop, FakeDiscord};
use refrain_testkit::person::Person;
use refrain_testkit::telegram::FakeTelegram;
use tokio::io::{AsyncBufReadExt as _, BufReader};

const KEY: &str = "key-of-the-stage-1";

/// Where one can type.
struct Places {
    discord: FakeDiscord,
    bytez: FakeBytez,
    on_discord: Person,
    on_telegram: Person,
    /// Whether one types on Discord now.
    discord_is_chosen: bool,
}

#[tokio::main]
async fn main() {
    let discord = FakeDiscord::start().await;
    let telegram = FakeTelegram::start().await;
    let bytez = FakeBytez::start().await;
    let mut words = std::env::args().skip(1);
    let language = words.next().unwrap_or_else(|| "en".to_owned());
    let count: usize = words.next().map_or(1, |count| count.parse().unwrap());
    let keys: Vec<_> = (1..=count).map(|number| format!("key-of-the-stage-{number}")).collect();
    for key in &keys {
        bytez.key(key).concurrency(1, refrain_testkit::bytez::Busy::Named(401));
    }
    bytez.service_time(Duration::from_secs(2));
    let channel = discord.guild("Foxes").channel("art");
    let mut places = Places {
        on_discord: discord.user("You").language(&language).in_group(&channel),
        on_telegram: telegram.user("You").language(&language),
        discord_is_chosen: false,
        discord,
        bytez,
    };

    println!("Start the bot in another terminal with");
    println!("  TELEGRAM_API_URL={} TELEGRAM_TOKEN={} \\", telegram.url(), telegram.token());
    println!("  DISCORD_API_URL={} DISCORD_TOKEN={} \\", places.discord.url(), places.discord.token());
    let variables: Vec<_> = (1..).zip(&keys).map(|(number, key)| format!("BYTEZ_API_KEY_{number}={key}")).collect();
    println!("  BYTEZ_API_URL={} {} refrain", places.bytez.url(), variables.join(" "));

    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    let mut shown = HashMap::new();
    loop {
        tokio::select! {
            line = lines.next_line() => match line.unwrap() {
                None => break,
                Some(line) => places.obey(line.trim()).await,
            },
            () = tokio::time::sleep(Duration::from_millis(100)) => {}
        }
        show("telegram", &places.on_telegram, &mut shown);
        show("discord", &places.on_discord, &mut shown);
    }
    let calls: Vec<_> = keys.iter().map(|key| places.bytez.calls_with(key).len()).collect();
    println!("calls to Bytez with each key: {calls:?}; improper: {:?}", places.bytez.violations());
    println!("on Telegram: {:?}; on Discord: {:?}", telegram.violations(), places.discord.violations());
}

impl Places {
    async fn obey(&mut self, line: &str) {
        let key = self.bytez.key(KEY);
        let person = if self.discord_is_chosen { &self.on_discord } else { &self.on_telegram };
        match line.split_once(' ').unwrap_or((line, "")) {
            ("", _) => {}
            ("!discord", _) => self.discord_is_chosen = true,
            ("!telegram", _) => self.discord_is_chosen = false,
            ("!dead", _) => _ = key.dead(),
            ("!revive", _) => _ = key.revive(),
            ("!hiccup", _) => _ = key.answers([Answer::HtmlError]),
            ("!busy", _) => _ = key.answers([Answer::RateLimited { retry_after: RetryAfter::Seconds(5) }]),
            ("!hang", _) => _ = key.answers([Answer::Hang]),
            ("!video", _) => _ = key.answers([Answer::Video]),
            ("!drop", _) => self.discord.drop_gateway(Drop::Reset),
            ("!expire", _) => self.discord.expire_tokens(DeadToken::Invalid),
            ("!press", label) => {
                let (person, label) = (person.clone(), label.to_owned());
                let pressed = tokio::spawn(async move { person.presses(&label).await }).await;
                println!("  notice: {pressed:?}");
            }
            _ => {
                // What can't be typed panics, with the reason; the stage stays.
                let (person, line) = (person.clone(), line.to_owned());
                let _ = tokio::spawn(async move { person.says(&line).await }).await;
            }
        }
    }
}

/// Prints the messages that are new or changed.
fn show(place: &'static str, person: &Person, shown: &mut HashMap<(&'static str, i64), String>) {
    for message in person.messages() {
        let file = message.media.as_ref().map(|media| format!("[{} bytes] ", media.bytes.len())).unwrap_or_default();
        let only = if message.ephemeral { "(only for you) " } else { "" };
        let buttons: Vec<_> = message.buttons.iter().flatten().map(|button| button.label.as_str()).collect();
        let now = format!("{only}{file}{} {buttons:?}", message.text);
        if shown.insert((place, message.message), now.clone()).as_ref() != Some(&now) {
            println!("{place} #{}: {now}", message.message);
        }
    }
}
