//! Calls that an upstream takes and goes on with by itself, to be asked for their results by a name that it gives.

use std::fmt;

/// A call that an upstream goes on with by itself, so that whoever knows its name can ask for the result again instead of
/// paying for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteCall {
    /// The provider's name.
    pub provider: String,
    /// The fingerprint of the key that submitted it, and that alone may ask.
    pub key: String,
    /// The upstream's name for it.
    pub id: String,
}

/// What is known of a call's name upstream, and whom to tell it, for
/// [`generate_remotely`](super::Provider::generate_remotely).
pub struct Remote<'a> {
    known: Option<&'a str>,
    tell: &'a (dyn Fn(&str) + Send + Sync),
}

impl<'a> Remote<'a> {
    /// A call that was submitted as `known`, or is still to be; `tell` takes its name.
    pub const fn new(known: Option<&'a str>, tell: &'a (dyn Fn(&str) + Send + Sync)) -> Self {
        Self { known, tell }
    }

    /// The name of the call if it was submitted before: it is asked for, and not submitted again.
    pub const fn known(&self) -> Option<&'a str> {
        self.known
    }

    /// The call was submitted, and has this name. To be said before anything is waited for.
    pub fn submitted(&self, id: &str) {
        (self.tell)(id);
    }
}

impl fmt::Debug for Remote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote").field("known", &self.known).finish_non_exhaustive()
    }
}
