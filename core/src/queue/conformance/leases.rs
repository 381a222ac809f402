//! Leases, fences and rescue.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, LEASE, tier};
use crate::provider::Target;
use crate::queue::JobState;
use crate::queue::store::{JobStore, Lease, LeaseError, Outcome, Renewed};
use crate::reply::Shown;
use crate::retry::{Attempt, Progress, ProgressParts};

const MOST: u32 = 3;

fn attempt() -> Attempt {
    let target = Target { provider: "bytez".into(), model: "m".into() };
    Attempt { number: 1, target, key: "bytez#1".into(), took: Duration::from_secs(1), outcome: Ok(()) }
}

pub async fn an_older_lease_changes_nothing(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    let old = kit.claim().await.unwrap().lease;
    kit.pass(LEASE + Duration::from_secs(1));
    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 1);
    let new = kit.claim().await.unwrap().lease;
    let before = kit.store.job(&job).await.unwrap();
    let store = &kit.store;

    let tried = [
        store.release(&old, Some(&Shown("1".into())), kit.now).await,
        store.withdraw(&old).await,
        store.record(&old, &attempt(), kit.now).await,
        store.remember_remote(&old, None).await,
        store.snooze(&old, &Progress::default(), kit.now).await,
        store.give_back(&old, &Progress::default(), kit.now).await,
        store.ending(&old).await.map(drop),
        store.complete(&old, &Outcome::Cancelled, None).await.map(drop),
        store.intend(&old).await,
        store.shown(&old, &Shown("1".into())).await,
        store.delivered(&old, kit.now).await,
        store.postpone(&old, kit.now).await,
    ];

    assert!(tried.iter().all(|tried| *tried == Err(LeaseError::Lost)), "{tried:?}");
    let both = store.renew(&[old.clone(), new.clone()], kit.until()).await.unwrap();
    let of = |lease: &Lease| both.iter().find(|(renewed, _)| renewed == lease).map(|(_, renewed)| *renewed);
    assert_eq!((of(&old), of(&new)), (Some(Renewed::Lost), Some(Renewed::Yes)));
    assert_eq!(store.job(&job).await.unwrap(), before);
    assert_eq!(store.attempts(&job).await.unwrap(), []);
    kit.end(&new, &Outcome::Made).await;
    assert_eq!(store.job(&job).await.unwrap().unwrap().state, JobState::Done);
}

pub async fn a_lapsed_lease_is_good_until_somebody_takes_the_job(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    kit.pass(Duration::from_secs(10));
    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 0, "it has not lapsed");
    kit.pass(Duration::from_secs(10));

    let renewed = kit.store.renew(std::slice::from_ref(&lease), kit.until()).await.unwrap();

    assert_eq!(renewed, [(lease.clone(), Renewed::Yes)]);
    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 0);
    kit.end(&lease, &Outcome::Made).await;
}

pub async fn a_rescued_job_waits_again_at_its_place(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    kit.queue("ben", &tier(1)).await;
    kit.claim().await.unwrap();
    kit.pass(LEASE + Duration::from_secs(1));

    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 1);
    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 0);

    let again = kit.claim().await.unwrap();
    assert_eq!((again.record.facts.id, again.record.lost_starts), (job, 1));
}

pub async fn a_held_job_of_a_dead_process_is_released(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let mut facts = kit.facts("ann", &tier(1));
    facts.origin.pending = Some(Shown("pending".into()));
    let (lease, _) = kit.enqueue(&facts).await.unwrap();
    kit.pass(LEASE + Duration::from_secs(1));

    assert_eq!(kit.store.rescue(MOST, kit.now).await.unwrap(), 1);

    assert_eq!(kit.store.release(&lease, None, kit.now).await, Err(LeaseError::Lost));
    let claimed = kit.claim().await.unwrap().record;
    assert_eq!((claimed.shown, claimed.lost_starts), (Some(Shown("pending".into())), 0));
}

pub async fn a_job_that_kills_its_workers_ends(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;

    for _ in 0..MOST {
        kit.claim().await.expect("it is tried again");
        kit.pass(LEASE + Duration::from_secs(1));
        kit.store.rescue(MOST, kit.now).await.unwrap();
    }

    assert_eq!(kit.claim().await, None);
    let over = kit.store.claim_delivery(kit.until(), kit.now).await.unwrap().expect("its person is told");
    assert!(over.record.facts.id == job && matches!(over.record.outcome, Some(Outcome::Failed(_))), "{over:?}");
}

pub async fn a_job_given_back_goes_on_at_its_place_with_what_it_went_through(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    kit.queue("ben", &tier(1)).await;
    kit.claim().await.unwrap();
    kit.pass(LEASE + Duration::from_secs(1));
    kit.store.rescue(MOST, kit.now).await.unwrap();
    let progress = Progress::from(ProgressParts { calls: 2, ..ProgressParts::default() });
    for _ in 0..5 {
        let lease = kit.claim().await.unwrap().lease;
        kit.store.give_back(&lease, &progress, kit.now).await.unwrap();
    }

    let record = kit.claim().await.unwrap().record;

    assert_eq!(record.facts.id, job);
    assert_eq!(
        (record.progress, record.starts, record.lost_starts),
        (progress, 7, 0),
        "it is known how often it was taken up, and the lost start is a part of what it went through"
    );
}
