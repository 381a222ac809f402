//! What a webhook says.

use std::time::SystemTime;

use refrain_core::app::why_failed;
use refrain_core::catalogue::Catalogue;
use refrain_core::queue::JobState;
use refrain_core::queue::store::{JobRecord, Notice};
use serde_json::{Value, json};

/// The body of the call, the same at every try for as long as what was made is kept. Texts are in the language of the job's person.
pub(super) fn body(notice: &Notice, job: &JobRecord, catalogue: &Catalogue) -> String {
    let facts = &job.facts;
    let id = facts.id.as_str();
    let output = (notice.ended == JobState::Done && !job.outputs_removed).then(|| format!("/v1/jobs/{id}/output"));
    let failure = job
        .outcome
        .as_ref()
        .and_then(why_failed)
        .map(|(kind, message)| json!({"kind": kind, "text": catalogue.plain(&facts.locale, &message)}));
    let ended = humantime::format_rfc3339_millis(SystemTime::from(notice.since)).to_string();
    let body: Value = json!({
        "type": kind(notice.ended),
        "timestamp": ended,
        "data": {
            "id": id,
            "retry_of": facts.retry_of.as_ref().map(ToString::to_string),
            "state": notice.ended.label(),
            "task": facts.work.task.as_str(),
            "person": facts.person().to_string(),
            "output": output,
            "failure": failure,
        },
    });
    body.to_string()
}

/// The type of the event.
pub(super) fn kind(ended: JobState) -> String {
    format!("job.{}", ended.label())
}
