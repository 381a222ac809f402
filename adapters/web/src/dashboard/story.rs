//! `/jobs/{id}`: the story of one job.

use axum::extract::State;
use maud::{Markup, html};
use refrain_core::catalogue::{Message, id};
use refrain_core::provider::Task;
use refrain_core::queue::store::{JobRecord, Outcome};
use refrain_core::queue::{JobId, JobState};
use refrain_core::reply::MediaKind;
use refrain_core::retry::{Attempt, Decision};

use super::actions::job_id;
use super::said::{self, Asked};
use super::{live, words};
use crate::access::{Caller, Scope};
use crate::address::{Path, Query};
use crate::page::{Page, Reader, Section};
use crate::problem::{Kind, Problem};
use crate::site::{Shared, Site};

/// How much of the prompt is the page's title.
const TITLE: usize = 60;

/// What is known of a job.
pub(super) struct Story {
    record: JobRecord,
    attempts: Vec<Attempt>,
    results: Vec<MediaKind>,
}

pub(super) async fn story(
    State(site): State<Shared>,
    reader: Reader,
    caller: Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    caller.may(Scope::Admin)?;
    let id = job_id(&id)?;
    let story = Story::of(&site, &id).await?;
    let title = words::start(&story.record.facts.work.prompt, TITLE);
    let follow = (!story.ended()).then(|| format!("/events/jobs/{id}"));
    let main = html! {
        div.head {
            p { a href="/jobs" { (reader.say(id::PAGE_JOBS)) } }
            (live::link(&reader))
        }
        (said::notice(&reader, &asked))
        h1 dir="auto" { (title) }
        div.overview data-live=[follow.as_deref()] { (story.changing(&reader)) }
        p.muted.small { (reader.say(id::DASHBOARD_UTC)) }
    };
    let page = Page::new(&reader, title, main).section(Section::Jobs);
    Ok(if follow.is_some() { page.script("job.js") } else { page })
}

impl Story {
    /// What is known now.
    pub(super) async fn of(site: &Site, id: &JobId) -> Result<Self, Problem> {
        let store = site.app.queue().store();
        let unavailable = |error| {
            tracing::warn!(job = %id, %error, "a job can't be read");
            Problem::new(Kind::Unavailable)
        };
        let record = store.job(id).await.map_err(unavailable)?.ok_or(Problem::new(Kind::NotFound))?;
        let attempts = store.attempts(id).await.map_err(unavailable)?;
        let kept = record.outcome == Some(Outcome::Made) && !record.outputs_removed;
        let results = match site.app.outputs().filter(|_| kept) {
            Some(outputs) => site.outputs.kinds(outputs, id).await?,
            None => Vec::new(),
        };
        Ok(Self { record, attempts, results })
    }

    pub(super) const fn task(&self) -> Task {
        self.record.facts.work.task
    }

    /// Whether nothing of it changes any more, until it is forgotten.
    pub(super) const fn ended(&self) -> bool {
        self.record.state.ended()
    }

    /// What changes: parts with an id each, so that a script can put a new one in the place of the old.
    pub(super) fn changing(&self, reader: &Reader) -> Markup {
        let Self { record, attempts, results } = self;
        html! {
            @if record.outcome == Some(Outcome::Made) { (pictures(reader, record, results)) }
            (timeline(reader, record, attempts))
            (facts(reader, record))
        }
    }
}

fn pictures(reader: &Reader, record: &JobRecord, results: &[MediaKind]) -> Markup {
    html! {
        section #result .card.beside {
            h2 { (reader.say(id::DASHBOARD_RESULT)) }
            @if results.is_empty() { p.muted { (reader.say(id::DASHBOARD_RESULT_GONE)) } }
            div.results {
                @for (index, kind) in results.iter().enumerate() {
                    @let source = format!("/jobs/{}/output/{index}", record.facts.id);
                    @match kind {
                        MediaKind::Image => img src=(source) alt=(record.facts.work.prompt);,
                        MediaKind::Video => video src=(source) controls preload="metadata"
                            aria-label=(record.facts.work.prompt) {},
                    }
                }
            }
        }
    }
}

fn timeline(reader: &Reader, record: &JobRecord, attempts: &[Attempt]) -> Markup {
    html! {
        section #story .card.half {
            div.head {
                h2 { (reader.say(id::DASHBOARD_STORY)) }
                span data-news { (words::state(reader, record.state)) }
            }
            ol.timeline {
                li {
                    h3 { (reader.say(id::DASHBOARD_ACCEPTED)) }
                    p.muted.small { (words::moment(reader, record.accepted)) }
                }
                @for attempt in attempts { (call(reader, attempt)) }
                (end(reader, record))
            }
            (buttons(reader, record))
        }
    }
}

/// One call: whom it asked with which key, how long it took, what failed, what followed.
fn call(reader: &Reader, attempt: &Attempt) -> Markup {
    let took = Message::new(id::DASHBOARD_TOOK).with("time", words::time(attempt.took));
    html! {
        li class=(if attempt.outcome.is_ok() { "ok" } else { "bad" }) {
            h3 { (reader.plain(&Message::new(id::DASHBOARD_ATTEMPT).with("number", attempt.number))) }
            p.small translate="no" {
                bdi.mono { (attempt.key) } " · " bdi.mono { (attempt.target.to_string()) }
            }
            p.muted.small { (reader.plain(&took)) }
            @match &attempt.outcome {
                Ok(()) => p { (reader.say(id::DASHBOARD_STATE_DONE)) },
                Err((failure, decision)) => {
                    p { (words::failure(failure)) }
                    p.small { (reader.plain(&decided(decision))) }
                }
            }
        }
    }
}

fn decided(decision: &Decision) -> Message {
    match decision {
        Decision::Rotate => Message::new(id::DASHBOARD_DECIDED_ROTATE),
        Decision::Again { after } => Message::new(id::DASHBOARD_DECIDED_AGAIN).with("time", words::time(*after)),
        Decision::AnotherKey => Message::new(id::DASHBOARD_DECIDED_ANOTHER_KEY),
        Decision::NextTarget => Message::new(id::DASHBOARD_DECIDED_NEXT_TARGET),
        Decision::Stop => Message::new(id::DASHBOARD_DECIDED_STOP),
    }
}

/// Where it stands, or how it ended and what its person was told.
fn end(reader: &Reader, record: &JobRecord) -> Markup {
    let class = match record.state {
        JobState::Done => "ok",
        JobState::Failed => "bad",
        JobState::Cancelled => "",
        JobState::Held | JobState::Queued | JobState::Running | JobState::Snoozed | JobState::Delivering => "open",
    };
    html! {
        li class=(class) {
            h3 { (reader.say(words::state_id(record.state))) }
            @match &record.outcome {
                Some(Outcome::Failed(failure)) => {
                    p { (words::failure(failure)) }
                    blockquote.small { (reader.html(&failure.message())) }
                }
                Some(Outcome::Interrupted) => p { (reader.say(id::DASHBOARD_INTERRUPTED)) },
                Some(Outcome::Made | Outcome::Cancelled) | None => {}
            }
        }
    }
}

fn buttons(reader: &Reader, record: &JobRecord) -> Markup {
    let id = &record.facts.id;
    html! {
        @if record.state.ended() {
            form method="post" action={ "/jobs/" (id) "/retry" } {
                button #retry .quiet type="submit" { (reader.say(id::DASHBOARD_RETRY)) }
            }
        } @else if record.state != JobState::Delivering {
            form method="post" action={ "/jobs/" (id) "/cancel" } {
                button #cancel .danger type="submit" { (reader.say(id::DASHBOARD_CANCEL)) }
            }
        }
    }
}

fn facts(reader: &Reader, record: &JobRecord) -> Markup {
    let facts = &record.facts;
    html! {
        section #facts .card.half {
            h2 { (reader.say(id::DASHBOARD_FACTS)) }
            dl.facts {
                dt { (reader.say(id::DASHBOARD_PROMPT)) }
                dd.said dir="auto" { (facts.work.prompt) }
                dt { (reader.say(id::DASHBOARD_TASK)) }
                dd { (words::task(reader, facts.work.task)) }
                dt { (reader.say(id::DASHBOARD_PERSON)) }
                dd { (words::person(facts.person())) }
                dt { (reader.say(id::DASHBOARD_CHAT)) }
                dd { bdi.mono { (facts.chat()) } }
                dt { (reader.say(id::DASHBOARD_TIER)) }
                dd { bdi { (facts.tier.name) } }
                dt { (reader.say(id::PAGE_LANGUAGE)) }
                dd { bdi.mono { (facts.locale.tag()) } }
                @if let Some(seed) = facts.work.seed {
                    dt { (reader.say(id::DASHBOARD_SEED)) }
                    dd { bdi.mono { (seed) } }
                }
                @if let Some(source) = &facts.work.source {
                    dt { (reader.say(id::DASHBOARD_SOURCE)) }
                    dd { a.mono href={ "/jobs/" (source) } { (source) } }
                }
                dt { (reader.say(id::DASHBOARD_DEADLINE)) }
                dd { (words::moment(reader, facts.deadline)) }
                dt { (reader.say(id::DASHBOARD_ID)) }
                dd { bdi.mono { (facts.id) } }
            }
        }
    }
}
