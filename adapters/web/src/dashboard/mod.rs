//! The dashboard: what the operator sees at a glance, the story of each job, and what can be done about both.
//!
//! - `glance`: what is known at one moment; `live`: how often that is looked at, and for whom
//! - `overview`: `/`, made of `figures`, `chart`, `crowds`, `line`, `keys` and `health`
//! - `stream`: `/events/dashboard` and `/events/jobs/{id}`, the same anew whenever something changed
//! - `jobs`: `/jobs`; `story`: `/jobs/{id}`; `output`: what came of it
//! - `actions`: what the buttons do; `said`: what is said afterwards
//! - `words`: how states, times and shares are worded
//!
//! To see it takes the scope `status:read`; what people asked for is shown to `admin` alone, who also is the only one with
//! buttons.

mod actions;
mod chart;
mod crowds;
mod figures;
mod glance;
mod health;
mod jobs;
mod keys;
mod line;
mod live;
mod output;
mod overview;
mod said;
mod story;
mod stream;
mod words;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use self::live::Live;
use crate::site::Shared;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(overview::overview))
        .route("/events/dashboard", get(stream::overview))
        .route("/events/jobs/{id}", get(stream::job))
        .route("/jobs", get(jobs::jobs))
        .route("/jobs/{id}", get(story::story))
        .route("/jobs/{id}/output/{index}", get(output::output))
        .route("/jobs/{id}/cancel", post(actions::cancel))
        .route("/jobs/{id}/retry", post(actions::retry))
        .route("/keys/rest", post(actions::rest))
        .route("/keys/wake", post(actions::wake))
        .route("/keys/probe", post(actions::probe))
}
