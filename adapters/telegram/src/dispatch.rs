//! Hands what is asked to the app, each request in a task of its own, and waits for all of them at the end.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::app::Notice;
use refrain_core::catalogue::{Message, id};
use refrain_core::request::{Ask, Origin, Request};
use serde::de::IgnoredAny;
use teloxide::payloads::{AnswerCallbackQuery, SendChatAction};
use teloxide::types::{CallbackQueryId, ChatAction, ChatId, MessageId, ThreadId, UpdateKind};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;

use crate::api::BotApi;
use crate::inbound::{Incoming, incoming};
use crate::limiter::Limiter;

/// Requests under way at once; while so many are, no more updates are taken.
const AT_ONCE: usize = 1024;
/// A pressed button looks busy until it is answered, and the person thinks it hangs.
const NOTICE_WITHIN: Duration = Duration::from_secs(2);
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

    /// Takes an update; waits only while too many requests are under way.
    pub(crate) async fn take(self: &Arc<Self>, update: UpdateKind) {
        let asked = incoming(update, &self.username, |name| self.app.spec(name).is_some());
        let Some(asked) = asked else { return };
        // The semaphore is never closed, so there always is a permit in the end.
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let this = Arc::clone(self);
        self.tasks.spawn(async move {
            let _permit = permit;
            match asked {
                Incoming::Command(request) => this.command(request).await,
                Incoming::Press { query, request } => this.press(query, request).await,
                Incoming::UnknownButton { query, locale_hints } => {
                    let locale = this.app.catalogue().negotiate(&locale_hints);
                    this.notice(query, Some(Notice { message: Message::new(id::UNKNOWN_BUTTON), locale })).await;
                }
            }
        });
    }

    /// Waits until every request taken is handled.
    pub(crate) async fn drain(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    async fn command(&self, request: Request) {
        if let Ask::Command { name, .. } = &request.ask
            && self.app.spec(name).is_some_and(|spec| spec.long)
        {
            self.acknowledge(&request.origin);
        }
        if let Some(notice) = self.app.handle(request).await {
            // Telegram shows a notice only on a button.
            tracing::debug!(id = %notice.message.id(), "a command's notice can't be shown on Telegram");
        }
    }

    async fn press(&self, query: CallbackQueryId, request: Request) {
        let mut handling = std::pin::pin!(self.app.handle(request));
        if let Ok(notice) = tokio::time::timeout(NOTICE_WITHIN, &mut handling).await {
            self.notice(query, notice).await;
        } else {
            self.notice(query, None).await;
            handling.await;
        }
    }

    /// Shows "typing…" without waiting for it. It is the first thing to drop when there is much to send.
    fn acknowledge(&self, origin: &Origin) {
        let Ok(chat) = origin.chat.parse() else { return };
        if !self.limiter.may_pass(chat) {
            return;
        }
        let mut payload = SendChatAction::new(ChatId(chat), ChatAction::Typing);
        let thread = origin.thread.as_ref().and_then(|thread| thread.parse().ok());
        payload.message_thread_id = thread.map(|thread| ThreadId(MessageId(thread)));
        let api = self.api.clone();
        self.tasks.spawn(async move {
            if let Err(error) = api.call::<_, IgnoredAny>(&payload).await {
                tracing::debug!(chat, %error, "no sign of typing");
            }
        });
    }

    /// Answers the query of a pressed button, with an alert or with nothing. Queries have no flood control.
    async fn notice(&self, query: CallbackQueryId, notice: Option<Notice>) {
        let mut payload = AnswerCallbackQuery::new(query);
        if let Some(Notice { message, locale }) = notice {
            let text = self.app.catalogue().plain(&locale, &message);
            payload.text = Some(text.chars().take(NOTICE_CHARS).collect());
            payload.show_alert = Some(true);
        }
        if let Err(error) = self.api.call::<_, IgnoredAny>(&payload).await {
            tracing::debug!(%error, "a pressed button could not be answered");
        }
    }
}
