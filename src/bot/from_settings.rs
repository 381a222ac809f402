//! From what the operator has set to a builder with everything in it.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::catalogue::Catalogue;
use refrain_core::provider::Task;
use refrain_core::queue::{QueueLimits, Retention, Tier, Tiers};
use refrain_core::retry::{Backoff, RetryPolicy};
use refrain_discord::{Discord, DiscordPreview};
use refrain_providers::bytez::{BodyStyle, Bytez};
use refrain_storage::{Bucket, BucketOutputs, Database, FolderOutputs, SqlJobs, SqlKeys, SqlPreferences, SqlTurns};
use refrain_telegram::{Limits, Pace, Telegram, TelegramPreview, Updates, WEBHOOK_PATH};
use refrain_web::access::{AccessToken, Scope};
use refrain_web::play::{Playground, tier_role};
use refrain_web::webhooks::Webhooks;
use refrain_web::{Inbound, Web};
use url::Url;

use super::BotBuilder;
use crate::settings::{self, BytezBody, Interactions, OPERATOR, Reserved, Settings};

/// Calls at once over all chats.
const OVERALL_BURST: u32 = 5;

/// The settings are sound, but something they name can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The folder for results.
    #[error(transparent)]
    Outputs(#[from] refrain_storage::OpenError),
    /// The bucket for results.
    #[error(transparent)]
    Bucket(#[from] refrain_storage::BucketError),
    /// The database.
    #[error(transparent)]
    Database(#[from] refrain_storage::DatabaseError),
    /// The client for Bytez.
    #[error(transparent)]
    Bytez(#[from] refrain_providers::bytez::BuildError),
}

impl BotBuilder {
    /// Takes everything from the operator's settings: platforms, providers, routes, limits, languages, and where results
    /// are kept. Commands are added by [`commands`](Self::commands).
    ///
    /// Faults in the operator's own `.ftl` files are logged; the built-in words stand in.
    ///
    /// # Errors
    ///
    /// [`SetUpError`].
    pub async fn settings(mut self, settings: &Settings) -> Result<Self, SetUpError> {
        let (catalogue, faults) = Catalogue::load(&settings.locales);
        for fault in faults {
            tracing::error!("{fault}; the words that worked before stay");
        }
        let database = Database::open(&settings.database).await?;
        self = self
            .catalogue(catalogue.default_locale(&settings.messages.default_locale))
            .policy(policy(settings))
            .tiers(tiers(settings))
            .limits(limits_of(settings))
            .premium_line(settings.messages.premium_line)
            .spoiler(settings.messages.spoiler)
            .shutdown_grace(settings.queue.shutdown_grace)
            .store(Arc::new(SqlJobs::new(database.clone(), settings.database.clone())))
            .key_store(Arc::new(SqlKeys::new(database.clone(), settings.queue.rescue_after)))
            .turn_store(Arc::new(SqlTurns::new(database.clone())))
            .preferences(SqlPreferences::new(database))
            .retention(Retention { outputs: settings.retention.outputs, jobs: settings.retention.jobs })
            .provider(bytez(settings)?, settings.credentials.bytez.iter().cloned());
        self = match bucket(settings) {
            Some(bucket) => self.outputs(BucketOutputs::open(&bucket).await?),
            None => self.outputs(FolderOutputs::open(&settings.outputs.folder).await?),
        };
        for task in Task::ALL {
            if let Some(route) = settings.routes.of(task) {
                self = self.route(task, route.clone());
            }
        }
        let web = settings.web.enabled.then(|| web(settings));
        if let Some(discord) = discord(settings) {
            self = self.platform(discord.interactions(interactions(settings, web.as_ref().map(Web::inbound))));
        }
        if let Some(token) = &settings.credentials.telegram {
            let updates = updates(settings, web.as_ref().map(Web::inbound));
            self = self.platform(telegram(settings, token.clone()).updates(updates));
        }
        if let Some(web) = web {
            self = self.web(web);
        }
        if let Some(listen) = settings.telemetry.listen {
            self = self.operations(for_callers(Web::new(listen), settings));
        }
        Ok(self)
    }
}

/// The bucket for results, if there is one.
fn bucket(settings: &Settings) -> Option<Bucket> {
    let set = &settings.outputs;
    Some(Bucket {
        url: set.url.clone()?,
        endpoint: set.endpoint.clone(),
        region: set.region.clone(),
        access_key_id: set.access_key_id.clone()?,
        secret_access_key: set.secret_access_key.clone()?,
        allow_http: set.allow_http,
    })
}

fn limits_of(settings: &Settings) -> QueueLimits {
    let set = &settings.queue;
    QueueLimits { max_queued: set.max_queued as usize, rescue_after: set.rescue_after, ..QueueLimits::default() }
}

fn policy(settings: &Settings) -> RetryPolicy {
    let retry = &settings.retry;
    RetryPolicy {
        max_attempts: retry.max_attempts,
        backoff: Backoff::new(retry.base_delay, retry.max_delay),
        timeout_grace: retry.timeout_grace,
        snooze_after: retry.snooze_after,
    }
}

fn tiers(settings: &Settings) -> Tiers {
    let tier = |name: &str, set: &settings::Tier| Tier {
        name: name.to_owned(),
        weight: set.weight,
        max_queued: set.max_queued as usize,
        max_running: set.max_running as usize,
        reserved: match set.reserved {
            Some(Reserved::Slots(slots)) => slots,
            // Which those are, the keys know.
            Some(Reserved::Keys(_)) | None => 0,
        },
        deadline: set.deadline,
    };
    let lowest = settings.tiers.get("free").map_or_else(Tier::free, |set| tier("free", set));
    settings.tiers.iter().filter(|(name, _)| *name != "free").fold(Tiers::new(lowest), |tiers, (name, set)| {
        let users = set.users.iter().map(ToString::to_string);
        let chosen = settings.web.choose_tier.then(|| tier_role(name));
        tiers.tier(tier(name, set), users, set.roles.iter().cloned().chain(chosen))
    })
}

fn bytez(settings: &Settings) -> Result<Bytez, refrain_providers::bytez::BuildError> {
    let body = match settings.bytez.body {
        BytezBody::Text => BodyStyle::Text,
        BytezBody::Input => BodyStyle::Input,
    };
    let max_bytes = usize::try_from(settings.bytez.max_result).unwrap_or(usize::MAX);
    Bytez::builder().base_url(settings.addresses.bytez.as_str()).body(body).max_bytes(max_bytes).build()
}

/// Discord as it is set, if there is a token; how its interactions arrive is left open.
pub fn discord(settings: &Settings) -> Option<Discord> {
    let set = &settings.discord;
    let limits = refrain_discord::Limits {
        overall_per_second: set.overall_per_second,
        progress_spacing: set.progress_every,
        upload: usize::try_from(set.max_upload).unwrap_or(usize::MAX),
        ..refrain_discord::Limits::default()
    };
    let token = settings.credentials.discord.clone()?;
    let discord = Discord::new(token)
        .api_url(settings.addresses.discord.clone())
        .limits(limits)
        .development_guild(set.development_guild)
        .publish_unlisted_locales(set.publish_unlisted_locales);
    Some(discord)
}

/// How Discord's interactions arrive: where they are calls, by the web interface's door if there is one.
fn interactions(settings: &Settings, inbound: Option<Inbound>) -> refrain_discord::Interactions {
    match (settings.discord.interactions, &settings.discord.public_key, inbound) {
        (Interactions::Http, Some(key), Some(inbound)) => {
            let mount = move |router| inbound.mount(refrain_discord::INTERACTIONS_PATH, router);
            refrain_discord::Interactions::Mounted { key: key.clone(), mount: Arc::new(mount) }
        }
        (Interactions::Http, Some(key), None) => {
            refrain_discord::Interactions::Http { listen: settings.listen, key: key.clone() }
        }
        // Without a key, the settings are at fault and don't come here.
        (Interactions::Gateway, ..) | (Interactions::Http, None, _) => refrain_discord::Interactions::Gateway,
    }
}

fn web(settings: &Settings) -> Web {
    let web = for_callers(Web::new(settings.listen), settings).playground(playground(settings));
    webhooks(settings).into_iter().fold(web, Web::webhooks)
}

/// Who may call, under which name and how often.
fn for_callers(web: Web, settings: &Settings) -> Web {
    let set = &settings.web;
    let operator = settings.credentials.web.clone().map(|secret| AccessToken::new(OPERATOR, secret, [Scope::Admin]));
    let web = web.allowed_hosts(set.allowed_hosts.iter().cloned()).requests_per_second(set.requests_per_second);
    operator.into_iter().chain(set.tokens.iter().cloned()).fold(web, Web::token)
}

fn playground(settings: &Settings) -> Playground {
    let playground = Playground::default().preview(DiscordPreview).preview(TelegramPreview);
    let others = settings.tiers.keys().filter(|name| *name != "free").cloned();
    let tiers = std::iter::once("free".to_owned()).chain(others);
    if settings.web.choose_tier { playground.tiers(tiers) } else { playground }
}

/// Calls to programs whose jobs ended, where there is something to sign them with.
fn webhooks(settings: &Settings) -> Option<Webhooks> {
    let set = &settings.webhooks;
    let webhooks = Webhooks::new(set.secret.clone()?);
    Some(webhooks.private(set.allow_private.clone()).within(set.timeout))
}

/// How Telegram's updates arrive: where they are calls, by the web interface's door.
fn updates(settings: &Settings, inbound: Option<Inbound>) -> Updates {
    match (settings.telegram.updates, &settings.web.public_url, inbound) {
        (settings::Updates::Webhook, Some(public), Some(inbound)) => {
            let mount = move |router| inbound.mount(WEBHOOK_PATH, router);
            Updates::Webhook { address: below(public, WEBHOOK_PATH), mount: Arc::new(mount) }
        }
        // Without an address or a web interface, the settings are at fault and don't come here.
        (settings::Updates::Polling | settings::Updates::Webhook, ..) => Updates::Polling,
    }
}

/// The address of `path` below a base address, which may have a path of its own.
fn below(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

fn telegram(settings: &Settings, token: secrecy::SecretString) -> Telegram {
    let set = &settings.telegram;
    Telegram::new(token).api_url(settings.addresses.telegram.clone()).poll_timeout(set.poll_timeout).limits(limits(set))
}

/// A burst of *b* and one call every *t* afterwards are `b + 60 s / t` in a minute: the pace leaves room for the burst.
fn limits(set: &settings::Telegram) -> Limits {
    let second = Duration::from_secs(1);
    Limits {
        private: Pace { every: second / set.chat_per_second, burst: set.chat_burst },
        group: bounded(Duration::from_mins(1), set.group_per_minute, set.chat_burst),
        overall: bounded(second, set.overall_per_second, OVERALL_BURST),
        upload: usize::try_from(set.max_upload).unwrap_or(usize::MAX),
        progress_spacing: set.progress_every,
        ..Limits::default()
    }
}

/// At most `calls` in any `time`, of which up to `burst` at once.
fn bounded(time: Duration, calls: u32, burst: u32) -> Pace {
    let burst = burst.min(calls.div_ceil(2));
    Pace { every: time / (calls - burst).max(1), burst }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_public_address_may_have_a_path_of_its_own() {
        let at = |base: &str| below(&base.parse().unwrap(), WEBHOOK_PATH).to_string();

        assert_eq!(at("https://bot.example"), "https://bot.example/telegram/webhook");
        assert_eq!(at("https://bot.example:8443/refrain/"), "https://bot.example:8443/refrain/telegram/webhook");
    }
}
