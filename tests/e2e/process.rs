//! The binary itself, as an operator meets it.

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;

use refrain_testkit::bytez::{Answer, Gate};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::stage::{KEYS, On, Scene};

/// `refrain` with nothing in its environment but what the scene sets.
pub(crate) fn refrain(folder: &Path, arguments: &[&str], variables: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
    command.args(arguments).current_dir(folder).env_clear().envs(variables.iter().cloned()).kill_on_drop(true);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) async fn ended(mut command: Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } =
        timeout(Duration::from_secs(30), command.output()).await.expect("it ends").unwrap();
    (status.code(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

pub(crate) fn owned(scene: &Scene) -> Vec<(String, String)> {
    scene.variables().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

pub(crate) fn tell_to_stop(child: &Child) {
    let pid = child.id().expect("it runs").to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
}

#[tokio::test]
async fn all_faults_of_the_settings_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("refrain.toml"), "[retry]\nmax_attempts = 0\nbase_dely = \"2s\"\n").unwrap();
    let variables = [("REFRAIN_ROUTES__IMAGE__DEADLINE".to_owned(), "soon".to_owned())];

    let (code, text) = ended(refrain(folder.path(), &["run"], &variables)).await;

    assert_eq!(code, Some(1));
    for part in [
        "TELEGRAM_TOKEN",
        "BYTEZ_API_KEY_1",
        "refrain.toml:2",
        "refrain.toml:3",
        "base_delay",
        "REFRAIN_ROUTES__IMAGE__DEADLINE",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[tokio::test]
async fn check_tries_the_token_and_the_keys_only_when_asked_to() {
    let scene = Scene::with_keys(On::Telegram, 2).await.bytez(|bytez| _ = bytez.key(KEYS[1]).dead());
    let variables = owned(&scene);
    let (fake, bytez, folder) = scene.into_world();
    let telegram = fake.telegram();

    let (offline, _) = ended(refrain(folder.path(), &["check"], &variables)).await;
    let unasked = (telegram.calls().len(), bytez.probes().len());
    let (online, text) = ended(refrain(folder.path(), &["check", "--online", "--json"], &variables)).await;

    assert_eq!((offline, unasked), (Some(0), (0, 0)));
    assert_eq!(online, Some(1));
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["ok"], false);
    assert_eq!(report["faults"][0]["text"], "bytez#2: the key was rejected");
    assert!(report["fine"].to_string().contains("@refrain_bot"), "{text}");
    assert_eq!(bytez.call_count(), 0, "a check costs nothing");
}

#[tokio::test]
async fn a_wrong_token_ends_it_with_a_clear_word() {
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        .set(&[("TELEGRAM_TOKEN", "123456:AAwrong-token-of-somebody-else-000000")]);
    let variables = owned(&scene);
    let (_telegram, _bytez, folder) = scene.into_world();

    let (code, text) = ended(refrain(folder.path(), &[], &variables)).await;

    assert_eq!(code, Some(1));
    assert!(text.contains("refused the token") && text.contains("TELEGRAM_TOKEN"), "{text}");
    assert!(!text.contains("AAwrong"), "{text}");
}

#[tokio::test]
async fn sigterm_drains() {
    let gate = Gate::closed();
    let scene = Scene::with_keys(On::Telegram, 1)
        .await
        .bytez(|bytez| _ = bytez.key(KEYS[0]).answers([Answer::Picture.behind(&gate)]));
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let telegram = fake.telegram();
    let child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = telegram.user("Ada");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;

    tell_to_stop(&child);
    telegram.wait_until_confirmed().await;
    gate.open();
    ada.sees_picture().await;

    let output = timeout(Duration::from_secs(30), child.wait_with_output()).await.expect("it stops").unwrap();
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{log}");
    assert!(log.contains("logged in to Telegram") && !log.contains('\u{1b}'), "no colours in a pipe: {log}");
    telegram.assert_no_violations();
}

#[tokio::test]
async fn a_broken_language_file_is_named_and_the_old_words_stay() {
    let scene = Scene::with_keys(On::Telegram, 1).await;
    let locales = tempfile::tempdir().unwrap();
    std::fs::create_dir(locales.path().join("de")).unwrap();
    std::fs::write(locales.path().join("de/bot.ftl"), "# fine so far\nping-text = Na und {\n").unwrap();
    let scene = scene.set(&[("REFRAIN_LOCALES", &locales.path().display().to_string())]);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let telegram = fake.telegram();

    let (code, report) = ended(refrain(folder.path(), &["check"], &variables)).await;
    let _child = refrain(folder.path(), &["run"], &variables).spawn().unwrap();
    let ada = telegram.user("Ada").language("de");
    ada.says("/ping").await;

    assert_eq!(code, Some(1));
    assert!(report.contains("de/bot.ftl:3:1") && report.contains("the entry of line 2"), "{report}");
    ada.sees("Pong").await;
}

#[tokio::test]
async fn a_folder_that_can_not_be_written_is_told_before_anything_starts() {
    let scene = Scene::with_keys(On::Telegram, 1).await;
    let file = tempfile::NamedTempFile::new().unwrap();
    let scene = scene.set(&[("REFRAIN_OUTPUTS__FOLDER", &file.path().display().to_string())]);
    let variables = owned(&scene);
    let (fake, _bytez, folder) = scene.into_world();
    let telegram = fake.telegram();

    let (code, text) = ended(refrain(folder.path(), &[], &variables)).await;

    assert_eq!(code, Some(1));
    assert!(text.contains(&file.path().display().to_string()), "{text}");
    assert!(telegram.calls().is_empty());
}
