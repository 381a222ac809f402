//! Hands what is asked to the app, each request in a task of its own, and waits for all of them at the end.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::app::{Arrival, Notice};
use refrain_core::catalogue::{Message, id};
use refrain_core::command::Action;
use refrain_core::metrics;
use refrain_core::request::{Ask, Origin, Platform, Request};
use serde::de::IgnoredAny;
use teloxide::payloads::{AnswerCallbackQuery, SendChatAction};
use teloxide::types::{CallbackQueryId, ChatAction, ChatId, MessageId, ThreadId, Update};
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use crate::api::{BotApi, CallError};
use crate::inbound::{Incoming, incoming};
use crate::limiter::Limiter;

/// Requests under way at once; while so many are, no more updates are taken.
const AT_ONCE: usize = 1024;
/// A pressed button looks busy until it is answered, and the person thinks it hangs.
const NOTICE_WITHIN: Duration = Duration::from_secs(2);
/// How long the next updates wait until requests are accepted, which takes milliseconds.
const ACCEPTED_WITHIN: Duration = Duration::from_secs(1);
/// What fits into an alert.
const NOTICE_CHARS: usize = 200;

/// Everything a request needs.
pub(crate) struct Dispatch {
    app: Arc<App>,
    api: BotApi,
    limiter: Arc<Limiter>,
    username: String,
    permits: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Dispatch {
    pub(crate) fn new(app: Arc<App>, api: BotApi, limiter: Arc<Limiter>, username: String) -> Arc<Self> {
        let permits = Arc::new(Semaphore::new(AT_ONCE));
        Arc::new(Self { app, api, limiter, username, permits, tasks: TaskTracker::new() })
    }

    /// The app that requests are handed to.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Takes updates; waits while too many requests are under way, and until what is to be made is accepted, so that
    /// Telegram is not told that they were taken before they can't be lost. Stops between two once the turn is `over`.
    pub(crate) async fn take(self: &Arc<Self>, updates: Vec<Update>, over: impl Fn() -> bool) {
        let mut accepted = Vec::new();
        for update in updates.into_iter().take_while(|_| !over()) {
            accepted.extend(self.begin(update).await);
        }
        let all = async {
            for one in accepted {
                one.await;
            }
        };
        if timeout(ACCEPTED_WITHIN, all).await.is_err() {
            tracing::warn!("requests take long to be accepted; a process that dies now may lose some");
        }
    }

    /// A call that begins with an update; [`drain`](Self::drain) waits for its end.
    pub(crate) fn visit(&self) -> TaskTrackerToken {
        self.tasks.token()
    }

    /// Begins with an update, once there is room for it. What comes back returns once it can't be lost any more; nothing
    /// comes back where nothing can get lost. Dropped before, it has not begun.
    pub(crate) async fn begin(
        self: &Arc<Self>,
        update: Update,
    ) -> Option<impl Future<Output = ()> + Send + 'static + use<>> {
        let received = Instant::now();
        let arrival = Arrival::of(self.api.token(), &format!("update {}", update.id.0));
        let asked = incoming(update.kind, &self.username, |name| self.app.spec(name).is_some())?;
        let taken = self.makes_something(&asked).then(|| arrival.taken());
        // The semaphore is never closed, so there always is a permit in the end.
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let this = Arc::clone(self);
        self.tasks.spawn(async move {
            let _permit = permit;
            match asked {
                Incoming::Command(request) => this.command(request, arrival, received).await,
                Incoming::Press { query, request } => this.press((query, received), request, arrival).await,
                Incoming::UnknownButton { query, locale_hints } => {
                    let locale = this.app.catalogue().negotiate(&locale_hints);
                    let notice = Notice { message: Message::new(id::UNKNOWN_BUTTON), locale };
                    this.notice((query, received), Some(notice)).await;
                }
            }
        });
        taken
    }

    /// Whether a job may come of it. What is answered at once is not worth anybody's wait.
    fn makes_something(&self, asked: &Incoming) -> bool {
        match asked {
            Incoming::Command(request) => self.is_long(request),
            Incoming::Press { request, .. } => match &request.ask {
                Ask::Press(action) => match action {
                    Action::Again(_) | Action::Vary(_) | Action::Animate(_) => true,
                    Action::Cancel(_) | Action::Language(_) => false,
                },
                Ask::Command { .. } => false,
            },
            Incoming::UnknownButton { .. } => false,
        }
    }

    fn is_long(&self, request: &Request) -> bool {
        matches!(&request.ask, Ask::Command { name, .. } if self.app.spec(name).is_some_and(|spec| spec.long))
    }

    /// Waits until every request taken is handled.
    pub(crate) async fn drain(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    async fn command(&self, request: Request, arrival: Arrival, received: Instant) {
        if self.is_long(&request) {
            self.acknowledge(&request.origin, received);
        }
        if let Some(notice) = self.app.handle_once(request, arrival).await {
            // Telegram shows a notice only on a button.
            tracing::debug!(id = %notice.message.id(), "a command's notice can't be shown on Telegram");
        }
    }

    async fn press(&self, query: (CallbackQueryId, Instant), request: Request, arrival: Arrival) {
        let mut handling = std::pin::pin!(self.app.handle_once(request, arrival));
        if let Ok(notice) = timeout(NOTICE_WITHIN, &mut handling).await {
            self.notice(query, notice).await;
        } else {
            self.notice(query, None).await;
            handling.await;
        }
    }

    /// Shows "typing…" without waiting for it. It is the first thing to drop when there is much to send.
    fn acknowledge(&self, origin: &Origin, received: Instant) {
        let Ok(chat) = origin.chat.parse() else { return };
        if !self.limiter.may_pass(chat) {
            return metrics::not_acknowledged(Platform::TELEGRAM.as_str(), "dropped");
        }
        let mut payload = SendChatAction::new(ChatId(chat), ChatAction::Typing);
        let thread = origin.thread.as_ref().and_then(|thread| thread.parse().ok());
        payload.message_thread_id = thread.map(|thread| ThreadId(MessageId(thread)));
        let api = self.api.clone();
        self.tasks.spawn(async move {
            let sent = api.call::<_, IgnoredAny>(&payload).await;
            if let Err(error) = &sent {
                tracing::debug!(chat, %error, "no sign of typing");
            }
            acknowledged(&sent, received);
        });
    }

    /// Answers the query of a pressed button, with an alert or with nothing. Queries have no flood control.
    async fn notice(&self, (query, received): (CallbackQueryId, Instant), notice: Option<Notice>) {
        let mut payload = AnswerCallbackQuery::new(query);
        if let Some(Notice { message, locale }) = notice {
            let text = self.app.catalogue().plain(&locale, &message);
            payload.text = Some(text.chars().take(NOTICE_CHARS).collect());
            payload.show_alert = Some(true);
        }
        let sent = self.api.call::<_, IgnoredAny>(&payload).await;
        if let Err(error) = &sent {
            tracing::debug!(%error, "a pressed button could not be answered");
        }
        acknowledged(&sent, received);
    }
}

/// Notes what came of an acknowledgement.
fn acknowledged(sent: &Result<IgnoredAny, CallError>, received: Instant) {
    let platform = Platform::TELEGRAM.as_str();
    match sent {
        Ok(IgnoredAny) => metrics::acknowledged(platform, received.elapsed()),
        Err(CallError::Refused { .. }) => metrics::not_acknowledged(platform, "refused"),
        Err(_) => metrics::not_acknowledged(platform, "failed"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::collections::BTreeMap;

    use ::metrics::set_default_local_recorder;
    use metrics_exporter_prometheus::PrometheusBuilder;
    use refrain_core::app::Messenger;
    use refrain_core::catalogue::Catalogue;
    use refrain_core::queue::{JobQueue, MemoryStore, QueueLimits, Tiers};
    use refrain_core::request::Person;
    use refrain_core::retry::{Engine, Random, RetryPolicy};

    use super::*;
    use crate::limiter::Limits;
    use crate::stub::Stub;

    /// What an app without commands makes of updates.
    pub(crate) fn dispatch(stub: &Stub) -> Arc<Dispatch> {
        let engine = Arc::new(Engine::new(RetryPolicy::default(), Random::seeded(1)));
        let store = Arc::new(MemoryStore::new());
        let queue = Arc::new(JobQueue::new(Arc::clone(&engine), store, QueueLimits::default()));
        let messenger = Arc::new(Messenger::new(BTreeMap::new(), engine, Tiers::default(), false));
        let app = App::new(Arc::new(Catalogue::builtin()), queue, Tiers::default(), messenger);
        let limiter = Arc::new(Limiter::new(Limits::default()));
        Dispatch::new(Arc::new(app), stub.api(), limiter, "refrain_bot".to_owned())
    }

    #[tokio::test]
    async fn what_came_of_an_acknowledgement_is_counted() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let _recorded = set_default_local_recorder(&recorder);
        let late = r#"{"ok": false, "error_code": 400, "description": "Bad Request: query is too old"}"#;
        let answers = [("200 OK", r#"{"ok": true, "result": true}"#), ("400 Bad Request", late), ("", "")];
        let stub = Stub::answering(answers).await;
        let dispatch = dispatch(&stub);
        let person = Person { platform: Platform::TELEGRAM, id: "42".into() };

        for _ in answers {
            dispatch.notice((CallbackQueryId("q".to_owned()), Instant::now()), None).await;
        }
        dispatch.limiter.pause(42, Duration::from_secs(10));
        dispatch.acknowledge(&Origin::new(person, "42"), Instant::now());

        let told = recorder.handle().render();
        for outcome in ["ok", "refused", "failed", "dropped"] {
            let line = format!("refrain_acknowledgements_total{{platform=\"telegram\",outcome=\"{outcome}\"}} 1");
            assert!(told.contains(&line), "{line}: {told}");
        }
    }
}
