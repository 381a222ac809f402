//! What a process does for a bot that is spread over several.

use std::collections::BTreeSet;
use std::fmt;

use refrain_core::request::Platform;

/// The platform of the web interface, which is a role of its own.
const WEB: &str = "web";

/// One of the things that a process can do for a bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes what people ask on the platforms, accepts it and answers what is quick.
    Gateway,
    /// Makes what was accepted, and delivers it.
    Worker,
    /// Serves the web interface.
    Web,
}

/// The roles of a process, one at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles(BTreeSet<Role>);

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Gateway, Self::Worker, Self::Web];

    /// The name at the command line and in the log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gateway => "gateway",
            Self::Worker => "worker",
            Self::Web => "web",
        }
    }

    /// Whether a process with this role takes the events of `platform`.
    pub fn runs(self, platform: &Platform) -> bool {
        match self {
            Self::Gateway => platform.as_str() != WEB,
            Self::Worker => false,
            Self::Web => platform.as_str() == WEB,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Roles {
    /// These roles; all where none is named.
    pub fn new(roles: impl IntoIterator<Item = Role>) -> Self {
        let named: BTreeSet<_> = roles.into_iter().collect();
        if named.is_empty() { Self::default() } else { Self(named) }
    }

    /// Whether `role` is among them.
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// Whether a process with these takes the events of `platform`.
    pub fn run(&self, platform: &Platform) -> bool {
        self.0.iter().any(|role| role.runs(platform))
    }

    /// Whether others are to do the rest, so that all need one durable store.
    pub fn are_split(&self) -> bool {
        !(self.has(Role::Gateway) && self.has(Role::Worker))
    }

    /// Each, in order.
    pub fn iter(&self) -> impl Iterator<Item = Role> {
        self.0.iter().copied()
    }
}

/// All roles: one process is the whole bot.
impl Default for Roles {
    fn default() -> Self {
        Self(Role::ALL.into())
    }
}

/// As in `gateway, worker`.
impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.iter().map(Role::as_str).collect();
        f.write_str(&names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_platform_is_taken_by_one_role_and_none_by_the_worker() {
        let web = Platform::other("web");

        assert!(Role::Gateway.runs(&Platform::TELEGRAM) && !Role::Gateway.runs(&web));
        assert!(Role::Web.runs(&web) && !Role::Web.runs(&Platform::DISCORD));
        assert!([&web, &Platform::TELEGRAM, &Platform::DISCORD].iter().all(|platform| !Role::Worker.runs(platform)));
    }

    #[test]
    fn without_a_name_a_process_does_everything() {
        let all = Roles::new([]);

        assert_eq!(all.to_string(), "gateway, worker, web");
        assert!(all.run(&Platform::TELEGRAM) && !all.are_split());
    }

    #[test]
    fn a_bot_is_split_where_a_process_leaves_something_to_others() {
        assert!(Roles::new([Role::Worker, Role::Web]).are_split());
        assert!(Roles::new([Role::Gateway]).are_split());
        assert!(!Roles::new([Role::Gateway, Role::Worker]).are_split());
    }
}
