//! The bot's own address for interactions: signed requests, and the check that Discord does before it takes one.

use std::sync::{Mutex, PoisonError};

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use url::Url;

use super::{ANSWER_WITHIN, FakeDiscord, world::unix_millis};
use crate::call;

/// The key that signs, and where to.
#[derive(Debug)]
pub(super) struct Endpoint {
    key: SigningKey,
    url: Mutex<Option<Url>>,
}

impl Default for Endpoint {
    fn default() -> Self {
        Self { key: SigningKey::from_bytes(&rand::random()), url: Mutex::default() }
    }
}

impl FakeDiscord {
    /// Saves the address to which interactions go from now on, instead of over the gateway. As the real one, it first
    /// sends a PING with a good signature and one with a bad signature. Only `http://` on loopback.
    ///
    /// # Errors
    ///
    /// What the bot did wrong with them; the address is not saved then.
    pub async fn save_endpoint(&self, url: &str) -> Result<(), String> {
        let endpoint = &self.shared.endpoint;
        let url: Url = url.parse().map_err(|error| format!("{url} is no URL: {error}"))?;
        let ping = json!({
            "id": "1", "application_id": self.application_id().to_string(), "type": 1, "token": "ping", "version": 1,
        });
        let before = endpoint.set(Some(url));
        let checked = check(endpoint, &ping.to_string()).await;
        if checked.is_err() {
            endpoint.set(before);
        }
        self.shared.changed();
        checked
    }
}

async fn check(endpoint: &Endpoint, ping: &str) -> Result<(), String> {
    match endpoint.post(ping, true).await? {
        (200, body) if body["type"] == 1 => {}
        (status, body) => return Err(format!("a PING was answered with {status} {body}, not with a PONG")),
    }
    match endpoint.post(ping, false).await? {
        (401, _) => Ok(()),
        (status, _) => Err(format!("a bad signature was answered with {status}, not with 401")),
    }
}

impl Endpoint {
    pub(super) fn public_key(&self) -> String {
        hex(self.key.verifying_key().as_bytes())
    }

    pub(super) fn is_saved(&self) -> bool {
        self.url().is_some()
    }

    pub(super) fn url(&self) -> Option<Url> {
        self.url.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, url: Option<Url>) -> Option<Url> {
        std::mem::replace(&mut *self.url.lock().unwrap_or_else(PoisonError::into_inner), url)
    }

    /// Posts `body`, signed well or badly; gives the status and the JSON that came back, `null` for none.
    pub(super) async fn post(&self, body: &str, well: bool) -> Result<(u16, Value), String> {
        let Some(url) = self.url() else { return Err("no endpoint is saved".into()) };
        let timestamp = (unix_millis() / 1000).to_string();
        let signed = if well { format!("{timestamp}{body}") } else { format!("{timestamp}another body") };
        let signature = hex(&self.key.sign(signed.as_bytes()).to_bytes());
        let headers = [
            ("user-agent", "Discord-Interactions/1.0 (+https://discord.com)"),
            ("x-signature-ed25519", &*signature),
            ("x-signature-timestamp", &*timestamp),
        ];
        let answer = tokio::time::timeout(ANSWER_WITHIN, call::post(&url, &headers, body.to_owned())).await;
        let answer = answer.unwrap_or_else(|_| Err("the endpoint didn't answer within 3 s".into()))?;
        let body =
            if answer.body.is_empty() { Value::Null } else { serde_json::from_slice(&answer.body).unwrap_or_default() };
        Ok((answer.status.as_u16(), body))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
