//! Who waits: the queue in its order.

use maud::{Markup, html};
use refrain_core::catalogue::{Message, id};
use refrain_core::provider::Task;
use refrain_core::queue::Estimate;
use refrain_core::queue::store::JobRecord;

use super::glance::MOST_IN_LINE;
use super::words;
use crate::page::Reader;

/// How much of a prompt is shown.
const PROMPT: usize = 80;

/// The first of each line, with place and expected wait. What is asked for, and by whom, is for the operator.
pub(super) fn line(reader: &Reader, lines: &[(Task, Vec<(JobRecord, Estimate)>)], operator: bool) -> Markup {
    let cut = lines.iter().any(|(_, line)| line.len() == MOST_IN_LINE);
    html! {
        section #queue .card.wide {
            h2 { (reader.say(id::DASHBOARD_QUEUE)) }
            @if lines.iter().all(|(_, line)| line.is_empty()) {
                p.muted { (reader.say(id::DASHBOARD_QUEUE_EMPTY)) }
            } @else {
                div.scroll #queue-scroll tabindex="0" role="region" aria-label=(reader.say(id::DASHBOARD_QUEUE)) {
                    table {
                        thead {
                            tr {
                                th.figures scope="col" { (reader.say(id::DASHBOARD_PLACE)) }
                                th scope="col" { (reader.say(id::DASHBOARD_TASK)) }
                                @if operator {
                                    th scope="col" { (reader.say(id::DASHBOARD_PROMPT)) }
                                    th scope="col" { (reader.say(id::DASHBOARD_PERSON)) }
                                }
                                th scope="col" { (reader.say(id::DASHBOARD_TIER)) }
                                th scope="col" { (reader.say(id::DASHBOARD_STATE)) }
                                th.figures scope="col" { (reader.say(id::DASHBOARD_EXPECTED_WAIT)) }
                            }
                        }
                        tbody {
                            @for (task, line) in lines {
                                @for (record, estimate) in line { (row(reader, *task, record, *estimate, operator)) }
                            }
                        }
                    }
                }
                @if cut {
                    p.muted.small {
                        (reader.plain(&Message::new(id::DASHBOARD_FIRST).with("limit", MOST_IN_LINE)))
                    }
                }
            }
        }
    }
}

fn row(reader: &Reader, task: Task, record: &JobRecord, estimate: Estimate, operator: bool) -> Markup {
    let facts = &record.facts;
    html! {
        tr {
            td.figures { (words::number(reader, estimate.place)) }
            td { (words::task(reader, task)) }
            @if operator {
                td.prompt { (link(reader, record)) }
                td { (words::person(facts.person())) }
            }
            td { bdi { (facts.tier.name) } }
            td { (words::state(reader, record.state)) }
            td.figures { (reader.plain(&words::rest(estimate.wait))) }
        }
    }
}

/// The start of what was asked for, which leads to the job's story.
pub(super) fn link(reader: &Reader, record: &JobRecord) -> Markup {
    let id = &record.facts.id;
    let prompt = words::start(&record.facts.work.prompt, PROMPT);
    let prompt = if prompt.trim().is_empty() { words::task(reader, record.facts.work.task) } else { prompt };
    html! { a id={ "job-" (id) } href={ "/jobs/" (id) } dir="auto" { (prompt) } }
}
