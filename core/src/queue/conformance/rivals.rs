//! Several workers at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use super::{Kit, tier};
use crate::queue::Tier;
use crate::queue::store::{JobStore, Outcome};

const PEOPLE: usize = 4;
const JOBS: usize = 40;
const WORKERS: usize = 6;
const MAX_RUNNING: usize = 2;

/// Who runs now, and what was ever claimed.
#[derive(Default)]
struct Seen {
    running: BTreeMap<String, usize>,
    claimed: BTreeSet<String>,
    most: usize,
}

pub async fn rivals_claim_each_job_once_and_keep_every_cap(store: Arc<dyn JobStore>) {
    let kit = Kit::new(Arc::clone(&store));
    let two = Tier { max_running: MAX_RUNNING, ..tier(1) };
    for number in 0..JOBS {
        kit.queue(&format!("person {}", number % PEOPLE), &two).await;
    }
    let seen = Arc::new(Mutex::new(Seen::default()));

    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (kit, seen) = (Kit::new(Arc::clone(&store)), Arc::clone(&seen));
            tokio::spawn(async move { work(&kit, &seen).await })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }

    assert_eq!(store.under_way().await, Ok(0));
    let seen = seen.lock().unwrap();
    assert_eq!(seen.claimed.len(), JOBS);
    assert!(seen.most <= MAX_RUNNING, "{} at once", seen.most);
}

async fn work(kit: &Kit, seen: &Mutex<Seen>) {
    while kit.store.under_way().await.unwrap() > 0 {
        let Some(claimed) = kit.claim().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let who = claimed.record.facts.origin.person.id.clone();
        {
            let mut seen = seen.lock().unwrap();
            assert!(seen.claimed.insert(claimed.lease.job.to_string()), "claimed twice");
            let running = seen.running.entry(who.clone()).or_default();
            *running += 1;
            let running = *running;
            seen.most = seen.most.max(running);
        }
        tokio::task::yield_now().await;
        if let Some(running) = seen.lock().unwrap().running.get_mut(&who) {
            *running -= 1;
        }
        kit.end(&claimed.lease, &Outcome::Made).await;
    }
}
