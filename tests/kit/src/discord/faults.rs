//! Faults to inject: what goes wrong between a bot and Discord's HTTP API on a bad day.

use std::{collections::VecDeque, time::Duration};

use super::Route;
pub use crate::telegram::Gate;

/// Something that goes wrong with one call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429; the call has no effect. A further call of the same bucket inside the wait is a violation, with `global` a
    /// call of any route.
    TooMany {
        /// How long to wait.
        retry_after: Duration,
        /// Whether the wait is for the whole bot.
        global: bool,
    },
    /// An HTML page with this status, as from a proxy; the call has no effect.
    Status(u16),
    /// The connection is reset (RST) before the call has an effect.
    Reset,
    /// The call takes effect, then the connection is reset: the bot can't know.
    ResetAfterDone,
    /// The call waits until the gate opens, then goes on as usual.
    Slow(Gate),
    /// 200 with a body that is cut short; the call has no effect.
    BadJson,
}

/// The faults to come, in the order they were asked for.
#[derive(Debug, Default)]
pub(super) struct Faults(VecDeque<Planned>);

#[derive(Debug)]
struct Planned {
    route: Option<Route>,
    left: usize,
    fault: Fault,
}

impl Faults {
    /// Plans `fault` for the next `times` calls of `route`; `None` is any.
    pub(super) fn plan(&mut self, route: Option<Route>, times: usize, fault: Fault) {
        if times > 0 {
            self.0.push_back(Planned { route, left: times, fault });
        }
    }

    /// The fault for this call of `route`, if one is planned.
    pub(super) fn take(&mut self, route: Route) -> Option<Fault> {
        let index = self.0.iter().position(|planned| planned.route.is_none_or(|wanted| wanted == route))?;
        let planned = self.0.get_mut(index)?;
        planned.left -= 1;
        let fault = planned.fault.clone();
        if planned.left == 0 {
            self.0.remove(index);
        }
        Some(fault)
    }

    /// How many faults have not happened yet.
    pub(super) fn left(&self) -> usize {
        self.0.iter().map(|planned| planned.left).sum()
    }
}
