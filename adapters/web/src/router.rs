//! Which routes there are, and what every request passes on its way to one.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;

use crate::inbound::Inbound;
use crate::problem::{Kind, Problem};
use crate::site::Shared;
use crate::{access, api, dashboard, exposition, headers, health, hosts, login, page, play, problem, rate};

/// How long a handler may take until its answer begins; what it streams may take longer.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Everything that is served.
///
/// From the outside to the inside: the browser's protection, the words of problems, panics; then calls of platforms turn
/// off; all others pass the name, who calls, how often, and the time limit.
pub(crate) fn whole(site: Shared, inbound: Inbound) -> Router {
    guarded(Router::new().merge(pages()).merge(api::described().0), site, inbound)
}

/// The same for [`Web::operations_only`](crate::Web::operations_only).
pub(crate) fn of_operations(site: Shared) -> Router {
    guarded(operations().into(), site, Inbound::default())
}

fn guarded(routes: Router<Shared>, site: Shared, inbound: Inbound) -> Router {
    routes
        .method_not_allowed_fallback(async |method: Method| {
            Problem::new(Kind::MethodNotAllowed).with("method", method.as_str())
        })
        .fallback(async || Problem::new(Kind::NotFound))
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(site.clone(), rate::limit))
        .layer(from_fn_with_state(site.clone(), access::identify))
        .layer(from_fn_with_state(site.clone(), hosts::check))
        .layer(from_fn_with_state(inbound, turn_off))
        .layer(from_fn(calmly))
        .layer(from_fn_with_state(site.clone(), problem::word))
        .layer(from_fn(headers::protect))
        .with_state(site)
}

/// What tells machines how the bot does.
pub(crate) fn operations() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().merge(health::routes()).merge(exposition::routes())
}

/// What is not for programs.
fn pages() -> Router<Shared> {
    Router::new().merge(login::routes()).merge(page::routes()).merge(dashboard::routes()).merge(play::routes())
}

/// Calls of platforms go their own way.
async fn turn_off(State(inbound): State<Inbound>, request: Request, next: Next) -> Response {
    if inbound.has(request.uri().path()) { inbound.serve(request).await } else { next.run(request).await }
}

/// A handler that takes too long is given up.
async fn in_time(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    timeout(ANSWER_WITHIN, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!(path, "a request took too long, and was given up");
        Problem::new(Kind::Unavailable).into_response()
    })
}

/// A handler that panics is answered for.
async fn calmly(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    AssertUnwindSafe(next.run(request)).catch_unwind().await.unwrap_or_else(|_| {
        tracing::error!(path, "a handler panicked");
        Problem::new(Kind::Internal).into_response()
    })
}
