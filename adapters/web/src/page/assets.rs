//! Styles, scripts and pictures: compiled in, and kept by browsers for as long as they stay the same.
//!
//! All are below `/assets/<version>/`, where the version is a digest of them all. So what has a new version has a new
//! address, and modules name each other by relative ones.

use std::sync::LazyLock;

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::address::Path;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// Name, media type, content.
const ASSETS: &[(&str, &str, &[u8])] = &[
    ("dashboard.js", JS, include_bytes!("../../assets/dashboard.js")),
    ("job.js", JS, include_bytes!("../../assets/job.js")),
    ("live.js", JS, include_bytes!("../../assets/live.js")),
    ("play-chat.js", JS, include_bytes!("../../assets/play-chat.js")),
    ("play-offers.js", JS, include_bytes!("../../assets/play-offers.js")),
    ("play-panel.js", JS, include_bytes!("../../assets/play-panel.js")),
    ("play-previews.js", JS, include_bytes!("../../assets/play-previews.js")),
    ("play-words.js", JS, include_bytes!("../../assets/play-words.js")),
    ("play.css", CSS, include_bytes!("../../assets/play.css")),
    ("play.js", JS, include_bytes!("../../assets/play.js")),
    ("refrain.css", CSS, include_bytes!("../../assets/refrain.css")),
    ("refrain.svg", SVG, include_bytes!("../../assets/refrain.svg")),
    ("uplot.css", CSS, include_bytes!("../../assets/vendor/uplot/uPlot.min.css")),
    ("uplot.js", JS, include_bytes!("../../assets/vendor/uplot/uPlot.esm.js")),
];

/// Unchanged for as long as the address is the same.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// An address of another version, from a page that was open while the bot was replaced.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for (name, _, content) in ASSETS {
        all.update(name);
        all.update(Sha256::digest(content));
    }
    let start = all.finalize().iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{start:016x}")
});

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/assets/{version}/{name}", get(asset))
}

/// The address of an asset.
pub(crate) fn path(name: &str) -> String {
    debug_assert!(ASSETS.iter().any(|(asset, ..)| *asset == name), "no asset is called {name}");
    format!("/assets/{}/{name}", *VERSION)
}

async fn asset(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Problem> {
    let found = ASSETS.iter().find(|(asset, ..)| *asset == name);
    let Some((_, media, content)) = found else { return Err(Problem::new(Kind::NotFound)) };
    let tag = format!("\"{}\"", *VERSION);
    let cache = if version == *VERSION { FOR_EVER } else { ASK_AGAIN };
    let known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let about = [(ETAG, tag.parse().unwrap_or(HeaderValue::from_static("\"\""))), (CACHE_CONTROL, cache)];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    Ok((about, [(CONTENT_TYPE, *media)], *content).into_response())
}
