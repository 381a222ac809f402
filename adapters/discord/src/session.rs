//! What all parts of the adapter share: the way to Discord, and what is known of it.

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value as Json;
use tokio::sync::OnceCell;

use crate::api::{Answered, Api, Body, CallError};
use crate::delivery::{Effect, deliver};
use crate::held::Held;
use crate::limiter::{Limiter, Limits};
use crate::memory::Memory;
use crate::route::{Route, Verb, hashed};

/// How many interactions with a file size of their own, and how many channels, are remembered.
const INTERACTIONS: usize = 65_536;
const CHANNELS: usize = 16_384;
/// How long an interaction's file size is of use: a job may outlive its token, and still be answered in the same channel.
const SIZES: Duration = Duration::from_hours(6);
/// How long a change of a channel's age restriction may go unnoticed.
const CHANNEL_NEWS: Duration = Duration::from_mins(10);

/// What all parts of the adapter share.
pub(crate) struct Session {
    pub(crate) api: Api,
    pub(crate) limiter: Limiter,
    pub(crate) shards: Held,
    application: OnceCell<u64>,
    /// The file sizes that interactions name, where they are not the usual one. Lost in a restart; then the usual one
    /// holds, and Discord's own refusal.
    sizes: Memory<usize>,
    /// Which channels are for adults.
    adult: Memory<bool>,
}

impl Session {
    pub(crate) fn new(api: Api, limits: Limits) -> Arc<Self> {
        Arc::new(Self {
            api,
            limiter: Limiter::new(limits),
            shards: Held::default(),
            application: OnceCell::new(),
            sizes: Memory::new(INTERACTIONS, SIZES),
            adult: Memory::new(CHANNELS, CHANNEL_NEWS),
        })
    }

    /// Makes a call with or without JSON, and sees it through.
    pub(crate) async fn call<R: DeserializeOwned>(
        &self,
        verb: Verb,
        route: Route<'_>,
        body: Option<&Json>,
        effect: &Effect,
    ) -> Result<R, CallError> {
        self.deliver(verb, route, effect, || self.api.call(verb, route, body.map_or(Body::Empty, Body::Json))).await
    }

    /// Sees a call through that `attempt` makes.
    pub(crate) async fn deliver<R, F>(
        &self,
        verb: Verb,
        route: Route<'_>,
        effect: &Effect,
        attempt: impl Fn() -> F,
    ) -> Result<R, CallError>
    where
        F: Future<Output = Answered<R>>,
    {
        deliver(&self.limiter, route.lane(verb), effect, attempt).await
    }

    /// The application's id: from an interaction or the login, else asked for.
    pub(crate) async fn application(&self) -> Result<u64, CallError> {
        let ask = || async {
            let application: Application = self.call(Verb::Get, Route::Application, None, &Effect::Result).await?;
            application.id()
        };
        self.application.get_or_try_init(ask).await.copied()
    }

    /// Remembers the application's id.
    pub(crate) fn is_application(&self, id: u64) {
        let _ = self.application.set(id); // It is always the same.
    }

    /// Remembers how large a file an interaction takes.
    pub(crate) fn takes(&self, token: &SecretString, bytes: usize) {
        if bytes != self.limiter.limits().upload {
            self.sizes.remember(hashed(token), bytes);
        }
    }

    /// How large a file may be, in a message with this token or without one.
    pub(crate) fn upload_limit(&self, token: Option<&SecretString>) -> usize {
        token.and_then(|token| self.sizes.recall(hashed(token))).unwrap_or(self.limiter.limits().upload)
    }

    /// Whether a channel is marked as one for adults; no, where the bot can't see it.
    ///
    /// Interactions say so, but serenity's type for their channel leaves it out.
    pub(crate) async fn is_adult(&self, channel: u64) -> bool {
        if let Some(known) = self.adult.recall(channel) {
            return known;
        }
        let asked: Result<Channel, _> = self.call(Verb::Get, Route::Channel { channel }, None, &Effect::Result).await;
        match asked {
            Ok(Channel { nsfw }) => {
                self.adult.remember(channel, nsfw);
                nsfw
            }
            Err(error) => {
                tracing::debug!(channel, %error, "whether the channel is for adults is unknown");
                if error.is_forbidden() || error.is_gone() {
                    self.adult.remember(channel, false);
                }
                false
            }
        }
    }

    /// Takes the original response away.
    pub(crate) async fn delete_original(&self, token: &SecretString) -> Result<(), CallError> {
        let route = Route::Followup { application: self.application().await?, token, message: None };
        self.call::<IgnoredAny>(Verb::Delete, route, None, &Effect::Result).await.map(drop)
    }
}

#[derive(Deserialize)]
struct Application {
    id: String,
}

impl Application {
    fn id(&self) -> Result<u64, CallError> {
        let detail = || CallError::Garbled { status: 200, detail: "the application has no id".into() };
        self.id.parse().map_err(|_| detail())
    }
}

#[derive(Deserialize)]
struct Channel {
    #[serde(default)]
    nsfw: bool,
}
