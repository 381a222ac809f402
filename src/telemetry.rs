//! Logs: what, and in which form.

use std::io::IsTerminal as _;

use anyhow::Context as _;
use refrain::settings::{Log, LogFormat};
use tracing_subscriber::EnvFilter;

/// Libraries that say too much about each call; a filter that names them itself wins.
const QUIET: &str = "hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn,h2=warn,serenity=warn";

/// Installs the log as set.
pub(crate) fn install(log: &Log) -> anyhow::Result<()> {
    let wanted = format!("{QUIET},{}", log.filter);
    let filter = EnvFilter::try_new(&wanted).with_context(|| format!("\"{wanted}\" is no log filter"))?;
    let mut subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if !std::io::stderr().is_terminal() {
        subscriber = subscriber.with_ansi(false); // A file or a journal has no use for colours.
    }
    match log.format {
        LogFormat::Text => subscriber.with_target(false).init(),
        LogFormat::Json => subscriber.json().init(),
    }
    Ok(())
}
