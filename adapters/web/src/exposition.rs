//! `GET /metrics`: what is counted and measured, as Prometheus reads it.
//!
//! What the store and the engine know is looked up at each call; all else was recorded where it happened, see
//! [`refrain_core::metrics`]. It is for whoever may see the queue and the keys: where tokens are set, one with `status:read`.

use std::fmt;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use refrain_core::metrics::{self, Kind};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{Caller, Scope};
use crate::api::Refusals;
use crate::problem::{Kind as ProblemKind, Problem};
use crate::site::Shared;

/// The text format of Prometheus.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What a process has recorded, to be told to Prometheus.
#[derive(Clone)]
pub struct Exposition(PrometheusHandle);

/// Metrics can't be recorded.
#[derive(Debug, thiserror::Error)]
pub enum ExpositionError {
    /// Something else records them in this process.
    #[error("something else records the metrics of this process")]
    Taken,
    /// The buckets of a histogram are none, which is a fault of ours.
    #[error(transparent)]
    Buckets(#[from] BuildError),
}

impl Exposition {
    /// Records all metrics of this process from now on, those of other libraries that use the crate `metrics` as well.
    ///
    /// # Errors
    ///
    /// [`ExpositionError`].
    pub fn install() -> Result<Self, ExpositionError> {
        let (recorder, exposition) = Self::recorder()?;
        ::metrics::set_global_recorder(recorder).map_err(|_| ExpositionError::Taken)?;
        metrics::describe();
        metrics::version(env!("CARGO_PKG_VERSION"));
        Ok(exposition)
    }

    fn recorder() -> Result<(PrometheusRecorder, Self), BuildError> {
        let mut builder = PrometheusBuilder::new();
        for metric in metrics::ALL {
            if let Kind::Histogram(bounds) = metric.kind {
                builder = builder.set_buckets_for_metric(Matcher::Full(metric.name.to_owned()), bounds)?;
            }
        }
        let recorder = builder.build_recorder();
        let exposition = Self(recorder.handle());
        Ok((recorder, exposition))
    }

    /// Everything, in the text format of Prometheus.
    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Sorts what was measured into its buckets, which is kept one by one until then. To be called every few seconds, for
    /// perhaps nobody asks.
    pub fn tidy(&self) {
        self.0.run_upkeep();
    }
}

impl fmt::Debug for Exposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Exposition")
    }
}

pub(crate) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(tell))
}

/// Tells what is counted and measured, in the text format of Prometheus.
#[utoipa::path(get, path = "/metrics", operation_id = "metrics",
    responses((status = 200, description = "Each metric.", content_type = "text/plain", body = String), Refusals))]
async fn tell(State(site): State<Shared>, caller: Caller) -> Result<Response, Problem> {
    caller.may(Scope::StatusRead)?;
    let Some(exposition) = &site.exposition else { return Err(Problem::new(ProblemKind::NotFound)) };
    site.app.observe().await;
    for platform in &site.platforms {
        metrics::platform_connected(platform.platform().as_str(), platform.connected());
    }
    Ok(([(CONTENT_TYPE, TEXT)], exposition.render()).into_response())
}
