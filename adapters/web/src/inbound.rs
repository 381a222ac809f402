//! Routes of other adapters at this server's address: calls of platforms.
//!
//! They know by a signature or a secret of their own who calls, so nothing of ours is asked before: no token, no name.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;

use crate::problem::{Kind, Problem};

/// Takes routes of other adapters. All of one [`Web`](crate::Web) are one.
#[derive(Clone, Default)]
pub struct Inbound(Arc<RwLock<BTreeMap<&'static str, Router>>>);

impl Inbound {
    /// Serves calls of `path`, such as `/discord/interactions`, by `router`, whatever was mounted there before. The router
    /// sees the whole path.
    pub fn mount(&self, path: &'static str, router: Router) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(path, router);
    }

    /// Serves a call that is none of our own.
    pub(crate) async fn serve(&self, request: Request) -> Response {
        let mounted = self.0.read().unwrap_or_else(PoisonError::into_inner).get(request.uri().path()).cloned();
        match mounted {
            Some(router) => router.oneshot(request).await.into_response(),
            None => Problem::new(Kind::NotFound).into_response(),
        }
    }

    /// Whether something is mounted there.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains_key(path)
    }
}
