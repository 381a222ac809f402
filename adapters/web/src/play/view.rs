//! The page: a chat, the same reply elsewhere, and in a demonstration a panel.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use refrain_core::catalogue::{Message, id};

use super::panel::{self, Control, Panel};
use super::visitor::Visitor;
use crate::access::{Caller, Scope};
use crate::login::is_https;
use crate::page::{Page, Reader, Section};
use crate::problem::Problem;
use crate::site::{Shared, Site};

/// How many requests the button of a demonstration makes.
const TEN: u32 = 10;

pub(super) async fn page(
    State(site): State<Shared>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    caller.may(Scope::JobsWrite)?;
    let panel = site.play.playground.panel.as_deref();
    let title = reader.say(id::PLAY_TITLE);
    let main = html! {
        div.play-head {
            h1 { (title) }
            p.muted { (reader.say(if panel.is_some() { id::PLAY_DEMO_INTRO } else { id::PLAY_INTRO })) }
        }
        noscript { p.notice { (reader.say(id::PLAY_NEEDS_SCRIPT)) } }
        div.play data-demo[panel.is_some()] {
            (chat(&site, &reader))
            div.play-side {
                @if let Some(panel) = panel { (demonstration(&site, &reader, panel)) }
                @if !site.play.playground.previews.is_empty() { (previews(&reader)) }
            }
        }
    };
    let page = Page::new(&reader, title, main).section(Section::Playground).style("play.css").script("play.js");
    let page = page.language("/play/language");
    let mut response = page.into_response();
    if Visitor::returning(&headers).is_none() {
        let (_, cookie) = Visitor::begin(is_https(&headers));
        response.headers_mut().extend(HeaderValue::try_from(cookie).ok().map(|cookie| (SET_COOKIE, cookie)));
    }
    Ok(response)
}

fn chat(site: &Site, reader: &Reader) -> Markup {
    let examples = reader.say(id::PLAY_EXAMPLES);
    let examples: Vec<_> = examples.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    html! {
        section.card.chat aria-labelledby="chat-title" {
            div.chat-bar {
                h2 #chat-title { (reader.say(id::PLAY_CHAT)) }
                (tiers(site, reader))
            }
            div #log .log role="log" aria-live="polite" aria-labelledby="chat-title" tabindex="0"
                data-you=(reader.say(id::PLAY_YOU)) data-steps=(reader.say(id::PLAY_STEPS))
                data-save=(reader.say(id::PLAY_SAVE)) data-reveal=(reader.say(id::PLAY_REVEAL))
                data-lost=(reader.say(id::PLAY_LOST)) data-unsent=(reader.say(id::PLAY_UNSENT)) {
                div #empty .empty {
                    p { (reader.say(id::PLAY_EMPTY)) }
                    ul.examples {
                        @for example in &examples {
                            li { button.quiet.compact type="button" data-line={ "/generate " (example) } dir="auto" { (example) } }
                        }
                    }
                }
            }
            p #notice .chat-notice role="status" aria-live="polite" {}
            form #say .say method="post" action="/play/say" {
                label for="text" { (reader.say(id::PLAY_INPUT)) }
                div.say-field {
                    input #text name="text" type="text" maxlength="4096" autocomplete="off" autocapitalize="off"
                        enterkeyhint="send" dir="auto" role="combobox" aria-expanded="false" aria-autocomplete="list"
                        aria-controls="offers" aria-describedby="hint";
                    ul #offers .offers role="listbox" aria-label=(reader.say(id::PLAY_OFFERS)) hidden {}
                }
                button type="submit" { (reader.say(id::PLAY_SEND)) }
                p #hint .muted.small { (reader.html(&Message::new(id::PLAY_HINT))) }
            }
        }
    }
}

/// Which tier one is served in, where that is for everybody to choose.
fn tiers(site: &Site, reader: &Reader) -> Markup {
    let tiers = &site.play.playground.tiers;
    html! {
        @if !tiers.is_empty() {
            div.choice {
                label for="tier" { (reader.say(id::PLAY_TIER)) }
                select #tier name="tier" form="say" {
                    @for tier in tiers { option value=(tier) { (tier_name(reader, tier)) } }
                }
            }
        }
    }
}

/// Operators name their own tiers; two there are always.
fn tier_name(reader: &Reader, tier: &str) -> String {
    match tier {
        "free" => reader.say(id::PLAY_TIER_FREE),
        "premium" => reader.say(id::PLAY_TIER_PREMIUM),
        other => other.to_owned(),
    }
}

fn previews(reader: &Reader) -> Markup {
    html! {
        section #previews .card.previews aria-labelledby="previews-title" {
            h2 #previews-title { (reader.say(id::PLAY_PREVIEWS)) }
            p #previews-none .muted.small { (reader.say(id::PLAY_PREVIEWS_NONE)) }
            div.tabs role="tablist" aria-labelledby="previews-title" {
                @for (index, (platform, name)) in [("discord", "Discord"), ("telegram", "Telegram")].iter().enumerate() {
                    button.tab id={ "tab-" (platform) } type="button" role="tab" translate="no"
                        aria-controls={ "as-" (platform) } aria-selected=(if index == 0 { "true" } else { "false" })
                        tabindex=(if index == 0 { "0" } else { "-1" }) { (name) }
                }
            }
            @for (index, platform) in ["discord", "telegram"].iter().enumerate() {
                div id={ "as-" (platform) } class={ "as as-" (platform) } role="tabpanel" aria-labelledby={ "tab-" (platform) }
                    tabindex="0" hidden[index > 0] {}
            }
        }
    }
}

fn demonstration(site: &Site, reader: &Reader, panel: &dyn Panel) -> Markup {
    html! {
        section.card.demo aria-labelledby="faults-title" {
            h2 #faults-title { (reader.say(id::PLAY_DEMO_FAULTS)) }
            div #controls .controls {
                @for control in panel.controls() { (slider(reader, &control)) }
            }
            div.row {
                button #ten type="button" { (reader.plain(&Message::new(id::PLAY_DEMO_TEN).with("count", TEN))) }
                button #restart .quiet type="button" { (reader.say(id::PLAY_DEMO_RESTART)) }
            }
        }
        section.card.scores aria-labelledby="scores-title" {
            h2 #scores-title { (reader.say(id::PLAY_DEMO_SCORES)) }
            div.score-pair {
                (score(site, reader, "engine", &html! { span translate="no" { "Refrain" } }, panel.engine()))
                (score(site, reader, "simple", &html! { (reader.say(id::PLAY_DEMO_SIMPLE)) }, panel.simple()))
            }
            p.muted.small { (reader.say(id::PLAY_DEMO_SIMPLE_HINT)) }
        }
        section.card.journal aria-labelledby="journal-title" {
            h2 #journal-title { (reader.say(id::PLAY_DEMO_LOG)) }
            ol #journal .lines tabindex="0" aria-labelledby="journal-title" {}
        }
    }
}

/// A slider whose positions have words, which are also what a screen reader says.
fn slider(reader: &Reader, control: &Control) -> Markup {
    let words: Vec<_> = control.positions.iter().map(|position| reader.plain(position)).collect();
    let now = words.get(control.position).cloned().unwrap_or_default();
    let slider = format!("control-{}", control.name);
    html! {
        div.control {
            label for=(slider) { (reader.plain(&control.label)) }
            output for=(slider) { (now) }
            input id=(slider) type="range" min="0" max=(words.len().saturating_sub(1)) step="1" value=(control.position)
                data-control=(control.name) data-words=(words.join("\n")) aria-valuetext=(now);
        }
    }
}

fn score(site: &Site, reader: &Reader, which: &str, name: &Markup, score: panel::Score) -> Markup {
    let told = panel::score(site.app.catalogue(), reader.locale(), score);
    html! {
        div.score id={ "score-" (which) } {
            h3 { (name) }
            p.figure { span.label { (reader.say(id::PLAY_DEMO_SUCCESS)) } strong data-figure="success" { (told.success_text) } }
            progress.bar data-bar="success" max="100" value=(told.success.unwrap_or(0)) aria-label=(reader.say(id::PLAY_DEMO_SUCCESS)) {}
            p.figure { span.label { (reader.say(id::PLAY_DEMO_CALLS)) } strong data-figure="calls" { (told.calls_text) } }
            progress.bar.calls data-bar="calls" max="50" value=(told.calls.unwrap_or(0)) aria-label=(reader.say(id::PLAY_DEMO_CALLS)) {}
            p.muted.small data-figure="ended" { (told.ended_text) }
        }
    }
}
