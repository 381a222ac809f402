//! Telegram calls the bot: what it posts is taken once, in order, and by nobody who is not Telegram.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use refrain_testkit::FakeTelegram;
use refrain_testkit::bytez::Picture;
use refrain_testkit::person::Person;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Child;

use crate::database::Temporary;
use crate::ports;
use crate::process::{ended, owned, refrain, tell_to_stop};
use crate::roles::assert_proper;
use crate::stage::{On, Scene, Stage};

/// A bot that Telegram calls at a free port, and where that is.
async fn scene() -> (Scene, SocketAddr) {
    let listen = ports::free();
    (called(Scene::with_keys(On::Telegram, 1).await, listen), listen)
}

fn called(scene: Scene, listen: SocketAddr) -> Scene {
    scene.set(&[
        ("REFRAIN_TELEGRAM__UPDATES", "webhook"),
        ("REFRAIN_WEB__ENABLED", "true"),
        ("REFRAIN_LISTEN", &listen.to_string()),
        ("REFRAIN_WEB__PUBLIC_URL", &format!("http://{listen}/")),
    ])
}

/// Waits until Telegram calls the bot.
async fn until_called(telegram: &FakeTelegram) {
    telegram.wait_for("a webhook", |world| world.webhook().map(drop)).await;
}

async fn started(scene: Scene) -> Stage {
    let stage = scene.start().await;
    until_called(stage.telegram()).await;
    stage
}

fn pictures(person: &Person) -> usize {
    person.messages().iter().filter(|seen| seen.media.is_some()).count()
}

fn pongs(person: &Person) -> usize {
    person.messages().iter().filter(|seen| seen.text.contains("Pong")).count()
}

fn times_set(telegram: &FakeTelegram) -> usize {
    telegram.world(|world| world.calls_of("setWebhook").count())
}

/// A message as Telegram posts it, by somebody who is not Telegram.
fn forged(text: &str) -> String {
    format!(
        r#"{{"update_id": 999999, "message": {{"message_id": 1, "date": 1, "text": "{text}",
            "chat": {{"id": 77, "type": "private", "first_name": "Mallory"}},
            "from": {{"id": 77, "is_bot": false, "first_name": "Mallory"}}}}}}"#
    )
}

#[tokio::test]
async fn a_picture_comes_by_the_webhook_and_nobody_polls() {
    let (scene, listen) = scene().await;
    let stage = started(scene).await;
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;
    let picture = ada.sees_picture().await;
    ada.presses("🔁").await;
    ada.eventually("a second picture", |_| (pictures(&ada) == 2).then_some(())).await;

    assert!(Picture::of("a red fox").is_in(&picture.media.bytes));
    stage.telegram().wait_until_confirmed().await;
    assert_eq!((stage.telegram().polls(), times_set(stage.telegram())), (0, 1));
    let webhook = stage.telegram().world(|world| world.webhook().cloned()).unwrap();
    assert_eq!(webhook.url, format!("http://{listen}/telegram/webhook"));
    assert!(webhook.secret.is_some_and(|secret| secret.len() == 64));
    stage.assert_proper();
}

#[tokio::test]
async fn a_webhook_that_is_there_is_left_as_it_is_and_what_was_said_meanwhile_is_answered() {
    let (scene, listen) = scene().await;
    let fake = started(scene).await.leave().await;
    let ada = fake.user("Ada").language("en");
    ada.says("/ping").await;

    let stage = called(Scene::at(fake, 1).await, listen).start().await;
    ada.sees("Pong").await;
    stage.telegram().wait_until_confirmed().await;

    assert_eq!(times_set(stage.telegram()), 1);
    stage.assert_proper();
}

#[tokio::test]
async fn who_is_not_telegram_is_turned_away_and_nothing_happens() {
    let (scene, _) = scene().await;
    let stage = started(scene).await;
    let telegram = stage.telegram();
    let ada = stage.person("en");

    for secret in [None, Some(""), Some("guessed")] {
        assert_eq!(telegram.forge(secret, &forged("/generate a blue fox")).await, Ok(401), "{secret:?}");
    }
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;

    let prompts: Vec<_> = stage.bytez.calls().into_iter().map(|call| call.prompt).collect();
    assert_eq!(prompts, ["a red fox"]);
    stage.assert_proper();
}

#[tokio::test]
async fn a_body_that_is_too_large_or_makes_no_sense_is_refused() {
    let (scene, listen) = scene().await;
    let stage = started(scene).await;
    let telegram = stage.telegram();
    let secret = telegram.world(|world| world.webhook()?.secret.clone()).unwrap();
    let post = async |body: &str| telegram.forge(Some(&secret), body).await;

    let mut large = TcpStream::connect(listen).await.unwrap();
    let head = format!(
        "POST /telegram/webhook HTTP/1.1\r\nHost: bot\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        10 << 20
    );
    large.write_all(head.as_bytes()).await.unwrap();
    let mut status = [0; 12];
    large.read_exact(&mut status).await.unwrap();

    assert_eq!(&status, b"HTTP/1.1 413", "refused before it is sent");
    assert_eq!(post("{\"update_id\":").await, Ok(400));
    assert_eq!(post(r#"{"update_id": 7, "of_the_future": {}}"#).await, Ok(200));
    let ada = stage.person("en");
    ada.says("/ping").await;
    ada.sees("Pong").await;
}

#[tokio::test]
async fn an_update_whose_answer_is_lost_comes_again_and_is_handled_once() {
    let (scene, _) = scene().await;
    let stage = started(scene).await;
    let telegram = stage.telegram();
    let (ada, eve) = (stage.person("en"), stage.user("Eve").language("en"));
    telegram.lose_answers(true);

    ada.says("/generate a red fox").await;
    eve.says("/ping").await;
    telegram.wait_for("repetitions of both", |world| (world.deliveries().len() >= 6).then_some(())).await;
    telegram.lose_answers(false);
    telegram.wait_until_confirmed().await;
    ada.sees_picture().await;
    ada.sees_nothing_more("/ping", "Pong").await;
    eve.sees("Pong").await;

    assert_eq!((stage.bytez.call_count(), pictures(&ada), pongs(&eve)), (1, 1, 1));
    stage.assert_proper();
}

#[tokio::test]
async fn what_one_person_asks_is_accepted_in_its_order() {
    let (scene, _) = scene().await;
    let stage = started(scene).await;
    let ada = stage.person("en");
    let prompts: Vec<_> = (0..5).map(|number| format!("fox {number}")).collect();

    for prompt in &prompts {
        ada.says(&format!("/generate {prompt}")).await;
    }
    ada.eventually("all pictures", |_| (pictures(&ada) == prompts.len()).then_some(())).await;

    assert_eq!(stage.bytez.calls().into_iter().map(|call| call.prompt).collect::<Vec<_>>(), prompts);
    stage.assert_proper();
}

#[tokio::test]
async fn polling_and_webhook_take_over_from_each_other() {
    let (scene, listen) = scene().await;
    let first = started(scene).await;
    let fake = first.leave().await;
    let ada = fake.user("Ada").language("en");
    ada.says("/ping").await; // Nobody is there.

    let polling = Scene::at(fake, 1).await.start().await;
    ada.sees("Pong").await;
    polling.telegram().wait_until_confirmed().await;
    assert_eq!(polling.telegram().world(|world| world.webhook().cloned()), None);
    let fake = polling.leave().await;
    let third = started(called(Scene::at(fake, 1).await, listen)).await;
    ada.says("/ping").await;
    ada.eventually("a second Pong", |_| (pongs(&ada) == 2).then_some(())).await;

    third.telegram().wait_until_confirmed().await;
    // Who stops polling tells by another poll what was taken, which may come before the end of the last one is noticed.
    let own = |what: &str| what.contains("terminated by other getUpdates");
    let others: Vec<_> = third.telegram().violations().into_iter().filter(|violation| !own(&violation.what)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[tokio::test]
async fn an_address_that_telegram_does_not_call_ends_it_with_a_clear_word() {
    let public = FakeTelegram::builder().local(false).start().await;
    let listen = ports::free();
    let stage = called(Scene::at(public, 1).await, listen).start().await;

    let told = stage.stopped().await.expect_err("Telegram refuses it").to_string();

    assert!(told.contains("An HTTPS URL must be provided") && told.contains("web.public_url"), "{told}");
}

/// Processes of one bot, whose logs nobody reads.
struct Processes<'a> {
    folder: &'a Path,
    variables: &'a [(String, String)],
}

impl Processes<'_> {
    fn start(&self, roles: &str) -> Child {
        let mut command = refrain(self.folder, &["run", "--role", roles], self.variables);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }
}

#[tokio::test]
async fn what_a_killed_process_took_without_saying_so_is_made_once() {
    let (scene, _) = scene().await;
    let database = Temporary::sqlite();
    let scene = scene.set(&[("DATABASE_URL", &*database.url()), ("REFRAIN_QUEUE__RESCUE_AFTER", "2s")]);
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let ada = telegram.user("Ada").language("en");
    let mut web = processes.start("web");
    until_called(telegram).await;

    telegram.lose_answers(true);
    ada.says("/generate a red fox").await;
    ada.sees("Accepted").await;
    web.kill().await.unwrap();
    telegram
        .wait_for("a post that nobody took", |world| {
            world
                .deliveries()
                .last()
                .filter(|post| post.answer.as_ref().is_err_and(|why| why.contains("reached")))
                .map(drop)
        })
        .await;
    telegram.lose_answers(false);
    let (_web, _worker) = (processes.start("web"), processes.start("worker"));
    telegram.wait_until_confirmed().await;
    ada.sees_picture().await;
    ada.says("/ping").await;
    ada.sees("Pong").await;

    assert_eq!((bytez.call_count(), pictures(&ada)), (1, 1), "{:#?}", ada.messages());
    assert_proper(telegram);
}

#[tokio::test]
async fn of_many_people_each_gets_one_picture_though_who_hears_them_is_killed() {
    const PEOPLE: usize = 24;
    let (scene, _) = scene().await;
    let database = Temporary::sqlite();
    let scene = scene.set(&[("DATABASE_URL", &*database.url()), ("REFRAIN_QUEUE__RESCUE_AFTER", "2s")]);
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let people: Vec<_> = (0..PEOPLE).map(|number| telegram.user(&format!("Person {number}"))).collect();
    let (mut web, _worker) = (processes.start("web"), processes.start("worker"));
    until_called(telegram).await;

    for (number, person) in people.iter().enumerate() {
        person.says(&format!("/generate fox {number}")).await;
        if number == PEOPLE / 2 {
            people[0].sees_picture().await;
            web.kill().await.unwrap();
        }
    }
    let _again = processes.start("web");

    for person in &people {
        person.eventually("a picture", |_| (pictures(person) > 0).then_some(())).await;
    }
    telegram.wait_until_confirmed().await;
    for person in &people {
        assert_eq!(pictures(person), 1, "{:#?}", person.messages());
    }
    assert_eq!(bytez.call_count(), PEOPLE);
    assert_proper(telegram);
}

#[tokio::test]
async fn who_serves_the_web_hears_what_telegram_posts() {
    let (scene, _) = scene().await;
    let database = Temporary::sqlite();
    let scene = scene.set(&[("DATABASE_URL", &*database.url())]);
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let processes = Processes { folder: folder.path(), variables: &variables };
    let ada = telegram.user("Ada").language("en");

    let (code, told) = ended(refrain(folder.path(), &["run", "--role", "gateway"], &variables)).await;
    let web = processes.start("web");
    until_called(telegram).await;
    ada.says("/generate a red fox").await;
    ada.sees("Accepted").await;
    assert_eq!(bytez.call_count(), 0, "who serves the web makes nothing");
    let _worker = processes.start("worker");
    ada.sees_picture().await;
    tell_to_stop(&web);
    assert!(web.wait_with_output().await.unwrap().status.success());

    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("gateway has nothing to do"), "{told}");
    assert_eq!(telegram.polls(), 0);
    assert_proper(telegram);
}
