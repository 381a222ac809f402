//! The playground of a bot in several processes: who serves it makes nothing, and shows all the same what becomes of it.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

use crate::database::Temporary;
use crate::ports;
use crate::process::{owned, refrain};
use crate::stage::{On, Scene};
use crate::visitor::Visitor;

/// A process with a part of the bot, once it has said `word`.
async fn started(folder: &Path, variables: &[(String, String)], role: &str, word: &str) -> Child {
    let mut command = refrain(folder, &["run", "--role", role], variables);
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if line.contains(word) {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return process;
        }
    }
    panic!("it ended before it said {word:?}");
}

fn says(told: &Value, words: &str) -> bool {
    told["paragraphs"].to_string().contains(words)
}

#[tokio::test]
async fn what_another_process_makes_is_seen_in_the_chat() {
    let (listen, database): (SocketAddr, _) = (ports::free(), Temporary::sqlite());
    let scene = Scene::with_keys(On::Telegram, 1).await.set(&[
        ("REFRAIN_WEB__ENABLED", "true"),
        ("REFRAIN_LISTEN", &listen.to_string()),
        ("DATABASE_URL", &*database.url()),
    ]);
    let variables = owned(&scene);
    let (_fake, bytez, folder) = scene.into_world();
    let _web = started(folder.path(), &variables, "web", "serving the web").await;
    let mut ada = Visitor::at(listen).await;

    ada.post("/play/say", &[("text", "/generate a red fox")]).await;
    ada.post("/play/say", &[("text", "/generate a blue fox")]).await;
    let waits = ada.sees("message", |told| says(told, "Accepted")).await;
    assert_eq!(bytez.call_count(), 0);
    let _worker = started(folder.path(), &variables, "worker", "does a part").await;

    let (first, second) = (ada.sees_picture().await, ada.sees_picture().await);
    assert!(first["id"] == waits["id"] && second["id"] != first["id"], "each in its own message: {first} {second}");
    let picture = ada.get(first["media"][0]["url"].as_str().unwrap()).await;
    assert!(picture.headers()["content-type"].to_str().unwrap().starts_with("image/"));
    assert!(first["buttons"].to_string().contains("again:"), "{first}");
    assert_eq!(bytez.call_count(), 2);
}
