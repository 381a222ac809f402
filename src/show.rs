//! `refrain demo`: runs the demonstration and says where it is.

use std::net::SocketAddr;
use std::process::{Command, Stdio};

use refrain::demo::{ADDRESS, Demo};
use refrain::settings::{Log, LogFormat};

use crate::cli;
use crate::out::say;
use crate::telemetry::Telemetry;

/// Shows the demonstration until `stop` is ready.
pub(crate) async fn show(typed: &cli::Demo, stop: impl Future<Output = ()> + Send) -> anyhow::Result<()> {
    let filter = if typed.verbose { "info" } else { "error" };
    Telemetry::install(&Log { filter: filter.to_owned(), format: LogFormat::Text }, None)?;
    let demo = Demo::start(typed.listen.unwrap_or(ADDRESS), rand::random()).await?;
    let mut bound = demo.bound();
    let open = typed.open;
    let tell = async move {
        if let Ok(address) = bound.wait_for(Option::is_some).await.map(|bound| *bound)
            && let Some(address) = address
        {
            tell(address, open);
        }
    };
    let (ended, ()) = tokio::join!(demo.run_until(stop), tell);
    Ok(ended?)
}

fn tell(address: SocketAddr, open: bool) {
    let url = format!("http://{address}/play");
    say!("The demonstration is at {url}\nIts dashboard is at http://{address}/\nCtrl-C ends it.");
    if open && let Err(error) = browser(&url) {
        eprintln!("refrain: no browser could be opened: {error}");
    }
}

/// Opens the system's browser, which is given an address of ours and nothing else.
fn browser(url: &str) -> std::io::Result<()> {
    let (program, before): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let quiet = Stdio::null;
    Command::new(program).args(before).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn().map(drop)
}
