//! `/jobs`: the jobs there are, the latest first.

use axum::extract::State;
use maud::{Markup, html};
use refrain_core::catalogue::{Message, id};
use refrain_core::queue::JobState;
use refrain_core::queue::store::JobRecord;
use refrain_core::request::{Person, Platform};
use serde::Deserialize;

use super::{line, words};
use crate::access::{Caller, Scope};
use crate::address::Query;
use crate::page::{Page, Reader, Section};
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// How many are shown.
const MOST: usize = 100;

/// Which are wanted.
#[derive(Default, Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    state: String,
    #[serde(default)]
    person: String,
}

pub(super) async fn jobs(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
    Query(filter): Query<Filter>,
) -> Result<Page, Problem> {
    caller.may(Scope::Admin)?;
    let states: Vec<JobState> = filter.state.parse().into_iter().collect();
    let person = filter
        .person
        .trim()
        .split_once(':')
        .map(|(platform, id)| Person { platform: Platform::other(platform.to_owned()), id: id.to_owned() });
    let found = site.app.queue().store().list(&states, person.as_ref(), MOST).await.map_err(|error| {
        tracing::warn!(%error, "jobs can't be listed");
        Problem::new(Kind::Unavailable)
    })?;
    let title = reader.say(id::PAGE_JOBS);
    let main = html! {
        h1 { (title) }
        (form(&reader, &filter))
        section.card { (table(&reader, &found)) }
        p.muted.small { (reader.say(id::DASHBOARD_UTC)) }
    };
    Ok(Page::new(&reader, title, main).section(Section::Jobs))
}

fn form(reader: &Reader, filter: &Filter) -> Markup {
    html! {
        form.filter method="get" action="/jobs" {
            div.stack {
                label for="state" { (reader.say(id::DASHBOARD_STATE)) }
                select #state name="state" {
                    option value="" { (reader.say(id::DASHBOARD_ANY)) }
                    @for state in JobState::ALL {
                        option value=(state.label()) selected[filter.state == state.label()] {
                            (reader.say(words::state_id(state)))
                        }
                    }
                }
            }
            div.stack {
                label for="person" { (reader.say(id::DASHBOARD_PERSON)) }
                input #person name="person" value=(filter.person) placeholder="telegram:42" dir="ltr" autocomplete="off";
            }
            button type="submit" { (reader.say(id::DASHBOARD_SHOW)) }
        }
    }
}

fn table(reader: &Reader, found: &[JobRecord]) -> Markup {
    html! {
        @if found.is_empty() { p.muted { (reader.say(id::DASHBOARD_NO_JOBS)) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(reader.say(id::PAGE_JOBS)) {
                table {
                    thead {
                        tr {
                            th scope="col" { (reader.say(id::DASHBOARD_PROMPT)) }
                            th scope="col" { (reader.say(id::DASHBOARD_STATE)) }
                            th scope="col" { (reader.say(id::DASHBOARD_TASK)) }
                            th scope="col" { (reader.say(id::DASHBOARD_PERSON)) }
                            th scope="col" { (reader.say(id::DASHBOARD_TIER)) }
                            th scope="col" { (reader.say(id::DASHBOARD_ACCEPTED)) }
                        }
                    }
                    tbody {
                        @for record in found {
                            tr {
                                td.prompt { (line::link(reader, record)) }
                                td { (words::state(reader, record.state)) }
                                td { (words::task(reader, record.facts.work.task)) }
                                td { (words::person(record.facts.person())) }
                                td { bdi { (record.facts.tier.name) } }
                                td.moment { (words::moment(reader, record.accepted)) }
                            }
                        }
                    }
                }
            }
            @if found.len() == MOST {
                p.muted.small { (reader.plain(&Message::new(id::DASHBOARD_LATEST).with("limit", MOST))) }
            }
        }
    }
}
