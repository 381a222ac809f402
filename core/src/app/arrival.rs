//! How a request arrived, where its platform hands it over again until it hears that it was taken, as Telegram does with
//! updates: a process that dies in between must neither lose it nor have it made twice.

use std::fmt;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::queue::JobId;

/// One arrival of a request, which may not be the only one. Once it is dropped, the request counts as taken.
pub struct Arrival {
    job: JobId,
    taken: CancellationToken,
}

impl Arrival {
    /// The arrival of `event`, which is the same each time that it is handed over and never another's. What it asks for
    /// becomes one job, by an id that nobody can guess without `secret`.
    pub fn of(secret: &SecretString, event: &str) -> Self {
        Self { job: JobId::of(secret, event), taken: CancellationToken::new() }
    }

    /// Returns once the request can't be lost any more: what it asks for is accepted and kept, or it asks for nothing to be
    /// made.
    pub fn taken(&self) -> impl Future<Output = ()> + Send + use<> {
        self.taken.clone().cancelled_owned()
    }

    pub(super) const fn job(&self) -> &JobId {
        &self.job
    }

    pub(super) fn take(&self) {
        self.taken.cancel();
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        self.take();
    }
}

impl fmt::Debug for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Arrival({})", self.job)
    }
}
