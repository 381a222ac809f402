//! `refrain jobs list`: a line for each request.

use refrain::core::queue::store::{JobRecord, JobStore};
use serde_json::Value;

use super::describe::{job, moment, start, tame};
use crate::cli::List;
use crate::out::say;

/// How much of a prompt a line has room for.
const PROMPT: usize = 48;

/// Prints the latest first.
pub(super) async fn list(jobs: &impl JobStore, wanted: &List, as_json: bool) -> anyhow::Result<()> {
    let records = jobs.list(&wanted.states, wanted.person.as_ref(), wanted.limit).await?;
    if as_json {
        say!("{:#}", records.iter().map(job).collect::<Value>());
    } else if records.is_empty() {
        eprintln!("There is none.");
    } else {
        for record in &records {
            say!("{}", line(record));
        }
    }
    Ok(())
}

fn line(record: &JobRecord) -> String {
    let facts = &record.facts;
    format!(
        "{id}  {state:10}  {task:7}  {accepted}  {person:24}  {prompt}",
        id = facts.id.as_str(),
        state = record.state.label(),
        task = facts.work.task.as_str(),
        accepted = moment(record.accepted),
        person = tame(&facts.person().to_string()),
        prompt = start(&tame(&facts.work.prompt), PROMPT),
    )
}
