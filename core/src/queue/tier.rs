//! How people are ranked: weight and limits.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::request::Person;

/// A rank of people: what share of the capacity they get, and how much each may have under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// The name in settings, logs and metrics.
    pub name: String,
    /// The share of the capacity, at least 1. Default: 1 for `free`, 8 for `premium`.
    pub weight: u32,
    /// How many jobs one person may have waiting. Default: 5 for `free`, 20 for `premium`.
    pub max_queued: usize,
    /// How many jobs one person may have running. Default: 2 for `free`, 5 for `premium`.
    pub max_running: usize,
    /// How many calls of the keys that are nobody's own are kept free for this tier. Default: 0. Whole keys are kept by
    /// [`ApiKey::keep_for`](crate::provider::ApiKey::keep_for).
    pub reserved: u32,
    /// How long after its acceptance a job may take at most. Default: none of its own, but that of the job's route.
    pub deadline: Option<Duration>,
}

impl Tier {
    /// Everyone's tier where no other is theirs.
    pub fn free() -> Self {
        Self { name: "free".into(), weight: 1, max_queued: 5, max_running: 2, reserved: 0, deadline: None }
    }

    /// The tier of those who pay.
    pub fn premium() -> Self {
        Self { name: "premium".into(), weight: 8, max_queued: 20, max_running: 5, reserved: 0, deadline: None }
    }
}

/// Who is in which tier.
#[derive(Debug, Clone)]
pub struct Tiers {
    lowest: Arc<Tier>,
    others: Vec<Membership>,
}

#[derive(Debug, Clone)]
struct Membership {
    tier: Arc<Tier>,
    users: BTreeSet<String>,
    roles: BTreeSet<String>,
}

impl Tiers {
    /// Everyone is in `lowest`.
    pub fn new(lowest: Tier) -> Self {
        Self { lowest: Arc::new(lowest), others: Vec::new() }
    }

    /// Adds a tier for people (`telegram:42`) and roles (`discord:123`).
    #[must_use]
    pub fn tier(
        mut self,
        tier: Tier,
        users: impl IntoIterator<Item = String>,
        roles: impl IntoIterator<Item = String>,
    ) -> Self {
        self.others.push(Membership {
            tier: Arc::new(tier),
            users: users.into_iter().collect(),
            roles: roles.into_iter().collect(),
        });
        self
    }

    /// The tier of `person` with `roles`: the weightiest of those that are theirs.
    pub fn of(&self, person: &Person, roles: &[String]) -> Arc<Tier> {
        let name = person.to_string();
        let theirs = |membership: &&Membership| {
            membership.users.contains(&name) || roles.iter().any(|role| membership.roles.contains(role))
        };
        let best = self.others.iter().filter(theirs).max_by_key(|membership| membership.tier.weight);
        Arc::clone(best.map_or(&self.lowest, |membership| &membership.tier))
    }

    /// The tier of that name, if there is one.
    pub fn named(&self, name: &str) -> Option<Arc<Tier>> {
        self.all().find(|tier| tier.name == name).map(Arc::clone)
    }

    /// All tiers, everyone's last.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Tier>> {
        self.others.iter().map(|membership| &membership.tier).chain([&self.lowest])
    }

    /// The calls that are kept free, by the names of the tiers that have some.
    pub fn reserved(&self) -> Vec<(String, u32)> {
        self.all().filter(|tier| tier.reserved > 0).map(|tier| (tier.name.clone(), tier.reserved)).collect()
    }

    /// The tier that people are told of: the one of that name, else the weightiest, if it ranks above everyone's.
    pub fn premium(&self) -> Option<&Tier> {
        let others = || self.others.iter().map(|membership| &*membership.tier).filter(|tier| self.is_premium(tier));
        others().find(|tier| tier.name == "premium").or_else(|| others().max_by_key(|tier| tier.weight))
    }

    /// Whether `tier` ranks above everyone's.
    pub fn is_premium(&self, tier: &Tier) -> bool {
        tier.weight > self.lowest.weight
    }
}

impl Default for Tiers {
    fn default() -> Self {
        Self::new(Tier::free())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Platform;

    fn person(id: &str) -> Person {
        Person { platform: Platform::TELEGRAM, id: id.into() }
    }

    #[test]
    fn people_are_told_of_premium_where_it_ranks_above_them() {
        let gold = Tier { name: "gold".into(), weight: 20, ..Tier::free() };
        let plain = Tiers::default();
        let with_gold = Tiers::default().tier(gold.clone(), [], []);
        let with_both = with_gold.clone().tier(Tier::premium(), [], []);
        let as_everyone = Tiers::default().tier(Tier { weight: 1, ..Tier::premium() }, [], []);

        assert_eq!(plain.premium(), None);
        assert_eq!(with_gold.premium(), Some(&gold));
        assert_eq!(with_both.premium(), Some(&Tier::premium()));
        assert_eq!(as_everyone.premium(), None);
    }

    #[test]
    fn a_person_is_in_the_weightiest_tier_that_is_theirs() {
        let tiers = Tiers::default()
            .tier(Tier { name: "friends".into(), weight: 2, ..Tier::free() }, ["telegram:42".into()], [])
            .tier(Tier::premium(), ["telegram:42".into()], ["discord:7".into()]);

        assert_eq!(tiers.of(&person("42"), &[]).name, "premium");
        assert_eq!(tiers.of(&person("1"), &["discord:7".into()]).name, "premium");
        assert_eq!(tiers.of(&person("1"), &[]).name, "free");
    }
}
