//! On Discord, beside discord.js, where Node.js and npm are there.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use refrain::discord::Discord;
use refrain::{Bot, commands};
use refrain_testkit::discord::{FakeDiscord, LoadReport};

use crate::process::Process;
use crate::{ASKED, Nowhere, PEOPLE, ROUNDS};

const DISCORD_JS: &str = "14.28.1";

pub(crate) async fn compare() {
    println!("Discord: {ASKED} interactions of {PEOPLE} people, {ROUNDS} rounds each, best round shown");
    println!(
        "| bot | interactions/s | ack p50 | ack p99 | answer p99 | later than 3 s | CPU each | memory idle → end |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let theirs = match discord_js() {
        Some(script) => Some(measure("discord.js", |discord| start_discord_js(&script, discord)).await),
        None => None,
    };
    let whole =
        measure("refrain", |discord| Process::of_ours(["discord-refrain", &discord.url(), discord.token()])).await;
    match theirs {
        Some(theirs) => println!("\nrefrain / discord.js: {:.2}", whole / theirs),
        None => println!("\ndiscord.js: SKIPPED, it needs node and npm with a registry"),
    }
}

/// The best round's interactions a second.
async fn measure(bot: &str, start: impl FnOnce(&FakeDiscord) -> Process) -> f64 {
    let discord = FakeDiscord::builder().lean().start().await;
    let process = start(&discord);
    // The first round warms it up, and is how we know that it runs.
    discord.load(200, PEOPLE, "ping", Duration::from_mins(1)).await;
    let idle = process.memory();

    let mut best: Option<(f64, LoadReport)> = None;
    for _ in 0..ROUNDS {
        let before = process.cpu();
        let report = discord.load(ASKED, PEOPLE, "ping", Duration::from_mins(5)).await;
        assert_eq!(report.answered.answered, ASKED, "{bot} answered everybody");
        let spent = (process.cpu() - before) / ASKED as f64;
        if best.as_ref().is_none_or(|(_, best)| best.answered.elapsed > report.answered.elapsed) {
            best = Some((spent, report));
        }
    }
    let end = process.memory();

    let (spent, report) = best.expect("there were rounds");
    println!(
        "| {bot} | {:.0} | {:?} | {:?} | {:?} | {} | {:.0} µs | {idle:.1} → {end:.1} MB |",
        report.per_second(),
        report.acknowledged.p50,
        report.acknowledged.p99,
        report.answered.p99,
        report.late,
        spent * 1e6,
    );
    report.per_second()
}

pub(crate) async fn serve_refrain(url: &str, token: &str) {
    let discord = Discord::new(token.to_owned().into()).api_url(url.parse().unwrap());
    let bot = Bot::builder().platform(discord).commands(commands::all()).outputs(Nowhere).build().unwrap();
    bot.run_until(std::future::pending()).await.unwrap();
}

/// The script of the other bot, beside the library it needs; nothing where that can't be had.
fn discord_js() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("discord.js");
    std::fs::create_dir_all(&folder).ok()?;
    let script = folder.join("ping.mjs");
    std::fs::write(&script, include_str!("discord.mjs")).ok()?;
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund", "--silent", &format!("discord.js@{DISCORD_JS}")]);
    install.current_dir(&folder).status().is_ok_and(|status| status.success()).then_some(script)
}

fn start_discord_js(script: &PathBuf, discord: &FakeDiscord) -> Process {
    let mut command = Command::new("node");
    command.arg(script).arg(discord.url()).arg(discord.token());
    Process::start(command)
}
