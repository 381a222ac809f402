//! What is typed, pressed and chosen: read as on every platform, and handed to the app.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use refrain_core::app::Notice;
use refrain_core::catalogue::id;
use refrain_core::command::{Action, ArgKind, CommandSpec, Input, Suggestion, Typed};
use refrain_core::request::{Ask, Request};
use serde::{Deserialize, Serialize};

use super::tier_role;
use super::visitor::Visitor;
use crate::address::Query;
use crate::body::Form;
use crate::language;
use crate::page::{self, Reader};
use crate::problem::{Kind, Problem};
use crate::site::{Shared, Site};

/// The command that answers plain words: it shows how to use the bot.
const WELCOME: &str = "start";
/// The longest line, in characters: what Telegram takes as well.
const LONGEST: usize = 4096;
/// Commands and values that are offered at once.
const OFFERED: usize = 25;

#[derive(Deserialize)]
pub(super) struct Line {
    text: String,
    tier: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    action: String,
    tier: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    tag: String,
}

#[derive(Deserialize)]
pub(super) struct Begun {
    line: String,
}

/// A word for the person alone.
#[derive(Serialize)]
struct Told {
    notice: Option<String>,
}

/// A line that is offered.
#[derive(Serialize)]
pub(super) struct Offer {
    /// What the line becomes.
    line: String,
    /// How it is typed, or what it is called.
    label: String,
    /// What it is for.
    about: String,
}

/// `POST /play/say`: a typed line.
pub(super) async fn say(
    State(site): State<Shared>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(line): Form<Line>,
) -> Result<Response, Problem> {
    let text = line.text.trim();
    if text.chars().count() > LONGEST {
        return Err(Problem::new(Kind::Malformed).with("reason", format!("more than {LONGEST} characters")));
    }
    if !text.is_empty() {
        let ask = match Typed::parse(text) {
            Some(typed) => Ask::Command { name: typed.name, input: Input::line(typed.rest) },
            None => Ask::Command { name: WELCOME.to_owned(), input: Input::line("") },
        };
        let request = request(&site, &visitor, &headers, line.tier.as_deref(), ask);
        handle(&site, request, Some((visitor.chat(), text))).await?;
    }
    Ok(done(&headers, None))
}

/// `POST /play/press`: a button.
pub(super) async fn press(
    State(site): State<Shared>,
    visitor: Visitor,
    reader: Reader,
    headers: HeaderMap,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Problem> {
    let Ok(action) = pressed.action.parse::<Action>() else {
        return Ok(done(&headers, Some(reader.say(id::UNKNOWN_BUTTON))));
    };
    let request = request(&site, &visitor, &headers, pressed.tier.as_deref(), Ask::Press(action));
    let notice = handle(&site, request, None).await?;
    Ok(done(&headers, notice.map(|notice| site.app.catalogue().plain(&notice.locale, &notice.message))))
}

/// `POST /play/language`: the language of the chat, and of the pages with it.
pub(super) async fn language(
    State(site): State<Shared>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Problem> {
    // Only a tag that we have gets into the header.
    let locale = site.app.catalogue().negotiate(&[chosen.tag]);
    let ask = Ask::Press(Action::Language(locale.tag().to_owned()));
    handle(&site, request(&site, &visitor, &headers, None, ask), None).await?;
    let headers = [(SET_COOKIE, page::language_cookie(&locale)), (LOCATION, "/play".to_owned())];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// `GET /play/suggest`: how a line that has begun might go on.
pub(super) async fn suggest(
    State(site): State<Shared>,
    visitor: Visitor,
    reader: Reader,
    headers: HeaderMap,
    Query(Begun { line }): Query<Begun>,
) -> Json<Vec<Offer>> {
    let Some(begun) = line.strip_prefix('/').filter(|_| line.chars().count() <= LONGEST) else {
        return Json(Vec::new());
    };
    if !begun.contains(char::is_whitespace) {
        let begun = begun.to_lowercase();
        let fitting = site.app.commands().filter(|spec| spec.name.starts_with(&begun)).take(OFFERED);
        let offer = |spec: &CommandSpec| {
            let space = if spec.arguments.is_empty() { "" } else { " " };
            Offer { line: format!("/{}{space}", spec.name), label: spec.usage(), about: reader.say(spec.description) }
        };
        return Json(fitting.map(offer).collect());
    }
    let Some(typed) = Typed::parse(&line) else { return Json(Vec::new()) };
    let first = site.app.spec(&typed.name).and_then(|spec| spec.arguments.first());
    let Some(argument) = first.filter(|arg| arg.suggested && matches!(arg.kind, ArgKind::Text { .. })) else {
        return Json(Vec::new());
    };
    let ask = Ask::Command { name: typed.name.clone(), input: Input::line(typed.rest) };
    let request = request(&site, &visitor, &headers, None, ask);
    let suggested = site.app.suggest(&request, argument.name, typed.rest).await;
    let offer = |suggestion: Suggestion| Offer {
        line: format!("/{} {}", typed.name, suggestion.value),
        label: suggestion.value,
        about: suggestion.label,
    };
    Json(suggested.into_iter().map(offer).collect())
}

fn request(site: &Site, visitor: &Visitor, headers: &HeaderMap, tier: Option<&str>, ask: Ask) -> Request {
    let chosen = tier.filter(|tier| site.play.playground.tiers.iter().any(|known| known == tier));
    Request {
        origin: visitor.origin(),
        ask,
        locale_hints: language::hints(headers),
        roles: chosen.map(tier_role).into_iter().collect(),
        manages: Some(true),
    }
}

/// Hands the request to the app, in a task of its own: it goes on if the browser leaves. What was `typed` is shown before.
async fn handle(site: &Shared, request: Request, typed: Option<(&str, &str)>) -> Result<Option<Notice>, Problem> {
    let full = || Problem::new(Kind::Unavailable);
    let permit = Arc::clone(&site.play.permits).try_acquire_owned().map_err(|_| full())?;
    if let Some((chat, text)) = typed {
        site.play.chats.typed(chat, text.to_owned()).map_err(|_| full())?;
    }
    let app = Arc::clone(&site.app);
    let handling = site.play.tasks.spawn(async move {
        let _permit = permit;
        app.handle(request).await
    });
    handling.await.map_err(|_| Problem::new(Kind::Internal))
}

/// A script is told the notice; a browser without one is led back to the page.
fn done(headers: &HeaderMap, notice: Option<String>) -> Response {
    if page::problem::is_wanted(headers) {
        return (StatusCode::SEE_OTHER, [(LOCATION, "/play")]).into_response();
    }
    Json(Told { notice }).into_response()
}
