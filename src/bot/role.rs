//! What a process does for a bot that is spread over several.

use std::collections::BTreeSet;
use std::fmt;

use refrain_core::adapter::Adapter;
use refrain_core::request::Platform;

/// One of the things that a process can do for a bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes what people ask on the platforms, accepts it and answers what is quick; but for platforms that call the web
    /// interface.
    Gateway,
    /// Makes what was accepted, and delivers it.
    Worker,
    /// Serves the web interface, and takes what platforms call it with.
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

    /// Whether a process with this role takes the events of `adapter`'s platform.
    pub fn runs(self, adapter: &dyn Adapter) -> bool {
        let on_the_web = adapter.platform() == Platform::WEB || adapter.is_called();
        match self {
            Self::Gateway => !on_the_web,
            Self::Worker => false,
            Self::Web => on_the_web,
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

    /// Whether a process with these takes the events of `adapter`'s platform.
    pub fn run(&self, adapter: &dyn Adapter) -> bool {
        self.0.iter().any(|role| role.runs(adapter))
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
    #![allow(clippy::unwrap_used)]

    use std::sync::Arc;

    use refrain_telegram::{Telegram, Updates, WEBHOOK_PATH};
    use refrain_web::Web;

    use super::*;

    #[test]
    fn each_platform_is_taken_by_one_role_and_none_by_the_worker() {
        let web = Web::new(([127, 0, 0, 1], 0).into());
        let polling = Telegram::new("1:a".into());
        let address = "https://bot.example/telegram/webhook".parse().unwrap();
        let inbound = web.inbound();
        let mount = Arc::new(move |router| inbound.mount(WEBHOOK_PATH, router));
        let called = Telegram::new("1:a".into()).updates(Updates::Webhook { address, mount });

        assert!(Role::Gateway.runs(&polling) && !Role::Gateway.runs(&web) && !Role::Gateway.runs(&called));
        assert!(Role::Web.runs(&web) && Role::Web.runs(&called) && !Role::Web.runs(&polling));
        let all: [&dyn Adapter; 3] = [&web, &polling, &called];
        assert!(all.into_iter().all(|adapter| !Role::Worker.runs(adapter)));
    }

    #[test]
    fn without_a_name_a_process_does_everything() {
        let all = Roles::new([]);

        assert_eq!(all.to_string(), "gateway, worker, web");
        assert!(all.run(&Telegram::new("1:a".into())) && !all.are_split());
    }

    #[test]
    fn a_bot_is_split_where_a_process_leaves_something_to_others() {
        assert!(Roles::new([Role::Worker, Role::Web]).are_split());
        assert!(Roles::new([Role::Gateway]).are_split());
        assert!(!Roles::new([Role::Gateway, Role::Worker]).are_split());
    }
}
