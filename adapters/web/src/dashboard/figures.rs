//! The few figures that tell whether all is well.

use std::time::Duration;

use maud::{Markup, html};
use refrain_core::catalogue::{Message, MessageId, id};
use refrain_core::queue::{JobState, Tally};
use refrain_core::retry::KeyState;

use super::glance::{DAY, Glance, Jobs};
use super::words;
use crate::page::Reader;

const HOUR: Duration = Duration::from_hours(1);

/// Success and waits of the last hour and day, and what is under way.
pub(super) fn figures(reader: &Reader, glance: &Glance, jobs: &Jobs) -> Markup {
    let hour = Tally::since(&*jobs.finished, glance.now.before(HOUR));
    let day = Tally::since(&*jobs.finished, glance.now.before(DAY));
    let of_state = |states: &[JobState]| {
        let labels: Vec<_> = states.iter().map(|state| state.label()).collect();
        let crowds = jobs.crowds.iter().filter(|crowd| labels.contains(&crowd.state));
        words::number(reader, crowds.map(|crowd| crowd.jobs).sum())
    };
    let serving = glance.keys.iter().filter(|key| key.state == KeyState::Healthy).count();
    let of_all = Message::new(id::DASHBOARD_OF).with("part", serving).with("all", glance.keys.len());
    let state = |state| reader.say(words::state_id(state));
    let waiting = [JobState::Held, JobState::Queued, JobState::Snoozed];
    html! {
        section #figures .figures.wide aria-label=(reader.say(id::PAGE_OVERVIEW)) {
            (figure(reader, id::DASHBOARD_SUCCESS, &words::share(reader, hour.success_rate()), &[
                (reader.say(id::DASHBOARD_LAST_DAY), words::share(reader, day.success_rate())),
                (state(JobState::Done), words::number(reader, day.made)),
                (state(JobState::Failed), words::number(reader, day.failed)),
            ], Some(id::DASHBOARD_LAST_HOUR)))
            (figure(reader, id::DASHBOARD_WAIT, &words::maybe_time(reader, hour.wait(50)), &[
                (reader.say(id::DASHBOARD_P95), words::maybe_time(reader, hour.wait(95))),
                (reader.say(id::DASHBOARD_LAST_DAY), words::maybe_time(reader, day.wait(50))),
                (reader.say(id::DASHBOARD_LAST_DAY_P95), words::maybe_time(reader, day.wait(95))),
            ], Some(id::DASHBOARD_LAST_HOUR_MEDIAN)))
            (figure(reader, id::DASHBOARD_UNDER_WAY, &of_state(&[JobState::Running]), &[
                (state(JobState::Queued), of_state(&waiting)),
                (state(JobState::Delivering), of_state(&[JobState::Delivering])),
            ], Some(id::DASHBOARD_STATE_RUNNING)))
            (figure(reader, id::DASHBOARD_KEYS, &reader.plain(&of_all), &[], Some(id::DASHBOARD_KEY_HEALTHY)))
        }
    }
}

/// A large figure with what it is of, and smaller ones below it.
fn figure(
    reader: &Reader,
    name: MessageId,
    large: &str,
    others: &[(String, String)],
    about: Option<MessageId>,
) -> Markup {
    html! {
        div.card.figure {
            h2 { (reader.say(name)) }
            p.large { (large) }
            @if let Some(about) = about { p.muted.small { (reader.say(about)) } }
            @if !others.is_empty() {
                dl.pairs {
                    @for (name, value) in others { div { dt { (name) } dd { (value) } } }
                }
            }
        }
    }
}
