//! Acknowledges what is asked, before anything else, and hands it to the app, each request in a task of its own.
//!
//! | Interaction | Acknowledged as |
//! |---|---|
//! | command | deferred (type 5), only for the person's eyes where the command says so; the first answer is an edit of it |
//! | press that makes something | likewise, for all to see. Where only a notice comes of it, it is taken away again |
//! | press on *cancel* | deferred update (type 6): the message it is under changes by itself |
//! | a button of another version | answered at once (type 4), for the person only |
//! | a value that is typed | suggestions (type 8) within 2.5 s, or none |
//!
//! A notice is a further message for the person's eyes only.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::App;
use refrain_core::app::Notice;
use refrain_core::catalogue::{Message, id};
use refrain_core::command::Suggestion;
use refrain_core::reply::{Reply, Shown};
use refrain_core::request::{Ask, Request};
use serde::de::IgnoredAny;
use serde_json::{Value as Json, json};
use serenity::model::application::Interaction;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use tokio_util::task::TaskTracker;

use crate::api::{Body, CallError};
use crate::delivery::Effect;
use crate::inbound::{Incoming, Kind, Ticket, incoming};
use crate::message::{EPHEMERAL, Worded};
use crate::place::Posted;
use crate::route::{Route, Verb};
use crate::session::Session;

/// Interactions under way at once; beyond, they are dropped, and Discord says that the bot did not answer.
const AT_ONCE: usize = 16_384;
/// Discord waits for 3 s; an answer takes its time on the way.
const SUGGEST_WITHIN: Duration = Duration::from_millis(2500);
/// How long an acknowledgement that never left is tried again.
const ACKNOWLEDGE_WITHIN: Duration = Duration::from_millis(2500);
const PAUSE: Duration = Duration::from_millis(100);
/// Characters of a suggestion's label and value.
const SUGGESTION: usize = 100;

/// Discord's numbers for first answers.
const MESSAGE: u8 = 4;
const DEFERRED: u8 = 5;
const DEFERRED_UPDATE: u8 = 6;
const SUGGESTIONS: u8 = 8;
/// It was acknowledged already.
const ALREADY: u32 = 40_060;

/// Everything an interaction needs.
pub(crate) struct Dispatch {
    app: Arc<App>,
    session: Arc<Session>,
    permits: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Dispatch {
    pub(crate) fn new(app: Arc<App>, session: Arc<Session>) -> Arc<Self> {
        let permits = Arc::new(Semaphore::new(AT_ONCE));
        Arc::new(Self { app, session, permits, tasks: TaskTracker::new() })
    }

    /// Takes an interaction, without waiting.
    pub(crate) fn take(self: &Arc<Self>, interaction: Interaction) {
        let received = Instant::now();
        let Some(asked) = incoming(interaction) else { return };
        let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
            tracing::warn!("an interaction is dropped: {AT_ONCE} are under way");
            return;
        };
        let this = Arc::clone(self);
        self.tasks.spawn(async move {
            let _permit = permit;
            this.handle(asked, received).await;
        });
    }

    /// Waits until every interaction taken is handled.
    pub(crate) async fn drain(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    async fn handle(&self, asked: Incoming, received: Instant) {
        let Incoming { ticket, request, kind } = asked;
        self.session.is_application(ticket.application);
        match kind {
            Kind::Command => self.command(&ticket, request, received).await,
            Kind::Press => self.press(&ticket, request, received).await,
            Kind::Typing { argument, typed } => self.suggest(&ticket, &request, &argument, &typed, received).await,
            Kind::UnknownButton => {
                let locale = self.app.catalogue().negotiate(&request.locale_hints);
                let payload = self.notice_payload(&Notice { message: Message::new(id::UNKNOWN_BUTTON), locale });
                self.answer(&ticket, &json!({ "type": MESSAGE, "data": payload }), received).await;
            }
        }
    }

    async fn command(&self, ticket: &Ticket, request: Request, received: Instant) {
        let Ask::Command { name, .. } = &request.ask else { return };
        let spec = self.app.spec(name);
        let (private, long) = spec.map_or((false, false), |spec| (spec.ephemeral, spec.long));
        let mut answer = json!({ "type": DEFERRED });
        if private {
            answer["data"] = json!({ "flags": EPHEMERAL });
        }
        if !self.answer(ticket, &answer, received).await {
            return;
        }
        let request = self.completed(ticket, request, Some(Posted::Original { private }), long).await;
        if let Some(notice) = self.app.handle(request).await {
            self.notice(ticket, &notice).await;
        }
    }

    async fn press(&self, ticket: &Ticket, request: Request, received: Instant) {
        let Ask::Press(action) = &request.ask else { return };
        let makes_something = action.makes_something();
        let kind = if makes_something { DEFERRED } else { DEFERRED_UPDATE };
        if !self.answer(ticket, &json!({ "type": kind }), received).await {
            return;
        }
        let pending = makes_something.then_some(Posted::Original { private: false });
        let request = self.completed(ticket, request, pending, makes_something).await;
        let Some(notice) = self.app.handle(request).await else { return };
        if makes_something && let Err(error) = self.session.delete_original(&ticket.token).await {
            tracing::warn!(%error, "a response that nothing came of could not be taken away");
        }
        self.notice(ticket, &notice).await;
    }

    async fn suggest(&self, ticket: &Ticket, request: &Request, argument: &str, typed: &str, received: Instant) {
        let suggesting = self.app.suggest(request, argument, typed);
        let suggested = timeout_at(received + SUGGEST_WITHIN, suggesting).await.unwrap_or_default();
        let choices: Vec<Json> = suggested.iter().filter_map(choice).collect();
        self.answer(ticket, &json!({ "type": SUGGESTIONS, "data": { "choices": choices } }), received).await;
    }

    /// Gives the first answer; tells whether the interaction goes on.
    ///
    /// One that never left is tried again while it can be in time. One whose fate is unknown likewise: where it arrived,
    /// Discord says so.
    async fn answer(&self, ticket: &Ticket, answer: &Json, received: Instant) -> bool {
        let route = Route::Callback { interaction: ticket.interaction, token: &ticket.token };
        let mut may_be_done = false;
        loop {
            let (_, done) = self.session.api.call::<IgnoredAny>(Verb::Post, route, Body::Json(answer)).await;
            match done {
                Ok(IgnoredAny) => return true,
                Err(error) if may_be_done && error.is(&[ALREADY]) => return true,
                Err(CallError::Refused { code, message, .. }) => {
                    tracing::warn!(code, message, after = ?received.elapsed(), "an interaction could not be answered");
                    return false;
                }
                Err(error) if received.elapsed() + PAUSE > ACKNOWLEDGE_WITHIN => {
                    tracing::warn!(%error, "an interaction could not be answered in time");
                    return false;
                }
                Err(error) => {
                    may_be_done |= !matches!(error, CallError::Unsent(_) | CallError::RateLimited { .. });
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    /// The request with what takes a look-up, which is why it comes after the acknowledgement.
    async fn completed(
        &self,
        ticket: &Ticket,
        mut request: Request,
        pending: Option<Posted>,
        makes_media: bool,
    ) -> Request {
        self.session.takes(&ticket.token, ticket.upload);
        request.origin.pending = pending.map(Shown::from);
        // It only matters where something is made, to be covered or not.
        if let Some(channel) = ticket.restricted_by.filter(|_| makes_media) {
            request.origin.adult = self.session.is_adult(channel).await;
        }
        request
    }

    /// Tells the person alone.
    async fn notice(&self, ticket: &Ticket, notice: &Notice) {
        let payload = self.notice_payload(notice);
        let route = Route::Followups { application: ticket.application, token: &ticket.token };
        let sent = self.session.call::<IgnoredAny>(Verb::Post, route, Some(&payload), &Effect::New).await;
        if let Err(error) = sent {
            tracing::warn!(%error, "a notice could not be shown");
        }
    }

    fn notice_payload(&self, Notice { message, locale }: &Notice) -> Json {
        let worded = Worded::new(self.app.catalogue(), locale, &Reply::text(message.clone()), None);
        let mut payload = worded.shortened().payloads(None).pop().unwrap_or_default();
        payload["flags"] = json!(EPHEMERAL);
        payload
    }
}

/// A suggestion as Discord takes it. A value is never shortened: it would be another one.
fn choice(Suggestion { label, value }: &Suggestion) -> Option<Json> {
    let fits = (1..=SUGGESTION).contains(&value.chars().count()) && !label.is_empty();
    let label: String = label.chars().take(SUGGESTION).collect();
    fits.then(|| json!({ "name": label, "value": value }))
}
