//! Takes the interactions of one shard from the gateway, through serenity, which identifies, beats, resumes and
//! reconnects. Which shards are this process's is decided in `shards`.
//!
//! No intents are asked for: interactions come without any. Serenity gets the gateway's address from us, so it never
//! turns to another one by itself. It tells of what is new, and not of what is lost: that is looked at.
//!
//! What serenity 0.12 does and can't be changed from outside: it may turn without a pause (for which a shard has a thread of
//! its own, see `apart`), it comes back to the address of the first connection
//! (`resume_gateway_url` is not used), and a connection that is closed without a code is noticed by the next heartbeat
//! only.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::StreamExt as _;
use refrain_core::adapter::AdapterError;
use secrecy::ExposeSecret;
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager, ShardManagerOptions};
use serenity::http::HttpBuilder;
use serenity::model::event::Event;
use serenity::model::gateway::GatewayIntents;
use serenity::model::id::ShardId;
use serenity::prelude::{Context, RawEventHandler};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use crate::PLATFORM;
use crate::apart::{Apart, Back};
use crate::dispatch::Dispatch;
use crate::held::Hold;
use crate::login::{self, GatewayBot};
use crate::session::Session;

/// Serenity gives a shard 5 s to say goodbye; more than this is not worth a person's wait.
const FAREWELL: Duration = Duration::from_secs(8);
/// How often is looked whether a shard is connected.
const LOOK: Duration = Duration::from_millis(500);

/// Takes the interactions of the shard that `hold` is for until `stop`, or until Discord refuses the bot for good.
pub(crate) async fn run(
    session: &Session,
    dispatch: Arc<Dispatch>,
    gateway: &GatewayBot,
    hold: &Hold<'_>,
    stop: &CancellationToken,
) -> Result<(), AdapterError> {
    // It makes no calls; where it did, they would go to the same address.
    let http = HttpBuilder::new(session.api.token().expose_secret())
        .proxy(session.api.address().as_str().trim_end_matches('/'))
        .ratelimiter_disabled(true)
        .build();
    let (shards, mut ended) = ShardManager::new(ShardManagerOptions {
        data: Arc::default(),
        event_handlers: Vec::new(),
        raw_event_handlers: vec![Arc::new(Handler { dispatch, back: Back::here() })],
        shard_index: hold.shard(),
        shard_init: 1,
        shard_total: gateway.shards,
        ws_url: Arc::new(Mutex::new(gateway.url.clone())),
        http: Arc::new(http),
        intents: GatewayIntents::empty(),
        presence: None,
    });
    let failed = |detail: String| AdapterError::Network { platform: PLATFORM, detail };
    let apart = Apart::start(&format!("discord-shard-{}", hold.shard())).map_err(|error| failed(error.to_string()))?;
    apart.within(|| shards.initialize().map_err(|error| failed(error.to_string())))?;

    let taking = async {
        tokio::select! {
            ended = ended.next() => ended,
            never = watch(&shards, hold) => match never {},
        }
    };
    let ended = stop.run_until_cancelled(taking).await;
    hold.connected(false);
    if tokio::time::timeout(FAREWELL, shards.shutdown_all()).await.is_err() {
        tracing::debug!("the gateway did not say goodbye in time");
    }
    match ended {
        // Asked to stop.
        None | Some(None | Some(Ok(()))) => Ok(()),
        Some(Some(Err(error))) => Err(refusal(&error)),
    }
}

/// Notes every now and then whether the shard is connected.
async fn watch(shards: &ShardManager, hold: &Hold<'_>) -> Infallible {
    loop {
        let stage = shards.runners.lock().await.get(&ShardId(hold.shard())).map(|runner| runner.stage);
        hold.connected(stage == Some(ConnectionStage::Connected));
        tokio::time::sleep(LOOK).await;
    }
}

/// Hands interactions on. Serenity runs it in a task of its own for each event.
struct Handler {
    dispatch: Arc<Dispatch>,
    back: Back,
}

#[async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, context: Context, event: Event) {
        match event {
            Event::InteractionCreate(created) => self.back.within(|| self.dispatch.take(created.interaction)),
            Event::Ready(ready) => {
                tracing::info!(shard = %context.shard_id, guilds = ready.ready.guilds.len(), "connected to Discord");
            }
            Event::Resumed(_) => tracing::info!(shard = %context.shard_id, "connected to Discord again"),
            _ => {}
        }
    }
}

/// Why Discord closed the connection for good.
fn refusal(error: &GatewayError) -> AdapterError {
    let refused =
        |detail: &str, advice| AdapterError::Refused { platform: PLATFORM, detail: detail.to_owned(), advice };
    match error {
        GatewayError::InvalidAuthentication => login::token_refused("the gateway closed with 4004".to_owned()),
        GatewayError::DisallowedGatewayIntents => refused(
            "the gateway closed with 4014, intents that it is not allowed",
            "Refrain asks for none; look whether something between it and Discord does",
        ),
        GatewayError::InvalidGatewayIntents => {
            refused("the gateway closed with 4013, unknown intents", "this version of Refrain is too old")
        }
        error => AdapterError::Network { platform: PLATFORM, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_for_good_says_what_to_do() {
        let token = refusal(&GatewayError::InvalidAuthentication).to_string();
        let intents = refusal(&GatewayError::DisallowedGatewayIntents).to_string();

        assert!(token.contains("DISCORD_TOKEN"), "{token}");
        assert!(intents.contains("4014"), "{intents}");
    }
}
