//! What is known of jobs that ended, and how it is forgotten.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, person, tier};
use crate::failure::Failure;
use crate::provider::Target;
use crate::queue::JobState;
use crate::queue::store::{JobStore, Outcome};
use crate::retry::Attempt;

pub async fn what_ended_is_found_by_its_person_the_latest_first(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let made = kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    let made_at = kit.now;
    kit.queue("ben", &tier(1)).await;
    kit.serve().await;
    kit.pass(Duration::from_secs(1));
    let failed = kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    kit.end(&lease, &Outcome::Failed(Failure::Refused)).await;
    kit.queue("ann", &tier(1)).await;

    let ended = kit.store.ended_of(&person("ann"), 10).await.unwrap();

    let seen: Vec<_> = ended.iter().map(|(record, at)| (record.facts.id.clone(), record.state, *at)).collect();
    assert_eq!(seen, [(failed.clone(), JobState::Failed, kit.now), (made, JobState::Done, made_at)]);
    let latest = kit.store.ended_of(&person("ann"), 1).await.unwrap();
    assert_eq!(latest.into_iter().map(|(record, _)| record.facts.id).collect::<Vec<_>>(), [failed]);
    assert_eq!(kit.store.ended_of(&person("cy"), 10).await, Ok(Vec::new()));
}

pub async fn what_ended_is_old_after_its_time_the_oldest_first(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let first = kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    kit.pass(Duration::from_secs(1));
    let second = kit.queue("ben", &tier(1)).await;
    kit.serve().await;
    kit.pass(Duration::from_secs(1));
    let limit = kit.now;
    kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    kit.queue("ann", &tier(1)).await;

    assert_eq!(kit.store.ended_before(limit, 10).await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(kit.store.ended_before(limit, 1).await.unwrap(), std::slice::from_ref(&first));
    kit.store.outputs_removed(std::slice::from_ref(&first)).await.unwrap();

    assert_eq!(kit.store.outputs_before(limit, 10).await.unwrap(), std::slice::from_ref(&second));
    let removed = async |job| kit.store.job(job).await.unwrap().unwrap().outputs_removed;
    assert_eq!((removed(&first).await, removed(&second).await), (true, false));
    assert_eq!(kit.store.ended_before(limit, 10).await.unwrap(), [first, second], "the job is another matter");
}

pub async fn what_is_forgotten_is_gone_with_its_calls(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let old = kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    let target = Target { provider: "bytez".into(), model: "owner/model".into() };
    let took = Duration::from_secs(1);
    let attempt = Attempt { number: 1, target, key: "bytez#1".into(), took, outcome: Ok(()) };
    kit.store.record(&lease, &attempt, kit.now).await.unwrap();
    kit.end(&lease, &Outcome::Made).await;
    let other = kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    let live = kit.queue("ann", &tier(1)).await;

    kit.store.forget(&[old.clone(), live.clone()]).await.unwrap();
    kit.store.forget(std::slice::from_ref(&old)).await.expect("the same again is no fault");

    assert_eq!((kit.store.job(&old).await, kit.store.attempts(&old).await), (Ok(None), Ok(Vec::new())));
    assert!(kit.store.job(&other).await.unwrap().is_some());
    assert!(kit.store.job(&live).await.unwrap().is_some(), "what is under way is not forgotten");
    assert_eq!(kit.store.under_way().await, Ok(1));
}

pub async fn who_flooded_has_no_claim_left_once_everybody_is_served(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for _ in 0..5 {
        kit.queue("flooder", &tier(1)).await;
    }
    kit.store.forget_accounts().await.unwrap();
    kit.queue("late", &tier(1)).await;
    assert_eq!(kit.serve_all().await[..2], ["flooder", "late"], "while somebody waits, nothing is forgotten");

    kit.store.forget_accounts().await.unwrap();

    kit.queue("flooder", &tier(1)).await;
    kit.queue("late", &tier(1)).await;
    assert_eq!(kit.serve_all().await, ["flooder", "late"], "who came first is first");
}
