//! `GET /v1/keys`: how each key does, by its label.

use axum::Json;
use axum::extract::State;
use refrain_core::retry::{KeyState, KeyStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Scope};
use crate::problem::Problem;
use crate::site::Shared;

/// A key as it is told: never the key itself.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Key {
    /// Its name, such as `bytez#2`.
    label: String,
    /// The account that pays.
    account: String,
    /// The names of the tiers that it is kept for; none if it is everybody's.
    kept_for: Vec<String>,
    /// `healthy`, `cooling`, `quarantined` or `probing`.
    state: &'static str,
    /// How long it rests still, in milliseconds, where it rests.
    rest_ms: Option<u64>,
    /// Why it rests, by the failure's name.
    because: Option<&'static str>,
    /// How many calls it may have in flight, told or learned.
    slots: u32,
    /// How many it has.
    in_flight: u32,
    /// The running mean of its success, from 0 to 1.
    success_rate: f64,
}

/// Tells how each key does.
#[utoipa::path(get, path = "/v1/keys", operation_id = "keys",
    responses((status = 200, description = "The keys.", body = Vec<Key>), super::document::Refusals))]
pub(super) async fn keys(State(site): State<Shared>, caller: Caller) -> Result<Json<Vec<Key>>, Problem> {
    caller.may(Scope::StatusRead)?;
    Ok(Json(site.app.queue().engine().keys().into_iter().map(Key::from).collect()))
}

impl From<KeyStatus> for Key {
    fn from(status: KeyStatus) -> Self {
        let state = status.state.label();
        let rest = match status.state {
            KeyState::Healthy | KeyState::Probing => None,
            KeyState::Cooling { rest, because } | KeyState::Quarantined { rest, because } => Some((rest, because)),
        };
        Self {
            label: status.label,
            account: status.account,
            kept_for: status.kept_for,
            state,
            rest_ms: rest.as_ref().map(|(rest, _)| u64::try_from(rest.as_millis()).unwrap_or(u64::MAX)),
            because: rest.map(|(_, because)| because.label()),
            slots: status.slots,
            in_flight: status.in_flight,
            success_rate: status.success_rate,
        }
    }
}
