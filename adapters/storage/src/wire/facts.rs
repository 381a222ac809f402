//! What an accepted job is.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use refrain_core::catalogue::{Direction, Locale};
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::Tier;
use refrain_core::queue::store::{Callback, JobFacts, StoreError, Timestamp};
use refrain_core::reply::Shown;
use refrain_core::request::{Origin, Person, Platform, ReplyToken};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::unreadable;

#[derive(Serialize, Deserialize)]
pub(crate) struct Facts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retry_of: Option<String>,
    task: String,
    prompt: String,
    seed: Option<u64>,
    source: Option<String>,
    spoiler: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    callback: Option<String>,
    locale: Language,
    tier: Rank,
    origin: Place,
}

#[derive(Serialize, Deserialize)]
struct Language {
    tags: Vec<String>,
    right_to_left: bool,
}

#[derive(Serialize, Deserialize)]
struct Rank {
    name: String,
    weight: u32,
    max_queued: usize,
    max_running: usize,
    reserved: u32,
    /// Older ones have none.
    #[serde(default)]
    deadline_ms: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct Place {
    platform: String,
    person: String,
    server: Option<String>,
    chat: String,
    thread: Option<String>,
    message: Option<String>,
    private: bool,
    adult: bool,
    pending: Option<String>,
}

/// A right to answer, kept apart so that it can be forgotten.
#[derive(Serialize, Deserialize)]
pub(crate) struct Token {
    text: String,
    expires_ms: u64,
}

impl From<&JobFacts> for Facts {
    fn from(facts: &JobFacts) -> Self {
        let JobFacts { id: _, retry_of, work, origin, locale, tier, spoiler, callback, deadline: _ } = facts;
        let Work { task, prompt, seed, source } = work;
        Self {
            retry_of: retry_of.as_ref().map(ToString::to_string),
            task: task.as_str().to_owned(),
            prompt: prompt.clone(),
            seed: *seed,
            source: source.as_ref().map(ToString::to_string),
            spoiler: *spoiler,
            callback: callback.as_ref().map(|callback| callback.url.clone()),
            locale: Language {
                tags: locale.chain().map(str::to_owned).collect(),
                right_to_left: locale.direction() == Direction::RightToLeft,
            },
            tier: Rank {
                name: tier.name.clone(),
                weight: tier.weight,
                max_queued: tier.max_queued,
                max_running: tier.max_running,
                reserved: tier.reserved,
                deadline_ms: tier.deadline.map(|deadline| u64::try_from(deadline.as_millis()).unwrap_or(u64::MAX)),
            },
            origin: Place::from(origin),
        }
    }
}

impl From<&Origin> for Place {
    fn from(origin: &Origin) -> Self {
        let Origin { person, server, chat, thread, message, private, adult, pending, token: _ } = origin.clone();
        let Person { platform, id } = person;
        let (platform, pending) = (platform.as_str().to_owned(), pending.map(|Shown(id)| id));
        Self { platform, person: id, server, chat, thread, message, private, adult, pending }
    }
}

impl Facts {
    pub(crate) fn into_callback(self) -> Option<Callback> {
        self.callback.map(|url| Callback { url })
    }

    pub(crate) fn into_facts(
        self,
        id: &str,
        token: Option<Token>,
        deadline: Timestamp,
    ) -> Result<JobFacts, StoreError> {
        let Self { retry_of, task, prompt, seed, source, spoiler, callback, locale, tier, origin } = self;
        let source = source.map(|id| id.parse()).transpose().map_err(unreadable)?;
        let direction = if locale.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let Rank { name, weight, max_queued, max_running, reserved, deadline_ms } = tier;
        let tier_deadline = deadline_ms.map(Duration::from_millis);
        Ok(JobFacts {
            id: id.parse().map_err(unreadable)?,
            retry_of: retry_of.map(|id| id.parse()).transpose().map_err(unreadable)?,
            work: Work { task: task_of(&task)?, prompt, seed, source },
            origin: Origin { token: token.map(ReplyToken::from), ..Origin::from(origin) },
            locale: Locale::restore(locale.tags, direction),
            tier: Arc::new(Tier { name, weight, max_queued, max_running, reserved, deadline: tier_deadline }),
            spoiler,
            callback: callback.map(|url| Callback { url }),
            deadline,
        })
    }
}

impl From<Place> for Origin {
    fn from(place: Place) -> Self {
        let Place { platform, person, server, chat, thread, message, private, adult, pending } = place;
        let person = Person { platform: Platform::other(platform), id: person };
        Self { person, server, chat, thread, message, private, adult, pending: pending.map(Shown), token: None }
    }
}

impl From<&ReplyToken> for Token {
    fn from(token: &ReplyToken) -> Self {
        let since = token.expires().duration_since(UNIX_EPOCH).unwrap_or_default();
        let expires_ms = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        Self { text: token.secret().expose_secret().to_owned(), expires_ms }
    }
}

impl From<Token> for ReplyToken {
    fn from(Token { text, expires_ms }: Token) -> Self {
        Self::new(text.into(), UNIX_EPOCH + Duration::from_millis(expires_ms))
    }
}

fn task_of(name: &str) -> Result<Task, StoreError> {
    let known = Task::ALL.into_iter().find(|task| task.as_str() == name);
    known.ok_or_else(|| unreadable(format!("there is no task {name:?}")))
}
