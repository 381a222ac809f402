//! Providers, platforms and languages: what serves, and what is wrong.

use maud::{Markup, html};
use refrain_core::catalogue::{Fault, Language, Message, id};
use refrain_core::retry::{BreakerState, BreakerStatus};

use super::keys::resting;
use super::words::{Tone, badge};
use crate::page::Reader;

/// How many faults are shown.
const MOST_FAULTS: usize = 100;

/// Every provider with its breaker.
pub(super) fn providers(reader: &Reader, breakers: &[BreakerStatus]) -> Markup {
    html! {
        section #providers .card.third {
            h2 { (reader.say(id::DASHBOARD_PROVIDERS)) }
            ul.states {
                @for BreakerStatus { provider, state } in breakers {
                    li {
                        bdi translate="no" { (provider) }
                        @match state {
                            BreakerState::Closed => (badge(Tone::Good, &reader.say(id::DASHBOARD_BREAKER_CLOSED))),
                            BreakerState::HalfOpen => (badge(Tone::Odd, &reader.say(id::DASHBOARD_BREAKER_HALF_OPEN))),
                            BreakerState::Open { rest, because } => {
                                (badge(Tone::Bad, &reader.say(id::DASHBOARD_BREAKER_OPEN)))
                                p.small { (resting(reader, *rest, because)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every other platform.
pub(super) fn platforms(reader: &Reader, platforms: &[(String, Option<bool>)]) -> Markup {
    html! {
        section #platforms .card.third {
            h2 { (reader.say(id::DASHBOARD_PLATFORMS)) }
            @if platforms.is_empty() { p.muted { (reader.say(id::DASHBOARD_NO_PLATFORMS)) } }
            ul.states {
                @for (platform, connected) in platforms {
                    @let (tone, word) = match connected {
                        Some(true) => (Tone::Good, id::DASHBOARD_CONNECTED),
                        Some(false) => (Tone::Bad, id::DASHBOARD_LOST),
                        None => (Tone::Plain, id::DASHBOARD_UNKNOWN),
                    };
                    li { bdi translate="no" { (platform) } (badge(tone, &reader.say(word))) }
                }
            }
        }
    }
}

/// Every language, and what is wrong with the files.
pub(super) fn languages(reader: &Reader, languages: &[Language], faults: &[Fault]) -> Markup {
    html! {
        section #languages .card.wide {
            div.head {
                h2 { (reader.say(id::DASHBOARD_LANGUAGES)) }
                @if faults.is_empty() { (badge(Tone::Good, &reader.say(id::DASHBOARD_NO_FAULTS))) }
                @else { (badge(Tone::Bad, &reader.plain(&Message::new(id::DASHBOARD_FAULTS).with("count", faults.len())))) }
            }
            ul.tags {
                @for language in languages { li lang=(language.tag) title=(language.tag) { bdi { (language.name) } } }
            }
            @if !faults.is_empty() {
                ul.faults {
                    @for fault in faults.iter().take(MOST_FAULTS) {
                        li.mono dir="ltr" translate="no" { (fault.to_string()) }
                    }
                }
                @if faults.len() > MOST_FAULTS {
                    p.muted.small { (reader.plain(&Message::new(id::DASHBOARD_FIRST).with("limit", MOST_FAULTS))) }
                }
            }
        }
    }
}
