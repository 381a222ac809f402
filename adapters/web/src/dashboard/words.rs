//! How states, times and shares are worded.

use std::time::{Duration, SystemTime};

use maud::{Markup, html};
use refrain_core::catalogue::{Message, MessageId, id};
use refrain_core::failure::Failure;
use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::Timestamp;
use refrain_core::request::Person;
use url::form_urlencoded;

use crate::page::Reader;

/// What stands where there is nothing to say.
pub(super) const NOTHING: &str = "–";

/// How something is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Odd,
    Bad,
    Plain,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Odd => "warn",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }
}

/// A word with its tone; never told by its colour alone.
pub(super) fn badge(tone: Tone, word: &str) -> Markup {
    html! { span class={ "badge " (tone.class()) } { (word) } }
}

pub(super) const fn state_id(state: JobState) -> MessageId {
    match state {
        JobState::Held => id::DASHBOARD_STATE_HELD,
        JobState::Queued => id::DASHBOARD_STATE_QUEUED,
        JobState::Running => id::DASHBOARD_STATE_RUNNING,
        JobState::Snoozed => id::DASHBOARD_STATE_SNOOZED,
        JobState::Delivering => id::DASHBOARD_STATE_DELIVERING,
        JobState::Done => id::DASHBOARD_STATE_DONE,
        JobState::Failed => id::DASHBOARD_STATE_FAILED,
        JobState::Cancelled => id::DASHBOARD_STATE_CANCELLED,
    }
}

/// Where a job stands.
pub(super) fn state(reader: &Reader, state: JobState) -> Markup {
    let tone = match state {
        JobState::Done => Tone::Good,
        JobState::Failed => Tone::Bad,
        JobState::Running | JobState::Delivering => Tone::Odd,
        JobState::Held | JobState::Queued | JobState::Snoozed | JobState::Cancelled => Tone::Plain,
    };
    badge(tone, &reader.say(state_id(state)))
}

pub(super) fn task(reader: &Reader, task: Task) -> String {
    reader.say(match task {
        Task::Image => id::DASHBOARD_TASK_IMAGE,
        Task::Video => id::DASHBOARD_TASK_VIDEO,
        Task::Vary => id::DASHBOARD_TASK_VARY,
        Task::Animate => id::DASHBOARD_TASK_ANIMATE,
    })
}

/// A whole number.
pub(super) fn number(reader: &Reader, number: usize) -> String {
    reader.plain(&Message::new(id::DASHBOARD_NUMBER).with("number", number))
}

/// A share from 0 to 1, in percent.
pub(super) fn share(reader: &Reader, share: Option<f64>) -> String {
    let percent = |share: f64| reader.plain(&Message::new(id::DASHBOARD_SHARE).with("share", share * 100.0));
    share.map_or_else(|| NOTHING.to_owned(), percent)
}

/// A length of time: to the tenth of a second below a minute, in the two largest units beyond.
pub(super) fn time(time: Duration) -> Message {
    if time < Duration::from_mins(1) {
        let tenths = (time.as_secs_f64() * 10.0).round() / 10.0;
        return Message::new(id::DASHBOARD_SECONDS).with("seconds", tenths);
    }
    Message::new(id::DASHBOARD_TIME).with("time", time)
}

/// The same, where there is one.
pub(super) fn maybe_time(reader: &Reader, length: Option<Duration>) -> String {
    length.map_or_else(|| NOTHING.to_owned(), |length| reader.plain(&time(length)))
}

/// A rest that is counted down: whole seconds, so that it does not look more exact than it is.
pub(super) fn rest(length: Duration) -> Message {
    Message::new(id::DASHBOARD_TIME).with("time", Duration::from_secs(length.as_secs().max(1)))
}

/// A date with its time, for people and for machines.
pub(super) fn moment(reader: &Reader, moment: Timestamp) -> Markup {
    let time = SystemTime::from(moment);
    let exact = humantime::format_rfc3339_millis(time);
    html! { time datetime=(exact) { (reader.plain(&Message::new(id::DASHBOARD_MOMENT).with("time", time))) } }
}

/// The time of day.
pub(super) fn clock(reader: &Reader, moment: Timestamp) -> String {
    reader.plain(&Message::new(id::DASHBOARD_CLOCK).with("time", SystemTime::from(moment)))
}

/// A person by their id, which leads to all that they asked for.
pub(super) fn person(person: &Person) -> Markup {
    let id = person.to_string();
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("person", &id).finish();
    html! { a.mono.person href={ "/jobs?" (query) } title=(id) dir="ltr" translate="no" { (id) } }
}

/// A failure by its name in logs and metrics, with the upstream's own words where there are some.
pub(super) fn failure(failure: &Failure) -> Markup {
    let detail = match failure {
        Failure::InvalidRequest { detail } | Failure::Misconfigured { detail } | Failure::BadOutput { detail } => {
            Some(detail.as_str()).filter(|detail| !detail.is_empty())
        }
        _ => None,
    };
    html! {
        code translate="no" dir="ltr" { (failure.label()) }
        @if let Some(detail) = detail { " " span.muted dir="auto" { (detail) } }
    }
}

/// The start of what somebody wrote.
pub(super) fn start(text: &str, longest: usize) -> String {
    let mut kept: String = text.chars().take(longest).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}
