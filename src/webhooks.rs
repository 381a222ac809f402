//! `refrain webhooks`: calls to programs whose requests ended, looked at and sent again beside a running bot. Needs no token
//! and no key.

use anyhow::bail;
use refrain::core::queue::JobId;
use refrain::core::queue::store::{JobStore as _, Notice, NoticeState, Outbox};
use refrain::settings::{Environment, Settings};
use refrain::storage::SqlJobs;
use serde_json::{Value, json};

use crate::cli::{Webhooks, WebhooksCommand};
use crate::jobs::{moment, open, tame};
use crate::out::say;

/// Does what was typed.
pub(crate) async fn run(environment: &Environment, typed: Webhooks) -> anyhow::Result<()> {
    let url = Settings::database_of(environment)?;
    let database = open(&url).await?;
    let jobs = SqlJobs::new(database.clone(), url);
    let done = match typed.command {
        WebhooksCommand::List { states, limit } => list(&jobs, &states, limit, typed.json).await,
        WebhooksCommand::Resend { job } => resend(&jobs, &job, typed.json).await,
    };
    database.close().await;
    done
}

async fn list(jobs: &impl Outbox, states: &[NoticeState], limit: usize, as_json: bool) -> anyhow::Result<()> {
    let notices = jobs.notices(states, limit).await?;
    if as_json {
        say!("{:#}", notices.iter().map(described).collect::<Value>());
    } else if notices.is_empty() {
        eprintln!("There is none.");
    } else {
        for notice in &notices {
            say!("{}", line(notice));
        }
    }
    Ok(())
}

async fn resend(jobs: &SqlJobs, job: &JobId, as_json: bool) -> anyhow::Result<()> {
    if !jobs.send_again(job, jobs.now()).await? {
        bail!(
            "there is no webhook of a job {job}; `refrain webhooks list --state waiting,sent,dead` has those that are"
        );
    }
    if as_json {
        say!("{:#}", json!({"job": job.as_str(), "state": NoticeState::Waiting.label()}));
    } else {
        say!("It is sent again within about a second, where a bot runs.");
    }
    Ok(())
}

fn line(notice: &Notice) -> String {
    format!(
        "{job}  {state:7}  job.{ended:9}  {since}  {tries} tries  {to}  {fault}",
        job = notice.job.as_str(),
        state = notice.state.label(),
        ended = notice.ended.label(),
        since = moment(notice.since),
        tries = notice.tries,
        to = receiver(notice),
        fault = tame(notice.fault.as_deref().unwrap_or_default()),
    )
}

fn described(notice: &Notice) -> Value {
    json!({
        "job": notice.job.as_str(),
        "id": notice.id(),
        "type": format!("job.{}", notice.ended.label()),
        "state": notice.state.label(),
        "receiver": receiver(notice),
        "since": moment(notice.since),
        "tries": notice.tries,
        "at": moment(notice.at),
        "fault": notice.fault,
    })
}

/// Who is called. Not the whole address: what stands behind the host may be a secret.
fn receiver(notice: &Notice) -> String {
    let url = url::Url::parse(&notice.callback.url);
    url.map_or_else(|_| "?".to_owned(), |url| url.origin().ascii_serialization())
}
