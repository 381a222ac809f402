//! What the process tells of itself: the log, in which form, and where the operator wants them, traces and log lines over
//! OTLP. Metrics are the web interface's.
//!
//! - `otlp`: batches of traces and log lines, bounded in number and time
//! - `client`: how a batch is sent

mod client;
mod otlp;

use std::io::IsTerminal as _;

use anyhow::Context as _;
use refrain::core::trace::SPANS;
use refrain::settings::{self, Log, LogFormat};
use tracing_subscriber::filter::{FilterExt as _, filter_fn};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use self::otlp::Otlp;

/// Libraries that say too much about each call; a filter that names them itself wins.
const QUIET: &str = "hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn,h2=warn,serenity=warn";

type BoxedLayer<S> = Box<dyn Layer<S> + Send + Sync>;

/// What is told until the process ends.
pub(crate) struct Telemetry {
    otlp: Option<Otlp>,
}

impl Telemetry {
    /// Installs the log as set, and sends what is to be sent. Must be called within the runtime that lives until the last
    /// batch is [flushed](Self::flush).
    pub(crate) fn install(log: &Log, telemetry: Option<&settings::Telemetry>) -> anyhow::Result<Self> {
        let otlp = telemetry.map(Otlp::start).transpose()?.flatten();
        let mut layers = vec![printed(log)?];
        if let Some(otlp) = &otlp {
            layers.extend(otlp.layers(filter(log)?));
        }
        tracing_subscriber::registry()
            .with(layers)
            .try_init()
            .context("something else writes the log of this process")?;
        Ok(Self { otlp })
    }

    /// Sends what is still to be sent, for a few seconds at most.
    pub(crate) async fn flush(self) {
        if let Some(otlp) = self.otlp {
            otlp.flush().await;
        }
    }
}

/// What is logged. Spans are for traces alone.
fn filter(log: &Log) -> anyhow::Result<EnvFilter> {
    let wanted = format!("{QUIET},{}", log.filter);
    EnvFilter::try_new(&wanted).with_context(|| format!("\"{wanted}\" is no log filter"))
}

/// The log on standard error.
fn printed(log: &Log) -> anyhow::Result<BoxedLayer<Registry>> {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // A file or a journal has no use for colours.
    let lines = if std::io::stderr().is_terminal() { lines } else { lines.with_ansi(false) };
    let lines = match log.format {
        LogFormat::Text => lines.with_target(false).boxed(),
        LogFormat::Json => lines.json().boxed(),
    };
    let lines: BoxedLayer<Registry> = lines;
    Ok(lines.with_filter(filter(log)?.and(filter_fn(|metadata| metadata.target() != SPANS))).boxed())
}
