//! Whether updates get here, as far as that is this process's part. That is told to whoever asks how the bot does; it
//! decides nothing.

use std::sync::{Arc, Mutex, PoisonError};

/// What is known of it: nothing, where it is another process's part.
#[derive(Debug, Default)]
pub(crate) struct Contact(Mutex<Option<bool>>);

impl Contact {
    /// Whether updates get here; `None` where that is not known.
    pub(crate) fn there(&self) -> Option<bool> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It is this process's part, until what comes back is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> Watch {
        Watch(Arc::clone(self))
    }

    fn set(&self, there: Option<bool>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = there;
    }
}

/// Whoever tries, and tells.
pub(crate) struct Watch(Arc<Contact>);

impl Watch {
    /// The last try came to this.
    pub(crate) fn tell(&self, there: bool) {
        self.0.set(Some(there));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.set(None);
    }
}
