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
use refrain_core::metrics;
use refrain_core::reply::{Reply, Shown};
use refrain_core::request::{Ask, Platform, Request};
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

    /// The app that requests are handed to.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Takes an interaction, without waiting.
    pub(crate) fn take(self: &Arc<Self>, interaction: Interaction) {
        let received = Instant::now();
        let Some(asked) = incoming(interaction) else { return };
        let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
            tracing::warn!("an interaction is dropped: {AT_ONCE} are under way");
            not_acknowledged("dropped");
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
                Ok(IgnoredAny) => return acknowledged(received),
                Err(error) if may_be_done && error.is(&[ALREADY]) => return acknowledged(received),
                Err(CallError::Refused { code, message, .. }) => {
                    tracing::warn!(code, message, after = ?received.elapsed(), "an interaction could not be answered");
                    return not_acknowledged("refused");
                }
                Err(error) if received.elapsed() + PAUSE > ACKNOWLEDGE_WITHIN => {
                    tracing::warn!(%error, "an interaction could not be answered in time");
                    return not_acknowledged("failed");
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

/// Notes how long an interaction waited for its answer; it has one.
fn acknowledged(received: Instant) -> bool {
    metrics::acknowledged(Platform::DISCORD.as_str(), received.elapsed());
    true
}

/// Notes that an interaction has no answer, and why; it does not go on.
fn not_acknowledged(outcome: &str) -> bool {
    metrics::not_acknowledged(Platform::DISCORD.as_str(), outcome);
    false
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::collections::BTreeMap;

    use ::metrics::set_default_local_recorder;
    use async_trait::async_trait;
    use metrics_exporter_prometheus::PrometheusBuilder;
    use refrain_core::Failure;
    use refrain_core::app::{Call, Messenger};
    use refrain_core::catalogue::Catalogue;
    use refrain_core::command::{Action, Answer, Arg, Command, CommandSpec};
    use refrain_core::queue::{JobId, JobQueue, MemoryStore, QueueLimits, Tiers};
    use refrain_core::reply::Responder;
    use refrain_core::request::Platform;
    use refrain_core::retry::{Engine, Random, RetryPolicy};

    use super::*;
    use crate::outbound::Outbound;
    use crate::stub::{Stub, interaction};

    /// `/ping`, or `/secret` for the person's eyes only; both suggest what is typed, twice, and hang on "hang".
    struct Ping(&'static str);

    #[async_trait]
    impl Command for Ping {
        type Args = IgnoredAny;

        fn spec(&self) -> CommandSpec {
            let spec = CommandSpec::new(self.0, id::COMMAND_PING)
                .arg(Arg::text("style", id::ARGUMENT_PROMPT, 0, 100).suggested());
            if self.0 == "secret" { spec.ephemeral() } else { spec }
        }

        async fn run(&self, _: &Call<'_>, _: Self::Args) -> Result<Answer, Failure> {
            Ok(Reply::text(Message::new(id::PING_TEXT)).into())
        }

        async fn suggest(&self, _: &Call<'_>, _: &str, typed: &str) -> Vec<Suggestion> {
            if typed == "hang" {
                std::future::pending::<()>().await;
            }
            vec![
                Suggestion { label: typed.to_owned(), value: typed.repeat(2) },
                Suggestion { label: "too long".to_owned(), value: "x".repeat(101) },
            ]
        }
    }

    pub(crate) fn dispatch(stub: &Stub) -> Arc<Dispatch> {
        let (session, catalogue) = (stub.session(), Arc::new(Catalogue::builtin()));
        let engine = Arc::new(Engine::new(RetryPolicy::default(), Random::from_os()));
        let queue = Arc::new(JobQueue::new(Arc::clone(&engine), Arc::new(MemoryStore::new()), QueueLimits::default()));
        let outbound: Arc<dyn Responder> = Arc::new(Outbound::new(Arc::clone(&session), Arc::clone(&catalogue)));
        let responders = BTreeMap::from([(Platform::DISCORD, outbound)]);
        let messenger = Arc::new(Messenger::new(responders, engine, Tiers::default(), false));
        let app = App::new(catalogue, queue, Tiers::default(), messenger).command(Ping("ping")).command(Ping("secret"));
        Dispatch::new(Arc::new(app), session)
    }

    /// Takes an interaction with these changes, and waits until it is handled; each call and what it says.
    async fn taken<'a>(changes: Json, answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<(String, Json)> {
        let stub = Stub::answering(answers).await;
        let dispatch = dispatch(&stub);

        dispatch.take(interaction(&changes));
        dispatch.drain().await;

        let said = |body: &str| serde_json::from_str(body).unwrap_or_default();
        stub.calls().into_iter().map(|call| (call.line, said(&call.body))).collect()
    }

    const DONE: (&str, &str) = ("204 No Content", "");
    const SENT: (&str, &str) = ("200 OK", r#"{"id": "100"}"#);
    const CALLBACK: &str = "POST /interactions/1000/aaa/callback";
    const ORIGINAL: &str = "/webhooks/900/aaa/messages/@original";

    fn command(name: &str) -> Json {
        json!({"data": {"id": "1", "name": name, "type": 1}})
    }

    fn pressed(action: &str) -> Json {
        json!({"type": 3, "data": {"custom_id": action, "component_type": 2}})
    }

    #[tokio::test]
    async fn a_command_is_deferred_before_anything_else_and_then_answered_in_place() {
        let calls = taken(command("ping"), [DONE, SENT]).await;

        assert_eq!(calls[0], (CALLBACK.to_owned(), json!({"type": 5})));
        assert_eq!(calls[1].0, format!("PATCH {ORIGINAL}"));
        assert_eq!(calls.len(), 2);
    }

    #[tokio::test]
    async fn a_command_for_the_persons_eyes_only_is_deferred_as_that() {
        let calls = taken(command("secret"), [DONE, SENT]).await;

        assert_eq!(calls[0].1, json!({"type": 5, "data": {"flags": 64}}));
    }

    #[tokio::test]
    async fn an_interaction_that_discord_has_dropped_is_left_alone() {
        let unknown = ("404 Not Found", r#"{"code": 10062, "message": "Unknown interaction"}"#);

        assert_eq!(taken(command("ping"), [unknown]).await.len(), 1);
    }

    #[tokio::test]
    async fn an_acknowledgement_whose_fate_is_unknown_is_tried_again() {
        let already = ("400 Bad Request", r#"{"code": 40060, "message": "already acknowledged"}"#);

        let calls = taken(command("ping"), [("", ""), already, SENT]).await;

        assert_eq!(calls[2].0, format!("PATCH {ORIGINAL}"));
    }

    #[tokio::test]
    async fn one_that_somebody_else_has_answered_is_left_alone() {
        let already = ("400 Bad Request", r#"{"code": 40060, "message": "already acknowledged"}"#);

        assert_eq!(taken(command("ping"), [already]).await.len(), 1);
    }

    #[tokio::test]
    async fn what_came_of_an_acknowledgement_is_counted() {
        let recorder = PrometheusBuilder::new().build_recorder();
        let _recorded = set_default_local_recorder(&recorder);
        let unknown = ("404 Not Found", r#"{"code": 10062, "message": "Unknown interaction"}"#);
        let stub = Stub::answering([DONE, SENT, unknown]).await;
        let dispatch = dispatch(&stub);
        let take = |name| {
            dispatch.take(interaction(&command(name)));
            dispatch.drain()
        };

        take("ping").await;
        take("ping").await;
        let _all = Arc::clone(&dispatch.permits).try_acquire_many_owned(u32::try_from(AT_ONCE).unwrap()).unwrap();
        take("ping").await;

        let told = recorder.handle().render();
        for outcome in ["ok", "refused", "dropped"] {
            let line = format!("refrain_acknowledgements_total{{platform=\"discord\",outcome=\"{outcome}\"}} 1");
            assert!(told.contains(&line), "{line}: {told}");
        }
    }

    #[tokio::test]
    async fn a_press_on_cancel_changes_nothing_at_first_and_tells_the_person_alone() {
        let calls = taken(pressed(&Action::Cancel(JobId::random()).to_string()), [DONE, SENT]).await;

        assert_eq!(calls[0].1, json!({"type": 6}));
        assert_eq!((calls[1].0.as_str(), &calls[1].1["flags"]), ("POST /webhooks/900/aaa", &json!(64)));
    }

    #[tokio::test]
    async fn a_press_of_which_only_a_notice_comes_leaves_no_response_hanging() {
        let calls = taken(pressed(&Action::Again(JobId::random()).to_string()), [DONE, DONE, SENT]).await;

        assert_eq!(calls[0].1, json!({"type": 5}));
        assert_eq!(calls[1].0, format!("DELETE {ORIGINAL}"));
        assert_eq!((calls[2].0.as_str(), &calls[2].1["flags"]), ("POST /webhooks/900/aaa", &json!(64)));
    }

    #[tokio::test]
    async fn a_button_of_another_version_is_answered_at_once_in_the_persons_language() {
        let mut press = pressed("explode:1");
        press["locale"] = json!("de");

        let calls = taken(press, [DONE]).await;

        let catalogue = Catalogue::builtin();
        let expected = catalogue.plain(&catalogue.negotiate(&["de"]), &Message::new(id::UNKNOWN_BUTTON));
        assert_eq!((&calls[0].1["type"], &calls[0].1["data"]["flags"]), (&json!(4), &json!(64)));
        assert_eq!(calls[0].1["data"]["content"], json!(expected));
    }

    fn typing(typed: &str) -> Json {
        let options = json!([{"name": "style", "type": 3, "value": typed, "focused": true}]);
        json!({"type": 4, "data": {"id": "1", "name": "ping", "type": 1, "options": options}})
    }

    #[tokio::test]
    async fn what_is_typed_gets_the_commands_suggestions() {
        let calls = taken(typing("oi"), [DONE]).await;

        assert_eq!(calls[0].1, json!({"type": 8, "data": {"choices": [{"name": "oi", "value": "oioi"}]}}));
    }

    #[tokio::test]
    async fn suggestions_that_take_too_long_are_none() {
        let stub = Stub::answering([DONE]).await;
        let dispatch = dispatch(&stub);
        let Incoming { ticket, request, .. } = incoming(interaction(&typing("hang"))).unwrap();
        // As if it had come a little before: nobody waits for real here.
        let received = Instant::now().checked_sub(SUGGEST_WITHIN).unwrap();

        dispatch.suggest(&ticket, &request, "style", "hang", received).await;

        assert_eq!(stub.only_call().json(), json!({"type": 8, "data": {"choices": []}}));
    }
}
