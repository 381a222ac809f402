//! A load for benches: many short commands, and how long the bot took to acknowledge and to answer each. Nothing is
//! kept of them but their times.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{body::to_bytes, extract::Request, response::Response};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Notify;

use super::{
    ANSWER_WITHIN, Route,
    body::MAX_BODY,
    refusal::Refusal,
    route::Named,
    server::{Shared, empty_response, json_response},
};
use crate::timing;

/// How many interactions of a load wait for their answer at most.
pub const LOAD_WINDOW: usize = 1000;

/// Where a load's ids begin; snowflakes of real time are far above.
const FIRST: i64 = 1_000_000_000;

/// What a load measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadReport {
    /// From an interaction's delivery to its first answer, a deferral for one.
    pub acknowledged: timing::LoadReport,
    /// From an interaction's delivery to the message that a person sees.
    pub answered: timing::LoadReport,
    /// How many were acknowledged later than [`ANSWER_WITHIN`].
    pub late: usize,
}

impl LoadReport {
    /// Answered interactions a second.
    pub fn per_second(&self) -> f64 {
        self.answered.per_second()
    }
}

/// What a call is for a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Callback,
    Show,
}

/// The load that is under way, if any.
#[derive(Debug, Default)]
pub(super) struct Load {
    state: Mutex<State>,
    moved: Notify,
}

#[derive(Debug, Default)]
struct State {
    sent: Vec<Instant>,
    acknowledged: Vec<Option<Duration>>,
    answered: Vec<Option<Duration>>,
    done: usize,
}

impl Load {
    /// How many have their answer.
    pub(super) fn done(&self) -> usize {
        self.lock().done
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a call on this route is for a load; `None` is handled the usual way.
pub(super) fn of(route: Route) -> Option<Step> {
    match route {
        Route::Callback => Some(Step::Callback),
        Route::EditOriginal | Route::Followup => Some(Step::Show),
        _ => None,
    }
}

/// The shortest way from a call to its answer.
pub(super) async fn answer(shared: &Shared, step: Step, named: &Named, request: Request) -> Response {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type")]
        kind: u8,
    }

    let index = named.token.strip_prefix("load-").and_then(|index| index.parse::<usize>().ok());
    let Some(index) = index else {
        return json_response(404, Refusal::unknown_interaction().to_json().to_string());
    };
    let body = to_bytes(request.into_body(), MAX_BODY).await.unwrap_or_default();
    let shows = match step {
        Step::Callback => serde_json::from_slice::<Kind>(&body).is_ok_and(|kind| kind.kind == 4),
        Step::Show => true,
    };
    {
        let mut state = shared.load.lock();
        let Some(sent) = state.sent.get(index).copied() else { return empty_response(404) };
        let took = sent.elapsed();
        if step == Step::Callback
            && let Some(slot) = state.acknowledged.get_mut(index)
        {
            slot.get_or_insert(took);
        }
        if shows && let Some(slot) = state.answered.get_mut(index).filter(|slot| slot.is_none()) {
            *slot = Some(took);
            state.done += 1;
            shared.load.moved.notify_one();
        }
    }
    if step == Step::Callback {
        return empty_response(204);
    }
    json_response(
        200,
        "{\"id\":\"1000000000000000001\",\"channel_id\":\"1\",\"author\":{\"id\":\"2\",\"username\":\"B\",\
         \"discriminator\":\"0\",\"avatar\":null,\"bot\":true},\"content\":\"\",\
         \"timestamp\":\"2024-01-01T00:00:00.000000+00:00\",\"edited_timestamp\":null,\"tts\":false,\
         \"mention_everyone\":false,\"mentions\":[],\"mention_roles\":[],\"attachments\":[],\"embeds\":[],\
         \"components\":[],\"pinned\":false,\"type\":20,\"flags\":0}"
            .into(),
    )
}

/// Sends them all, and waits for their answers.
pub(super) async fn run(shared: &Arc<Shared>, interactions: usize, people: usize, command: &str) -> LoadReport {
    let id =
        shared.world().commands(None).iter().find(|known| known["name"] == command).map(|known| known["id"].clone());
    let data = json!({ "id": id.unwrap_or(json!("1")), "name": command, "type": 1 }).to_string();
    *shared.load.lock() = State::default();
    let began = Instant::now();
    for index in 0..interactions {
        while index - shared.load.lock().done >= LOAD_WINDOW {
            shared.load.moved.notified().await;
        }
        {
            let mut state = shared.load.lock();
            state.sent.push(Instant::now());
            state.acknowledged.push(None);
            state.answered.push(None);
        }
        let told = told(shared, index, index % people.max(1), &data);
        shared.gateway().dispatch(None, 0, "INTERACTION_CREATE", &told);
    }
    while shared.load.lock().done < interactions {
        shared.load.moved.notified().await;
    }
    let state = shared.load.lock();
    let acknowledged: Vec<Duration> = state.acknowledged.iter().copied().flatten().collect();
    let late = acknowledged.iter().filter(|took| **took > ANSWER_WITHIN).count();
    let answered = state.answered.iter().copied().flatten().collect();
    LoadReport {
        acknowledged: timing::LoadReport::of(acknowledged, began.elapsed()),
        answered: timing::LoadReport::of(answered, began.elapsed()),
        late,
    }
}

fn told(shared: &Shared, index: usize, person: usize, data: &str) -> String {
    let id = FIRST + i64::try_from(index).unwrap_or_default();
    let (application, limit) = (shared.application, shared.file_limit);
    let user = format!(
        "{{\"id\":\"{}\",\"username\":\"p\",\"discriminator\":\"0\",\"avatar\":null,\"global_name\":null}}",
        person + 1
    );
    format!(
        "{{\"id\":\"{id}\",\"application_id\":\"{application}\",\"type\":2,\"token\":\"load-{index}\",\"version\":1,\
         \"data\":{data},\"channel_id\":\"{0}\",\"channel\":{{\"id\":\"{0}\",\"type\":1,\"recipients\":[{user}]}},\
         \"user\":{user},\"app_permissions\":\"52224\",\"locale\":\"en-US\",\"entitlements\":[],\
         \"authorizing_integration_owners\":{{\"0\":\"0\"}},\"context\":1,\"attachment_size_limit\":{limit}}}",
        person + 500_000
    )
}
