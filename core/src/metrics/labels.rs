//! The values of labels. Most are of a fixed set. The others come from settings, and are bounded here all the same: a time
//! series is never forgotten.

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, PoisonError, RwLock};

use metrics::{Label, SharedString};

use super::Metric;

/// Labels whose values the operator, or whoever builds the bot, chooses.
const FREE: [&str; 5] = ["command", "key", "platform", "provider", "tier"];
/// How many values of one of these there may be; all further ones are [`OTHER`].
const MOST: usize = 100;
/// How long a value may be, in characters.
const LONGEST: usize = 64;
/// What stands for all values that are too many.
pub(crate) const OTHER: &str = "other";

static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);

/// The labels of `metric` with these values, in their order.
pub(super) fn of(metric: &Metric, values: &[&str]) -> Vec<Label> {
    debug_assert_eq!(metric.labels.len(), values.len(), "{}", metric.name);
    let value = |(name, value): (&&'static str, &&str)| Label::new(*name, KNOWN.value(name, value));
    metric.labels.iter().zip(values).map(value).collect()
}

/// The values that were met.
#[derive(Default)]
struct Known(RwLock<HashMap<&'static str, HashSet<String>>>);

impl Known {
    /// What stands for `value` of the label `name`.
    fn value(&self, name: &'static str, value: &str) -> SharedString {
        if !FREE.contains(&name) {
            return value.to_owned().into();
        }
        let value: String = value.chars().take(LONGEST).collect();
        let of_name =
            |values: &HashMap<_, HashSet<String>>| values.get(name).map(|met| (met.contains(&value), met.len()));
        // No code under the lock leaves the set half-changed where it panics.
        let met = of_name(&self.0.read().unwrap_or_else(PoisonError::into_inner));
        match met.unwrap_or_default() {
            (true, _) => value.into(),
            (false, many) if many >= MOST => OTHER.into(),
            (false, _) => {
                let mut values = self.0.write().unwrap_or_else(PoisonError::into_inner);
                let values = values.entry(name).or_default();
                if values.len() >= MOST && !values.contains(&value) {
                    return OTHER.into();
                }
                values.insert(value.clone());
                value.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_too_many_are_one_and_those_that_were_first_stay() {
        let known = Known::default();

        let seen: HashSet<_> =
            (0..1000).map(|number| known.value("key", &format!("bytez#{number}")).to_string()).collect();

        assert_eq!(seen.len(), MOST + 1);
        assert!(seen.contains(OTHER));
        assert_eq!(&*known.value("key", "bytez#0"), "bytez#0");
        assert_eq!(&*known.value("tier", "free"), "free", "each label has values of its own");
    }

    #[test]
    fn a_value_is_not_longer_than_a_name() {
        assert_eq!(&*Known::default().value("tier", &"ä".repeat(1000)), "ä".repeat(LONGEST));
    }
}
