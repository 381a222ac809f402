//! `GET /v1/queue`: how long the lines are.

use axum::Json;
use axum::extract::State;
use refrain_core::queue::Line as CoreLine;
use serde::Serialize;
use utoipa::ToSchema;

use super::job::Task;
use super::owner;
use crate::access::{Caller, Scope};
use crate::problem::Problem;
use crate::site::Shared;

/// The line for one task.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Line {
    task: Task,
    /// Jobs that wait.
    waiting: usize,
    /// Jobs that run.
    running: usize,
    /// The place of a job of the caller's that came now, from 1.
    place: usize,
    /// In how many seconds it would be done.
    expected_wait_seconds: f64,
}

/// Tells how long the lines are.
#[utoipa::path(get, path = "/v1/queue", operation_id = "queue",
    responses((status = 200, description = "A line for each task.", body = Vec<Line>), super::document::Refusals))]
pub(super) async fn queue(State(site): State<Shared>, caller: Caller) -> Result<Json<Vec<Line>>, Problem> {
    caller.may(Scope::StatusRead)?;
    let person = owner::person(&caller, None)?;
    let tier = site.app.tiers().of(&person, &[]);
    let lines = site.app.queue().lines(&person, &tier).await.map_err(|error| owner::out_of_reach(&error))?;
    Ok(Json(lines.into_iter().map(Line::from).collect()))
}

impl From<CoreLine> for Line {
    fn from(line: CoreLine) -> Self {
        Self {
            task: line.task.into(),
            waiting: line.waiting,
            running: line.running,
            place: line.newcomer.place,
            expected_wait_seconds: line.newcomer.wait.as_secs_f64(),
        }
    }
}
