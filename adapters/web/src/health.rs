//! `/healthz`: the process is alive. `/readyz`: it can do its work, and what stands in the way if not.
//!
//! A process that stands by for a platform which another one serves is ready: it does its part.
//!
//! Both are open to all who can call, because who asks is mostly a machine without a token. They name no addresses.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use refrain_core::adapter::Adapter;
use serde::Serialize;
use tokio::time::timeout;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::Turned;
use crate::site::{Shared, Site};

/// How long the store has to answer.
const STORE_WITHIN: Duration = Duration::from_secs(2);

/// What `/healthz` answers.
#[derive(Debug, Serialize, ToSchema)]
struct Liveness {
    /// `true`, for otherwise there is no answer.
    alive: bool,
}

/// What `/readyz` answers.
#[derive(Debug, Serialize, ToSchema)]
struct Readiness {
    /// Whether requests are served as they should be.
    ready: bool,
    /// Whether the bot is on its way out.
    stopping: bool,
    /// Whether jobs can be kept: `reachable` or `out_of_reach`.
    store: &'static str,
    /// Each of the other platforms: `connected`, `lost`, or `unknown` where it does not tell, as where another process takes its
    /// events. One that is `lost` is not ready, but for those that call here: they could not come back.
    platforms: BTreeMap<String, &'static str>,
}

pub(crate) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(healthz)).routes(routes!(readyz))
}

/// Tells that the process is alive.
#[utoipa::path(get, path = "/healthz", operation_id = "healthz", security(()),
    responses((status = 200, description = "It is.", body = Liveness), Turned))]
async fn healthz() -> Json<Liveness> {
    Json(Liveness { alive: true })
}

/// Tells whether the bot can do its work, and what stands in the way if not.
#[utoipa::path(get, path = "/readyz", operation_id = "readyz", security(()),
    responses(
        (status = 200, description = "It can.", body = Readiness),
        (status = 503, description = "It can't just now.", body = Readiness),
        Turned,
    ))]
async fn readyz(State(site): State<Shared>) -> (StatusCode, Json<Readiness>) {
    let readiness = readiness(&site).await;
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness))
}

async fn readiness(site: &Site) -> Readiness {
    let asked = timeout(STORE_WITHIN, site.app.queue().store().under_way()).await;
    let reachable = matches!(asked, Ok(Ok(_)));
    let stopping = site.shutdown.is_cancelled();
    // Nobody is sent to whoever is not ready: one that waits for a platform's calls would wait for ever.
    let lost = site.platforms.iter().any(|platform| !platform.is_called() && platform.connected() == Some(false));
    Readiness {
        ready: reachable && !stopping && !lost,
        stopping,
        store: if reachable { "reachable" } else { "out_of_reach" },
        platforms: site
            .platforms
            .iter()
            .map(|platform| (platform.platform().to_string(), state(&**platform)))
            .collect(),
    }
}

fn state(platform: &dyn Adapter) -> &'static str {
    match platform.connected() {
        Some(true) => "connected",
        Some(false) => "lost",
        None => "unknown",
    }
}
