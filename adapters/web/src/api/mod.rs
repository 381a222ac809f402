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

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use self::document::{Refusals, Turned, described};
use crate::site::Shared;
use crate::streams::Streams;

/// When to come back, where nobody knows better.
const SOON: Duration = Duration::from_secs(1);

/// Places for programs that listen for what becomes of a job.
pub(crate) fn streams() -> Streams {
    Streams::new(events::MOST_STREAMS, events::MOST_OF_ONE)
}

/// Each route with its description: there is none without.
fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(submit::submit))
        .routes(routes!(look::look, look::cancel))
        .routes(routes!(output::output))
        .routes(routes!(events::events))
        .routes(routes!(queue::queue))
        .routes(routes!(keys::keys))
        .routes(routes!(document::openapi))
}
