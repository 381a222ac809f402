//! What is kept is read back as it was.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use super::{Kit, person, tier};
use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::provider::{Target, Task};
use crate::queue::store::{JobStore, Outcome, RemoteCall};
use crate::queue::{JobId, JobState};
use crate::reply::Shown;
use crate::request::{Origin, ReplyToken};
use crate::retry::{Attempt, Decision, History, Progress, ProgressParts};

pub async fn what_is_accepted_is_read_back(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let mut facts = kit.facts("ann", &tier(3));
    facts.work.task = Task::Vary;
    facts.work.prompt = "a fox \u{1f98a}, 'quoted' \"twice\" -- \u{0} \\ ".into();
    facts.work.seed = Some(u64::MAX);
    facts.work.source = Some(JobId::random());
    facts.locale = Catalogue::builtin().negotiate(&["ar", "es-MX", "de"]);
    facts.retry_of = Some(JobId::random());
    facts.spoiler = true;
    facts.origin = Origin {
        server: Some("12".into()),
        thread: Some("5".into()),
        message: Some("77".into()),
        private: true,
        adult: true,
        pending: Some(Shown("1:2".into())),
        token: Some(ReplyToken::new(
            "secret of the interaction".to_owned().into(),
            UNIX_EPOCH + Duration::from_secs(9),
        )),
        ..facts.origin
    };

    let (lease, _) = kit.enqueue(&facts).await.unwrap();

    let record = kit.store.job(&lease.job).await.unwrap().unwrap();
    assert_eq!(record.facts, facts);
    assert_eq!((record.state, record.accepted), (JobState::Held, kit.now));
    assert_eq!((record.progress, record.outcome, record.remote), (Progress::default(), None, None));
    assert_eq!(record.shown, Some(Shown("1:2".into())), "what stands there already");
}

pub async fn every_failure_is_read_back(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for failure in every_failure() {
        let job = kit.queue("ann", &tier(1)).await;
        let lease = kit.claim().await.unwrap().lease;
        let outcome = Outcome::Failed(failure);
        kit.store.complete(&lease, &outcome, None).await.unwrap();

        assert_eq!(kit.store.job(&job).await.unwrap().unwrap().outcome, Some(outcome));
    }
}

fn every_failure() -> Vec<Failure> {
    let wait = Duration::from_millis(1500);
    let detail = || "because of \u{fc}".to_owned();
    vec![
        Failure::KeyRejected,
        Failure::ConcurrencyLimited,
        Failure::QuotaExhausted { retry_after: Some(wait) },
        Failure::RateLimited { retry_after: None },
        Failure::RateLimited { retry_after: Some(Duration::ZERO) },
        Failure::Overloaded { retry_after: Some(wait) },
        Failure::Loading { ready_in: Some(wait) },
        Failure::ModelUnavailable,
        Failure::InvalidRequest { detail: detail() },
        Failure::Refused,
        Failure::TooLarge,
        Failure::ProviderError,
        Failure::TimedOut,
        Failure::Unreachable,
        Failure::Misconfigured { detail: detail() },
        Failure::BadOutput { detail: detail() },
        Failure::DownloadFailed,
        Failure::NoKeyAvailable { until: Some(wait) },
        Failure::QueueFull { retry_after: wait },
        Failure::TooManyRequests { retry_after: wait },
    ]
}

pub async fn calls_are_recorded_in_their_order(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    let decisions = [
        Decision::Rotate,
        Decision::Again { after: Duration::from_millis(250) },
        Decision::AnotherKey,
        Decision::NextTarget,
        Decision::Stop,
    ];
    let mut attempts: Vec<_> = decisions
        .into_iter()
        .map(|decision| attempt(Err((Failure::RateLimited { retry_after: None }, decision))))
        .chain([attempt(Ok(()))])
        .collect();
    for (attempt, number) in attempts.iter_mut().zip(1..) {
        attempt.number = number;
        kit.store.record(&lease, attempt, kit.now).await.unwrap();
    }
    kit.store.record(&lease, &attempts[0], kit.now).await.expect("the same again is no fault");

    attempts.sort_by_key(|attempt| attempt.number);
    let mut kept = kit.store.attempts(&job).await.unwrap();
    kept.sort_by_key(|attempt| attempt.number);
    assert_eq!(kept, attempts);
}

fn attempt(outcome: Result<(), (Failure, Decision)>) -> Attempt {
    let target = Target { provider: "bytez".into(), model: "owner/model".into() };
    Attempt { number: 0, target, key: "bytez#2".into(), took: Duration::from_millis(1234), outcome }
}

pub async fn what_a_job_went_through_is_read_back(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let progress = Progress::from(ProgressParts {
        target: 2,
        history: History { spent: 1, ambiguous: 2, bad_outputs: 3 },
        left: [(0, 3), (1, 2)].into(),
        calls: 9,
    });
    let remote = RemoteCall { provider: "replicate".into(), key: "0123456789abcdef".into(), id: "prediction".into() };
    let lease = kit.claim().await.unwrap().lease;
    kit.store.remember_remote(&lease, Some(&remote)).await.unwrap();
    kit.store.snooze(&lease, &progress, kit.now).await.unwrap();

    let again = kit.claim().await.unwrap();

    assert_eq!((again.record.progress, again.record.remote), (progress, Some(remote)));
    kit.store.remember_remote(&again.lease, None).await.unwrap();
    assert_eq!(kit.store.job(&again.lease.job).await.unwrap().unwrap().remote, None);
}

pub async fn jobs_are_listed_and_recalled(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let first = kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    let second = kit.queue("ann", &tier(1)).await;
    let third = kit.queue("ann", &tier(1)).await;
    kit.queue("ben", &tier(1)).await;

    let theirs = kit.store.of_person(&person("ann")).await.unwrap();
    let ids = |records: &[crate::queue::store::JobRecord]| {
        records.iter().map(|record| record.facts.id.clone()).collect::<Vec<_>>()
    };
    for (record, standing) in &theirs {
        let alone = kit.store.placed(&record.facts.id).await.unwrap();
        assert_eq!(alone, Some((record.clone(), Some(*standing))), "by itself it stands where it does among theirs");
    }
    assert_eq!(kit.store.placed(&first).await.unwrap().map(|(_, standing)| standing), Some(None), "it is over");
    assert_eq!(kit.store.placed(&JobId::random()).await, Ok(None));
    let (records, standings): (Vec<_>, Vec<_>) = theirs.into_iter().unzip();
    assert_eq!(ids(&records), [second.clone(), third.clone()], "what is ended is not under way");
    assert_eq!(
        standings.iter().map(|standing| standing.ahead).collect::<Vec<_>>(),
        [1, 2],
        "behind who had nothing yet"
    );
    assert_eq!(kit.store.end_of_line(Task::Image, &person("cy")).await.unwrap().ahead, 3);
    assert_eq!(ids(&kit.store.list(&[JobState::Done], None, 10).await.unwrap()), std::slice::from_ref(&first));
    assert_eq!(ids(&kit.store.list(&[], None, 10).await.unwrap())[3], first);
    assert_eq!(kit.store.list(&[JobState::Queued], None, 2).await.unwrap().len(), 2);
    let ann = person("ann");
    assert_eq!(ids(&kit.store.list(&[], Some(&ann), 2).await.unwrap()), [third.clone(), second], "the latest first");
    assert_eq!(ids(&kit.store.list(&[JobState::Done, JobState::Queued], Some(&ann), 1).await.unwrap()), [third]);
    assert_eq!(kit.store.recall(&first).await.unwrap().unwrap().0, person("ann"), "also after its end");
    assert_eq!(kit.store.recall(&JobId::random()).await, Ok(None));
}
