//! A language is a folder of `.ftl` files beside the running bot, and nothing else.

use std::fs;
use std::path::Path;

use refrain_testkit::telegram::FakeTelegram;
use serde_json::json;

use crate::stage::{On, Scene};

/// What Telegram's menu of that language says of `/ping`.
async fn menu_says(telegram: &FakeTelegram, language: &str, words: Option<&str>) {
    let wanted = format!("the menu in {language:?} says {words:?}");
    telegram
        .wait_for(&wanted, |world| {
            let menu = world.menu(&json!({"type": "default"}), language);
            let said = menu.and_then(|commands| commands.iter().find(|command| command["command"] == "ping"));
            let said = said.map(|command| command["description"].as_str().unwrap().to_owned());
            (said.as_deref() == words).then_some(())
        })
        .await;
}

fn write(locales: &Path, tag: &str, text: &str) {
    fs::create_dir_all(locales.join(tag)).unwrap();
    fs::write(locales.join(tag).join("bot.ftl"), text).unwrap();
}

#[tokio::test]
async fn a_language_comes_changes_breaks_and_goes_while_the_bot_runs() {
    let scene = Scene::with_keys(On::Telegram, 1).await;
    let parent = tempfile::tempdir().unwrap();
    let locales = parent.path().join("locales");
    fs::create_dir(&locales).unwrap();
    let stage = scene.set(&[("REFRAIN_LOCALES", &locales.display().to_string())]).start().await;
    let ada = stage.person("fy");
    menu_says(stage.telegram(), "en", Some("Is the bot there?")).await;

    write(&locales, "fy", "ping-text = Ik bin hjir!\ncommand-ping = Is de bot der?\n");
    menu_says(stage.telegram(), "fy", Some("Is de bot der?")).await;
    ada.says("/ping").await;
    ada.sees("Ik bin hjir!").await;

    write(&locales, "fy", "ping-text = Ik bin der noch!\ncommand-ping = Noch der?\n");
    menu_says(stage.telegram(), "fy", Some("Noch der?")).await;
    ada.says("/ping").await;
    ada.sees("Ik bin der noch!").await;

    write(&locales, "fy", "ping-text = { stikken\n");
    write(&locales, "de", "command-ping = Lebst du?\n");
    menu_says(stage.telegram(), "de", Some("Lebst du?")).await;
    ada.says("/ping").await;
    ada.sees("Ik bin der noch!").await;

    fs::remove_dir_all(locales.join("fy")).unwrap();
    menu_says(stage.telegram(), "fy", None).await;
    ada.says("/ping").await;
    ada.sees("Pong! I am here.").await;
    stage.assert_proper();
}
