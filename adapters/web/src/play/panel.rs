//! What stands beside the chat in a demonstration: faults to turn up, what the engine does about them, and how that compares.
//!
//! The page knows nothing of what is demonstrated: a [`Panel`] brings the controls, the lines and the figures.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use refrain_core::catalogue::{Catalogue, Locale, Message, id};
use serde::{Deserialize, Serialize};
use std::time::SystemTime;
use tokio::sync::watch;

use super::visitor::Visitor;
use super::wire;
use crate::body::Form;
use crate::problem::{Kind, Problem};
use crate::site::Shared;

/// A demonstration, as the page shows it.
pub trait Panel: Send + Sync + 'static {
    /// What can be turned, in order.
    fn controls(&self) -> Vec<Control>;

    /// Turns a control to one of its positions; `false` if there is no such control or position.
    fn turn(&self, control: &str, position: usize) -> bool;

    /// The figures of the engine.
    fn engine(&self) -> Score;

    /// The figures of what it is compared to, on the same requests and the same faults.
    fn simple(&self) -> Score;

    /// The lines after the one with that number, oldest first; at most as many as a page shows.
    fn lines(&self, after: u64) -> Vec<Line>;

    /// Begins all figures anew.
    fn restart(&self);

    /// Tells each time that something of all this changed.
    fn changes(&self) -> watch::Receiver<u64>;
}

/// Something that can be turned, from its first position, where nothing is wrong, to its last.
#[derive(Debug, Clone)]
pub struct Control {
    /// The name in requests.
    pub name: &'static str,
    /// What it is.
    pub label: Message,
    /// What each position means; at least two.
    pub positions: Vec<Message>,
    /// Where it stands, counted from 0.
    pub position: usize,
}

/// How requests fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Requests so far.
    pub requests: u64,
    /// Those that ended with a result.
    pub succeeded: u64,
    /// Those that ended without.
    pub failed: u64,
    /// Calls that it took.
    pub calls: u64,
}

impl Score {
    /// The share of ended requests that had a result, in per cent; `None` before the first has ended.
    pub fn success(&self) -> Option<u64> {
        let ended = self.succeeded + self.failed;
        (ended > 0).then(|| (self.succeeded * 100 + ended / 2) / ended)
    }

    /// Calls for each result, in tenths; `None` before the first.
    pub fn calls_per_success(&self) -> Option<u64> {
        (self.succeeded > 0).then(|| (self.calls * 10 + self.succeeded / 2) / self.succeeded)
    }
}

/// A line of what is happening.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// When.
    pub at: SystemTime,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
}

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// A success.
    Good,
    /// A failure that is being made good.
    Warning,
    /// A failure.
    Bad,
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warning => "warn",
            Self::Bad => "bad",
        }
    }
}

/// What one browser knows of the panel.
#[derive(Default)]
pub(super) struct PanelNews {
    last: u64,
}

/// The panel as a browser is told it.
#[derive(Serialize)]
pub(super) struct Told {
    controls: Vec<ToldControl>,
    engine: ToldScore,
    simple: ToldScore,
    /// Those that are new.
    lines: Vec<ToldLine>,
}

#[derive(Serialize)]
struct ToldControl {
    name: &'static str,
    position: usize,
}

#[derive(Serialize)]
pub(super) struct ToldScore {
    /// In per cent.
    pub(super) success: Option<u64>,
    pub(super) success_text: String,
    /// In tenths.
    pub(super) calls: Option<u64>,
    pub(super) calls_text: String,
    pub(super) ended_text: String,
}

#[derive(Serialize)]
struct ToldLine {
    at: u64,
    tone: &'static str,
    text: String,
}

impl PanelNews {
    /// How it is now, with the lines that this browser does not know.
    pub(super) fn told(&mut self, panel: &dyn Panel, catalogue: &Catalogue, locale: &Locale) -> Told {
        let lines = panel.lines(self.last);
        self.last = lines.last().map_or(self.last, |line| line.number);
        let line = |line: &Line| ToldLine {
            at: wire::millis(line.at),
            tone: line.tone.name(),
            text: catalogue.plain(locale, &line.message),
        };
        Told {
            controls: panel.controls().iter().map(|it| ToldControl { name: it.name, position: it.position }).collect(),
            engine: score(catalogue, locale, panel.engine()),
            simple: score(catalogue, locale, panel.simple()),
            lines: lines.iter().map(line).collect(),
        }
    }
}

/// The figures in words.
pub(super) fn score(catalogue: &Catalogue, locale: &Locale, score: Score) -> ToldScore {
    let say = |message: Option<Message>| message.map_or_else(|| "–".to_owned(), |it| catalogue.plain(locale, &it));
    let (success, calls) = (score.success(), score.calls_per_success());
    let ended = Message::new(id::PLAY_DEMO_ENDED)
        .with("succeeded", score.succeeded)
        .with("ended", score.succeeded + score.failed)
        .with("requests", score.requests);
    ToldScore {
        success,
        success_text: say(success.map(percent)),
        calls,
        calls_text: say(calls.map(tenths)),
        ended_text: say(Some(ended)),
    }
}

fn percent(share: u64) -> Message {
    Message::new(id::PLAY_DEMO_PERCENT).with("percent", u32::try_from(share).unwrap_or(u32::MAX))
}

fn tenths(tenths: u64) -> Message {
    #[expect(clippy::cast_precision_loss, reason = "no demonstration makes 2^52 calls")]
    Message::new(id::PLAY_DEMO_NUMBER).with("number", tenths as f64 / 10.0)
}

#[derive(Deserialize)]
pub(super) struct Turn {
    /// Which one; all figures begin anew where none is named.
    control: Option<String>,
    #[serde(default)]
    position: usize,
}

/// `POST /play/panel`: a control is turned, or the figures begin anew.
pub(super) async fn change(
    State(site): State<Shared>,
    _: Visitor,
    Form(turn): Form<Turn>,
) -> Result<Response, Problem> {
    let panel = site.play.playground.panel.as_ref().ok_or(Problem::new(Kind::NotFound))?;
    match turn.control {
        Some(control) if panel.turn(&control, turn.position) => {}
        Some(_) => return Err(Problem::new(Kind::Malformed).with("reason", "no such control or position")),
        None => panel.restart(),
    }
    Ok((StatusCode::OK, Json(serde_json::json!({}))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_and_there_are_none_before_anything_ended() {
        let score = Score { requests: 4, succeeded: 2, failed: 1, calls: 7 };

        assert_eq!((score.success(), score.calls_per_success()), (Some(67), Some(35)));
        assert_eq!((Score::default().success(), Score::default().calls_per_success()), (None, None));
    }
}
