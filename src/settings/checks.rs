//! Values that are each good and don't go together.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use refrain_core::provider::{Route, Task};
use refrain_core::request::Person;

use super::credentials::{Addresses, Credentials, TELEGRAM};
use super::fault::{Findings, Place};
use super::raw::RawSettings;
use super::schema::TIERS;
use super::sections::{Discord, Interactions, Outputs, Retry, Telegram, Telemetry, Tier, Updates, Web};
use super::suggest::did_you_mean;

/// The providers that this version knows.
const PROVIDERS: [&str; 1] = ["bytez"];

pub(crate) fn retry(raw: &RawSettings, retry: Option<&Retry>, findings: &mut Findings) {
    if retry.is_some_and(|retry| retry.base_delay > retry.max_delay) {
        let place = first_set(raw, ["retry.base_delay", "retry.max_delay"]);
        findings.fault(place, "retry.base_delay is longer than retry.max_delay");
    }
}

/// A bucket needs both halves of its key, and an endpoint without TLS a word that this is meant.
pub(crate) fn outputs(raw: &RawSettings, outputs: Option<&Outputs>, findings: &mut Findings) {
    let Some(outputs) = outputs.filter(|outputs| outputs.url.is_some()) else { return };
    if outputs.access_key_id.is_none() || outputs.secret_access_key.is_none() {
        let place = raw.place(&path("outputs.url"));
        findings.fault(place, "outputs.url needs outputs.access_key_id and outputs.secret_access_key");
    }
    if outputs.endpoint.as_ref().is_some_and(|endpoint| endpoint.scheme() == "http") && !outputs.allow_http {
        let place = raw.place(&path("outputs.endpoint"));
        findings.fault(place, "outputs.endpoint is not https://; where that is meant, set outputs.allow_http");
    }
}

pub(crate) fn discord(raw: &RawSettings, discord: Option<&Discord>, findings: &mut Findings) {
    if discord.is_some_and(|discord| discord.interactions == Interactions::Http && discord.public_key.is_none()) {
        let place = raw.place(&path("discord.interactions"));
        findings.fault(place, "discord.interactions is \"http\", and discord.public_key is not set");
    }
}

/// The ports that Telegram calls. Source: <https://core.telegram.org/bots/api#setwebhook>.
const TELEGRAM_CALLS: [u16; 4] = [443, 80, 88, 8443];

/// Calls of Telegram's need a web interface that it can call. A Bot API server of one's own calls any.
pub(crate) fn telegram(
    raw: &RawSettings,
    (telegram, web, addresses): (&Telegram, &Web, &Addresses),
    findings: &mut Findings,
) {
    if telegram.updates != Updates::Webhook {
        return;
    }
    let place = raw.place(&path("telegram.updates"));
    if !web.enabled {
        findings.fault(place, "telegram.updates is \"webhook\", and web.enabled is false");
        return;
    }
    let Some(public) = &web.public_url else {
        // One that is at fault is told of already.
        findings.fault(place, "telegram.updates is \"webhook\", and web.public_url is not set");
        return;
    };
    let called =
        public.scheme() == "https" && public.port_or_known_default().is_some_and(|port| TELEGRAM_CALLS.contains(&port));
    if addresses.telegram.as_str().trim_end_matches('/') == TELEGRAM && !called {
        let place = raw.place(&path("web.public_url"));
        findings.fault(place, "web.public_url: Telegram calls https:// only, on port 443, 80, 88 or 8443");
    }
}

/// The name of the token in `REFRAIN_API_TOKEN`.
pub(crate) const OPERATOR: &str = "operator";

/// Without a token, whoever can call may do everything: that must be this machine alone.
pub(crate) fn web(
    raw: &RawSettings,
    web: &Web,
    listen: SocketAddr,
    credentials: &Credentials,
    findings: &mut Findings,
) {
    let mut names = BTreeSet::from([OPERATOR]);
    for (index, token) in web.tokens.iter().enumerate() {
        if names.insert(token.name()) {
            continue;
        }
        let message = format!("web.tokens: item {} has a name that is taken ({})", index + 1, token.name());
        findings.fault(raw.item_place(&path("web.tokens"), index), message);
    }
    if !web.enabled || has_token(raw, web, credentials) {
        return;
    }
    if !listen.ip().is_loopback() {
        let message = "without a token, the web interface is for this machine alone: set REFRAIN_API_TOKEN, or an address \
                       of 127.0.0.1, or web.enabled to false";
        findings.fault(Place::Variable("REFRAIN_LISTEN".to_owned()), message);
    }
    if !web.allowed_hosts.is_empty() {
        let message = "web.allowed_hosts needs a token: set REFRAIN_API_TOKEN";
        findings.fault(raw.place(&path("web.allowed_hosts")), message);
    }
}

/// Whether there is a token to call with. One that is at fault is told of already.
fn has_token(raw: &RawSettings, web: &Web, credentials: &Credentials) -> bool {
    !web.tokens.is_empty() || credentials.web.is_some() || raw.variables.given("REFRAIN_API_TOKEN")
}

/// Metrics are for those who may call the web interface, and headers for nobody where nothing is sent.
pub(crate) fn telemetry(
    raw: &RawSettings,
    telemetry: Option<&Telemetry>,
    web: Option<&Web>,
    credentials: &Credentials,
    findings: &mut Findings,
) {
    let Some(telemetry) = telemetry else { return };
    let open = web.is_some_and(|web| !has_token(raw, web, credentials));
    if open && telemetry.listen.is_some_and(|listen| !listen.ip().is_loopback()) {
        let message = "telemetry.listen: without a token, metrics are for this machine alone: set REFRAIN_API_TOKEN, or an \
                       address of 127.0.0.1";
        findings.fault(raw.place(&path("telemetry.listen")), message);
    }
    if !telemetry.otlp_headers.is_empty() && telemetry.otlp_endpoint.is_none() {
        let message = "telemetry.otlp_headers is not used: telemetry.otlp_endpoint is not set";
        findings.warn(raw.place(&path("telemetry.otlp_headers")), message.to_owned());
    }
}

pub(crate) fn route(raw: &RawSettings, task: Task, route: Option<&Route>, findings: &mut Findings) {
    let Some(route) = route else { return };
    let section = format!("routes.{task}");
    if route.deadline < route.attempt_timeout {
        let place = first_set(raw, [&format!("{section}.deadline"), &format!("{section}.attempt_timeout")]);
        findings.fault(place, format!("{section}.deadline is shorter than {section}.attempt_timeout"));
    }
    // That a known provider has no key is told where its keys are read.
    let chain = path(&format!("{section}.chain"));
    for (index, target) in route.chain.iter().enumerate() {
        if !PROVIDERS.contains(&target.provider.as_str()) {
            let advice = did_you_mean(&target.provider, PROVIDERS);
            let message = format!(
                "{section}.chain: item {}: this version has no such provider and no key for it; it knows {}{advice}",
                index + 1,
                PROVIDERS.join(", ")
            );
            findings.fault(raw.item_place(&chain, index), message);
        }
    }
}

pub(crate) fn tiers(raw: &RawSettings, tiers: &BTreeMap<String, Tier>, findings: &mut Findings) {
    let mut seen: BTreeMap<&Person, (&str, Place)> = BTreeMap::new();
    for (name, tier) in tiers {
        let users = path(&format!("tiers.{name}.users"));
        for (index, person) in tier.users.iter().enumerate() {
            let place = raw.item_place(&users, index);
            match seen.get(person) {
                Some((other, first)) if other != name => {
                    let message =
                        format!("tiers.{name}.users: item {} is in tiers.{other}.users as well ({first})", index + 1);
                    findings.fault(place, message);
                }
                Some(_) => {}
                None => {
                    seen.insert(person, (name, place));
                }
            }
        }
        if !TIERS.contains(&name.as_str()) && tier.users.is_empty() && tier.roles.is_empty() {
            let advice = did_you_mean(name, TIERS);
            findings.warn(
                tier_place(raw, name),
                format!("nobody is in the tier {name}: it has neither users nor roles{advice}"),
            );
        }
    }
}

/// A folder that was named has to be there; a slip in its name would otherwise show as missing words only.
pub(crate) fn locales(raw: &RawSettings, findings: &mut Findings) {
    if raw.variables.given("REFRAIN_LOCALES") && !raw.locales.is_dir() {
        findings.fault(
            Place::Variable("REFRAIN_LOCALES".to_owned()),
            format!("there is no folder {}", raw.locales.display()),
        );
    }
}

fn tier_place(raw: &RawSettings, name: &str) -> Place {
    let section = path(&format!("tiers.{name}"));
    let of_key = || raw.values.iter().find(|(path, _)| path.starts_with(&section)).map(|(_, raw)| raw.place.clone());
    raw.sections.get(&section).cloned().or_else(of_key).unwrap_or_else(|| Place::Default(section.join(".")))
}

/// Where the first of `keys` was set that was set at all: the default of the other is not the operator's doing.
fn first_set(raw: &RawSettings, keys: [&str; 2]) -> Place {
    let places = keys.map(|key| raw.place(&path(key)));
    let set = places.iter().find(|place| !matches!(place, Place::Default(_)));
    set.unwrap_or(&places[0]).clone()
}

fn path(key: &str) -> Vec<String> {
    key.split('.').map(str::to_owned).collect()
}
