//! Several workers as real processes that are killed at random moments, and whose database crashes: every request ends once,
//! with one picture, and neither a key nor a person has more calls in flight than their limit.
//!
//! - `crew`: a worker, and the door
//! - `outcome`: what became of the requests

mod crew;
mod outcome;

use std::collections::BTreeSet;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use refrain::core::command::Input;
use refrain::core::queue::JobState;
use refrain::core::request::{Ask, Origin, Person, Platform, Request};
use refrain_testkit::bytez::FakeBytez;
use refrain_testkit::telegram::FakeTelegram;
use tempfile::TempDir;
use tokio::process::Child;

use self::crew::Seen;
use self::outcome::{ended, one_after_the_other, pictures, prompts_of};
use crate::database::Temporary;
use crate::database::cluster::Cluster;
use crate::stage::KEYS;

const WORKERS: usize = 3;
const PEOPLE: usize = 18;
/// How many requests the first of the people has, and each of the others. So at the end there are but those of one, whom
/// their limit holds back.
const REQUESTS: (usize, usize) = (30, 10);

/// What happens to workers while they are at it.
enum Trouble {
    /// They are killed, one at a time.
    Kills,
    /// Their database crashes, and is started again.
    Crashes(Cluster),
}

impl Trouble {
    /// How often.
    const fn times(&self) -> usize {
        match self {
            Self::Kills => 8,
            Self::Crashes(_) => 4,
        }
    }

    /// How long a worker may give no sign of life. Where none dies, a busy machine is to cost nobody their job.
    const fn rescue_after(&self) -> Duration {
        match self {
            Self::Kills => Duration::from_secs(2),
            Self::Crashes(_) => Duration::from_secs(10),
        }
    }

    /// How many calls it may cost, which nobody has a result of.
    const fn costs(&self) -> usize {
        match self {
            Self::Kills => self.times() * KEYS.len(),
            Self::Crashes(_) => 0, // Whoever has a result keeps it until it can be noted.
        }
    }

    async fn strike(&self, workers: &mut [Child], seen: &Seen, random: &mut StdRng) {
        match self {
            Self::Kills => {
                let worker = &mut workers[random.random_range(0..WORKERS)];
                worker.kill().await.unwrap();
                *worker = seen.worker();
            }
            Self::Crashes(cluster) => {
                tokio::task::block_in_place(|| cluster.crash_and_restart());
                let alive = workers.iter_mut().all(|worker| worker.try_wait().unwrap().is_none());
                assert!(alive, "workers go on by themselves");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_lose_nothing_on_sqlite() {
    let database = Temporary::sqlite();
    survive(database.url(), Trouble::Kills).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_lose_nothing_on_postgresql() {
    let database = Temporary::postgres().await;
    survive(database.url(), Trouble::Kills).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_whose_postgresql_crashes_lose_nothing_and_go_on() {
    let Some(cluster) = Cluster::start() else { return };
    survive(cluster.url(), Trouble::Crashes(cluster)).await;
}

async fn survive(database: String, trouble: Trouble) {
    let (telegram, bytez) = (FakeTelegram::builder().flood(None).start().await, FakeBytez::start().await);
    bytez.service_time(Duration::from_millis(40));
    for secret in KEYS {
        bytez.key(secret);
    }
    let folder = TempDir::new().unwrap();
    let seen = Seen::new(database, trouble.rescue_after(), folder.path(), &telegram, &bytez);
    let (door, jobs) = seen.bot().await;
    let people: Vec<_> = (0..PEOPLE).map(|number| telegram.user(&format!("Person {number}"))).collect();
    for person in &people {
        person.says("Hello").await; // Nobody is written to who did not begin.
    }
    let requests = |index: usize| if index == 0 { REQUESTS.0 } else { REQUESTS.1 };
    for number in 0..REQUESTS.0 {
        for (_, person) in people.iter().enumerate().filter(|(index, _)| number < requests(*index)) {
            door.app().handle(request(person.id(), &format!("fox {number} of {}", person.id()))).await;
        }
    }

    let mut workers: Vec<_> = (0..WORKERS).map(|_| seen.worker()).collect();
    let mut random = StdRng::seed_from_u64(11);
    let all = (0..PEOPLE).map(requests).sum();
    let mut done = 0;
    for _ in 0..trouble.times() {
        done += random.random_range(5..all / trouble.times());
        pictures(&telegram, done).await;
        trouble.strike(&mut workers, &seen, &mut random).await;
    }
    for wanted in (done..=all).step_by(5).chain([all]) {
        pictures(&telegram, wanted).await;
    }
    ended(&*jobs).await;

    let calls = bytez.calls();
    for (index, person) in people.iter().enumerate() {
        let prompts = telegram.world(|world| prompts_of(world, person.id()));
        assert_eq!(prompts.len(), requests(index), "one message for each request, and each a picture: {prompts:#?}");
        assert_eq!(prompts.iter().collect::<BTreeSet<_>>().len(), requests(index), "{prompts:#?}");
        one_after_the_other(&calls, person.id());
    }
    let records = jobs.list(&[], None, 2 * all).await.unwrap();
    assert_eq!(records.len(), all);
    assert!(records.iter().all(|record| record.state == JobState::Done));
    for secret in KEYS {
        assert!(bytez.max_in_flight(secret) <= 1, "{} calls at once with one key", bytez.max_in_flight(secret));
    }
    let spare = bytez.call_count() - all;
    assert!(spare <= trouble.costs(), "{spare} calls more than requests");
    // Whoever goes on after a death can't know that a message says already what it is to say: an edit may be repeated.
    // News that the dead one had on its way may come after the result, which Telegram then keeps.
    let repeated =
        |what: &str| what.contains("message is not modified") || what.contains("no text in the message to edit");
    let others: Vec<_> = telegram.violations().into_iter().filter(|violation| !repeated(&violation.what)).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(bytez.violations(), []);
}

fn request(person: i64, prompt: &str) -> Request {
    let person = Person { platform: Platform::TELEGRAM, id: person.to_string() };
    let chat = person.id.clone();
    Request {
        origin: Origin { private: true, ..Origin::new(person, chat) },
        ask: Ask::Command { name: "generate".into(), input: Input::line(prompt) },
        locale_hints: vec!["en".into()],
        roles: Vec::new(),
        manages: None,
    }
}
