//! How each key does, and what can be done about it.

use std::time::Duration;

use maud::{Markup, html};
use refrain_core::catalogue::{Message, id};
use refrain_core::failure::Failure;
use refrain_core::retry::{KeyState, KeyStatus};

use super::words::{self, Tone, badge};
use crate::page::Reader;

/// How long a key is put to rest by the button.
pub(super) const REST: Duration = Duration::from_mins(10);

/// A block for each key.
pub(super) fn keys(reader: &Reader, keys: &[KeyStatus], operator: bool) -> Markup {
    html! {
        section #keys .card.wide {
            h2 { (reader.say(id::DASHBOARD_KEYS)) }
            @if keys.is_empty() { p.muted { (reader.say(id::DASHBOARD_NO_KEYS)) } }
            ul.keys { @for key in keys { li { (one(reader, key, operator)) } } }
        }
    }
}

fn one(reader: &Reader, key: &KeyStatus, operator: bool) -> Markup {
    let slots = Message::new(id::DASHBOARD_OF).with("part", key.in_flight).with("all", key.slots);
    let count = |count: u64| words::number(reader, usize::try_from(count).unwrap_or(usize::MAX));
    html! {
        div.head {
            h3 translate="no" { bdi { (key.label) } }
            (state(reader, &key.state))
        }
        @if key.account != key.label { p.muted.small translate="no" { bdi { (key.account) } } }
        @if let Some((rest, because)) = rest(&key.state) { p.small { (resting(reader, rest, because)) } }
        dl.pairs {
            div { dt { (reader.say(id::DASHBOARD_SUCCESS)) } dd { (words::share(reader, Some(key.success_rate))) } }
            div { dt { (reader.say(id::DASHBOARD_SLOTS)) } dd { (reader.plain(&slots)) } }
            div { dt { (reader.say(id::DASHBOARD_SERVED)) } dd { (count(key.successes)) } }
            div { dt { (reader.say(id::DASHBOARD_STATE_FAILED)) } dd { (count(key.failures)) } }
            @if let Some((failure, ago)) = &key.last_failure {
                div.whole {
                    dt { (reader.say(id::DASHBOARD_LAST_FAILURE)) }
                    dd {
                        (words::failure(failure)) " "
                        span.muted { (reader.plain(&Message::new(id::DASHBOARD_AGO).with("time", roughly(*ago)))) }
                    }
                }
            }
        }
        @if operator { (buttons(reader, key)) }
    }
}

/// In whole minutes beyond the first, so that a page that is watched stays still.
fn roughly(ago: Duration) -> Message {
    let seconds = ago.as_secs();
    let told = if seconds < 60 { seconds.max(1) } else { seconds / 60 * 60 };
    Message::new(id::DASHBOARD_TIME).with("time", Duration::from_secs(told))
}

fn state(reader: &Reader, state: &KeyState) -> Markup {
    let (tone, word) = match state {
        KeyState::Healthy => (Tone::Good, id::DASHBOARD_KEY_HEALTHY),
        KeyState::Cooling { .. } => (Tone::Odd, id::DASHBOARD_KEY_COOLING),
        KeyState::Quarantined { .. } => (Tone::Bad, id::DASHBOARD_KEY_QUARANTINED),
        KeyState::Probing => (Tone::Odd, id::DASHBOARD_KEY_PROBING),
    };
    badge(tone, &reader.say(word))
}

const fn rest(state: &KeyState) -> Option<(Duration, &Failure)> {
    match state {
        KeyState::Cooling { rest, because } | KeyState::Quarantined { rest, because } => Some((*rest, because)),
        KeyState::Healthy | KeyState::Probing => None,
    }
}

/// How long something rests still, and why.
pub(super) fn resting(reader: &Reader, rest: Duration, because: &Failure) -> Markup {
    html! {
        (reader.plain(&Message::new(id::DASHBOARD_RESTS).with("time", words::rest(rest)))) " "
        (words::failure(because))
    }
}

fn buttons(reader: &Reader, key: &KeyStatus) -> Markup {
    let rest_for = Message::new(id::DASHBOARD_REST_KEY).with("time", words::rest(REST));
    let rests = rest(&key.state).is_some();
    let name = |action: &str| format!("{action} {}", key.label).replace([' ', '#'], "-");
    let button = |action: &str, word: String| {
        html! {
            form method="post" action={ "/keys/" (action) } {
                input type="hidden" name="label" value=(key.label);
                button.quiet.compact id=(name(action)) type="submit" {
                    (word) span.unseen { " " (key.label) }
                }
            }
        }
    };
    html! {
        div.row {
            (button("probe", reader.say(id::DASHBOARD_PROBE_KEY)))
            @if rests { (button("wake", reader.say(id::DASHBOARD_WAKE_KEY))) }
            @else { (button("rest", reader.plain(&rest_for))) }
        }
    }
}
