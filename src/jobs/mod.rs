//! `refrain jobs`: what an operator does with requests, beside a running bot. Needs no token and no key.

mod cancel;
mod describe;
mod list;
mod retry;
mod show;

use std::path::Path;

use anyhow::{Context as _, bail};
use refrain::core::queue::JobId;
use refrain::core::queue::store::{JobRecord, JobStore};
use refrain::settings::{Environment, Settings};
use refrain::storage::{Database, SqlJobs};
use secrecy::{ExposeSecret as _, SecretString};

pub(crate) use self::describe::{moment, tame};
use crate::cli::{Jobs, JobsCommand};

/// Does what was typed.
pub(crate) async fn run(environment: &Environment, typed: Jobs) -> anyhow::Result<()> {
    let url = Settings::database_of(environment)?;
    let database = open(&url).await?;
    let jobs = SqlJobs::new(database.clone(), url);
    let done = match typed.command {
        JobsCommand::List(wanted) => list::list(&jobs, &wanted, typed.json).await,
        JobsCommand::Show { id } => show::show(&jobs, &id, typed.json).await,
        JobsCommand::Cancel { id } => cancel::cancel(&jobs, &id, typed.json).await,
        JobsCommand::Retry { id } => retry::retry(&jobs, &id, typed.json).await,
    };
    database.close().await;
    done
}

/// Opens a database that is there: an empty one, made where nobody looked for it, would only say that there are no jobs.
pub(crate) async fn open(url: &SecretString) -> anyhow::Result<Database> {
    if let Some(path) = url.expose_secret().strip_prefix("sqlite://")
        && !Path::new(path).exists()
    {
        bail!("there is no database at {path}; has the bot run here, and does DATABASE_URL name the same one?");
    }
    Ok(Database::open(url).await?)
}

/// The job, which must be there.
async fn known(jobs: &impl JobStore, id: &JobId) -> anyhow::Result<JobRecord> {
    jobs.job(id).await?.with_context(|| format!("there is no job {id}; `refrain jobs list` has those that are"))
}
