//! What people and the managers of chats have chosen: language, who may use the bot and for what, and how it shows things.
//!
//! A narrow choice wins over a wide one: a channel's or topic's over its server's or group's, and a person's language over
//! both. Whatever is not chosen has the operator's default.

mod memory;
mod place;

use std::collections::BTreeSet;

use async_trait::async_trait;

pub use self::memory::MemoryPreferences;
pub use self::place::Subject;

use crate::request::Origin;

/// What was chosen for one [`Subject`]; `None` leaves it to the wider one, and at last to the operator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Whether media are covered until somebody clicks them.
    pub spoiler: Option<bool>,
    /// Who may use the bot here.
    pub audience: Option<Audience>,
    /// The commands that may be used here, by name. `/settings` always may.
    pub commands: Option<BTreeSet<String>>,
    /// How many requests may be under way from here at once, of all people together.
    pub max_jobs: Option<u32>,
}

/// Who may use the bot in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody there.
    Everyone,
    /// People in a premium tier, and those who manage the chat.
    Premium,
    /// Those who manage the chat.
    Managers,
}

impl Preferences {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is chosen here, else what `wider` says.
    #[must_use]
    pub fn or(self, wider: Self) -> Self {
        Self {
            language: self.language.or(wider.language),
            spoiler: self.spoiler.or(wider.spoiler),
            audience: self.audience.or(wider.audience),
            commands: self.commands.or(wider.commands),
            max_jobs: self.max_jobs.or(wider.max_jobs),
        }
    }
}

/// Where preferences are kept.
#[async_trait]
pub trait PreferenceStore: Send + Sync + 'static {
    /// What is chosen for `subject`; nothing if it never chose.
    ///
    /// # Errors
    ///
    /// [`PreferenceError`] if it can't be read now.
    async fn load(&self, subject: &Subject) -> Result<Preferences, PreferenceError>;

    /// Keeps `preferences` for `subject`, in place of what was there; empty ones are forgotten.
    ///
    /// # Errors
    ///
    /// [`PreferenceError`] if it is not kept; what was there before stays.
    async fn save(&self, subject: &Subject, preferences: &Preferences) -> Result<(), PreferenceError>;
}

/// Preferences can't be read or kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("preferences are out of reach: {0}")]
pub struct PreferenceError(pub String);

/// What holds for one request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effective {
    /// The person's own language.
    pub own_language: Option<String>,
    /// What holds in the chat.
    pub chat: Preferences,
}

/// What holds at `origin`. Where the store can't be read, that is logged, and nothing is chosen.
pub(crate) async fn effective(store: &dyn PreferenceStore, origin: &Origin) -> Effective {
    let load = async |subject: Subject| match store.load(&subject).await {
        Ok(preferences) => preferences,
        Err(error) => {
            tracing::warn!(%subject, %error, "the defaults stand in");
            Preferences::default()
        }
    };
    let own_language = load(Subject::Person(origin.person.clone())).await.language;
    let mut chat = Preferences::default();
    if !origin.private {
        if let Some(narrow) = Subject::narrow(origin) {
            chat = load(narrow).await;
        }
        chat = chat.or(load(Subject::wide(origin)).await);
    }
    Effective { own_language, chat }
}
