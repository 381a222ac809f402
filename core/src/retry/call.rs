//! One attempt: a call, or a question for what was called for, and the download of what it left as links.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::known::{Known, Named};
use super::run::Pursuit;
use super::{Backoff, Capacity};
use crate::failure::Failure;
use crate::provider::{ApiKey, Generation, Output, Provider, Remote, RemoteCall, Target};
use crate::reply::Media;

/// How often a finished result is fetched, and how the waits between grow.
const FETCHES: u32 = 6;
const FETCH_BACKOFF: Backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(10));
/// How long one fetch may take.
const FETCH_TIMEOUT: Duration = Duration::from_mins(2);

/// How the next attempt is made.
pub(super) enum Way {
    /// By a call, with this slot.
    Call(Capacity),
    /// By asking for what was called for already. The slot that the run began with is kept meanwhile: the call may be one
    /// of its key's.
    Ask { known: Known, _slot: Option<Capacity> },
}

impl Way {
    /// The target of the chain that it leads to.
    pub(super) const fn target(&self) -> usize {
        match self {
            Self::Call(capacity) => capacity.target,
            Self::Ask { known, .. } => known.target,
        }
    }

    pub(super) const fn key(&self) -> &ApiKey {
        match self {
            Self::Call(capacity) => capacity.lease.key(),
            Self::Ask { known, .. } => &known.key,
        }
    }

    /// The key's place in its pool, where it has a slot.
    pub(super) fn place(&self) -> Option<usize> {
        match self {
            Self::Call(capacity) => capacity.lease.index(),
            Self::Ask { .. } => None,
        }
    }
}

impl Pursuit<'_> {
    /// One call, or one question for what was called for, and the download of what it left as links.
    pub(super) async fn attempt(
        &self,
        target: &Target,
        way: Way,
        remote: &mut Option<RemoteCall>,
    ) -> Result<Vec<Media>, Failure> {
        let upstream = self.engine.upstream(target);
        let provider = &*upstream.provider;
        let wanted = Generation { model: target.model.clone(), ..self.wanted.clone() };
        let limit = self.route.attempt_timeout.min(self.deadline.saturating_duration_since(Instant::now()));

        let output = match way {
            Way::Call(Capacity { mut lease, .. }) => {
                lease.begin();
                let named = Named::new(self.observer, provider.name(), lease.key());
                let tell = |id: &str| named.take(id);
                let unnamed = Remote::new(None, &tell);
                let answer = timeout(limit, provider.generate_remotely(lease.key(), &wanted, &unnamed)).await;
                *remote = named.call();
                if answer.is_err() && limit < self.route.attempt_timeout {
                    // Cut short by the request's own deadline, which is neither the key's fault nor the upstream's:
                    // dropping the lease keeps the slot for the grace, and blames nobody.
                    return Err(Failure::TimedOut);
                }
                let output = answer.unwrap_or(Err(Failure::TimedOut)).and_then(not_empty);
                lease.settle(output.as_ref().map(drop));
                output
            }
            // No slot is taken for it, and its answer tells nothing of the key.
            Way::Ask { known: Known { key, id, .. }, .. } => {
                let named = Named::new(self.observer, provider.name(), &key);
                let tell = |id: &str| named.take(id);
                let known = Remote::new(Some(&id), &tell);
                let answer = timeout(limit, provider.generate_remotely(&key, &wanted, &known)).await;
                if let Some(call) = named.call() {
                    *remote = Some(call);
                }
                answer.unwrap_or(Err(Failure::TimedOut)).and_then(not_empty)
            }
        };

        match output? {
            Output::Media(media) => Ok(media),
            Output::Links(links) => {
                let mut media = Vec::with_capacity(links.len());
                for link in &links {
                    media.push(self.fetch(provider, link, &wanted).await?);
                }
                Ok(media)
            }
        }
    }

    /// Fetches a finished result: free, so it is only ever fetched again, never generated again.
    async fn fetch(&self, provider: &dyn Provider, link: &str, wanted: &Generation) -> Result<Media, Failure> {
        for tries in 0..FETCHES {
            let fetched =
                timeout(FETCH_TIMEOUT, provider.fetch(link, wanted)).await.unwrap_or(Err(Failure::DownloadFailed));
            // An unusable result is as final as a usable one; whatever else went wrong, the result is still there.
            if matches!(fetched, Ok(_) | Err(Failure::BadOutput { .. })) {
                return fetched;
            }
            let wait = FETCH_BACKOFF.wait(tries, self.engine.random());
            if tries + 1 == FETCHES || Instant::now() + wait >= self.deadline {
                break;
            }
            tracing::warn!(
                job = self.wanted.idempotency_key,
                tries = tries + 1,
                ?wait,
                "download failed, fetching again"
            );
            self.sleep(&Failure::DownloadFailed, wait).await;
        }
        Err(Failure::DownloadFailed)
    }
}

/// A success without any media is none.
fn not_empty(output: Output) -> Result<Output, Failure> {
    let empty = match &output {
        Output::Media(media) => media.is_empty(),
        Output::Links(links) => links.is_empty(),
    };
    if empty { Err(Failure::BadOutput { detail: "no media".to_owned() }) } else { Ok(output) }
}
