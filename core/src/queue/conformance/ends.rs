//! How jobs end, and how that is delivered.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, LATE, LEASE, person, tier};
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::store::{Cancelled, JobStore, Lease, LeaseError, Outcome, Renewed};
use crate::queue::{JobId, JobState};
use crate::reply::Shown;

pub async fn an_end_is_delivered_once(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    assert_eq!(kit.store.delivered(&lease, kit.now).await, Err(LeaseError::Lost), "there is nothing to deliver");

    assert!(!kit.store.ending(&lease).await.unwrap());
    assert!(!kit.store.ending(&lease).await.unwrap(), "the answer may have got lost");
    assert_eq!(kit.store.delivered(&lease, kit.now).await, Err(LeaseError::Lost), "nor is there yet");
    assert_eq!(kit.store.complete(&lease, &Outcome::Made, None).await, Ok(Outcome::Made));
    assert_eq!(kit.store.complete(&lease, &LATE_OUTCOME, None).await, Ok(Outcome::Made), "the first counts");
    assert_eq!(kit.store.ending(&lease).await, Err(LeaseError::Lost), "it has its end");
    assert_eq!(kit.store.claim_delivery(kit.until(), kit.now).await, Ok(None), "it is being delivered");
    kit.store.delivered(&lease, kit.now).await.unwrap();

    assert_eq!(kit.store.delivered(&lease, kit.now).await, Err(LeaseError::Lost));
    assert_eq!(kit.store.job(&job).await.unwrap().unwrap().state, JobState::Done);
    assert_eq!(kit.store.under_way().await, Ok(0));
}

const LATE_OUTCOME: Outcome = Outcome::Failed(LATE);

pub async fn the_delivery_of_a_dead_process_is_taken_over(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let dead = kit.claim().await.unwrap().lease;
    kit.store.complete(&dead, &Outcome::Made, None).await.unwrap();
    kit.pass(LEASE + Duration::from_secs(1));
    assert_eq!(kit.store.rescue(3, kit.now).await, Ok(0), "it needs no second run");

    let taken = kit.store.claim_delivery(kit.until(), kit.now).await.unwrap().unwrap();

    assert_eq!((taken.record.state, taken.record.outcome), (JobState::Delivering, Some(Outcome::Made)));
    assert!(!taken.intended);
    assert_eq!(kit.store.delivered(&dead, kit.now).await, Err(LeaseError::Lost));
    assert_eq!(kit.store.claim_delivery(kit.until(), kit.now).await, Ok(None));
    kit.store.delivered(&taken.lease, kit.now).await.unwrap();
}

pub async fn a_message_that_may_be_there_is_remembered(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let mut lease = kit.claim().await.unwrap().lease;
    kit.store.complete(&lease, &Outcome::Made, None).await.unwrap();
    kit.pass(LEASE * 2);
    lease = died(&kit, false, None).await;
    kit.store.intend(&lease).await.unwrap();
    kit.pass(LEASE * 2);
    lease = died(&kit, true, None).await;
    kit.store.not_sent(&lease).await.unwrap();
    kit.pass(LEASE * 2);
    lease = died(&kit, false, None).await;
    kit.store.intend(&lease).await.unwrap();
    kit.store.shown(&lease, &Shown("9".into())).await.unwrap();
    kit.pass(LEASE * 2);
    died(&kit, false, Some("9")).await;
}

/// Whoever takes the delivery over after the death of its process finds this.
async fn died(kit: &Kit, intended: bool, shown: Option<&str>) -> Lease {
    let taken = kit.store.claim_delivery(kit.until(), kit.now).await.unwrap().unwrap();
    assert_eq!((taken.intended, taken.record.shown), (intended, shown.map(|id| Shown(id.into()))));
    taken.lease
}

pub async fn a_postponed_delivery_waits_for_its_time(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    kit.store.complete(&lease, &Outcome::Made, None).await.unwrap();

    kit.store.postpone(&lease, kit.now.after(Duration::from_mins(1))).await.unwrap();

    assert_eq!(kit.store.claim_delivery(kit.until(), kit.now).await, Ok(None));
    kit.pass(Duration::from_mins(1));
    assert!(kit.store.claim_delivery(kit.until(), kit.now).await.unwrap().is_some());
}

pub async fn only_its_owner_cancels_and_only_in_time(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let job = kit.queue("ann", &tier(1)).await;
    let (ann, ben) = (person("ann"), person("ben"));
    let cancel = async |by| kit.store.cancel(&job, by).await.unwrap();

    assert_eq!(cancel(Some(&ben)).await, Cancelled::NotTheirs);
    let lease = kit.claim().await.unwrap().lease;
    assert_eq!(kit.store.ending(&lease).await, Ok(false));
    assert_eq!(cancel(Some(&ann)).await, Cancelled::TooLate, "it is being kept");
    kit.store.complete(&lease, &Outcome::Made, None).await.unwrap();
    assert_eq!(cancel(Some(&ann)).await, Cancelled::TooLate, "it is being delivered");
    kit.store.delivered(&lease, kit.now).await.unwrap();
    assert_eq!(cancel(None).await, Cancelled::TooLate);
    assert_eq!(kit.store.cancel(&JobId::random(), Some(&ann)).await, Ok(Cancelled::TooLate));
}

pub async fn a_cancelled_job_ends_wherever_it_stands(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let (held, _) = kit.enqueue(&kit.facts("ann", &tier(1))).await.unwrap();
    let running = kit.queue("ben", &tier(1)).await;
    let lease = kit.claim().await.unwrap().lease;
    let queued = kit.queue("cy", &tier(1)).await;
    for job in [&held.job, &running, &queued] {
        assert_eq!(kit.store.cancel(job, None).await, Ok(Cancelled::Yes));
    }

    assert_eq!(kit.claim().await, None, "what is cancelled does not start");
    let over = kit.take_over(false).await;
    assert_eq!(over.iter().map(|over| &over.record.facts.id).collect::<Vec<_>>(), [&queued]);
    assert_eq!((over[0].record.state, &over[0].record.outcome), (JobState::Delivering, &Some(Outcome::Cancelled)));
    kit.store.delivered(&over[0].lease, kit.now).await.unwrap();
    assert_eq!(kit.store.job(&queued).await.unwrap().unwrap().state, JobState::Cancelled);

    let renewed = kit.store.renew(std::slice::from_ref(&lease), kit.until()).await.unwrap();
    assert_eq!(renewed[0].1, Renewed::ToCancel);
    assert_eq!(kit.store.complete(&lease, &LATE_OUTCOME, None).await, Ok(Outcome::Cancelled));

    kit.store.release(&held, None, kit.now).await.unwrap();
    assert_eq!(kit.take_over(false).await.len(), 1);
}

pub async fn a_job_past_its_deadline_ends_and_never_starts(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let mut facts = kit.facts("ann", &tier(1));
    facts.deadline = kit.now.after(Duration::from_mins(1));
    kit.queue_facts(&facts).await;
    kit.queue("ben", &tier(1)).await;
    assert_eq!(kit.store.next_deadline(Task::Image).await, Ok(Some(facts.deadline)));
    assert_eq!(kit.take_over(false).await, []);
    kit.pass(Duration::from_mins(1));

    let over = kit.take_over(false).await;

    assert_eq!(over.len(), 1);
    assert_eq!((&over[0].record.facts, &over[0].record.outcome), (&facts, &Some(LATE_OUTCOME)));
    assert_eq!(kit.serve_all().await, ["ben"]);
}

pub async fn closing_ends_all_that_wait(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    let running = kit.claim().await.unwrap();
    kit.queue("ben", &tier(1)).await;
    kit.queue("cy", &tier(1)).await;

    let over = kit.take_over(true).await;

    assert_eq!(over.len(), 2);
    assert!(over.iter().all(|over| over.record.outcome == Some(Outcome::Interrupted)));
    kit.end(&running.lease, &Outcome::Made).await;
}

pub async fn the_usual_time_is_a_running_mean(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let usual = async || kit.store.end_of_line(Task::Image, &person("ann")).await.unwrap().usual;
    assert_eq!(usual().await, Duration::from_secs(15));
    for outcome in [Outcome::Made, Outcome::Failed(Failure::Refused)] {
        kit.queue("ann", &tier(1)).await;
        let lease = kit.claim().await.unwrap().lease;
        let took = (outcome == Outcome::Made).then_some(Duration::from_secs(95));
        kit.store.complete(&lease, &outcome, took).await.unwrap();
        kit.store.complete(&lease, &outcome, took).await.expect("it is learned once");
    }

    assert_eq!(usual().await, Duration::from_secs(25));
}
