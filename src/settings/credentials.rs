//! Tokens and keys, and the addresses they are sent to.

use refrain_core::provider::ApiKey;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::fault::{Findings, Place};
use super::raw::RawSettings;
use super::sections::Bytez;
use super::value::{Kind, address, api_key, api_token, discord_token, telegram_token};
use super::variables::Variables;

/// Telegram's own address.
pub(crate) const TELEGRAM: &str = "https://api.telegram.org";

/// Everything secret that is sent to somebody. `Debug` shows labels only.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The bot's token on Discord; the platform runs if it is there.
    pub discord: Option<SecretString>,
    /// The bot's token on Telegram; the platform runs if it is there. One of the two is.
    pub telegram: Option<SecretString>,
    /// The bearer token that may do everything on the web.
    pub web: Option<SecretString>,
    /// The keys of Bytez, by their numbers, at least one; labelled `bytez#N` by the number of the variable, and kept for the
    /// tiers that list them.
    pub bytez: Vec<ApiKey>,
}

/// Where platforms and providers are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// Stands for `https://discord.com`.
    pub discord: Url,
    /// Stands for `https://api.telegram.org`.
    pub telegram: Url,
    /// Stands for `https://api.bytez.com`.
    pub bytez: Url,
}

impl Addresses {
    pub(crate) fn read(raw: &mut RawSettings, findings: &mut Findings) -> Option<Self> {
        let mut one = |name: &str, usual: &str| match raw.variables.take(name) {
            Some(set) => parse(&address(), &set, findings),
            None => Url::parse(usual).ok(),
        };
        let discord = one("DISCORD_API_URL", "https://discord.com");
        let telegram = one("TELEGRAM_API_URL", TELEGRAM);
        let bytez = one("BYTEZ_API_URL", "https://api.bytez.com");
        Some(Self { discord: discord?, telegram: telegram?, bytez: bytez? })
    }
}

impl Credentials {
    /// Reads them; `bytez` tells the keys' accounts and concurrency, if it is not at fault itself.
    pub(crate) fn read(raw: &mut RawSettings, bytez: Option<&Bytez>, findings: &mut Findings) -> Self {
        if !["DISCORD_TOKEN", "TELEGRAM_TOKEN"].iter().any(|name| raw.variables.given(name)) {
            let message = "set DISCORD_TOKEN to the token of your application on discord.com/developers, or TELEGRAM_TOKEN \
                           to the one that @BotFather on Telegram gives; without any there is nobody to talk to";
            findings.fault(Place::Variable("DISCORD_TOKEN or TELEGRAM_TOKEN".to_owned()), message);
        }
        let discord = raw.variables.take("DISCORD_TOKEN").and_then(|set| parse(&discord_token(), &set, findings));
        let telegram = raw.variables.take("TELEGRAM_TOKEN").and_then(|set| parse(&telegram_token(), &set, findings));

        let web = raw.variables.take("REFRAIN_API_TOKEN").and_then(|set| parse(&api_token(), &set, findings));

        let keys = numbered_keys(&mut raw.variables, "BYTEZ_API_KEY", findings);
        let accounts = accounts_of(&keys, bytez, raw, findings);
        let bytez = keys
            .into_iter()
            .map(|NumberedKey { number, secret, .. }| {
                let mut key = ApiKey::new(format!("bytez#{number}"), secret);
                if let Some(account) = accounts.get(number as usize - 1) {
                    key = key.account(account);
                }
                match bytez.and_then(|bytez| bytez.concurrency) {
                    Some(limit) => key.concurrency(limit),
                    None => key,
                }
            })
            .collect();
        Self { discord, telegram, web, bytez }
    }

    /// The keys of the provider with this name.
    pub(crate) fn of(&self, provider: &str) -> &[ApiKey] {
        if provider == "bytez" { &self.bytez } else { &[] }
    }
}

/// `BYTEZ_API_KEY_7`: 7, the key, and where it was set.
struct NumberedKey {
    number: u32,
    secret: SecretString,
    place: Place,
}

/// The keys `prefix_1`, `prefix_2` and so on, by their number.
fn numbered_keys(variables: &mut Variables, prefix: &str, findings: &mut Findings) -> Vec<NumberedKey> {
    let numbered_before = variables.given_any(&format!("{prefix}_"));
    let mut keys: Vec<NumberedKey> = Vec::new();
    for (rest, set) in variables.take_all(prefix) {
        let place = set.place.clone();
        match (rest.as_str(), key_number(&rest)) {
            ("", _) if numbered_before => {
                findings.warn(place, format!("is not read; keys are numbered: {prefix}_1, {prefix}_2 and so on"));
            }
            (_, None) => {
                findings.fault(place, format!("keys are numbered from 1: {prefix}_1, {prefix}_2 and so on"));
            }
            (_, Some(number)) => {
                if let Some(secret) = parse(&api_key(), &set, findings) {
                    keys.push(NumberedKey { number, secret, place });
                }
            }
        }
    }
    if !variables.given_any(prefix) {
        let name = format!("{prefix}_1");
        findings.fault(
            Place::Variable(name.clone()),
            format!("set {name} to a key of the provider; without one nothing can be made"),
        );
    }

    keys.sort_by_key(|key| key.number);
    tell_duplicates(&keys, findings);
    tell_gaps(&keys, variables, prefix, findings);
    keys
}

/// The number behind `prefix`, written as it is shown: `_1`, not `_01`.
fn key_number(rest: &str) -> Option<u32> {
    let number: u32 = rest.strip_prefix('_')?.parse().ok()?;
    (number > 0 && rest == format!("_{number}")).then_some(number)
}

fn tell_duplicates(keys: &[NumberedKey], findings: &mut Findings) {
    for (index, key) in keys.iter().enumerate() {
        let same = |other: &&NumberedKey| other.secret.expose_secret() == key.secret.expose_secret();
        if let Some(first) = keys[..index].iter().find(same) {
            findings.fault(key.place.clone(), format!("holds the same key as {}", first.place));
        }
    }
}

fn tell_gaps(keys: &[NumberedKey], variables: &Variables, prefix: &str, findings: &mut Findings) {
    let mut last = 0;
    for key in keys {
        if let missing @ 1.. = key.number - last - 1 {
            let first = format!("{prefix}_{}", last + 1);
            // One that is set and at fault is told already.
            if !variables.given(&first) {
                let others = if missing == 1 { String::new() } else { format!(" (and {} more)", missing - 1) };
                findings.warn(key.place.clone(), format!("there is no {first}{others} before it"));
            }
        }
        last = key.number;
    }
}

/// The account names by the keys' numbers, one for each up to the last.
fn accounts_of<'a>(
    keys: &[NumberedKey],
    bytez: Option<&'a Bytez>,
    raw: &RawSettings,
    findings: &mut Findings,
) -> &'a [String] {
    let (Some(last), Some(accounts)) = (keys.last(), bytez.and_then(|bytez| bytez.accounts.as_deref())) else {
        return &[];
    };
    if accounts.len() != last.number as usize {
        let path = ["providers", "bytez", "accounts"].map(str::to_owned);
        let message = format!(
            "providers.bytez.accounts: expected {} names, one for each key up to {}, found {}",
            last.number,
            last.place,
            accounts.len()
        );
        findings.fault(raw.place(&path), message);
    }
    accounts
}

pub(crate) fn parse<T: 'static>(kind: &Kind<T>, raw: &super::raw::Raw, findings: &mut Findings) -> Option<T> {
    match kind.parse(raw) {
        Ok(value) => Some(value),
        Err(faults) => {
            for fault in faults {
                findings.fault(fault.place, fault.message);
            }
            None
        }
    }
}
