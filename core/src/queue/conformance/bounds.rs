//! Bounds at the door and on the shelf.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, WIDE, person, tier};
use crate::provider::Task;
use crate::queue::store::{Bounds, Claim, Full, JobStore, Outcome};
use crate::queue::{JobState, Tier};
use crate::reply::Shown;

pub async fn bounds_of_person_chat_and_queue_are_exact(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let two = Tier { max_queued: 2, ..tier(1) };
    let enqueue = async |who: &str, bounds: Bounds| {
        let facts = kit.facts(who, &two);
        kit.store.enqueue(&facts, bounds, kit.until(), kit.now).await.unwrap().map(|(lease, _)| lease)
    };
    let in_chat = |max| Bounds { max_in_chat: Some(max), ..WIDE };

    let first = enqueue("ann", in_chat(2)).await.unwrap();
    enqueue("ann", in_chat(2)).await.unwrap();
    assert_eq!(enqueue("ann", WIDE).await, Err(Full::Person));

    kit.store.release(&first, None, kit.now).await.unwrap();
    let claimed = kit.claim().await.unwrap();
    assert_eq!(enqueue("ann", in_chat(2)).await, Err(Full::Chat), "the one that runs counts");
    enqueue("ben", in_chat(1)).await.expect("another chat");
    enqueue("ann", in_chat(3)).await.expect("the one that runs does not wait");
    assert_eq!(enqueue("cy", Bounds { max_queued: 3, ..WIDE }).await, Err(Full::Queue));
    enqueue("cy", Bounds { max_queued: 4, ..WIDE }).await.expect("one place is left");

    kit.end(&claimed.lease, &Outcome::Made).await;
    assert_eq!(kit.store.under_way().await.unwrap(), 4);
}

pub async fn a_job_is_accepted_once_by_its_id(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let full = Tier { max_queued: 1, ..tier(1) };
    let facts = kit.facts("ann", &full);
    let (lease, _) = kit.enqueue(&facts).await.unwrap();

    assert_eq!(kit.enqueue(&facts).await, Err(Full::Known), "that says more than that she has enough waiting");
    kit.store.release(&lease, None, kit.now).await.unwrap();
    assert_eq!(kit.enqueue(&facts).await, Err(Full::Known));
    let claimed = kit.claim().await.unwrap();
    kit.end(&claimed.lease, &Outcome::Made).await;
    assert_eq!(kit.enqueue(&facts).await, Err(Full::Known), "also once it ended");

    assert_eq!(kit.store.under_way().await.unwrap(), 0);
    let (lease, _) = kit.enqueue(&kit.facts("ann", &full)).await.unwrap();
    kit.store.withdraw(&lease).await.unwrap();
    let again = kit.facts("ann", &full);
    kit.enqueue(&again).await.expect("what was withdrawn was never accepted");
}

pub async fn nobody_has_more_running_than_their_tier_allows_over_all_tasks(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let one = Tier { max_running: 1, ..tier(1) };
    let mut video = kit.facts("ann", &one);
    video.work.task = Task::Video;
    kit.queue_facts(&video).await;
    kit.queue("ann", &one).await;
    kit.queue("ben", &one).await;
    let running = kit.store.claim(&kit.want(Task::Video), kit.now).await.unwrap().unwrap();

    assert_eq!(kit.claim().await.unwrap().record.facts.origin.person, person("ben"), "past the one who has enough");
    assert_eq!(kit.claim().await, None);
    assert_eq!(kit.store.next_start(Task::Image, kit.now).await.unwrap(), None);

    kit.store.complete(&running.lease, &Outcome::Made, None).await.unwrap();
    assert_eq!(kit.claim().await.unwrap().record.facts.origin.person, person("ann"), "what is delivered does not run");
}

pub async fn a_kept_slot_is_left_to_its_tier(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let premium = tier(8);
    let claim = async || {
        let reserved = vec![(premium.name.clone(), 1)];
        let want = Claim { slots: 3, reserved, ..kit.want(Task::Image) };
        kit.store.claim(&want, kit.now).await.unwrap().map(|claimed| claimed.record.facts.tier.weight)
    };
    for who in ["ann", "ben", "cy", "dan"] {
        kit.queue(who, &tier(1)).await;
    }

    assert_eq!((claim().await, claim().await), (Some(1), Some(1)));
    assert_eq!(claim().await, None, "the third is kept");
    kit.queue("patron", &premium).await;
    assert_eq!(claim().await, Some(8));
}

pub async fn a_kept_slot_is_left_to_its_tier_by_all_tasks_with_the_same_keys(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let premium = tier(8);
    let claim = async |task| {
        let (sharing, reserved) = (vec![Task::Image, Task::Video], vec![(premium.name.clone(), 1)]);
        let want = Claim { slots: 3, sharing, reserved, ..kit.want(task) };
        kit.store.claim(&want, kit.now).await.unwrap().map(|claimed| claimed.record.facts.tier.weight)
    };
    let queue = async |who, weight, task| {
        let mut facts = kit.facts(who, &tier(weight));
        facts.work.task = task;
        kit.queue_facts(&facts).await;
    };
    for who in ["ann", "ben"] {
        queue(who, 1, Task::Image).await;
        queue(who, 1, Task::Video).await;
    }

    assert_eq!((claim(Task::Image).await, claim(Task::Image).await), (Some(1), Some(1)));
    assert_eq!(claim(Task::Video).await, None, "the third is kept");
    queue("patron", 8, Task::Video).await;
    assert_eq!(claim(Task::Video).await, Some(8));
}

pub async fn a_slot_of_a_kept_key_starts_jobs_of_its_tiers_only(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let only: Vec<_> = [8, 4].map(|weight| tier(weight).name).into();
    let claim = async || {
        // What else is kept has nothing to do with it.
        let reserved = vec![(tier(2).name, 5)];
        let want = Claim { slots: 1, reserved, only: only.clone(), ..kit.want(Task::Image) };
        kit.store.claim(&want, kit.now).await.unwrap().map(|claimed| claimed.record.facts.tier.weight)
    };
    for (who, weight) in [("ann", 1), ("ben", 2)] {
        kit.queue(who, &tier(weight)).await;
    }

    assert_eq!(claim().await, None);
    for (who, weight) in [("gold", 4), ("cy", 1), ("patron", 8), ("patron", 8)] {
        kit.queue(who, &tier(weight)).await;
    }
    assert_eq!((claim().await, claim().await, claim().await), (Some(8), Some(4), Some(8)), "in their order");
    assert_eq!(claim().await, None, "however many others wait");
    assert_eq!(kit.serve_all().await, ["ben", "ann", "cy"]);
}

pub async fn what_starts_with_a_kept_key_moves_nobody_behind_a_flooder(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    for _ in 0..5 {
        kit.queue("flooder", &tier(1)).await;
    }
    for _ in 0..40 {
        kit.queue("patron", &tier(8)).await;
    }
    for _ in 0..40 {
        let want = Claim { slots: 1, only: vec![tier(8).name], ..kit.want(Task::Image) };
        kit.store.claim(&want, kit.now).await.unwrap().expect("it waits");
    }

    for who in ["ann", "ben", "cy"] {
        kit.queue(who, &tier(1)).await;
    }

    assert_eq!(kit.serve_all().await[..4], ["flooder", "ann", "ben", "cy"]);
}

pub async fn what_runs_with_kept_keys_takes_no_slot_of_the_open_ones(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let (gold, premium) = (tier(4).name, tier(8).name);
    let claim = async |only: &[String]| {
        let (reserved, kept) = (vec![(gold.clone(), 1)], vec![(vec![premium.clone()], 2)]);
        let want = Claim { slots: 3, reserved, kept, only: only.to_vec(), ..kit.want(Task::Image) };
        kit.store.claim(&want, kit.now).await.unwrap().map(|claimed| claimed.record.facts.tier.weight)
    };
    for who in ["patron", "patron", "patron"] {
        kit.queue(who, &tier(8)).await;
    }
    for who in ["ann", "ben"] {
        kit.queue(who, &tier(1)).await;
    }
    let of_premium = std::slice::from_ref(&premium);
    assert_eq!((claim(of_premium).await, claim(of_premium).await), (Some(8), Some(8)));

    assert_eq!((claim(&[]).await, claim(&[]).await), (Some(1), Some(1)), "two of three open slots");
    assert_eq!(claim(&[]).await, None, "the third is kept for gold");
    kit.queue("jeweller", &tier(4)).await;
    assert_eq!(claim(&[]).await, Some(4));
}

pub async fn a_held_job_waits_for_its_message(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let (lease, standing) = kit.enqueue(&kit.facts("ann", &tier(1))).await.unwrap();
    assert_eq!((standing.ahead, standing.running), (0, 0));
    kit.pass(Duration::from_secs(1));

    assert_eq!(kit.claim().await, None);
    assert_eq!(kit.store.next_start(Task::Image, kit.now).await.unwrap(), None);
    assert_eq!(kit.take_over(true).await, [], "it is spared");

    let shown = Shown("17".into());
    kit.store.release(&lease, Some(&shown), kit.now).await.unwrap();
    let claimed = kit.claim().await.unwrap();
    assert_eq!((claimed.record.state, claimed.record.shown), (JobState::Running, Some(shown)));
}
