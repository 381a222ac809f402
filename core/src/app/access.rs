//! Who may use which command, where and how often.

use std::time::Duration;

use super::{App, Call};
use crate::catalogue::{Message, id};
use crate::command::{Access, CommandSpec, Places};
use crate::preferences::Audience;

impl App {
    /// Why this person may not use the command here at all.
    pub(super) async fn barred(&self, call: &Call<'_>, spec: &CommandSpec) -> Option<Message> {
        let (request, named) = (call.request, |id| Message::new(id).with("name", spec.name));
        if spec.places == Places::Groups && request.origin.private {
            return Some(named(id::ONLY_IN_GROUPS));
        }
        match spec.access {
            Access::Everyone => self.barred_by_managers(call, spec).await,
            Access::Premium if !self.tiers.is_premium(call.tier) => Some(named(id::NOT_ALLOWED)),
            Access::Premium => self.barred_by_managers(call, spec).await,
            // What those who manage the chat have chosen must not keep them from choosing otherwise.
            Access::Managers => (!self.manages(call).await).then(|| named(id::FOR_MANAGERS)),
        }
    }

    /// Why those who manage the chat don't want the person to use the command there.
    async fn barred_by_managers(&self, call: &Call<'_>, spec: &CommandSpec) -> Option<Message> {
        if call.preferences.commands.as_ref().is_some_and(|allowed| !allowed.contains(spec.name)) {
            return Some(Message::new(id::SWITCHED_OFF_HERE).with("name", spec.name));
        }
        let named = |id| Message::new(id).with("name", spec.name);
        match call.preferences.audience.unwrap_or(Audience::Everyone) {
            Audience::Everyone => None,
            Audience::Premium if self.tiers.is_premium(call.tier) => None,
            Audience::Premium => (!self.manages(call).await).then(|| named(id::NOT_ALLOWED)),
            Audience::Managers => (!self.manages(call).await).then(|| named(id::FOR_MANAGERS)),
        }
    }

    /// Whether the person may manage the chat.
    async fn manages(&self, call: &Call<'_>) -> bool {
        match call.request.manages {
            Some(manages) => manages,
            None => self.messenger.manages(&call.request.origin).await,
        }
    }

    /// That this person has to wait until they may use the command again, if they have to.
    pub(super) fn too_often(&self, call: &Call<'_>, spec: &CommandSpec) -> Option<Message> {
        let wait = self.wait_for(call, spec)?;
        Some(Message::new(id::TOO_OFTEN).with("name", spec.name).with("wait", Message::wait(Some(wait))))
    }

    /// Counts a use of the command; how long this person has to wait until they may use it again, if they have to.
    pub(super) fn wait_for(&self, call: &Call<'_>, spec: &CommandSpec) -> Option<Duration> {
        self.limits.check(spec, &call.request.origin.person)
    }
}
