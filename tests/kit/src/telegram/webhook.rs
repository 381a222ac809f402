//! The webhook: updates are posted instead of being polled, again and again until they are taken.
//!
//! As the real server does it (`WebhookActor` of <https://github.com/tdlib/telegram-bot-api>): one update of a chat at a
//! time, in their order, and many chats at once; what is not answered with 2xx comes again, the first time at once, after
//! that in growing waits, or when `Retry-After` says. Its waits are shorter here, and nothing is posted but to loopback.

use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::Arc,
    time::Duration,
};

use http::header::RETRY_AFTER;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use url::Url;

use super::{FakeTelegram, params::Params, refusal::Refusal, server::Shared, updates::Waiting, world::unix_now};
use crate::call;

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_mins(1);
const FIRST_REST: Duration = Duration::from_millis(50);
const LONGEST_REST: Duration = Duration::from_secs(1);
/// Numbers of the Bot API. Source: <https://core.telegram.org/bots/api#setwebhook>.
const PORTS: [u16; 4] = [443, 80, 88, 8443];
const MOST_CONNECTIONS: i64 = 100;
const USUAL_CONNECTIONS: usize = 40;
const LONGEST_SECRET: usize = 256;

/// A webhook that was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Where updates are posted.
    pub url: String,
    /// What is sent along in `X-Telegram-Bot-Api-Secret-Token`.
    pub secret: Option<String>,
    /// Posts at once.
    pub max_connections: usize,
}

/// One post of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The id of the update.
    pub update: u64,
    /// The status of the answer, or why there was none.
    pub answer: Result<u16, String>,
}

impl FakeTelegram {
    /// Whether answers to posts are lost on their way, so that what was taken comes again. Default: no.
    pub fn lose_answers(&self, lost: bool) {
        self.shared.world().answers_are_lost = lost;
    }

    /// Somebody who is not Telegram posts to the webhook; gives the status of the answer.
    ///
    /// # Errors
    ///
    /// Why there is no webhook, or no answer.
    pub async fn forge(&self, secret: Option<&str>, body: &str) -> Result<u16, String> {
        let webhook = self.world(|world| world.webhook().cloned()).ok_or("no webhook is set")?;
        post(&webhook.url, secret, body.to_owned()).await.map(|answer| answer.status.as_u16())
    }
}

/// `setWebhook`.
pub(super) fn set(shared: &Shared, params: &Params) -> Result<Value, Refusal> {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return Ok(delete(shared, params));
    }
    let bad = |words: &str| Refusal::bad_request(format_args!("bad webhook: {words}"));
    let parsed = Url::parse(url).ok().filter(Url::has_host);
    let parsed = parsed.ok_or_else(|| Refusal::bad_request("invalid webhook URL specified"))?;
    match (parsed.scheme(), shared.local) {
        ("https", _) | ("http", true) => {}
        _ => return Err(bad("An HTTPS URL must be provided for webhook")),
    }
    if !shared.local && !parsed.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Err(bad("Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    if let Some(address) = address(&parsed).filter(|address| !shared.local && is_reserved(*address)) {
        return Err(bad(&format!("IP address {address} is reserved")));
    }
    let secret = params.text("secret_token").filter(|secret| !secret.is_empty()).map(str::to_owned);
    if secret.as_ref().is_some_and(|secret| secret.len() > LONGEST_SECRET) {
        return Err(Refusal::bad_request("secret token is too long"));
    }
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if secret.as_ref().is_some_and(|secret| !secret.bytes().all(letter)) {
        return Err(Refusal::bad_request("secret token contains unallowed characters"));
    }
    let connections = match params.integer("max_connections")? {
        None => USUAL_CONNECTIONS,
        // The real server takes the nearest number instead.
        Some(told) => usize::try_from(told)
            .ok()
            .filter(|_| (1..=MOST_CONNECTIONS).contains(&told))
            .ok_or_else(|| Refusal::bad_request("max_connections must be from 1 to 100"))?,
    };
    shared.updates.set_allowed(params)?;
    drop_pending(shared, params);
    {
        let mut world = shared.world();
        world.webhook = Some(Webhook { url: url.to_owned(), secret, max_connections: connections });
        world.webhook_fault = None;
    }
    shared.updates.post(true);
    Ok(json!(true))
}

/// `deleteWebhook`.
pub(super) fn delete(shared: &Shared, params: &Params) -> Value {
    drop_pending(shared, params);
    {
        let mut world = shared.world();
        world.webhook = None;
        world.webhook_fault = None;
    }
    shared.updates.post(false);
    json!(true)
}

/// `getWebhookInfo`. The kinds of updates come in an order of the server's own.
pub(super) fn info(shared: &Shared) -> Value {
    let (waiting, allowed) = (shared.updates.unconfirmed(), shared.updates.allowed());
    let world = shared.world();
    let url = world.webhook().map_or("", |webhook| &webhook.url);
    let mut info = json!({ "url": url, "has_custom_certificate": false, "pending_update_count": waiting });
    if let Some(webhook) = world.webhook() {
        info["max_connections"] = json!(webhook.max_connections);
    }
    if let Some((date, fault)) = &world.webhook_fault {
        info["last_error_date"] = json!(date);
        info["last_error_message"] = json!(fault);
    }
    if let Some(mut allowed) = allowed {
        allowed.sort_unstable();
        info["allowed_updates"] = json!(allowed);
    }
    info
}

fn drop_pending(shared: &Shared, params: &Params) {
    if params.get("drop_pending_updates").and_then(Value::as_bool) == Some(true) {
        shared.updates.clear();
    }
}

fn address(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        url::Host::Ipv4(address) => Some(address.into()),
        url::Host::Ipv6(address) => Some(address.into()),
        url::Host::Domain(_) => None,
    }
}

fn is_reserved(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(_) => true,
    }
}

/// Posts updates while a webhook is set, for ever.
pub(super) async fn deliver(shared: Arc<Shared>) {
    let mut ticks = shared.updates.ticks();
    let (mut posts, mut rests) = (JoinSet::new(), JoinSet::new());
    // Chats of which an update is under way, or waits for its next try.
    let mut busy = HashSet::new();
    let mut tries: HashMap<u64, u32> = HashMap::new();
    loop {
        ticks.borrow_and_update();
        let webhook = shared.world().webhook().cloned();
        if let Some(webhook) = webhook {
            while posts.len() < webhook.max_connections
                && let Some(next) = shared.updates.next(&busy, &shared.load)
            {
                busy.insert(next.chat);
                posts.spawn(attempt(Arc::clone(&shared), webhook.clone(), next));
            }
        }
        tokio::select! {
            _ = ticks.changed() => {} // The sender lives as long as `shared`.
            Some(Ok((chat, update, end))) = posts.join_next() => match end {
                End::Taken => {
                    tries.remove(&update);
                    busy.remove(&chat);
                }
                End::Failed { told } => {
                    let before = tries.entry(update).and_modify(|tries| *tries += 1).or_insert(0);
                    let rest = told.unwrap_or_else(|| rest_after(*before));
                    rests.spawn(async move {
                        tokio::time::sleep(rest).await;
                        chat
                    });
                }
            },
            Some(Ok(chat)) = rests.join_next() => {
                busy.remove(&chat);
            }
        }
    }
}

/// At once after the first failure, then 50 ms, doubling to a second.
fn rest_after(before: u32) -> Duration {
    match before {
        0 => Duration::ZERO,
        before => FIRST_REST.saturating_mul(1 << (before - 1).min(16)).min(LONGEST_REST),
    }
}

/// What came of a post.
enum End {
    Taken,
    /// It is to be repeated, after the wait that the answer asks for if it does.
    Failed {
        told: Option<Duration>,
    },
}

/// Posts one update; gives its chat and id, and what came of it.
async fn attempt(shared: Arc<Shared>, webhook: Webhook, next: Waiting) -> (i64, u64, End) {
    let Waiting { id, chat, body } = next;
    let answer = tokio::time::timeout(ANSWER_WITHIN, post(&webhook.url, webhook.secret.as_deref(), body)).await;
    let answer = answer.unwrap_or_else(|_| Err("Read timeout expired".to_owned()));
    let told = answer.as_ref().ok().and_then(|answer| {
        let seconds = answer.headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
        Some(Duration::from_secs(seconds))
    });
    let answer = answer.map(|answer| (answer.status, answer.body));
    if let Ok((status, body)) = &answer
        && status.is_success()
        && !body.is_empty()
    {
        let what = format!("a body is taken for a call of a method: {}", String::from_utf8_lossy(body));
        shared.world().violation("webhook", &Params::default(), &what);
    }
    let answer = answer.map(|(status, _)| status).and_then(|status| {
        if shared.world().answers_are_lost { Err("Webhook connection closed".to_owned()) } else { Ok(status) }
    });
    let taken = answer.as_ref().is_ok_and(http::StatusCode::is_success);
    {
        let mut world = shared.world();
        if !taken {
            let fault = match &answer {
                Ok(status) => format!("Wrong response from the webhook: {status}"),
                Err(fault) => fault.clone(),
            };
            world.webhook_fault = Some((unix_now(), fault));
        }
        world.deliveries.push(Delivery { update: id, answer: answer.map(|status| status.as_u16()) });
    }
    if taken {
        shared.updates.confirm(id);
    }
    shared.changed();
    (chat, id, if taken { End::Taken } else { End::Failed { told } })
}

async fn post(url: &str, secret: Option<&str>, body: String) -> Result<call::Answer, String> {
    let url = Url::parse(url).map_err(|error| error.to_string())?;
    let here = url.host_str() == Some("localhost") || address(&url).is_some_and(|address| address.is_loopback());
    if url.scheme() != "http" || !here {
        return Err(format!("{url} is not http:// on loopback, and a fake calls nobody else"));
    }
    let secret = secret.map(|secret| ("x-telegram-bot-api-secret-token", secret));
    call::post(&url, secret.as_slice(), body).await
}
