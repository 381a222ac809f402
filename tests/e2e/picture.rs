//! The main job: a prompt becomes a picture.

use refrain_testkit::bytez::{Answer, Gate, Picture, Video};
use refrain_testkit::person::{Button, Picture as Shown};

use crate::stage::{On, Scene, Stage, on_every_platform};

on_every_platform![
    a_prompt_becomes_a_picture_in_the_message_that_accepted_it,
    every_form_of_an_answer_becomes_a_picture,
    the_other_spelling_of_the_body_works_as_well,
    a_video_is_a_video,
    a_seed_that_is_given_is_used_and_shown,
    what_a_picture_tells_about_its_making_stays_behind,
    a_result_is_kept_before_it_is_delivered,
    again_makes_another_one_with_a_seed_of_its_own,
    a_prompt_never_becomes_markup_a_mention_or_a_link,
    the_message_tells_what_happens_on_the_way,
    a_result_is_varied_and_animated_where_there_are_routes_for_it,
];

async fn a_prompt_becomes_a_picture_in_the_message_that_accepted_it(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;
    let accepted = ada.sees("Accepted").await;
    let picture = ada.sees_picture().await;

    assert_eq!(picture.message, accepted.message);
    assert!(Picture::of("a red fox").is_in(&picture.media.bytes));
    let seed = stage.bytez.calls()[0].seed.expect("a seed is always sent");
    assert_eq!(picture.caption, format!("a red fox\n\nSeed: {seed}"));
    assert_eq!(picture.labels(), ["🔁 Again"]);
    assert_eq!(ada.messages().iter().filter(|message| message.media.is_some()).count(), 1);
    stage.assert_proper();
}

async fn every_form_of_an_answer_becomes_a_picture(on: On) {
    let forms =
        [Answer::Picture, Answer::OutputList, Answer::OutputObject, Answer::Base64, Answer::DataUrl, Answer::RawBytes];
    let stage =
        Scene::with_keys(on, 1).await.bytez(|bytez| _ = bytez.key(crate::stage::KEYS[0]).answers(forms)).start().await;
    let ada = stage.person("en");

    for number in 0..6 {
        let prompt = format!("fox number {number}");
        ada.says(&format!("/generate {prompt}")).await;
        let picture = ada.sees_picture().await;
        assert!(Picture::of(&prompt).is_in(&picture.media.bytes), "form {number}");
    }
    stage.assert_proper();
}

async fn the_other_spelling_of_the_body_works_as_well(on: On) {
    let stage = Scene::with_keys(on, 1).await.set(&[("REFRAIN_PROVIDERS__BYTEZ__BODY", "input")]).start().await;
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;

    assert!(Picture::of("a red fox").is_in(&ada.sees_picture().await.media.bytes));
    stage.assert_proper();
}

async fn a_video_is_a_video(on: On) {
    let scene = Scene::with_keys(on, 1).await.set(&[("REFRAIN_ROUTES__VIDEO__CHAIN", "bytez:owner/moving")]);
    let stage = scene.bytez(|bytez| _ = bytez.video_model("owner/moving")).start().await;
    let ada = stage.person("en");

    ada.says("/video a running fox").await;
    let video = ada.sees_video().await;

    assert!(Video::of("a running fox").is_in(&video.media.bytes));
    stage.assert_proper();
}

async fn a_seed_that_is_given_is_used_and_shown(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    ada.says("/generate a red fox --seed 42").await;
    let picture = ada.sees_picture().await;

    assert!(Picture::of("a red fox").with_seed(42).is_in(&picture.media.bytes));
    assert_eq!(picture.caption, "a red fox\n\nSeed: 42");
}

async fn what_a_picture_tells_about_its_making_stays_behind(on: On) {
    let stage = Scene::with_keys(on, 1)
        .await
        .bytez(|bytez| _ = bytez.key(crate::stage::KEYS[0]).answers([Answer::WithMetadata]))
        .start()
        .await;
    let ada = stage.person("en");

    ada.says("/generate a very private fox").await;
    let picture = ada.sees_picture().await;

    let contains = |text: &str| picture.media.bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(Picture::of("a very private fox").is_in(&picture.media.bytes));
    assert!(!contains("a very private fox") && !contains("tEXt"));
}

async fn a_result_is_kept_before_it_is_delivered(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;
    let picture = ada.sees_picture().await;

    let job = &stage.bytez.calls()[0].idempotency_key.clone().expect("a job sends its id");
    let kept = std::fs::read(stage.folder.path().join("outputs").join(job).join("0.png")).unwrap();
    assert_eq!(kept, picture.media.bytes);
}

async fn again_makes_another_one_with_a_seed_of_its_own(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let first = ada.sees_picture().await;

    ada.presses("🔁").await;
    let second = ada.sees_picture().await;

    assert_ne!(second.message, first.message);
    let calls = stage.bytez.calls();
    assert_eq!(calls[1].prompt, "a red fox");
    assert_ne!(calls[0].seed, calls[1].seed);
    assert_ne!(calls[0].idempotency_key, calls[1].idempotency_key);
    stage.assert_proper();
}

async fn a_prompt_never_becomes_markup_a_mention_or_a_link(on: On) {
    let stage = Stage::with_keys(on, 1).await;
    let ada = stage.person("en");
    let prompt = "<b>a</b> *red* [fox](https://evil.example) @everyone `code` \u{202e}xof";

    ada.says(&format!("/generate {prompt}")).await;
    let picture = ada.sees_picture().await;

    let kinds: Vec<_> = picture.entities.iter().map(|entity| entity["type"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["code", "code"], "the prompt and the seed, nothing else: {}", picture.caption);
    let shown = prompt.replace('\u{202e}', "");
    let shown = match on {
        // Nothing in Discord's code can stand for a backtick.
        On::Discord => shown.replace('`', "ˋ"),
        On::Telegram => shown,
    };
    assert!(picture.caption.replace('\u{200b}', "").starts_with(&shown), "{}", picture.caption);
}

async fn the_message_tells_what_happens_on_the_way(on: On) {
    let gate = Gate::closed();
    let stage = Stage::with_keys(on, 1).await;
    stage.bytez.key(crate::stage::KEYS[0]).answers([Answer::Picture.behind(&gate)]);
    let ada = stage.person("ru");

    ada.says("/generate лиса").await;
    let running = ada.sees("🎨").await;
    gate.open();
    let picture = ada.sees_picture().await;

    assert_eq!(picture.message, running.message);
    stage.assert_proper();
}

async fn a_result_is_varied_and_animated_where_there_are_routes_for_it(on: On) {
    let scene = Scene::with_keys(on, 1).await.set(&[
        ("REFRAIN_ROUTES__VARY__CHAIN", "bytez:owner/image-to-image"),
        ("REFRAIN_ROUTES__ANIMATE__CHAIN", "bytez:owner/image-to-video"),
    ]);
    let stage = scene.bytez(|bytez| _ = bytez.video_model("owner/image-to-video")).start().await;
    let ada = stage.person("en");
    ada.says("/generate a red fox").await;
    let first = ada.sees_picture().await;

    ada.presses("Vary").await;
    let varied = ada.sees_picture().await;
    ada.presses_old(first.message, button(&first, "Animate")).await;
    let animated = ada.sees_video().await;

    assert_eq!(first.labels(), ["🔁 Again", "🎨 Vary", "🎬 Animate"]);
    assert_eq!(animated.labels(), ["🔁 Again"], "a video is the end of it");
    assert!(Video::of("a red fox").is_in(&animated.media.bytes));
    assert!(![varied.message, animated.message].contains(&first.message));
    let sources: Vec<_> = stage.bytez.calls().into_iter().map(|call| call.source).collect();
    assert_eq!(sources, [None, Some(first.media.bytes.clone()), Some(first.media.bytes.clone())]);
    stage.assert_proper();
}

fn button<'a>(picture: &'a Shown, label: &str) -> &'a Button {
    picture.buttons.iter().flatten().find(|button| button.label.contains(label)).expect("it has the button")
}
