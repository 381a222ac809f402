//! Hints to and from other processes, by PostgreSQL's NOTIFY. What gets lost is found by the slow poll.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::store::Hints;
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgListener;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::{Database, Fault, within};

/// The channel. Channels belong to one database, so the name needs to be no other than ours.
const CHANNEL: &str = "refrain_hints";
/// How long a lost connection rests.
const REST: Duration = Duration::from_secs(1);

/// What others are told of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Change {
    /// Something that may concern the lane of this task.
    Of(Task),
    /// Something that may concern any lane.
    Any,
    /// A job is to be cancelled.
    Cancelled,
}

impl Change {
    /// Tells this process.
    pub(crate) fn tell(self, hints: &Hints) {
        match self {
            Self::Of(task) => hints.tell(task),
            Self::Any => hints.tell_all(),
            Self::Cancelled => hints.tell_cancelled(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Of(task) => task.as_str(),
            Self::Any => "all",
            Self::Cancelled => "cancelled",
        }
    }

    /// What is not known, of another version say, may be anything.
    fn named(name: &str) -> Self {
        let of = Task::ALL.into_iter().map(Self::Of).chain([Self::Cancelled]).find(|change| change.name() == name);
        of.unwrap_or(Self::Any)
    }
}

/// The other processes that share a database. They are listened to until this is dropped.
pub(crate) struct Others {
    /// Who this process is to them, so that it does not hear itself.
    name: String,
    listening: JoinHandle<()>,
}

impl Others {
    pub(crate) fn listen(url: SecretString, hints: Arc<Hints>) -> Self {
        let name = format!("{:016x}", rand::random::<u64>());
        let own = name.clone();
        let listening = tokio::spawn(async move {
            loop {
                if let Err(error) = listen(&url, &own, &hints).await {
                    tracing::debug!(%error, "hints are lost for a while; the poll stands in");
                }
                sleep(REST).await;
            }
        });
        Self { name, listening }
    }

    /// Tells them of a change. Nobody waits for the disk because of a hint, which needs not be kept.
    pub(crate) async fn tell(&self, database: &Database, change: Change) -> Result<(), Fault> {
        let hint = "SELECT set_config('synchronous_commit', 'off', TRUE), pg_notify($1, $2)";
        let hint = sqlx::query(hint).bind(CHANNEL).bind(payload(&self.name, change));
        within(async { Ok(hint.execute(&mut *database.writer().await?).await.map(|_| ())?) }).await
    }
}

impl Drop for Others {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn listen(url: &SecretString, own: &str, hints: &Hints) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect(url.expose_secret()).await?;
    listener.listen(CHANNEL).await?;
    loop {
        hints.tell_all(); // Whatever was said before somebody listened.
        while let Some(notification) = listener.try_recv().await? {
            heard(notification.payload(), own, hints);
        }
    }
}

/// Who tells, and of what.
fn payload(name: &str, change: Change) -> String {
    format!("{name} {}", change.name())
}

fn heard(payload: &str, own: &str, hints: &Hints) {
    let (name, of) = payload.split_once(' ').unwrap_or_default();
    if name != own {
        Change::named(of).tell(hints);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_hears_the_others_and_not_itself() {
        let (hints, own, other) = (Hints::default(), "0123", "4567");
        let mut ears = [hints.listen(Task::Image), hints.listen(Task::Video), hints.listen_cancelled()];
        let mut told = |payload: &str| {
            heard(payload, own, &hints);
            let told = ears.each_ref().map(|ear| ear.has_changed().unwrap());
            for ear in &mut ears {
                ear.mark_unchanged();
            }
            told
        };
        for change in [Change::Of(Task::Image), Change::Any, Change::Cancelled] {
            assert_eq!(told(&payload(own, change)), [false; 3]);
        }
        assert_eq!(told(&payload(other, Change::Of(Task::Image))), [true, false, false]);
        assert_eq!(told(&payload(other, Change::Any)), [true, true, false]);
        assert_eq!(told(&payload(other, Change::Cancelled)), [true, true, true]);
        assert_eq!(told("image"), [true, true, false], "of another version, say");
    }
}
