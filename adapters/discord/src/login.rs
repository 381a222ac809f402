//! Tries the token, says who the bot is, and what is missing.

use refrain_core::adapter::AdapterError;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::PLATFORM;
use crate::api::CallError;
use crate::delivery::Effect;
use crate::route::{Route, Verb};
use crate::session::Session;

const ADVICE: &str = "look at DISCORD_TOKEN: the page Bot of your application on discord.com/developers shows it once, \
                      under Reset Token; and at DISCORD_API_URL, if it is set";

/// Who the bot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) application: u64,
    /// Without the `@`.
    pub(crate) username: String,
    /// What is odd, for the operator.
    pub(crate) warnings: Vec<&'static str>,
}

/// How to come to the gateway.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct GatewayBot {
    pub(crate) url: String,
    /// How many connections Discord recommends.
    pub(crate) shards: u32,
    pub(crate) session_start_limit: SessionStartLimit,
}

/// How many connections may still be made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct SessionStartLimit {
    pub(crate) remaining: u32,
    /// In milliseconds.
    pub(crate) reset_after: u64,
}

/// The parts of a user that are needed.
#[derive(Deserialize)]
struct User {
    username: String,
}

/// The parts of an application that are needed.
#[derive(Deserialize)]
struct Application {
    id: String,
    #[serde(default)]
    interactions_endpoint_url: Option<String>,
    #[serde(default)]
    integration_types_config: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(default)]
    bot_require_code_grant: bool,
}

/// How interactions are to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrive {
    Gateway,
    Http,
}

/// Asks who the bot is.
pub(crate) async fn identify(session: &Session, arrive: Arrive) -> Result<Identity, AdapterError> {
    let user: User = ask(session, Route::Me).await?;
    let application: Application = ask(session, Route::Application).await?;
    let nonsense = || AdapterError::Network { platform: PLATFORM, detail: "the application has no id".to_owned() };
    let id = application.id.parse().map_err(|_| nonsense())?;
    session.is_application(id);

    let identity = Identity { application: id, username: user.username, warnings: application.warnings(arrive) };
    tracing::info!(bot = %identity.username, application = id, "logged in to Discord");
    identity.warnings.iter().for_each(|warning| tracing::warn!("{warning}"));
    Ok(identity)
}

/// Asks for the gateway.
pub(crate) async fn gateway(session: &Session) -> Result<GatewayBot, AdapterError> {
    let gateway: GatewayBot = ask(session, Route::GatewayBot).await?;
    let limit = &gateway.session_start_limit;
    if limit.remaining < gateway.shards {
        // Discord resets the token of a bot that goes on.
        let minutes = limit.reset_after.div_ceil(60_000);
        let detail = format!(
            "this bot has started so often that it may connect only {} more times in the next {minutes} min, \
             and needs {}",
            limit.remaining, gateway.shards
        );
        return Err(AdapterError::Refused { platform: PLATFORM, detail, advice: "wait, and see what restarts it" });
    }
    Ok(gateway)
}

async fn ask<R: DeserializeOwned>(session: &Session, route: Route<'_>) -> Result<R, AdapterError> {
    session.call(Verb::Get, route, None, &Effect::Result).await.map_err(refusal)
}

pub(crate) fn refusal(error: CallError) -> AdapterError {
    match error {
        CallError::Refused { status: 401 | 403, message, .. } => token_refused(message),
        error => AdapterError::Network { platform: PLATFORM, detail: error.to_string() },
    }
}

pub(crate) fn token_refused(detail: String) -> AdapterError {
    AdapterError::Token { platform: PLATFORM, detail, advice: ADVICE }
}

impl Application {
    fn warnings(&self, arrive: Arrive) -> Vec<&'static str> {
        let endpoint = self.interactions_endpoint_url.is_some();
        let installs = self.integration_types_config.as_ref();
        let can_be =
            |install: &str| installs.is_none_or(|installs| installs.is_empty() || installs.contains_key(install));
        [
            (
                endpoint && arrive == Arrive::Gateway,
                "the application has an Interactions Endpoint URL, so Discord sends every command there and none over the \
                 gateway; empty it on the page General Information, or set interactions = \"http\"",
            ),
            (
                !endpoint && arrive == Arrive::Http,
                "the application has no Interactions Endpoint URL yet, so no command arrives; enter it on the page \
                 General Information while the bot runs",
            ),
            (
                !can_be("0"),
                "the application can't be added to servers: allow Guild Install on the page Installation",
            ),
            (
                !can_be("1"),
                "the application can't be added to people's accounts: allow User Install on the page Installation, or \
                 they can use it in its servers only",
            ),
            (
                self.bot_require_code_grant,
                "the application requires a code grant, so its invitation does not work; switch that off on the page Bot",
            ),
        ]
        .into_iter()
        .filter_map(|(odd, warning)| odd.then_some(warning))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::stub::Stub;

    const USER: (&str, &str) = ("200 OK", r#"{"id": "900", "username": "refrain"}"#);

    async fn identified(application: &str, arrive: Arrive) -> Identity {
        let stub = Stub::answering([USER, ("200 OK", application)]).await;
        identify(&stub.session(), arrive).await.unwrap()
    }

    #[tokio::test]
    async fn a_bot_that_is_set_up_well_has_nothing_to_warn_of() {
        let application = r#"{"id": "900", "integration_types_config": {"0": {}, "1": {}}}"#;

        let identity = identified(application, Arrive::Gateway).await;

        assert_eq!(identity, Identity { application: 900, username: "refrain".into(), warnings: Vec::new() });
    }

    #[tokio::test]
    async fn what_is_missing_is_told_with_what_to_do() {
        let elsewhere =
            r#"{"id": "900", "interactions_endpoint_url": "https://a.b", "integration_types_config": {"1": {}}}"#;

        let told = identified(elsewhere, Arrive::Gateway).await.warnings.join("\n");
        let by_http = identified(r#"{"id": "900"}"#, Arrive::Http).await.warnings.join("\n");

        assert!(told.contains("Interactions Endpoint URL") && told.contains("Guild Install"), "{told}");
        assert!(by_http.contains("no Interactions Endpoint URL yet"), "{by_http}");
    }

    #[tokio::test]
    async fn a_refused_token_names_the_variable_to_look_at() {
        let stub = Stub::answering([("401 Unauthorized", r#"{"code": 0, "message": "401: Unauthorized"}"#)]).await;

        let error = identify(&stub.session(), Arrive::Gateway).await.unwrap_err();

        assert!(matches!(&error, AdapterError::Token { detail, .. } if detail == "401: Unauthorized"), "{error:?}");
        assert!(error.to_string().contains("DISCORD_TOKEN"));
    }

    #[test]
    fn an_outage_is_not_taken_for_a_wrong_token() {
        for error in [CallError::Unsent("refused".into()), CallError::Server { status: 502 }] {
            assert!(matches!(refusal(error), AdapterError::Network { .. }));
        }
    }

    #[tokio::test]
    async fn a_bot_that_may_not_connect_again_says_so_instead_of_losing_its_token() {
        let body = r#"{"url": "wss://gateway.example", "shards": 2,
            "session_start_limit": {"total": 1000, "remaining": 1, "reset_after": 120000, "max_concurrency": 1}}"#;
        let stub = Stub::answering([("200 OK", body)]).await;

        let error = gateway(&stub.session()).await.unwrap_err();

        assert!(
            matches!(&error, AdapterError::Refused { detail, .. } if detail.contains("1 more times in the next 2 min"))
        );
    }
}
