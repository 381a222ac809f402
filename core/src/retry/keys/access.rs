//! Which keys a call may use: a key can be kept for tiers.

/// Which keys a call may use: a key can be [kept](crate::provider::ApiKey::keep_for) for tiers, which this module knows by
/// their names only. For a call, the others are as good as not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// The open ones, which are kept for nobody.
    Open,
    /// The open ones and those kept for the tier of this name, which go first where they do as well as others.
    Tier(String),
    /// Only those kept for exactly these tiers, in alphabetical order: for a slot whose job is not chosen yet.
    Kept(Vec<String>),
}

impl Access {
    /// That of a request of the tier with this name.
    pub fn of_tier(name: &str) -> Self {
        Self::Tier(name.to_owned())
    }

    /// Whether it allows a key that is kept for these tiers, or for nobody.
    pub fn admits(&self, kept_for: &[String]) -> bool {
        match self {
            Self::Open => kept_for.is_empty(),
            Self::Tier(name) => kept_for.is_empty() || kept_for.contains(name),
            Self::Kept(tiers) => kept_for == tiers,
        }
    }
}
