//! Updates on their way to the bot: the queue, and the long poll that empties it where no webhook does.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde_json::Value;
use tokio::sync::watch;

use super::{load::Load, params::Params, refusal::Refusal};

/// The longest that a poll is held, in seconds.
const MAX_TIMEOUT: u64 = 50;
/// How long the news that a client hung up may take.
const HANGING_UP: Duration = Duration::from_millis(500);

/// Updates that the bot has not confirmed yet.
#[derive(Debug)]
pub(super) struct Updates {
    queue: Mutex<Queue>,
    /// Ticks when an update comes or another poll begins.
    ticks: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Queue {
    last: u64,
    waiting: VecDeque<Update>,
    /// What the bot wants to hear of; `None` is everything usual.
    allowed: Option<Vec<String>>,
    /// The number of the newest poll.
    poll: u64,
    /// Whether they are posted to a webhook.
    posted: bool,
}

/// An update that waits for being posted.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) id: u64,
    pub(super) chat: i64,
    pub(super) body: String,
}

#[derive(Debug)]
struct Update {
    id: u64,
    /// Where it happened; what happens in one place is posted in its order.
    chat: i64,
    body: String,
    /// The chat of an update that is part of a load, until it is delivered.
    load: Option<i64>,
}

impl Default for Updates {
    fn default() -> Self {
        Self { queue: Mutex::default(), ticks: watch::Sender::new(0) }
    }
}

impl Updates {
    /// Queues an update of `kind`, unless the bot doesn't want to hear of that kind.
    pub(super) fn push(&self, kind: &str, what: &Value) {
        {
            let mut queue = self.lock();
            if queue.allowed.as_ref().is_some_and(|allowed| !allowed.iter().any(|wanted| wanted == kind)) {
                return;
            }
            queue.last += 1;
            let id = queue.last;
            let body = format!("{{\"update_id\":{id},\"{kind}\":{what}}}");
            let chat =
                ["/chat/id", "/message/chat/id", "/from/id"].into_iter().find_map(|path| what.pointer(path)?.as_i64());
            queue.waiting.push_back(Update { id, chat: chat.unwrap_or_default(), body, load: None });
        }
        self.tick();
    }

    /// Queues messages of a load, each the text of a message object, with its chat.
    pub(super) fn push_load(&self, messages: impl Iterator<Item = (i64, String)>) {
        {
            let mut queue = self.lock();
            for (chat, message) in messages {
                queue.last += 1;
                let id = queue.last;
                let body = format!("{{\"update_id\":{id},\"message\":{message}}}");
                queue.waiting.push_back(Update { id, chat, body, load: Some(chat) });
            }
        }
        self.tick();
    }

    /// How many updates the bot has not confirmed.
    pub(super) fn unconfirmed(&self) -> usize {
        self.lock().waiting.len()
    }

    /// The kinds that the bot wants to hear of, if it chose.
    pub(super) fn allowed(&self) -> Option<Vec<String>> {
        self.lock().allowed.clone()
    }

    /// Takes over the kinds that a call chooses, if it does.
    ///
    /// # Errors
    ///
    /// Where they are no list.
    pub(super) fn set_allowed(&self, params: &Params) -> Result<(), Refusal> {
        self.lock().choose(params)
    }

    /// Posts them from now on, or no more.
    pub(super) fn post(&self, posted: bool) {
        self.lock().posted = posted;
        self.tick();
    }

    /// The oldest one of a chat that is not `busy`, to be posted.
    pub(super) fn next(&self, busy: &HashSet<i64>, load: &Load) -> Option<Waiting> {
        let mut queue = self.lock();
        let next = queue.waiting.iter_mut().find(|update| !busy.contains(&update.chat))?;
        load.delivered(next.load.take().into_iter());
        Some(Waiting { id: next.id, chat: next.chat, body: next.body.clone() })
    }

    /// One was taken.
    pub(super) fn confirm(&self, id: u64) {
        self.lock().waiting.retain(|update| update.id != id);
        self.tick();
    }

    /// Forgets all.
    pub(super) fn clear(&self) {
        self.lock().waiting.clear();
        self.tick();
    }

    /// How many polls there were.
    pub(super) fn polls(&self) -> u64 {
        self.lock().poll
    }

    /// Ticks when an update comes or another poll begins.
    pub(super) fn ticks(&self) -> watch::Receiver<u64> {
        self.ticks.subscribe()
    }

    /// Answers one `getUpdates` with the body on the wire.
    ///
    /// # Errors
    ///
    /// Where a parameter is wrong, or another poll has begun meanwhile.
    pub(super) async fn poll(&self, params: &Params, load: &Load) -> Result<String, Refusal> {
        let limit = params.integer("limit")?.unwrap_or(100);
        let limit = usize::try_from(limit).ok().filter(|limit| (1..=100).contains(limit));
        let Some(limit) = limit else { return Err(Refusal::bad_request("limit must be from 1 to 100")) };
        let seconds = params.integer("timeout")?.unwrap_or(0);
        let seconds = u64::try_from(seconds).map_err(|_| Refusal::bad_request("timeout must not be negative"))?;
        let deadline = tokio::time::Instant::now() + Duration::from_secs(seconds.min(MAX_TIMEOUT));

        let mut ticks = self.ticks.subscribe();
        let mine = self.begin(params)?;
        self.tick();
        loop {
            ticks.borrow_and_update();
            let taken = self.lock().take(mine, limit, load);
            match taken {
                Ok(None) => {}
                Ok(Some(body)) => return Ok(body),
                Err(refusal) => {
                    // Who hung up is told nothing, once the news of that is here.
                    tokio::time::sleep(HANGING_UP).await;
                    return Err(refusal);
                }
            }
            let ticked = tokio::time::timeout_at(deadline, ticks.changed()).await;
            if !matches!(ticked, Ok(Ok(()))) {
                return Ok("{\"ok\":true,\"result\":[]}".into());
            }
        }
    }

    fn begin(&self, params: &Params) -> Result<u64, Refusal> {
        let mut queue = self.lock();
        if queue.posted {
            return Err(Refusal::webhook_is_active());
        }
        queue.choose(params)?;
        match params.integer("offset")?.unwrap_or(0) {
            0 => {}
            newest @ ..0 => {
                let keep = usize::try_from(newest.unsigned_abs()).unwrap_or(usize::MAX);
                let drop = queue.waiting.len().saturating_sub(keep);
                queue.waiting.drain(..drop);
            }
            offset => {
                let offset = offset.unsigned_abs();
                let confirmed = queue.waiting.partition_point(|update| update.id < offset);
                queue.waiting.drain(..confirmed);
            }
        }
        queue.poll += 1;
        Ok(queue.poll)
    }

    fn tick(&self) {
        self.ticks.send_modify(|ticks| *ticks += 1);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn choose(&mut self, params: &Params) -> Result<(), Refusal> {
        if params.get("allowed_updates").is_some() {
            let kinds = params.list("allowed_updates")?;
            let kinds: Vec<String> = kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect();
            self.allowed = (!kinds.is_empty()).then_some(kinds);
        }
        Ok(())
    }

    /// The next updates for the poll `mine`, if there are any.
    fn take(&mut self, mine: u64, limit: usize, load: &Load) -> Result<Option<String>, Refusal> {
        if self.posted {
            return Err(Refusal::webhook_was_set());
        }
        if self.poll != mine {
            return Err(Refusal::conflict());
        }
        if self.waiting.is_empty() {
            return Ok(None);
        }
        let mut body = String::with_capacity(64 + limit.min(self.waiting.len()) * 320);
        body.push_str("{\"ok\":true,\"result\":[");
        let batch = self.waiting.iter_mut().take(limit);
        load.delivered(batch.enumerate().filter_map(|(index, update)| {
            if index > 0 {
                body.push(',');
            }
            body.push_str(&update.body);
            update.load.take()
        }));
        body.push_str("]}");
        Ok(Some(body))
    }
}
