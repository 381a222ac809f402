//! Which sections there are, and what a name in the file or the environment stands for.

use super::section::{Key, Own, Section};
use super::sections::{
    ANIMATE, Bytez, Discord, FurtherRoute, Log, Messages, Outputs, PREMIUM, Queue, Retention, Retry, RouteLimits,
    Telegram, Telemetry, Tier, VIDEO, Web, Webhooks,
};

/// The tiers that are always there.
pub(crate) const TIERS: [&str; 2] = ["free", "premium"];

/// A section and where it stands.
pub(crate) struct Described {
    pub(crate) path: &'static [&'static str],
    pub(crate) doc: &'static [&'static str],
    pub(crate) own: Own,
    pub(crate) keys: Vec<Key>,
}

/// Every section that has a name, in the order of the example.
pub(crate) fn sections() -> Vec<Described> {
    fn section<S: Section>(path: &'static [&'static str], own: Own) -> Described {
        Described { path, doc: S::DOC, own, keys: S::keys() }
    }

    vec![
        section::<Retry>(&["retry"], &[]),
        section::<RouteLimits>(&["routes", "image"], &[]),
        section::<RouteLimits>(&["routes", "video"], VIDEO),
        section::<FurtherRoute>(&["routes", "vary"], &[]),
        section::<FurtherRoute>(&["routes", "animate"], ANIMATE),
        section::<Bytez>(&["providers", "bytez"], &[]),
        section::<Tier>(&["tiers", "free"], &[]),
        section::<Tier>(&["tiers", "premium"], PREMIUM),
        section::<Queue>(&["queue"], &[]),
        section::<Messages>(&["messages"], &[]),
        section::<Telegram>(&["telegram"], &[]),
        section::<Discord>(&["discord"], &[]),
        section::<Web>(&["web"], &[]),
        section::<Outputs>(&["outputs"], &[]),
        section::<Log>(&["log"], &[]),
        section::<Telemetry>(&["telemetry"], &[]),
        section::<Webhooks>(&["webhooks"], &[]),
        section::<Retention>(&["retention"], &[]),
    ]
}

/// What a name stands for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A section, or what stands before one (`tiers`).
    Section,
    /// A setting.
    Key,
    /// Nothing; these are the names that stand for something there.
    Nothing { siblings: Vec<String> },
}

/// Tells what `path` stands for.
pub(crate) fn look_up(path: &[String]) -> Known {
    if is_own_tier(path) {
        return Known::Section;
    }
    let mut siblings = Vec::new();
    let parent = path.split_last().map_or(&[][..], |(_, parent)| parent);
    for section in sections() {
        if starts_with(section.path, path) {
            return Known::Section;
        }
        if starts_with(section.path, parent) && section.path.len() > parent.len() {
            siblings.push(section.path[parent.len()].to_owned());
        }
        // A tier of the operator's own has the keys of every tier.
        let same = section.path == parent || (is_own_tier(parent) && section.path == ["tiers", "free"]);
        if same {
            siblings.extend(section.keys.iter().map(|key| key.name.to_owned()));
        }
        if same && path.last().is_some_and(|name| section.keys.iter().any(|key| key.name == name)) {
            return Known::Key;
        }
    }
    siblings.dedup();
    Known::Nothing { siblings }
}

/// The variables of all settings that have a name.
pub(crate) fn variables() -> Vec<String> {
    let of = |path: &[&str], key: &Key| format!("REFRAIN_{}__{}", path.join("__"), key.name).to_uppercase();
    sections()
        .iter()
        .flat_map(|section| section.keys.iter().map(|key| of(section.path, key)).collect::<Vec<_>>())
        .collect()
}

/// Whether `path` names a tier that the operator may make: its name must be writable in a variable.
fn is_own_tier(path: &[String]) -> bool {
    let writable = |name: &String| {
        name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
            && !name.contains("__")
            && !name.ends_with('_')
    };
    matches!(path, [tiers, name] if tiers == "tiers" && writable(name))
}

fn starts_with(long: &[&str], short: &[String]) -> bool {
    long.len() >= short.len() && long.iter().zip(short).all(|(long, short)| long == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(path: &str) -> Known {
        look_up(&path.split('.').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn sections_and_keys_are_told_apart() {
        assert_eq!(known("retry"), Known::Section);
        assert_eq!(known("tiers"), Known::Section);
        assert_eq!(known("routes.image"), Known::Section);
        assert_eq!(known("routes.image.chain"), Known::Key);
        assert_eq!(known("tiers.gold"), Known::Section);
        assert_eq!(known("tiers.gold.users"), Known::Key);
    }

    #[test]
    fn what_is_unknown_comes_with_its_siblings() {
        let tasks = ["image", "video", "vary", "animate"].map(str::to_owned);
        assert_eq!(known("routes.sound"), Known::Nothing { siblings: tasks.into() });
        assert!(
            matches!(known("tiers.gold.wait"), Known::Nothing { siblings } if siblings.contains(&"weight".to_owned()))
        );
        assert!(matches!(known("retry.max_attempts.more"), Known::Nothing { .. }));
    }

    #[test]
    fn no_key_ends_like_a_variable_that_names_a_file() {
        assert!(variables().iter().all(|name| !name.ends_with("_FILE")));
    }
}
