//! Takes updates by long polling, for ever.

use std::time::Duration;

use teloxide::payloads::GetUpdates;
use teloxide::types::Update;

use crate::api::{BotApi, CallError};
use crate::contact::Watch;
use crate::webhook::{self, UPDATES};

/// What the answer of a long poll may take beyond the poll's own time.
const MARGIN: Duration = Duration::from_secs(10);
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The place in the stream of updates.
pub(crate) struct Polling {
    api: BotApi,
    timeout: Duration,
    offset: i32,
    failures: u32,
    /// Whether the last poll was answered.
    answered: bool,
    watch: Watch,
}

impl Polling {
    /// Polls of at most `timeout`, whose success `watch` is told.
    pub(crate) const fn new(api: BotApi, timeout: Duration, watch: Watch) -> Self {
        Self { api, timeout, offset: 0, failures: 0, answered: false, watch }
    }

    /// The next updates, perhaps none. Failures are logged and tried again; dropped while it waits, it loses nothing.
    pub(crate) async fn next(&mut self) -> Vec<Update> {
        loop {
            // As long as it waits, nobody knows whether it will be answered: only the next one waits.
            let timeout = if self.answered { self.timeout } else { Duration::ZERO };
            let polled = self.poll(timeout, None).await;
            self.answered = polled.is_ok();
            self.watch.tell(self.answered);
            match polled {
                Ok(updates) => {
                    if self.failures > 0 {
                        tracing::info!(failures = self.failures, "Telegram answers again");
                    }
                    self.failures = 0;
                    if let Some(last) = updates.last() {
                        self.offset = last.id.as_offset();
                    }
                    return updates;
                }
                Err(error) => {
                    let pause = self.pause_after(&error);
                    report(&error, pause);
                    tokio::time::sleep(pause).await;
                    if is_webhook(&error) {
                        webhook::remove(&self.api).await;
                    }
                }
            }
        }
    }

    /// Tells Telegram that all updates up to here were taken, so that a restart does not get them again.
    pub(crate) async fn confirm(&self) {
        if self.offset == 0 {
            return;
        }
        if let Err(error) = self.poll(Duration::ZERO, Some(1)).await {
            tracing::warn!(%error, "the last updates could not be confirmed; Telegram may send them again");
        }
    }

    async fn poll(&self, timeout: Duration, limit: Option<u8>) -> Result<Vec<Update>, CallError> {
        let mut payload = GetUpdates::new();
        payload.offset = Some(self.offset);
        payload.limit = limit;
        payload.timeout = u32::try_from(timeout.as_secs()).ok();
        payload.allowed_updates = Some(UPDATES.into());
        self.api.call_within(timeout + MARGIN, &payload).await
    }

    /// What flood control asks for, else 0.5 s, doubling to 30 s.
    fn pause_after(&mut self, error: &CallError) -> Duration {
        let pause = FIRST_PAUSE.saturating_mul(1 << self.failures.min(16)).min(LONGEST_PAUSE);
        self.failures = self.failures.saturating_add(1);
        match error {
            CallError::Flood { retry_after } => *retry_after,
            _ => pause,
        }
    }
}

/// Whether a webhook came in between, as a process of this bot sets one that stops only now.
fn is_webhook(error: &CallError) -> bool {
    matches!(error, CallError::Refused { code: 409, description } if description.to_lowercase().contains("webhook"))
}

fn report(error: &CallError, pause: Duration) {
    match error {
        error if is_webhook(error) => {
            tracing::error!(%error, ?pause, "this bot has got a webhook, to which people's messages go; it is deleted");
        }
        CallError::Refused { code: 409, .. } => tracing::error!(
            %error, ?pause,
            "somebody else takes this bot's updates: a process with the same token and another database; people's messages go \
             there, so stop it"
        ),
        CallError::Refused { code: 401 | 404, .. } => {
            tracing::error!(%error, ?pause, "Telegram refuses the token now; was it revoked?");
        }
        _ => tracing::warn!(%error, ?pause, "updates could not be taken, trying again"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::contact::Contact;
    use crate::stub::Stub;

    fn watch() -> Watch {
        Arc::<Contact>::default().begin()
    }

    fn polling() -> Polling {
        Polling::new(BotApi::new("1:a".into(), crate::official_api()), Duration::from_secs(30), watch())
    }

    #[test]
    fn pauses_grow_to_half_a_minute_and_stay_there() {
        let mut polling = polling();

        let pauses: Vec<_> =
            (0..40).map(|_| polling.pause_after(&CallError::Server { status: 502 }).as_millis()).collect();

        assert_eq!(pauses[..7], [500, 1000, 2000, 4000, 8000, 16_000, 30_000]);
        assert_eq!(pauses[39], 30_000);
    }

    #[test]
    fn flood_control_names_the_pause() {
        let retry_after = Duration::from_secs(90);

        assert_eq!(polling().pause_after(&CallError::Flood { retry_after }), retry_after);
    }

    #[tokio::test]
    async fn a_webhook_that_comes_in_between_is_deleted() {
        let conflict = r#"{"ok": false, "error_code": 409, "description": "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}"#;
        let updates = r#"{"ok": true, "result": [{"update_id": 7, "from_the_future": {}}]}"#;
        let answers = [("409 Conflict", conflict), ("200 OK", r#"{"ok": true, "result": true}"#), ("200 OK", updates)];
        let stub = Stub::answering(answers).await;

        let taken = Polling::new(stub.api(), Duration::from_secs(30), watch()).next().await;

        let methods: Vec<_> = stub.calls().into_iter().map(|(method, _)| method).collect();
        assert_eq!(
            (taken.len(), methods.as_slice()),
            (1, &["GetUpdates", "DeleteWebhook", "GetUpdates"].map(str::to_owned)[..])
        );
    }

    #[tokio::test]
    async fn whether_polls_are_answered_is_told_at_once_and_by_nobody_once_it_is_another_processs_part() {
        let none = ("200 OK", r#"{"ok": true, "result": []}"#);
        let stub = Stub::answering([none, none, ("502 Bad Gateway", ""), none]).await;
        let contact = Arc::<Contact>::default();
        assert_eq!(contact.there(), None);
        let mut polling = Polling::new(stub.api(), Duration::from_secs(30), contact.begin());

        polling.next().await;
        let at_first = contact.there();
        polling.next().await;
        let mut told = Vec::new();
        {
            let mut next = std::pin::pin!(polling.next());
            while futures::poll!(next.as_mut()).is_pending() {
                told.extend(contact.there());
                tokio::task::yield_now().await;
            }
        }
        told.dedup();
        let at_last = contact.there();
        drop(polling);

        assert_eq!((at_first, told.as_slice(), at_last), (Some(true), &[true, false][..], Some(true)));
        assert_eq!(contact.there(), None);
        let timeout = |body: &String| serde_json::from_str::<Value>(body).unwrap()["timeout"].clone();
        let timeouts: Vec<_> = stub.calls().iter().map(|(_, body)| timeout(body)).collect();
        assert_eq!(timeouts, [0, 30, 30, 0], "what is not known is not waited for");
    }

    #[tokio::test]
    async fn taken_updates_are_confirmed_by_the_next_offset_even_those_that_make_no_sense() {
        let updates = r#"{"ok": true, "result": [{"update_id": 7, "message": {"no": "message"}},
            {"update_id": 8, "from_the_future": {}}]}"#;
        let stub = Stub::answering([("200 OK", updates), ("200 OK", r#"{"ok": true, "result": []}"#)]).await;
        let mut polling = Polling::new(stub.api(), Duration::from_secs(30), watch());

        let taken = polling.next().await;
        polling.confirm().await;

        assert_eq!(taken.len(), 2);
        let bodies: Vec<Value> = stub.calls().iter().map(|(_, body)| serde_json::from_str(body).unwrap()).collect();
        assert_eq!((&bodies[0]["offset"], &bodies[0]["timeout"]), (&json!(0), &json!(0)));
        assert_eq!((&bodies[1]["offset"], &bodies[1]["timeout"]), (&json!(9), &json!(0)));
    }
}
