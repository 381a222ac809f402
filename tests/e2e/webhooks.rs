//! Webhooks of the whole bot: a program asks by HTTP, and is called when its picture is there. And a process that sends them
//! is killed amidst: each comes at least once, and is the same by its id.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use refrain::core::queue::JobId;
use refrain::core::queue::store::{Callback, JobFacts, JobStore, NoticeState};
use refrain::core::request::{Person, Platform};
use refrain::storage::{Database, FolderOutputs, SqlJobs};
use refrain::web::Web;
use refrain::web::webhooks::{Private, SigningSecret, Webhooks};
use refrain::{Bot, Role, Roles};
use refrain_testkit::bytez::Picture;
use ring::hmac;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::database::Temporary;
use crate::database::fox::{fox_of, made};
use crate::ports;
use crate::process::{owned, refrain};
use crate::stage::{On, Scene};

const SECRET: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const JOBS: usize = 10;
/// Calls that are never answered: the first sender dies over them.
const HELD: usize = 5;
/// Short, so that the leases of who died lapse soon.
const WITHIN: Duration = Duration::from_secs(2);

/// What a sender is told of the world, by variables.
const DATABASE: &str = "SENDER_DATABASE";
const FOLDER: &str = "SENDER_FOLDER";

/// No test, but the life of a sender: this binary runs itself to have it in a process of its own.
#[tokio::test]
#[ignore = "started by the other test"]
async fn life_of_a_sender() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let secret = SigningSecret::new(&format!("whsec_{SECRET}").into()).unwrap();
    let webhooks = Webhooks::new(secret).private(Private::Everywhere).within(WITHIN);
    let bot = Bot::builder()
        .web(Web::new(([127, 0, 0, 1], 0).into()).webhooks(webhooks))
        .store(jobs(&database).await)
        .outputs(FolderOutputs::open(std::env::var(FOLDER).unwrap()).await.unwrap())
        .roles(Roles::new([Role::Web]))
        .build()
        .unwrap();
    bot.run_until(std::future::pending()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn webhooks_survive_a_killed_sender() {
    let (database, folder) = (Temporary::sqlite(), TempDir::new().unwrap());
    let jobs = jobs(&database.url()).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let target = format!("http://{}/hook", listener.local_addr().unwrap());
    let mut expected = Vec::new();
    for _ in 0..JOBS {
        expected.push(format!("msg_{}", ended(&*jobs, &target).await));
    }
    let (sender, mut calls) = unbounded_channel();
    tokio::spawn(receive(listener, sender));

    let mut process = start(&database, &folder);
    let mut received: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for _ in 0..HELD {
        let (id, body) = calls.recv().await.unwrap();
        received.entry(id).or_default().push(body);
    }
    process.kill().await.unwrap();
    let _process = start(&database, &folder);
    while jobs.notices(&[NoticeState::Sent], JOBS).await.unwrap().len() < JOBS {
        tokio::select! {
            call = calls.recv() => {
                let (id, body) = call.unwrap();
                received.entry(id).or_default().push(body);
            }
            () = tokio::time::sleep(Duration::from_millis(100)) => {} // What was noted is seen only by looking.
        }
    }

    expected.sort();
    assert_eq!(received.keys().cloned().collect::<Vec<_>>(), expected, "each once by its id");
    assert!(received.values().any(|bodies| bodies.len() > 1), "some came again");
    for bodies in received.values() {
        assert!(bodies.iter().all(|body| *body == bodies[0]), "the same at every try: {bodies:?}");
    }
}

#[tokio::test]
async fn a_program_that_asks_by_http_is_called_when_its_picture_is_there() {
    let listen = ports::free();
    let scene = Scene::with_keys(On::Telegram, 1).await.set(&[
        ("REFRAIN_WEB__ENABLED", "true"),
        ("REFRAIN_LISTEN", &listen.to_string()),
        ("REFRAIN_API_TOKEN", "secret-of-the-operator"),
        ("REFRAIN_WEB__TOKENS", "shop secret-of-the-shop jobs:read jobs:write"),
        ("REFRAIN_WEBHOOKS__SECRET", &format!("whsec_{SECRET}")),
        ("REFRAIN_WEBHOOKS__ALLOW_PRIVATE", "127.0.0.0/8"),
    ]);
    let variables = owned(&scene);
    let (_fake, _bytez, folder) = scene.into_world();
    let receiver = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let target = format!("http://{}/hook", receiver.local_addr().unwrap());
    let _bot = refrain(folder.path(), &["run"], &variables).stderr(Stdio::null()).spawn().unwrap();
    ports::answers(listen).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let submit = |target: &str| {
        let wanted = json!({"task": "image", "prompt": "a red fox", "webhook_url": target});
        client.post(format!("http://{listen}/v1/jobs")).bearer_auth("secret-of-the-shop").json(&wanted).send()
    };

    let elsewhere = submit("http://10.0.0.7/hook").await.unwrap();
    let accepted = submit(&target).await.unwrap();
    assert_eq!((elsewhere.status().as_u16(), accepted.status().as_u16()), (422, 202));
    let job: Value = accepted.json().await.unwrap();
    let (id, body) = loop {
        let (mut stream, _) = receiver.accept().await.unwrap();
        // Whose signature is not good is a panic.
        let Some(call) = read(&mut stream).await else { continue };
        stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.unwrap();
        break call;
    };

    let told: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(id, format!("msg_{}", job["id"].as_str().unwrap()));
    assert_eq!((&told["type"], &told["data"]["id"]), (&json!("job.done"), &job["id"]));
    assert_eq!(told["data"]["person"], "web:api/shop");
    let output = format!("http://{listen}{}", told["data"]["output"].as_str().unwrap());
    let picture = client.get(output).bearer_auth("secret-of-the-shop").send().await.unwrap();
    assert!(Picture::of("a red fox").is_in(&picture.bytes().await.unwrap()));
}

async fn jobs(url: &str) -> Arc<dyn JobStore> {
    let url = url.to_owned().into();
    Arc::new(SqlJobs::new(Database::open(&url).await.unwrap(), url))
}

fn start(database: &Temporary, folder: &TempDir) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["webhooks::life_of_a_sender", "--exact", "--ignored", "--nocapture"]);
    command.env(DATABASE, database.url()).env(FOLDER, folder.path().join("outputs"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap()
}

/// A job of a program, brought to its end.
async fn ended(store: &dyn JobStore, target: &str) -> JobId {
    let program = Person { platform: Platform::WEB, id: "api/shop".into() };
    let callback = Some(Callback { url: target.to_owned() });
    let facts = JobFacts { callback, ..fox_of(&program, store.now()) };
    made(store, &facts).await;
    facts.id
}

/// Holds the first calls, resets the next, answers another with 500, and takes the rest.
async fn receive(listener: TcpListener, calls: UnboundedSender<(String, String)>) {
    let served = Arc::new(AtomicUsize::new(0));
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (calls, served) = (calls.clone(), Arc::clone(&served));
        tokio::spawn(async move {
            let Some((id, body)) = read(&mut stream).await else { return };
            let number = served.fetch_add(1, Ordering::SeqCst);
            let _ = calls.send((id, body));
            let status = match number {
                ..HELD => std::future::pending().await,
                HELD => return, // A connection that is closed without an answer.
                _ if number == HELD + 1 => "500 Internal Server Error",
                _ => "204 No Content",
            };
            let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes()).await;
        });
    }
}

/// A whole call, whose signature is verified; nothing where it broke off.
async fn read(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut text = String::new();
    let mut part = [0; 4096];
    loop {
        let count = stream.read(&mut part).await.ok().filter(|count| *count > 0)?;
        text.push_str(std::str::from_utf8(&part[..count]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let header = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).unwrap().1.to_owned()
        };
        if body.len() < header("content-length").parse().unwrap() {
            continue;
        }
        assert!(head.starts_with("POST /hook HTTP/1.1\r\n"), "{head}");
        assert_eq!(header("content-type"), "application/json");
        let (id, time) = (header("webhook-id"), header("webhook-timestamp"));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        assert!(now.abs_diff(time.parse().unwrap()) <= 300, "a library would refuse a call of another time: {time}");
        let key = hmac::Key::new(hmac::HMAC_SHA256, &STANDARD.decode(SECRET).unwrap());
        let signed = hmac::sign(&key, format!("{id}.{time}.{body}").as_bytes());
        assert_eq!(header("webhook-signature"), format!("v1,{}", STANDARD.encode(signed)));
        return Some((id, body.to_owned()));
    }
}
