//! Keys that are kept for tiers, as `reserved` of these lists them by their labels.

use std::collections::{BTreeMap, BTreeSet};

use refrain_core::provider::{ApiKey, Route, Task};

use super::credentials::Credentials;
use super::fault::Findings;
use super::raw::{KeyPath, RawSettings};
use super::sections::{Reserved, Tier};
use super::suggest::did_you_mean;

impl Tier {
    /// The labels of the keys that are kept for it.
    fn kept_keys(&self) -> &[String] {
        match &self.reserved {
            Some(Reserved::Keys(labels)) => labels,
            Some(Reserved::Slots(_)) | None => &[],
        }
    }
}

/// Keeps each key for the tiers that list it.
pub(crate) fn keep(credentials: &mut Credentials, tiers: &BTreeMap<String, Tier>) {
    for key in &mut credentials.bytez {
        let lists = |tier: &Tier| tier.kept_keys().iter().any(|label| label == key.label());
        let names: Vec<_> = tiers.iter().filter(|(_, tier)| lists(tier)).map(|(name, _)| name).collect();
        *key = key.clone().keep_for(names);
    }
}

/// Tells of labels that no key has, and of tiers that are left without a key.
pub(crate) fn check(
    raw: &RawSettings,
    tiers: &BTreeMap<String, Tier>,
    routes: &[(Task, &Route)],
    credentials: &Credentials,
    findings: &mut Findings,
) {
    for (name, tier) in tiers {
        for (index, label) in tier.kept_keys().iter().enumerate() {
            tell_unknown(raw, name, (index, label), credentials, findings);
        }
    }
    tell_left_out(raw, tiers, routes, credentials, findings);
}

fn tell_unknown(
    raw: &RawSettings,
    tier: &str,
    (index, label): (usize, &str),
    credentials: &Credentials,
    findings: &mut Findings,
) {
    let known: Vec<_> = credentials.bytez.iter().map(ApiKey::label).collect();
    // One that is set and at fault is told already.
    let set =
        label.strip_prefix("bytez#").is_some_and(|number| raw.variables.given(&format!("BYTEZ_API_KEY_{number}")));
    if known.is_empty() || known.contains(&label) || set {
        return;
    }
    let (item, all, advice) = (index + 1, known.join(", "), did_you_mean(label, &known));
    let message = format!("tiers.{tier}.reserved: item {item}: there is no such key; there are {all}{advice}");
    findings.fault(raw.item_place(&path(tier), index), message);
}

/// That a tier has no key for something is a fault, not a warning: everybody is in `free` until something makes them more, and
/// what the bot offers all of them would be refused for a reason that no wait helps. Who wants a bot for some people only says
/// so by /settings, and the others are told.
fn tell_left_out(
    raw: &RawSettings,
    tiers: &BTreeMap<String, Tier>,
    routes: &[(Task, &Route)],
    credentials: &Credentials,
    findings: &mut Findings,
) {
    let Some((keeping, _)) = tiers.iter().find(|(_, tier)| !tier.kept_keys().is_empty()) else { return };
    let (mut left_out, mut tasks) = (BTreeSet::new(), BTreeSet::new());
    for (task, route) in routes {
        let keys = || route.chain.iter().flat_map(|target| credentials.of(&target.provider));
        let serves = |tier: &String| keys().any(|key| key.kept_for().is_empty() || key.kept_for().contains(tier));
        // A chain without any key is told of where keys are read.
        let without: Vec<_> = tiers.keys().filter(|tier| keys().next().is_some() && !serves(tier)).collect();
        if !without.is_empty() {
            tasks.insert(task.as_str());
            left_out.extend(without);
        }
    }
    if !left_out.is_empty() {
        let join = |names: Vec<&str>| names.join(" and ");
        let (tasks, left_out) =
            (join(tasks.into_iter().collect()), join(left_out.into_iter().map(String::as_str).collect()));
        let message = format!(
            "tiers.{keeping}.reserved: every key for {tasks} is kept, and none for {left_out}, who could never be served; \
             leave a key to everybody"
        );
        findings.fault(raw.place(&path(keeping)), message);
    }
}

fn path(tier: &str) -> KeyPath {
    ["tiers", tier, "reserved"].map(str::to_owned).into()
}
