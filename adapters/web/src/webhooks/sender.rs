//! Sends notices that are due, until the bot stops.

use std::sync::Arc;
use std::time::Duration;

use refrain_core::metrics;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{Lease, LeaseError, Notice};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::call::{Answer, Caller};
use super::receivers::Receivers;
use super::{payload, schedule};
use crate::site::Shared;

/// Calls at once of one process; how many of them one receiver may have stands at [`Receivers`].
const AT_ONCE: usize = 16;
/// How often is looked for notices that other processes wrote, or whose time has come.
const LOOK: Duration = Duration::from_secs(1);
/// How much longer than a call a lease is good: what came of the call is noted then.
const NOTING: Duration = Duration::from_secs(5);
/// How long after trouble with the store it is asked again.
const REST: Duration = Duration::from_secs(5);
/// How often it is tried to note what came of a call.
const TRIES: u32 = 3;

/// Sends what is due until `shutdown`, and then lets calls under way end. Does nothing where there is nothing to sign with.
pub(crate) async fn run(site: Shared, shutdown: CancellationToken) {
    let Some(webhooks) = site.webhooks.clone() else { return };
    let caller = match Caller::new(&webhooks) {
        Ok(caller) => Arc::new(caller),
        Err(error) => {
            tracing::error!(%error, "no webhooks are sent");
            return;
        }
    };
    let store = Arc::clone(site.app.queue().store());
    let mut hints = store.hints().listen_notices();
    let free = Arc::new(Semaphore::new(AT_ONCE));
    let receivers = Receivers::default();
    let mut calls = JoinSet::new();
    loop {
        let permit = tokio::select! {
            () = shutdown.cancelled() => break,
            permit = Arc::clone(&free).acquire_owned() => permit,
        };
        while calls.try_join_next().is_some() {}
        hints.mark_unchanged();
        let now = store.now();
        let rest = match store.claim_notice(&receivers.busy(), now.after(webhooks.within + NOTING), now).await {
            Ok(Some((notice, lease))) => {
                let under_way = receivers.call(&notice.callback.url);
                let (site, caller) = (Arc::clone(&site), Arc::clone(&caller));
                calls.spawn(async move {
                    send(&site, &caller, &notice, &lease).await;
                    drop((under_way, permit));
                });
                continue;
            }
            Ok(None) => LOOK,
            Err(error) => {
                tracing::warn!(%error, "notices of ended jobs can't be read now");
                REST
            }
        };
        drop(permit);
        tokio::select! {
            () = shutdown.cancelled() => break,
            Ok(()) = hints.changed(), if rest == LOOK => {}
            // Its receiver may have another one.
            Some(_) = calls.join_next(), if rest == LOOK => {}
            () = sleep(rest) => {}
        }
    }
    let drained = async { while calls.join_next().await.is_some() {} };
    if timeout(webhooks.within + NOTING, drained).await.is_err() {
        tracing::warn!("some webhooks were under way at the stop, and are sent once more");
    }
}

async fn send(site: &Shared, caller: &Caller, notice: &Notice, lease: &Lease) {
    let store = site.app.queue().store();
    let answer = match store.job(&notice.job).await {
        Ok(Some(job)) => {
            let body = payload::body(notice, &job, site.app.catalogue());
            caller.call(&notice.callback.url, &notice.id(), body).await
        }
        Ok(None) => Answer::Unwanted("the job is forgotten".to_owned()),
        Err(error) => {
            // The lease lapses, and somebody tries again.
            tracing::warn!(job = %notice.job, %error, "a webhook waits: its job can't be read");
            return;
        }
    };
    let now = store.now();
    let kind = payload::kind(notice.ended);
    match answer {
        Answer::Taken => {
            metrics::webhook("sent");
            tracing::info!(job = %notice.job, kind, tries = notice.tries, "webhook sent");
            note(&notice.job, || store.notice_sent(lease, now)).await;
        }
        Answer::Failed(fault) => {
            let wait = schedule::wait(notice.tries, &mut rand::rng());
            metrics::webhook(if wait.is_some() { "failed" } else { "given_up" });
            if let Some(wait) = wait {
                tracing::info!(job = %notice.job, kind, fault, ?wait, "a webhook failed, and waits");
            } else {
                tracing::warn!(job = %notice.job, kind, fault, "a webhook is given up after its last try");
            }
            note(&notice.job, || store.notice_failed(lease, &fault, wait.map(|wait| now.after(wait)), now)).await;
        }
        Answer::Unwanted(fault) => {
            metrics::webhook("given_up");
            tracing::warn!(job = %notice.job, kind, fault, "a webhook is given up");
            note(&notice.job, || store.notice_failed(lease, &fault, None, now)).await;
        }
    }
}

/// Notes what came of a call. Where that can't be done, the call is repeated once the lease has lapsed.
async fn note<F: Future<Output = Result<(), LeaseError>>>(job: &JobId, mut step: impl FnMut() -> F) {
    for _ in 0..TRIES {
        match step().await {
            Ok(()) => return,
            Err(LeaseError::Lost) => {
                tracing::info!(%job, "a webhook is somebody else's by now");
                return;
            }
            Err(LeaseError::Store(error)) => tracing::warn!(%job, %error, "what came of a webhook can't be noted"),
        }
        sleep(LOOK).await;
    }
}
