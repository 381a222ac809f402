//! Shows replies: sends new messages, edits those that are shown.

use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::reply::{DeliveryError, Media, Reply, Responder, Shown, Urgency};
use refrain_core::request::{Origin, ReplyToken};
use secrecy::SecretString;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value as Json, json};

use crate::api::{Body, CallError};
use crate::delivery::Effect;
use crate::limiter::Rank;
use crate::media::{FILES, form};
use crate::message::{self, EPHEMERAL, Worded};
use crate::place::{Place, Posted, live_token};
use crate::route::{Route, Verb};
use crate::session::Session;

/// The request, or one of its files, is larger than Discord takes.
const TOO_LARGE: u32 = 40_005;

/// Discord's [`Responder`].
pub(crate) struct Outbound {
    session: Arc<Session>,
    catalogue: Arc<Catalogue>,
}

/// What is shown in one message.
#[derive(Clone, Copy)]
struct Content<'a> {
    payload: &'a Json,
    media: &'a [Media],
    spoiler: bool,
}

/// The part of a sent message that is needed.
#[derive(Debug, Deserialize)]
struct Sent {
    id: String,
}

impl Sent {
    fn id(&self) -> Result<u64, CallError> {
        let detail = || CallError::Garbled { status: 200, detail: "the message has no id".into() };
        self.id.parse().map_err(|_| detail())
    }
}

#[async_trait]
impl Responder for Outbound {
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError> {
        let place = Place::of(origin)?;
        self.check_sizes(origin, reply)?;
        if let Some(token) = place.token {
            match self.send_followup(&place, token, locale, reply).await {
                // It ended earlier than it should have: then as if there were none.
                Err(error) if error.is_dead_token() => tracing::info!(%error, "an interaction's token is dead"),
                sent => return self.outcome(sent, reply).map(Shown::from),
            }
        }
        if !place.private {
            match self.send_to_channel(&place, locale, reply).await {
                Err(error) if error.is_forbidden() || error.is_gone() => {
                    tracing::info!(channel = place.channel, %error, "the bot can't write there, trying direct messages");
                }
                sent => return self.outcome(sent, reply).map(Shown::from),
            }
        }
        self.outcome(self.send_to_person(&place, locale, reply).await, reply).map(Shown::from)
    }

    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError> {
        let posted: Posted = shown.0.parse()?;
        let token = live_token(origin);
        let route = match (posted, token) {
            (Posted::Original { .. }, Some(token)) => {
                Route::Followup { application: self.session.application().await?, token, message: None }
            }
            (Posted::Followup { message, .. }, Some(token)) => {
                Route::Followup { application: self.session.application().await?, token, message: Some(message) }
            }
            (Posted::Original { .. } | Posted::Followup { .. }, None) => return Err(DeliveryError::Gone),
            (Posted::InChannel { channel, message }, _) => Route::Message { channel, message },
        };
        self.check_sizes(origin, reply)?;
        let effect = Effect::from(urgency);

        let mut worded = Worded::new(&self.catalogue, locale, reply, None);
        if effect.rank() == Rank::Progress {
            worded = worded.shortened();
        }
        let payloads = worded.payloads(None);
        let mut pieces = self.pieces(&payloads, reply).into_iter();
        let Some(first) = pieces.next() else { return Ok(()) };
        match self.write::<IgnoredAny>(Verb::Patch, route, first, &effect).await {
            Ok(IgnoredAny) | Err(CallError::GivenUp) => {}
            Err(error) if !route.needs_bot_token() && error.is_dead_token() => return Err(DeliveryError::Gone),
            Err(error) => return self.outcome(Err(error), reply),
        }
        // What does not fit into it follows. It is shown, so that it fails must not have all of it sent again.
        for piece in pieces {
            let followed = match token {
                Some(token) => self.followup(token, posted.is_private(), piece).await.map(drop),
                None => self.post(Place::of(origin)?.channel, piece).await.map(drop),
            };
            if let Err(error) = followed {
                tracing::warn!(%error, "a further part of a reply could not be sent");
            }
        }
        Ok(())
    }
}

impl Outbound {
    pub(crate) const fn new(session: Arc<Session>, catalogue: Arc<Catalogue>) -> Self {
        Self { session, catalogue }
    }

    /// Answers the interaction; that works where the bot itself is not, too.
    async fn send_followup(
        &self,
        place: &Place<'_>,
        token: &SecretString,
        locale: &Locale,
        reply: &Reply,
    ) -> Result<Posted, CallError> {
        let payloads = Worded::new(&self.catalogue, locale, reply, None).payloads(None);
        let mut posted = None;
        for piece in self.pieces(&payloads, reply) {
            let sent = self.followup(token, place.private, piece).await;
            let message = sent.map_err(|error| if posted.is_none() { error } else { error.after_a_part() })?;
            posted = Some(Posted::Followup { message, private: place.private });
        }
        posted.ok_or_else(nothing)
    }

    /// Writes into the channel. Others are there, so the person is mentioned: it may have taken long.
    async fn send_to_channel(&self, place: &Place<'_>, locale: &Locale, reply: &Reply) -> Result<Posted, CallError> {
        let mention = (!place.alone).then_some(place.person);
        self.send_into(place.channel, mention, locale, reply).await
    }

    async fn send_to_person(&self, place: &Place<'_>, locale: &Locale, reply: &Reply) -> Result<Posted, CallError> {
        let recipient = json!({ "recipient_id": place.person.to_string() });
        let opened = self.session.call::<Sent>(Verb::Post, Route::DirectMessages, Some(&recipient), &Effect::Result);
        let channel = opened.await.and_then(|opened| opened.id()).map_err(CallError::before_the_message)?;
        self.send_into(channel, None, locale, reply).await
    }

    async fn send_into(
        &self,
        channel: u64,
        mention: Option<u64>,
        locale: &Locale,
        reply: &Reply,
    ) -> Result<Posted, CallError> {
        let payloads = Worded::new(&self.catalogue, locale, reply, mention).payloads(mention);
        let mut posted = None;
        for piece in self.pieces(&payloads, reply) {
            let sent = self.post(channel, piece).await;
            let message = sent.map_err(|error| if posted.is_none() { error } else { error.after_a_part() })?;
            posted = Some(Posted::InChannel { channel, message });
        }
        posted.ok_or_else(nothing)
    }

    async fn followup(&self, token: &SecretString, private: bool, content: Content<'_>) -> Result<u64, CallError> {
        let application = self.session.application().await.map_err(CallError::before_the_message)?;
        let route = Route::Followups { application, token };
        let mut payload = content.payload.clone();
        if private {
            payload["flags"] = json!(EPHEMERAL);
        }
        let content = Content { payload: &payload, ..content };
        self.write::<Sent>(Verb::Post, route, content, &Effect::New).await?.id()
    }

    async fn post(&self, channel: u64, content: Content<'_>) -> Result<u64, CallError> {
        self.write::<Sent>(Verb::Post, Route::Messages { channel }, content, &Effect::New).await?.id()
    }

    /// Writes one message.
    async fn write<R: serde::de::DeserializeOwned>(
        &self,
        verb: Verb,
        route: Route<'_>,
        content: Content<'_>,
        effect: &Effect,
    ) -> Result<R, CallError> {
        let Content { payload, media, spoiler } = content;
        if media.is_empty() {
            return self.session.call(verb, route, Some(payload), effect).await;
        }
        let upload = || self.session.api.call(verb, route, Body::Form(form(payload, media, spoiler)));
        self.session.deliver(verb, route, effect, upload).await
    }

    /// The messages that a reply takes: its words, the last of them with as many files as go into one, and then the
    /// other files.
    fn pieces<'a>(&self, payloads: &'a [Json], reply: &'a Reply) -> Vec<Content<'a>> {
        let in_all = self.session.limiter.limits().upload_in_all;
        let mut files = batches(&reply.media, in_all).into_iter();
        let spoiler = reply.spoiler;
        let content = |payload, media| Content { payload, media, spoiler };
        let Some((last, before)) = payloads.split_last() else { return Vec::new() };
        let mut pieces: Vec<_> = before.iter().map(|payload| content(payload, &[][..])).collect();
        pieces.push(content(last, files.next().unwrap_or_default()));
        pieces.extend(files.map(|media| content(&NO_WORDS, media)));
        pieces
    }

    /// Refuses a file that is larger than the interaction said, or than Discord usually takes.
    fn check_sizes(&self, origin: &Origin, reply: &Reply) -> Result<(), DeliveryError> {
        let limit = self.session.upload_limit(origin.token.as_ref().map(ReplyToken::secret));
        match reply.media.iter().map(|media| media.bytes.len()).find(|size| *size > limit) {
            Some(size) => Err(DeliveryError::TooLarge { size, limit }),
            None => Ok(()),
        }
    }

    /// What came of a call; where Discord found a file too large, what can be said of it.
    fn outcome<T>(&self, done: Result<T, CallError>, reply: &Reply) -> Result<T, DeliveryError> {
        match done {
            Err(error) if error.is(&[TOO_LARGE]) || matches!(error, CallError::Refused { status: 413, .. }) => {
                let size = reply.media.iter().map(|media| media.bytes.len()).max().unwrap_or_default();
                Err(DeliveryError::TooLarge { size, limit: self.session.limiter.limits().upload.min(size) })
            }
            done => Ok(done?),
        }
    }
}

/// A message of nothing but files.
static NO_WORDS: LazyLock<Json> = LazyLock::new(|| message::payload("", &json!([]), None));

/// As many files as one message takes, by number and by size, again and again.
fn batches(media: &[Media], in_all: usize) -> Vec<&[Media]> {
    let mut batches = Vec::new();
    let mut rest = media;
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take(FILES).take_while(|media| {
            size += media.bytes.len();
            size <= in_all
        });
        let (batch, others) = rest.split_at(fits.count().max(1));
        batches.push(batch);
        rest = others;
    }
    batches
}

/// There is always a message to send; this stands for that there was none.
fn nothing() -> CallError {
    CallError::Refused { status: 0, code: 0, message: "there is nothing to send".into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::time::{Duration, SystemTime};

    use bytes::Bytes;
    use refrain_core::catalogue::{Message, id};
    use refrain_core::command::Action;
    use refrain_core::queue::JobId;
    use refrain_core::reply::MediaKind;
    use refrain_core::request::{Person, Platform};
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::stub::Stub;

    struct Scene {
        stub: Stub,
        outbound: Outbound,
        locale: Locale,
    }

    impl Scene {
        async fn answering<'a>(answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
            let stub = Stub::answering(answers).await;
            let catalogue = Arc::new(Catalogue::builtin());
            let locale = catalogue.negotiate(&["en-US"]);
            let outbound = Outbound::new(stub.session(), catalogue);
            Self { stub, outbound, locale }
        }

        async fn send(&self, origin: &Origin, reply: &Reply) -> Result<Shown, DeliveryError> {
            self.outbound.send(origin, &self.locale, reply).await
        }

        async fn edit(&self, origin: &Origin, shown: &str, reply: &Reply) -> Result<(), DeliveryError> {
            self.outbound.edit(origin, &self.locale, &Shown(shown.into()), reply, Urgency::Result).await
        }
    }

    /// Anna in a channel (5) of a server, whose interaction's token has so many seconds left.
    fn anna(seconds: u64) -> Origin {
        let person = Person { platform: Platform::DISCORD, id: "42".into() };
        let expires = SystemTime::now() + Duration::from_secs(seconds);
        let token = Some(ReplyToken::new("aaa".into(), expires));
        let pending = Some(Posted::Original { private: false }.into());
        Origin { server: Some("7".into()), token, pending, ..Origin::new(person, "5") }
    }

    fn in_private(origin: Origin) -> Origin {
        Origin { pending: Some(Posted::Original { private: true }.into()), ..origin }
    }

    fn words() -> Reply {
        Reply::text(Message::new(id::PING_TEXT))
    }

    fn picture(bytes: usize) -> Media {
        Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::from(vec![0; bytes]) }
    }

    const OK: &str = "200 OK";
    const SENT: &str = r#"{"id": "100", "channel_id": "5"}"#;
    const DEAD: (&str, &str) = ("401 Unauthorized", r#"{"code": 50027, "message": "Invalid Webhook Token"}"#);
    const NO_ACCESS: (&str, &str) = ("403 Forbidden", r#"{"code": 50001, "message": "Missing Access"}"#);
    const NO_MESSAGES: (&str, &str) = ("403 Forbidden", r#"{"code": 50007, "message": "Cannot send messages"}"#);

    #[tokio::test]
    async fn the_deferred_response_is_edited_into_the_answer() {
        let scene = Scene::answering([(OK, SENT)]).await;
        let action = Action::Cancel(JobId::random());
        let reply = words().button(Message::new(id::BUTTON_CANCEL), action.clone());

        let edited = scene.edit(&anna(800), "@original", &reply).await;

        assert_eq!(edited, Ok(()));
        let call = scene.stub.only_call();
        assert_eq!(call.line, "PATCH /webhooks/900/aaa/messages/@original");
        let body = call.json();
        assert_eq!(body["allowed_mentions"], json!({"parse": []}));
        assert_eq!(body["components"][0]["components"][0]["custom_id"], json!(action.to_string()));
        assert_eq!(body["attachments"], json!([]));
    }

    #[tokio::test]
    async fn a_response_whose_token_is_over_or_dead_is_gone() {
        let scene = Scene::answering([DEAD, ("404 Not Found", r#"{"code": 10015}"#)]).await;

        assert_eq!(scene.edit(&anna(30), "@original", &words()).await, Err(DeliveryError::Gone));
        assert_eq!(scene.stub.calls().len(), 0, "in its last minute it is not counted on");
        assert_eq!(scene.edit(&anna(800), "@original", &words()).await, Err(DeliveryError::Gone));
        assert_eq!(scene.edit(&anna(800), "@original", &words()).await, Err(DeliveryError::Gone));
    }

    #[tokio::test]
    async fn while_the_token_lives_a_new_message_is_one_of_the_interaction() {
        let scene = Scene::answering([(OK, SENT), (OK, SENT)]).await;

        let shown = scene.send(&anna(800), &words()).await;
        let edited = scene.edit(&anna(800), &shown.clone().unwrap().0, &words()).await;

        assert_eq!((shown, edited), (Ok(Shown("followup/100".into())), Ok(())));
        assert_eq!(scene.stub.lines(), ["POST /webhooks/900/aaa", "PATCH /webhooks/900/aaa/messages/100"]);
    }

    #[tokio::test]
    async fn later_it_is_one_in_the_channel_that_mentions_the_person_and_nobody_else() {
        let scene = Scene::answering([(OK, SENT)]).await;

        let shown = scene.send(&anna(30), &words()).await;

        assert_eq!(shown, Ok(Shown("5/100".into())));
        let call = scene.stub.only_call();
        assert_eq!(call.line, "POST /channels/5/messages");
        assert_eq!(call.json()["allowed_mentions"], json!({"parse": [], "users": ["42"]}));
        assert!(call.json()["content"].as_str().unwrap().starts_with("<@42>\n"));
    }

    #[tokio::test]
    async fn a_token_that_dies_early_is_as_none() {
        let scene = Scene::answering([DEAD, (OK, SENT)]).await;

        assert_eq!(scene.send(&anna(800), &words()).await, Ok(Shown("5/100".into())));
    }

    #[tokio::test]
    async fn where_the_bot_may_not_write_the_person_gets_a_direct_message() {
        let scene = Scene::answering([NO_ACCESS, (OK, r#"{"id": "6"}"#), (OK, SENT)]).await;

        let shown = scene.send(&anna(30), &words()).await;

        assert_eq!(shown, Ok(Shown("6/100".into())));
        assert_eq!(
            scene.stub.lines(),
            ["POST /channels/5/messages", "POST /users/@me/channels", "POST /channels/6/messages"]
        );
        assert_eq!(scene.stub.calls()[2].json()["allowed_mentions"], json!({"parse": []}));
    }

    #[tokio::test]
    async fn who_takes_no_direct_messages_can_not_be_reached() {
        let scene = Scene::answering([NO_ACCESS, (OK, r#"{"id": "6"}"#), NO_MESSAGES]).await;

        let shown = scene.send(&anna(30), &words()).await;

        assert!(matches!(shown, Err(DeliveryError::Forbidden(_))), "{shown:?}");
    }

    #[tokio::test]
    async fn what_only_the_person_may_see_never_goes_to_the_channel() {
        let scene = Scene::answering([(OK, SENT), (OK, r#"{"id": "6"}"#), (OK, SENT)]).await;

        let early = scene.send(&in_private(anna(800)), &words()).await;
        let late = scene.send(&in_private(anna(30)), &words()).await;

        assert_eq!(early, Ok(Shown("followup/100!private".into())));
        assert_eq!(scene.stub.calls()[0].json()["flags"], json!(64));
        assert_eq!(late, Ok(Shown("6/100".into())));
        assert_eq!(scene.stub.lines()[1..], ["POST /users/@me/channels", "POST /channels/6/messages"]);
    }

    #[tokio::test]
    async fn a_result_replaces_the_message_with_its_covered_picture() {
        let scene = Scene::answering([(OK, SENT)]).await;
        let reply = Reply { spoiler: true, ..words().media([picture(10)]) };

        let edited = scene.edit(&anna(800), "@original", &reply).await;

        assert_eq!(edited, Ok(()));
        let body = scene.stub.only_call().body;
        assert!(body.contains(r#"name="payload_json""#) && body.contains(r#"name="files[0]""#), "{body}");
        assert!(body.contains(r#""attachments":[{"filename":"SPOILER_picture.png","id":0}]"#), "{body}");
        assert!(body.contains(r#"filename="SPOILER_picture.png""#), "{body}");
    }

    #[tokio::test]
    async fn a_file_is_measured_by_what_its_interaction_takes() {
        let scene = Scene::answering([(OK, SENT)]).await;
        let origin = anna(800);
        let reply = words().media([picture(1200)]);

        let before = scene.edit(&origin, "@original", &reply).await;
        scene.outbound.session.takes(&"aaa".into(), 1300);
        let after = scene.edit(&origin, "@original", &reply).await;

        assert_eq!((before, after), (Err(DeliveryError::TooLarge { size: 1200, limit: 1000 }), Ok(())));
    }

    #[tokio::test]
    async fn files_that_are_too_much_for_one_call_follow_in_another() {
        let scene = Scene::answering([(OK, SENT), (OK, SENT)]).await;

        let edited = scene.edit(&anna(800), "@original", &words().media([picture(900), picture(900)])).await;

        assert_eq!(edited, Ok(()));
        assert_eq!(scene.stub.lines()[1], "POST /webhooks/900/aaa");
    }

    #[tokio::test]
    async fn a_file_that_discord_finds_too_large_is_told_as_that() {
        let scene = Scene::answering([("413 Payload Too Large", r#"{"code": 40005}"#)]).await;

        let edited = scene.edit(&anna(800), "@original", &words().media([picture(900)])).await;

        assert_eq!(edited, Err(DeliveryError::TooLarge { size: 900, limit: 900 }));
    }

    #[tokio::test]
    async fn an_edit_is_repeated_where_a_new_message_is_not() {
        let scene = Scene::answering([("", ""), (OK, SENT), ("", "")]).await;

        let edited = scene.edit(&anna(800), "@original", &words()).await;
        let sent = scene.send(&anna(800), &words()).await;

        assert_eq!(edited, Ok(()));
        assert!(matches!(sent, Err(DeliveryError::Network(_))), "{sent:?}");
        assert_eq!(scene.stub.calls().len(), 3);
    }

    #[tokio::test]
    async fn progress_that_is_stale_is_a_success_without_a_call() {
        let scene = Scene::answering([]).await;
        let stale = CancellationToken::new();
        stale.cancel();

        let shown = Shown("@original".into());
        let edited = scene.outbound.edit(&anna(800), &scene.locale, &shown, &words(), Urgency::Progress(stale)).await;

        assert_eq!((edited, scene.stub.calls().len()), (Ok(()), 0));
    }
}
