//! The queue as a whole, what somebody asked for before, and how it is forgotten.

use refrain_testkit::bytez::{Answer, Gate, Picture};
use refrain_testkit::person::Person;

use crate::stage::{KEYS, On, Scene, Stage, on_every_platform};

on_every_platform![
    the_queue_tells_how_many_wait_and_where_ones_own_are,
    history_shows_the_last_results_and_the_newest_picture,
    a_result_of_the_history_is_made_again,
    history_survives_a_restart_and_is_ones_own,
    what_was_covered_is_covered_again,
    forget_tells_what_it_would_do_and_does_it_once_confirmed,
    nothing_is_forgotten_while_something_is_under_way,
];

async fn the_queue_tells_how_many_wait_and_where_ones_own_are(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let (ada, eve) = (stage.person("en"), stage.user("Eve"));
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;
    eve.says("/generate a blue fox").await;
    eve.sees("place 1").await;

    eve.says("/queue").await;
    let seen = eve.sees("The queue").await;

    assert!(seen.text.contains("Pictures – waiting: 1, being made: 1."), "{}", seen.text);
    assert!(seen.text.contains("place 1 in the queue") && seen.text.contains("a blue fox"), "{}", seen.text);
    assert!(!seen.text.contains("a red fox"), "that is somebody else's: {}", seen.text);
    gate.open();
    ada.sees_picture().await;
    eve.sees_picture().await;
    stage.assert_proper();
}

async fn history_shows_the_last_results_and_the_newest_picture(on: On) {
    let answers = [Answer::Picture, Answer::Picture];
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).answers(answers)).start().await;
    let ada = stage.person("en");
    ada.says("/history").await;
    ada.sees("no finished requests").await;
    for prompt in ["a red fox", "a blue wolf"] {
        ada.says(&format!("/generate {prompt}")).await;
        ada.sees_picture().await;
    }
    all_is_noted(&ada).await;

    ada.says("/history").await;
    let history = ada.sees_picture().await;

    let (newer, older) = (history.caption.find("a blue wolf"), history.caption.find("a red fox"));
    assert!(newer.is_some() && newer < older, "{}", history.caption);
    assert!(Picture::of("a blue wolf").is_in(&history.media.bytes));
    assert_eq!(history.labels(), ["🔁 a blue wolf", "🔁 a red fox"]);

    ada.says("/history --count 1").await;
    let one = ada.sees_picture().await;
    assert_eq!(one.labels(), ["🔁 a blue wolf"]);
    stage.assert_proper();
}

async fn a_result_of_the_history_is_made_again(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    all_is_noted(&ada).await;
    ada.says("/history").await;
    ada.sees_picture().await;

    ada.presses("🔁 a red fox").await;

    assert!(Picture::of("a red fox").is_in(&ada.sees_picture().await.media.bytes));
    assert_eq!(stage.bytez.call_count(), 2);
    stage.assert_proper();
}

async fn history_survives_a_restart_and_is_ones_own(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let (ada, eve) = (stage.person("en"), stage.user("Eve"));
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    let stage = stage.restarted().await;
    stage.fake.wait_until_met().await;

    ada.says("/history").await;
    eve.says("/history").await;

    assert!(Picture::of("a red fox").is_in(&ada.sees_picture().await.media.bytes));
    eve.sees("no finished requests").await;
    stage.assert_proper();
}

async fn what_was_covered_is_covered_again(on: On) {
    let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_MESSAGES__SPOILER", "true")]);
    let stage = scene.start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    ada.sees_picture().await;
    all_is_noted(&ada).await;

    ada.says("/history").await;
    let again = ada.sees_picture().await;

    let covered = |message| ada.messages().into_iter().find(|seen| seen.message == message).unwrap().spoiler;
    assert!(covered(again.message));
    stage.assert_proper();
}

async fn forget_tells_what_it_would_do_and_does_it_once_confirmed(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let (ada, eve) = (stage.person("en"), stage.user("Eve"));
    for person in [&ada, &eve] {
        person.says("/generate a red fox").await;
        person.sees_picture().await;
        all_is_noted(person).await;
    }
    ada.says("/language de").await;
    ada.sees("Deutsch").await;
    let outputs = || std::fs::read_dir(stage.folder.path().join("outputs")).unwrap().count();

    ada.says("/forget").await;
    ada.sees("endgültig").await;
    assert_eq!(outputs(), 2);
    ada.says("/forget --confirm").await;
    ada.sees("✓ Vergessen").await;

    assert_eq!(outputs(), 1);
    ada.says("/history").await;
    ada.sees("no finished requests").await;
    eve.says("/history").await;
    eve.sees_picture().await;
    stage.assert_proper();
}

async fn nothing_is_forgotten_while_something_is_under_way(on: On) {
    let gate = Gate::closed();
    let scene = Scene::with_keys(on, 1).await;
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(Answer::Picture.behind(&gate))).start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    gate.wait_for_arrivals(1).await;

    ada.says("/forget --confirm").await;
    ada.sees("nothing was removed").await;
    gate.open();

    ada.sees_picture().await;
    stage.assert_proper();
}

/// Waits until the bot has noted the ends of a person's requests: they see a result a moment before.
async fn all_is_noted(person: &Person) {
    loop {
        let asked = person.says("/status").await;
        if person.sees_after(asked, "under way").await.text.contains("no requests under way") {
            return;
        }
    }
}
