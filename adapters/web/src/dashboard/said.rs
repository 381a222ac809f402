//! What is said after a button was pressed: it stands in the address that the browser is sent to.

use axum::http::StatusCode;
use axum::http::header::{HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use refrain_core::catalogue::{MessageId, id};
use serde::Deserialize;

use crate::page::Reader;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    said: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Cancelled,
    TooLate,
    Anew,
    UnderWay,
    TierFull,
    Rests,
    Woken,
    ProbeGood,
    ProbeBad,
    NoProbe,
}

impl Said {
    const ALL: [Self; 10] = [
        Self::Cancelled,
        Self::TooLate,
        Self::Anew,
        Self::UnderWay,
        Self::TierFull,
        Self::Rests,
        Self::Woken,
        Self::ProbeGood,
        Self::ProbeBad,
        Self::NoProbe,
    ];

    const fn message(self) -> (MessageId, bool) {
        match self {
            Self::Cancelled => (id::DASHBOARD_SAID_CANCELLED, true),
            Self::TooLate => (id::DASHBOARD_SAID_TOO_LATE, false),
            Self::Anew => (id::DASHBOARD_SAID_ANEW, true),
            Self::UnderWay => (id::DASHBOARD_SAID_UNDER_WAY, false),
            Self::TierFull => (id::DASHBOARD_SAID_TIER_FULL, false),
            Self::Rests => (id::DASHBOARD_SAID_RESTS, true),
            Self::Woken => (id::DASHBOARD_SAID_WOKEN, true),
            Self::ProbeGood => (id::DASHBOARD_SAID_PROBE_GOOD, true),
            Self::ProbeBad => (id::DASHBOARD_SAID_PROBE_BAD, false),
            Self::NoProbe => (id::DASHBOARD_SAID_NO_PROBE, false),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::TooLate => "too-late",
            Self::Anew => "anew",
            Self::UnderWay => "under-way",
            Self::TierFull => "tier-full",
            Self::Rests => "rests",
            Self::Woken => "woken",
            Self::ProbeGood => "probe-good",
            Self::ProbeBad => "probe-bad",
            Self::NoProbe => "no-probe",
        }
    }

    /// Leads the browser to `path`, where this is said.
    pub(super) fn at(self, path: &str) -> Response {
        let there = format!("{path}?said={}", self.name());
        let there = HeaderValue::try_from(there).unwrap_or(HeaderValue::from_static("/"));
        (StatusCode::SEE_OTHER, [(LOCATION, there)]).into_response()
    }
}

/// What is to be said, if something is.
pub(super) fn notice(reader: &Reader, asked: &Asked) -> Markup {
    // Anybody can write an address: what is none of ours says nothing.
    let said = Said::ALL.into_iter().find(|said| asked.said.as_deref() == Some(said.name()));
    html! {
        @if let Some((message, good)) = said.map(Said::message) {
            p class=(if good { "notice" } else { "notice bad" }) role="status" { (reader.say(message)) }
        }
    }
}
