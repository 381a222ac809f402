//! Hints to and from other processes, by PostgreSQL's NOTIFY. What gets lost is found by the slow poll.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::store::{Hints, StoreError};
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgListener;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::Database;

/// The channel. Channels belong to one database, so the name needs to be no other than ours.
const CHANNEL: &str = "refrain_hints";
/// How long a lost connection rests.
const REST: Duration = Duration::from_secs(1);

/// What others are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// The other processes that share a database. They are listened and talked to until this is dropped.
pub(crate) struct Others {
    unsaid: Arc<Unsaid>,
    _ways: JoinSet<()>,
}

/// What others are yet to be told of. Told twice before it is said, it is said once.
#[derive(Default)]
struct Unsaid {
    changes: Mutex<BTreeSet<Change>>,
    more: Notify,
}

impl Others {
    /// Tells `hints` of what others say in the database at `url`, which is `database`.
    pub(crate) fn meet(url: SecretString, database: Database, hints: Arc<Hints>) -> Self {
        // Who this process is to them, so that it does not hear itself.
        let name = format!("{:016x}", rand::random::<u64>());
        let unsaid = Arc::new(Unsaid::default());
        let mut ways = JoinSet::new();
        ways.spawn(always_listen(url, name.clone(), hints));
        ways.spawn(always_speak(database, name, Arc::clone(&unsaid)));
        Self { unsaid, _ways: ways }
    }

    /// Tells them of a change, soon. Nobody waits for that.
    pub(crate) fn tell(&self, change: Change) {
        self.unsaid.changes.lock().unwrap_or_else(PoisonError::into_inner).insert(change);
        self.unsaid.more.notify_one();
    }
}

impl Unsaid {
    /// Waits until there is something to say.
    async fn take(&self) -> BTreeSet<Change> {
        self.more.notified().await;
        std::mem::take(&mut *self.changes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn always_speak(database: Database, name: String, unsaid: Arc<Unsaid>) {
    loop {
        for change in unsaid.take().await {
            if let Err(error) = say(&database, &payload(&name, change)).await {
                tracing::debug!(%error, "others miss a hint; the poll stands in");
            }
        }
    }
}

/// A hint needs not be kept, so it waits for no disk.
async fn say(database: &Database, payload: &str) -> Result<(), StoreError> {
    let hint = "SELECT set_config('synchronous_commit', 'off', TRUE), pg_notify($1, $2)";
    let hint = sqlx::query(hint).bind(CHANNEL).bind(payload);
    Ok(database.within(async { Ok(hint.execute(&mut *database.writer().await?).await.map(|_| ())?) }).await?)
}

async fn always_listen(url: SecretString, own: String, hints: Arc<Hints>) {
    loop {
        if let Err(error) = listen(&url, &own, &hints).await {
            tracing::debug!(%error, "hints are lost for a while; the poll stands in");
        }
        sleep(REST).await;
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
