//! Hints from other processes, by PostgreSQL's NOTIFY. What gets lost is found by the slow poll.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::provider::Task;
use refrain_core::queue::store::Hints;
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::PgListener;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// The channel. Channels belong to one database, so the name needs to be no other than ours.
pub(crate) const CHANNEL: &str = "refrain_hints";
/// How long a lost connection rests.
const REST: Duration = Duration::from_secs(1);

/// Listens until it is dropped.
pub(crate) struct Listener(JoinHandle<()>);

impl Listener {
    pub(crate) fn start(url: SecretString, hints: Arc<Hints>) -> Self {
        Self(tokio::spawn(async move {
            loop {
                if let Err(error) = listen(&url, &hints).await {
                    tracing::debug!(%error, "hints are lost for a while; the poll stands in");
                }
                sleep(REST).await;
            }
        }))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn listen(url: &SecretString, hints: &Hints) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect(url.expose_secret()).await?;
    listener.listen(CHANNEL).await?;
    loop {
        hints.tell_all(); // Whatever was said before somebody listened.
        while let Some(notification) = listener.try_recv().await? {
            match Task::ALL.into_iter().find(|task| task.as_str() == notification.payload()) {
                Some(task) => hints.tell(task),
                None => hints.tell_all(),
            }
        }
    }
}
