//! The fair order.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, tier};
use crate::provider::Task;
use crate::queue::JobState;
use crate::queue::store::JobStore;
use crate::retry::Progress;

pub async fn who_floods_waits_behind_themselves(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for _ in 0..5 {
        kit.queue("flooder", &tier(1)).await;
    }
    kit.queue("late", &tier(1)).await;

    assert_eq!(kit.serve_all().await[..2], ["flooder", "late"]);
}

pub async fn the_first_job_of_somebody_heavier_goes_before_everyone_lighter(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for who in ["one", "two", "three"] {
        kit.queue(who, &tier(1)).await;
    }
    kit.queue("premium", &tier(8)).await;
    let (_, standing) = kit.enqueue(&kit.facts("premium", &tier(8))).await.unwrap();

    assert_eq!(standing.ahead, 4, "the second one goes behind all");
    assert_eq!(kit.serve_all().await, ["premium", "one", "two", "three"]);
}

pub async fn shares_follow_weights(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for _ in 0..30 {
        kit.queue("one", &tier(1)).await;
        kit.queue("four", &tier(4)).await;
    }

    let served = kit.serve_all().await;

    let ones = served[..25].iter().filter(|who| *who == "one").count();
    assert!((4..=6).contains(&ones), "{served:?}");
}

pub async fn a_job_that_never_started_costs_no_place(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for _ in 0..5 {
        let (lease, _) = kit.enqueue(&kit.facts("undecided", &tier(1))).await.unwrap();
        kit.store.withdraw(&lease).await.unwrap();
    }
    for _ in 0..5 {
        let job = kit.queue("undecided", &tier(1)).await;
        kit.store.cancel(&job, None).await.unwrap();
        kit.take_over(false).await;
    }
    kit.queue("undecided", &tier(1)).await;
    kit.queue("other", &tier(1)).await;
    kit.queue("other", &tier(1)).await;

    assert_eq!(kit.serve_all().await, ["undecided", "other", "other"]);
}

pub async fn a_snoozed_job_keeps_its_place_and_waits_for_its_time(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let first = kit.queue("ann", &tier(1)).await;
    kit.queue("ben", &tier(1)).await;
    let claimed = kit.claim().await.unwrap();
    let until = kit.now.after(Duration::from_mins(1));

    kit.store.snooze(&claimed.lease, &Progress::default(), until).await.unwrap();

    assert_eq!(kit.store.job(&first).await.unwrap().unwrap().state, JobState::Snoozed);
    assert_eq!(kit.store.next_start(Task::Image, kit.now).await.unwrap(), Some(kit.now), "that of the other");
    assert_eq!(kit.serve().await.as_deref(), Some("ben"));
    assert_eq!(kit.serve().await, None);
    assert_eq!(kit.store.next_start(Task::Image, kit.now).await.unwrap(), Some(until));
    kit.queue("cy", &tier(1)).await;
    kit.pass(Duration::from_mins(1));
    assert_eq!(kit.serve_all().await, ["ann", "cy"]);
}

pub async fn a_place_is_told_once(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let mut jobs = Vec::new();
    for who in ["ann", "ben", "cy", "dan"] {
        jobs.push(kit.queue(who, &tier(1)).await);
    }
    let told = async || {
        let moved = kit.store.moved_up(Task::Image, &[1, 2], "me", kit.now).await.unwrap();
        assert!(moved.iter().all(|(record, _)| record.told == Some(("me".into(), kit.now))));
        moved.into_iter().map(|(record, standing)| (record.facts.id, standing.ahead + 1)).collect::<Vec<_>>()
    };

    assert_eq!(told().await, [], "they know where they began");
    kit.claim().await.unwrap();

    assert_eq!(told().await, [(jobs[1].clone(), 1), (jobs[2].clone(), 2)]);
    assert_eq!(told().await, []);
    let record = kit.store.job(&jobs[1]).await.unwrap().unwrap();
    assert_eq!(record.told, Some(("me".into(), kit.now)));
}

pub async fn a_place_far_back_is_told_too(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let mut jobs = Vec::new();
    for number in 0..202 {
        jobs.push(kit.queue(&format!("person {number}"), &tier(1)).await);
    }
    kit.claim().await.unwrap();

    let moved = kit.store.moved_up(Task::Image, &[300, 200, 150], "me", kit.now).await.unwrap();

    let mut moved: Vec<_> = moved.into_iter().map(|(record, standing)| (standing.ahead + 1, record.facts.id)).collect();
    moved.sort();
    assert_eq!(moved, [(150, jobs[150].clone()), (200, jobs[200].clone())]);
}
