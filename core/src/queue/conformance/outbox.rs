//! Notices of ended jobs: written with the end, sent under leases.

use std::sync::Arc;
use std::time::Duration;

use super::{Kit, LEASE, tier};
use crate::failure::Failure;
use crate::queue::store::{Callback, JobFacts, JobStore, LeaseError, NoticeState, Outcome};
use crate::queue::{JobId, JobState};

const TARGET: &str = "https://shop.example/hook?key=5ecret";

/// A job that somebody is to be told of, brought to its end.
async fn ended(kit: &Kit, outcome: &Outcome) -> JobId {
    let facts = with_callback(kit);
    kit.queue_facts(&facts).await;
    let lease = kit.claim().await.unwrap().lease;
    kit.end(&lease, outcome).await;
    facts.id
}

fn with_callback(kit: &Kit) -> JobFacts {
    calling(kit, TARGET)
}

fn calling(kit: &Kit, url: &str) -> JobFacts {
    JobFacts { callback: Some(Callback { url: url.to_owned() }), ..kit.facts("ann", &tier(1)) }
}

pub async fn an_end_is_noticed_in_the_same_step(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let facts = with_callback(&kit);
    kit.queue_facts(&facts).await;
    let lease = kit.claim().await.unwrap().lease;
    kit.store.complete(&lease, &Outcome::Made, None).await.unwrap();
    assert_eq!(kit.store.notice(&facts.id).await, Ok(None), "it has not ended yet");

    kit.store.delivered(&lease, kit.now).await.unwrap();

    let notice = kit.store.notice(&facts.id).await.unwrap().unwrap();
    assert_eq!((&notice.job, notice.ended), (&facts.id, JobState::Done));
    assert_eq!(notice.callback.url, TARGET);
    assert_eq!((notice.since, notice.state, notice.tries, notice.at), (kit.now, NoticeState::Waiting, 0, kit.now));
    assert_eq!(kit.store.job(&facts.id).await.unwrap().unwrap().facts.callback, facts.callback);
}

pub async fn every_kind_of_end_is_noticed_and_only_where_somebody_wants_it(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let failed = ended(&kit, &Outcome::Failed(Failure::Refused)).await;
    let interrupted = ended(&kit, &Outcome::Interrupted).await;
    let cancelled = kit.queue_facts(&with_callback(&kit)).await;
    kit.store.cancel(&cancelled, None).await.unwrap();
    for over in kit.take_over(false).await {
        kit.store.delivered(&over.lease, kit.now).await.unwrap();
    }
    kit.queue("ben", &tier(1)).await;
    kit.serve().await.unwrap();

    let end_of = async |job| kit.store.notice(job).await.unwrap().unwrap().ended;
    assert_eq!(end_of(&failed).await, JobState::Failed);
    assert_eq!(end_of(&interrupted).await, JobState::Failed);
    assert_eq!(end_of(&cancelled).await, JobState::Cancelled);
    assert_eq!(kit.store.notices(&[], 10).await.unwrap().len(), 3, "ben wants none");
}

pub async fn a_notice_is_sent_by_one_and_once(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = ended(&kit, &Outcome::Made).await;

    let (notice, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    assert_eq!((&notice.job, notice.tries), (&job, 1));
    assert_eq!(kit.store.claim_notice(&[], kit.until(), kit.now).await, Ok(None), "somebody sends it");
    kit.pass(Duration::from_secs(1));
    kit.store.notice_sent(&lease, kit.now).await.unwrap();

    kit.pass(LEASE * 2);
    assert_eq!(kit.store.claim_notice(&[], kit.until(), kit.now).await, Ok(None));
    assert_eq!(kit.store.notice(&job).await.unwrap().unwrap().state, NoticeState::Sent);
    assert_eq!(kit.store.notice_sent(&lease, kit.now).await, Err(LeaseError::Lost));
}

pub async fn a_notice_stays_while_its_receiver_is_spared(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let urls = [TARGET, "https://shop.example:8443/hook", "https://shop.example.org/", "https://SHOP.example/hook%5f"];
    let mut jobs = Vec::new();
    for url in urls {
        let facts = calling(&kit, url);
        kit.queue_facts(&facts).await;
        let lease = kit.claim().await.unwrap().lease;
        kit.end(&lease, &Outcome::Made).await;
        jobs.push(facts.id);
        kit.pass(Duration::from_secs(1));
    }
    let claim = async |spared: &[&str]| {
        let spared: Vec<_> = spared.iter().map(|start| (*start).to_owned()).collect();
        let claimed = kit.store.claim_notice(&spared, kit.until(), kit.now).await.unwrap();
        claimed.map(|(notice, _)| urls[jobs.iter().position(|job| *job == notice.job).unwrap()])
    };

    let all = ["https://shop.example/", "https://shop.example:8443/", "https://shop.example.org/", "https://SHOP."];
    assert_eq!(claim(&all).await, None);
    assert_eq!(claim(&all[..2]).await, Some(urls[2]));
    assert_eq!(claim(&all[..1]).await, Some(urls[1]));
    assert_eq!(
        claim(&["https://shop.example/other", "https://shop_example/"]).await,
        Some(urls[0]),
        "none of them is it"
    );
    assert_eq!(claim(&[]).await, Some(urls[3]));
}

pub async fn a_notice_that_failed_waits_for_its_time_until_it_is_given_up(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let job = ended(&kit, &Outcome::Made).await;
    let (_, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();

    let again = kit.now.after(Duration::from_mins(5));
    kit.store.notice_failed(&lease, "it answered 500", Some(again), kit.now).await.unwrap();

    kit.pass(Duration::from_mins(4));
    assert_eq!(kit.store.claim_notice(&[], kit.until(), kit.now).await, Ok(None));
    kit.pass(Duration::from_mins(1));
    let (notice, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    assert_eq!((notice.tries, notice.fault.as_deref()), (2, Some("it answered 500")));
    kit.store.notice_failed(&lease, "it answered 410", None, kit.now).await.unwrap();
    kit.pass(Duration::from_hours(24));
    assert_eq!(kit.store.claim_notice(&[], kit.until(), kit.now).await, Ok(None));
    let dead = kit.store.notices(&[NoticeState::Dead], 10).await.unwrap();
    assert_eq!((&dead[0].job, dead[0].fault.as_deref(), dead.len()), (&job, Some("it answered 410"), 1));
}

pub async fn the_notice_of_a_dead_process_is_sent_by_another(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    ended(&kit, &Outcome::Made).await;
    let (_, dead) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    kit.pass(LEASE + Duration::from_secs(1));

    let (notice, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();

    assert_eq!(notice.tries, 2);
    assert_eq!(kit.store.notice_sent(&dead, kit.now).await, Err(LeaseError::Lost));
    assert_eq!(kit.store.notice_failed(&dead, "", None, kit.now).await, Err(LeaseError::Lost));
    kit.store.notice_sent(&lease, kit.now).await.unwrap();
}

pub async fn a_notice_is_sent_again_on_demand(store: Arc<dyn JobStore>) {
    let kit = Kit::new(store);
    let job = ended(&kit, &Outcome::Made).await;
    let (_, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    kit.store.notice_failed(&lease, "it answered 410", None, kit.now).await.unwrap();

    assert_eq!(kit.store.send_again(&job, kit.now).await, Ok(true));

    let (notice, lease) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    assert_eq!((notice.tries, notice.fault), (1, None));
    assert_eq!(kit.store.send_again(&job, kit.now).await, Ok(true));
    assert_eq!(kit.store.notice_sent(&lease, kit.now).await, Err(LeaseError::Lost), "it is to be sent once more");
    assert_eq!(kit.store.send_again(&JobId::random(), kit.now).await, Ok(false));
}

pub async fn a_notice_lives_as_long_as_its_job(store: Arc<dyn JobStore>) {
    let mut kit = Kit::new(store);
    let first = ended(&kit, &Outcome::Made).await;
    kit.pass(Duration::from_secs(1));
    let second = ended(&kit, &Outcome::Made).await;
    let listed = kit.store.notices(&[NoticeState::Waiting], 10).await.unwrap();
    assert_eq!(listed.into_iter().map(|notice| notice.job).collect::<Vec<_>>(), [second.clone(), first.clone()]);
    assert_eq!(kit.store.notices(&[], 1).await.unwrap().len(), 1);

    kit.store.forget(&[first]).await.unwrap();

    let (notice, _) = kit.store.claim_notice(&[], kit.until(), kit.now).await.unwrap().unwrap();
    assert_eq!(notice.job, second);
    assert_eq!(kit.store.notices(&[], 10).await.unwrap().len(), 1);
}
