//! Reads the address of a request: its path and its query. What can't be read is told as any other problem.
//!
//! Handlers take these, and not what axum has under the same names: that answers by itself, in English, and to a browser not
//! with a page.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// The parts of a path. Where they can't be read, there is no such thing.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Shared> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Problem> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, site).await;
        path.map(|axum::extract::Path(path)| Self(path)).map_err(|_| Problem::new(Kind::NotFound))
    }
}

/// The fields of a query.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Shared> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Shared) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, site).await;
        let malformed = |reason: String| Problem::new(Kind::Malformed).with("reason", reason);
        query.map(|axum::extract::Query(query)| Self(query)).map_err(|error| malformed(error.body_text()))
    }
}
