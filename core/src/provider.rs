//! An upstream that makes media: one call, one attempt.

mod remote;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

pub use self::remote::{Remote, RemoteCall};
use crate::failure::Failure;
use crate::reply::{Media, MediaKind};

/// An upstream API that makes media from a prompt.
///
/// A call is one attempt: implementations never retry, sleep or choose a key. [`retry::run`](crate::retry::run) owns
/// all three, because two retry loops multiply. It also bounds a call in time, by dropping the future.
#[async_trait]
pub trait Provider: Send + Sync + 'static {
    /// The name in settings, labels and logs, such as `bytez`.
    fn name(&self) -> &str;

    /// Asks once, with `key`.
    ///
    /// # Errors
    ///
    /// The [`Failure`] that decides what happens next.
    async fn generate(&self, key: &ApiKey, wanted: &Generation) -> Result<Output, Failure>;

    /// The same, for an upstream that takes a call, names it, and is asked for the result until that is there.
    ///
    /// Such a provider says the name by [`Remote::submitted`] as soon as it has it. Where [`Remote::known`] has one, it was
    /// submitted before with the same key, perhaps by a process that died: it is asked for and not submitted again. A
    /// failure after which it may still be asked for is [`Failure::TimedOut`], [`Failure::Unreachable`] or one that says to
    /// come back; any other says that the upstream has given it up.
    ///
    /// Default: the upstream answers at once, as [`generate`](Self::generate) has it.
    ///
    /// # Errors
    ///
    /// The [`Failure`] that decides what happens next.
    async fn generate_remotely(
        &self,
        key: &ApiKey,
        wanted: &Generation,
        remote: &Remote<'_>,
    ) -> Result<Output, Failure> {
        let _ = remote;
        self.generate(key, wanted).await
    }

    /// Fetches one result that [`generate`](Self::generate) left as a link. Costs nothing and may be repeated.
    ///
    /// # Errors
    ///
    /// [`Failure::DownloadFailed`] if it is worth fetching again, [`Failure::BadOutput`] if what is there is unusable.
    async fn fetch(&self, link: &str, wanted: &Generation) -> Result<Media, Failure>;

    /// Asks whether `key` is good without spending anything. `None` where the upstream has no such call.
    async fn probe(&self, key: &ApiKey) -> Option<Result<(), Failure>> {
        let _ = key;
        None
    }
}

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// A picture from a prompt.
    Image,
    /// A video from a prompt.
    Video,
    /// A picture from a picture and its prompt.
    Vary,
    /// A video from a picture and its prompt.
    Animate,
}

impl Task {
    /// Every task.
    pub const ALL: [Self; 4] = [Self::Image, Self::Video, Self::Vary, Self::Animate];

    /// The name in settings and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Vary => "vary",
            Self::Animate => "animate",
        }
    }

    /// The kind of media that comes of it.
    pub const fn media_kind(self) -> MediaKind {
        match self {
            Self::Image | Self::Vary => MediaKind::Image,
            Self::Video | Self::Animate => MediaKind::Video,
        }
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is asked of a provider in one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Picture or video.
    pub task: Task,
    /// The provider's name of the model, such as `owner/model`. The engine sets it from the route.
    pub model: String,
    /// What the person typed.
    pub prompt: String,
    /// Fixes the randomness where the model can.
    pub seed: Option<u64>,
    /// The picture to start from; always there for [`Task::Vary`] and [`Task::Animate`].
    pub source: Option<Media>,
    /// The same for every call of one job, so that an upstream that knows such keys charges once.
    pub idempotency_key: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The media itself, checked.
    Media(Vec<Media>),
    /// Links to it, at least one, to be [fetched](Provider::fetch).
    Links(Vec<String>),
}

/// A credential of one provider.
///
/// `Debug` and `Display` show the label only.
#[derive(Clone)]
pub struct ApiKey {
    label: String,
    account: String,
    secret: SecretString,
    concurrency: Option<u32>,
    kept_for: Vec<String>,
}

impl ApiKey {
    /// A key with a `label` for people, such as `bytez#2`. Its account is its own, its concurrency is to be learned.
    pub fn new(label: impl Into<String>, secret: SecretString) -> Self {
        let label = label.into();
        Self { account: label.clone(), label, secret, concurrency: None, kept_for: Vec::new() }
    }

    /// Names the account that pays; keys of one account share its quota and rate limits.
    #[must_use]
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.account = account.into();
        self
    }

    /// Tells how many calls the key may have in flight, at least 1. Where it is not told, it is learned.
    #[must_use]
    pub fn concurrency(mut self, limit: u32) -> Self {
        self.concurrency = Some(limit.max(1));
        self
    }

    /// Keeps it for the tiers of these names: no call of another is made with it. Default: it is everybody's.
    #[must_use]
    pub fn keep_for(mut self, tiers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.kept_for = tiers.into_iter().map(Into::into).collect();
        self.kept_for.sort();
        self.kept_for.dedup();
        self
    }

    /// The name for people.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The account that pays.
    pub fn account_name(&self) -> &str {
        &self.account
    }

    /// How many calls may be in flight, if that was told.
    pub const fn told_concurrency(&self) -> Option<u32> {
        self.concurrency
    }

    /// The names of the tiers that it is kept for, in alphabetical order; none if it is everybody's.
    pub fn kept_for(&self) -> &[String] {
        &self.kept_for
    }

    /// The secret itself, to be sent and nothing else.
    pub fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// A name that is stable over restarts and relabelling, and does not give the key away: the start of a keyed hash.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::new()
            .chain_update(b"refrain key fingerprint\0")
            .chain_update(self.secret.expose_secret().as_bytes())
            .finalize();
        format!("{:016x}", digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({})", self.label)
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// Which model of which provider to try, as in `bytez:owner/model`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// The provider's name.
    pub provider: String,
    /// The provider's name of the model.
    pub model: String,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.provider, self.model)
    }
}

impl std::str::FromStr for Target {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        match text.split_once(':') {
            Some((provider, model)) if !provider.is_empty() && !model.is_empty() => {
                Ok(Self { provider: provider.to_owned(), model: model.to_owned() })
            }
            _ => Err(TargetError),
        }
    }
}

/// The text is no `provider:model`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected provider:model, such as bytez:owner/model")]
pub struct TargetError;

/// For a task: what to try, in order, within which times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The chain, best first, at least one.
    pub chain: Vec<Target>,
    /// How long one call may take.
    pub attempt_timeout: Duration,
    /// How long the whole request may take, waits included.
    pub deadline: Duration,
}
