//! The `refrain` bot: settings from the environment, commands from this package, all else from the facade.
#![warn(clippy::print_stdout)] // `say!` does not panic where nobody reads.

mod check;
mod cli;
mod invite;
mod jobs;
mod keys;
mod locales;
mod out;
mod show;
mod telemetry;
mod webhooks;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use refrain::settings::{Environment, Settings};
use refrain::web::Exposition;
use refrain::{Bot, BotBuilder, commands};

use crate::cli::{Cli, Command, Run};
use crate::telemetry::Telemetry;

#[tokio::main]
async fn main() -> ExitCode {
    let environment = Environment::new(std::env::vars_os());
    let ended = match Cli::parse().wanted() {
        Command::Run(how) => run(&environment, how).await,
        Command::Demo(typed) => demo(typed).await,
        Command::Jobs(typed) => jobs::run(&environment, typed).await,
        Command::Webhooks(typed) => webhooks::run(&environment, typed).await,
        Command::Keys(typed) => match keys::run(&environment, typed).await {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        Command::Invite => invite::invite(&environment).await,
        Command::Check(how) => return check::check(&environment, how).await,
        Command::Locales(typed) => return locales::run(&environment, typed),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("refrain: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn demo(typed: cli::Demo) -> anyhow::Result<()> {
    show::show(&typed, stop_signal()?).await
}

async fn run(environment: &Environment, how: Run) -> anyhow::Result<()> {
    let settings = Settings::load(environment)?;
    let telemetry = Telemetry::install(&settings.log, Some(&settings.telemetry))?;
    let ended = serve(&settings, how).await;
    telemetry.flush().await;
    ended
}

async fn serve(settings: &Settings, how: Run) -> anyhow::Result<()> {
    for warning in &settings.warnings {
        tracing::warn!("{warning}");
    }
    let stop = stop_signal()?;
    let exposition = Exposition::install()?;
    let bot = builder(settings).await?.exposition(exposition).roles(how.roles()).build()?;
    Ok(bot.run_until(stop).await?)
}

/// The bot as it comes: everything that is set, and all commands.
async fn builder(settings: &Settings) -> anyhow::Result<BotBuilder> {
    Ok(Bot::builder().settings(settings).await?.commands(commands::all()))
}

/// Ready on Ctrl-C, and where there is one, on SIGTERM.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()> + Send> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .context("the signal handler could not be installed")?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    })
}
