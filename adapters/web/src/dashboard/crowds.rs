//! How many jobs are under way, by tier and state.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use refrain_core::catalogue::id;
use refrain_core::provider::Task;
use refrain_core::queue::JobState;
use refrain_core::queue::store::Crowd;

use super::words;
use crate::page::Reader;

/// A row for each task and tier, a column for each state that somebody is in.
pub(super) fn crowds(reader: &Reader, crowds: &[Crowd]) -> Markup {
    let there: BTreeSet<&str> = crowds.iter().map(|crowd| crowd.state).collect();
    let states: Vec<JobState> = JobState::ALL.into_iter().filter(|state| there.contains(state.label())).collect();
    let mut rows: BTreeMap<(Task, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    for crowd in crowds {
        *rows.entry((crowd.task, &crowd.tier)).or_default().entry(crowd.state).or_default() += crowd.jobs;
    }
    html! {
        section #crowds .card.third {
            h2 { (reader.say(id::DASHBOARD_UNDER_WAY)) }
            @if rows.is_empty() { p.muted { (reader.say(id::DASHBOARD_NOTHING_UNDER_WAY)) } } @else {
                div.scroll #crowds-scroll tabindex="0" role="region" aria-label=(reader.say(id::DASHBOARD_UNDER_WAY)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (reader.say(id::DASHBOARD_TIER)) }
                                @for state in &states {
                                    th.figures scope="col" { (reader.say(words::state_id(*state))) }
                                }
                            }
                        }
                        tbody {
                            @for ((task, tier), counts) in &rows {
                                tr {
                                    th scope="row" {
                                        bdi { (tier) } " " span.muted { (words::task(reader, *task)) }
                                    }
                                    @for state in &states {
                                        td.figures { (words::number(reader, counts.get(state.label()).copied().unwrap_or(0))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
