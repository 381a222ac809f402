//! Calls that an upstream goes on with by itself: which one a request may ask for again, and until when.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Engine, Observer, Progress, Unavailable};
use crate::failure::Failure;
use crate::provider::{ApiKey, RemoteCall, Route, Target};

/// A call that can be asked for again: at which target of the route, and with the key that submitted it.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) target: usize,
    pub(super) key: ApiKey,
    pub(super) id: String,
    /// Until when the key is not to be used, and why, where that is so.
    pub(super) rest: Option<Unavailable>,
}

/// The least time between two questions for a call.
const ASK_EVERY: Duration = Duration::from_secs(2);

impl Known {
    /// The call that `progress` knows of, as far as its provider and its key are still there.
    pub(super) fn of(progress: &Progress, engine: &Engine, route: &Route) -> Option<Self> {
        let call = progress.remote.as_ref()?;
        let serves = |target: &Target| target.provider == call.provider;
        // The one that was tried last, where several are of that provider.
        let last = Some(progress.target).filter(|last| route.chain.get(*last).is_some_and(serves));
        let target = last.or_else(|| route.chain.iter().position(serves))?;
        let (key, rest) = engine.upstream(&route.chain[target]).keys.key_of(&call.key)?;
        Some(Self { target, key, id: call.id.clone(), rest })
    }

    /// How long it is not asked for after `failure`, which the policy would wait `planned` for: never before a told wait is
    /// over, be it told now or to the key before.
    pub(super) fn wait(&self, failure: &Failure, planned: Duration) -> Duration {
        let told = failure.told_wait().unwrap_or_default();
        planned.max(told).max(self.rest()).max(ASK_EVERY)
    }

    /// How long its key is not to be used.
    pub(super) fn rest(&self) -> Duration {
        let until = self.rest.as_ref().map(|rest| rest.until.saturating_duration_since(Instant::now()));
        until.unwrap_or_default()
    }
}

/// Takes the name of a call as soon as its provider has it.
pub(super) struct Named<'a> {
    observer: &'a dyn Observer,
    provider: &'a str,
    key: &'a ApiKey,
    call: Mutex<Option<RemoteCall>>,
}

impl<'a> Named<'a> {
    /// Nothing is submitted yet to `provider` with `key`.
    pub(super) const fn new(observer: &'a dyn Observer, provider: &'a str, key: &'a ApiKey) -> Self {
        Self { observer, provider, key, call: Mutex::new(None) }
    }

    /// The call has this name.
    pub(super) fn take(&self, id: &str) {
        let call = RemoteCall { provider: self.provider.to_owned(), key: self.key.fingerprint(), id: id.to_owned() };
        self.observer.remote(Some(&call));
        *self.call.lock().unwrap_or_else(PoisonError::into_inner) = Some(call);
    }

    /// The name that was told last.
    pub(super) fn call(self) -> Option<RemoteCall> {
        self.call.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps what is known of the call that failed, if it may still be asked for, else forgets it. Says which.
pub(super) fn goes_on(progress: &mut Progress, failure: &Failure, observer: &dyn Observer) -> bool {
    let goes_on = progress.remote.is_some() && may_go_on(failure);
    if !goes_on {
        forget(progress, observer);
    }
    goes_on
}

/// There is nothing to ask for any more.
pub(super) fn forget(progress: &mut Progress, observer: &dyn Observer) {
    if progress.remote.take().is_some() {
        observer.remote(None);
    }
}

/// Whether an upstream may still be going on with a call that was submitted, where asking for it met this failure.
const fn may_go_on(failure: &Failure) -> bool {
    match failure {
        Failure::TimedOut
        | Failure::Unreachable
        | Failure::RateLimited { .. }
        | Failure::Overloaded { .. }
        | Failure::Loading { .. } => true,
        Failure::KeyRejected
        | Failure::ConcurrencyLimited
        | Failure::QuotaExhausted { .. }
        | Failure::ModelUnavailable
        | Failure::InvalidRequest { .. }
        | Failure::Refused
        | Failure::TooLarge
        | Failure::ProviderError
        | Failure::Misconfigured { .. }
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed
        | Failure::NoKeyAvailable { .. }
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. } => false,
    }
}
