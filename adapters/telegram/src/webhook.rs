//! Tells Telegram where to call, and looks every now and then whether it still does.

use std::time::Duration;

use refrain_core::adapter::AdapterError;
use ring::hmac;
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde::de::IgnoredAny;
use teloxide::payloads::{DeleteWebhook, GetWebhookInfo, SetWebhook};
use teloxide::types::AllowedUpdate;
use tokio::time::Instant;
use url::Url;

use crate::PLATFORM;
use crate::api::{BotApi, CallError};
use crate::contact::Watch;

/// What is wanted of Telegram, however it comes.
pub(crate) const UPDATES: [AllowedUpdate; 2] = [AllowedUpdate::Message, AllowedUpdate::CallbackQuery];
/// Calls at once. It is Telegram's own default, said so that no earlier setting stays.
const CONNECTIONS: u8 = 40;
/// How often is looked whether Telegram still calls here.
const LOOK: Duration = Duration::from_mins(1);
/// How long a fault says that updates don't get through, while some wait. Telegram tries again every minute at least.
const FRESH: Duration = LOOK.saturating_mul(2);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const ADVICE: &str = "look at web.public_url: Telegram must be able to call it by HTTPS, on port 443, 80, 88 or 8443, with a \
                      certificate that it can verify";

/// What Telegram knows of a webhook; the parts that are needed.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Known {
    /// Empty where there is none.
    url: String,
    /// Up to 100; at a Bot API server of one's own up to 100,000.
    max_connections: Option<u32>,
    allowed_updates: Vec<String>,
    pending_update_count: u64,
    last_error_date: Option<i64>,
    last_error_message: Option<String>,
}

/// A webhook as it should be.
pub(crate) struct Webhook {
    api: BotApi,
    address: Url,
    secret: String,
    /// The last fault that was told.
    told: Option<i64>,
    /// When that was new, where it is of this run.
    failed: Option<Instant>,
    /// Whether it was as it should be once, in this run.
    stood: bool,
    watch: Watch,
}

impl Webhook {
    /// Calls to `address`; `watch` is told whether they get here.
    pub(crate) fn new(api: BotApi, address: Url, watch: Watch) -> Self {
        let secret = secret(&api);
        Self { api, address, secret, told: None, failed: None, stood: false, watch }
    }

    /// What Telegram sends along with each call.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// Has Telegram call here, and sees to it that it stays so. Ends only with a refusal of an address that it has never
    /// called in this run.
    ///
    /// # Errors
    ///
    /// Telegram can't call this address.
    pub(crate) async fn keep(mut self) -> Result<(), AdapterError> {
        let mut pause = FIRST_PAUSE;
        loop {
            let looked = self.look().await;
            self.watch.tell(looked == Ok(true));
            let rest = match looked {
                Ok(_) => {
                    pause = FIRST_PAUSE;
                    LOOK
                }
                Err(CallError::Refused { code: 400, description }) if self.is_final(&description) => {
                    return Err(AdapterError::Refused { platform: PLATFORM, detail: description, advice: ADVICE });
                }
                Err(error) => {
                    let rest = match &error {
                        CallError::Flood { retry_after } => *retry_after,
                        _ => pause,
                    };
                    tracing::warn!(%error, ?rest, "the webhook could not be seen to, trying again");
                    pause = pause.saturating_mul(2).min(LOOK);
                    rest
                }
            };
            tokio::time::sleep(rest).await;
        }
    }

    /// Sets the webhook if it is not as it should be. Tells what went wrong with it, and says whether updates get through.
    async fn look(&mut self) -> Result<bool, CallError> {
        let known: Known = self.api.call(&GetWebhookInfo::new()).await?;
        let refused = self.tell(&known);
        // A refused secret may be one of somebody before; which it is Telegram does not tell.
        if refused || !self.is(&known) {
            self.set().await?;
            tracing::info!(address = %self.address, before = known.url, "Telegram calls here now");
        }
        self.stood = true;
        let failing = self.failed.is_some_and(|failed| failed.elapsed() < FRESH);
        Ok(known.pending_update_count == 0 || !failing)
    }

    fn is(&self, known: &Known) -> bool {
        let mut wanted = UPDATES.map(name);
        let mut allowed = known.allowed_updates.clone();
        wanted.sort_unstable();
        allowed.sort_unstable();
        known.url == self.address.as_str() && known.max_connections == Some(CONNECTIONS.into()) && allowed == wanted
    }

    async fn set(&self) -> Result<(), CallError> {
        let mut payload = SetWebhook::new(self.address.clone());
        payload.max_connections = Some(CONNECTIONS);
        payload.allowed_updates = Some(UPDATES.into());
        payload.secret_token = Some(self.secret.clone());
        self.api.call::<_, IgnoredAny>(&payload).await.map(drop)
    }

    /// Whether a refusal is one of an address that Telegram can never call: what was fine before is fine again later, and names
    /// and connections, which Telegram tries at once, fail for a while.
    fn is_final(&self, description: &str) -> bool {
        let description = description.to_lowercase();
        let passes =
            ["resolve host", "temporary", "timed out", "timeout"].iter().any(|word| description.contains(word));
        !(self.stood || passes)
    }

    /// Tells of a fault once. Says whether it is new and a refusal of ours.
    fn tell(&mut self, known: &Known) -> bool {
        let Some(fault) = known.last_error_message.as_deref().filter(|_| known.last_error_date != self.told) else {
            return false;
        };
        self.told = known.last_error_date;
        // What is there at the first look may be of a time when nobody was here.
        self.failed = self.stood.then(Instant::now);
        let waiting = known.pending_update_count;
        tracing::warn!(fault, waiting, address = known.url, "Telegram could not hand over an update, and tries again");
        fault.contains("401")
    }
}

/// Deletes a webhook that an earlier program or process set, which would keep all updates from being polled; those that wait
/// are kept.
pub(crate) async fn remove(api: &BotApi) {
    if let Err(error) = api.call::<_, IgnoredAny>(&DeleteWebhook::new()).await {
        tracing::warn!(%error, "if this bot has a webhook, it is still there");
    }
}

/// The secret of calls: it follows from the token, so that all processes of a bot have the same and nobody has to set one.
fn secret(api: &BotApi) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, api.token().expose_secret().as_bytes());
    let tag = hmac::sign(&key, b"refrain: secret of Telegram's calls");
    tag.as_ref().iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// As Telegram writes it.
fn name(kind: AllowedUpdate) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::contact::Contact;
    use crate::stub::{Stub, TOKEN};

    const OK: &str = r#"{"ok": true, "result": true}"#;

    fn here() -> Url {
        "https://bot.example/telegram/webhook".parse().unwrap()
    }

    fn webhook(stub: &Stub) -> Webhook {
        Webhook::new(stub.api(), here(), Arc::<Contact>::default().begin())
    }

    fn info(change: impl FnOnce(&mut Value)) -> String {
        let mut info = json!({
            "url": here(), "has_custom_certificate": false, "pending_update_count": 0, "max_connections": 40,
            "allowed_updates": ["callback_query", "message"],
        });
        change(&mut info);
        json!({"ok": true, "result": info}).to_string()
    }

    /// The methods called in one look at a webhook that Telegram knows so.
    async fn calls_after(info: &str) -> Vec<(String, String)> {
        let stub = Stub::answering([("200 OK", info), ("200 OK", OK)]).await;
        webhook(&stub).look().await.unwrap();
        stub.calls()
    }

    #[tokio::test]
    async fn a_webhook_that_is_as_it_should_be_is_left_alone() {
        let calls = calls_after(&info(|_| {})).await;

        assert_eq!(calls.len(), 1, "{calls:?}");
    }

    #[tokio::test]
    async fn one_that_is_not_is_set_with_everything_that_matters() {
        let others = [
            info(|info| info["url"] = "".into()),
            info(|info| info["url"] = "https://old.example/telegram/webhook".into()),
            info(|info| info["max_connections"] = 10.into()),
            info(|info| info["allowed_updates"] = json!(["message"])),
            info(|info| _ = info.as_object_mut().unwrap().remove("allowed_updates")),
            info(|info| {
                info["last_error_date"] = 1.into();
                info["last_error_message"] = "Wrong response from the webhook: 401 Unauthorized".into();
            }),
        ];

        for other in others {
            let calls = calls_after(&other).await;

            assert_eq!(calls.len(), 2, "{other}");
            let set: Value = serde_json::from_str(&calls[1].1).unwrap();
            assert_eq!((&*calls[1].0, &set["url"]), ("SetWebhook", &json!(here())));
            assert_eq!(set["max_connections"], 40);
            assert_eq!(set["allowed_updates"], json!(["message", "callback_query"]));
            assert_eq!(set["secret_token"], secret(&BotApi::new(TOKEN.into(), here())));
            assert_eq!(set.get("certificate"), None);
        }
    }

    #[tokio::test]
    async fn a_fault_is_told_and_acted_on_once() {
        let fault = info(|info| {
            info["last_error_date"] = 1.into();
            info["last_error_message"] = "Wrong response from the webhook: 401 Unauthorized".into();
        });
        let stub = Stub::answering([("200 OK", &*fault), ("200 OK", OK), ("200 OK", &*fault)]).await;
        let mut webhook = webhook(&stub);

        webhook.look().await.unwrap();
        webhook.look().await.unwrap();

        assert_eq!(stub.calls().len(), 3);
    }

    #[tokio::test]
    async fn updates_get_through_but_where_some_wait_and_a_fault_is_new() {
        let waiting = |fault: i64, updates: u64| {
            info(|info| {
                info["last_error_date"] = fault.into();
                info["last_error_message"] = "Connection refused".into();
                info["pending_update_count"] = updates.into();
            })
        };
        let looks = [waiting(1, 5), waiting(2, 5), waiting(2, 0), waiting(2, 5), waiting(3, 5)];
        let stub = Stub::answering(looks.iter().map(|look| ("200 OK", look.as_str()))).await;
        let mut webhook = webhook(&stub);

        let mut told = Vec::new();
        for _ in &looks {
            told.push(webhook.look().await.unwrap());
        }

        assert_eq!(told, [true, false, true, false, false], "what was there before this run tells nothing of it");
    }

    #[tokio::test]
    async fn of_a_bot_api_server_of_ones_own_more_connections_are_understood() {
        let calls = calls_after(&info(|info| info["max_connections"] = 100_000.into())).await;

        assert_eq!(calls.len(), 2, "{calls:?}");
    }

    #[tokio::test]
    async fn only_an_address_that_was_never_fine_is_refused_for_good_and_for_no_reason_that_passes() {
        let refused = |why: &str| {
            json!({"ok": false, "error_code": 400, "description": format!("Bad Request: bad webhook: {why}")})
                .to_string()
        };
        let unresolved = refused("Failed to resolve host: Temporary failure in name resolution");
        let (port, none) =
            (refused("Webhook can be set up only on ports 80, 88, 443 or 8443"), info(|info| info["url"] = "".into()));
        let answers = [&*unresolved, &*port, OK, &*port].map(|set| {
            let status = if set == OK { "200 OK" } else { "400 Bad Request" };
            [("200 OK", &*none), (status, set)]
        });
        let stub = Stub::answering(answers.into_iter().flatten()).await;
        let mut webhook = webhook(&stub);

        let mut ends = Vec::new();
        for _ in answers {
            ends.push(match webhook.look().await {
                Err(CallError::Refused { description, .. }) => Some(webhook.is_final(&description)),
                Err(error) => panic!("{error}"),
                Ok(_) => None,
            });
        }

        assert_eq!(ends, [Some(false), Some(true), None, Some(false)]);
    }

    #[tokio::test]
    async fn an_address_that_telegram_can_not_call_is_told_with_its_setting() {
        let refusal = r#"{"ok": false, "error_code": 400,
            "description": "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"}"#;
        let none = info(|info| info["url"] = "".into());
        let stub = Stub::answering([("200 OK", &*none), ("400 Bad Request", refusal)]).await;

        let told = webhook(&stub).keep().await.unwrap_err().to_string();

        assert!(told.contains("HTTPS URL") && told.contains("web.public_url"), "{told}");
    }

    #[test]
    fn a_secret_is_the_tokens_own_and_fit_for_telegram() {
        let of = |token: &str| secret(&BotApi::new(token.into(), here()));

        assert_eq!(of(TOKEN), of(TOKEN));
        assert_ne!(of(TOKEN), of("1:a"));
        assert!(of(TOKEN).len() == 64 && of(TOKEN).bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
