//! `refrain jobs show`: the story of one request.

use refrain::core::queue::JobId;
use refrain::core::queue::store::{JobRecord, JobStore};
use refrain::core::retry::Attempt;
use serde_json::Value;

use super::describe::{attempt, decision, job, moment, outcome, span, tame};
use super::known;
use crate::out::say;

/// Prints what was asked, the calls in their order, and how it ended.
pub(super) async fn show(jobs: &impl JobStore, id: &JobId, as_json: bool) -> anyhow::Result<()> {
    let record = known(jobs, id).await?;
    let attempts = jobs.attempts(id).await?;
    if as_json {
        let mut story = job(&record);
        story["attempts"] = attempts.iter().map(attempt).collect::<Value>();
        say!("{story:#}");
    } else {
        facts(&record);
        calls(&attempts);
    }
    Ok(())
}

fn facts(record: &JobRecord) {
    let facts = &record.facts;
    let row = |name: &str, value: String| say!("{name:10} {value}");
    row("Job", facts.id.to_string());
    row("State", record.state.label().to_owned());
    row("Task", facts.work.task.as_str().to_owned());
    row("Prompt", tame(&facts.work.prompt));
    if let Some(seed) = facts.work.seed {
        row("Seed", seed.to_string());
    }
    if let Some(source) = &facts.work.source {
        row("Made from", source.to_string());
    }
    row("Person", format!("{} ({}, {})", tame(&facts.person().to_string()), facts.tier.name, facts.locale));
    row("Chat", tame(&facts.chat()));
    row("Accepted", moment(record.accepted));
    row("Deadline", moment(facts.deadline));
    if record.lost_starts > 0 {
        row("Rescued", format!("{} times from a worker that died", record.lost_starts));
    }
    if let Some(came_of_it) = &record.outcome {
        row("Outcome", outcome(came_of_it));
    }
}

fn calls(attempts: &[Attempt]) {
    if attempts.is_empty() {
        return say!("No call was made for it so far.");
    }
    say!("Calls");
    for Attempt { number, target, key, took, outcome } in attempts {
        let took = span(*took);
        match outcome {
            Ok(()) => say!("  {number}. {target} with {key}, {took}: made"),
            Err((failure, then)) => {
                let (failure, then) = (tame(&failure.to_string()), decision(then));
                say!("  {number}. {target} with {key}, {took}: {failure}; then {then}");
            }
        }
    }
}
