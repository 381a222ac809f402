//! `refrain keys`: the keys as the processes of the bot see them, and as their providers do.

use std::collections::HashMap;
use std::process::ExitCode;
use std::time::Duration;

use refrain::core::provider::ApiKey;
use refrain::core::retry::{KeyStore as _, KeyWord};
use refrain::settings::{Environment, Settings};
use refrain::storage::SqlKeys;
use serde_json::{Value, json};

use crate::builder;
use crate::cli::{Keys, KeysCommand};
use crate::jobs::{open, tame};
use crate::out::say;

/// Nothing is taken here, so nothing lapses.
const NO_SLOTS: Duration = Duration::ZERO;

/// Does what was typed.
pub(crate) async fn run(environment: &Environment, typed: Keys) -> anyhow::Result<ExitCode> {
    let settings = Settings::load(environment)?;
    match typed.command {
        KeysCommand::List => list(&settings, typed.json).await,
        KeysCommand::Probe => probe(&settings, typed.json).await,
    }
}

/// Prints what the processes last told each other of every key.
async fn list(settings: &Settings, as_json: bool) -> anyhow::Result<ExitCode> {
    let database = open(&settings.database).await?;
    let words: HashMap<_, _> = SqlKeys::new(database.clone(), NO_SLOTS).hear().await?.into_iter().collect();
    database.close().await;
    let keys: Vec<_> = settings.credentials.bytez.iter().map(|key| (key, words.get(&key.fingerprint()))).collect();
    if as_json {
        say!("{:#}", keys.iter().map(|(key, word)| as_value(key, *word)).collect::<Value>());
    } else {
        for (key, word) in &keys {
            say!("{}", line(key, *word));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(key: &ApiKey, word: Option<&KeyWord>) -> String {
    let kept =
        if key.kept_for().is_empty() { String::new() } else { format!("; kept for {}", key.kept_for().join(", ")) };
    format!("{}: {}{kept}", key.label(), state(key, word))
}

fn state(key: &ApiKey, word: Option<&KeyWord>) -> String {
    let slots = |slots: u32| match (key.told_concurrency(), slots) {
        (Some(told), _) => format!("{told} at once, as set"),
        (None, learned) => format!("{learned} at once, as learned"),
    };
    match word {
        None => "unknown, no process has told of it".to_owned(),
        Some(KeyWord { rest: None, slots: at_once, .. }) => format!("serves, {}", slots(*at_once)),
        Some(KeyWord { rest: Some((rest, because)), slots: at_once, .. }) => {
            let (because, rest) = (tame(&because.to_string()), whole_seconds(*rest));
            format!("rests for {}, {because}; {}", humantime::format_duration(rest), slots(*at_once))
        }
    }
}

fn as_value(key: &ApiKey, word: Option<&KeyWord>) -> Value {
    let rest = word.and_then(|word| word.rest.as_ref());
    let state = match (word, rest) {
        (None, _) => "unknown",
        (Some(_), None) => "serves",
        (Some(_), Some(_)) => "rests",
    };
    json!({
        "key": key.label(),
        "account": key.account_name(),
        "kept_for": key.kept_for(),
        "state": state,
        "rests_for_seconds": rest.map(|(rest, _)| whole_seconds(*rest).as_secs()),
        "because": rest.map(|(_, because)| json!({"kind": because.label(), "text": because.to_string()})),
        "set_limit": key.told_concurrency(),
        "limit": word.map(|word| word.slots),
    })
}

/// Rounded up: a rest is never over before it is told to be.
fn whole_seconds(time: Duration) -> Duration {
    Duration::from_secs(time.as_secs() + u64::from(time.subsec_nanos() > 0))
}

/// Asks the providers about every key, and prints their answers.
async fn probe(settings: &Settings, as_json: bool) -> anyhow::Result<ExitCode> {
    let answers = builder(settings).await?.build()?.probe_keys().await;
    if as_json {
        let one = |(label, answer): &(String, Option<Result<(), _>>)| {
            let failed = answer.as_ref().and_then(|answer| answer.as_ref().err());
            json!({
                "key": label,
                "good": answer.as_ref().map(Result::is_ok),
                "failure": failed.map(|failure: &refrain::core::Failure| {
                    json!({"kind": failure.label(), "text": failure.to_string()})
                }),
            })
        };
        say!("{:#}", answers.iter().map(one).collect::<Value>());
    } else {
        for (label, answer) in &answers {
            match answer {
                Some(Ok(())) => say!("{label}: good"),
                Some(Err(failure)) => say!("{label}: {}", tame(&failure.to_string())),
                None => say!("{label}: its provider has no free probe"),
            }
        }
    }
    let refused = answers.iter().any(|(_, answer)| matches!(answer, Some(Err(_))));
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
