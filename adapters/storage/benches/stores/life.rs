//! A job's way through an almost empty queue, each step as the queue's worker takes it.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Claim, Claimed, JobFacts, JobStore, Lease, Outcome};
use refrain_core::queue::{JobId, Tier};
use refrain_core::request::{Origin, Person, Platform};
use tokio::sync::mpsc;

use super::prototype::Prototype;

/// Jobs of one measurement.
const JOBS: usize = 300;
/// Jobs that are accepted and started. So many that the first on each connection, for which it must learn every statement,
/// are less than one in a hundred.
const STARTS: usize = 1000;
/// Rounds of a comparison, of which each side's quickest counts: what else the machine does only ever slows down.
const ROUNDS: usize = 6;
/// Jobs of a round.
const SOME: usize = 60;

pub(crate) type Store = Arc<dyn JobStore>;

/// From a person's wish to the job's start, on a queue that is empty: accepted, released, claimed.
pub(crate) async fn to_start(store: &Store) -> Vec<Duration> {
    let (started, mut starts) = mpsc::unbounded_channel();
    let worker = tokio::spawn(work(Arc::clone(store), started));
    let mut took = Vec::with_capacity(STARTS);
    for number in 0..STARTS {
        let began = Instant::now();
        accept(store, &person(number)).await;
        took.push(starts.recv().await.unwrap().duration_since(began));
    }
    worker.abort();
    took
}

/// Starts and ends whatever comes, woken by hints alone.
async fn work(store: Store, started: mpsc::UnboundedSender<Instant>) {
    let mut hint = store.hints().listen(Task::Image);
    loop {
        while store.next_start(Task::Image, store.now()).await.unwrap().is_none() {
            hint.changed().await.unwrap();
        }
        let Some(claimed) = claim(&store).await else { continue };
        let now = Instant::now();
        end(&store, &claimed.lease).await;
        let _ = started.send(now);
    }
}

/// Jobs accepted and released, one after the other. They stay.
pub(crate) async fn accepted_a_second(store: &Store) -> f64 {
    let began = Instant::now();
    for number in 0..JOBS {
        accept(store, &person(number)).await;
    }
    a_second(JOBS, began)
}

/// Jobs brought from the shelf to their end: claimed, made, completed, delivered.
pub(crate) async fn whole_lives_a_second(store: &Store) -> f64 {
    let began = Instant::now();
    for _ in 0..JOBS {
        let claimed = claim(store).await.unwrap();
        store.ending(&claimed.lease).await.unwrap();
        end(store, &claimed.lease).await;
    }
    a_second(JOBS, began)
}

/// Jobs claimed and completed, both committed, beside the same in the prototype.
pub(crate) async fn beside(store: &Store, prototype: &Prototype) -> (f64, f64) {
    let (mut ours, mut theirs) = (0.0_f64, 0.0_f64);
    for _ in 0..ROUNDS {
        for number in 0..SOME {
            accept(store, &person(number)).await;
            prototype.enqueue(number).await;
        }
        let began = Instant::now();
        for _ in 0..SOME {
            let claimed = claim(store).await.unwrap();
            store.complete(&claimed.lease, &Outcome::Made, TOOK).await.unwrap();
        }
        ours = ours.max(a_second(SOME, began));
        let began = Instant::now();
        for _ in 0..SOME {
            prototype.claim_and_complete().await;
        }
        theirs = theirs.max(a_second(SOME, began));
    }
    (ours, theirs)
}

/// Made once: to compile all languages takes longer than any step.
static GERMAN: LazyLock<Locale> = LazyLock::new(|| Catalogue::builtin().negotiate(&["de"]));

const LEASE: Duration = Duration::from_mins(10);
/// How long making one took, which a store learns from: a job that is made is completed with it.
const TOOK: Option<Duration> = Some(Duration::from_secs(12));

pub(crate) fn person(number: usize) -> Person {
    Person { platform: Platform::TELEGRAM, id: number.to_string() }
}

pub(crate) async fn enqueue(store: &Store, person: &Person) -> Lease {
    let now = store.now();
    let facts = JobFacts {
        id: JobId::random(),
        retry_of: None,
        work: Work::new(Task::Image, "a fox in the snow, by the light of a lantern").seed(Some(7)),
        origin: Origin::new(person.clone(), "42"),
        locale: GERMAN.clone(),
        tier: Arc::new(Tier { max_queued: 1_000_000, ..Tier::free() }),
        spoiler: false,
        deadline: now.after(Duration::from_hours(10)),
        callback: None,
    };
    let bounds = Bounds { max_queued: 1_000_000, max_in_chat: None };
    store.enqueue(&facts, bounds, now.after(LEASE), now).await.unwrap().unwrap().0
}

pub(crate) async fn accept(store: &Store, person: &Person) -> Lease {
    let lease = enqueue(store, person).await;
    store.release(&lease, None, store.now()).await.unwrap();
    lease
}

pub(crate) async fn claim(store: &Store) -> Option<Claimed> {
    let now = store.now();
    let claim = Claim::new(Task::Image, 8, now.after(LEASE));
    store.claim(&claim, now).await.unwrap()
}

async fn end(store: &Store, lease: &Lease) {
    store.complete(lease, &Outcome::Made, TOOK).await.unwrap();
    store.delivered(lease, store.now()).await.unwrap();
}

#[allow(clippy::cast_precision_loss)]
fn a_second(jobs: usize, began: Instant) -> f64 {
    jobs as f64 / began.elapsed().as_secs_f64()
}
