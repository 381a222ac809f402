//! The fair order, whoever comes and whenever: what holds for any crowd.
//!
//! Unlike the rest of the suite, each takes how many crowds it tries. The store is emptied before each; the fair order's
//! time goes on, as it does in life.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{Kit, tier};
use crate::queue::store::{JobStore, Outcome, cost};

/// Makes a module's tests of the fair order; `$fresh` is as in
/// [`job_store_conformance!`](crate::job_store_conformance), `$crowds` how many are tried.
#[macro_export]
macro_rules! fair_order_conformance {
    ($fresh:expr, $crowds:expr) => {
        $crate::fair_order_conformance! { $fresh, $crowds;
            everybody_waits_for_their_share_at_most
            shares_are_in_proportion_to_weights_at_all_times
            a_flooder_delays_nobody_by_more_than_one_job_a_round
            premium_is_next_once_a_key_is_free
            nobody_starves_though_the_others_never_stop
        }
    };
    ($fresh:expr, $crowds:expr; $($property:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $property() {
            let (store, _keeps) = $fresh.await;
            $crate::queue::conformance::$property(store, $crowds).await;
        }
    )*};
}

/// Somebody who comes once, with all their jobs.
#[derive(Debug, Clone)]
struct Party {
    weight: u32,
    jobs: usize,
}

#[derive(Debug, Clone)]
enum Event {
    Comes(Party),
    /// A slot is free.
    Starts,
}

fn party(weights: &'static [u32], jobs: usize) -> impl Strategy<Value = Party> {
    (select(weights), 1..=jobs).prop_map(|(weight, jobs)| Party { weight, jobs })
}

/// Whoever comes with `k` jobs: of anybody else, no more start before the `k`-th than that one's share of the same time,
/// and one.
pub async fn everybody_waits_for_their_share_at_most(store: Arc<dyn JobStore>, crowds: u32) {
    let event = prop_oneof![2 => party(&[1, 2, 3, 8], 4).prop_map(Event::Comes), 3 => Just(Event::Starts)];
    check(store, crowds, &vec(event, 1..40), async |street, events| {
        let (mut came, mut starts) = (Vec::new(), Vec::new());
        for event in events {
            match event {
                Event::Starts => starts.extend(street.start().await),
                Event::Comes(party) => {
                    street.come(came.len(), &party).await;
                    came.push((starts.len(), party));
                }
            }
        }
        starts.extend(street.start_all().await);

        for (who, (came_at, party)) in came.iter().enumerate() {
            let theirs = starts.iter().enumerate().filter(|(_, starter)| **starter == who);
            prop_assert_eq!(theirs.clone().count(), party.jobs, "all of them start");
            for (nth, (at, _)) in theirs.enumerate() {
                let time = nth as u64 * cost(party.weight);
                for (other, (_, others)) in came.iter().enumerate().filter(|(other, _)| *other != who) {
                    let before = starts[*came_at..at].iter().filter(|starter| **starter == other).count();
                    let share = time / cost(others.weight) + 1;
                    prop_assert!(before as u64 <= share, "{before} of {other} before job {nth} of {who}: {starts:?}");
                }
            }
        }
        Ok(())
    })
    .await;
}

/// Of two who both wait for the whole of a while, neither gets more than the other by the weights, but for one job each.
pub async fn shares_are_in_proportion_to_weights_at_all_times(store: Arc<dyn JobStore>, crowds: u32) {
    check(store, crowds, &vec(party(&[1, 2, 3, 5, 8], 12), 2..5), async |street, crowd| {
        for (who, party) in crowd.iter().enumerate() {
            street.come(who, party).await;
        }

        let starts = street.start_all().await;

        let last = |who| starts.iter().rposition(|starter| *starter == who).unwrap_or(0);
        for (one, two) in (0..crowd.len()).flat_map(|two| (0..two).map(move |one| (one, two))) {
            let both_wait = last(one).min(last(two)) + 1;
            for (from, to) in (0..=both_wait).flat_map(|to| (0..to).map(move |from| (from, to))) {
                let of = |who| starts[from..to].iter().filter(|starter| **starter == who).count() as u64;
                let (cost_one, cost_two) = (cost(crowd[one].weight), cost(crowd[two].weight));
                let apart = (of(one) * cost_one).abs_diff(of(two) * cost_two);
                prop_assert!(apart <= cost_one + cost_two, "{one} and {two} in {from}..{to} of {starts:?}");
            }
        }
        Ok(())
    })
    .await;
}

/// The others' order is the same without the flooder, and before the `k`-th job of anybody are at most `k` of theirs.
pub async fn a_flooder_delays_nobody_by_more_than_one_job_a_round(store: Arc<dyn JobStore>, crowds: u32) {
    let crowd = (vec(party(&[1], 5), 1..6), 1..25_usize, 0..6_usize);
    check(store, crowds, &crowd, async |street, (others, flood, at)| {
        const FLOODER: usize = 1000;
        for (who, party) in others.iter().enumerate() {
            street.come(who, party).await;
        }
        let without = street.start_all().await;
        street.next_crowd();
        let at = at.min(others.len());
        for (who, party) in others.iter().enumerate() {
            if who == at {
                street.come(FLOODER, &Party { weight: 1, jobs: flood }).await;
            }
            street.come(who, party).await;
        }
        if at == others.len() {
            street.come(FLOODER, &Party { weight: 1, jobs: flood }).await;
        }

        let with = street.start_all().await;

        let order: Vec<_> = with.iter().copied().filter(|who| *who != FLOODER).collect();
        prop_assert_eq!(order, without);
        for who in 0..others.len() {
            let theirs = with.iter().enumerate().filter(|(_, starter)| **starter == who);
            for (nth, (at, _)) in theirs.enumerate() {
                let floods = with[..at].iter().filter(|who| **who == FLOODER).count();
                prop_assert!(floods <= nth + 1, "{floods} of the flooder before job {nth} of {who}: {with:?}");
            }
        }
        Ok(())
    })
    .await;
}

/// All keys are busy with the jobs of lighter people, of whom more wait; then somebody heavier comes.
pub async fn premium_is_next_once_a_key_is_free(store: Arc<dyn JobStore>, crowds: u32) {
    let crowd = (vec(party(&[1, 2, 3, 4], 5), 1..6), 0..30_usize, 1..4_usize);
    check(store, crowds, &crowd, async |street, (crowd, busy, jobs)| {
        for (who, party) in crowd.iter().enumerate() {
            street.come(who, party).await;
        }
        let mut running = Vec::new();
        for _ in 0..busy {
            running.extend(street.kit.claim().await);
        }
        let premium = crowd.len();
        street.come(premium, &Party { weight: 8, jobs }).await;

        for claimed in running {
            street.kit.end(&claimed.lease, &Outcome::Made).await;
        }
        let next = street.start().await;

        prop_assert_eq!(next, Some(premium));
        Ok(())
    })
    .await;
}

/// Everybody else, however heavy, asks for more as soon as one of their jobs starts.
pub async fn nobody_starves_though_the_others_never_stop(store: Arc<dyn JobStore>, crowds: u32) {
    let crowd = (vec(party(&[1, 2, 3, 8], 4), 1..7), 0..40_usize);
    check(store, crowds, &crowd, async |street, (others, before)| {
        let lightest = others.len();
        for (who, party) in others.iter().enumerate() {
            street.come(who, party).await;
        }
        let start_one = async || {
            let who = street.start().await;
            if let Some(party) = who.and_then(|who| others.get(who)) {
                street.come(who.unwrap_or(0), &Party { jobs: 1, ..party.clone() }).await;
            }
            who
        };
        for _ in 0..before {
            start_one().await;
        }
        street.come(lightest, &Party { weight: 1, jobs: 1 }).await;

        let mut passed = 0;
        while start_one().await != Some(lightest) {
            passed += 1;
            prop_assert!(passed <= others.len(), "{} others, and {passed} of their jobs before", others.len());
        }
        Ok(())
    })
    .await;
}

/// A store, and the people of one crowd, who are new to it.
struct Street {
    kit: Kit,
    crowd: AtomicU64,
}

impl Street {
    fn next_crowd(&self) {
        self.crowd.fetch_add(1, Ordering::Relaxed);
    }

    async fn come(&self, who: usize, party: &Party) {
        let name = format!("{} of crowd {}", who, self.crowd.load(Ordering::Relaxed));
        for _ in 0..party.jobs {
            self.kit.queue(&name, &tier(party.weight)).await;
        }
    }

    /// The next job starts, and ends: whose it was.
    async fn start(&self) -> Option<usize> {
        let name = self.kit.serve().await?;
        name.split(' ').next()?.parse().ok()
    }

    async fn start_all(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        while let Some(who) = self.start().await {
            starts.push(who);
        }
        starts
    }
}

/// Tries `property` on so many of what is `wanted`, the same ones each time; a counterexample is made small.
#[expect(clippy::unused_async, reason = "what it runs is async, and proptest is not")]
async fn check<S: Strategy>(
    store: Arc<dyn JobStore>,
    crowds: u32,
    wanted: &S,
    property: impl AsyncFn(&Street, S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config { cases: crowds, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let street = Street { kit: Kit::new(store), crowd: AtomicU64::new(0) };
    let runtime = tokio::runtime::Handle::current();
    let one = |value| {
        runtime.block_on(async {
            street.next_crowd();
            street.start_all().await; // What a counterexample before this one left.
            property(&street, value).await
        })
    };
    let checked = tokio::task::block_in_place(|| runner.run(wanted, one));
    checked.unwrap_or_else(|counterexample| panic!("{counterexample}"));
}
