//! Faults to inject: what goes wrong between a bot and Telegram on a bad day.

use std::collections::VecDeque;

use tokio::sync::watch;

/// Something that goes wrong with one call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429 with these seconds to wait; the call has no effect. A further call to the same chat inside the wait is a
    /// violation.
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
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

/// What [`Fault::Slow`] waits for.
#[derive(Clone, Debug)]
pub struct Gate(watch::Sender<bool>);

impl Default for Gate {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Gate {
    /// A closed gate.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets every waiting call go on, and those to come.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub(crate) async fn passed(&self) {
        // It only fails when the sender is gone, and this gate holds one.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}

/// The faults to come, in the order they were asked for.
#[derive(Debug, Default)]
pub(super) struct Faults(VecDeque<Planned>);

#[derive(Debug)]
struct Planned {
    method: Option<String>,
    left: usize,
    fault: Fault,
}

impl Faults {
    /// Plans `fault` for the next `times` calls of `method`; `None` is any but `getUpdates`.
    pub(super) fn plan(&mut self, method: Option<&str>, times: usize, fault: Fault) {
        if times > 0 {
            self.0.push_back(Planned { method: method.map(str::to_owned), left: times, fault });
        }
    }

    /// The fault for this call of `method`, if one is planned.
    pub(super) fn take(&mut self, method: &str) -> Option<Fault> {
        let index = self.0.iter().position(|planned| match &planned.method {
            Some(wanted) => wanted.eq_ignore_ascii_case(method),
            None => method != "getUpdates",
        })?;
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

#[cfg(test)]
mod tests {
    use super::{Fault, Faults};

    #[test]
    fn a_fault_happens_as_often_as_planned_and_only_to_its_method() {
        let mut faults = Faults::default();
        faults.plan(Some("sendMessage"), 2, Fault::Reset);

        assert!(faults.take("getMe").is_none());
        assert!(faults.take("sendMessage").is_some());
        assert_eq!(faults.left(), 1);
        assert!(faults.take("sendMessage").is_some());
        assert!(faults.take("sendMessage").is_none());
    }

    #[test]
    fn a_fault_for_any_method_spares_the_long_poll() {
        let mut faults = Faults::default();
        faults.plan(None, 1, Fault::BadJson);

        assert!(faults.take("getUpdates").is_none());
        assert!(faults.take("editMessageText").is_some());
    }
}
