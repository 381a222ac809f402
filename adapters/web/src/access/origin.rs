//! Whether a browser was sent by a page of ours.
//!
//! A browser adds our cookie, or its being on this machine, to whatever any page makes it send. What it says of the page
//! can't be forged by the page. Other programs say nothing, and have nothing that a page could use.

use axum::extract::Request;
use axum::http::header::ORIGIN;

use crate::hosts;

/// Whether a page of another website is behind a request that changes something.
pub(super) fn is_foreign(request: &Request) -> bool {
    if request.method().is_safe() {
        return false;
    }
    let said = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or_default());
    match (said("sec-fetch-site"), said(ORIGIN.as_str())) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let page = origin.split_once("://").map(|(_, authority)| authority.to_lowercase());
            let own = hosts::authority(request).map(|authority| authority.as_str().to_lowercase());
            page.is_none() || page != own
        }
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::body::Body;

    use super::*;

    fn foreign(method: &str, headers: &[(&str, &str)]) -> bool {
        let request = Request::builder().method(method).uri("/logout").header("host", "localhost:8080");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        is_foreign(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn what_the_browser_says_of_the_page_counts() {
        assert!(!foreign("POST", &[("sec-fetch-site", "same-origin")]));
        assert!(!foreign("POST", &[("sec-fetch-site", "none")]));
        for site in ["cross-site", "same-site", "anything"] {
            assert!(foreign("POST", &[("sec-fetch-site", site), ("origin", "http://localhost:8080")]), "{site}");
        }
    }

    #[test]
    fn a_browser_that_says_no_more_says_the_origin() {
        assert!(!foreign("DELETE", &[("origin", "http://LOCALHOST:8080")]));
        for origin in ["http://localhost:9090", "http://evil.example", "null", ""] {
            assert!(foreign("DELETE", &[("origin", origin)]), "{origin}");
        }
    }

    #[test]
    fn looking_is_free_and_programs_are_no_browsers() {
        assert!(!foreign("GET", &[("sec-fetch-site", "cross-site")]));
        assert!(!foreign("POST", &[]));
    }
}
