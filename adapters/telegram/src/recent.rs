//! The updates that came by calls of late. One whose answer was lost comes again, and is handled once all the same.
//!
//! They are this process's alone, and bounded. Where a repetition comes to another process, what is to be made is still made
//! once, by its job's id; only what is answered at once may be answered twice.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use teloxide::types::{Update, UpdateId};
use tokio::sync::OnceCell;
use tokio::time::timeout;

use crate::dispatch::Dispatch;

/// How many are remembered: far more than can be under way over the [connections](crate::webhook) that Telegram opens.
const MOST: usize = 1024;
/// How long a call waits for room while too many requests are under way.
const ROOM_WITHIN: Duration = Duration::from_secs(5);
/// How long a call waits until a request is accepted, which takes milliseconds. Telegram waits for a minute.
const ACCEPTED_WITHIN: Duration = Duration::from_secs(20);

/// Ready once an update can't be lost any more. Empty until it is begun with.
type Taken = Arc<OnceCell<Shared<BoxFuture<'static, ()>>>>;

/// The updates of late, the latest last.
#[derive(Default)]
pub(crate) struct Recent(Mutex<VecDeque<(UpdateId, Taken)>>);

impl Recent {
    /// Has `dispatch` handle an update, unless that was done already. Says whether it can't be lost any more; if not, it is to
    /// come again.
    pub(crate) async fn once(&self, dispatch: &Arc<Dispatch>, update: Update) -> bool {
        let id = update.id.0;
        let cell = self.of(update.id);
        #[expect(clippy::async_yields_async, reason = "every call of the same update waits for what the first began")]
        let first = cell.get_or_init(|| async move {
            match dispatch.begin(update).await {
                Some(taken) => taken.boxed().shared(),
                None => std::future::ready(()).boxed().shared(),
            }
        });
        // Given up while it waits for room, nothing was begun, and the next call begins.
        let Ok(taken) = timeout(ROOM_WITHIN, first).await else {
            tracing::warn!(update = id, "too many requests are under way: Telegram is asked to come back");
            return false;
        };
        if timeout(ACCEPTED_WITHIN, taken.clone()).await.is_err() {
            tracing::warn!(update = id, "a request takes long to be accepted: Telegram is asked to come back");
            return false;
        }
        true
    }

    fn of(&self, id: UpdateId) -> Taken {
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, taken)) = recent.iter().rev().find(|(known, _)| *known == id) {
            return Arc::clone(taken);
        }
        if recent.len() >= MOST {
            recent.pop_front();
        }
        let taken = Taken::default();
        recent.push_back((id, Arc::clone(&taken)));
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_is_known_until_so_many_came_after_it() {
        let recent = Recent::default();
        let first = recent.of(UpdateId(0));

        for id in 1..u32::try_from(MOST).unwrap_or(u32::MAX) {
            recent.of(UpdateId(id));
        }

        assert!(Arc::ptr_eq(&first, &recent.of(UpdateId(0))));
        recent.of(UpdateId(u32::MAX));
        assert!(!Arc::ptr_eq(&first, &recent.of(UpdateId(0))));
        assert_eq!(recent.0.lock().map(|recent| recent.len()).unwrap_or_default(), MOST);
    }
}
