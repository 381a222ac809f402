//! Traces and log lines for a collector, in batches: at most [`QUEUE`] wait, what is more is dropped, and nothing of the bot
//! waits for it.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::Context as _;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_appender_tracing::layer::OpenTelemetryTracingBridge;
use opentelemetry_otlp::{LogExporter, Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::logs::{self, BatchLogProcessor, SdkLoggerProvider};
use opentelemetry_sdk::trace::{self, BatchSpanProcessor, Sampler, SdkTracerProvider};
use refrain::core::trace::SPANS;
use refrain::settings::Telemetry;
use tracing_opentelemetry::OpenTelemetryLayer;
use tracing_subscriber::filter::{FilterExt as _, filter_fn};
use tracing_subscriber::{EnvFilter, Layer as _, Registry};
use url::Url;

use super::BoxedLayer;
use super::client::{Client, Signal};

/// How many spans, and how many log lines, wait to be sent at most.
const QUEUE: usize = 4096;
/// How many are sent at once.
const BATCH: usize = 512;
/// How long one waits until it is sent.
const DELAY: Duration = Duration::from_secs(2);
/// How long it may take to send a batch, repetitions included.
const EXPORT: Duration = Duration::from_secs(10);
/// How long what still waits at the end may take.
const FLUSH: Duration = Duration::from_secs(5);
/// What the exporter itself says while it sends. Sent on, it would never end.
const OWN: [&str; 8] =
    ["hyper", "hyper_util", "reqwest", "rustls", "h2", "tower", "opentelemetry", "refrain::telemetry"];

/// Sends traces and log lines until it is flushed.
pub(super) struct Otlp {
    traces: Option<SdkTracerProvider>,
    logs: Option<SdkLoggerProvider>,
}

impl Otlp {
    /// Nothing, where there is no collector.
    pub(super) fn start(set: &Telemetry) -> anyhow::Result<Option<Self>> {
        let Some(collector) = &set.otlp_endpoint else { return Ok(None) };
        let traces = (set.otlp_traces_percent > 0).then(|| traces(set, collector)).transpose()?;
        let logs = set.otlp_logs.then(|| logs(set, collector)).transpose()?;
        Ok(Some(Self { traces, logs }))
    }

    /// What hears of spans, and of the log lines that pass `logged`.
    pub(super) fn layers(&self, logged: EnvFilter) -> Vec<BoxedLayer<Registry>> {
        let mut layers = Vec::new();
        if let Some(provider) = &self.traces {
            let layer = OpenTelemetryLayer::new(provider.tracer("refrain"))
                .with_location(false)
                .with_threads(false)
                .with_tracked_inactivity(false);
            // Log lines are sent as such, and would be in traces once more.
            layers.push(layer.with_filter(filter_fn(|metadata| metadata.target() == SPANS)).boxed());
        }
        if let Some(provider) = &self.logs {
            let others =
                filter_fn(|metadata| metadata.is_event() && !OWN.iter().any(|own| is_of(metadata.target(), own)));
            let bridge = OpenTelemetryTracingBridge::new(provider);
            layers.push(bridge.with_filter(logged.and(others)).boxed());
        }
        layers
    }

    /// Sends what waits. Tells on standard error what could not be sent, for nothing else is heard by then.
    pub(super) async fn flush(self) {
        // They block until it is done, and need the runtime meanwhile.
        let traces =
            self.traces.map(|provider| tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(FLUSH)));
        let logs = self.logs.map(|provider| tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(FLUSH)));
        for ending in traces.into_iter().chain(logs) {
            if let Ok(Err(error)) = ending.await {
                tracing::warn!(%error, "not all telemetry could be sent before the end");
            }
        }
    }
}

fn traces(set: &Telemetry, collector: &Url) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(client(set, Signal::Traces)?)
        .with_headers(HashMap::new())
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(below(collector, "v1/traces"))
        .with_timeout(EXPORT)
        .build()
        .context("traces can't be sent")?;
    let batch = trace::BatchConfigBuilder::default()
        .with_max_queue_size(QUEUE)
        .with_max_export_batch_size(BATCH)
        .with_scheduled_delay(DELAY)
        .build();
    let share = Sampler::TraceIdRatioBased(f64::from(set.otlp_traces_percent) / 100.0);
    Ok(SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter).with_batch_config(batch).build())
        .with_sampler(Sampler::ParentBased(Box::new(share)))
        .with_resource(resource(set))
        .build())
}

fn logs(set: &Telemetry, collector: &Url) -> anyhow::Result<SdkLoggerProvider> {
    let exporter = LogExporter::builder()
        .with_http()
        .with_http_client(client(set, Signal::Logs)?)
        .with_headers(HashMap::new())
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(below(collector, "v1/logs"))
        .with_timeout(EXPORT)
        .build()
        .context("log lines can't be sent")?;
    let batch = logs::BatchConfigBuilder::default()
        .with_max_queue_size(QUEUE)
        .with_max_export_batch_size(BATCH)
        .with_scheduled_delay(DELAY)
        .build();
    Ok(SdkLoggerProvider::builder()
        .with_log_processor(BatchLogProcessor::builder(exporter).with_batch_config(batch).build())
        .with_resource(resource(set))
        .build())
}

fn client(set: &Telemetry, signal: Signal) -> anyhow::Result<Client> {
    Client::new(signal, &set.otlp_headers).context("there is no client for the collector")
}

/// Who tells. Further attributes are taken from `OTEL_RESOURCE_ATTRIBUTES`, as everywhere with OpenTelemetry.
fn resource(set: &Telemetry) -> Resource {
    let version = opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
    Resource::builder().with_service_name(set.service_name.clone()).with_attribute(version).build()
}

/// `path` below the address of the collector.
fn below(collector: &Url, path: &str) -> String {
    format!("{}/{path}", collector.as_str().trim_end_matches('/'))
}

/// Whether `target` is that module, or within it.
fn is_of(target: &str, module: &str) -> bool {
    target.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::") || rest.starts_with('_'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn signals_have_paths_of_their_own_below_any_address() {
        for (address, expected) in [
            ("http://localhost:4318", "http://localhost:4318/v1/logs"),
            ("https://otlp.example.org/otlp/", "https://otlp.example.org/otlp/v1/logs"),
        ] {
            assert_eq!(below(&address.parse().unwrap(), "v1/logs"), expected);
        }
    }

    #[test]
    fn what_the_exporter_says_is_known_by_its_module() {
        assert!(is_of("opentelemetry_sdk", "opentelemetry") && is_of("hyper::client", "hyper") && is_of("h2", "h2"));
        assert!(!is_of("hyperion", "hyper") && !is_of("refrain_core::queue", "refrain::telemetry"));
    }
}
