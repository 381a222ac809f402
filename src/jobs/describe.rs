//! Jobs in the operator's words, and as JSON.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use refrain::core::queue::store::{JobRecord, Outcome, Timestamp};
use refrain::core::retry::{Attempt, Decision};
use serde_json::{Value, json};

/// A moment, as in `2026-11-25T00:42:34Z`.
pub(crate) fn moment(moment: Timestamp) -> String {
    let since = Duration::from_millis(u64::try_from(moment.as_millis()).unwrap_or(0));
    let moment = UNIX_EPOCH.checked_add(since).unwrap_or_else(SystemTime::now);
    humantime::format_rfc3339_seconds(moment).to_string()
}

/// What somebody else wrote, on one line and without what a terminal obeys.
pub(crate) fn tame(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if obeyed(c) { ' ' } else { c }).collect()
}

/// The start of a text.
pub(super) fn start(text: &str, longest: usize) -> String {
    let mut kept: String = text.chars().take(longest).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}

/// What came of a job.
pub(super) fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Made => "made".to_owned(),
        Outcome::Failed(failure) => format!("failed: {}", tame(&failure.to_string())),
        Outcome::Cancelled => "cancelled".to_owned(),
        Outcome::Interrupted => "interrupted: the bot stopped before it could be finished".to_owned(),
    }
}

/// What followed a call that failed.
pub(super) fn decision(decision: &Decision) -> String {
    match decision {
        Decision::Rotate => "any other key at once".to_owned(),
        Decision::Again { after } => format!("again after {}", span(*after)),
        Decision::AnotherKey => "another key".to_owned(),
        Decision::NextTarget => "the next model".to_owned(),
        Decision::Stop => "no more".to_owned(),
    }
}

/// A length of time, to the tenth of a second.
pub(super) fn span(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// A job without its calls. Rights to answer are left out.
pub(super) fn job(record: &JobRecord) -> Value {
    let facts = &record.facts;
    let failure = match &record.outcome {
        Some(Outcome::Failed(failure)) => json!({"kind": failure.label(), "text": failure.to_string()}),
        Some(Outcome::Made | Outcome::Cancelled | Outcome::Interrupted) | None => Value::Null,
    };
    json!({
        "id": facts.id.as_str(),
        "state": record.state.label(),
        "task": facts.work.task.as_str(),
        "prompt": facts.work.prompt,
        "seed": facts.work.seed,
        "source": facts.work.source.as_ref().map(ToString::to_string),
        "person": facts.person().to_string(),
        "chat": facts.chat(),
        "tier": facts.tier.name,
        "locale": facts.locale.tag(),
        "accepted": moment(record.accepted),
        "deadline": moment(facts.deadline),
        "lost_starts": record.lost_starts,
        "outcome": record.outcome.as_ref().map(name),
        "failure": failure,
    })
}

const fn name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Made => "made",
        Outcome::Failed(_) => "failed",
        Outcome::Cancelled => "cancelled",
        Outcome::Interrupted => "interrupted",
    }
}

/// A call.
pub(super) fn attempt(attempt: &Attempt) -> Value {
    let failed = attempt.outcome.as_ref().err();
    json!({
        "number": attempt.number,
        "target": attempt.target.to_string(),
        "key": attempt.key,
        "took_seconds": attempt.took.as_secs_f64(),
        "failure": failed.map(|(failure, _)| json!({"kind": failure.label(), "text": failure.to_string()})),
        "decision": failed.map(|(_, then)| decision(then)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_taken_out() {
        assert_eq!(tame("a\u{1b}[2Jfox\nb\u{202e}c"), "a [2Jfox b c");
    }

    #[test]
    fn a_long_text_is_cut_where_a_character_ends() {
        assert_eq!((start("füchse", 3), start("fox", 3)), ("füc…".to_owned(), "fox".to_owned()));
    }

    #[test]
    fn a_moment_is_told_in_utc() {
        assert_eq!(moment(Timestamp::from_millis(1_750_000_000_999)), "2025-06-15T15:06:40Z");
    }
}
