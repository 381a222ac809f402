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
            let message = self.followup(token, place.private, piece).await?;
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
        let opened: Sent =
            self.session.call(Verb::Post, Route::DirectMessages, Some(&recipient), &Effect::Result).await?;
        self.send_into(opened.id()?, None, locale, reply).await
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
            posted = Some(Posted::InChannel { channel, message: self.post(channel, piece).await? });
        }
        posted.ok_or_else(nothing)
    }

    async fn followup(&self, token: &SecretString, private: bool, content: Content<'_>) -> Result<u64, CallError> {
        let route = Route::Followups { application: self.session.application().await?, token };
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
    CallError::Unsent("there is nothing to send".into())
}
