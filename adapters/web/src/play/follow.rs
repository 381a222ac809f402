//! Follows requests that other processes make: they can't show anything in a chat of this one, but the store is everybody's.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use refrain_core::app::Stage;
use refrain_core::queue::JobId;
use refrain_core::queue::store::StoreError;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::site::Site;

/// How often one looks.
const LOOK: Duration = Duration::from_secs(1);

/// Follows until `shutdown`.
pub(crate) async fn run(site: Arc<Site>, shutdown: CancellationToken) {
    let mut stages = HashMap::new();
    let rounds = async {
        loop {
            sleep(LOOK).await;
            if let Err(error) = look(&site, &mut stages).await {
                tracing::debug!(%error, "requests of the playground can't be followed");
            }
        }
    };
    shutdown.run_until_cancelled(rounds).await;
}

/// Tells each chat what is new of its requests. `stages` is where each stood before.
async fn look(site: &Site, stages: &mut HashMap<JobId, Stage>) -> Result<(), StoreError> {
    let chats = &site.play.chats;
    let under_way = chats.under_way();
    stages.retain(|job, _| under_way.iter().any(|(.., other)| other == job));
    for (chat, message, job) in under_way {
        let Some(told) = site.app.told(&job).await? else { continue };
        let before = stages.insert(job, told.stage);
        // The first message told already that it waits.
        let is_new = before != Some(told.stage) && (before.is_some() || !matches!(told.stage, Stage::Waits(_)));
        if is_new {
            // Where the message is gone by now, nobody sees it.
            let _ = chats.edit(&chat, message, &told.locale, &told.reply);
        }
    }
    Ok(())
}
