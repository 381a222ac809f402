//! The HTTP API, below `/v1`.
//!
//! - `submit`, `look`, `output`, `events`: a program's jobs, from the wish to what was made
//! - `queue`, `keys`: how the bot does
//! - `document`: all of that, described for programs
//! - `job`, `owner`, `idempotency`: what these have in common

mod document;
mod events;
mod idempotency;
mod job;
mod keys;
mod look;
mod output;
mod owner;
mod queue;
mod submit;

use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::events::Streams;
use crate::site::Shared;

/// When to come back, where nobody knows better.
const SOON: Duration = Duration::from_secs(1);

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/v1/jobs", post(submit::submit))
        .route("/v1/jobs/{id}", get(look::look).delete(look::cancel))
        .route("/v1/jobs/{id}/output", get(output::output))
        .route("/v1/jobs/{id}/events", get(events::events))
        .route("/v1/queue", get(queue::queue))
        .route("/v1/keys", get(keys::keys))
        .route("/openapi.json", get(document::openapi))
}
