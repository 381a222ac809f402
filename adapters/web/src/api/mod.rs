//! The HTTP API, below `/v1`.

mod keys;

use axum::Router;

use crate::site::Shared;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().merge(keys::routes())
}
