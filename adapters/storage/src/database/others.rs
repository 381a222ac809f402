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

    /// Tells them of a change, of one task or of all. Nobody waits for the disk because of a hint, which needs not be kept.
    pub(crate) async fn tell(&self, database: &Database, task: Option<Task>) -> Result<(), Fault> {
        let hint = "SELECT set_config('synchronous_commit', 'off', TRUE), pg_notify($1, $2)";
        let hint = sqlx::query(hint).bind(CHANNEL).bind(payload(&self.name, task));
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

/// Who tells, and of which task.
fn payload(name: &str, task: Option<Task>) -> String {
    format!("{name} {}", task.map_or("all", Task::as_str))
}

fn heard(payload: &str, own: &str, hints: &Hints) {
    let (name, of) = payload.split_once(' ').unwrap_or_default();
    if name == own {
        return;
    }
    match Task::ALL.into_iter().find(|task| task.as_str() == of) {
        Some(task) => hints.tell(task),
        None => hints.tell_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_hears_the_others_and_not_itself() {
        let (hints, own, other) = (Hints::default(), "0123", "4567");
        let (mut image, mut video) = (hints.listen(Task::Image), hints.listen(Task::Video));
        let mut told = |payload: &str| {
            heard(payload, own, &hints);
            let told = (image.has_changed().unwrap(), video.has_changed().unwrap());
            image.mark_unchanged();
            video.mark_unchanged();
            told
        };
        assert_eq!(told(&payload(own, Some(Task::Image))), (false, false));
        assert_eq!(told(&payload(own, None)), (false, false));
        assert_eq!(told(&payload(other, Some(Task::Image))), (true, false));
        assert_eq!(told(&payload(other, None)), (true, true));
        assert_eq!(told("image"), (true, true), "of another version, say");
    }
}
