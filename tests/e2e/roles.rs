//! One bot in several processes with roles: who hears people, who makes what they want, and who takes over.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use refrain_testkit::discord::Session;
use refrain_testkit::person::Person;
use refrain_testkit::telegram::{Fault, Gate};
use refrain_testkit::{FakeDiscord, FakeTelegram};
use tokio::process::{Child, Command};

use crate::database::Temporary;
use crate::process::{ended, owned, refrain, tell_to_stop};
use crate::stage::{On, Scene};

const GATEWAY: [&str; 3] = ["run", "--role", "gateway"];
const WORKER: [&str; 3] = ["run", "--role", "worker"];

/// Processes of one bot.
struct Processes<'a> {
    folder: &'a Path,
    variables: &'a [(String, String)],
}

impl Processes<'_> {
    fn command(&self, arguments: &[&str]) -> Command {
        refrain(self.folder, arguments, self.variables)
    }

    /// One more, whose log nobody reads.
    fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }
}

/// A bot whose processes share `database`, and what others leave behind soon.
async fn scene(on: On, database: &Temporary) -> Scene {
    shared(Scene::with_keys(on, 2).await, database)
}

fn shared(scene: Scene, database: &Temporary) -> Scene {
    scene.set(&[("DATABASE_URL", &*database.url()), ("REFRAIN_QUEUE__RESCUE_AFTER", "2s")])
}

/// Waits until so many processes have said who they are.
async fn introduced(telegram: &FakeTelegram, processes: usize) {
    let wanted = format!("{processes} processes that log in");
    telegram.wait_for(&wanted, |world| (world.calls_of("getMe").count() >= processes).then_some(())).await;
}

/// Nobody asks for updates while somebody else does, nor anything else improper but an edit that says what a message says.
pub(crate) fn assert_proper(telegram: &FakeTelegram) {
    let repeated = |what: &str| what.contains("message is not modified");
    let others: Vec<_> = telegram.violations().into_iter().filter(|violation| !repeated(&violation.what)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

async fn who_accepts_makes_nothing_and_who_makes_hears_nobody(database: Temporary) {
    let scene = scene(On::Telegram, &database).await;
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let (ada, eve) = (telegram.user("Ada"), telegram.user("Eve"));

    let gateway = processes.start(&GATEWAY);
    ada.says("/generate a red fox").await;
    ada.sees("Accepted").await;
    ada.says("/ping").await;
    ada.sees("Pong").await;
    assert_eq!((bytez.call_count(), bytez.probes()), (0, Vec::new()), "a gateway asks no provider");

    let _worker = processes.start(&WORKER);
    ada.sees_picture().await;
    stopped(gateway).await;
    let polls = telegram.polls();
    eve.says("/generate a blue fox").await;
    let again = processes.start(&GATEWAY);
    eve.sees_picture().await;

    assert!(telegram.polls() > polls, "the gateway was needed to hear it");
    stopped(again).await;
    assert_eq!(bytez.call_count(), 2);
    // Who stops tells Telegram by another poll what was taken, which may come before the end of the last one is noticed.
    let own = |what: &str| what.contains("terminated by other getUpdates");
    let others: Vec<_> = telegram.violations().into_iter().filter(|violation| !own(&violation.what)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

async fn stopped(child: Child) {
    tell_to_stop(&child);
    let output = tokio::time::timeout(std::time::Duration::from_secs(30), child.wait_with_output()).await;
    assert!(output.expect("it stops").unwrap().status.success());
}

async fn a_worker_alone_takes_no_updates(database: Temporary) {
    let scene = scene(On::Telegram, &database).await;
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let ada = telegram.user("Ada");
    ada.says("/generate a red fox").await;

    let worker = processes.start(&WORKER);
    introduced(telegram, 1).await;
    stopped(worker).await;

    assert_eq!((telegram.polls(), bytez.call_count()), (0, 0));
}

async fn of_two_gateways_one_polls_and_the_other_takes_over_when_it_is_killed(database: Temporary) {
    const PEOPLE: usize = 24;
    let scene = scene(On::Telegram, &database).await;
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let people: Vec<_> = (0..PEOPLE).map(|number| telegram.user(&format!("Person {number}"))).collect();
    let mut poller = processes.start(&GATEWAY);
    people[0].says("/ping").await;
    people[0].sees("Pong").await;
    let _other = processes.start(&GATEWAY);
    let _worker = processes.start(&WORKER);
    introduced(telegram, 3).await;

    // Killed among requests: some are accepted, some on the way, and some nobody has heard.
    for (number, person) in people.iter().enumerate() {
        person.says(&format!("/generate fox {number}")).await;
        if number == PEOPLE / 2 {
            one_picture(&people[0]).await;
            poller.kill().await.unwrap();
        }
    }

    for person in &people {
        one_picture(person).await;
    }
    telegram.wait_until_confirmed().await;
    people[0].says("/ping").await;
    people[0].eventually("a second Pong", |seen| (pongs(seen) == 2).then_some(())).await;
    for person in &people {
        assert_eq!(pictures(person), 1, "{:#?}", person.messages());
    }
    assert_eq!(bytez.call_count(), PEOPLE);
    assert_proper(telegram);
}

async fn what_a_killed_poller_took_without_saying_so_is_made_once(database: Temporary) {
    let scene = scene(On::Telegram, &database).await;
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let (ada, eve) = (telegram.user("Ada"), telegram.user("Eve"));
    let mut poller = processes.start(&GATEWAY);
    ada.says("/ping").await;
    ada.sees("Pong").await;
    telegram.wait_until_confirmed().await;

    // The next poll would confirm, and never arrives.
    telegram.fail_next("getUpdates", Fault::Slow(Gate::new()));
    ada.says("/generate a red fox").await;
    ada.sees("Accepted").await;
    poller.kill().await.unwrap();
    let _others = (processes.start(&GATEWAY), processes.start(&WORKER));
    telegram.wait_until_confirmed().await;
    eve.says("/generate a blue fox").await;
    one_picture(&eve).await;
    one_picture(&ada).await;

    assert_eq!((bytez.call_count(), pictures(&ada)), (2, 1), "{:#?}", ada.messages());
    assert_proper(telegram);
}

fn pongs(seen: &[refrain_testkit::person::Seen]) -> usize {
    seen.iter().filter(|seen| seen.text.contains("Pong")).count()
}

async fn one_picture(person: &Person) {
    person.eventually("a picture", |_| (pictures(person) > 0).then_some(())).await;
}

fn pictures(person: &Person) -> usize {
    person.messages().iter().filter(|seen| seen.media.is_some()).count()
}

async fn of_two_gateways_one_is_connected_and_the_other_takes_over_when_it_is_killed(database: Temporary) {
    let scene = scene(On::Discord, &database).await;
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let discord = fake.discord();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let ada = discord.user("Ada");
    let mut connected = processes.start(&GATEWAY);
    fake.wait_until_met().await;
    let (_other, _worker) = (processes.start(&GATEWAY), processes.start(&WORKER));
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;

    connected.kill().await.unwrap();
    let alone = |sessions: &[Session]| {
        let now = sessions.iter().filter(|session| session.connected).count();
        assert!(now <= 1, "{sessions:#?}");
        (sessions.len() == 2 && now == 1).then_some(())
    };
    discord.wait_for_sessions("a connection of the other", alone).await;
    ada.says("/generate a blue fox").await;
    let both = |seen: &[refrain_testkit::person::Seen]| {
        (seen.iter().filter(|seen| seen.media.is_some()).count() == 2).then_some(())
    };
    ada.eventually("the second picture", both).await;

    assert_eq!(bytez.call_count(), 2);
    fake.assert_no_violations();
}

async fn of_many_shards_each_is_connected_once_and_those_of_the_killed_come_back(database: Temporary) {
    let discord = FakeDiscord::builder().flood(None).shards(2).start().await;
    let scene = shared(Scene::at(discord, 2).await, &database);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let discord = fake.discord();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let connected = |sessions: &[Session]| {
        let now = sessions.iter().filter(|session| session.connected);
        let shards: Vec<_> = now.map(|session| session.shard).collect();
        let different: BTreeSet<_> = shards.iter().copied().collect();
        assert_eq!(different.len(), shards.len(), "{sessions:#?}");
        (different == BTreeSet::from([(0, 2), (1, 2)])).then_some(())
    };
    let mut one = processes.start(&GATEWAY);
    fake.wait_until_met().await;
    let _other = processes.start(&GATEWAY);
    discord.wait_for_sessions("both shards", connected).await;

    one.kill().await.unwrap();
    let gone = |sessions: &[Session]| (sessions.iter().filter(|session| session.connected).count() < 2).then_some(());
    discord.wait_for_sessions("the dead one's connections gone", gone).await;
    discord.wait_for_sessions("both shards again", connected).await;

    fake.assert_no_violations();
}

#[tokio::test]
async fn a_wrong_token_ends_a_worker_as_well() {
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        .set(&[("TELEGRAM_TOKEN", "123456:AAwrong-token-of-somebody-else-000000")]);
    let variables = owned(&scene);
    let (_fake, _bytez, folder) = scene.into_world();

    let (code, text) = ended(refrain(folder.path(), &WORKER, &variables)).await;

    assert_eq!(code, Some(1));
    assert!(text.contains("refused the token") && text.contains("TELEGRAM_TOKEN"), "{text}");
}

/// Makes a test of each case with each database.
macro_rules! with_both {
    [$($case:ident),* $(,)?] => {
        mod with_sqlite {
            $(#[tokio::test] async fn $case() { super::$case(super::Temporary::sqlite()).await; })*
        }
        mod with_postgresql {
            $(#[tokio::test] async fn $case() { super::$case(super::Temporary::postgres().await).await; })*
        }
    };
}

with_both![
    who_accepts_makes_nothing_and_who_makes_hears_nobody,
    a_worker_alone_takes_no_updates,
    of_two_gateways_one_polls_and_the_other_takes_over_when_it_is_killed,
    what_a_killed_poller_took_without_saying_so_is_made_once,
    of_two_gateways_one_is_connected_and_the_other_takes_over_when_it_is_killed,
    of_many_shards_each_is_connected_once_and_those_of_the_killed_come_back,
];
