//! A body that did not come whole.

use std::error::Error as _;

use axum::{
    body::{Body, to_bytes},
    extract::multipart::MultipartError,
};
use bytes::Bytes;
use http::StatusCode;
use http_body_util::LengthLimitError;

/// Why it did not.
pub(crate) enum Unread {
    TooLarge,
    /// Whoever sent it is gone, as one is who was killed. Nobody is to blame for that.
    BrokenOff,
}

/// What axum says of a form whose connection ended before it.
const BROKEN_OFF: &str = "failed to read stream";

/// The whole body, which has at most `most` bytes.
pub(crate) async fn whole(body: Body, most: usize) -> Result<Bytes, Unread> {
    to_bytes(body, most).await.map_err(|error| {
        let too_large = error.source().is_some_and(<dyn std::error::Error>::is::<LengthLimitError>);
        if too_large { Unread::TooLarge } else { Unread::BrokenOff }
    })
}

/// Why a form did not come whole; nothing if it did, and is no form.
pub(crate) fn of_form(error: &MultipartError) -> Option<Unread> {
    match error.body_text().as_str() {
        _ if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Some(Unread::TooLarge),
        BROKEN_OFF => Some(Unread::BrokenOff),
        _ => None,
    }
}
