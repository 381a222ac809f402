//! What happened hour by hour: tables, of which a script draws charts.

use std::time::Duration;

use maud::{Markup, html};
use refrain_core::catalogue::{MessageId, id};
use refrain_core::queue::store::{Finished, Timestamp};
use refrain_core::queue::{Bucket, Tally};

use super::words;
use crate::page::Reader;

const EACH: Duration = Duration::from_hours(1);
const HOURS: u32 = 24;

/// A column: its heading, its colour's name in the style, and for each hour what it says and how large that is.
struct Column<'a> {
    heading: MessageId,
    colour: &'static str,
    cell: &'a dyn Fn(&Tally) -> (String, Option<f64>),
}

/// How many jobs were made, and how many failed.
pub(super) fn outcomes(reader: &Reader, now: Timestamp, jobs: &[Finished]) -> Markup {
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 jobs")]
    let count = |count: usize| (words::number(reader, count), Some(count as f64));
    let made = |tally: &Tally| count(tally.made);
    let failed = |tally: &Tally| count(tally.failed);
    let columns = [
        Column { heading: id::DASHBOARD_STATE_DONE, colour: "accent", cell: &made },
        Column { heading: id::DASHBOARD_STATE_FAILED, colour: "bad", cell: &failed },
    ];
    chart(reader, "outcomes", id::DASHBOARD_CHART_JOBS, "bars", &columns, &hours(now, jobs))
}

/// How long people waited for what was made.
pub(super) fn waits(reader: &Reader, now: Timestamp, jobs: &[Finished]) -> Markup {
    let wait = |tally: &Tally, percent| {
        let wait = tally.wait(percent);
        (words::maybe_time(reader, wait), wait.map(|wait| (wait.as_secs_f64() * 10.0).round() / 10.0))
    };
    let (median, slow) = (|tally: &Tally| wait(tally, 50), |tally: &Tally| wait(tally, 95));
    let columns = [
        Column { heading: id::DASHBOARD_MEDIAN, colour: "accent", cell: &median },
        Column { heading: id::DASHBOARD_P95, colour: "warn", cell: &slow },
    ];
    chart(reader, "waits", id::DASHBOARD_CHART_WAITS, "lines", &columns, &hours(now, jobs))
}

fn hours(now: Timestamp, jobs: &[Finished]) -> Vec<Bucket> {
    // Whole hours, so that what is past stays as it is.
    let hour = i64::try_from(EACH.as_millis()).unwrap_or(i64::MAX);
    let until = Timestamp::from_millis((now.as_millis() / hour + 1) * hour);
    Tally::buckets(jobs, until, EACH, HOURS)
}

fn chart(
    reader: &Reader,
    name: &str,
    title: MessageId,
    kind: &str,
    columns: &[Column<'_>],
    hours: &[Bucket],
) -> Markup {
    html! {
        section id=(name) .card.half {
            div.head {
                h2 { (reader.say(title)) }
                ul.legend aria-hidden="true" {
                    @for column in columns { li class=(column.colour) { (reader.say(column.heading)) } }
                }
            }
            div.chart data-chart=(kind) data-table={ (name) "-table" } aria-hidden="true" dir="ltr" {}
            details id={ (name) "-details" } {
                summary id={ (name) "-summary" } { (reader.say(id::DASHBOARD_AS_TABLE)) }
                div.scroll id={ (name) "-scroll" } tabindex="0" role="region" aria-label=(reader.say(title)) {
                    table id={ (name) "-table" } {
                        thead {
                            tr {
                                th scope="col" { (reader.say(id::DASHBOARD_HOUR)) }
                                @for column in columns {
                                    th.figures scope="col" data-colour=(column.colour) { (reader.say(column.heading)) }
                                }
                            }
                        }
                        tbody {
                            @for hour in hours {
                                tr {
                                    th scope="row" { (words::clock(reader, hour.begins)) }
                                    @for column in columns {
                                        @let (text, value) = (column.cell)(&hour.tally);
                                        td.figures data-value=[value] { (text) }
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
