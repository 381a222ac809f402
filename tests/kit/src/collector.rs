//! A collector of OpenTelemetry that takes traces and log lines as protobuf over HTTP, and refuses what is none.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use opentelemetry_proto::tonic::collector::logs::v1::ExportLogsServiceRequest;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue, any_value};
use opentelemetry_proto::tonic::resource::v1::Resource;
use prost::Message;
use tokio::net::TcpListener;
use tokio_util::task::AbortOnDropHandle;

/// Attributes by their names, as text.
pub type Attributes = BTreeMap<String, String>;

/// A collector that listens on a port of its own until it is dropped.
pub struct FakeCollector {
    url: String,
    received: Arc<Mutex<Received>>,
    _serving: AbortOnDropHandle<()>,
}

#[derive(Default)]
struct Received {
    spans: Vec<Span>,
    lines: Vec<Line>,
    authorizations: Vec<String>,
    faults: Vec<String>,
}

/// A span that was received.
#[derive(Debug, Clone)]
pub struct Span {
    /// What it is of.
    pub name: String,
    /// Its trace, as hexadecimal digits.
    pub trace: String,
    /// Itself.
    pub id: String,
    /// What it is within; empty where it is the first of its trace.
    pub parent: String,
    /// What is told with it.
    pub attributes: Attributes,
    /// What is told of within it, by name.
    pub events: Vec<String>,
    /// Who sent it.
    pub resource: Attributes,
}

/// A log line that was received.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it says.
    pub body: String,
    /// How bad it is, such as `WARN`.
    pub severity: String,
    /// The trace it was written in; empty outside of any.
    pub trace: String,
    /// What is told with it.
    pub attributes: Attributes,
    /// Who sent it.
    pub resource: Attributes,
}

impl FakeCollector {
    /// Starts on a free port of 127.0.0.1.
    ///
    /// # Panics
    ///
    /// If no port can be had.
    pub async fn start() -> Self {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
        let received = Arc::new(Mutex::new(Received::default()));
        let router = Router::new()
            .route("/v1/traces", post(traces))
            .route("/v1/logs", post(logs))
            .with_state(Arc::clone(&received));
        let serving = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                panic!("the collector can't serve: {error}");
            }
        });
        Self { url: format!("http://{address}"), received, _serving: AbortOnDropHandle::new(serving) }
    }

    /// The address below which signals have their paths.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every span so far.
    pub fn spans(&self) -> Vec<Span> {
        lock(&self.received).spans.clone()
    }

    /// Every log line so far.
    pub fn lines(&self) -> Vec<Line> {
        lock(&self.received).lines.clone()
    }

    /// The header `authorization` of each call; empty where there was none.
    pub fn authorizations(&self) -> Vec<String> {
        lock(&self.received).authorizations.clone()
    }

    /// What was wrong with calls.
    pub fn faults(&self) -> Vec<String> {
        lock(&self.received).faults.clone()
    }
}

async fn traces(State(received): State<Arc<Mutex<Received>>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut received = lock(&received);
    let Some(batch) = received.take::<ExportTraceServiceRequest>(&headers, body) else {
        return StatusCode::BAD_REQUEST;
    };
    for group in batch.resource_spans {
        let resource = of(group.resource.as_ref());
        for span in group.scope_spans.into_iter().flat_map(|scope| scope.spans) {
            if span.trace_id.len() != 16
                || span.span_id.len() != 8
                || span.end_time_unix_nano < span.start_time_unix_nano
            {
                received.faults.push(format!("a span that is none: {span:?}"));
            }
            received.spans.push(Span {
                name: span.name,
                trace: hex(&span.trace_id),
                id: hex(&span.span_id),
                parent: hex(&span.parent_span_id),
                attributes: attributes(&span.attributes),
                events: span.events.into_iter().map(|event| event.name).collect(),
                resource: resource.clone(),
            });
        }
    }
    StatusCode::OK
}

async fn logs(State(received): State<Arc<Mutex<Received>>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut received = lock(&received);
    let Some(batch) = received.take::<ExportLogsServiceRequest>(&headers, body) else { return StatusCode::BAD_REQUEST };
    for group in batch.resource_logs {
        let resource = of(group.resource.as_ref());
        for line in group.scope_logs.into_iter().flat_map(|scope| scope.log_records) {
            received.lines.push(Line {
                body: line.body.as_ref().map(text).unwrap_or_default(),
                severity: line.severity_text,
                trace: hex(&line.trace_id),
                attributes: attributes(&line.attributes),
                resource: resource.clone(),
            });
        }
    }
    StatusCode::OK
}

impl Received {
    /// The batch of a call; what is none is a fault.
    fn take<M: Message + Default>(&mut self, headers: &HeaderMap, body: Bytes) -> Option<M> {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        self.authorizations.push(header(header::AUTHORIZATION));
        if header(header::CONTENT_TYPE) != "application/x-protobuf" {
            self.faults.push(format!("no protobuf: {}", header(header::CONTENT_TYPE)));
            return None;
        }
        M::decode(body).map_err(|error| self.faults.push(error.to_string())).ok()
    }
}

fn of(resource: Option<&Resource>) -> Attributes {
    resource.map(|resource| attributes(&resource.attributes)).unwrap_or_default()
}

fn attributes(pairs: &[KeyValue]) -> Attributes {
    pairs.iter().map(|pair| (pair.key.clone(), pair.value.as_ref().map(text).unwrap_or_default())).collect()
}

fn text(value: &AnyValue) -> String {
    match &value.value {
        Some(any_value::Value::StringValue(text)) => text.clone(),
        Some(any_value::Value::BoolValue(value)) => value.to_string(),
        Some(any_value::Value::IntValue(value)) => value.to_string(),
        Some(any_value::Value::DoubleValue(value)) => value.to_string(),
        other => format!("{other:?}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn lock(received: &Mutex<Received>) -> MutexGuard<'_, Received> {
    received.lock().unwrap_or_else(PoisonError::into_inner)
}
