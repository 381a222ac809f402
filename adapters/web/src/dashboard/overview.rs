//! `/`: everything at a glance.

use axum::extract::State;
use maud::{Markup, html};
use refrain_core::catalogue::id;

use super::glance::Glance;
use super::said::{self, Asked};
use super::{chart, crowds, figures, health, keys, line, live};
use crate::access::{Caller, Scope};
use crate::address::Query;
use crate::page::{Page, Reader, Section};
use crate::problem::Problem;
use crate::site::Shared;

pub(super) async fn overview(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    caller.may(Scope::StatusRead)?;
    let glance = site.live.glance(&site).await;
    let title = reader.say(id::PAGE_OVERVIEW);
    let main = html! {
        div.head {
            h1 { (title) }
            (live::link(&reader))
        }
        (said::notice(&reader, &asked))
        div.overview data-live="/events/dashboard" { (changing(&reader, &caller, &glance)) }
        p.muted.small { (reader.say(id::DASHBOARD_UTC)) }
    };
    let page = Page::new(&reader, title, main).section(Section::Overview);
    Ok(page.style("uplot.css").script("dashboard.js"))
}

/// What changes: parts with an id each, so that a script can put a new one in the place of the old.
pub(super) fn changing(reader: &Reader, caller: &Caller, glance: &Glance) -> Markup {
    let operator = caller.may(Scope::Admin).is_ok();
    html! {
        @match &glance.jobs {
            None => section #figures .card.wide { p.notice.bad { (reader.say(id::DASHBOARD_STORE_LOST)) } },
            Some(jobs) => {
                (figures::figures(reader, glance, jobs))
                (chart::outcomes(reader, glance.now, &jobs.finished))
                (chart::waits(reader, glance.now, &jobs.finished))
                (line::line(reader, &jobs.lines, operator))
            }
        }
        (keys::keys(reader, &glance.keys, operator))
        @if let Some(jobs) = &glance.jobs { (crowds::crowds(reader, &jobs.crowds)) }
        (health::providers(reader, &glance.breakers))
        (health::platforms(reader, &glance.platforms))
        (health::languages(reader, &glance.languages, &glance.faults))
    }
}
