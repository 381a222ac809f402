//! What an operator does beside a running bot: `refrain jobs` and `refrain keys`.

use std::path::Path;

use refrain_testkit::bytez::{Answer, Gate};
use serde_json::Value;

use crate::process::{ended, owned, refrain};
use crate::stage::{KEYS, On, Scene};

async fn told(folder: &Path, line: &str, variables: &[(String, String)]) -> (Option<i32>, String) {
    let arguments: Vec<_> = line.split_whitespace().collect();
    ended(refrain(folder, &arguments, variables)).await
}

async fn json(folder: &Path, line: &str, variables: &[(String, String)]) -> Value {
    let (code, text) = told(folder, line, variables).await;
    assert_eq!(code, Some(0), "{line}: {text}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{line}: {error}: {text}"))
}

#[tokio::test]
async fn a_running_request_is_found_cancelled_and_made_once_more() {
    let gate = Gate::closed();
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        // Else the key counts as taken for a while after the call that was given up.
        .set(&[("REFRAIN_RETRY__TIMEOUT_GRACE", "0s")])
        .bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)]));
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let folder = folder.path();
    let _bot = refrain(folder, &["run"], &variables).spawn().unwrap();
    let ada = fake.telegram().user("Ada");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;

    let list = format!("jobs list --state running --person telegram:{} --json", ada.id());
    let running = json(folder, &list, &variables).await;
    let id = running[0]["id"].as_str().unwrap().to_owned();
    assert_eq!((running.as_array().unwrap().len(), &running[0]["prompt"]), (1, &"a red fox".into()));
    assert_eq!(json(folder, "jobs list --person telegram:1 --json", &variables).await, Value::Array(Vec::new()));
    let (too_early, why) = told(folder, &format!("jobs retry {id}"), &variables).await;
    assert!(too_early == Some(1) && why.contains("running"), "{why}");

    assert_eq!(json(folder, &format!("jobs cancel {id} --json"), &variables).await["cancelled"], true);
    ada.sees("Cancelled").await;
    gate.open();
    // The message says so a moment before that is noted.
    let (mut code, mut text) = told(folder, &format!("jobs retry {id} --json"), &variables).await;
    while code != Some(0) && text.contains("delivering") {
        (code, text) = told(folder, &format!("jobs retry {id} --json"), &variables).await;
    }
    assert_eq!(code, Some(0), "{text}");
    let again: Value = serde_json::from_str(&text).unwrap();
    ada.sees_picture().await;

    let new = again["id"].as_str().unwrap();
    let (_, story) = told(folder, &format!("jobs show {new}"), &variables).await;
    assert!(story.contains("a red fox") && story.contains("with bytez#1") && story.contains(": made"), "{story}");
    let old = json(folder, &format!("jobs show {id} --json"), &variables).await;
    assert_eq!((&old["state"], &old["outcome"]), (&"cancelled".into(), &"cancelled".into()));
    fake.telegram().assert_no_violations();
}

#[tokio::test]
async fn what_is_not_there_is_told_and_not_made() {
    let folder = tempfile::tempdir().unwrap();

    let (code, text) = told(folder.path(), "jobs list", &[]).await;

    assert_eq!(code, Some(1));
    assert!(text.contains("there is no database") && text.contains("DATABASE_URL"), "{text}");
    assert!(!folder.path().join("data").exists());
}

#[tokio::test]
async fn keys_are_probed_for_free_and_no_secret_is_shown() {
    let scene = Scene::with_keys(On::Telegram, 2).await.bytez(|bytez| _ = bytez.key(KEYS[1]).dead());
    let variables = owned(&scene);
    let (_fake, bytez, folder) = scene.into_world();

    let (code, probed) = told(folder.path(), "keys probe", &variables).await;
    let listed = json(folder.path(), "keys list --json", &variables).await;

    assert_eq!(code, Some(1));
    assert_eq!(probed, "bytez#1: good\nbytez#2: the key was rejected\n");
    assert_eq!((&listed[0]["key"], &listed[1]["key"]), (&"bytez#1".into(), &"bytez#2".into()));
    assert!(KEYS.iter().all(|secret| !listed.to_string().contains(secret) && !probed.contains(secret)));
    assert_eq!(bytez.call_count(), 0, "it costs nothing");
}
