//! The queue as a whole.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, person, tier};
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::JobState;
use crate::queue::store::{Crowd, Finished, JobStore, Outcome};

pub async fn what_ended_lately_is_seen_the_latest_first(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    kit.queue("ann", &tier(1)).await;
    kit.serve().await;
    kit.pass(Duration::from_mins(1));
    let accepted = kit.now;
    kit.queue("ben", &tier(8)).await;
    kit.pass(Duration::from_secs(20));
    kit.serve().await;
    let made = kit.now;
    kit.queue("ann", &tier(1)).await;
    kit.pass(Duration::from_secs(5));
    let lease = kit.claim().await.unwrap().lease;
    kit.end(&lease, &Outcome::Failed(Failure::Refused)).await;
    kit.queue("ann", &tier(1)).await;

    let lately = kit.store.finished(made, 10).await.unwrap();

    let row = |weight: u32, accepted, ended, state| Finished {
        task: Task::Image,
        tier: tier(weight).name,
        accepted,
        ended,
        state,
    };
    let failed = row(1, made, kit.now, JobState::Failed);
    assert_eq!(lately, [failed.clone(), row(8, accepted, made, JobState::Done)]);
    assert_eq!(kit.store.finished(made, 1).await.unwrap(), [failed]);
    assert_eq!(kit.store.finished(kit.now.after(Duration::from_secs(1)), 10).await, Ok(Vec::new()));
}

pub async fn jobs_under_way_are_counted_by_what_they_have_in_common(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let first = kit.now;
    for who in ["ann", "ben", "cy"] {
        kit.queue(who, &tier(1)).await;
        kit.pass(Duration::from_secs(1));
    }
    let (second, third) = (first.after(Duration::from_secs(1)), kit.now);
    kit.queue("dee", &tier(8)).await;
    kit.serve().await;
    kit.claim().await;
    kit.enqueue(&kit.facts("eve", &tier(1))).await.unwrap();

    let crowds = kit.store.crowds().await.unwrap();

    let of = |state: JobState, jobs, oldest| {
        let state = state.label();
        Crowd { task: Task::Image, tier: tier(1).name, state, jobs, oldest }
    };
    let expected = [of(JobState::Held, 1, third), of(JobState::Queued, 2, second), of(JobState::Running, 1, first)];
    assert_eq!(crowds, expected);
}

pub async fn a_line_is_seen_from_its_head(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for who in ["ann", "ann", "ben"] {
        kit.queue(who, &tier(1)).await;
    }
    kit.claim().await.expect("the first of ann's runs");
    kit.queue("dee", &tier(8)).await;

    let line = kit.store.line(Task::Image, 10).await.unwrap();

    let seen: Vec<_> = line
        .iter()
        .map(|(record, standing)| (record.facts.person().id.as_str(), standing.ahead, standing.running_of_person))
        .collect();
    assert_eq!(seen, [("dee", 0, 0), ("ben", 1, 0), ("ann", 2, 1)]);
    assert!(line.iter().all(|(_, standing)| standing.running == 1));
    assert_eq!(kit.store.line(Task::Image, 1).await.unwrap(), line[..1]);
    assert_eq!(kit.store.line(Task::Video, 10).await, Ok(Vec::new()));
    let theirs = kit.store.of_person(&person("ben")).await.unwrap();
    assert_eq!(theirs, line[1..2], "both ways to see it tell the same");
}
