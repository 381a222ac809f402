//! The store does what the memory store does, whatever comes.

use std::sync::Arc;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::{Kit, LEASE, WIDE, tier};
use crate::provider::Task;
use crate::queue::store::{Claim, Claimed, JobStore, Lease, Outcome};
use crate::queue::{MemoryStore, Tier};
use crate::retry::Progress;

const PEOPLE: u32 = 6;

/// A long life of random steps, the same in both: whatever one answers, the other must.
pub async fn does_as_memory_does(store: Arc<dyn JobStore>) {
    let mut both =
        Both { kits: [Kit::new(Arc::new(MemoryStore::new())), Kit::new(store)], held: Vec::new(), live: Vec::new() };
    let mut random = StdRng::seed_from_u64(4);
    for step in 0..400 {
        let what = random.random_range(0..100);
        let time = Duration::from_millis(random.random_range(0..2000));
        both.kits.iter_mut().for_each(|kit| kit.pass(time));
        match what {
            0..40 => both.enqueue(random.random_range(0..PEOPLE)).await,
            40..45 => both.withdraw().await,
            45..75 => both.claim(what % 5 == 0).await,
            75..78 => both.snooze(Duration::from_secs(random.random_range(0..60))).await,
            78..80 => both.give_back().await,
            80..92 => both.end().await,
            92..95 => both.cancel(random.random_range(0..50)).await,
            95..98 => both.take_over().await,
            _ => both.rescue().await,
        }
        both.same_standings(step).await;
    }
}

struct Both {
    kits: [Kit; 2],
    held: Vec<Lease>,
    live: Vec<Lease>,
}

impl Both {
    async fn enqueue(&mut self, who: u32) {
        let tier = Tier { max_queued: 8, max_running: 2, ..tier(1 + who % 3 * 4) };
        let facts = self.kits[0].facts(&format!("person {who}"), &tier);
        let [memory, other] = &self.kits;
        let (expected, given) = (memory.enqueue(&facts).await, other.enqueue(&facts).await);
        assert_eq!(given, expected);
        let Ok((lease, _)) = expected else { return };
        if facts.id.as_str().starts_with('0') {
            self.held.push(lease);
            return;
        }
        for kit in &self.kits {
            kit.store.release(&lease, None, kit.now).await.unwrap();
        }
    }

    async fn withdraw(&mut self) {
        let Some(lease) = self.held.pop() else { return };
        let [memory, other] = &self.kits;
        assert_eq!(other.store.withdraw(&lease).await, memory.store.withdraw(&lease).await);
    }

    async fn claim(&mut self, with_kept_key: bool) {
        let only: Vec<_> = with_kept_key.then(|| tier(9).name).into_iter().collect();
        let claim = async |kit: &Kit| {
            let (reserved, kept) = (vec![(tier(5).name, 2)], vec![(vec![tier(9).name], 1)]);
            let want = Claim { slots: 6, reserved, kept, only: only.clone(), ..kit.want(Task::Image) };
            kit.store.claim(&want, kit.now).await.unwrap()
        };
        let [memory, other] = &self.kits;
        let (expected, given) = (claim(memory).await, claim(other).await);
        assert_eq!(given, expected);
        self.live.extend(expected.map(|claimed| claimed.lease));
    }

    async fn snooze(&mut self, time: Duration) {
        let Some(lease) = self.live.pop() else { return };
        for kit in &self.kits {
            // Either rescued meanwhile in both, or in none.
            let _ = kit.store.snooze(&lease, &Progress::default(), kit.now.after(time)).await;
        }
    }

    async fn give_back(&mut self) {
        let Some(lease) = self.live.pop() else { return };
        let [memory, other] = &self.kits;
        let give_back = async |kit: &Kit| kit.store.give_back(&lease, &Progress::default(), kit.now).await;
        assert_eq!(give_back(other).await, give_back(memory).await);
    }

    async fn end(&mut self) {
        if self.live.is_empty() {
            return;
        }
        let lease = self.live.remove(0);
        let end = async |kit: &Kit| {
            let took = Some(Duration::from_secs(9));
            let complete = kit.store.complete(&lease, &Outcome::Made, took).await;
            (complete, kit.store.delivered(&lease, kit.now).await)
        };
        let [memory, other] = &self.kits;
        assert_eq!(end(other).await, end(memory).await);
    }

    async fn cancel(&mut self, which: usize) {
        let [memory, other] = &self.kits;
        let all = memory.store.list(&[], None, 100).await.unwrap();
        let Some(record) = all.get(which) else { return };
        let cancel = async |kit: &Kit| kit.store.cancel(&record.facts.id, None).await;
        assert_eq!(cancel(other).await, cancel(memory).await);
    }

    async fn take_over(&mut self) {
        let sorted = |mut taken: Vec<Claimed>| {
            taken.sort_by(|one, other| one.lease.job.cmp(&other.lease.job));
            taken
        };
        let [memory, other] = &self.kits;
        let expected = sorted(memory.take_over(false).await);
        assert_eq!(sorted(other.take_over(false).await), expected);
        for (kit, over) in self.kits.iter().flat_map(|kit| expected.iter().map(move |over| (kit, over))) {
            kit.store.delivered(&over.lease, kit.now).await.unwrap();
        }
    }

    async fn rescue(&mut self) {
        self.kits.iter_mut().for_each(|kit| kit.pass(LEASE * 2));
        let [memory, other] = &self.kits;
        let rescue = async |kit: &Kit| kit.store.rescue(3, kit.now).await;
        assert_eq!(rescue(other).await, rescue(memory).await);
        let deliver = async |kit: &Kit| {
            let mut delivered = Vec::new();
            while let Some(claimed) = kit.store.claim_delivery(kit.until(), kit.now).await.unwrap() {
                kit.store.delivered(&claimed.lease, kit.now).await.unwrap();
                delivered.push(claimed);
            }
            delivered
        };
        assert_eq!(deliver(other).await, deliver(memory).await);
    }

    async fn same_standings(&self, step: usize) {
        let standing = async |kit: &Kit| {
            let all = kit.store.list(&[], None, 1000).await.unwrap();
            let end = kit.store.end_of_line(Task::Image, &super::person("person 0")).await.unwrap();
            let next = kit.store.next_start(Task::Image, kit.now).await.unwrap();
            let mut places = Vec::new();
            // One person a step, for the places of all take long in a database.
            for who in [u32::try_from(step).unwrap() % PEOPLE].into_iter().filter(|_| step.is_multiple_of(5)) {
                let theirs = kit.store.of_person(&super::person(&format!("person {who}"))).await.unwrap();
                places.extend(theirs.into_iter().map(|(_, standing)| standing));
            }
            (all, end, places, next, kit.store.next_deadline(Task::Image).await.unwrap())
        };
        let [memory, other] = &self.kits;
        assert_eq!(standing(other).await, standing(memory).await, "after step {step}");
        assert_eq!(WIDE.max_in_chat, None, "chats bound nothing here");
    }
}
