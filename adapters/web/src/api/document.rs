//! `GET /openapi.json`: the API described by itself, as far as it depends on the bot, of this very one.

use std::sync::LazyLock;

use axum::extract::State;
use axum::{Json, Router};
use refrain_core::command::ArgKind;
use refrain_core::provider::Task;
use serde_json::{Value, json};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{IntoResponses, Modify, OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use crate::router::operations;
use crate::site::{Shared, Site};

/// Why a request is not served (RFC 9457).
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is the form of what `problem` writes")]
pub(crate) struct Problem {
    /// `urn:refrain:problem:…`
    r#type: String,
    /// In the caller's language.
    title: String,
    status: u16,
    /// In the caller's language.
    detail: String,
    /// Which part of the body does not fit, as a fragment with a JSON pointer.
    pointer: Option<String>,
    /// The name of the failure behind it.
    failure: Option<String>,
}

/// What any request may be answered instead.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only their form is told")]
pub(crate) enum Refusals {
    /// It can't be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(#[to_schema] Problem),
    /// There is no valid token.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(#[to_schema] Problem),
    /// The token does not allow it.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] Problem),
    /// There is no such thing, or it is somebody else's.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(#[to_schema] Problem),
    /// The body did not arrive in time.
    #[response(status = 408, content_type = "application/problem+json")]
    TooSlow(#[to_schema] Problem),
    /// It can't be done in the state that the job is in.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(#[to_schema] Problem),
    /// The body is too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(#[to_schema] Problem),
    /// The body is no JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(#[to_schema] Problem),
    /// The server has another name.
    #[response(status = 421, content_type = "application/problem+json")]
    ForeignHost(#[to_schema] Problem),
    /// A part of the body does not fit.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(#[to_schema] Problem),
    /// The caller asks too often, or has enough under way. `Retry-After` says when to come back.
    #[response(status = 429, content_type = "application/problem+json")]
    TooManyRequests(#[to_schema] Problem),
    /// It can't be done now. `Retry-After` says when to come back, where that is known.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(#[to_schema] Problem),
}

/// What a request that wants no token may be answered instead.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "only their form is told")]
pub(crate) enum Turned {
    /// The server has another name.
    #[response(status = 421, content_type = "application/problem+json")]
    ForeignHost(#[to_schema] Problem),
    /// The caller asks too often. `Retry-After` says when to come back.
    #[response(status = 429, content_type = "application/problem+json")]
    TooManyRequests(#[to_schema] Problem),
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Refrain", description = "Pictures and videos from a prompt, in a fair order."),
    components(schemas(Problem)),
    security(("token" = [])),
    modifiers(&Token)
)]
struct Document;

struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// Everything for programs: the routes, and their descriptions.
pub(crate) fn described() -> (Router<Shared>, utoipa::openapi::OpenApi) {
    OpenApiRouter::with_openapi(Document::openapi()).merge(operations()).merge(super::routes()).split_for_parts()
}

/// The same for every bot.
static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(described().1).unwrap_or_default()); // Always fit for JSON.

/// Describes the API.
#[utoipa::path(get, path = "/openapi.json", operation_id = "openapi", security(()),
    responses((status = 200, description = "An OpenAPI document.", body = Object), Turned))]
pub(super) async fn openapi(State(site): State<Shared>) -> Json<Value> {
    Json(document(&site))
}

/// The document for this bot: which tasks and tiers it has, how long a prompt may be, and whether it wants a token.
fn document(site: &Site) -> Value {
    let app = &site.app;
    let mut document = DESCRIPTION.clone();
    let wanted = &mut document["components"]["schemas"]["Wanted"]["properties"];
    let makers = Task::ALL.into_iter().filter_map(|task| app.maker_of(task).map(|spec| (task, spec)));
    let made: Vec<_> = makers.filter(|(task, _)| app.queue().engine().route_of(*task).is_some()).collect();
    if !made.is_empty() {
        let tasks: Vec<_> = made.iter().map(|(task, _)| task.as_str()).collect();
        wanted["task"] = json!({"type": "string", "enum": tasks});
    }
    let prompts = made.iter().flat_map(|(_, spec)| &spec.arguments).filter(|argument| argument.name == "prompt");
    let longest = prompts.filter_map(|argument| match argument.kind {
        ArgKind::Text { max, .. } => Some(max),
        _ => None,
    });
    if let Some(longest) = longest.min() {
        wanted["prompt"]["maxLength"] = longest.into();
    }
    let tiers: Vec<Value> = app.tiers().all().map(|tier| tier.name.as_str().into()).chain([Value::Null]).collect();
    wanted["tier"]["enum"] = tiers.into();
    if site.access.is_open() {
        document["security"] = json!([]);
    }
    document
}
